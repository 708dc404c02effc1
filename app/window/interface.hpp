#pragma once
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <vector>

#include "gl/state.hpp"
#include "panels/panel.hpp"
#include "window/damage.hpp"
#include "window/faces.hpp"
#include "window/glfw_window.hpp"

struct GLFWwindow;

namespace demarc::window {

/// ImGui over one window: faces from assets/fonts, colours of the map's theme, no file of its own on the disk.
class Interface {
public:
    /// `wake` is called from another thread when there is something to show.
    Interface(GLFWwindow* window, std::filesystem::path assets, std::function<void()> wake);
    ~Interface();
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    /// Builds faces anew where the scale changed, sets the theme's colours, begins a frame. `pointer`: where it was for the frame's buttons; none: where it is.
    void begin(float scale, const map::Theme& theme, std::optional<map::Vec2> pointer);
    /// Begins to draw the letters of the scripts that the first frames do without, unless it did. They are shown when they are there.
    void completeFaces();
    /// Before a frame begins: what the user did. False where it closed a popup, and shall do no more.
    [[nodiscard]] bool take(const InputEvent& event) const;
    /// Ends the frame; returns which parts of it differ from the last one, in px, none overlapping another.
    [[nodiscard]] std::vector<map::Rect> end();
    /// Draws the part of the ended frame that lies in `part_px` into the bound framebuffer.
    void draw(const gl::PixelRect& part_px) const;

    [[nodiscard]] panels::Look look() const { return {theme_, faces_.fonts, scale_, facesNumber_}; }
    /// Whether a widget, rather than the map, has the pointer or the keyboard.
    [[nodiscard]] bool wantsMouse() const;
    [[nodiscard]] bool wantsKeyboard() const;

private:
    void use(Faces faces);
    void setStyle();

    std::filesystem::path assets_;
    std::function<void()> wake_;
    const map::Theme* theme_ = nullptr;
    Faces faces_;
    std::unique_ptr<gl::Texture> texture_;
    std::future<Faces> whole_;  ///< the same with the letters of all scripts
    bool lacksLetters_ = false;
    int facesNumber_ = 0;
    float scale_ = 0;
    GLFWwindow* window_;
    Damage damage_;
};

}  // namespace demarc::window
