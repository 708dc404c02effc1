#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "map/visual_text.hpp"
#include "panels/claim_words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/report_words.hpp"

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 16, LINE_PX = 22, TICKS_PX = 12;

const claim::Reading& readingOf(const Context& context) { return (*context.state().readings)[context.memory.reading]; }

/// The selected claim where it belongs to the report that is shown.
std::uint32_t selectedHere(const Context& context) {
    const auto& selected = context.state().selected;
    return selected && selected->reading == context.memory.reading ? static_cast<std::uint32_t>(selected->claim) : kNoClaim;
}

void drawTabs(Context& context, Area head) {
    const auto count = context.state().readings->size();
    auto& shown = context.memory.reading;
    const std::string number = count > 1 ? say("{0} of {1}", shown + 1, count) : "";
    tab(context, "report", tr("Report"), number, head.takeLeft(tabWidth(context, tr("Report"), number)), true);
    if (count == 0) return;
    const auto step = [&](const char* id, Icon icon, std::size_t to) {
        if (iconButton(context, id, icon, head.takeRight(context.px(26)).inset(0, context.px(5)), to < count)) shown = to;
    };
    step("next", Icon::next, shown + 1);
    step("previous", Icon::previous, shown - 1);
    head.takeRight(context.px(8));
    head.takeLeft(context.px(12));
    const Area all = head.takeLeft(tabWidth(context, tr("All reports"), ""));
    if (tab(context, "all", tr("All reports"), "", all, false)) context.memory.reportList = true;
    drawReportList(context);
}

/// Selects the next claim of this party in the report, or the first.
void selectNextOf(Context& context, const std::string& party) {
    const auto& claims = readingOf(context).claims;
    const auto now = selectedHere(context);
    for (std::size_t step = 1; step <= claims.size(); ++step) {
        const auto index = (now == kNoClaim ? step - 1 : now + step) % claims.size();
        if (claims[index].claimant == party) return context.asked.select({context.memory.reading, index});
    }
}

/// Title, origin and a chip a party; returns what is left of the pane.
Area drawHeader(Context& context, Area pane) {
    const auto& reading = readingOf(context);
    const auto& document = reading.document;
    const auto& theme = context.theme();
    const float x = pane.left + context.px(PADDING_PX);
    const float width = pane.width() - context.px(2 * PADDING_PX);
    pane.takeTop(context.px(10));
    Area line = pane.takeTop(context.px(20));
    write(document.title.value_or(document.date ? say("Dispatch of {0}", dateText(*document.date)) : document.id), context.fonts().heading, theme.text, x, line.middle(), width);
    std::set<std::string> places;
    for (const auto& claim : reading.claims) places.insert(placeOf(claim));
    line = pane.takeTop(context.px(18));
    write(document.source.value_or(tr("Publisher not stated")) + " · " + (document.date ? dateText(*document.date) : tr("no date")) + " · " +
              sayCount(reading.claims.size(), "{0} claim|{0} claims") + " " + sayCount(places.size(), "in {0} place|in {0} places"),
          context.fonts().small, theme.text2, x, line.middle(), width);
    pane.takeTop(context.px(8));

    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const auto& claim : reading.claims) {
        const auto known = std::ranges::find(counts, claim.claimant, &std::pair<std::string, std::size_t>::first);
        if (known == counts.end()) counts.emplace_back(claim.claimant, 1);
        else ++known->second;
    }
    // The report's own voice stands last.
    std::ranges::stable_partition(counts, [](const auto& entry) { return entry.first != "narrator"; });
    Area row = pane.takeTop(counts.empty() ? 0 : context.px(22));
    float at = x;
    for (const auto& [party, count] : counts) {
        const auto& look = context.telling.party(party);
        const std::string number = std::to_string(count);
        const float needed = chipWidth(context, look.name, number);
        if (at > x && at + needed > x + width) {
            pane.takeTop(context.px(4));
            row = pane.takeTop(context.px(22));
            at = x;
        }
        if (chip(context, ("chip" + party).c_str(), look.mark, look.name, number, {at, row.top, at + std::min(needed, width), row.bottom})) selectNextOf(context, party);
        if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) askForPartyLook(context.memory, party);
        at += needed + context.px(5);
    }
    const Area end = pane.takeTop(context.px(counts.empty() ? 4 : 12));
    ruleBelow(context, end);
    return pane;
}

