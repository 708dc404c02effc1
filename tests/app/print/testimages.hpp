#pragma once
#include <unistd.h>

#include <filesystem>
#include <random>
#include <string>

#include "print/image.hpp"

namespace demarc::print {

/// A folder of the test's own, gone with it.
class Folder {
public:
    Folder() { std::filesystem::create_directories(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        std::filesystem::remove_all(path);
    }
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("demarc-print-" + std::to_string(::getpid()));
};

/// Flat stripes of a few colours, as maps have them.
inline Image flags(int width_px, int height_px) {
    Image image{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y)
        for (int x = 0; x < width_px; ++x)
            for (const int value : {x / 16 % 2 * 200 + 20, y / 16 % 3 * 100, (x + y) / 32 % 2 * 150, 255}) image.rgba.push_back(static_cast<std::uint8_t>(value));
    return image;
}

inline Image noise(int width_px, int height_px) {
    std::minstd_rand random{7};
    Image image = flags(width_px, height_px);
    for (std::size_t i = 0; i < image.rgba.size(); ++i)
        if (i % 4 != 3) image.rgba[i] = static_cast<std::uint8_t>(random() >> 8);
    return image;
}

}  // namespace demarc::print
