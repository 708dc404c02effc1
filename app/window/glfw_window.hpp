#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gl/state.hpp"
#include "map/vec.hpp"

struct GLFWwindow;

namespace demarc::window {

struct KeyPress {
    int key = 0;  ///< GLFW's number; letters and digits are their ASCII capitals
    bool control = false;
    bool shift = false;
    bool alt = false;
};

/// What the user did with the keyboard or the mouse, as GLFW tells it.
struct InputEvent {
    enum class Kind : std::uint8_t { key, button, character, scroll, focus, enter };
    Kind kind = Kind::key;
    int number = 0;  ///< key, button or character; whether the window has the focus or the pointer
    int scancode = 0, action = 0, modifiers = 0;
    double x = 0, y = 0;  ///< of a wheel
    map::Vec2 pointer{};  ///< where it was then, in window coordinates
};

/// The desktop's window with a current OpenGL 3.3 core context. One at a time. Throws GlError where there is no display or no such context.
class GlfwWindow {
public:
    explicit GlfwWindow(const std::string& title);
    ~GlfwWindow();
    GlfwWindow(const GlfwWindow&) = delete;
    GlfwWindow& operator=(const GlfwWindow&) = delete;

    [[nodiscard]] GLFWwindow* get() const { return window_; }
    [[nodiscard]] bool shouldClose() const;
    void close();
    void stayOpen();
    void setTitle(const std::string& title);
    /// Size of the framebuffer; 0 while minimised.
    [[nodiscard]] int width_px() const;
    [[nodiscard]] int height_px() const;
    /// Device pixels a style pixel, as the screen asks for.
    [[nodiscard]] float contentScale() const;
    /// Sleeps until something happens, at most `timeout_s`.
    void waitEvents(double timeout_s);
    void pollEvents();
    /// Whether show() brings a part to the screen alone and what was drawn before stays drawn; otherwise the whole window must be painted.
    [[nodiscard]] bool showsParts() const { return copyPart_ != nullptr; }
    /// Brings what was drawn to the screen, where showsParts() only this part of it, y from the top. A `swap` brings all of it and leaves
    /// what is drawn undefined.
    void show(const gl::PixelRect& part, bool swap);
    /// Whether show() waits for the screen; it does from the start.
    void waitForScreen(bool on);
    /// Covers the whole screen that the window is on, or goes back to where it was.
    void setFullScreen(bool on);
    /// May be called from any thread: ends waitEvents().
    static void wake();
    /// Counts whatever the user did since the window opened; unchanged means idle.
    [[nodiscard]] std::size_t inputs() const { return inputs_; }

    /// Hands on what the user did since the last call, in order. What would take back a press that the same call handed on waits for the next one, and counts as
    /// an input again: a frame sees keys and buttons as they stand, and would miss a quick one. So do a button that was used elsewhere, and what is typed before
    /// a field has the keyboard. Returns where the pointer was for a button or a wheel: after a long frame it may be far from there.
    std::optional<map::Vec2> deliver(const std::function<void(const InputEvent&)>& take);

    /// Keys pressed or repeated that deliver() handed on since the last call.
    [[nodiscard]] std::vector<KeyPress> takeKeys() { return std::exchange(keys_, {}); }

    /// Whether the screen lost what it showed of the window since the last call.
    [[nodiscard]] bool takeExposed() { return std::exchange(exposed_, false); }

    std::function<void(std::vector<std::filesystem::path>)> onDrop;

private:
    void add(InputEvent event);
    void countInputs();
    void findPartialShow();

    GLFWwindow* window_ = nullptr;
    std::function<void(int x, int y, int width, int height)> copyPart_;
    std::size_t inputs_ = 0;
    bool exposed_ = true;
    struct Place { int x = 0, y = 0, width = 0, height = 0; };
    std::optional<Place> before_;  ///< where it was, while it covers the screen
    std::vector<KeyPress> keys_;
    map::Vec2 pointer_;              ///< where it was last seen
    std::deque<InputEvent> events_;  ///< that deliver() has not handed on
    int fieldIn_ = 0;                ///< frames until whatever was pressed has given a field the keyboard
};

}  // namespace demarc::window
