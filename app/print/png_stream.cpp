#include "print/png_stream.hpp"

#include <png.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::print {
namespace {

/// libpng leaves through here: an exception passes its C frames as a longjmp would, and its state is freed by our destructor.
[[noreturn]] void fail(png_structp, png_const_charp what) {
    throw base::FileError(std::string{"PNG: "} + what);
}

}  // namespace

struct PngStream::Impl {
    base::OutputFile file;
    bool transparent;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::string waiting;  ///< packed bytes not written yet

    static constexpr std::size_t BLOCK_BYTE = std::size_t{1} << 20;

    Impl(const std::filesystem::path& path, bool clear) : file{path}, transparent{clear} {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { png_destroy_write_struct(&png, &info); }

    static void write(png_structp png, png_bytep bytes, std::size_t size_byte) {
        auto& impl = *static_cast<Impl*>(png_get_io_ptr(png));
        impl.waiting.append(reinterpret_cast<const char*>(bytes), size_byte);
        if (impl.waiting.size() >= BLOCK_BYTE) impl.flush();
    }
    void flush() {
        file.append(waiting);
        waiting.clear();
    }
};

PngStream::PngStream(const std::filesystem::path& path, int width_px, int height_px, const ImageOptions& options)
    : impl_{std::make_unique<Impl>(path, options.transparent)} {
    constexpr double INCHES_PER_METRE = 39.3700787;
    Impl& impl = *impl_;
    impl.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, [](png_structp, png_const_charp) {});
    if (impl.png == nullptr) throw std::bad_alloc{};
    impl.info = png_create_info_struct(impl.png);
    if (impl.info == nullptr) throw std::bad_alloc{};
    png_set_write_fn(impl.png, &impl, Impl::write, nullptr);
    png_set_user_limits(impl.png, 0x7FFFFFFF, 0x7FFFFFFF);
    // Maps are mostly flat: more costs much time and saves little.
    png_set_compression_level(impl.png, 1);
    png_set_filter(impl.png, 0, PNG_FILTER_NONE);
    png_set_IHDR(impl.png, impl.info, static_cast<png_uint_32>(width_px), static_cast<png_uint_32>(height_px), 8,
                 options.transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(impl.png, impl.info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (options.dpi > 0) {
        const auto perMetre = static_cast<png_uint_32>(std::lround(options.dpi * INCHES_PER_METRE));
        png_set_pHYs(impl.png, impl.info, perMetre, perMetre, PNG_RESOLUTION_METER);
    }
    std::vector<png_text> texts;
    for (const auto& [keyword, text] : options.texts) {
        png_text entry{};
        entry.compression = PNG_ITXT_COMPRESSION_NONE;
        entry.key = const_cast<char*>(keyword.c_str());
        entry.text = const_cast<char*>(text.c_str());
        entry.itxt_length = text.size();
        texts.push_back(entry);
    }
    png_set_text(impl.png, impl.info, texts.data(), static_cast<int>(texts.size()));
    png_write_info(impl.png, impl.info);
    if (!options.transparent) png_set_filler(impl.png, 0, PNG_FILLER_AFTER);
}

PngStream::~PngStream() = default;

void PngStream::add(const Image& band) {
    const auto row_byte = static_cast<std::size_t>(band.width_px) * 4;
    for (std::size_t at = 0; at < band.rgba.size(); at += row_byte) png_write_row(impl_->png, band.rgba.data() + at);
}

void PngStream::finish() {
    png_write_end(impl_->png, impl_->info);
    impl_->flush();
    impl_->file.commit();
}

}  // namespace demarc::print
