#pragma once
#include <string>

#include "print/vector_canvas.hpp"

namespace demarc::print {

/// The frame as the bytes of an SVG 1.1 file with groups named by layer and sheet (`data-layer`; Inkscape's layers), text as text, hatches as patterns,
/// and of each font the letters used, embedded for browsers; programs that take no embedded fonts find theirs by family, each word at its
/// place. Any text is fit for XML afterwards. The same input gives the same bytes. About 100 ms for an annotated map of 3840x2160.
[[nodiscard]] std::string encodeSvg(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const PageOptions& options = {});

}  // namespace demarc::print
