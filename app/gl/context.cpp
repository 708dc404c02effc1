#include "gl/context.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/error.hpp"

namespace demarc::gl {
namespace {

#ifdef NDEBUG
constexpr bool kCollectComplaints = false;
#else
constexpr bool kCollectComplaints = true;
#endif

std::string eglReason() {
    std::array<char, 16> code{};
    std::snprintf(code.data(), code.size(), "0x%04x", static_cast<unsigned>(eglGetError()));
    return std::string{"EGL error "} + code.data();
}

bool hasClientExtension(const char* name) {
    const char* all = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    return all && std::string{all}.find(name) != std::string::npos;
}

/// The displays that need no server, in the order in which they are tried.
std::vector<std::pair<std::string, EGLDisplay>> serverlessDisplays() {
    std::vector<std::pair<std::string, EGLDisplay>> found;
    const auto getDisplay = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (!getDisplay) return found;
    if (hasClientExtension("EGL_MESA_platform_surfaceless"))
        found.emplace_back("surfaceless", getDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
    const auto queryDevices = reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
    std::array<EGLDeviceEXT, 8> devices{};
    EGLint count = 0;
    if (!queryDevices || !hasClientExtension("EGL_EXT_platform_device") || !queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count))
        return found;
    for (EGLint i = 0; i < count; ++i)
        found.emplace_back("device " + std::to_string(i), getDisplay(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr));
    return found;
}

void GLAD_API_PTR onComplaint(GLenum, GLenum type, GLuint, GLenum, GLsizei, const GLchar* message, const void* user) {
    if (type != GL_DEBUG_TYPE_ERROR && type != GL_DEBUG_TYPE_UNDEFINED_BEHAVIOR) return;
    static_cast<std::vector<std::string>*>(const_cast<void*>(user))->emplace_back(message);
}

}  // namespace

void loadFunctions(GetFunction getFunction) {
    const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(getFunction));
    if (version >= GLAD_MAKE_VERSION(3, 3)) return;
    if (version == 0) throw base::GlError("OpenGL: no functions could be loaded; install a driver (libgl1-mesa-dri)");
    throw base::GlError("OpenGL 3.3 is needed, but " + description() + " is what there is");
}

std::string description() {
    const auto text = [](GLenum name) {
        const GLubyte* value = glGetString(name);
        return value ? std::string{reinterpret_cast<const char*>(value)} : std::string{"unknown"};
    };
    return text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
}

bool isSoftware() {
    const std::string who = description();
    return who.find("llvmpipe") != std::string::npos || who.find("softpipe") != std::string::npos;
}

int maximumSide_px() {
    GLint texture = 0;
    std::array<GLint, 2> viewport{};
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport.data());
    return std::min({texture, viewport[0], viewport[1]});
}

struct Context::Impl {
    // EGL gives all contexts of a process the same display; ending it would end theirs too.
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    std::vector<std::string> complaints;

    ~Impl() {
        if (context == EGL_NO_CONTEXT) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display, context);
    }
};

Context::Context(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Context::Context(Context&&) noexcept = default;
Context& Context::operator=(Context&&) noexcept = default;
Context::~Context() = default;

Context Context::headless() {
    std::string tried;
    for (const auto& [name, display] : serverlessDisplays()) {
        const auto failed = [&tried, way = name](const std::string& what) { tried += "; EGL " + way + ": " + what + " (" + eglReason() + ")"; };
        if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr)) {
            failed("no display");
            continue;
        }
        auto impl = std::make_unique<Impl>();
        impl->display = display;
        constexpr std::array<EGLint, 5> kConfig{EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        if (!eglBindAPI(EGL_OPENGL_API) || !eglChooseConfig(display, kConfig.data(), &config, 1, &count) || count == 0) {
            failed("no OpenGL");
            continue;
        }
        constexpr std::array<EGLint, 9> kVersion{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                                 EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_CONTEXT_OPENGL_DEBUG, kCollectComplaints, EGL_NONE};
        impl->context = eglCreateContext(display, config, EGL_NO_CONTEXT, kVersion.data());
        if (impl->context == EGL_NO_CONTEXT || !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context)) {
            failed("no context of OpenGL 3.3 core");
            continue;
        }
        loadFunctions(eglGetProcAddress);
        if (kCollectComplaints && GLAD_GL_KHR_debug) {
            glEnable(GL_DEBUG_OUTPUT);
            glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
            glDebugMessageCallback(onComplaint, &impl->complaints);
        }
        return Context{std::move(impl)};
    }
    throw base::GlError("can't draw without a display" + (tried.empty() ? "; EGL offers no platform for it" : tried) +
                        "; install libegl1 and libgl1-mesa-dri");
}

void Context::makeCurrent() {
    // The API that EGL calls speak of is the thread's own.
    eglBindAPI(EGL_OPENGL_API);
    if (!eglMakeCurrent(impl_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl_->context))
        throw base::GlError("the graphics context can't be used: " + eglReason());
}

void Context::release() { eglMakeCurrent(impl_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT); }

const std::vector<std::string>& Context::complaints() const { return impl_->complaints; }

}  // namespace demarc::gl
