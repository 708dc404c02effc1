#include "print/svg_canvas.hpp"

#include "print/pattern_tile.hpp"
#include "print/svg_write.hpp"

namespace demarc::print {

/// An id that no other group has, of characters that need no escape in a reference.
std::string SvgCanvas::idFor(std::string_view name) {
    std::string id;
    for (const char c : name) id += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ? c : '_';
    if (id.empty() || !((id[0] >= 'a' && id[0] <= 'z') || (id[0] >= 'A' && id[0] <= 'Z'))) id.insert(0, "_");
    const int before = groups_[id]++;
    // A colon is in no name's id: so numbered, it can be nobody else's.
    return before == 0 ? id : id + ":" + std::to_string(before + 1);
}

/// Gives a definition an id, the same to those that say the same.
std::string SvgCanvas::define(std::string_view element, const std::string& rest) {
    const std::string key = std::string{element} + rest;
    if (const auto known = defined_.find(key); known != defined_.end()) return known->second;
    const std::string id = "d:" + std::to_string(defined_.size());
    definitions_.append("<").append(element).append(" id=\"").append(id).append("\"").append(rest).append("</").append(element).append(">\n");
    return defined_.emplace(key, id).first->second;
}

void SvgCanvas::open(std::string_view name, const Path* clip) {
    body_ += "<g";
    if (!name.empty()) {
        appendAttribute(body_, "id", idFor(name));
        appendAttribute(body_, "data-layer", name);
        appendAttribute(body_, "inkscape:groupmode", "layer");
        appendAttribute(body_, "inkscape:label", name);
    }
    if (clip != nullptr) {
        std::string outline = "><path";
        appendPath(outline, *clip);
        body_ += " clip-path=\"url(#" + define("clipPath", outline + "/>") + ")\"";
    }
    body_ += ">\n";
}

void SvgCanvas::close() { body_ += "</g>\n"; }

std::string SvgCanvas::patternOf(const Fill& fill) {
    std::string rest;
    appendAttribute(rest, "patternUnits", "userSpaceOnUse");
    appendAttribute(rest, "x", fill.anchor_px.x);
    appendAttribute(rest, "y", fill.anchor_px.y);
    // The side to more decimals than that: it is repeated a thousand times.
    const double side_px = tileSide_px(fill);
    const std::string side = std::to_string(side_px);
    appendAttribute(rest, "width", side);
    appendAttribute(rest, "height", side);
    rest += ">";
    SvgCanvas tile{fonts_};
    drawTile(fill, tile);
    return define("pattern", rest + tile.body());
}

std::string SvgCanvas::fadingOf(const Fill& fill) {
    std::string rest;
    appendAttribute(rest, "gradientUnits", "userSpaceOnUse");
    appendAttribute(rest, "cx", fill.anchor_px.x);
    appendAttribute(rest, "cy", fill.anchor_px.y);
    appendAttribute(rest, "r", fill.to_px);
    rest += ">";
    for (const auto& [at, left] : fade(fill)) {
        rest += "<stop";
        appendAttribute(rest, "offset", std::to_string(at).substr(0, 6));
        appendColour(rest, "stop-color", {fill.colour.r, fill.colour.g, fill.colour.b});
        appendAttribute(rest, "stop-opacity", std::to_string(fill.colour.a / 255.0 * left).substr(0, 6));
        rest += "/>";
    }
    return define("radialGradient", rest);
}

void SvgCanvas::fill(const Path& path, const Fill& fill) {
    std::string paint;
    if (fill.pattern != map::Pattern::solid) appendAttribute(paint, "fill", "url(#" + patternOf(fill) + ")");
    else if (fill.to_px > 0) appendAttribute(paint, "fill", "url(#" + fadingOf(fill) + ")");
    else appendColour(paint, "fill", fill.colour);
    body_ += "<path" + paint;
    appendPath(body_, path);
    body_ += "/>\n";
}

void SvgCanvas::stroke(const Path& path, const Pen& pen) {
    body_ += "<path fill=\"none\"";
    appendColour(body_, "stroke", pen.colour);
    appendAttribute(body_, "stroke-width", pen.width_px);
    appendAttribute(body_, "stroke-linejoin", "round");
    if (pen.dash_px > 0) {
        body_ += " stroke-dasharray=\"";
        appendNumber(body_, pen.dash_px);
        body_ += ' ';
        appendNumber(body_, pen.gap_px);
        body_ += '"';
        if (pen.offset_px != 0) appendAttribute(body_, "stroke-dashoffset", pen.offset_px);
    } else if (!pen.butt) {
        appendAttribute(body_, "stroke-linecap", "round");
    }
    appendPath(body_, path);
    body_ += "/>\n";
}

void SvgCanvas::image(const map::Picture& picture, const map::Rect& box_px, double opacity) {
    if (picture.width_px <= 0 || picture.height_px <= 0) return;
    body_ += "<image preserveAspectRatio=\"none\"";
    appendAttribute(body_, "x", box_px.left);
    appendAttribute(body_, "y", box_px.top);
    appendAttribute(body_, "width", box_px.width());
    appendAttribute(body_, "height", box_px.height());
    if (opacity < 1) appendAttribute(body_, "opacity", opacity);
    body_ += " xlink:href=\"data:image/png;base64,";
    const std::string png = pngOf(picture);
    appendBase64(body_, {reinterpret_cast<const std::uint8_t*>(png.data()), png.size()});
    body_ += "\"/>\n";
}

}  // namespace demarc::print
