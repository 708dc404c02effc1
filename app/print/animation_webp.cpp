#include <webp/encode.h>
#include <webp/mux.h>

#include <new>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/handle.hpp"
#include "print/animation_kinds.hpp"

namespace demarc::print {
namespace {

struct EncoderTraits {
    using Type = WebPAnimEncoder*;
    static Type null() { return nullptr; }
    static void free(Type encoder) { WebPAnimEncoderDelete(encoder); }
};

class WebpAnimation final : public Animation {
public:
    WebpAnimation(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options) : path_{path}, frame_ms_{options.frame_ms} {
        WebPAnimEncoderOptions whole{};
        WebPAnimEncoderOptionsInit(&whole);
        encoder_ = base::Handle<EncoderTraits>{WebPAnimEncoderNew(width_px, height_px, &whole)};
        if (!encoder_) throw std::bad_alloc{};
        WebPConfigInit(&config_);
        config_.lossless = options.quality == 0 ? 1 : 0;
        config_.method = 1;
        config_.quality = options.quality == 0 ? 25.0F : static_cast<float>(options.quality);
    }

    void add(const Image& frame) override {
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = frame.width_px;
        picture.height = frame.height_px;
        const bool good = WebPPictureImportRGBX(&picture, frame.rgba.data(), frame.width_px * 4) && WebPAnimEncoderAdd(encoder_.get(), &picture, time_ms_, &config_);
        WebPPictureFree(&picture);
        if (!good) throw base::FileError(path_.string() + ": a frame can't be packed: " + WebPAnimEncoderGetError(encoder_.get()));
        time_ms_ += frame_ms_;
    }

    void finish() override {
        WebPData bytes{};
        if (!WebPAnimEncoderAdd(encoder_.get(), nullptr, time_ms_, nullptr) || !WebPAnimEncoderAssemble(encoder_.get(), &bytes))
            throw base::FileError(path_.string() + ": can't be put together: " + WebPAnimEncoderGetError(encoder_.get()));
        const std::string kept{reinterpret_cast<const char*>(bytes.bytes), bytes.size};
        WebPDataClear(&bytes);
        base::writeFile(path_, kept);
    }

private:
    std::filesystem::path path_;
    int frame_ms_;
    int time_ms_ = 0;
    base::Handle<EncoderTraits> encoder_;
    WebPConfig config_{};
};

}  // namespace

std::unique_ptr<Animation> beginWebp(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options) {
    return std::make_unique<WebpAnimation>(path, width_px, height_px, options);
}

}  // namespace demarc::print
