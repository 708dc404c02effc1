#pragma once
#include <memory>
#include <string>
#include <vector>

namespace demarc::gl {

using AnyFunction = void (*)();
using GetFunction = AnyFunction (*)(const char* name);

/// Loads GL 3.3 core for the context that is current. Throws GlError when it offers less.
void loadFunctions(GetFunction getFunction);

/// "llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 3.3": who draws, for error messages and statistics.
[[nodiscard]] std::string description();

/// Whether the processor draws (Mesa's llvmpipe and softpipe).
[[nodiscard]] bool isSoftware();

/// The largest side of a texture and a viewport, in pixels.
[[nodiscard]] int maximumSide_px();

/// A GL 3.3 core context without a window or a display server: EGL on Mesa's surfaceless platform, else on the first device that
/// works. Current in the thread that made it until released. Takes about 60 ms with Mesa's software renderer.
class Context {
public:
    /// Throws GlError that names each way tried and why it failed.
    [[nodiscard]] static Context headless();
    Context(Context&&) noexcept;
    Context& operator=(Context&&) noexcept;
    ~Context();

    /// Binds it to the calling thread; it must not be current in another. `release` lets another thread take it.
    void makeCurrent();
    void release();

    /// What the driver complained about so far: errors and undefined behaviour; always empty in release builds.
    [[nodiscard]] const std::vector<std::string>& complaints() const;

private:
    struct Impl;
    explicit Context(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::gl
