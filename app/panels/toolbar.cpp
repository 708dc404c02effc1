#include <imgui.h>

#include <algorithm>

#include "base/words.hpp"
#include "map/visual_text.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"
#include "project/project_file.hpp"

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 12, BUTTON_PX = 28;

/// A menu's name; opens the popup of that name below it.
void menu(const Context& context, const char* name, Area& bar, const auto& items) {
    const char* label = tr(name);
    const Area area = bar.takeLeft(textWidth(label, context.fonts().base) + context.px(18)).inset(0, context.px(8));
    const std::string popup = std::string("menu ") + name;
    if (clicked(name, area)) ImGui::OpenPopup(popup.c_str());
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    if (open || hovered()) fill(area, context.theme().selected, context.px(4));
    write(label, context.fonts().base, context.theme().text, area.left, area.middle(), area.width(), Align::centre);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(8), context.px(8)});
    if (beginPopupAt(context, popup.c_str(), area)) {
        items();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

/// "Undo: Reject a claim about Kupiansk"
std::string undoName(const Context& context) {
    const auto& past = context.shown.project->history->past();
    return past.empty() ? tr("Undo") : say("Undo: {0}", past.back().name);
}
std::string redoName(const Context& context) {
    const auto& future = context.shown.project->history->future();
    return future.empty() ? tr("Redo") : say("Redo: {0}", future.back().name);
}

void fileMenu(Context& context) {
    const auto& project = *context.shown.project;
    if (ImGui::MenuItem(tr("New project"), "Ctrl+N")) context.asked.ask(NewProject{});
    if (ImGui::MenuItem(tr("Open…"), "Ctrl+O")) askForFiles(context.memory);
    if (ImGui::BeginMenu(tr("Open recent"), !project.recent.empty())) {
        for (const auto& file : project.recent)
            if (ImGui::MenuItem(file.string().c_str())) context.asked.ask(OpenFiles{{file}});
        ImGui::EndMenu();
    }
    if (ImGui::MenuItem(tr("Save"), "Ctrl+S")) askToSave(context);
    if (ImGui::MenuItem(tr("Save as…"), "Ctrl+Shift+S")) askToSaveAs(context);
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Paste a report"), "Ctrl+V")) pasteReport(context);
    if (project.watched.empty() ? ImGui::MenuItem(tr("Watch a folder…")) : ImGui::MenuItem(say("Stop watching {0}", project.watched.filename().string()).c_str()))
        project.watched.empty() ? askForFolderToWatch(context) : context.asked.ask(WatchFolder{});
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Export image…"), "Ctrl+E")) askForExport(context);
    const auto reading = context.memory.reading;
    if (ImGui::MenuItem(tr("Close this report"), nullptr, false, reading < context.state().readings->size()))
        context.asked.change(project::RemoveReport{(*context.state().readings)[reading].document.id});
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Quit"), "Ctrl+Q")) context.asked.ask(Quit{});
}

void editMenu(Context& context) {
    if (ImGui::MenuItem((undoName(context) + "###undo").c_str(), "Ctrl+Z", false, context.shown.canUndo)) context.asked.ask(Undo{});
    if (ImGui::MenuItem((redoName(context) + "###redo").c_str(), "Ctrl+Y", false, context.shown.canRedo)) context.asked.ask(Redo{});
    if (ImGui::MenuItem(tr("Copy the image"), "Ctrl+Shift+C", false, !context.memory.claims.empty())) copyImage(context);
    if (ImGui::MenuItem(tr("History…"), "Ctrl+H")) context.memory.historyList = true;
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Find…"), "Ctrl+K")) askToFind(context.memory);
    if (ImGui::MenuItem(tr("Find in the report"), "Ctrl+F", false, !context.state().readings->empty())) askForWords(context.memory);
}

void viewMenu(Context& context) {
    const auto& state = context.state();
    const auto view = [&](const char* label, map::View which, const std::string& party = {}) {
        const bool chosen = state.view == which && (which != map::View::party || state.party == party);
        if (ImGui::MenuItem(label, nullptr, chosen)) context.asked.change(project::SetView{which, party});
    };
    view(tr("All"), map::View::all);
    view(tr("Dispute"), map::View::dispute);
    for (const auto& party : context.telling.parties())
        if (party.claims) view(party.name.c_str(), map::View::party, party.id);
    view(tr("Proposals"), map::View::proposals);
    view(tr("History"), map::View::history);
    ImGui::Separator();
    const bool two = hasTwoDates(context);
    if (ImGui::MenuItem(tr("Swipe between two accounts"), nullptr, state.beside && state.beside->swipe)) lookBeside(context, true);
    if (ImGui::MenuItem(tr("Two accounts side by side"), nullptr, state.beside && !state.beside->swipe)) lookBeside(context, false);
    if (ImGui::MenuItem(tr("Swipe between two dates"), nullptr, false, two)) lookBesideDates(context, true);
    if (ImGui::MenuItem(tr("Two dates side by side"), nullptr, false, two)) lookBesideDates(context, false);
    if (ImGui::MenuItem(tr("Dispute board"), "Ctrl+B", context.memory.board)) lookAtBoard(context.memory, !context.memory.board);
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Light"), nullptr, !state.dark)) context.asked.change(project::SetTheme{false});
    if (ImGui::MenuItem(tr("Dark"), nullptr, state.dark)) context.asked.change(project::SetTheme{true});
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Fit the claims"), "Home")) context.asked.ask(FitClaims{});
    ImGui::Separator();
    auto sizes = context.shown.preferences->panes;
    const auto pane = [&](const char* label, const char* keys, bool& isShown) {
        if (!ImGui::MenuItem(label, keys, isShown)) return;
        isShown = !isShown;
        context.asked.ask(SetPanes{sizes});
    };
    pane(tr("Report and layers"), "Ctrl+1", sizes.isLeftShown);
    pane(tr("Dates or slides"), "Ctrl+2", sizes.isTimeShown);
    pane(tr("Claims and inspector"), "Ctrl+3", sizes.isRightShown);
    if (ImGui::MenuItem(tr("All panes, as at the first start"), "Ctrl+0")) context.asked.ask(SetPanes{});
}

void helpMenu(Context& context) {
    if (ImGui::MenuItem(tr("Keys"), "?")) askForKeys(context.memory);
    if (ImGui::MenuItem(tr("Hints"))) context.asked.ask(SeenHints{false});
    ImGui::Separator();
    // Each by its own name, for whoever can't read the present one.
    for (const auto& language : *context.shown.languages)
        if (ImGui::MenuItem(language.name.c_str(), nullptr, language.id == words::chosen())) context.asked.ask(SetLanguage{language.id});
}

/// The box in the middle, where there is room for it: a click opens the one that finds.
Area findBox(Context& context, const Area& bar, float middle) {
    const auto& theme = context.theme();
    const float half = std::min({context.px(230), middle - bar.left - context.px(16), bar.right - middle - context.px(16)});
    if (half < context.px(110)) return bar;
    const Area box{middle - half, bar.middle() - context.px(14), middle + half, bar.middle() + context.px(14)};
    if (clicked("find", box)) askToFind(context.memory);
    fill(box, hovered() ? theme.selected : theme.raised, context.px(4));
    const float keys = textWidth("Ctrl K", context.fonts().tiny) + context.px(24);
    write(tr("Find a place, claim, report or command"), context.fonts().base, theme.text3, box.left + context.px(12), box.middle(), box.width() - keys - context.px(12));
    write("Ctrl K", context.fonts().tiny, theme.text3, box.right - keys, box.middle(), keys - context.px(12), Align::right);
    return {box.right + context.px(12), bar.top, bar.right, bar.bottom};
}

/// The project's name, with a dot before it while something is not saved: a click saves. Gives way to the box that finds.
void drawProjectName(Context& context, Area& bar) {
    const auto& project = *context.shown.project;
    if (project.file.empty() && !project.changed) return;
    const auto& theme = context.theme();
    const ImFont* font = context.fonts().base;
    const std::string name = project.file.empty() ? tr("Unnamed") : project::projectName(project.file);
    const float dot = context.px(12), most = std::min(context.px(200), bar.width() / 2 - context.px(260)), room = std::min(textWidth(map::visualText(name), font), most);
    if (most < context.px(40)) return;
    Area area = bar.takeLeft(room + dot + context.px(16)).inset(context.px(4), context.px(8));
    if (clicked("project", area)) askToSave(context);
    if (hovered()) fill(area, theme.selected, context.px(4));
    hint((project.file.empty() ? "" : project.file.string() + "\n") + (project.changed ? tr("Not all is saved: a click saves it (Ctrl+S)") : tr("All is saved")));
    const float middle = area.middle(), left = area.takeLeft(dot).left;
    if (project.changed) canvas().AddCircleFilled({left + dot / 2, middle}, context.px(2.5F), pack(theme.text2));
    write(name, font, theme.text2, area.left, middle, room);
}

}  // namespace

