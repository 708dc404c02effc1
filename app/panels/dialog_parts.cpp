#include "panels/dialog_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace demarc::panels {

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

}  // namespace demarc::panels
