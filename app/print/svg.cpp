#include "print/svg.hpp"

#include <string_view>

#include "print/svg_canvas.hpp"
#include "print/svg_write.hpp"

namespace demarc::print {
namespace {

/// Dublin Core's word for a PNG keyword, or none.
std::string_view elementOf(std::string_view keyword) {
    if (keyword == "Title") return "dc:title";
    if (keyword == "Author") return "dc:creator";
    if (keyword == "Description") return "dc:description";
    if (keyword == "Keywords") return "dc:subject";
    if (keyword == "Source") return "dc:source";
    if (keyword == "Copyright") return "dc:rights";
    if (keyword == "Creation Time") return "dc:date";
    return {};
}

void appendElement(std::string& out, std::string_view element, std::string_view text) {
    out.append("<").append(element).append(">");
    appendEscaped(out, text);
    out.append("</").append(element.substr(0, element.find(' '))).append(">\n");
}

void appendMetadata(std::string& out, const PageOptions& options) {
    std::string metadata;
    for (const auto& [keyword, text] : options.texts) {
        if (keyword == "Title") appendElement(out, "title", text);
        if (keyword == "Description") appendElement(out, "desc", text);
        std::string element{elementOf(keyword)};
        if (element.empty()) {
            element = "d:text";
            appendAttribute(element, "keyword", keyword);
        }
        appendElement(metadata, element, text);
    }
    if (!metadata.empty()) out += "<metadata xmlns:d=\"urn:demarc:text\">\n" + metadata + "</metadata>\n";
}

void appendSize(std::string& out, std::string_view name, double size_pt, bool inMm) {
    out.append(" ").append(name).append("=\"");
    appendNumber(out, inMm ? size_pt * 25.4 / 72 : size_pt * 96 / 72);
    out += inMm ? "mm\"" : "\"";
}

}  // namespace

std::string encodeSvg(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const PageOptions& options) {
    SvgFonts used{fonts};
    SvgCanvas canvas{used};
    drawVector(scene, frame, canvas);

    const Page page = pageOf(frame, options);
    const bool inMm = options.width_mm > 0 || options.height_mm > 0;
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\"";
    appendSize(out, "width", page.width_pt, inMm);
    appendSize(out, "height", page.height_pt, inMm);
    out += " viewBox=\"0 0 " + std::to_string(frame.width_px) + " " + std::to_string(frame.height_px) + "\" text-rendering=\"geometricPrecision\">\n";
    appendMetadata(out, options);
    out += "<style>\n" + used.styleSheet() + "</style>\n<defs>\n" + canvas.definitions() + "</defs>\n" + canvas.body() + "</svg>\n";
    return out;
}

}  // namespace demarc::print
