#include "window/glfw_window.hpp"

// glad brings the GL names; GLFW must not.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <span>

#include "base/error.hpp"
#include "gl/context.hpp"

namespace demarc::window {
namespace {

std::string glfwReason() {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return reason ? reason : "no reason given";
}

GlfwWindow& self(GLFWwindow* window) {
    return *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window));
}

}  // namespace

GlfwWindow::GlfwWindow(const std::string& title) {
    if (!glfwInit()) throw base::GlError("can't open a window: " + glfwReason() + "; without a display use: demarc export REPORT -o map.png");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SAMPLES, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_ALPHA_BITS, 0);
    int x = 0, y = 0, width = 1600, height = 900;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    window_ = glfwCreateWindow(std::max(width, 640), std::max(height, 400), title.c_str(), nullptr, nullptr);
    if (!window_) {
        const std::string reason = glfwReason();
        glfwTerminate();
        throw base::GlError("can't open a window with OpenGL 3.3: " + reason);
    }
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    gl::loadFunctions([](const char* name) { return reinterpret_cast<gl::AnyFunction>(glfwGetProcAddress(name)); });
    glfwSetWindowSizeLimits(window_, 800, 500, GLFW_DONT_CARE, GLFW_DONT_CARE);
    findPartialShow();
    countInputs();
}

GlfwWindow::~GlfwWindow() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

// Software GL sends the whole window to the screen at each swap, and keeps what was drawn. A GPU swaps for nothing and in step with the screen.
void GlfwWindow::findPartialShow() {
    if (!gl::isSoftware() || !glfwExtensionSupported("GLX_MESA_copy_sub_buffer")) return;
    const auto display = reinterpret_cast<void* (*)()>(glfwGetProcAddress("glXGetCurrentDisplay"));
    const auto drawable = reinterpret_cast<unsigned long (*)()>(glfwGetProcAddress("glXGetCurrentDrawable"));
    const auto copy = reinterpret_cast<void (*)(void*, unsigned long, int, int, int, int)>(glfwGetProcAddress("glXCopySubBufferMESA"));
    if (!display || !drawable || !copy) return;
    copyPart_ = [=](int x, int y, int width, int height) { copy(display(), drawable(), x, y, width, height); };
}

void GlfwWindow::add(InputEvent event) {
    ++inputs_;
    event.pointer = pointer_;
    events_.push_back(event);
}

namespace {

/// A key that only writes: its character is what counts.
bool isTyped(const InputEvent& event) {
    return event.kind == InputEvent::Kind::key && event.number >= GLFW_KEY_SPACE && event.number <= GLFW_KEY_GRAVE_ACCENT && (event.modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) == 0;
}

/// What may bring another field the keyboard.
bool movesKeyboard(const InputEvent& event) {
    if (event.action != GLFW_PRESS) return false;
    return event.kind == InputEvent::Kind::button || (event.kind == InputEvent::Kind::key && (event.number == GLFW_KEY_TAB || event.number == GLFW_KEY_ENTER || event.number == GLFW_KEY_ESCAPE));
}

}  // namespace

std::optional<map::Vec2> GlfwWindow::deliver(const std::function<void(const InputEvent&)>& take) {
    constexpr int FRAMES_TO_FIELD = 2;  // ImGui gives a field the keyboard in the next frame, and that one reads no characters
    std::optional<map::Vec2> pointer;
    fieldIn_ = std::max(0, fieldIn_ - 1);
    std::vector<std::pair<InputEvent::Kind, int>> turned;  // pressed or let go by this call
    while (!events_.empty()) {
        const InputEvent event = events_.front();
        if (event.kind == InputEvent::Kind::button && pointer && *pointer != event.pointer) break;
        if (event.kind == InputEvent::Kind::button || event.kind == InputEvent::Kind::scroll) pointer = pointer.value_or(event.pointer);
        if (event.kind == InputEvent::Kind::character && fieldIn_ > 0) break;
        const bool turns = (event.kind == InputEvent::Kind::key || event.kind == InputEvent::Kind::button) && event.action != GLFW_REPEAT;
        if (turns && !isTyped(event)) {
            const std::pair which{event.kind, event.number};
            if (std::ranges::find(turned, which) != turned.end()) break;
            turned.push_back(which);
        }
        events_.pop_front();
        if (movesKeyboard(event)) fieldIn_ = FRAMES_TO_FIELD;
        if (event.kind == InputEvent::Kind::key && event.action != GLFW_RELEASE)
            keys_.push_back({event.number, (event.modifiers & GLFW_MOD_CONTROL) != 0, (event.modifiers & GLFW_MOD_SHIFT) != 0, (event.modifiers & GLFW_MOD_ALT) != 0});
        take(event);
    }
    if (!events_.empty()) ++inputs_;
    return pointer;
}

