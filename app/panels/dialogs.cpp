#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>
#include <system_error>

#include "panels/dialog_parts.hpp"
#include "project/project_file.hpp"
#include "project/state_folder.hpp"

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr auto PATH_FLAGS = ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;  // typing replaces what was proposed
struct Size {
    const char* label;
    int width_px, height_px;
};
constexpr std::array SIZES{Size{"3840 × 2160", 3840, 2160}, Size{"1920 × 1080", 1920, 1080}, Size{"7680 × 4320", 7680, 4320}};

bool isWanted(const fs::path& path) { return project::isReportFile(path) || project::layerKindOf(path) || project::isProjectFile(path); }

/// Goes into a folder, opens a file; what does not exist is opened too, and its message says why it can't be.
void open(Context& context, const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return listFolder(context.memory, path, &isWanted);
    context.asked.ask(OpenFiles{{path}});
    ImGui::CloseCurrentPopup();
}

}  // namespace

void askForFiles(Memory& memory) {
    memory.openDialog = true;
    listLastFolder(memory, &isWanted);
}

void askForExport(Context& context) {
    auto& memory = context.memory;
    memory.exportDialog = true;
    memory.exportDark = context.state().dark;
    if (!memory.exportPath.empty()) return;
    std::error_code ignored;
    const auto& readings = *context.state().readings;
    const std::string name = memory.reading < readings.size() ? fs::path(readings[memory.reading].document.id).filename().string() : "map";
    memory.exportPath = (fs::current_path(ignored) / (name + ".png")).string();
}

void drawOpenDialog(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, "Open reports, layers or a project", 640, 480, memory.openDialog)) return;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", "Path of a report, a layer, a project or a folder", &memory.openPath, PATH_FLAGS);
    const auto chosen = drawFolder(context, context.px(28 + 12));
    const auto answer = drawAnswers(context, "Open", !memory.openPath.empty());
    if (chosen) open(context, *chosen);
    else if (enter || answer == Answer::yes) open(context, memory.openPath);
    else if (answer == Answer::no) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void drawExportDialog(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, "Export an image", 560, 236, memory.exportDialog)) return;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", "File name.png", &memory.exportPath, PATH_FLAGS);
    ImGui::Dummy({1, context.px(4)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    Area row{at.x, at.y, at.x + ImGui::GetContentRegionAvail().x, at.y + context.px(28)};
    const auto choice = [&](const char* label, bool chosen) {
        const Area area = row.takeLeft(buttonWidth(context, label));
        row.takeLeft(context.px(6));
        return quietButton(context, label, label, area, chosen);
    };
    for (int i = 0; i < static_cast<int>(SIZES.size()); ++i)
        if (choice(SIZES[static_cast<std::size_t>(i)].label, memory.exportSize == i)) memory.exportSize = i;
    row = {at.x, at.y + context.px(36), at.x + ImGui::GetContentRegionAvail().x, at.y + context.px(64)};
    if (choice("Light", !memory.exportDark)) memory.exportDark = false;
    if (choice("Dark", memory.exportDark)) memory.exportDark = true;
    std::error_code ignored;
    const fs::path folder = fs::path(memory.exportPath).parent_path();
    const bool known = folder.empty() || fs::is_directory(folder, ignored);
    if (!known) write(folder.string() + ": no such folder", context.fonts().small, context.theme().text2, at.x, row.bottom + context.px(14), row.right - at.x);
    const bool possible = known && !memory.exportPath.empty();
    const auto answer = drawAnswers(context, "Export", possible);
    if ((enter && possible) || answer == Answer::yes) {
        const auto& size = SIZES[static_cast<std::size_t>(memory.exportSize)];
        context.asked.ask(ExportImage{memory.exportPath, size.width_px, size.height_px, memory.exportDark});
        ImGui::CloseCurrentPopup();
    } else if (answer == Answer::no) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace demarc::panels
