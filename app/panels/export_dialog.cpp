#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

#include "base/words.hpp"
#include "panels/dialog_parts.hpp"
#include "panels/export_formats.hpp"
#include "panels/export_options.hpp"
#include "project/export_command.hpp"
#include "project/project_file.hpp"

// The export dialog: at the left what comes out, at the right what is asked for, below presets and what to do with it.

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr float WIDTH_PX = 1180, HEIGHT_PX = 760, OPTIONS_PX = 388, FOOT_PX = 44, BUTTON_PX = 28, TITLE_PX = 30;

/// "Kupiansk front.png" in the folder of the last export.
std::string proposedPath(const Context& context) {
    std::error_code none;
    const auto& readings = *context.state().readings;
    std::string name = "map";
    if (const fs::path& project = context.shown.project->file; !project.empty()) {
        name = project.filename().string();
        if (project::isProjectFile(project)) name.resize(name.size() - std::string_view{project::PROJECT_ENDING}.size());
    } else if (context.memory.reading < readings.size()) {
        name = fs::path{readings[context.memory.reading].document.id}.filename().string();
    }
    return (fs::current_path(none) / (name + ".png")).string();
}

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }

void drawPreview(const Context& context, Area area) {
    const auto& theme = context.theme();
    const ExportFacts& facts = *context.shown.exporting;
    const auto& small = context.fonts().small;
    // Words below the picture: what comes out, then what it lacks.
    std::string words = facts.trouble;
    const int lines = static_cast<int>(std::min<std::size_t>(facts.warnings.size(), 3));
    Area below = area.takeBottom(context.px(24) + context.px(17) * static_cast<float>(words.empty() ? lines : 2));
    fill(area, theme.ground);
    if (facts.picture) {
        const float share = std::min({1.0F, area.width() / static_cast<float>(facts.width_px), area.height() / static_cast<float>(facts.height_px)});
        const float width = std::round(static_cast<float>(facts.width_px) * share), height = std::round(static_cast<float>(facts.height_px) * share);
        const float left = std::round((area.left + area.right - width) / 2), top = std::round((area.top + area.bottom - height) / 2);
        canvas().AddImage(facts.picture, {left, top}, {left + width, top + height}, {0, 0}, {1, 1}, pack({255, 255, 255, 255}, facts.isWorking || !words.empty() ? 0.4 : 1));
        frame({left, top, left + width, top + height}, theme.line, 1);
    }
    if (facts.isWorking) {
        const std::string working = tr("working …");
        const float width = textWidth(working, small) + context.px(20), middle = std::round((area.left + area.right) / 2);
        const Area plate{middle - width / 2, area.middle() - context.px(13), middle + width / 2, area.middle() + context.px(13)};
        fill(plate, panelColour(theme), context.px(3));
        frame(plate, theme.line, 1, context.px(3));
        write(working, small, theme.text, plate.left, plate.middle(), plate.width(), Align::centre);
    }
    below.takeTop(context.px(8));
    if (!words.empty()) {
        writeParagraph(words, small, theme.text, below.left, below.top, below.width(), context.px(17), 3);
        return;
    }
    const auto* format = formatOf(context.memory.exporting.wish.settings.output);
    if (facts.sheetWidth_px > 0) words = say("{0} × {1} pixels", facts.sheetWidth_px, facts.sheetHeight_px);
    if (format && format->isGeodata) words = tr("The claims that the picture shows, as data");
    if (facts.images > 1) words += ", " + sayCount(facts.images, "{0} image|{0} images");
    write(words, small, theme.text2, below.left, below.top + context.px(8), below.width());
    float y = below.top + context.px(17);
    for (int i = 0; i < lines; ++i, y += context.px(17)) {
        write(facts.warnings[static_cast<std::size_t>(i)], small, theme.text, below.left, y + context.px(8), below.width());
    }
}

/// A button at the left end of what is left of a row.
bool quiet(const Context& context, const char* words, Area& row, bool enabled = true) {
    const Area area = row.takeLeft(buttonWidth(context, words));
    row.takeLeft(context.px(6));
    if (enabled) return quietButton(context, words, words, area);
    (void)clicked(words, area);
    frame(area, context.theme().line, 1, context.px(4));
    write(words, context.fonts().base, context.theme().text3, area.left, area.middle(), area.width(), Align::centre);
    return false;
}

