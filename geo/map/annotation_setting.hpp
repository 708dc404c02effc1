#pragma once
#include <vector>

#include "map/layout_page.hpp"

namespace demarc::map {

/// One annotation on the page, in style pixels; empty where nothing of it is in view.
struct AnnotationSetting {
    std::vector<Patch> areas;  ///< its fill
    Piece piece;               ///< all else
    Rect box_px;               ///< of the piece
    AnnotationHit hit;
};
[[nodiscard]] AnnotationSetting setAnnotation(const Page& page, const Annotation& drawn);

}  // namespace demarc::map
