#pragma once
#include <filesystem>
#include <vector>

#include "project/user_layer.hpp"

namespace demarc::window {

/// Opens the desktop window with these dispatches and layers and runs until it is closed; returns the exit status.
/// A file that can't be read is told inside the window; no display or no OpenGL 3.3 throws base::GlError.
[[nodiscard]] int open(const std::vector<std::filesystem::path>& files, const std::vector<project::UserLayer>& layers, const std::filesystem::path& assets);

}  // namespace demarc::window
