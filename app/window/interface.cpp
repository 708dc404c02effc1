#include "window/interface.hpp"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "base/error.hpp"
#include "gl/state.hpp"
#include "panels/widgets.hpp"

namespace demarc::window {
namespace {

// Latin to Extended-B, Greek, Cyrillic, Latin Extended Additional, punctuation, arrows and geometric signs.
constexpr std::array<ImWchar, 15> LATIN_RANGES{0x0020, 0x024F, 0x0370, 0x052F, 0x1E00, 0x1EFF, 0x2010, 0x205E,
                                               0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF, 0};
// Arabic with its presentation forms: text is shaped before it is shown.
constexpr std::array<ImWchar, 9> ARABIC_RANGES{0x0600, 0x06FF, 0x0750, 0x077F, 0xFB50, 0xFDFF, 0xFE70, 0xFEFF, 0};

// ImGui sizes a face by its ascent and descent, which are larger in Noto Sans Arabic: the factor makes its em that of Noto Sans.
constexpr float ARABIC_SIZE = 2.112F / 1.362F;

ImVec4 toVec(base::Colour colour, float opacity = 1) {
    return {static_cast<float>(colour.r) / 255, static_cast<float>(colour.g) / 255, static_cast<float>(colour.b) / 255,
            static_cast<float>(colour.a) / 255 * opacity};
}

}  // namespace

Interface::Interface(GLFWwindow* window, std::filesystem::path assets) : assets_{std::move(assets)}, window_{window} {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ImGui::GetIO().ConfigInputTextCursorBlink = false;  // a blinking cursor would wake an idle window
    if (!ImGui_ImplGlfw_InitForOpenGL(window, false) || !ImGui_ImplOpenGL3_Init("#version 330 core")) throw base::GlError("can't start the interface");
}

Interface::~Interface() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

void Interface::take(const InputEvent& event) const {
    switch (event.kind) {
        case InputEvent::Kind::key: return ImGui_ImplGlfw_KeyCallback(window_, event.number, event.scancode, event.action, event.modifiers);
        case InputEvent::Kind::button: return ImGui_ImplGlfw_MouseButtonCallback(window_, event.number, event.action, event.modifiers);
        case InputEvent::Kind::character: return ImGui_ImplGlfw_CharCallback(window_, static_cast<unsigned>(event.number));
        case InputEvent::Kind::scroll: return ImGui_ImplGlfw_ScrollCallback(window_, event.x, event.y);
        case InputEvent::Kind::focus: return ImGui_ImplGlfw_WindowFocusCallback(window_, event.number);
        case InputEvent::Kind::enter: return ImGui_ImplGlfw_CursorEnterCallback(window_, event.number);
    }
}

void Interface::begin(float scale, const map::Theme& theme) {
    const bool rescaled = scale != scale_;
    if (rescaled || &theme != theme_) {
        scale_ = scale;
        theme_ = &theme;
        setStyle();
        if (rescaled) buildFonts();
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
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

void Interface::buildFonts() {
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    // FreeType takes a tenth of the time of ImGui's own rasteriser; light hinting keeps small stems sharp.
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    const auto add = [&](const char* weight, float size_px) {
        const auto face = [&](const std::string& name, const ImWchar* ranges, bool merge, float size = 1) {
            const auto path = assets_ / "fonts" / name;
            ImFontConfig config;
            config.MergeMode = merge;
            ImFont* font = std::filesystem::exists(path) ? atlas.AddFontFromFileTTF(path.c_str(), size * size_px * scale_, &config, ranges) : nullptr;
            if (!font) throw base::FileError(path.string() + ": can't read the font");
            return font;
        };
        ImFont* font = face(std::string("NotoSans-") + weight + ".ttf", LATIN_RANGES.data(), false);
        face(std::string("NotoSansArabic-") + weight + ".ttf", ARABIC_RANGES.data(), true, ARABIC_SIZE);
        return font;
    };
    // ImGui sizes a face by its ascent and descent, 1.362 of Noto Sans' size.
    const auto of = [](float em_px) { return std::round(em_px * 1.362F * 2) / 2; };
    fonts_ = {.base = add("Regular", of(13)),
              .bold = add("Bold", of(13)),
              .reading = add("Regular", of(14)),
              .readingBold = add("Bold", of(14)),
              .heading = add("Bold", of(15)),
              .title = add("Bold", of(19)),
              .small = add("Regular", of(12)),
              .smallBold = add("Bold", of(12)),
              .tiny = add("Regular", of(11.2F))};
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
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
    set({ImGuiCol_ModalWindowDimBg}, toVec(t.text, 0.25F));
    ImGui::GetStyle() = style;
}

}  // namespace demarc::window