void drawPresets(Context& context, Area& row) {
    auto& memory = context.memory.exporting;
    const auto* presets = context.shown.exporting->presets;
    const Area area = row.takeLeft(context.px(176));
    row.takeLeft(context.px(6));
    ImGui::SetCursorScreenPos({area.left, area.top});
    ImGui::SetNextItemWidth(area.width());
    if (memory.namesPreset) {
        if (ImGui::IsWindowAppearing() || memory.presetName.empty()) ImGui::SetKeyboardFocusHere();
        const bool enter = ImGui::InputTextWithHint("##preset name", tr("Name of the preset"), &memory.presetName, ImGuiInputTextFlags_EnterReturnsTrue);
        if ((quiet(context, tr("Keep"), row, !memory.presetName.empty()) || enter) && !memory.presetName.empty()) {
            context.asked.ask(ExportRequest{KeepPreset{memory.presetName, memory.wish.settings}});
            memory.preset = std::exchange(memory.presetName, {});
            memory.namesPreset = false;
        }
        return;
    }
    bool isOwn = false;
    if (presets)
        for (const auto& preset : *presets) isOwn = isOwn || (preset.isOwn && preset.name == memory.preset);
    if (ImGui::BeginCombo("##preset", memory.preset.empty() ? tr("Preset") : tr(memory.preset).c_str())) {
        for (std::size_t i = 0; presets && i < presets->size(); ++i) {
            const auto& preset = (*presets)[i];
            if (preset.isOwn && i > 0 && !(*presets)[i - 1].isOwn) ImGui::Separator();
            if (!ImGui::Selectable((tr(preset.name) + "##" + preset.name).c_str(), preset.name == memory.preset)) continue;
            memory.wish.settings = project::withPreset(memory.wish.settings, preset);
            memory.preset = preset.name;
        }
        ImGui::EndCombo();
    }
    if (quiet(context, tr("Save as…"), row)) memory.namesPreset = true;
    hint(tr("Keeps form, size and look under a name"));
    if (!isOwn) return;
    const Area cross = row.takeLeft(context.px(BUTTON_PX));
    row.takeLeft(context.px(6));
    if (iconButton(context, "delete preset", Icon::close, cross)) context.asked.ask(ExportRequest{RemovePreset{std::exchange(memory.preset, {})}});
    hint(tr("Deletes the preset"));
}

void close(Context& context) {
    auto& memory = context.memory.exporting;
    memory.asksToReplace = memory.namesPreset = false;
    ImGui::CloseCurrentPopup();
}

void run(Context& context) {
    context.asked.ask(ExportRequest{RunExport{context.memory.exporting.wish}});
    close(context);
}

/// "map.png is there already. Replace it?", in place of the foot.
void drawReplace(Context& context, Area row, bool enter, bool escape) {
    auto& memory = context.memory.exporting;
    const Area yes = row.takeRight(std::max(buttonWidth(context, tr("Replace")), context.px(92)));
    row.takeRight(context.px(8));
    const Area no = row.takeRight(std::max(buttonWidth(context, tr("Back")), context.px(92)));
    row.takeRight(context.px(14));
    write(say("{0} is there already. Replace it?", context.shown.exporting->replaces), context.fonts().base, context.theme().text, row.left, row.middle(), row.width(), Align::right);
    if (inkButton(context, "replace", tr("Replace"), yes) || enter) run(context);
    else if (quietButton(context, "back", tr("Back"), no) || escape) memory.asksToReplace = false;
}

