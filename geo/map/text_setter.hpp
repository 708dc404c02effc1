#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/frame.hpp"

namespace demarc::map {

/// How a text is set. Style pixels.
struct TextStyle {
    FontStyle font = FontStyle::regular;
    float size_px = 13;
    float line_px = 17;
    float tracking_px = 0;
    base::Colour fill;
    base::Colour halo{0, 0, 0, 0};
    float halo_px = 0;  ///< on each side

    [[nodiscard]] TextStyle in(base::Colour colour) const {
        TextStyle copy = *this;
        copy.fill = colour;
        return copy;
    }
    [[nodiscard]] TextStyle bold() const {
        TextStyle copy = *this;
        copy.font = FontStyle::bold;
        return copy;
    }
};

enum class Align : std::uint8_t { left, centre, right };

/// A stretch of a paragraph. A superscript sits at the word before it.
struct TextSpan {
    std::string text;
    FontStyle font = FontStyle::regular;
    base::Colour fill;
    bool superscript = false;
};

/// A paragraph with its upper left corner at 0,0.
struct TextBlock {
    std::vector<PlacedText> texts;
    double width_px = 0;
    double height_px = 0;
    int lines = 0;
    bool cut = false;  ///< did not fit; ends in "…"
};

/// Sets lines and paragraphs with a font set. Cheap to copy.
class TextSetter {
public:
    explicit TextSetter(const FontSet& fonts) : fonts_{&fonts} {}

    [[nodiscard]] double width_px(std::string_view text, const TextStyle& style) const;
    [[nodiscard]] double capHeight_px(const TextStyle& style) const { return fonts_->capHeight_px(style.font, style.size_px); }
    /// One line; `at` is on the baseline. Its box reaches from the ascenders to the descenders.
    [[nodiscard]] PlacedText line(std::string_view text, const TextStyle& style, Vec2 at_px, Align align = Align::left) const;
    /// The text, or as much of it with "…" as is no wider.
    [[nodiscard]] std::string shortened(std::string text, const TextStyle& style, double width_px) const;
    /// Broken at spaces into lines no wider than `width_px` (words longer than that are broken too), at most `maxLines` of them.
    [[nodiscard]] TextBlock paragraph(std::span<const TextSpan> spans, const TextStyle& style, double width_px, int maxLines = 1000) const;
    [[nodiscard]] TextBlock paragraph(std::string_view text, const TextStyle& style, double width_px, int maxLines = 1000) const;
    [[nodiscard]] ShapedText shape(std::string_view text, const TextStyle& style) const {
        return fonts_->shape(text, style.font, style.size_px, style.tracking_px);
    }

private:
    const FontSet* fonts_;
};

/// In capitals, for countries and regions; scripts without them stay as they are.
[[nodiscard]] std::string capitals(std::string_view text);

}  // namespace demarc::map
