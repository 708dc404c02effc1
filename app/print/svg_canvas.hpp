#pragma once
#include <map>
#include <string>

#include "print/svg_fonts.hpp"
#include "print/vector_canvas.hpp"

namespace demarc::print {

struct TextRun;

/// Writes elements of SVG in user units of frame pixels.
class SvgCanvas : public VectorCanvas {
public:
    explicit SvgCanvas(SvgFonts& fonts) : fonts_{fonts} {}

    void open(std::string_view name, const Path* clip) override;
    void close() override;
    void fill(const Path& path, const Fill& fill) override;
    void stroke(const Path& path, const Pen& pen) override;
    void image(const map::Picture& picture, const map::Rect& box_px, double opacity) override;
    void text(const map::PlacedText& text) override;

    [[nodiscard]] const std::string& body() const { return body_; }
    [[nodiscard]] const std::string& definitions() const { return definitions_; }

private:
    std::string idFor(std::string_view name);
    std::string define(std::string_view element, const std::string& rest);
    std::string patternOf(const Fill& fill);
    std::string fadingOf(const Fill& fill);
    void levelText(const map::PlacedText& text, const TextRun& run);
    void turnedText(const map::PlacedText& text, const std::vector<TextRun>& runs);

    SvgFonts& fonts_;
    std::string body_, definitions_;
    std::map<std::string, int, std::less<>> groups_;          // how many have a name
    std::map<std::string, std::string, std::less<>> defined_; // ids of what was defined, by what it says
};

}  // namespace demarc::print
