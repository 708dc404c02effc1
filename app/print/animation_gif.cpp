#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/animation_kinds.hpp"
#include "print/palette.hpp"

namespace demarc::print {
namespace {

/// The part of a frame that differs from the one before.
struct Part {
    int left = 0, top = 0, right = 0, bottom = 0;
};

Part changedPart(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& now, int width, int height) {
    if (before.empty()) return {0, 0, width, height};
    Part part{width, height, 0, 0};
    for (int y = 0; y < height; ++y) {
        const auto row = static_cast<std::ptrdiff_t>(y) * width;
        const auto [a, b] = std::mismatch(now.begin() + row, now.begin() + row + width, before.begin() + row);
        if (a == now.begin() + row + width) continue;
        part.top = std::min(part.top, y);
        part.bottom = y + 1;
        part.left = std::min(part.left, static_cast<int>(a - now.begin() - row));
        int right = width;
        while (now[static_cast<std::size_t>(row + right - 1)] == before[static_cast<std::size_t>(row + right - 1)]) --right;
        part.right = std::max(part.right, right);
    }
    return part.right > part.left ? part : Part{0, 0, 1, 1};
}

class GifAnimation final : public Animation {
public:
    GifAnimation(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options)
        : path_{path}, width_px_{width_px}, height_px_{height_px}, delay_(options.frame_ms / 10) {
        int error = 0;
        gif_ = EGifOpen(this, write, &error);
        if (gif_ == nullptr) throw std::bad_alloc{};
        EGifSetGifVersion(gif_, true);
        // Room for the whole palette: its colours are known when the last frame is, and filled in then.
        ColorMapObject* const room = GifMakeMapObject(Palette::MOST, nullptr);
        check(EGifPutScreenDesc(gif_, width_px, height_px, 8, 0, room));
        GifFreeMapObject(room);
        putLoop();
    }
    ~GifAnimation() override {
        if (gif_ != nullptr) EGifCloseFile(gif_, nullptr);
    }

    void add(const Image& frame) override {
        std::vector<std::uint8_t> pixels = palette_.indexed(frame);
        const Part part = changedPart(last_, pixels, width_px_, height_px_);
        const std::array<GifByteType, 4> control{4, static_cast<GifByteType>(delay_ & 0xff), static_cast<GifByteType>(delay_ >> 8), 0};  // stays below the next frame
        check(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(control.size()), control.data()));
        check(EGifPutImageDesc(gif_, part.left, part.top, part.right - part.left, part.bottom - part.top, false, nullptr));
        for (int y = part.top; y < part.bottom; ++y)
            check(EGifPutLine(gif_, &pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px_) + static_cast<std::size_t>(part.left)], part.right - part.left));
        last_ = std::move(pixels);
    }

    void finish() override {
        check(EGifCloseFile(std::exchange(gif_, nullptr), nullptr));
        constexpr std::size_t COLOURS_AT_BYTE = 13;  // after the signature and the screen descriptor
        std::size_t at = COLOURS_AT_BYTE;
        for (const Palette::Colour colour : palette_.colours())
            for (const std::uint8_t value : {colour.r, colour.g, colour.b}) bytes_[at++] = static_cast<char>(value);
        base::writeFile(path_, bytes_);
    }

private:
    static int write(GifFileType* gif, const GifByteType* bytes, int count) {
        static_cast<GifAnimation*>(gif->UserData)->bytes_.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
        return count;
    }
    void check(int result) const {
        if (result == GIF_OK) return;
        throw base::FileError(path_.string() + ": a frame can't be packed as GIF");
    }
    /// "NETSCAPE2.0": repeats for ever.
    void putLoop() {
        constexpr std::array<GifByteType, 3> FOR_EVER{1, 0, 0};
        check(EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE));
        check(EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0"));
        check(EGifPutExtensionBlock(gif_, static_cast<int>(FOR_EVER.size()), FOR_EVER.data()));
        check(EGifPutExtensionTrailer(gif_));
    }

    std::filesystem::path path_;
    int width_px_, height_px_, delay_;
    GifFileType* gif_ = nullptr;
    std::string bytes_;
    Palette palette_;
    std::vector<std::uint8_t> last_;
};

}  // namespace

std::unique_ptr<Animation> beginGif(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options) {
    return std::make_unique<GifAnimation>(path, width_px, height_px, options);
}

}  // namespace demarc::print