void drawFoot(Context& context, Area row, bool enter, bool escape) {
    auto& memory = context.memory.exporting;
    const ExportFacts& facts = *context.shown.exporting;
    const bool possible = facts.trouble.empty() && !memory.wish.settings.output.empty() && formatOf(memory.wish.settings.output);
    const Area yes = row.takeRight(std::max(buttonWidth(context, tr("Export")), context.px(92)));
    row.takeRight(context.px(8));
    const Area no = row.takeRight(std::max(buttonWidth(context, tr("Cancel")), context.px(92)));
    drawPresets(context, row);
    const bool copies = std::ranges::any_of(context.shown.shortcuts, [](const Shortcut& key) { return key.letter == 'C' && !key.shift; }) && !ImGui::GetIO().WantTextInput;
    if (quiet(context, tr("Copy image"), row) || copies) context.asked.ask(ExportRequest{CopyImage{memory.wish}});
    hint(tr("To the clipboard (Ctrl+C)"));
    if (quiet(context, memory.isCommandCopied ? tr("Copied") : tr("Copy command"), row, !facts.command.empty())) {
        ImGui::SetClipboardText(facts.command.c_str());
        memory.isCommandCopied = true;
    }
    hint(facts.command.empty() ? std::string{tr("Save the project first: only its file holds what is shown")} : facts.isUnsaved ? std::string{tr("Save the project first: the command reads its file")} + "\n\n" + facts.command : facts.command);
    if (escape && memory.namesPreset) memory.namesPreset = false;
    else if (quietButton(context, "cancel", tr("Cancel"), no) || escape) close(context);
    else if ((inkButton(context, "export", tr("Export"), yes, possible) || enter) && possible) {
        if (facts.replaces.empty()) run(context);
        else memory.asksToReplace = true;
    }
}

/// Tells the window what the dialog is about, where that changed.
void tellWindow(Context& context, PreviewExport preview) {
    auto& memory = context.memory.exporting;
    if (preview == memory.sent) return;
    memory.sent = preview;
    memory.isCommandCopied = false;
    context.asked.ask(ExportRequest{std::move(preview)});
}

}  // namespace

void askForExport(Context& context) {
    auto& memory = context.memory.exporting;
    const project::ExportSettings shown = project::settingsOf(context.state());
    project::ExportSettings& settings = memory.wish.settings;
    // What is looked at is what is exported; how it was last exported is remembered.
    if (settings.output.empty()) settings.output = proposedPath(context);
    settings.view = shown.view;
    settings.at = shown.at;
    if (settings.theme != "print") settings.theme = shown.theme;
    memory.asked = true;
}

void copyImage(Context& context) { context.asked.ask(ExportRequest{CopyImage{}}); }

void drawExportDialog(Context& context) {
    auto& memory = context.memory.exporting;
    if (!beginDialog(context, tr("Export an image"), WIDTH_PX, HEIGHT_PX, memory.asked)) return tellWindow(context, {});
    // A list that is open has the Enter key.
    const bool isListOpen = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    const bool hasKeys = !std::exchange(memory.wasListOpen, isListOpen) && !isListOpen;
    const bool enter = hasKeys && !memory.namesPreset && (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter)), escape = pressed(ImGuiKey_Escape);
    const ImVec2 at = ImGui::GetWindowPos(), extent = ImGui::GetWindowSize();
    Area inside{at.x + context.px(20), at.y + context.px(16 + TITLE_PX), at.x + extent.x - context.px(20), at.y + extent.y - context.px(16)};
    Area foot = inside.takeBottom(context.px(FOOT_PX));
    fill({at.x + 1, foot.top - context.px(1), at.x + extent.x - 1, foot.top - context.px(1) + 1}, context.theme().line);
    foot.takeTop(foot.height() - context.px(BUTTON_PX));
    inside.takeBottom(context.px(12));
    const Area options = inside.takeRight(context.px(OPTIONS_PX));
    inside.takeRight(context.px(24));
    drawPreview(context, inside);
    ImGui::SetCursorScreenPos({options.left, options.top});
    ImGui::BeginChild("options", {options.width() + context.px(8), options.height()});
    drawExportOptions(context);
    ImGui::EndChild();
    memory.asksToReplace = memory.asksToReplace && !context.shown.exporting->replaces.empty();
    memory.asksToReplace ? drawReplace(context, foot, enter, escape) : drawFoot(context, foot, enter, escape);
    tellWindow(context, {memory.wish, static_cast<int>(inside.width()), static_cast<int>(inside.height() - context.px(76))});
    ImGui::EndPopup();
}

}  // namespace demarc::panels