void drawToolbar(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    Area bar = beginPane(context, "toolbar", rect, std::nullopt);
    ruleBelow(context, bar);
    bar = bar.inset(context.px(PADDING_PX), 0);

    Area mark = bar.takeLeft(context.px(28));
    drawGlyph(context, {map::SymbolKind::twoHolders, theme.text, panelColour(theme)}, mark.left + context.px(7), mark.middle());
    bar.left += write("demarc", context.fonts().heading, theme.text, bar.left, bar.middle()) + context.px(16);
    menu(context, words::key("File"), bar, [&] { fileMenu(context); });
    menu(context, words::key("Edit"), bar, [&] { editMenu(context); });
    menu(context, words::key("View"), bar, [&] { viewMenu(context); });
    menu(context, words::key("Brief"), bar, [&] { briefMenu(context); });
    menu(context, words::key("Help"), bar, [&] { helpMenu(context); });

    const float size = context.px(BUTTON_PX);
    const auto divider = [&] {
        const Area gap = bar.takeLeft(context.px(17));
        fill({gap.left + context.px(8), gap.top + context.px(12), gap.left + context.px(8) + 1, gap.bottom - context.px(12)}, theme.line);
    };
    const auto icon = [&](const char* id, Icon which, const std::string& words, bool enabled) {
        const Area area = bar.takeLeft(size);
        const bool pressed = iconButton(context, id, which, area.inset(0, (area.height() - size) / 2), enabled);
        hint(words);
        return pressed;
    };
    divider();
    if (icon("open", Icon::open, std::string{tr("Open reports, layers or a project")} + " (Ctrl+O)", true)) askForFiles(context.memory);
    divider();
    if (icon("undo", Icon::undo, undoName(context) + " (Ctrl+Z)", context.shown.canUndo)) context.asked.ask(Undo{});
    if (icon("redo", Icon::redo, redoName(context) + " (Ctrl+Y)", context.shown.canRedo)) context.asked.ask(Redo{});
    const float begin = bar.left;  // the box that finds stays in its place when a name comes
    drawProjectName(context, bar);

    const bool any = !context.memory.claims.empty();
    const Area button = bar.takeRight(buttonWidth(context, tr("Export")));
    if (inkButton(context, "export", tr("Export"), button.inset(0, (button.height() - size) / 2), any)) askForExport(context);
    hint(any ? std::string{tr("Export an image of this view")} + " (Ctrl+E)" : tr("Open a report first"));
    bar.takeRight(context.px(8));
    const Area toggle = bar.takeRight(size);
    if (iconButton(context, "theme", Icon::theme, toggle.inset(0, (toggle.height() - size) / 2))) context.asked.change(project::SetTheme{!context.state().dark});
    hint(tr(context.state().dark ? "Light theme" : "Dark theme"));
    bar.takeRight(context.px(8));
    const Area slides = bar.takeRight(buttonWidth(context, tr("Slides")));
    if (quietButton(context, "slides", tr("Slides"), slides.inset(0, (slides.height() - size) / 2), context.memory.slides.open)) context.memory.slides.open = !context.memory.slides.open;
    hint(tr("Slides of a briefing"));
    if (!context.state().slides.empty()) {
        bar.takeRight(context.px(8));
        const Area present = bar.takeRight(buttonWidth(context, tr("Present")));
        if (quietButton(context, "present", tr("Present"), present.inset(0, (present.height() - size) / 2))) context.asked.ask(SlideRequest{Present{}});
        hint(std::string{tr("Show the slides full-screen")} + " (F5)");
    }
    const float middle = (begin + bar.right) / 2;
    if (!context.shown.work) {
        drawWork(context, findBox(context, bar, middle));
    } else {
        drawWork(context, bar.takeRight(std::min(context.px(264), bar.width() / 2)));
        (void)findBox(context, bar, middle);
    }
    endPane();
}

}  // namespace demarc::panels