void drawFooter(Context& context, Area footer) {
    const auto& theme = context.theme();
    const auto& claims = context.memory.claims;
    fill({footer.left, footer.top, footer.right - 1, footer.top + 1}, theme.line);
    footer = footer.inset(context.px(10), 0);
    const auto& selected = context.state().selected;
    const auto found = selected ? std::ranges::find(claims, *selected) : claims.end();
    const auto index = found - claims.begin();
    const auto count = static_cast<std::ptrdiff_t>(claims.size());
    const auto go = [&](const char* id, Icon icon, std::ptrdiff_t to, const char* words, PaneKey key, PaneKey orFound) {
        // While words are searched, F3 goes to them.
        const bool pressed = count > 0 && std::ranges::any_of(context.shown.paneKeys, [&](PaneKey k) { return k == key || (k == orFound && !context.memory.searching); });
        if (iconButton(context, id, icon, footer.takeLeft(context.px(26)).inset(0, context.px(4)), count > 0) || pressed) context.asked.select(claims[static_cast<std::size_t>((to + count) % count)]);
        hint(words);
    };
    go("previous-claim", Icon::previous, found == claims.end() ? count - 1 : index - 1, tr("Previous claim ([)"), PaneKey::previousClaim, PaneKey::previousFound);
    const std::string label = count == 0 ? tr("No claim was read") : found == claims.end() ? sayCount(static_cast<std::size_t>(count), "{0} claim|{0} claims") : say("Claim {0} of {1}", index + 1, count);
    footer.takeLeft(context.px(6));
    footer.left += write(label, context.fonts().base, theme.text2, footer.left, footer.middle()) + context.px(6);
    go("next-claim", Icon::next, found == claims.end() ? 0 : index + 1, tr("Next claim (])"), PaneKey::nextClaim, PaneKey::nextFound);
    if (found != claims.end()) {
        const auto& claim = claimOf(context, *selected);
        write(placeOf(claim), context.fonts().small, theme.text3, footer.left + context.px(8), footer.middle(), footer.width() - context.px(8), Align::right);
    }
}

const ReportLayout& layoutFor(Context& context, float width) {
    auto& memory = context.memory;
    if (memory.layoutWidth_px != width || memory.layoutFaces != context.look.faces || memory.layoutReading != memory.reading) {
        const auto& fonts = context.fonts();
        const ReportMeasure measure{.width_px = [&](std::string_view text, Face face) { return textWidth(text, face == Face::bold ? fonts.readingBold : face == Face::heading ? fonts.heading : fonts.reading); },
                                    .line_px = std::round(context.px(LINE_PX)),
                                    .paragraphGap_px = std::round(context.px(10))};
        if (memory.layoutReading != memory.reading) memory.clickedByte = 0;
        memory.layout = layoutReport(readingOf(context), width, measure);
        memory.layoutWidth_px = width;
        memory.layoutFaces = context.look.faces;
        memory.layoutReading = memory.reading;
    }
    return memory.layout;
}

/// The piece under a point of the layout.
const ReportPiece* pieceAt(const ReportLayout& layout, float x, float y) {
    const auto index = layout.lineBelow(y);
    if (index >= layout.lines.size() || layout.lines[index].top_px > y) return nullptr;
    for (auto i = layout.lines[index].first; i < layout.lines[index].last; ++i) {
        const auto& piece = layout.pieces[i];
        if (x >= piece.x_px && x < piece.x_px + piece.width_px) return &piece;
    }
    return nullptr;
}

