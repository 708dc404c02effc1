#include <imgui.h>

#include <algorithm>
#include <utility>

#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

/// Names and colours of the parties; made again only when the readings or the theme change, for it looks at every claim.
const map::Telling& tellingOf(const Shown& shown, const Look& look, Memory& memory) {
    static const claim::PartyRegistry NONE;
    const auto& readings = shown.state->readings;
    if (!memory.telling || memory.toldReadings != readings || memory.toldTheme != look.theme || memory.toldKnowledge != shown.knowledge) {
        memory.telling = std::make_unique<const map::Telling>(*readings, shown.knowledge ? shown.knowledge->parties : NONE, *look.theme);
        memory.toldReadings = readings;
        memory.toldTheme = look.theme;
        memory.toldKnowledge = shown.knowledge;
    }
    return *memory.telling;
}

/// Lists that follow from the readings, made again only when those change.
void refresh(Context& context) {
    auto& memory = context.memory;
    const auto& state = context.state();
    if (memory.readings != state.readings) {
        const bool grown = state.readings->size() > (memory.readings ? memory.readings->size() : 0);
        memory.readings = state.readings;
        memory.claims.clear();
        for (std::size_t reading = 0; reading < state.readings->size(); ++reading)
            for (std::size_t claim = 0; claim < (*state.readings)[reading].claims.size(); ++claim) memory.claims.push_back({reading, claim});
        memory.rowsStale = true;
        memory.foundIn = nullptr;
        memory.layoutWidth_px = 0;
        // What was just opened is what the user wants to see.
        if (grown) memory.reading = state.readings->size() - 1;
        memory.reading = std::min(memory.reading, std::max<std::size_t>(state.readings->size(), 1) - 1);
    }
    memory.selectionMoved = state.selected != memory.selected;
    memory.selected = state.selected;
    if (memory.selectionMoved && state.selected) {
        memory.reading = state.selected->reading;
        memory.scrollToSelected = true;
    }
}

/// What no pane covers: the strips between the panes of a side.
void fillSplitters(const Context& context, const Panes& panes) {
    auto& list = *ImGui::GetBackgroundDrawList();
    for (const auto& [above, below] : {std::pair{panes.report, panes.layers}, std::pair{panes.claims, panes.inspector}}) {
        const Area upper = areaOf(above), lower = areaOf(below);
        list.AddRectFilled({upper.left, upper.bottom}, {upper.right, lower.top}, pack(context.theme().ground));
    }
}

void handleShortcuts(Context& context) {
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
    const bool typing = ImGui::GetIO().WantTextInput;
    for (const auto [letter, shift] : context.shown.shortcuts) {
        if (letter == 'O') askForFiles(context.memory);
        if (letter == 'S') shift ? askToSaveAs(context) : askToSave(context);
        if (letter == 'N') context.asked.ask(NewProject{});
        if (letter == 'H') context.memory.historyList = true;
        if (letter == 'F') askForWords(context.memory);
        if (letter == 'V' && !typing && context.memory.reportKeyboard) pasteReport(context);
        if (letter == 'E' && !context.memory.claims.empty()) askForExport(context);
        if (letter == 'K') askToFind(context.memory);
        if (letter == 'L') takeKeyboardToLayers(context.memory);
        if (letter == 'A' && shift && !typing) addSlide(context);
        if (letter == 'Q') context.asked.ask(Quit{});
        if (letter == 'Z' && !typing) context.asked.ask(shift ? Request{Redo{}} : Request{Undo{}});
        if (letter == 'Y' && !typing) context.asked.ask(Redo{});
    }
    if (!typing && ImGui::GetIO().InputQueueCharacters.contains('?')) askForKeys(context.memory);
}

}  // namespace

std::shared_ptr<Memory> makeMemory() {
    return std::make_shared<Memory>();
}

void drawAll(const Shown& shown, const Look& look, const Panes& panes, Memory& memory, Asked& asked) {
    Context context{shown, look, tellingOf(shown, look, memory), memory, asked};
    refresh(context);
    handleShortcuts(context);
    fillSplitters(context, panes);
    drawToolbar(context, panes.toolbar);
    drawReport(context, panes.report);
    drawLayers(context, panes.layers);
    drawViewStrip(context, panes.viewStrip);
    drawOverMap(context, panes.map);
    drawBeside(context, panes.map);
    memory.slides.open ? drawSlides(context, panes.time) : drawTime(context, panes.time);
    drawDrawTools(context, panes.map);
    drawTime(context, panes.time);
    drawClaims(context, panes.claims);
    drawInspector(context, panes.inspector);
    drawStatus(context, panes.status);
    drawOpenDialog(context);
    drawExportDialog(context);
    drawFind(context);
    drawKeys(context);
    drawWordsDialog(context);
    drawBriefingDialog(context);
    drawHistory(context);
    drawProjectDialogs(context);
}

}  // namespace demarc::panels
