#include <imgui.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

#include "claim/corrections.hpp"
#include "map/symbols.hpp"
#include "panels/claim_words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/place_words.hpp"

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 16, LABEL_PX = 86, ROW_PX = 20;

const claim::PlaceView* placeWith(const Context& context, claim::ClaimRef ref) {
    const auto holds = [&](const std::vector<claim::ClaimRef>& claims) { return std::ranges::find(claims, ref) != claims.end(); };
    const auto found = std::ranges::find_if(*context.shown.places, [&](const claim::PlaceView& place) {
        return holds(place.events) || holds(place.proposals) || holds(place.past) ||
               std::ranges::any_of(place.positions, [&](const claim::Position& position) { return holds(position.claims); });
    });
    return found == context.shown.places->end() ? nullptr : &*found;
}

/// Writes downward in a column.
class Column {
public:
    Column(Context& context, float left, float top, float right) : context_{context}, left_{left}, right_{right}, y_{top} {}

    [[nodiscard]] float y() const { return y_; }
    void space(float style_px) { y_ += context_.px(style_px); }
    Area row(float style_px) {
        const Area area{left_, y_, right_, y_ + std::round(context_.px(style_px))};
        y_ = area.bottom;
        return area;
    }
    void section(const char* name) {
        space(8);
        write(name, context_.fonts().smallBold, context_.theme().text2, left_, row(20).middle());
        space(2);
    }
    void paragraph(std::string_view text, const ImFont* font, base::Colour colour, float line_px, float indent = 0, int maxLines = 12) {
        y_ += writeParagraph(text, font, colour, left_ + indent, y_, right_ - left_ - indent, std::round(context_.px(line_px)), maxLines);
    }
    void fact(const char* label, std::string_view text) {
        if (text.empty()) return;
        write(label, context_.fonts().small, context_.theme().text2, left_, y_ + context_.px(9));
        paragraph(text, context_.fonts().base, context_.theme().text, 18, context_.px(LABEL_PX), 4);
        space(2);
    }
    /// A sentence behind a bar in its party's colour, and where it stands.
    void quote(const claim::Reading& reading, const claim::Claim& claim) {
        const float top = y_;
        const auto& theme = context_.theme();
        paragraph(claim.evidence.of(reading.document.text), context_.fonts().base, theme.text, 18, context_.px(12), 6);
        std::string origin = claim.speaker;
        const auto add = [&](const std::string& part) { origin += (origin.empty() ? "" : " · ") + part; };
        if (reading.document.date) add(dateText(*reading.document.date));
        add(say("bytes {0}–{1}", claim.evidence.begin, claim.evidence.end));
        paragraph(origin, context_.fonts().small, theme.text2, 16, context_.px(12), 2);
        fill({left_, top + context_.px(2), left_ + context_.px(3), y_}, context_.telling.party(claim.claimant).mark);
    }

private:
    Context& context_;
    float left_, right_, y_;
};

void drawHead(Context& context, Column& column, const claim::Claim& claim, const claim::PlaceView* place) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    Area row = column.row(26);
    Area below = column.row(18);
    if (place && place->dispute) {
        std::array<char, 8> figure{};
        std::snprintf(figure.data(), figure.size(), "%.2f", *place->dispute);
        const float width = context.px(80);
        write(figure.data(), fonts.title, theme.text, row.right - width, row.middle(), width, Align::right);
        write(tr("dispute"), fonts.small, theme.text2, below.right - width, below.middle(), width, Align::right);
        row.right -= width;
        below.right -= width;
    }
    write(placeOf(claim), fonts.title, theme.text, row.left, row.middle(), row.width());
    std::string about = featureText(claim.feature);
    if (context.shown.knowledge && claim.placeIndex != gazetteer::kNoPlace) {
        const auto& gazetteer = context.shown.knowledge->gazetteer;
        auto within = gazetteer.admin1Name(claim.placeIndex);
        if (within.empty() || within == claim.place) within = gazetteer.countryName(claim.placeIndex);
        if (!within.empty() && within != claim.place) about += ", " + std::string(within);
    }
    if (claim.position) about += " · " + project::inWords(*claim.position);
    write(about, fonts.small, theme.text2, below.left, below.middle(), below.width());
}

