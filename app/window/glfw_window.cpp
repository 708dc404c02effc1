#include "window/glfw_window.hpp"

// glad brings the GL names; GLFW must not.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

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

// Set before ImGui's backend installs its own callbacks, which then call these.
void GlfwWindow::countInputs() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double, double) { ++self(w).inputs_; });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int, int, int) { ++self(w).inputs_; });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double, double) { ++self(w).inputs_; });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int modifiers) {
        ++self(w).inputs_;
        if (action != GLFW_RELEASE) self(w).keys_.push_back({key, (modifiers & GLFW_MOD_CONTROL) != 0, (modifiers & GLFW_MOD_SHIFT) != 0, (modifiers & GLFW_MOD_ALT) != 0});
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned) { ++self(w).inputs_; });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { ++self(w).inputs_; });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int) { ++self(w).inputs_; });
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

void GlfwWindow::wake() {
    glfwPostEmptyEvent();
}

}  // namespace demarc::window
