#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "panels/claim_words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"

/// One box for all: places in any script, claims, reports, commands; and the list of keys.
namespace demarc::panels {
namespace {

constexpr std::size_t MOST_OF_A_KIND = 6, MOST_PLACES = 8;
constexpr float ROW_PX = 32, WIDTH_PX = 640;

struct DeskCommand {
    const char* name;
    const char* keys;
    void (*run)(Context&);
};
constexpr std::array COMMANDS{
    DeskCommand{words::key("Open reports, layers or a project"), "Ctrl+O", [](Context& c) { askForFiles(c.memory); }},
    DeskCommand{words::key("Paste a report"), "Ctrl+V", [](Context& c) { pasteReport(c); }},
    DeskCommand{words::key("New project"), "Ctrl+N", [](Context& c) { c.asked.ask(NewProject{}); }},
    DeskCommand{words::key("Save"), "Ctrl+S", [](Context& c) { askToSave(c); }},
    DeskCommand{words::key("Save as…"), "Ctrl+Shift+S", [](Context& c) { askToSaveAs(c); }},
    DeskCommand{words::key("Add slide"), "Ctrl+Shift+A", [](Context& c) { addSlide(c); }},
    DeskCommand{words::key("Present"), "F5", [](Context& c) {
                    if (!c.state().slides.empty()) c.asked.ask(SlideRequest{Present{}});
                }},
    DeskCommand{words::key("Export an image"), "Ctrl+E", [](Context& c) { askForExport(c); }},
    DeskCommand{words::key("Copy the image"), "Ctrl+Shift+C", [](Context& c) { copyImage(c); }},
    DeskCommand{words::key("Undo"), "Ctrl+Z", [](Context& c) { c.asked.ask(Undo{}); }},
    DeskCommand{words::key("Redo"), "Ctrl+Y", [](Context& c) { c.asked.ask(Redo{}); }},
    DeskCommand{words::key("History…"), "Ctrl+H", [](Context& c) { c.memory.historyList = true; }},
    DeskCommand{words::key("Find in the report"), "Ctrl+F", [](Context& c) { askForWords(c.memory); }},
    DeskCommand{words::key("Show all claims"), "", [](Context& c) { c.asked.change(project::SetView{map::View::all, {}}); }},
    DeskCommand{words::key("Show the dispute"), "", [](Context& c) { c.asked.change(project::SetView{map::View::dispute, {}}); }},
    DeskCommand{words::key("Show proposals"), "", [](Context& c) { c.asked.change(project::SetView{map::View::proposals, {}}); }},
    DeskCommand{words::key("Show the history"), "", [](Context& c) { c.asked.change(project::SetView{map::View::history, {}}); }},
    DeskCommand{words::key("Swipe between two accounts"), "", [](Context& c) { lookBeside(c, true); }},
    DeskCommand{words::key("Two accounts side by side"), "", [](Context& c) { lookBeside(c, false); }},
    DeskCommand{words::key("Swipe between two dates"), "", [](Context& c) { lookBesideDates(c, true); }},
    DeskCommand{words::key("Two dates side by side"), "", [](Context& c) { lookBesideDates(c, false); }},
    DeskCommand{words::key("Play or stop the dates"), "Space", [](Context& c) { playOrStop(c); }},
    DeskCommand{words::key("Show all dates"), "", [](Context& c) { setRange(c, std::nullopt); }},
    DeskCommand{words::key("Go to the newest report"), "", [](Context& c) { c.asked.change(project::SetDate{}); }},
    DeskCommand{words::key("Light or dark theme"), "", [](Context& c) { c.asked.change(project::SetTheme{!c.state().dark}); }},
    DeskCommand{words::key("Fit the claims"), "Home", [](Context& c) { c.asked.ask(FitClaims{}); }},
    DeskCommand{words::key("Dispute board or table of claims"), "Ctrl+B", [](Context& c) { lookAtBoard(c.memory, !c.memory.board); }},
    DeskCommand{words::key("Choose a layer by keys"), "Ctrl+L", [](Context& c) { takeKeyboardToLayers(c.memory); }},
    DeskCommand{words::key("Find places, claims, reports, commands"), "Ctrl+K", [](Context& c) { askToFind(c.memory); }},
    DeskCommand{words::key("List of keys"), "?", [](Context& c) { askForKeys(c.memory); }},
    DeskCommand{words::key("Quit"), "Ctrl+Q", [](Context& c) { c.asked.ask(Quit{}); }},
};
struct KeyWords {
    const char* keys;
    const char* words;
};
constexpr std::array MAP_KEYS{KeyWords{words::key("Arrows"), words::key("move the map")}, KeyWords{words::key("+ and -, wheel"), words::key("zoom")},          KeyWords{words::key("Double click"), words::key("zoom in there")},
                              KeyWords{words::key("Drag"), words::key("move the map")},   KeyWords{words::key("Click on a mark"), words::key("its claims, one after the other")}, KeyWords{words::key("Home, 0"), words::key("fit the claims")}};
constexpr std::array TIME_KEYS{KeyWords{words::key("Left, Right"), words::key("a step back, a step on")}, KeyWords{words::key("Home, End"), words::key("first and last date of the range")}};

constexpr KeyWords PANE_KEYS{words::key("Ctrl+1, 2, 3"), words::key("Show or hide panes")};
constexpr std::array BOARD_KEYS{KeyWords{words::key("Arrows"), words::key("move from cell to cell")}, KeyWords{words::key("Page Up, Page Down"), words::key("a page up or down")}, KeyWords{"Enter", words::key("its sentence, again the next")}, KeyWords{"Ctrl+C", words::key("copy the board")}};

void findClaims(const Context& context, const std::vector<std::string>& words, std::vector<Found>& found) {
    std::size_t count = 0;
    for (const auto ref : context.memory.claims) {
        const auto& claim = claimOf(context, ref);
        const std::string says = context.telling.party(claim.claimant).name + ": " + saysOf(claim, context.telling);
        if (!Findable{placeOf(claim) + " " + says + " " + claim.speaker}.answers(words)) continue;
        found.push_back({.kind = FoundKind::claim, .title = placeOf(claim), .detail = says, .claim = ref});
        if (++count == MOST_OF_A_KIND) return;
    }
}

void findReports(const Context& context, const std::vector<std::string>& words, std::vector<Found>& found) {
    std::size_t count = 0;
    const auto& readings = *context.state().readings;
    for (std::size_t i = 0; i < readings.size() && count < MOST_OF_A_KIND; ++i) {
        const auto& document = readings[i].document;
        const std::string title = document.title.value_or(document.id);
        const std::string detail = document.source.value_or(tr("report")) + (document.date ? ", " + dateText(*document.date) : "");
        if (!Findable{title + " " + document.id + " " + detail}.answers(words)) continue;
        found.push_back({.kind = FoundKind::report, .title = title, .detail = detail, .number = i});
        ++count;
    }
}

void findAll(Context& context) {
    auto& memory = context.memory;
    memory.finds.clear();
    memory.findChosen = 0;
    const auto words = foldedWords(memory.findText);
    std::vector<Found> commands;
    for (std::size_t i = 0; i < COMMANDS.size(); ++i)
        if (Findable{tr(COMMANDS[i].name)}.answers(words)) commands.push_back({.kind = FoundKind::command, .title = tr(COMMANDS[i].name), .detail = COMMANDS[i].keys, .number = i});
    // One word may be a place's name; who types more words of a command means it.
    const bool areMeant = words.size() != 1;
    if (areMeant) std::ranges::move(commands, std::back_inserter(memory.finds));
    if (!words.empty()) {
        findClaims(context, words, memory.finds);
        findReports(context, words, memory.finds);
        const auto near = context.shown.scene ? std::optional{context.shown.scene->covered.centre()} : std::nullopt;
        if (context.shown.knowledge) std::ranges::move(findPlaces(context.shown.knowledge->gazetteer, memory.findText, MOST_PLACES, near), std::back_inserter(memory.finds));
    }
    if (!areMeant) std::ranges::move(commands, std::back_inserter(memory.finds));
}

void follow(Context& context, const Found& found) {
    switch (found.kind) {
        case FoundKind::command: return COMMANDS[found.number].run(context);
        case FoundKind::claim: return context.asked.select(found.claim);
        case FoundKind::report: context.memory.reading = found.number; return;
        case FoundKind::place: return context.asked.ask(ShowBox{found.box});
    }
}

const char* kindWord(FoundKind kind) {
    switch (kind) {
        case FoundKind::command: return tr("Command");
        case FoundKind::claim: return tr("Claim");
        case FoundKind::report: return tr("Report");
        case FoundKind::place: break;
    }
    return tr("Place");
}

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

}  // namespace

void askToFind(Memory& memory) { memory.findAsked = true; }
void askForKeys(Memory& memory) { memory.keysAsked = true; }

void drawFind(Context& context) {
    auto& memory = context.memory;
    if (std::exchange(memory.findAsked, false)) {
        ImGui::OpenPopup("find");
        memory.findText.clear();
        findAll(context);
    }
    const auto& screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(context.px(WIDTH_PX), screen.x * 0.9F);
    ImGui::SetNextWindowPos({screen.x / 2, context.px(96)}, ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(12), context.px(12)});
    const bool open = ImGui::BeginPopup("find", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavInputs);
    ImGui::PopStyleVar();
    if (!open) return;
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    const bool enter = ImGui::InputTextWithHint("##find", tr("A place in any script, a claim, a report, a command"), &memory.findText, ImGuiInputTextFlags_EnterReturnsTrue);
    if (ImGui::IsItemEdited()) findAll(context);
    const std::size_t count = memory.finds.size();
    if (count > 0 && pressed(ImGuiKey_DownArrow)) memory.findChosen = (memory.findChosen + 1) % count;
    if (count > 0 && pressed(ImGuiKey_UpArrow)) memory.findChosen = (memory.findChosen + count - 1) % count;
    if (count == 0) ImGui::TextUnformatted(tr("Nothing of that name"));
    std::optional<std::size_t> followed;
    for (std::size_t i = 0; i < count; ++i) {
        const Found& found = memory.finds[i];
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = context.px(ROW_PX), right = at.x + ImGui::GetContentRegionAvail().x;
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable("##found", i == memory.findChosen, 0, {0, height})) followed = i;
        ImGui::PopID();
        const float middle = at.y + height / 2;
        write(kindWord(found.kind), context.fonts().tiny, context.theme().text3, at.x + context.px(8), middle, context.px(76));
        const float x = at.x + context.px(88);
        const float titleWidth = std::min(textWidth(found.title, context.fonts().bold), (right - x) * 0.6F);
        write(found.title, context.fonts().bold, context.theme().text, x, middle, titleWidth + 1);
        write(found.detail, context.fonts().base, context.theme().text2, x + titleWidth + context.px(10), middle, right - x - titleWidth - context.px(18));
    }
    if (enter && memory.findChosen < count) followed = memory.findChosen;
    if (followed) {
        follow(context, memory.finds[*followed]);
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void drawKeys(Context& context) {
    if (std::exchange(context.memory.keysAsked, false)) ImGui::OpenPopup("keys");
    const auto& screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({context.px(860), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(20), context.px(16)});
    const bool open = ImGui::BeginPopup("keys", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    if (!open) return;
    const auto row = [&](const char* keys, const char* words) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = context.px(22);
        write(keys, context.fonts().bold, context.theme().text, at.x, at.y + height / 2);
        write(words, context.fonts().base, context.theme().text2, at.x + context.px(150), at.y + height / 2);
        ImGui::Dummy({1, height});
    };
    const auto head = [&](const char* text) {
        ImGui::PushFont(const_cast<ImFont*>(context.fonts().heading));
        ImGui::TextUnformatted(text);
        ImGui::PopFont();
    };
    ImGui::BeginGroup();
    head(tr("Keys"));
    for (const DeskCommand& command : COMMANDS)
        if (*command.keys) row(command.keys, tr(command.name));
    row(tr(PANE_KEYS.keys), tr(PANE_KEYS.words));
    ImGui::EndGroup();
    ImGui::SameLine(context.px(440));
    ImGui::BeginGroup();
    head(tr("On the map"));
    for (const KeyWords& key : MAP_KEYS) row(tr(key.keys), tr(key.words));
    ImGui::Dummy({1, context.px(6)});
    head(tr("On the dates, after a click there"));
    for (const KeyWords& key : TIME_KEYS) row(tr(key.keys), tr(key.words));
    ImGui::Dummy({1, context.px(6)});
    head(tr("On the dispute board"));
    for (const KeyWords& key : BOARD_KEYS) row(tr(key.keys), tr(key.words));
    ImGui::EndGroup();
    ImGui::EndPopup();
}

}  // namespace demarc::panels
