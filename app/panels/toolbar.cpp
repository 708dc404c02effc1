#include <imgui.h>

#include "base/words.hpp"
#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 12, BUTTON_PX = 28;

/// A menu's name; opens the popup of that name below it.
void menu(const Context& context, const char* name, Area& bar, const auto& items) {
    const float width = textWidth(name, context.fonts().base) + context.px(18);
    const Area area = bar.takeLeft(width).inset(0, context.px(8));
    const std::string popup = std::string("menu ") + name;
    if (clicked(name, area)) ImGui::OpenPopup(popup.c_str());
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    if (open || hovered()) fill(area, context.theme().selected, context.px(4));
    write(name, context.fonts().base, context.theme().text, area.left, area.middle(), area.width(), Align::centre);
    ImGui::SetNextWindowPos({area.left, area.bottom + context.px(2)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(8), context.px(8)});
    if (ImGui::BeginPopup(popup.c_str())) {
        items();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

/// "Undo Reject a claim about Kupiansk"
std::string undoName(const Context& context) {
    const auto& past = context.shown.project->history->past();
    return past.empty() ? "Undo" : "Undo " + past.back().name;
}
std::string redoName(const Context& context) {
    const auto& future = context.shown.project->history->future();
    return future.empty() ? "Redo" : "Redo " + future.back().name;
}

void fileMenu(Context& context) {
    const auto& project = *context.shown.project;
    if (ImGui::MenuItem("New project", "Ctrl+N")) context.asked.ask(NewProject{});
    if (ImGui::MenuItem("Open…", "Ctrl+O")) askForFiles(context.memory);
    if (ImGui::BeginMenu("Open recent", !project.recent.empty())) {
        for (const auto& file : project.recent)
            if (ImGui::MenuItem(file.string().c_str())) context.asked.ask(OpenFiles{{file}});
        ImGui::EndMenu();
    }
    if (ImGui::MenuItem("Save", "Ctrl+S")) askToSave(context);
    if (ImGui::MenuItem("Save as…", "Ctrl+Shift+S")) askToSaveAs(context);
    ImGui::Separator();
    if (ImGui::MenuItem("Paste a report", "Ctrl+V")) pasteReport(context);
    if (project.watched.empty() ? ImGui::MenuItem("Watch a folder…") : ImGui::MenuItem(("Stop watching " + project.watched.filename().string()).c_str()))
        project.watched.empty() ? askForFolderToWatch(context) : context.asked.ask(WatchFolder{});
    ImGui::Separator();
    if (ImGui::MenuItem("Export image…", "Ctrl+E")) askForExport(context);
    const auto reading = context.memory.reading;
    if (ImGui::MenuItem("Close this report", nullptr, false, reading < context.state().readings->size()))
        context.asked.change(project::RemoveReport{(*context.state().readings)[reading].document.id});
    ImGui::Separator();
    if (ImGui::MenuItem("Quit", "Ctrl+Q")) context.asked.ask(Quit{});
}

void editMenu(Context& context) {
    if (ImGui::MenuItem("Undo", "Ctrl+Z", false, context.shown.canUndo)) context.asked.ask(Undo{});
    if (ImGui::MenuItem("Redo", "Ctrl+Y", false, context.shown.canRedo)) context.asked.ask(Redo{});
    ImGui::Separator();
    if (ImGui::MenuItem("Find…", "Ctrl+K")) askToFind(context.memory);
    if (ImGui::MenuItem("Keys", "?")) askForKeys(context.memory);
    if (ImGui::MenuItem((undoName(context) + "###undo").c_str(), "Ctrl+Z", false, context.shown.canUndo)) context.asked.ask(Undo{});
    if (ImGui::MenuItem((redoName(context) + "###redo").c_str(), "Ctrl+Y", false, context.shown.canRedo)) context.asked.ask(Redo{});
    if (ImGui::MenuItem("History…", "Ctrl+H")) context.memory.historyList = true;
    if (ImGui::MenuItem(tr("Copy the image"), "Ctrl+Shift+C", false, !context.memory.claims.empty())) copyImage(context);
    ImGui::Separator();
    if (ImGui::MenuItem("Find in the report", "Ctrl+F", false, !context.state().readings->empty())) askForWords(context.memory);
}

void viewMenu(Context& context) {
    const auto& state = context.state();
    const auto view = [&](const char* label, map::View which, const std::string& party = {}) {
        const bool chosen = state.view == which && (which != map::View::party || state.party == party);
        if (ImGui::MenuItem(label, nullptr, chosen)) context.asked.change(project::SetView{which, party});
    };
    view("All", map::View::all);
    view("Dispute", map::View::dispute);
    for (const auto& party : context.telling.parties())
        if (party.claims) view(party.name.c_str(), map::View::party, party.id);
    view("Proposals", map::View::proposals);
    view("History", map::View::history);
    ImGui::Separator();
    if (ImGui::MenuItem("Light", nullptr, !state.dark)) context.asked.change(project::SetTheme{false});
    if (ImGui::MenuItem("Dark", nullptr, state.dark)) context.asked.change(project::SetTheme{true});
    ImGui::Separator();
    if (ImGui::MenuItem("Fit the claims", "Home")) context.asked.ask(FitClaims{});
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
    menu(context, "File", bar, [&] { fileMenu(context); });
    menu(context, "Edit", bar, [&] { editMenu(context); });
    menu(context, "View", bar, [&] { viewMenu(context); });
    menu(context, "Brief", bar, [&] { briefMenu(context); });

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
    if (icon("open", Icon::open, "Open reports, layers or a project (Ctrl+O)", true)) askForFiles(context.memory);
    divider();
    if (icon("undo", Icon::undo, undoName(context) + " (Ctrl+Z)", context.shown.canUndo)) context.asked.ask(Undo{});
    if (icon("redo", Icon::redo, redoName(context) + " (Ctrl+Y)", context.shown.canRedo)) context.asked.ask(Redo{});

    const bool any = !context.memory.claims.empty();
    const Area button = bar.takeRight(context.px(84));
    if (inkButton(context, "export", "Export", button.inset(0, (button.height() - size) / 2), any)) askForExport(context);
    hint(any ? "Export an image of this view (Ctrl+E)" : "Open a report first");
    bar.takeRight(context.px(8));
    const Area toggle = bar.takeRight(size);
    if (iconButton(context, "theme", Icon::theme, toggle.inset(0, (toggle.height() - size) / 2))) context.asked.change(project::SetTheme{!context.state().dark});
    hint(context.state().dark ? "Light theme" : "Dark theme");
    bar.takeRight(context.px(8));
    const Area slides = bar.takeRight(buttonWidth(context, "Slides"));
    if (quietButton(context, "slides", "Slides", slides.inset(0, (slides.height() - size) / 2), context.memory.slides.open)) context.memory.slides.open = !context.memory.slides.open;
    hint("Slides of a briefing");
    drawWork(context, bar);
    endPane();
}

}  // namespace demarc::panels