/// The shares that a party asserts as a bar, the holders that it denies as a hollow one.
void drawPosition(Context& context, Column& column, const claim::Position& position) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    Area row = column.row(ROW_PX);
    ImGui::PushID(position.party.c_str());
    if (clicked("position", row) && !position.claims.empty()) context.asked.select(position.claims.front());
    if (hovered()) fill({row.left - context.px(6), row.top, row.right + context.px(6), row.bottom}, theme.raised, context.px(3));
    ImGui::PopID();
    const auto& look = context.telling.party(position.party);
    const Area name = row.takeLeft(context.px(118));
    const float x = swatch(context, look.mark, name.left, name.middle());
    write(look.name, fonts.base, theme.text, x, name.middle(), name.right - x - context.px(6));

    std::string words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
    const auto isPart = [&](const std::string& holder) {
        return std::ranges::any_of(position.claims, [&](claim::ClaimRef ref) { return claimOf(context, ref).actor == holder && isUntoldPart(claimOf(context, ref)); });
    };
    for (const auto& [holder, share] : position.shares)
        add(isPart(holder) ? say("part: {0}", context.telling.party(holder).name) : map::percent(share) + ' ' + context.telling.party(holder).name);
    for (const auto& holder : position.denied) {
        const auto& denied = context.telling.party(holder).name;
        add(say("denies {0}", denied.empty() ? tr("this") : denied.c_str()));
    }
    const float wordsWidth = std::min(textWidth(words, fonts.base) + context.px(10), row.width() * 0.7F);
    const Area text = row.takeRight(std::max(wordsWidth, row.width() * 0.34F));
    write(words, fonts.base, theme.text, text.left, text.middle(), text.width(), Align::right);

    const float half = std::round(context.px(5));
    const Area bar{row.left, std::round(row.middle()) - half, row.right, std::round(row.middle()) + half};
    if (!position.shares.empty()) {
        fill(bar, theme.selected);
        float left = bar.left;
        for (const auto& [holder, share] : position.shares) {
            // How much of it a part is nobody said.
            if (isPart(holder)) {
                frame(bar, context.telling.party(holder).mark, 1);
                continue;
            }
            const float right = std::min(left + bar.width() * static_cast<float>(share), bar.right);
            fill({left, bar.top, right, bar.bottom}, context.telling.party(holder).mark);
            left = right;
        }
    } else if (!position.denied.empty()) {
        frame(bar, context.telling.party(position.denied.front()).mark, context.px(1.2F));
    }
}

