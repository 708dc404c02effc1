#pragma once
#include <filesystem>

#include "panels/panel.hpp"

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
    /// Draws what was shown since begin().
    void end();

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
};

}  // namespace demarc::window
