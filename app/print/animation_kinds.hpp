#pragma once
#include "print/animation.hpp"

namespace demarc::print {

/// What Animation::begin() chooses from; see there.
[[nodiscard]] std::unique_ptr<Animation> beginWebp(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options);
[[nodiscard]] std::unique_ptr<Animation> beginGif(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options);
[[nodiscard]] std::unique_ptr<Animation> beginMp4(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options);

}  // namespace demarc::print
