#include <imgui.h>
#include <imgui_stdlib.h>

#include <system_error>
#include <utility>

#include "panels/dialog_parts.hpp"
#include "project/project_file.hpp"
#include "text/format.hpp"

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr auto PATH_FLAGS = ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;  // typing replaces what was proposed
bool isWanted(const fs::path& path) { return text::isReportFile(path) || project::layerKindOf(path) || project::isProjectFile(path); }

/// Goes into a folder, opens a file; what does not exist is opened too, and its message says why it can't be.
void open(Context& context, const fs::path& path) {
    auto& memory = context.memory;
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        memory.pathKeyboard = true;
        return listFolder(memory, path, &isWanted);
    }
    context.asked.ask(OpenFiles{{path}});
    ImGui::CloseCurrentPopup();
}

/// Beside the answers, how many are chosen, or how that is done.
void writeCount(const Context& context, std::size_t count) {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    write(count > 1 ? sayCount(count, "{0} file|{0} files") : tr("Several: a click with Ctrl or Shift"), context.fonts().small, context.theme().text2, at.x + context.px(20), at.y + size.y - context.px(16 + 14),
          size.x - context.px(2 * 20 + 2 * 100 + 16));
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
    if (ImGui::IsWindowAppearing() || std::exchange(memory.pathKeyboard, false)) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", tr("Path of a report, a layer, a project or a folder"), &memory.openPath, PATH_FLAGS);
    if (ImGui::IsItemEdited()) memory.picked = {};
    const auto chosen = drawFolder(context, context.px(28 + 12), true);
    const auto files = pickedFiles(memory);
    const bool isHere = fs::path{memory.openPath}.lexically_normal() == memory.folder / "";
    writeCount(context, files.size());
    const auto answer = drawAnswers(context, tr("Open"), files.size() > 1 || (!memory.openPath.empty() && !isHere));
    if (chosen) {
        open(context, *chosen);
    } else if ((enter || answer == Answer::yes) && files.size() > 1) {
        context.asked.ask(OpenFiles{files});
        ImGui::CloseCurrentPopup();
    } else if (enter || answer == Answer::yes) {
        open(context, memory.openPath);
    } else if (answer == Answer::no) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace demarc::panels
