#include "map/captions.hpp"

namespace demarc::map {

std::vector<Caption> captionsOf(const Page& page, const Subject& subject) {
    constexpr double WIDTH_PX = 178;
    constexpr int MOST_LINES = 4;
    std::string words;
    TextStyle style = page.type.proposalNote;
    for (const CalloutLine& line : subject.lines) {
        if (line.glyph == SymbolKind::past) continue;
        if (words.empty() && !line.parties.empty()) style.fill = line.parties.front().second;
        words += (words.empty() ? "" : "; ") + line.text + (line.mark.empty() ? "" : " (" + line.mark + ")");
    }
    // Broken as a paragraph, then set line by line, since each is aligned to the mark.
    std::vector<Caption> captions;
    for (const PlacedText& part : page.setter.paragraph(words, style, WIDTH_PX, MOST_LINES).texts) captions.push_back({part.text, style});
    return captions;
}

}  // namespace demarc::map
