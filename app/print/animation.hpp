#pragma once
#include <filesystem>
#include <memory>

#include "print/image.hpp"

namespace demarc::print {

struct AnimationOptions {
    int frame_ms = 700;  ///< how long each frame stands; GIF counts in hundredths of a second
    int quality = 0;     ///< 1 to 100: smaller files that differ a little from the frames; 0: WebP without any loss. GIF has none.
};

/// Frames of one size as one moving picture, that repeats for ever. Frames are added one at a time and only the last one is kept in pixels; what they were
/// packed to stays in memory until finish(). The same frames give the same bytes.
class Animation {
public:
    /// By the ending of the name: .webp, .gif, or .mp4 where ffmpeg is installed. Throws UsageError for another, for sizes that the format can't have and where
    /// ffmpeg is missing, so that nothing is drawn in vain.
    [[nodiscard]] static std::unique_ptr<Animation> begin(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options = {});
    /// Whether begin() would know what to do with such a name.
    [[nodiscard]] static bool isKnown(const std::filesystem::path& path);

    Animation() = default;
    Animation(const Animation&) = delete;
    Animation& operator=(const Animation&) = delete;
    virtual ~Animation() = default;
    /// A frame of the size given at the beginning. Throws FileError where it can't be kept.
    virtual void add(const Image& frame) = 0;
    /// Writes the file beside its name and renames it; without this whatever was there stays. At least one frame must have been added. Throws FileError.
    virtual void finish() = 0;
};

}  // namespace demarc::print
