#include <imgui.h>
#include <imgui_stdlib.h>

#include <system_error>

#include "panels/dialog_parts.hpp"
#include "panels/popups.hpp"
#include "project/project_file.hpp"

// What is asked about the project as a file: where to save it, what to do with what is not saved, whether its tiles may be fetched.

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr auto PATH_FLAGS = ImGuiInputTextFlags_EnterReturnsTrue;

bool isFolderOnly(const fs::path&) { return false; }

std::string nameOf(const fs::path& file) {
    std::string name = file.filename().string();
    if (project::isProjectFile(file)) name.resize(name.size() - std::string_view{project::PROJECT_ENDING}.size());
    return name;
}

/// With the ending that a project has.
fs::path asProject(const std::string& path) { return project::isProjectFile(path) ? fs::path{path} : fs::path{path + project::PROJECT_ENDING}; }

bool existsInFolder(const std::string& path) {
    std::error_code none;
    return fs::exists(asProject(path), none);
}

void drawSave(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, tr("Save the project"), 640, 480, memory.saveDialog)) return;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", tr("Name of the project"), &memory.openPath, PATH_FLAGS | ImGuiInputTextFlags_AutoSelectAll);
    const std::string typed = memory.openPath;
    const auto chosen = drawFolder(context, context.px(28 + 12 + 22));
    std::error_code none;
    const bool isFolder = fs::is_directory(memory.openPath, none) || memory.openPath.ends_with('/');
    const bool replaces = !isFolder && existsInFolder(memory.openPath) && asProject(memory.openPath) != context.shown.project->file;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (replaces) write(tr("Replaces the project of this name"), context.fonts().small, context.theme().text2, at.x, at.y + context.px(8));
    const auto answer = drawAnswers(context, replaces ? tr("Replace") : tr("Save"), !memory.openPath.empty() && !isFolder);
    if (chosen && fs::is_directory(*chosen, none)) {
        // The name that was typed goes along into the folder.
        const std::string name = fs::path{typed}.filename().string();
        listFolder(memory, *chosen, memory.wanted);
        memory.openPath = (memory.folder / name).string();
    } else if (((enter || chosen) && !isFolder && !memory.openPath.empty()) || answer == Answer::yes) {
        context.asked.ask(SaveProject{asProject(memory.openPath)});
        ImGui::CloseCurrentPopup();
    } else if (answer == Answer::no) {
        context.asked.ask(AnswerUnsaved{Unsaved::stay});
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void drawWatch(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, tr("Watch a folder"), 560, 420, memory.watchDialog)) return;
    writeParagraph(tr("New reports in it are opened as they come."), context.fonts().base, context.theme().text2, ImGui::GetCursorScreenPos().x, ImGui::GetCursorScreenPos().y,
                   ImGui::GetContentRegionAvail().x, context.px(18));
    ImGui::Dummy({1, context.px(20)});
    ImGui::SetNextItemWidth(-1);
    const bool enter = ImGui::InputTextWithHint("##path", tr("Path of a folder"), &memory.openPath, PATH_FLAGS);
    if (const auto chosen = drawFolder(context, context.px(28 + 12))) listFolder(memory, *chosen, memory.wanted);
    std::error_code none;
    const bool possible = fs::is_directory(memory.openPath, none);
    const auto answer = drawAnswers(context, tr("Watch"), possible);
    if ((enter && possible) || answer == Answer::yes) {
        context.asked.ask(WatchFolder{memory.openPath});
        ImGui::CloseCurrentPopup();
    } else if (answer == Answer::no) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void drawQuestion(const Context& context, const std::string& words) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    writeParagraph(words, context.fonts().base, context.theme().text, at.x, at.y, ImGui::GetContentRegionAvail().x, context.px(19), 4);
}

void drawUnsaved(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, tr("Save changes?"), 480, 160, memory.unsavedDialog)) return;
    const fs::path& file = context.shown.project->file;
    drawQuestion(context, file.empty() ? tr("This project was not saved yet.") : say("“{0}” has changes that are not saved.", nameOf(file)));
    const auto answer = drawAnswers(context, tr("Save"), true, tr("Don't save"));
    if (answer == Answer::yes) file.empty() ? askToSaveAs(context) : context.asked.ask(AnswerUnsaved{Unsaved::save});
    if (answer == Answer::other) context.asked.ask(AnswerUnsaved{Unsaved::lose});
    if (answer == Answer::no) context.asked.ask(AnswerUnsaved{Unsaved::stay});
    if (answer != Answer::none || !context.shown.project->asksToSave) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void drawHosts(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, tr("Fetch map tiles?"), 480, 176, memory.hostsDialog)) return;
    const std::string& hosts = context.shown.project->asksForHosts;
    drawQuestion(context, say("This project shows layers from {0}. They are fetched over the network only if you agree; without them the rest is shown.", hosts));
    const auto answer = drawAnswers(context, tr("Fetch"), true, nullptr, tr("Don't fetch"));
    if (answer != Answer::none) context.asked.ask(AnswerHosts{answer == Answer::yes});
    if (answer != Answer::none || hosts.empty()) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void drawLost(Context& context) {
    auto& memory = context.memory;
    if (!beginDialog(context, tr("Recover a project?"), 480, 160, memory.lostDialog)) return;
    const auto& lost = context.shown.project->lost;
    if (!lost.empty()) drawQuestion(context, lost.front().name.empty() ? say("demarc ended without saving a project without a name at {0}.", lost.front().when) : say("demarc ended without saving “{0}” at {1}.", lost.front().name, lost.front().when));
    const auto answer = drawAnswers(context, tr("Recover"), true, nullptr, tr("Discard"));
    if (answer != Answer::none && !lost.empty()) context.asked.ask(AnswerLost{answer == Answer::yes});
    if (answer != Answer::none || lost.empty()) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace

void askToSaveAs(Context& context) {
    auto& memory = context.memory;
    const fs::path& file = context.shown.project->file;
    if (file.empty()) listLastFolder(memory, &project::isProjectFile);
    else listFolder(memory, file.parent_path(), &project::isProjectFile);
    memory.openPath = (memory.folder / (file.empty() ? std::string{tr("Unnamed")} + project::PROJECT_ENDING : file.filename().string())).string();
    memory.saveDialog = true;
}

void askToSave(Context& context) {
    if (context.shown.project->file.empty()) askToSaveAs(context);
    else context.asked.ask(SaveProject{});
}

void askForFolderToWatch(Context& context) {
    listLastFolder(context.memory, &isFolderOnly);
    context.memory.watchDialog = true;
}

void drawProjectDialogs(Context& context) {
    auto& memory = context.memory;
    const auto& facts = *context.shown.project;
    // One question at a time, and none over a dialog that is open.
    if (!isPopupOpen() && !memory.saveDialog) {
        memory.unsavedDialog = facts.asksToSave;
        memory.lostDialog = !facts.asksToSave && !facts.lost.empty();
        memory.hostsDialog = !facts.asksToSave && facts.lost.empty() && !facts.asksForHosts.empty();
    }
    drawUnsaved(context);
    drawLost(context);
    drawHosts(context);
    drawSave(context);
    drawWatch(context);
}

}  // namespace demarc::panels
