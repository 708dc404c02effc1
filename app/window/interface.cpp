#include "window/interface.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

#include "base/error.hpp"
#include "gl/state.hpp"
#include "panels/popups.hpp"
#include "panels/widgets.hpp"

namespace demarc::window {
namespace {

ImVec4 toVec(base::Colour colour, float opacity = 1) {
    return {static_cast<float>(colour.r) / 255, static_cast<float>(colour.g) / 255, static_cast<float>(colour.b) / 255,
            static_cast<float>(colour.a) / 255 * opacity};
}

}  // namespace

Interface::Interface(GLFWwindow* window, std::filesystem::path assets, std::function<void()> wake) : assets_{std::move(assets)}, wake_{std::move(wake)}, window_{window} {
    IMGUI_CHECKVERSION();
    // Given an atlas, ImGui leaves it to us.
    faces_.atlas = emptyAtlas();
    ImGui::CreateContext(faces_.atlas.get());
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ImGui::GetIO().ConfigInputTextCursorBlink = false;  // a blinking cursor would wake an idle window
    if (!ImGui_ImplGlfw_InitForOpenGL(window, false) || !ImGui_ImplOpenGL3_Init("#version 330 core")) throw base::GlError("can't start the interface");
    ImGui_ImplOpenGL3_NewFrame();  // makes its programs, and a picture of the empty atlas
}

Interface::~Interface() {
    if (whole_.valid()) whole_.wait();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

bool Interface::take(const InputEvent& event) const {
    if (event.kind == InputEvent::Kind::key && event.number == GLFW_KEY_ESCAPE && event.action == GLFW_PRESS && panels::closeTopPopup()) return false;
    switch (event.kind) {
        case InputEvent::Kind::key: ImGui_ImplGlfw_KeyCallback(window_, event.number, event.scancode, event.action, event.modifiers); break;
        case InputEvent::Kind::button: ImGui_ImplGlfw_MouseButtonCallback(window_, event.number, event.action, event.modifiers); break;
        case InputEvent::Kind::character: ImGui_ImplGlfw_CharCallback(window_, static_cast<unsigned>(event.number)); break;
        case InputEvent::Kind::scroll: ImGui_ImplGlfw_ScrollCallback(window_, event.x, event.y); break;
        case InputEvent::Kind::focus: ImGui_ImplGlfw_WindowFocusCallback(window_, event.number); break;
        case InputEvent::Kind::enter: ImGui_ImplGlfw_CursorEnterCallback(window_, event.number); break;
    }
    return true;
}

void Interface::begin(float scale, const map::Theme& theme, std::optional<map::Vec2> pointer) {
    const bool rescaled = scale != scale_;
    if (rescaled || &theme != theme_) {
        scale_ = scale;
        theme_ = &theme;
        setStyle();
        // The first picture waits for few letters.
        if (rescaled) use(buildFaces(assets_, scale_, Letters::first));
        lacksLetters_ = lacksLetters_ || rescaled;
    }
    if (whole_.valid() && whole_.wait_for(std::chrono::seconds{0}) == std::future_status::ready) use(whole_.get());
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    if (pointer) ImGui::GetIO().MousePos = {static_cast<float>(pointer->x), static_cast<float>(pointer->y)};
    panels::heedPopups();
    ImGui::NewFrame();
}

std::vector<map::Rect> Interface::end() {
    ImGui::Render();
    return damage_.since(*ImGui::GetDrawData());
}

void Interface::draw(const gl::PixelRect& part_px) const {
    const auto left = static_cast<float>(part_px.x), top = static_cast<float>(part_px.y);
    const auto right = left + static_cast<float>(part_px.width), bottom = top + static_cast<float>(part_px.height);
    ImDrawData part = *ImGui::GetDrawData();
    std::vector<ImDrawList*> lists;
    std::vector<std::pair<ImVec4*, ImVec4>> clips;
    for (ImDrawList* list : std::span{part.CmdLists, static_cast<std::size_t>(part.CmdListsCount)}) {
        bool inside = false;
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clips.emplace_back(&clip, clip);
            clip = {std::max(clip.x, left), std::max(clip.y, top), std::min(clip.z, right), std::min(clip.w, bottom)};
            inside = inside || (clip.x < clip.z && clip.y < clip.w);
        }
        if (inside) lists.push_back(list);  // the backend uploads a list before it looks at its clips
    }
    part.CmdLists = lists.data();
    part.CmdListsCount = static_cast<int>(lists.size());
    ImGui_ImplOpenGL3_RenderDrawData(&part);
    for (const auto& [clip, before] : clips) *clip = before;
}

bool Interface::wantsMouse() const {
    return ImGui::GetIO().WantCaptureMouse;
}

bool Interface::wantsKeyboard() const {
    return ImGui::GetIO().WantCaptureKeyboard;
}

void Interface::use(Faces faces) {
    auto texture = uploadFaces(*faces.atlas);
    ImGui::GetIO().Fonts = faces.atlas.get();
    ++facesNumber_;
    faces_ = std::move(faces);
    texture_ = std::make_unique<gl::Texture>(std::move(texture));
}

void Interface::completeFaces() {
    if (!std::exchange(lacksLetters_, false)) return;
    whole_ = std::async(std::launch::async, [assets = assets_, scale = scale_, wake = wake_] {
        auto faces = buildFaces(assets, scale, Letters::all);
        wake();
        return faces;
    });
}

// Ink on paper: selection is a step of grey, no accent hue anywhere.
void Interface::setStyle() {
    ImGuiStyle style;
    const float s = scale_;
    style.WindowPadding = {16 * s, 8 * s};
    style.FramePadding = {8 * s, 5 * s};
    style.ItemSpacing = {8 * s, 6 * s};
    style.ItemInnerSpacing = {6 * s, 4 * s};
    style.CellPadding = {8 * s, 4 * s};
    style.ScrollbarSize = 10 * s;
    style.GrabMinSize = 10 * s;
    style.WindowRounding = 0;
    style.FrameRounding = 4 * s;
    style.PopupRounding = 4 * s;
    style.GrabRounding = 3 * s;
    style.ScrollbarRounding = 3 * s;
    style.TabRounding = 0;
    style.WindowBorderSize = 0;
    style.FrameBorderSize = 0;
    style.PopupBorderSize = 1;
    const auto& t = *theme_;
    const auto set = [&](std::initializer_list<ImGuiCol> slots, ImVec4 colour) {
        for (const auto slot : slots) style.Colors[slot] = colour;
    };
    const ImVec4 clear{0, 0, 0, 0};
    set({ImGuiCol_Text, ImGuiCol_CheckMark, ImGuiCol_NavHighlight}, toVec(t.text));
    set({ImGuiCol_TextDisabled}, toVec(t.text3));
    set({ImGuiCol_WindowBg, ImGuiCol_PopupBg, ImGuiCol_MenuBarBg, ImGuiCol_TitleBg, ImGuiCol_TitleBgActive}, toVec(panels::panelColour(t)));
    set({ImGuiCol_ChildBg, ImGuiCol_TableRowBg, ImGuiCol_TableRowBgAlt, ImGuiCol_ScrollbarBg, ImGuiCol_Button}, clear);
    set({ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderLight, ImGuiCol_TableBorderStrong}, toVec(t.line));
    set({ImGuiCol_FrameBg, ImGuiCol_TableHeaderBg}, toVec(t.raised));
    set({ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive, ImGuiCol_Header, ImGuiCol_HeaderHovered,
         ImGuiCol_HeaderActive, ImGuiCol_TextSelectedBg},
        toVec(t.selected));
    set({ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_ScrollbarGrabActive}, toVec(t.text2));
    set({ImGuiCol_ScrollbarGrab, ImGuiCol_ScrollbarGrabHovered}, toVec(t.text3, 0.5F));
    set({ImGuiCol_ModalWindowDimBg}, {0, 0, 0, 0.4F});
    ImGui::GetStyle() = style;
}

}  // namespace demarc::window
