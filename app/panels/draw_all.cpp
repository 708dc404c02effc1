#include <imgui.h>

#include <algorithm>
#include <utility>

#include "claim/corrections.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {
namespace {

/// The claims of other readings that those of the first ones are now.
std::set<claim::ClaimRef> carriedOver(const project::Readings& from, const project::Readings& to, const std::set<claim::ClaimRef>& claims) {
    std::set<claim::ClaimRef> carried;
    if (claims.empty()) return carried;
    std::map<std::string_view, std::size_t> readings;
    for (std::size_t i = 0; i < to->size(); ++i) readings.emplace((*to)[i].document.id, i);
    for (const auto ref : claims) {
        const auto& before = (*from)[ref.reading];
        const auto reading = readings.find(before.document.id);
        if (reading == readings.end()) continue;
        const auto& now = (*to)[reading->second].claims;
        const auto claim = std::ranges::find(now, before.claims[ref.claim].id, &claim::Claim::id);
        if (claim != now.end()) carried.insert({reading->second, static_cast<std::size_t>(claim - now.begin())});
    }
    return carried;
}

/// The claim of a report that is there by hand and was not before.
std::optional<claim::ClaimRef> newcomer(const project::Readings& before, const project::Readings& now, const std::string& report) {
    const auto named = [&](const claim::Reading& reading) { return reading.document.id == report; };
    const auto old = std::ranges::find_if(*before, named), fresh = std::ranges::find_if(*now, named);
    if (old == before->end() || fresh == now->end()) return std::nullopt;
    const auto made = std::ranges::find_if(fresh->claims, [&](const claim::Claim& claim) {
        return claim.reader == claim::kByHand && std::ranges::find(old->claims, claim.id, &claim::Claim::id) == old->claims.end();
    });
    if (made == fresh->claims.end()) return std::nullopt;
    return claim::ClaimRef{static_cast<std::size_t>(fresh - now->begin()), static_cast<std::size_t>(made - fresh->claims.begin())};
}

/// Lists that follow from the readings, made again only when those change.
void refresh(const Shown& shown, const Look& look, Memory& memory, Asked& asked) {
    const auto& state = *shown.state;
    if (memory.readings != state.readings) {
        const bool grown = state.readings->size() > (memory.readings ? memory.readings->size() : 0);
        memory.marked = carriedOver(memory.readings, state.readings, memory.marked);
        if (!memory.edit.awaited.empty())
            if (const auto made = newcomer(memory.readings, state.readings, std::exchange(memory.edit.awaited, {}))) asked.select(*made);
        memory.readings = state.readings;
        memory.telling.reset();
        memory.claims.clear();
        for (std::size_t reading = 0; reading < state.readings->size(); ++reading)
            for (std::size_t claim = 0; claim < (*state.readings)[reading].claims.size(); ++claim) memory.claims.push_back({reading, claim});
        memory.foundIn = nullptr;
        memory.listStale = true;
        memory.layoutWidth_px = 0;
        // What was just opened is what the user wants to see.
        if (grown) memory.reading = state.readings->size() - 1;
        memory.reading = std::min(memory.reading, std::max<std::size_t>(state.readings->size(), 1) - 1);
    }
    if (!memory.telling || memory.parties != shown.parties || memory.theme != look.theme || memory.telling->party("narrator").name != tr("Report")) {
        memory.parties = shown.parties;
        memory.theme = look.theme;
        static const claim::PartyRegistry NONE;
        memory.telling.emplace(*memory.readings, memory.parties ? *memory.parties : NONE, *memory.theme, tr("Report"));
        memory.listStale = true;
    }
    memory.selectionMoved = state.selected != memory.selected;
    memory.selected = state.selected;
    if (memory.selectionMoved && state.selected) {
        memory.reading = state.selected->reading;
        memory.scrollToSelected = true;
    }
    if (memory.selectionMoved && !(state.selected && memory.marked.contains(*state.selected))) {
        memory.marked.clear();
        if (state.selected) memory.marked.insert(*state.selected);
        memory.markedFrom = state.selected;
    }
}

/// Ctrl and 1, 2, 3: the left panes, the time, the right panes; 0: all, as at the first start.
void showOrHide(Context& context, char digit) {
    auto sizes = context.shown.preferences->panes;
    if (digit == '0') sizes = {};
    bool& shown = digit == '1' ? sizes.isLeftShown : digit == '2' ? sizes.isTimeShown : sizes.isRightShown;
    if (digit != '0') shown = !shown;
    context.asked.ask(SetPanes{sizes});
}

void handleShortcuts(Context& context) {
    if (isPopupOpen()) return;
    const bool typing = ImGui::GetIO().WantTextInput;
    for (const auto [letter, shift] : context.shown.shortcuts) {
        if (letter == 'O') askForFiles(context.memory);
        if (letter == 'S') shift ? askToSaveAs(context) : askToSave(context);
        if (letter == 'N') context.asked.ask(NewProject{});
        if (letter == 'H') context.memory.historyList = true;
        if (letter == 'F') askForWords(context.memory);
        if (letter == 'V' && !typing && context.memory.reportKeyboard) pasteReport(context);
        if (letter == 'E' && !context.memory.claims.empty()) askForExport(context);
        if (letter == 'C' && shift && !typing && !context.memory.claims.empty()) copyImage(context);
        if (letter == 'K') askToFind(context.memory);
        if (letter == 'B') lookAtBoard(context.memory, !context.memory.board);
        if (letter == 'L') takeKeyboardToLayers(context.memory);
        if (letter == 'A' && shift && !typing) addSlide(context);
        if (letter >= '0' && letter <= '3' && !typing) showOrHide(context, letter);
        if (letter == 'Q') context.asked.ask(Quit{});
    }
    if (!typing) heedUndoKeys(context);
    if (!typing && ImGui::GetIO().InputQueueCharacters.contains('?')) askForKeys(context.memory);
}

}  // namespace

std::shared_ptr<Memory> makeMemory() {
    return std::make_shared<Memory>();
}

bool showsBoard(const Memory& memory) { return memory.board; }

void drawAll(const Shown& shown, const Look& look, const Panes& panes, Memory& memory, Asked& asked) {
    refresh(shown, look, memory, asked);
    Context context{shown, look, *memory.telling, memory, asked};
    heedDraft(context);
    handleShortcuts(context);
    fillSplitters(context, panes);
    // Of panes that overlap, ImGui takes the one that was there first as the upper one.
    drawHints(context, panes);
    drawSplitters(context, panes);
    drawToolbar(context, panes.toolbar);
    // A pane that is not shown has no room.
    const auto draw = [&](auto pane, const map::Rect& rect) {
        if (!rect.isEmpty()) pane(context, rect);
    };
    draw(drawReport, panes.report);
    draw(drawLayers, panes.layers);
    drawViewStrip(context, panes.viewStrip);
    drawOverMap(context, panes.map);
    drawBeside(context, panes.map);
    draw(memory.slides.open ? drawSlides : drawTime, panes.time);
    drawDrawTools(context, panes.map);
    draw(drawClaims, panes.claims);
    draw(drawInspector, panes.inspector);
    drawStatus(context, panes.status);
    drawPartyLook(context);
    drawOpenDialog(context);
    drawExportDialog(context);
    drawFind(context);
    drawKeys(context);
    drawWordsDialog(context);
    drawBriefingDialog(context);
    drawHistory(context);
    drawProjectDialogs(context);
    playDates(context);
}

}  // namespace demarc::panels
