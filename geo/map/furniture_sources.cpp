#include <algorithm>

#include "map/furniture.hpp"

namespace demarc::map {
namespace {

struct SourceLook {
    float size_px, line_px;
    bool together;  ///< all sentences of a dispatch in one paragraph
    bool brief;     ///< with fewer words of each
};

constexpr SourceLook LOOKS[] = {
    {11, 14, false, false}, {10, 12.5F, false, false}, {10, 12, true, false}, {9, 11, true, false}, {9, 10.5F, true, true}};

bool isDispatch(const SourceLine& line) {
    return !line.mark.empty() && line.mark.find_first_not_of("0123456789") == std::string::npos;
}

void append(Piece& list, const Page& page, std::span<const TextSpan> words, const TextStyle& style, double indent, double width, int lines) {
    TextBlock block = page.setter.paragraph(words, style, width - indent, lines);
    Piece piece;
    piece.texts = std::move(block.texts);
    const double at = list.height_px;
    list.add(std::move(piece), {indent, at});
    list.height_px = at + block.height_px;
}

/// Mark and words of one line side by side.
Piece listed(const Page& page, std::span<const SourceLine> lines, const TextStyle& style, double width) {
    constexpr double LEAST_PX = 15, GAP_PX = 5;
    constexpr int LINES = 2;
    const TextStyle markStyle = style.bold().in(page.theme.text);
    double indent = 0;
    for (const SourceLine& line : lines) {
        if (!line.mark.empty()) indent = std::max({indent, LEAST_PX, page.setter.width_px(line.mark, markStyle) + GAP_PX});
    }
    Piece list;
    for (const SourceLine& line : lines) {
        Piece mark;
        mark.texts = page.setter.paragraph(line.mark, markStyle, indent, 1).texts;
        list.add(std::move(mark), {0, list.height_px});
        const TextSpan words{line.text, FontStyle::regular, isDispatch(line) ? page.theme.text : page.theme.text2, false};
        append(list, page, {&words, 1}, style, indent, width, LINES);
    }
    return list;
}

/// A paragraph for each dispatch, and what is left out: `rest` is "12 more sentences" or empty.
Piece together(const Page& page, std::span<const SourceLine> lines, const TextStyle& style, double width, bool brief, const std::string& rest) {
    Piece list;
    for (std::size_t i = 0; i < lines.size();) {
        std::vector<TextSpan> words;
        do {
            const std::string& text = brief && !lines[i].brief.empty() ? lines[i].brief : lines[i].text;
            if (!lines[i].mark.empty()) words.push_back({(words.empty() ? "" : " ") + lines[i].mark + " ", FontStyle::bold, page.theme.text, false});
            words.push_back({text, FontStyle::regular, isDispatch(lines[i]) ? page.theme.text : page.theme.text2, false});
        } while (++i < lines.size() && !isDispatch(lines[i]));
        append(list, page, words, style, 0, width, 1000);
    }
    if (!rest.empty()) {
        const TextSpan words{rest + ", not listed here", FontStyle::regular, page.theme.text3, false};
        append(list, page, {&words, 1}, style, 0, width, 1);
    }
    return list;
}

}  // namespace

Piece makeSources(const Page& page, std::span<const SourceLine> lines, double width_px, double most_px, bool smallest) {
    TextStyle style = page.type.source;
    const SourceLook& last = *std::prev(std::end(LOOKS));
    for (const SourceLook& look : LOOKS) {
        if (smallest && &look != &last) continue;
        style.size_px = look.size_px;
        style.line_px = look.line_px;
        Piece list = look.together ? together(page, lines, style, width_px, look.brief, "") : listed(page, lines, style, width_px);
        if (list.height_px <= most_px) return list;
    }
    // The most lines that fit, by halving.
    const auto cut = [&](std::size_t count) {
        const auto rest = lines.subspan(count);
        const auto heads = std::ranges::count_if(rest, isDispatch);
        const auto sentences = static_cast<std::ptrdiff_t>(rest.size()) - heads;
        const std::string text = sentences > 0 ? std::to_string(sentences) + " more sentences" : std::to_string(heads) + " more dispatches";
        return together(page, lines.first(count), style, width_px, last.brief, text);
    };
    std::size_t low = 0, high = lines.size();
    while (low + 1 < high) {
        const std::size_t middle = (low + high) / 2;
        (cut(middle).height_px <= most_px ? low : high) = middle;
    }
    return cut(low);
}

}  // namespace demarc::map
