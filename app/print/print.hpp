#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "map/fonts.hpp"
#include "map/frame.hpp"
#include "map/scene.hpp"
#include "print/image.hpp"
#include "print/image_options.hpp"

namespace demarc::print {

/// The largest image: 32,768 px a side, and 500 megapixels where it is held whole; a PNG of more than 40 is written in bands.
inline constexpr int kLargestSide_px = 32'768;
inline constexpr long kLargestArea_px2 = 500'000'000;
inline constexpr long kLargestWhole_px2 = 40'000'000;

/// Before any work is done: throws UsageError for a size of 0 or beyond the limits, which it names, and for a file name whose ending stands for
/// nothing that can be written ("-" is standard output, a PNG); FileError where the folder is missing or can't be written.
void checkOutput(const std::filesystem::path& path, int width_px, int height_px);

/// Where the time of the last print went, and what it cost.
struct PrintTimes {
    double context_ms = 0;  ///< starting OpenGL, in its own thread
    double programs_ms = 0; ///< compiling all programs, likewise
    double waited_ms = 0;   ///< until both were there
    double draw_ms = 0;     ///< handing over all tiles
    double readback_ms = 0; ///< until the last pixel was there
    std::size_t drawCalls = 0;
    std::size_t uploaded_byte = 0;
};

/// Draws without a window or a display. Starts OpenGL in its own thread, so that whoever makes one early can read and lay out
/// meanwhile; print() waits for it.
class Printer {
public:
    Printer();
    ~Printer();
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    /// Throws GlError when OpenGL could not be started or can't draw this, UsageError beyond the limits. Images larger than GL's
    /// framebuffers are drawn in tiles that fit together without a seam.
    [[nodiscard]] Image print(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts);
    /// The same from the top down in bands as wide as the frame, each handed over with the row that it begins at: no more is held than one.
    void printBands(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const std::function<void(Image& band, int top_px)>& take);
    [[nodiscard]] const PrintTimes& times() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// For one image.
[[nodiscard]] Image printImage(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts);

/// Writes in the format that the name says, beside the file, and renames, so that a failure leaves what was there. Throws FileError naming the file and the reason
/// (full disk, no right), UsageError like checkOutput.
void writeImage(const std::filesystem::path& path, const Image& image, const ImageOptions& options = {});

}  // namespace demarc::print
