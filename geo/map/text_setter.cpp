#include "map/text_setter.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace demarc::map {
namespace {

constexpr double ASCENT = 0.77;  // of the size: capitals and ascenders of Noto Sans, without the room it keeps for stacked accents
constexpr double DESCENT = 0.23;
constexpr float SUPERSCRIPT_PX = 9.5F;
constexpr float SUPERSCRIPT_RISE_PX = 4;
constexpr std::string_view ELLIPSIS = "…";

/// A word of a paragraph.
struct Word {
    std::string text;
    std::size_t span = 0;
    bool spaced = false;  ///< a space stands before it
    double width_px = 0;
};

std::vector<Word> wordsOf(std::span<const TextSpan> spans) {
    std::vector<Word> words;
    bool spaced = false;
    for (std::size_t span = 0; span < spans.size(); ++span) {
        bool inWord = false;
        for (const char c : spans[span].text) {
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                spaced = true;
                inWord = false;
                continue;
            }
            if (!inWord) words.push_back({"", span, spaced, 0});
            words.back().text += c;
            inWord = true;
            spaced = false;
        }
    }
    if (!words.empty()) words.front().spaced = false;
    return words;
}

void dropLastCharacter(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    if (!text.empty()) text.pop_back();
}

}  // namespace

double TextSetter::width_px(std::string_view text, const TextStyle& style) const {
    return static_cast<double>(shape(text, style).width_px);
}

PlacedText TextSetter::line(std::string_view text, const TextStyle& style, Vec2 at_px, Align align) const {
    const ShapedText shaped = shape(text, style);
    const double width = static_cast<double>(shaped.width_px);
    if (align == Align::centre) at_px.x -= width / 2;
    if (align == Align::right) at_px.x -= width;
    PlacedText out{{}, style.size_px, style.fill, style.halo, style.halo_px, std::string{text}, {}};
    out.box_px = {at_px.x, at_px.y - ASCENT * static_cast<double>(style.size_px), at_px.x + width,
                  at_px.y + DESCENT * static_cast<double>(style.size_px)};
    out.tracking_px = style.tracking_px;
    out.glyphs.reserve(shaped.glyphs.size());
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        out.glyphs.push_back({glyph.font, glyph.glyph, {static_cast<float>(at_px.x) + glyph.x_px, static_cast<float>(at_px.y) + glyph.y_px}, 0, glyph.cluster});
    }
    return out;
}

std::string TextSetter::shortened(std::string text, const TextStyle& style, double width) const {
    if (width_px(text, style) <= width) return text;
    while (!text.empty()) {
        dropLastCharacter(text);
        const std::string candidate = text.substr(0, text.find_last_not_of(" ,;:") + 1) + std::string{ELLIPSIS};
        if (width_px(candidate, style) <= width) return candidate;
    }
    return {};
}

TextBlock TextSetter::paragraph(std::string_view text, const TextStyle& style, double width, int maxLines) const {
    const TextSpan span{std::string{text}, style.font, style.fill, false};
    return paragraph(std::span{&span, 1}, style, width, maxLines);
}

TextBlock TextSetter::paragraph(std::span<const TextSpan> spans, const TextStyle& style, double width, int maxLines) const {
    const auto styleOf = [&](std::size_t span) {
        TextStyle own = style.in(spans[span].fill);
        own.font = spans[span].font;
        if (spans[span].superscript) own.size_px = std::min(SUPERSCRIPT_PX, style.size_px);
        return own;
    };
    const double space = width_px(" ", style);
    std::vector<Word> words = wordsOf(spans);
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].width_px = width_px(words[i].text, styleOf(words[i].span));
        if (words[i].width_px <= width) continue;
        Word rest{"", words[i].span, false, 0};  // a word wider than the column: what fits stays, the rest is looked at next
        std::string& head = words[i].text;
        while (words[i].width_px > width && head.size() > 1) {
            std::string tail = head;
            dropLastCharacter(head);
            if (head.empty()) {
                head = tail;
                break;
            }
            rest.text.insert(0, tail.substr(head.size()));
            words[i].width_px = width_px(head, styleOf(words[i].span));
        }
        rest.spaced = true;
        if (!rest.text.empty()) words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }

    std::erase_if(words, [](const Word& word) { return word.width_px <= 0; });  // of letters that no font has

    // Words without a space between them (a superscript, a comma after a bold name) go to a line together.
    std::vector<std::vector<Word>> lines(1);
    double cursor = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        double group = words[begin].width_px;
        while (end < words.size() && !words[end].spaced) group += words[end++].width_px;
        const double gap = words[begin].spaced && !lines.back().empty() ? space : 0;
        if (!lines.back().empty() && cursor + gap + group > width + 0.01) {
            lines.emplace_back();
            cursor = 0;
        }
        for (; begin < end; ++begin) {
            cursor += (words[begin].spaced && !lines.back().empty() ? space : 0) + words[begin].width_px;
            lines.back().push_back(words[begin]);
        }
    }
    if (words.empty()) return {};

    TextBlock block;
    if (static_cast<int>(lines.size()) > maxLines) {
        block.cut = true;
        lines.resize(static_cast<std::size_t>(std::max(1, maxLines)));
        auto& last = lines.back();
        const auto lineWidth = [&] {
            double sum = 0;
            for (const Word& word : last) sum += word.width_px + (word.spaced ? space : 0);
            return sum;
        };
        const double dots = width_px(ELLIPSIS, style);
        while (last.size() > 1 && lineWidth() + dots > width) last.pop_back();
        last.back().text =
            shortened(last.back().text + std::string{ELLIPSIS}, styleOf(last.back().span), width - (lineWidth() - last.back().width_px));
    }
    // What is set at once is the longest stretch of one span: kerning and joining letters stay whole.
    const double baseline = (static_cast<double>(style.line_px) + capHeight_px(style)) / 2;
    for (const auto& line : lines) {
        double x = 0;
        const double y = block.lines * static_cast<double>(style.line_px) + baseline;
        for (std::size_t i = 0; i < line.size();) {
            const std::size_t span = line[i].span;
            if (i > 0 && line[i].spaced) x += space;
            std::string text = line[i].text;
            for (++i; i < line.size() && line[i].span == span; ++i) text += (line[i].spaced ? " " : "") + line[i].text;
            const bool superscript = spans[span].superscript;
            PlacedText set =
                this->line(text, styleOf(span), {x + (superscript ? 2 : 0), y - (superscript ? static_cast<double>(SUPERSCRIPT_RISE_PX) : 0)});
            x = set.box_px.right;
            block.width_px = std::max(block.width_px, x);
            block.texts.push_back(std::move(set));
        }
        ++block.lines;
    }
    block.height_px = block.lines * static_cast<double>(style.line_px);
    return block;
}

std::string capitals(std::string_view text) {
    icu::UnicodeString upper = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    // Georgian has capitals in Unicode only, not in print.
    for (std::int32_t at = 0; at < upper.length(); ++at) {
        if (upper.char32At(at) >= 0x10D0 && upper.char32At(at) <= 0x10FF) return std::string{text};
    }
    std::string out;
    upper.toUpper(icu::Locale::getRoot()).toUTF8String(out);
    return out;
}

}  // namespace demarc::map
