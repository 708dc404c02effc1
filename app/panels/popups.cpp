#include "panels/popups.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cstdio>

namespace demarc::panels {
namespace {

const ImGuiWindow* topPopup() {
    const auto& stack = ImGui::GetCurrentContext()->OpenPopupStack;
    return stack.empty() ? nullptr : stack.back().Window;
}

bool isDialog(const ImGuiWindow& popup) { return (popup.Flags & ImGuiWindowFlags_Modal) != 0; }

/// What a popup needs, as far as it was seen: it may be cut to less.
ImVec2 wholeSize(const char* id) {
    std::array<char, 24> name{};
    std::snprintf(name.data(), name.size(), "##Popup_%08x", ImGui::GetID(id));
    const ImGuiWindow* popup = ImGui::FindWindowByName(name.data());
    if (!popup) return {0, 0};
    return {popup->Size.x, popup->ContentSizeIdeal.y + 2 * popup->WindowPadding.y};
}

}  // namespace

bool isPopupOpen() { return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel); }

void heedPopups() {
    const ImGuiWindow* top = topPopup();
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    if (!top || isDialog(*top)) return;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    // ImGui takes the space bar alone for a click. The press that opened the popup is none.
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_KeyPadEnter}) {
        const auto index = ImGui::GetKeyIndex(key);
        if (io.KeysDown[index] && io.KeysDownDuration[index] < 0) io.NavInputs[ImGuiNavInput_Activate] = 1;
    }
}

// ImGui does so itself, but not where nothing in the popup has its keyboard, and then everybody else sees the key too.
bool closeTopPopup() {
    ImGuiContext& imgui = *ImGui::GetCurrentContext();
    const ImGuiWindow* top = topPopup();
    if (!top || isDialog(*top)) return false;
    // A submenu would open again below a pointer that rests on its name.
    if ((top->Flags & ImGuiWindowFlags_ChildMenu) != 0) imgui.NavDisableMouseHover = true;
    ImGui::ClosePopupToLevel(imgui.OpenPopupStack.Size - 1, true);
    return true;
}

bool beginPopupAt(const Context& context, const char* id, const Area& anchor) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize, size = wholeSize(id);
    const float margin = context.px(4), gap = context.px(1);
    const float below = screen.y - margin - anchor.bottom - gap, above = anchor.top - gap - margin;
    const bool opensUp = size.y > below && above > below;
    const float left = std::max(0.0F, std::min(anchor.left, screen.x - margin - size.x));
    ImGui::SetNextWindowPos({left, opensUp ? anchor.top - gap : anchor.bottom + gap}, ImGuiCond_Always, {0, opensUp ? 1.0F : 0.0F});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, std::max(opensUp ? above : below, context.px(60))});
    return ImGui::BeginPopup(id);
}

}  // namespace demarc::panels
