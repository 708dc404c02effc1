#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>

#include "map/visual_text.hpp"
#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr auto PATH_FLAGS = ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;  // typing replaces what was proposed
constexpr std::array REPORT_ENDINGS{".txt", ".md", ".html", ".htm", ".json", ".ndjson", ".jsonl"};
struct Size {
    const char* label;
    int width_px, height_px;
};
constexpr std::array SIZES{Size{"3840 × 2160", 3840, 2160}, Size{"1920 × 1080", 1920, 1080}, Size{"7680 × 4320", 7680, 4320}};

bool isReport(const fs::path& path) {
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::find(REPORT_ENDINGS, ending) != REPORT_ENDINGS.end();
}

/// Folders first, then reports and layers; what can't be listed is said.
void list(Memory& memory, const fs::path& folder) {
    memory.folder = folder.lexically_normal();
    memory.openPath = (memory.folder / "").string();
    memory.entries.clear();
    memory.folderProblem.clear();
    std::error_code problem;
    for (fs::directory_iterator it{folder, fs::directory_options::skip_permission_denied, problem}, end; !problem && it != end; it.increment(problem)) {
        std::error_code ignored;
        const bool isFolder = it->is_directory(ignored);
        if (it->path().filename().string().starts_with('.') || !(isFolder || isReport(it->path()) || project::layerKindOf(it->path()))) continue;
        memory.entries.push_back({it->path(), isFolder});
    }
    if (problem) memory.folderProblem = folder.string() + ": " + problem.message();
    std::ranges::sort(memory.entries, [](const FolderEntry& a, const FolderEntry& b) { return a.folder != b.folder ? a.folder : a.path.filename() < b.path.filename(); });
}

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

enum class Answer : std::uint8_t { none, yes, no };

/// Both buttons at the lower right; Escape is no.
Answer drawAnswers(const Context& context, const char* yes, bool enabled) {
    const float y = ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - context.px(16 + 28);
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - context.px(20);
    const float yesLeft = right - std::max(buttonWidth(context, yes), context.px(92));
    const float noLeft = yesLeft - context.px(8) - std::max(buttonWidth(context, "Cancel"), context.px(92));
    if (inkButton(context, yes, yes, {yesLeft, y, right, y + context.px(28)}, enabled)) return Answer::yes;
    const bool escape = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
    return quietButton(context, "cancel", "Cancel", {noLeft, y, yesLeft - context.px(8), y + context.px(28)}) || escape ? Answer::no : Answer::none;
}

/// Goes into a folder, opens a file; what does not exist is opened too, and its message says why it can't be.
void open(Context& context, const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return list(context.memory, path);
    context.asked.ask(OpenFiles{{path}});
    ImGui::CloseCurrentPopup();
}

}  // namespace

void askForFiles(Memory& memory) {
    memory.openDialog = true;
    std::error_code ignored;
    list(memory, memory.folder.empty() ? fs::current_path(ignored) : memory.folder);
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
    if (!beginDialog(context, "Open reports or layers", 640, 480, memory.openDialog)) return;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", "Path of a report, a layer or a folder", &memory.openPath, PATH_FLAGS);
    std::optional<fs::path> chosen;
    ImGui::BeginChild("files", {0, -context.px(28 + 12)});
    const auto row = [&](const fs::path& path, const std::string& label, Icon icon) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = context.px(24);
        if (ImGui::Selectable(("##" + path.string()).c_str(), memory.openPath == path.string(), ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, height})) {
            memory.openPath = path.string();
            if (icon != Icon::file || ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) chosen = path;
        }
        drawIcon(context, icon, at.x + context.px(12), at.y + height / 2, context.theme().text2);
        write(label, context.fonts().base, context.theme().text, at.x + context.px(28), at.y + height / 2);
    };
    if (!memory.folder.parent_path().empty() && memory.folder != memory.folder.root_path()) {
        const auto here = memory.folder.has_filename() ? memory.folder : memory.folder.parent_path();
        row(here.parent_path(), "..", Icon::up);
    }
    for (const auto& entry : memory.entries) row(entry.path, entry.path.filename().string(), entry.folder ? Icon::folder : Icon::file);
    if (!memory.folderProblem.empty()) ImGui::TextWrapped("%s", memory.folderProblem.c_str());
    ImGui::EndChild();
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
