#include <algorithm>

#include "map/callouts.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double PAD_X_PX = 14, PAD_Y_PX = 10, RULE_PX = 2;
constexpr double GLYPH_COLUMN_PX = 22, GLYPH_PX = 14, BETWEEN_LINES_PX = 5;
constexpr double TAG_PX = 40;
constexpr int LINES_A_CLAIM = 3;
constexpr std::size_t MOST_LINES = 6, MOST_PAST_LINES = 2;

std::vector<TextSpan> wording(const Page& page, const CalloutLine& line, bool compact) {
    std::vector<TextSpan> spans;
    for (std::size_t i = 0; i < line.parties.size(); ++i) {
        if (i > 0) spans.push_back({i + 1 == line.parties.size() ? " and " : ", ", FontStyle::regular, page.theme.text, false});
        spans.push_back({line.parties[i].first, FontStyle::bold, line.parties[i].second, false});
    }
    if (line.parties.empty() && !line.party.empty()) spans.push_back({line.party, FontStyle::bold, page.theme.text, false});
    spans.push_back({" " + line.text, FontStyle::regular, page.theme.text, false});
    if (line.source.empty() || compact) spans.push_back({line.mark, FontStyle::regular, page.type.mark.fill, true});
    return spans;
}

/// Texts of a block as a piece of its height.
Piece asPiece(TextBlock block) {
    Piece piece;
    piece.texts = std::move(block.texts);
    piece.width_px = block.width_px;
    piece.height_px = block.height_px;
    return piece;
}

/// "Gen. Somebody…, 20 Nov": the date stays whole.
std::string shortSource(const Page& page, const std::string& source, double width_px) {
    const TextStyle& style = page.type.cardSource;
    const std::size_t comma = source.rfind(", ");
    if (comma == std::string::npos || page.setter.width_px(source, style) <= width_px) return page.setter.shortened(source, style, width_px);
    const std::string date = source.substr(comma);
    return page.setter.shortened(source.substr(0, comma), style, width_px - page.setter.width_px(date, style)) + date;
}

Piece claimLine(const Page& page, const CalloutLine& line, const TextStyle& style, double width, bool compact) {
    Piece piece;
    const double text_px = width - GLYPH_COLUMN_PX;
    piece.add(smallGlyph({line.glyph, line.glyphColour, line.glyphColour2, line.share}, page.theme),
              {GLYPH_PX / 2, static_cast<double>(style.line_px) / 2});
    const TextBlock words = page.setter.paragraph(wording(page, line, compact), style, text_px, compact ? 2 : LINES_A_CLAIM);
    piece.height_px = words.height_px;
    piece.add(asPiece(words), {GLYPH_COLUMN_PX, 0});
    if (line.source.empty() || compact) return piece;
    const double mark_px = page.setter.width_px(line.mark, page.type.mark) + 6;
    const TextSpan spans[] = {
        {shortSource(page, line.source, text_px - mark_px), FontStyle::regular, page.type.cardSource.fill, false},
        {line.mark, FontStyle::regular, page.type.mark.fill, true}};
    const TextBlock source = page.setter.paragraph(spans, page.type.cardSource, text_px, 1);
    piece.add(asPiece(source), {GLYPH_COLUMN_PX, piece.height_px});
    piece.height_px += source.height_px;
    return piece;
}

void addMore(const Page& page, Piece& card, std::size_t count, double& y) {
    if (count == 0) return;
    card.texts.push_back(page.setter.line("… and " + std::to_string(count) + " more", page.type.cardSource, {PAD_X_PX + GLYPH_COLUMN_PX, y + 11}));
    y += static_cast<double>(page.type.cardSource.line_px) + BETWEEN_LINES_PX;
}

}  // namespace

Piece makeCard(const Page& page, const Subject& subject, double width_px, bool compact) {
    Piece card;
    const double inner = width_px - 2 * PAD_X_PX;
    double y = RULE_PX + PAD_Y_PX;
    const double baseline = y + 15;
    const bool figure = page.options.disputeTags && subject.dispute.value_or(0) > 0;
    const double nameRight = width_px - PAD_X_PX - (figure ? TAG_PX + 8 : 0);
    if (figure) card.add(disputeTag(page, *subject.dispute), {width_px - PAD_X_PX - TAG_PX / 2, y + 10});
    const PlacedText name =
        page.setter.line(page.setter.shortened(subject.name, page.type.cardName, nameRight - PAD_X_PX), page.type.cardName, {PAD_X_PX, baseline});
    const double contextLeft = name.box_px.right + 10;
    const std::string context = page.setter.shortened(subject.context, page.type.cardContext, nameRight - contextLeft);
    card.texts.push_back(name);
    if (!context.empty()) card.texts.push_back(page.setter.line(context, page.type.cardContext, {contextLeft, baseline}));
    y += static_cast<double>(page.type.cardName.line_px) + BETWEEN_LINES_PX;

    std::vector<const CalloutLine*> now, earlier;
    for (const CalloutLine& line : subject.lines) (line.glyph == SymbolKind::past ? earlier : now).push_back(&line);
    const auto addLines = [&](const std::vector<const CalloutLine*>& lines, std::size_t most, const TextStyle& style) {
        for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
            Piece line = claimLine(page, *lines[i], style, inner, compact);
            const double height = line.height_px;
            card.add(std::move(line), {PAD_X_PX, y});
            y += height + BETWEEN_LINES_PX;
        }
        addMore(page, card, lines.size() - std::min(most, lines.size()), y);
    };
    addLines(now, MOST_LINES, page.type.cardLine);
    if (!earlier.empty() && (!compact || now.empty())) {
        if (!now.empty()) {
            const auto ruleY = static_cast<float>(y + 1);
            card.strokes.push_back({{{static_cast<float>(PAD_X_PX), ruleY}, {static_cast<float>(width_px - PAD_X_PX), ruleY}}, 1, page.theme.line});
            y += 7;
        }
        TextStyle small = page.type.cardSource;
        small.size_px = 11.5F;
        addLines(earlier, MOST_PAST_LINES, small);
    }
    card.width_px = width_px;
    card.height_px = y - BETWEEN_LINES_PX + PAD_Y_PX;
    return card;
}

}  // namespace demarc::map
