#include "print/export.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/file.hpp"
#include "print/ending.hpp"
#include "print/encode.hpp"
#include "print/geo_reference.hpp"
#include "print/geodata.hpp"
#include "print/pdf.hpp"
#include "print/png.hpp"
#include "print/png_stream.hpp"
#include "print/svg.hpp"
#include "print/vector_format.hpp"

namespace demarc::print {

map::LayoutOptions sheetFor(int width_px, int height_px, double scale) {
    map::LayoutOptions sheet;
    sheet.width_px = width_px;
    sheet.height_px = height_px;
    // Type smaller than this is not read; a small sheet has less on it instead.
    constexpr double LEAST = 0.75;
    const double bySize = height_px > width_px ? std::min(width_px / 1200.0, height_px / 1500.0) : std::min(width_px / 1920.0, height_px / 1080.0);
    sheet.scale = scale > 0 ? scale : std::max(LEAST, bySize);
    return sheet;
}

LaidOut layOut(const std::vector<claim::Reading>& readings, map::SceneRequest request, const map::LayoutOptions& sheet, map::Cartographer& cartographer,
               const map::FontSet& fonts) {
    const map::Rect viewport = map::mapViewport(sheet);
    request.width_px = static_cast<int>(viewport.width() / sheet.scale);
    request.pictureScale = sheet.scale;
    request.height_px = static_cast<int>(viewport.height() / sheet.scale);
    LaidOut made{cartographer.compose(readings, request), {}};
    map::LayoutOptions drawn = sheet;
    drawn.annotations = request.annotations;
    made.frame = map::layout(*made.scene, map::Cartographer::view(*made.scene, viewport, request), drawn, fonts);
    return made;
}

std::shared_ptr<const map::Picture> readLogo(const std::filesystem::path& path) {
    Image image = readPng(path);
    return std::make_shared<const map::Picture>(map::Picture{image.width_px, image.height_px, std::move(image.rgba)});
}

std::optional<VectorFormat> vectorFormatOf(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    if (ending == ".pdf") return VectorFormat::pdf;
    if (ending == ".svg") return VectorFormat::svg;
    return std::nullopt;
}

namespace {

/// What a file says of the map in it.
std::vector<std::pair<std::string, std::string>> textsOf(const map::Furniture& words) {
    std::vector<std::pair<std::string, std::string>> texts;
    const auto add = [&](const char* keyword, std::string text) {
        if (!text.empty()) texts.emplace_back(keyword, std::move(text));
    };
    add("Title", words.title);
    add("Description", words.deck + (words.deck.empty() ? "" : " ") + words.asOf + ". " + words.disclaimer);
    add("Software", "demarc");
    return texts;
}

void writeVectors(const std::filesystem::path& path, VectorFormat format, const LaidOut& made, const map::FontSet& fonts, const SheetOptions& options) {
    constexpr double MM_PER_INCH = 25.4;
    PageOptions page;
    // Without a resolution a browser shows an SVG in the pixels that were asked for; a page of a PDF is as large as its type asks.
    constexpr double CSS_DPI = 96;
    const double dpi = options.dpi > 0 ? options.dpi : format == VectorFormat::svg ? CSS_DPI : 0;
    if (dpi > 0) page.width_mm = made.frame.width_px / dpi * MM_PER_INCH;
    page.texts = textsOf(made.scene->furniture);
    base::writeFile(path, format == VectorFormat::pdf ? encodePdf(*made.scene, made.frame, fonts, page) : encodeSvg(*made.scene, made.frame, fonts, page));
}

void writePixels(const std::filesystem::path& path, const LaidOut& made, const map::FontSet& fonts, Printer& printer, const SheetOptions& given) {
    const map::Frame& frame = made.frame;
    ImageOptions options;
    options.dpi = given.dpi;
    options.transparent = frame.paper.a < 255;
    options.lossless = given.quality == 0;
    if (given.quality > 0) options.quality = given.quality;
    options.texts = textsOf(made.scene->furniture);
    options.reference = geoReferenceOf(*made.scene, frame);
    const bool isPng = path == "-" || imageFormatOf(path) == ImageFormat::png;
    if (isPng && static_cast<long>(frame.width_px) * frame.height_px > kLargestWhole_px2) {
        PngStream file{path, frame.width_px, frame.height_px, options};
        printer.printBands(*made.scene, frame, fonts, [&](const Image& band, int top_px) {
            file.add(band);
            if (given.progress) given.progress(static_cast<double>(top_px + band.height_px) / frame.height_px);
        });
        file.finish();
    } else {
        writeImage(path, printer.print(*made.scene, frame, fonts), options);
    }
    if (given.worldFile) writeWorldFile(path, *options.reference);
}

}  // namespace

void writeSheet(const std::filesystem::path& path, const LaidOut& made, const map::FontSet& fonts, Printer& printer, const SheetOptions& options) {
    if (const auto format = vectorFormatOf(path)) writeVectors(path, *format, made, fonts, options);
    else if (geodataFormatOf(path)) writeGeodata(path, options.features ? options.features() : std::vector<map::DrawnFeature>{}, made.scene->furniture.title);
    else writePixels(path, made, fonts, printer, options);
}

}  // namespace demarc::print
