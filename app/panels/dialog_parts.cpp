#include "panels/dialog_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <system_error>

namespace demarc::panels {

namespace fs = std::filesystem;

bool beginDialog(const Context& context, const char* title, float width_px, float height_px, bool& asked) {
    if (asked) ImGui::OpenPopup(title);
    asked = false;
    const auto& screen = ImGui::GetIO().DisplaySize;
    const ImVec2 size{std::min(context.px(width_px), screen.x * 0.95F), std::min(context.px(height_px), screen.y * 0.95F)};
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(20), context.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    const bool open = ImGui::BeginPopupModal(title, nullptr, ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar(2);
    if (open) {
        ImGui::PushFont(const_cast<ImFont*>(context.fonts().heading));
        ImGui::TextUnformatted(title);
        ImGui::PopFont();
        ImGui::Dummy({1, context.px(2)});
    }
    return open;
}

Answer drawAnswers(const Context& context, const char* yes, bool enabled, const char* other, const char* no) {
    const float y = ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - context.px(16 + 28);
    float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - context.px(20);
    const auto next = [&](const char* label) {
        const float left = right - std::max(buttonWidth(context, label), context.px(92));
        const Area area{left, y, right, y + context.px(28)};
        right = left - context.px(8);
        return area;
    };
    if (inkButton(context, yes, yes, next(yes), enabled)) return Answer::yes;
    if (other && quietButton(context, other, other, next(other))) return Answer::other;
    const bool escape = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
    return quietButton(context, no, no, next(no)) || escape ? Answer::no : Answer::none;
}

void listFolder(Memory& memory, const fs::path& folder, bool (*wanted)(const fs::path&)) {
    memory.folder = folder.lexically_normal();
    memory.wanted = wanted;
    memory.openPath = (memory.folder / "").string();
    memory.entries.clear();
    memory.picked = {};
    memory.folderProblem.clear();
    std::error_code problem;
    for (fs::directory_iterator it{folder, fs::directory_options::skip_permission_denied, problem}, end; !problem && it != end; it.increment(problem)) {
        std::error_code ignored;
        const bool isFolder = it->is_directory(ignored);
        if (it->path().filename().string().starts_with('.') || !(isFolder || wanted(it->path()))) continue;
        memory.entries.push_back({it->path(), isFolder});
    }
    if (problem) memory.folderProblem = folder.string() + ": " + problem.message();
    std::ranges::sort(memory.entries, [](const FolderEntry& a, const FolderEntry& b) { return a.folder != b.folder ? a.folder : a.path.filename() < b.path.filename(); });
}

void listLastFolder(Memory& memory, bool (*wanted)(const fs::path&)) {
    std::error_code ignored;
    listFolder(memory, memory.folder.empty() ? fs::current_path(ignored) : memory.folder, wanted);
}

std::vector<fs::path> pickedFiles(const Memory& memory) {
    std::vector<fs::path> files;
    for (const std::size_t row : memory.picked.rows)
        if (!memory.entries[row].folder) files.push_back(memory.entries[row].path);
    return files;
}

std::optional<fs::path> drawFolder(Context& context, float below_px, bool several) {
    auto& memory = context.memory;
    std::optional<fs::path> chosen;
    ImGui::BeginChild("files", {0, -below_px});
    // A click on a row; the way up is no entry.
    const auto take = [&](const fs::path& path, std::optional<std::size_t> entry) {
        memory.openPath = path.string();
        const bool goesIn = !entry || (memory.entries[*entry].folder && !several);
        if (goesIn || ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) chosen = path;
        else if (several) memory.picked.click(*entry, ImGui::GetIO().KeyCtrl, ImGui::GetIO().KeyShift);
    };
    const auto row = [&](const fs::path& path, const std::string& label, Icon icon, std::optional<std::size_t> entry) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = context.px(24);
        const bool isChosen = several ? entry && memory.picked.rows.contains(*entry) : memory.openPath == path.string();
        if (ImGui::Selectable(("##" + path.string()).c_str(), isChosen, ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, height})) take(path, entry);
        drawIcon(context, icon, at.x + context.px(12), at.y + height / 2, context.theme().text2);
        write(label, context.fonts().base, context.theme().text, at.x + context.px(28), at.y + height / 2);
    };
    if (!memory.folder.parent_path().empty() && memory.folder != memory.folder.root_path()) {
        const auto here = memory.folder.has_filename() ? memory.folder : memory.folder.parent_path();
        row(here.parent_path(), "..", Icon::up, std::nullopt);
    }
    for (std::size_t i = 0; i < memory.entries.size(); ++i) {
        const auto& entry = memory.entries[i];
        row(entry.path, entry.path.filename().string(), entry.folder ? Icon::folder : Icon::file, i);
    }
    if (!memory.folderProblem.empty()) ImGui::TextWrapped("%s", memory.folderProblem.c_str());
    ImGui::EndChild();
    return chosen;
}

}  // namespace demarc::panels
