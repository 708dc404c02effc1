#include <algorithm>
#include <utility>

#include "map/furniture.hpp"
#include "map/furniture_lists.hpp"

namespace demarc::map {
namespace {

struct SourceLook {
    float size_px, line_px;
    bool together;  ///< all sentences of a dispatch in one paragraph
    bool brief;     ///< with fewer words of each
};

constexpr SourceLook LOOKS[] = {
    {11, 14, false, false}, {10, 12.5F, false, false}, {10, 12, true, false}, {9, 11, true, false}, {9, 10.5F, true, true}};

void append(Piece& list, const Page& page, std::span<const TextSpan> words, const TextStyle& style, double indent, double width, int lines) {
    TextBlock block = page.setter.paragraph(words, style, width - indent, lines);
    Piece piece;
    piece.texts = std::move(block.texts);
    const double at = list.height_px;
    list.add(std::move(piece), {indent, at});
    list.height_px = at + block.height_px;
}

/// What the marks take before the words.
double indentOf(const Page& page, std::span<const SourceLine> lines, const TextStyle& style) {
    constexpr double LEAST_PX = 15, GAP_PX = 5;
    double indent = 0;
    for (const SourceLine& line : lines) {
        if (!line.mark.empty()) indent = std::max({indent, LEAST_PX, page.setter.width_px(line.mark, style.bold()) + GAP_PX});
    }
    return indent;
}

/// Mark and words of one line side by side.
Piece listed(const Page& page, std::span<const SourceLine> lines, const TextStyle& style, double width, double indent) {
    const TextStyle markStyle = style.bold().in(page.theme.text);
    Piece list;
    for (const SourceLine& line : lines) {
        Piece mark;
        mark.texts = page.setter.paragraph(line.mark, markStyle, indent, 1).texts;
        list.add(std::move(mark), {0, list.height_px});
        const TextSpan words{line.text, FontStyle::regular, isDispatch(line) ? page.theme.text : page.theme.text2, false};
        append(list, page, {&words, 1}, style, indent, width, SOURCE_LINES);
    }
    return list;
}

constexpr std::size_t ANY_LENGTH = static_cast<std::size_t>(-1);

/// A paragraph for each dispatch, sentences of more bytes than `longest` in fewer words, and what is left out: `rest` is "12 more sentences" or empty.
Piece together(const Page& page, std::span<const SourceLine> lines, const TextStyle& style, double width, std::size_t longest, const std::string& rest) {
    Piece list;
    for (std::size_t i = 0; i < lines.size();) {
        std::vector<TextSpan> words;
        do {
            const std::string& text = lines[i].text.size() > longest && !lines[i].brief.empty() ? lines[i].brief : lines[i].text;
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

/// With the shorter sentences in full, as many as there is room for.
Piece lengthened(const Page& page, std::span<const SourceLine> lines, const TextStyle& style, double width_px, double most_px, Piece list) {
    std::vector<std::size_t> lengths;
    for (const SourceLine& line : lines) lengths.push_back(line.text.size());
    std::ranges::sort(lengths);
    std::size_t low = 0, high = lengths.size();  // so many of them are known to fit; not to
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        Piece longer = together(page, lines, style, width_px, lengths[middle], "");
        if (longer.height_px > most_px) {
            high = middle;
            continue;
        }
        low = middle + 1;
        list = std::move(longer);
    }
    return list;
}

/// A dispatch with its first sentence, or a further sentence: what no column's end parts.
std::vector<std::span<const SourceLine>> inseparable(std::span<const SourceLine> lines) {
    std::vector<std::span<const SourceLine>> blocks;
    for (std::size_t i = 0; i < lines.size();) {
        const std::size_t count = isDispatch(lines[i]) && i + 1 < lines.size() && !isDispatch(lines[i + 1]) ? 2 : 1;
        blocks.push_back(lines.subspan(i, count));
        i += count;
    }
    return blocks;
}

/// The blocks one below the other, in as many columns as there are; false where these don't hold all of them.
bool fillColumns(const std::vector<Piece>& blocks, int columns, double pitch_px, double height_px, Piece& list) {
    list = {};
    int column = 0;
    double y = 0;
    for (const Piece& block : blocks) {
        if (y > 0 && y + block.height_px > height_px) ++column, y = 0;
        if (column == columns || block.height_px > height_px) return false;
        list.add(block, {column * pitch_px, y});
        y += block.height_px;
        list.height_px = std::max(list.height_px, y);
    }
    return true;
}

}  // namespace

bool isDispatch(const SourceLine& line) {
    return !line.mark.empty() && line.mark.find_first_not_of("0123456789") == std::string::npos;
}

Piece makeSourceColumns(const Page& page, std::span<const SourceLine> lines, double width_px, double most_px) {
    constexpr double COLUMN_WANTED_PX = 430, BETWEEN_PX = 24;
    const int columns = std::max(1, static_cast<int>((width_px + BETWEEN_PX) / (COLUMN_WANTED_PX + BETWEEN_PX)));
    const double width = (width_px - BETWEEN_PX * (columns - 1)) / columns;
    TextStyle style = page.type.source;
    for (const auto& [size_px, line_px] : {std::pair{11.0F, 14.0F}, {10.0F, 12.5F}, {9.0F, 11.0F}}) {
        style.size_px = size_px;
        style.line_px = line_px;
        const double indent = indentOf(page, lines, style);
        std::vector<Piece> blocks;
        for (const auto& block : inseparable(lines)) blocks.push_back(listed(page, block, style, width, indent));
        // The lowest columns that hold all, so that they end on one height.
        Piece list;
        for (double height = style.line_px; height <= most_px; height += static_cast<double>(style.line_px))
            if (fillColumns(blocks, columns, width + BETWEEN_PX, height, list)) return list;
    }
    return makeSources(page, lines, width_px, most_px);
}

Piece makeSources(const Page& page, std::span<const SourceLine> lines, double width_px, double most_px, bool smallest) {
    TextStyle style = page.type.source;
    const SourceLook& last = *std::prev(std::end(LOOKS));
    for (const SourceLook& look : LOOKS) {
        if (smallest && &look != &last) continue;
        style.size_px = look.size_px;
        style.line_px = look.line_px;
        Piece list = look.together ? together(page, lines, style, width_px, look.brief ? 0 : ANY_LENGTH, "") : listed(page, lines, style, width_px, indentOf(page, lines, style));
        if (list.height_px > most_px) continue;
        return look.brief && !smallest ? lengthened(page, lines, style, width_px, most_px, std::move(list)) : list;
    }
    // The most lines that fit, by halving.
    const auto cut = [&](std::size_t count) {
        if (count > 0 && isDispatch(lines[count - 1]) && count < lines.size() && !isDispatch(lines[count])) --count;  // no head without a sentence
        const auto rest = lines.subspan(count);
        const auto heads = std::ranges::count_if(rest, isDispatch);
        const auto sentences = static_cast<std::ptrdiff_t>(rest.size()) - heads;
        const std::string text = sentences > 0 ? std::to_string(sentences) + " more sentences" : std::to_string(heads) + " more dispatches";
        return together(page, lines.first(count), style, width_px, 0, text);
    };
    std::size_t low = 0, high = lines.size();
    while (low + 1 < high) {
        const std::size_t middle = (low + high) / 2;
        (cut(middle).height_px <= most_px ? low : high) = middle;
    }
    return cut(low);
}

}  // namespace demarc::map