void GlfwWindow::countInputs() {
    using Kind = InputEvent::Kind;
    glfwSetWindowUserPointer(window_, this);
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
        ++self(w).inputs_;
        self(w).pointer_ = {x, y};
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int modifiers) {
        self(w).add({.kind = Kind::button, .number = button, .action = action, .modifiers = modifiers});
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) { self(w).add({.kind = Kind::scroll, .x = x, .y = y}); });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
        if (key == GLFW_KEY_ESCAPE && action == GLFW_REPEAT) return;  // held down it would go on to what lies below the thing it closed
        self(w).add({.kind = Kind::key, .number = key, .scancode = scancode, .action = action, .modifiers = modifiers});
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) { self(w).add({.kind = Kind::character, .number = static_cast<int>(character)}); });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) { self(w).add({.kind = Kind::focus, .number = focused}); });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) { self(w).add({.kind = Kind::enter, .number = entered}); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { ++self(w).inputs_; });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) {
        ++self(w).inputs_;
        self(w).exposed_ = true;
    });
    glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** names) {
        ++self(w).inputs_;
        if (self(w).onDrop) self(w).onDrop({names, names + count});
    });
}

bool GlfwWindow::shouldClose() const {
    return glfwWindowShouldClose(window_) != 0;
}

void GlfwWindow::close() {
    glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

void GlfwWindow::stayOpen() {
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}

void GlfwWindow::setTitle(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}

int GlfwWindow::width_px() const {
    int width = 0;
    glfwGetFramebufferSize(window_, &width, nullptr);
    return width;
}

int GlfwWindow::height_px() const {
    int height = 0;
    glfwGetFramebufferSize(window_, nullptr, &height);
    return height;
}

float GlfwWindow::contentScale() const {
    float scale = 1;
    glfwGetWindowContentScale(window_, &scale, nullptr);
    return std::clamp(scale, 0.5F, 4.0F);
}

void GlfwWindow::waitEvents(double timeout_s) {
    glfwWaitEventsTimeout(timeout_s);
}

void GlfwWindow::pollEvents() {
    glfwPollEvents();
}

void GlfwWindow::show(const gl::PixelRect& part, bool swap) {
    if (swap || !copyPart_) return glfwSwapBuffers(window_);
    copyPart_(part.x, height_px() - part.y - part.height, part.width, part.height);
}

void GlfwWindow::waitForScreen(bool on) {
    glfwSwapInterval(on ? 1 : 0);
}

void GlfwWindow::setFullScreen(bool on) {
    if (!on) {
        if (before_) glfwSetWindowMonitor(window_, nullptr, before_->x, before_->y, before_->width, before_->height, GLFW_DONT_CARE);
        before_.reset();
        return;
    }
    Place place;
    glfwGetWindowPos(window_, &place.x, &place.y);
    glfwGetWindowSize(window_, &place.width, &place.height);
    // The screen that holds the window's middle.
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (GLFWmonitor* monitor : std::span{monitors, static_cast<std::size_t>(count)}) {
        int x = 0, y = 0;
        glfwGetMonitorPos(monitor, &x, &y);
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        const int middle_x = place.x + place.width / 2, middle_y = place.y + place.height / 2;
        if (!mode || middle_x < x || middle_x >= x + mode->width || middle_y < y || middle_y >= y + mode->height) continue;
        // A window that covers it already has no frame to lose.
        if (place.x == x && place.y == y && place.width == mode->width && place.height == mode->height) return;
        before_ = place;
        glfwSetWindowMonitor(window_, monitor, x, y, mode->width, mode->height, mode->refreshRate);
        return;
    }
}

void GlfwWindow::wake() {
    glfwPostEmptyEvent();
}

}  // namespace demarc::window