void drawLine(const Context& context, const ReportLayout& layout, const ReportLine& line, float x, float y) {
    const auto& reading = readingOf(context);
    const auto& theme = context.theme();
    const auto selected = selectedHere(context);
    bool marked = false;
    for (auto i = line.first; i < line.last; ++i) {
        const auto& piece = layout.pieces[i];
        const bool chosen = selected != kNoClaim && reading.claims[selected].evidence.contains(piece.span);
        marked = marked || (chosen && piece.width_px > 0);
        const auto claim = chosen ? selected : piece.claim;
        if (claim == kNoClaim || piece.width_px <= 0) continue;
        const double tint = theme.dark() ? (chosen ? 0.46 : 0.22) : (chosen ? 0.36 : 0.15);
        fill({x + piece.x_px, y + 1, x + piece.x_px + piece.width_px, y + line.height_px - 1}, context.telling.party(reading.claims[claim].claimant).mark.faded(tint));
    }
    if (marked) fill({x - context.px(PADDING_PX), y, x - context.px(PADDING_PX - 3), y + line.height_px}, theme.text);
    drawSelectedWords(context, layout, line, x, y);
    for (auto i = line.first; i < line.last; ++i) {
        const auto& piece = layout.pieces[i];
        if (piece.width_px <= 0) continue;
        const ImFont* font = readingFont(context, piece.face);
        const auto bytes = piece.shaped.empty() ? piece.span.of(reading.document.text) : std::string_view{piece.shaped};
        const float top = std::round(y + (line.height_px - font->FontSize) / 2);
        markFound(context, piece, font, x + piece.x_px, y + 1, y + line.height_px - 1);
        canvas().AddText(font, font->FontSize, {x + piece.x_px, top}, pack(piece.face == Face::hint ? theme.text3 : theme.text), bytes.data(), bytes.data() + bytes.size());
        if (piece.cueOf == kNoClaim) continue;
        const float under = std::round(y + line.height_px - context.px(3));
        fill({x + piece.x_px, under, x + piece.x_px + piece.width_px, under + std::max(1.0F, std::round(context.px(1.6F)))},
             context.telling.party(reading.claims[piece.cueOf].claimant).text);
    }
}

/// A tick a claim beside the text, and what part of the text is in view; dragging scrolls.
void drawTicks(Context& context, const ReportLayout& layout, Area strip, float scroll_px, float view_px, float content_px) {
    const auto& reading = readingOf(context);
    const auto& theme = context.theme();
    const float perPixel = strip.height() / std::max(content_px, view_px);
    clicked("scroll", strip);
    if (held()) ImGui::SetScrollY((ImGui::GetIO().MousePos.y - strip.top) / perPixel - view_px / 2);
    fill({strip.left, strip.top, strip.left + 1, strip.bottom}, theme.line);
    for (const auto& claim : reading.claims) {
        if (claim.evidence.begin >= layout.shown_byte) continue;
        const float y = std::round(strip.top + layout.lines[layout.lineAt(claim.cue.begin)].top_px * perPixel);
        fill({strip.left + context.px(2), y, strip.right - context.px(2), y + context.px(2)}, context.telling.party(claim.claimant).mark);
    }
    if (content_px <= view_px) return;
    const float top = strip.top + scroll_px * perPixel;
    frame({strip.left, std::round(top), strip.right, std::round(top + view_px * perPixel)}, held() || hovered() ? theme.text : theme.text3, 1, context.px(2));
}

void clickText(Context& context, const ReportPiece& piece) {
    auto& memory = context.memory;
    const auto candidates = claimsAt(readingOf(context), piece.span.begin);
    if (candidates.empty()) return;
    const auto now = std::ranges::find(candidates, selectedHere(context));
    const bool again = memory.clickedByte == piece.span.begin && now != candidates.end();
    const auto next = again ? candidates[static_cast<std::size_t>(now - candidates.begin() + 1) % candidates.size()] : candidates.front();
    memory.clickedByte = piece.span.begin;
    context.asked.select({memory.reading, next});
    memory.scrollToSelected = false;
}

