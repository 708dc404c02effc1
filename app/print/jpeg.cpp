#include "print/jpeg.hpp"

#include <cstdio>  // jpeglib.h takes FILE as known

#include <jpeglib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>

#include "print/encode.hpp"

namespace demarc::print {
namespace {

/// All that can fail in memory is memory itself; unwinding through libjpeg's frames is what its own C++ users do.
[[noreturn]] void fail(j_common_ptr) { throw std::bad_alloc{}; }

struct Compressor {
    jpeg_error_mgr errors{};
    jpeg_compress_struct info{};
    unsigned char* bytes = nullptr;
    unsigned long size_byte = 0;

    Compressor() {
        info.err = jpeg_std_error(&errors);
        errors.error_exit = fail;
        jpeg_create_compress(&info);
        jpeg_mem_dest(&info, &bytes, &size_byte);
    }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;
    ~Compressor() {
        jpeg_destroy_compress(&info);
        std::free(bytes);
    }
};

}  // namespace

std::string encodeJpeg(const Image& image, const ImageOptions& options) {
    const Image opaque = onWhite(image);
    Compressor jpeg;
    jpeg_compress_struct& info = jpeg.info;
    info.image_width = static_cast<JDIMENSION>(image.width_px);
    info.image_height = static_cast<JDIMENSION>(image.height_px);
    info.input_components = 4;
    info.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, options.quality, TRUE);
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    info.optimize_coding = TRUE;
    if (options.dpi > 0) {
        info.density_unit = 1;
        info.X_density = info.Y_density = static_cast<UINT16>(std::clamp(std::lround(options.dpi), 1L, 65535L));
    }
    jpeg_start_compress(&info, TRUE);
    constexpr std::size_t LONGEST_MARKER_BYTE = 65533;
    for (const auto& [keyword, text] : options.texts) {
        const std::string comment = (keyword + ": " + text).substr(0, LONGEST_MARKER_BYTE);
        jpeg_write_marker(&info, JPEG_COM, reinterpret_cast<const JOCTET*>(comment.data()), static_cast<unsigned>(comment.size()));
    }
    while (info.next_scanline < info.image_height) {
        // libjpeg reads the row, though its type says otherwise.
        JSAMPROW row = const_cast<JSAMPROW>(&opaque.rgba[std::size_t{info.next_scanline} * info.image_width * 4]);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    return {reinterpret_cast<const char*>(jpeg.bytes), jpeg.size_byte};
}

}  // namespace demarc::print
