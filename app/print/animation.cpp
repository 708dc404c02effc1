#include "print/animation.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.hpp"
#include "print/ending.hpp"
#include "print/animation_kinds.hpp"
#include "print/print.hpp"
#include "print/webp.hpp"

namespace demarc::print {
namespace {

struct Kind {
    const char* ending;
    int largestSide_px;
    std::unique_ptr<Animation> (*begin)(const std::filesystem::path&, int, int, const AnimationOptions&);
};
constexpr std::array<Kind, 3> KINDS{{{".webp", LARGEST_WEBP_SIDE_PX, beginWebp}, {".gif", kLargestSide_px, beginGif}, {".mp4", 8192, beginMp4}}};

const Kind* kindOf(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    const auto found = std::ranges::find(KINDS, ending, [](const Kind& kind) { return std::string_view{kind.ending}; });
    return found == KINDS.end() ? nullptr : &*found;
}

}  // namespace

bool Animation::isKnown(const std::filesystem::path& path) { return kindOf(path) != nullptr; }

std::unique_ptr<Animation> Animation::begin(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options) {
    const Kind* const kind = kindOf(path);
    if (kind == nullptr) throw base::UsageError(path.string() + ": unknown kind of moving picture; the name must end in .webp, .gif or .mp4");
    if (width_px <= 0 || height_px <= 0 || width_px > kind->largestSide_px || height_px > kind->largestSide_px)
        throw base::UsageError(path.string() + ": " + std::to_string(width_px) + "x" + std::to_string(height_px) + ": a side must be 1 to " +
                               std::to_string(kind->largestSide_px) + " px in this format");
    constexpr int LEAST_MS = 10, MOST_MS = 600'000;
    if (options.frame_ms < LEAST_MS || options.frame_ms > MOST_MS) throw base::UsageError("a frame can stand from 10 ms to 10 minutes, not " + std::to_string(options.frame_ms) + " ms");
    return kind->begin(path, width_px, height_px, options);
}

}  // namespace demarc::print
