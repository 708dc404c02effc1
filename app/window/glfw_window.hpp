#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gl/state.hpp"

struct GLFWwindow;

namespace demarc::window {

struct KeyPress {
    int key = 0;  ///< GLFW's number; letters and digits are their ASCII capitals
    bool control = false;
    bool shift = false;
    bool alt = false;
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
    /// May be called from any thread: ends waitEvents().
    static void wake();
    /// Counts whatever the user did since the window opened; unchanged means idle.
    [[nodiscard]] std::size_t inputs() const { return inputs_; }

    /// Keys pressed or repeated since the last call: none is lost, however long a frame takes.
    [[nodiscard]] std::vector<KeyPress> takeKeys() { return std::exchange(keys_, {}); }

    /// Whether the screen lost what it showed of the window since the last call.
    [[nodiscard]] bool takeExposed() { return std::exchange(exposed_, false); }

    std::function<void(std::vector<std::filesystem::path>)> onDrop;

private:
    void countInputs();
    void findPartialShow();

    GLFWwindow* window_ = nullptr;
    std::function<void(int x, int y, int width, int height)> copyPart_;
    std::size_t inputs_ = 0;
    bool exposed_ = true;
    std::vector<KeyPress> keys_;
};

}  // namespace demarc::window
