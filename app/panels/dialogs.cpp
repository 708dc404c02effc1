#include <imgui.h>
#include <imgui_stdlib.h>

#include <system_error>

#include "panels/dialog_parts.hpp"
#include "project/project_file.hpp"
#include "project/state_folder.hpp"

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr auto PATH_FLAGS = ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;  // typing replaces what was proposed
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

void drawOpenDialog(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, tr("Open reports, layers or a project"), 640, 480, memory.openDialog)) return;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", tr("Path of a report, a layer, a project or a folder"), &memory.openPath, PATH_FLAGS);
    const auto chosen = drawFolder(context, context.px(28 + 12));
    const auto answer = drawAnswers(context, tr("Open"), !memory.openPath.empty());
    if (chosen) open(context, *chosen);
    else if (enter || answer == Answer::yes) open(context, memory.openPath);
    else if (answer == Answer::no) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace demarc::panels