void drawText(Context& context, Area pane) {
    Area strip = pane;
    strip = strip.takeRight(context.px(TICKS_PX + 4)).inset(context.px(2), context.px(6));
    const float width = std::floor(strip.left - context.px(8) - pane.left - context.px(PADDING_PX));
    if (width < context.px(40)) return;
    const auto& layout = layoutFor(context, width);
    const float margin = context.px(14);
    const float content = layout.height_px + 2 * margin;

    ImGui::SetCursorScreenPos({pane.left, pane.top});
    ImGui::PushID(static_cast<int>(context.memory.reading));
    ImGui::BeginChild("text", {pane.width() - 1, pane.height()}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float x = origin.x + context.px(PADDING_PX), y = origin.y + margin;
    if (context.memory.scrollToSelected && selectedHere(context) != kNoClaim && !layout.lines.empty()) {
        const auto& evidence = readingOf(context).claims[selectedHere(context)].evidence;
        const auto& first = layout.lines[layout.lineAt(evidence.begin)];
        const auto& last = layout.lines[layout.lineAt(std::max(evidence.end, 1U) - 1)];
        const float scroll = ImGui::GetScrollY();
        if (first.top_px < scroll || last.top_px + last.height_px + 2 * margin > scroll + pane.height()) ImGui::SetScrollY(std::max(0.0F, first.top_px - pane.height() / 3));
        context.memory.scrollToSelected = false;
    }
    if (context.memory.searching && std::exchange(context.memory.scrollToFound, false) && context.memory.foundNow < context.memory.found.size() && !layout.lines.empty())
        ImGui::SetScrollY(std::max(0.0F, layout.lines[layout.lineAt(context.memory.found[context.memory.foundNow].begin)].top_px - pane.height() / 3));
    const bool click = clicked("words", {origin.x, origin.y, strip.left - 1, origin.y + content});
    const auto mouse = ImGui::GetIO().MousePos;
    const bool over = hovered();
    const bool selecting = selectWords(context, layout, mouse.x - x, mouse.y - y, held());
    const auto* piece = over ? pieceAt(layout, mouse.x - x, mouse.y - y) : nullptr;
    if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        const auto claims = piece ? claimsAt(readingOf(context), piece->span.begin) : std::vector<std::uint32_t>{};
        context.memory.words.menuOf = claims.empty() ? std::nullopt : std::optional{claim::ClaimRef{context.memory.reading, claims.front()}};
        if (!claims.empty() || !context.memory.words.span.isEmpty()) ImGui::OpenPopup(kWordsMenu);
    }
    if (piece && piece->claim != kNoClaim) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (click && !selecting) clickText(context, *piece);
    }
    const float seenTop = pane.top - y;
    for (auto i = layout.lineBelow(seenTop); i < layout.lines.size() && layout.lines[i].top_px < seenTop + pane.height(); ++i)
        drawLine(context, layout, layout.lines[i], x, y + layout.lines[i].top_px);
    drawWordsMenu(context);
    drawTicks(context, layout, strip, ImGui::GetScrollY(), pane.height(), content);
    ImGui::EndChild();
    ImGui::PopID();
}

/// What an empty desk offers: how to open a report, and what was open lately.
void drawBeginning(Context& context, Area pane) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    pane.top += writeParagraph(tr("Open a report with Ctrl+O, drop files on this window, or paste a text with Ctrl+V."), fonts.reading, theme.text3, pane.left, pane.top, pane.width(),
                               context.px(LINE_PX));
    const auto& recent = context.shown.project->recent;
    if (recent.empty()) return;
    pane.takeTop(context.px(20));
    write(tr("Opened lately"), fonts.smallBold, theme.text2, pane.left, pane.takeTop(context.px(24)).middle());
    for (const auto& file : recent) {
        if (pane.height() < context.px(28)) break;
        const Area row = pane.takeTop(context.px(28));
        const std::string path = file.string();
        if (clicked(path.c_str(), row)) context.asked.ask(OpenFiles{{file}});
        if (hovered()) fill({row.left - context.px(6), row.top, row.right, row.bottom}, theme.selected, context.px(4));
        hint(path);
        write(map::visualText(file.filename().string()), fonts.base, theme.text, row.left, row.middle(), row.width());
    }
}

}  // namespace

void pasteReport(Context& context) {
    if (const char* text = ImGui::GetClipboardText(); text && *text) context.asked.ask(PasteReport{text});
}

void drawReport(Context& context, const map::Rect& rect) {
    Area pane = beginPane(context, "report", rect, std::nullopt);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) context.memory.reportKeyboard = rect.contains(map::Vec2{ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
    ruleRight(context, pane);
    const Area head = pane.takeTop(context.px(36));
    ruleBelow(context, head);
    if (context.state().readings->empty()) {
        drawTabs(context, head.inset(context.px(12), 0));
        drawBeginning(context, pane.inset(context.px(PADDING_PX), context.px(14)));
    } else {
        drawTabs(context, head.inset(context.px(12), 0));
        pane = drawSearch(context, pane);
        const Area footer = pane.takeBottom(context.px(32));
        drawText(context, drawHeader(context, pane));
        drawFooter(context, footer);
    }
    endPane();
}

}  // namespace demarc::panels
