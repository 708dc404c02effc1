#include "print/print.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <future>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "draw/renderer.hpp"
#include "print/animation.hpp"
#include "print/geodata.hpp"
#include "print/vector_format.hpp"
#include "gl/context.hpp"
#include "print/encode.hpp"

namespace demarc::print {
namespace {

/// A tile's bytes are copied once more: large ones would double the memory of a large image.
constexpr int kTileSide_px = 4096;
constexpr int kBandHeight_px = 1024;

class Stopwatch {
public:
    double take_ms() {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double, std::milli> spent = now - begin_;
        begin_ = now;
        return spent.count();
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

void checkSize(int width_px, int height_px) {
    const std::string size = std::to_string(width_px) + "x" + std::to_string(height_px);
    if (width_px <= 0 || height_px <= 0) throw base::UsageError("image size " + size + ": both sides must be at least 1 px");
    if (width_px > kLargestSide_px || height_px > kLargestSide_px)
        throw base::UsageError("image size " + size + ": a side can be at most " + std::to_string(kLargestSide_px) + " px");
}

void checkArea(int width_px, int height_px) {
    const std::string size = std::to_string(width_px) + "x" + std::to_string(height_px);
    if (static_cast<long>(width_px) * height_px > kLargestArea_px2)
        throw base::UsageError("image size " + size + ": at most " + std::to_string(kLargestArea_px2 / 1'000'000) + " megapixels can be drawn");
}

std::size_t rowSize_byte(int width_px) {
    return static_cast<std::size_t>(width_px) * 4;
}

/// GL blends colours multiplied by their alpha; files hold them as they are.
void divideByAlpha(Image& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        const unsigned alpha = image.rgba[i + 3];
        if (alpha == 0 || alpha == 255) continue;
        for (std::size_t k = i; k < i + 3; ++k) image.rgba[k] = static_cast<std::uint8_t>(std::min(255U, (image.rgba[k] * 255U + alpha / 2) / alpha));
    }
}

ImageFormat formatFor(const std::filesystem::path& path) {
    if (path == "-") return ImageFormat::png;
    const auto format = imageFormatOf(path);
    if (!format) throw base::UsageError(path.string() + ": unknown kind of image; the name must end in .png, .jpg, .webp, .tif, .pdf, .svg, .kml, .kmz, .geojson, .gpkg or .csv");
    return *format;
}

/// Everything that needs the context. Members are destroyed in reverse: the context last.
struct Studio {
    gl::Context context;
    draw::Renderer renderer;
};

}  // namespace

void checkOutput(const std::filesystem::path& path, int width_px, int height_px) {
    checkSize(width_px, height_px);
    const bool isOther = vectorFormatOf(path) || geodataFormatOf(path) || (Animation::isKnown(path) && !imageFormatOf(path));
    if (!isOther) {
        const ImageFormat format = formatFor(path);
        if (format != ImageFormat::png) checkArea(width_px, height_px);
        const int most_px = largestSide_px(format);
        if (width_px > most_px || height_px > most_px)
            throw base::UsageError(path.string() + ": a side can be at most " + std::to_string(most_px) + " px in this format");
    }
    if (path == "-") return;
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw base::FileError(path.string() + ": can't write: " + std::strerror(errno));
}

struct Printer::Impl {
    PrintTimes times;
    std::optional<Studio> studio;
    std::atomic<bool> unwanted = false;  ///< ends the start early
    std::future<void> ready;

    void start() {
        Stopwatch watch;
        gl::Context context = gl::Context::headless();
        times.context_ms = watch.take_ms();
        if (unwanted) return;
        draw::Renderer renderer;
        if (unwanted) return;
        for (std::size_t kind = 0; renderer.warmUp(kind); ++kind) {}
        times.programs_ms = watch.take_ms();
        context.release();
        studio.emplace(std::move(context), std::move(renderer));
    }
};

Printer::Printer() : impl_{std::make_unique<Impl>()} {
    impl_->ready = std::async(std::launch::async, [impl = impl_.get()] { impl->start(); });
}

Printer::~Printer() {
    impl_->unwanted = true;
    if (impl_->ready.valid()) impl_->ready.wait();
    // What lies in GL is freed while its context is current here.
    if (impl_->studio) impl_->studio->context.makeCurrent();
}

const PrintTimes& Printer::times() const { return impl_->times; }

Image Printer::print(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts) {
    Image image;
    printBands(scene, frame, fonts, [&](Image& band, int top_px) {
        if (band.height_px == frame.height_px) {
            image = std::move(band);
            return;
        }
        image.width_px = frame.width_px;
        image.height_px = frame.height_px;
        if (top_px == 0) image.rgba.reserve(rowSize_byte(frame.width_px) * static_cast<std::size_t>(frame.height_px));
        image.rgba.insert(image.rgba.end(), band.rgba.begin(), band.rgba.end());
    });
    return image;
}

void Printer::printBands(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const std::function<void(Image& band, int top_px)>& take) {
    checkSize(frame.width_px, frame.height_px);
    PrintTimes& times = impl_->times;
    Stopwatch watch;
    if (impl_->ready.valid()) {
        impl_->ready.get();
        impl_->studio->context.makeCurrent();
    }
    times.waited_ms = watch.take_ms();
    times.draw_ms = times.readback_ms = 0;
    times.drawCalls = times.uploaded_byte = 0;

    const int side_px = std::min(kTileSide_px, gl::maximumSide_px());
    // Of a wide sheet a band is lower, so that it takes no more memory than a tile or two.
    const int bandHeight_px = static_cast<long>(frame.width_px) * frame.height_px > kLargestWhole_px2 ? std::min(side_px, kBandHeight_px) : side_px;
    std::vector<std::uint8_t> part;
    std::optional<gl::Framebuffer> target;  // kept from tile to tile
    for (int y = 0; y < frame.height_px; y += bandHeight_px) {
        const int height = std::min(bandHeight_px, frame.height_px - y);
        Image band{frame.width_px, height, {}};
        band.rgba.resize(rowSize_byte(frame.width_px) * static_cast<std::size_t>(height));
        for (int x = 0; x < frame.width_px; x += side_px) {
            const int width = std::min(side_px, frame.width_px - x);
            if (!target || target->width_px() != width || target->height_px() != height) target.emplace(gl::Format::rgba8, width, height);
            const draw::FrameStats stats = impl_->studio->renderer.draw(scene, frame, fonts, *target, {x, y});
            times.drawCalls += stats.drawCalls;
            times.uploaded_byte += stats.uploaded_byte;
            times.draw_ms += watch.take_ms();
            if (width == frame.width_px) {
                target->read(band.rgba);
            } else {
                part.resize(rowSize_byte(width) * static_cast<std::size_t>(height));
                target->read(part);
                for (int row = 0; row < height; ++row)
                    std::copy_n(part.begin() + static_cast<std::ptrdiff_t>(rowSize_byte(width)) * row, rowSize_byte(width),
                                band.rgba.begin() + static_cast<std::ptrdiff_t>(rowSize_byte(frame.width_px)) * row + static_cast<std::ptrdiff_t>(x) * 4);
            }
            times.readback_ms += watch.take_ms();
        }
        if (frame.paper.a < 255) divideByAlpha(band);
        take(band, y);
    }
}

Image printImage(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts) {
    Printer printer;
    return printer.print(scene, frame, fonts);
}

void writeImage(const std::filesystem::path& path, const Image& image, const ImageOptions& options) {
    base::writeFile(path, encodeImage(image, formatFor(path), options));
}

}  // namespace demarc::print
