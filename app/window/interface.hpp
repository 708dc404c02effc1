#pragma once
#include <filesystem>
#include <vector>

#include "gl/state.hpp"
#include "panels/panel.hpp"
#include "window/damage.hpp"
#include "window/glfw_window.hpp"

struct GLFWwindow;

namespace demarc::window {

/// ImGui over one window: faces from assets/fonts, colours of the map's theme, no file of its own on the disk.
class Interface {
public:
    Interface(GLFWwindow* window, std::filesystem::path assets);
    ~Interface();
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    /// Builds faces anew where the scale changed, sets the theme's colours, begins a frame.
    void begin(float scale, const map::Theme& theme);
    /// Before a frame begins: what the user did.
    void take(const InputEvent& event) const;
    /// Ends the frame; returns which parts of it differ from the last one, in px, none overlapping another.
    [[nodiscard]] std::vector<map::Rect> end();
    /// Draws the part of the ended frame that lies in `part_px` into the bound framebuffer.
    void draw(const gl::PixelRect& part_px) const;

    [[nodiscard]] panels::Look look() const { return {theme_, fonts_, scale_}; }
    /// Whether a widget, rather than the map, has the pointer or the keyboard.
    [[nodiscard]] bool wantsMouse() const;
    [[nodiscard]] bool wantsKeyboard() const;

private:
    void buildFonts();
    void setStyle();

    std::filesystem::path assets_;
    const map::Theme* theme_ = nullptr;
    panels::Fonts fonts_;
    float scale_ = 0;
    GLFWwindow* window_;
    Damage damage_;
};

}  // namespace demarc::window
