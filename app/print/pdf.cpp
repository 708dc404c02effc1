#include "print/pdf.hpp"

#include <cairo-pdf.h>

#include <cassert>

#include "base/error.hpp"
#include "print/pdf_canvas.hpp"
#include "print/text_runs.hpp"

namespace demarc::print {
namespace {

void setMetadata(cairo_surface_t* surface, const PageOptions& options) {
    // Without a date of its own, Cairo would write the time at which it ran.
    std::string created;
    for (const auto& [keyword, text] : options.texts) {
        const auto set = [&, value = readable(text)](cairo_pdf_metadata_t what) { cairo_pdf_surface_set_metadata(surface, what, value.c_str()); };
        if (keyword == "Title") set(CAIRO_PDF_METADATA_TITLE);
        else if (keyword == "Author") set(CAIRO_PDF_METADATA_AUTHOR);
        else if (keyword == "Description") set(CAIRO_PDF_METADATA_SUBJECT);
        else if (keyword == "Keywords") set(CAIRO_PDF_METADATA_KEYWORDS);
        else if (keyword == "Software") set(CAIRO_PDF_METADATA_CREATOR);
        else if (keyword == "Creation Time") created = text;
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.empty() ? nullptr : created.c_str());
}

}  // namespace

std::string encodePdf(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const PageOptions& options) {
    const PdfPage page{&scene, &frame};
    return encodePdf(std::span{&page, 1}, fonts, options);
}

std::string encodePdf(std::span<const PdfPage> pages, const map::FontSet& fonts, const PageOptions& options) {
    assert(!pages.empty());
    std::string bytes;
    const auto append = [](void* to, const unsigned char* data, unsigned length) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    };
    const Page first = pageOf(*pages.front().frame, options);
    const CairoSurface surface{cairo_pdf_surface_create_for_stream(append, &bytes, first.width_pt, first.height_pt)};
    setMetadata(surface.get(), options);
    PdfFonts faces{fonts};
    const Cairo cairo{cairo_create(surface.get())};
    cairo_font_options_t* sharp = cairo_font_options_create();
    cairo_font_options_set_hint_style(sharp, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(sharp, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo.get(), sharp);
    cairo_font_options_destroy(sharp);
    PdfCanvas canvas{cairo.get(), faces};
    for (const PdfPage& each : pages) {
        const Page page = pageOf(*each.frame, options);
        cairo_pdf_surface_set_size(surface.get(), page.width_pt, page.height_pt);
        cairo_save(cairo.get());
        cairo_translate(cairo.get(), page.offset_pt.x, page.offset_pt.y);
        cairo_scale(cairo.get(), page.scale_pt, page.scale_pt);
        drawVector(*each.scene, *each.frame, canvas);
        cairo_restore(cairo.get());
        if (&each != &pages.back()) cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())})
        if (status != CAIRO_STATUS_SUCCESS) throw base::Error{std::string{"the PDF can't be written: "} + cairo_status_to_string(status)};
    return bytes;
}

}  // namespace demarc::print
