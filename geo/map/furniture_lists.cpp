#include "map/furniture_lists.hpp"

#include <algorithm>
#include <span>

namespace demarc::map {

Piece asPiece(TextBlock block) {
    Piece piece;
    piece.texts = std::move(block.texts);
    piece.height_px = block.height_px;
    return piece;
}

Piece makeList(const Page& page, const std::vector<ListEntry>& entries, const TextStyle& style, double width_px, double most_px, int linesEach) {
    Piece list;
    const TextStyle markStyle = style.bold().in(page.theme.text);
    double indent = 0;
    for (const ListEntry& entry : entries) {
        if (!entry.mark.empty()) indent = std::max({indent, 15.0, page.setter.width_px(entry.mark, markStyle) + 5});
    }
    const double line_px = static_cast<double>(style.line_px);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        TextBlock words = page.setter.paragraph(entries[i].words, style, width_px - indent, linesEach);
        const bool last = i + 1 == entries.size();
        if (list.height_px + words.height_px + (last ? 0 : line_px) > most_px) {
            if (list.height_px + line_px > most_px) break;
            const std::string rest = (i == 0 ? "" : "… and ") + std::to_string(entries.size() - i) + (i == 0 ? " not listed here" : " more");
            list.add(asPiece(page.setter.paragraph(rest, style.in(page.theme.text3), width_px - indent, 1)), {indent, list.height_px});
            list.height_px += line_px;
            break;
        }
        if (!entries[i].mark.empty()) list.add(asPiece(page.setter.paragraph(entries[i].mark, markStyle, indent, 1)), {0, list.height_px});
        const double height = words.height_px;
        list.add(asPiece(std::move(words)), {indent, list.height_px});
        list.height_px += height;
    }
    return list;
}

Piece makeRun(const Page& page, const std::vector<ListEntry>& entries, const TextStyle& style, double width_px, double most_px) {
    constexpr int LINES = 1000;
    for (std::size_t count = entries.size(); count > 0; --count) {
        std::vector<TextSpan> words;
        for (std::size_t i = 0; i < count; ++i) {
            words.push_back({(i > 0 ? "  " : "") + entries[i].mark + " ", FontStyle::bold, page.theme.text, false});
            words.insert(words.end(), entries[i].words.begin(), entries[i].words.end());
        }
        if (count < entries.size()) words.push_back({"  … and " + std::to_string(entries.size() - count) + " more", FontStyle::regular, page.theme.text3, false});
        TextBlock block = page.setter.paragraph(words, style, width_px, LINES);
        if (block.height_px <= most_px) return asPiece(std::move(block));
    }
    return makeList(page, entries, style, width_px, most_px, 1);
}

std::vector<ListEntry> outsideEntries(const Page& page, const std::vector<std::size_t>& outside) {
    std::vector<ListEntry> entries;
    for (const std::size_t i : outside) {
        const Subject& subject = page.scene.subjects[i];
        ListEntry entry;
        entry.words.push_back({subject.name, FontStyle::bold, page.theme.text, false});
        for (const CalloutLine& line : subject.lines) {
            entry.words.push_back({entry.words.size() == 1 ? " " : "; ", FontStyle::regular, page.theme.text2, false});
            if (line.parties.empty()) entry.words.push_back({line.party, FontStyle::regular, page.theme.text2, false});
            for (std::size_t p = 0; p < line.parties.size(); ++p) {
                if (p > 0) entry.words.push_back({" and ", FontStyle::regular, page.theme.text2, false});
                entry.words.push_back({line.parties[p].first, FontStyle::bold, line.parties[p].second, false});
            }
            entry.words.push_back({" " + line.text, FontStyle::regular, page.theme.text2, false});
            if (!line.mark.empty()) entry.words.push_back({line.mark, FontStyle::regular, page.theme.text2, true});
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<ListEntry> sourceEntries(const Page& page, bool whole) {
    std::vector<ListEntry> entries;
    for (const SourceLine& line : page.scene.furniture.sources) {
        entries.push_back({line.mark, {{whole && !line.whole.empty() ? line.whole : line.text, FontStyle::regular, isDispatch(line) ? page.theme.text : page.theme.text2, false}}});
    }
    return entries;
}

std::vector<ListEntry> leftOverEntries(const Page& page) {
    std::vector<ListEntry> entries;
    std::string before;
    for (const std::string& line : std::span{page.frame.leftOver}.subspan(page.listedOnMap)) {
        const auto space = line.find(' ');
        // Places that share a mark share its number.
        std::string number = line.substr(0, space);
        entries.push_back({number == before ? "" : number, {{line.substr(space + 1), FontStyle::regular, page.theme.text2, false}}});
        before = std::move(number);
    }
    return entries;
}

}  // namespace demarc::map