/// What else is said of the place, a line each; a click selects it.
void drawOthers(Context& context, Column& column, const std::vector<claim::ClaimRef>& claims) {
    const auto& theme = context.theme();
    for (const auto ref : claims) {
        const auto& claim = claimOf(context, ref);
        Area row = column.row(ROW_PX);
        ImGui::PushID(static_cast<int>(ref.reading * 100'000 + ref.claim));
        if (clicked("other", row)) context.asked.select(ref);
        const bool chosen = context.state().selected == ref;
        if (chosen || hovered()) fill({row.left - context.px(6), row.top, row.right + context.px(6), row.bottom}, chosen ? theme.selected : theme.raised, context.px(3));
        ImGui::PopID();
        const auto& look = context.telling.party(claim.claimant);
        const Area name = row.takeLeft(context.px(118));
        const float x = swatch(context, look.mark, name.left, name.middle());
        write(look.name, context.fonts().base, theme.text, x, name.middle(), name.right - x - context.px(6));
        drawGlyph(context, glyphOf(claim, context.telling), row.left + context.px(7), row.middle());
        row.takeLeft(context.px(20));
        const std::string when = whenOf(claim);
        write(saysOf(claim, context.telling) + (when == tr("now") ? "" : ", " + when), context.fonts().base, theme.text, row.left, row.middle(), row.width());
    }
}

std::string casualties(const claim::Claim& claim) {
    std::string text;
    if (claim.killed) text = say("{0} killed", *claim.killed);
    if (claim.wounded) text += (text.empty() ? "" : ", ") + say("{0} wounded", *claim.wounded);
    return text;
}

void drawWhy(Context& context, Column& column, const claim::Reading& reading, const claim::Claim& claim) {
    column.section(tr("Why"));
    column.fact(tr("Claim"), context.telling.party(claim.claimant).name + ": " + saysOf(claim, context.telling) + (claim.extent ? ", " + shareOf(claim) : ""));
    column.fact(tr("When"), whenOf(claim));
    if (!claim.cue.isEmpty()) column.fact(tr("Cue"), say("“{0}”", claim.cue.of(reading.document.text)));
    if (!claim.speaker.empty()) column.fact(tr("Speaker"), say("{0}, for {1}", claim.speaker, context.telling.party(claim.claimant).name));
    column.fact(tr("Casualties"), casualties(claim));
    column.fact(tr("Rule"), claim.note);
    column.fact(tr("Confidence"), confidenceOf(claim.confidence));
    if (claim.denies.empty()) return;
    const auto denied = std::ranges::find(reading.claims, claim.denies, &claim::Claim::id);
    if (denied == reading.claims.end()) return;
    column.section(tr("Denies"));
    const float top = column.y();
    column.quote(reading, *denied);
    const auto left = ImGui::GetWindowPos().x + context.px(PADDING_PX);
    if (clicked("denied-claim", {left, top, left + ImGui::GetWindowWidth() - context.px(2 * PADDING_PX), column.y()}))
        context.asked.select({context.state().selected->reading, static_cast<std::size_t>(denied - reading.claims.begin())});
}

/// The mention that a claim's place was read from: in its sentence if it can be, else anywhere in the report.
const toponym::Toponym* mentionOf(const claim::Reading& reading, const claim::Claim& claim) {
    const toponym::Toponym* found = nullptr;
    for (const toponym::Toponym& toponym : reading.toponyms) {
        if (claim.placeIndex != gazetteer::kNoPlace ? toponym.place != claim.placeIndex : toponym.name != claim.place) continue;
        if (toponym.span.begin >= claim.evidence.begin && toponym.span.end <= claim.evidence.end) return &toponym;
        if (!found) found = &toponym;
    }
    return found;
}

/// Why the name is taken for this place, and what else it could be.
void drawPlace(Context& context, Column& column, const claim::Reading& reading, const claim::Claim& claim) {
    constexpr std::size_t MOST_OTHERS = 4;
    constexpr float LEAST = 0.005F;  // less would be written .00
    const auto* mention = mentionOf(reading, claim);
    constexpr double SAME_M = 100;
    const bool isPicked = mention && project::isByHand(claim) && claim.position && mention->position && base::distance_m(*claim.position, *mention->position) > SAME_M;
    if (!mention || isPicked || !context.shown.knowledge) return;
    const auto& gazetteer = context.shown.knowledge->gazetteer;
    column.section(tr("Place"));
    column.fact(confidenceOf(mention->confidence).c_str(), mention->name + ": " + toponym::reason(*mention, gazetteer));
    if (mention->isApproximate()) column.fact(tr("Position"), say("approximate, within {0} km", std::lround(mention->radius_km)));
    for (std::size_t k = 0; k < std::min(mention->alternatives.size(), MOST_OTHERS); ++k) {
        const toponym::Candidate& other = mention->alternatives[k];
        if (other.confidence < LEAST) break;
        const float top = column.y();
        column.fact(confidenceOf(other.confidence).c_str(), say("or {0}: {1}", gazetteer.place(other.place).name, toponym::reason(other, gazetteer)));
        const auto left = ImGui::GetWindowPos().x + context.px(PADDING_PX);
        ImGui::PushID(static_cast<int>(k));
        if (clicked("other-place", {left, top, left + ImGui::GetWindowWidth() - context.px(2 * PADDING_PX), column.y()})) editClaim(context, *context.state().selected, false, other.place);
        hint(tr("Move the claim there…"));
        ImGui::PopID();
    }
}

const char* originOf(const claim::Claim& claim) {
    return claim.reader == claim::kConfirmed ? tr("Confirmed") : claim.reader == claim::kByHand ? tr("By hand") : tr("Read by rule, not yet confirmed");
}

}  // namespace

void drawInspector(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    Area pane = beginPane(context, "inspector", rect, std::nullopt);
    Area head = pane.takeTop(context.px(36));
    ruleBelow(context, head);
    head = head.inset(context.px(12), 0);
    tab(context, "inspector", tr("Inspector"), "", head.takeLeft(tabWidth(context, tr("Inspector"), "")), true);
    const auto& selected = context.state().selected;
    drawDraftTab(context, head);
    if (context.memory.edit.isShown()) {
        drawClaimEditor(context, pane);
        endPane();
        return;
    }
    if (!selected) {
        writeParagraph(tr("Select a claim: in the text, in the table or on the map."), context.fonts().base, theme.text3, pane.left + context.px(PADDING_PX), pane.top + context.px(12),
                       pane.width() - context.px(2 * PADDING_PX), context.px(18));
        pane.takeTop(context.px(36));
        drawRejected(context, pane);
        endPane();
        return;
    }
    write(originOf(claimOf(context, *selected)), context.fonts().small, theme.text3, head.left, head.middle(), head.width(), Align::right);

    const auto& reading = (*context.state().readings)[selected->reading];
    const auto& claim = claimOf(context, *selected);
    const auto* place = placeWith(context, *selected);
    const Area decisions = takeDecisions(context, pane);
    fill({decisions.left, decisions.top, decisions.right, decisions.top + 1}, theme.line);
    drawDecisions(context, decisions, *selected);
    ImGui::SetCursorScreenPos({pane.left, pane.top});
    ImGui::BeginChild("why", {pane.width(), pane.height()}, false, ImGuiWindowFlags_NoNav);
    if (context.memory.selectionMoved) ImGui::SetScrollY(0);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    Column column{context, origin.x + context.px(PADDING_PX), origin.y + context.px(8), origin.x + pane.width() - context.px(PADDING_PX)};
    drawHead(context, column, claim, place);
    if (!place) column.paragraph(claim.position ? tr("Not on the map now: a newer word on this place, or another date, is shown there.") : tr("Not on the map: nobody knows where this place is."), context.fonts().base, theme.text2, 18);
    if (place && !place->positions.empty()) {
        column.section(tr("Positions"));
        for (const auto& position : place->positions) drawPosition(context, column, position);
    }
    if (place && !(place->events.empty() && place->proposals.empty() && place->past.empty())) {
        column.section(place->positions.empty() ? tr("Said of it") : tr("Also said of it"));
        drawOthers(context, column, place->events);
        drawOthers(context, column, place->proposals);
        drawOthers(context, column, place->past);
    }
    column.section(tr("Sentence"));
    column.quote(reading, claim);
    drawWhy(context, column, reading, claim);
    drawPlace(context, column, reading, claim);
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({1, column.y() - origin.y + context.px(10)});
    ImGui::EndChild();
    endPane();
}

}  // namespace demarc::panels
