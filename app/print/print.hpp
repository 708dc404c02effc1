#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "map/fonts.hpp"
#include "map/frame.hpp"
#include "map/scene.hpp"

namespace demarc::print {

/// Rows from the top, three bytes a pixel.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgb;
};

/// Before any work is done: throws UsageError for an extension that can't be written or a size that can't be drawn, naming the limit,
/// and FileError where the folder is missing or can't be written.
void checkOutput(const std::filesystem::path& path, int width_px, int height_px);

/// Draws frames without a display. Its graphics context starts on a thread of its own, so that the caller can read and compose meanwhile.
class Printer {
public:
    Printer();
    ~Printer();
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    /// Waits for the context. Throws GlError naming what could not be started. Larger frames than the driver allows are drawn in tiles.
    [[nodiscard]] Image print(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Encodes by extension and writes beside, then renames. Same image, same bytes. Throws FileError, UsageError.
void writeImage(const std::filesystem::path& path, const Image& image);

}  // namespace demarc::print
