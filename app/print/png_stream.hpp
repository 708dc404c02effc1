#pragma once
#include <filesystem>
#include <memory>

#include "print/image.hpp"
#include "print/image_options.hpp"

namespace demarc::print {

/// A PNG written from the top down, whatever its size, in the memory of a band. Beside its name until finish(): without that what was there stays.
class PngStream {
public:
    /// Throws FileError.
    PngStream(const std::filesystem::path& path, int width_px, int height_px, const ImageOptions& options = {});
    PngStream(const PngStream&) = delete;
    PngStream& operator=(const PngStream&) = delete;
    ~PngStream();
    /// The next rows, as wide as the image. Throws FileError.
    void add(const Image& band);
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::print
