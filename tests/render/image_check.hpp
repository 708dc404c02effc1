#pragma once
#include <filesystem>

#include "print/image.hpp"

namespace demarc::print {

/// How far an image is from the one that was expected of it.
struct Apart {
    double share = 0;  ///< of the pixels, those of which a channel differs by more than a driver's rounding or a palette's
    double mean = 0;   ///< steps of 8-bit channels
};

/// Compares an image with tests/render/NAME/expected.png; with DEMARC_REWRITE_EXPECTED set, writes that first, in 256 colours, so that
/// many of them stay small. What does not match is written to the folder for temporary files. Fails the running test.
void expectLooksLike(const std::string& name, const Image& drawn, const Apart& most);

}  // namespace demarc::print
