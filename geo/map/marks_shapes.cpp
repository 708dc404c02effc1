#include "map/marks_shapes.hpp"

#include <numbers>

#include "map/layout_piece.hpp"

namespace demarc::map {

base::Colour pale(base::Colour colour) {
    constexpr double PAST_OPACITY = 0.4;
    return colour.a < 255 ? colour : colour.faded(PAST_OPACITY);
}

Mark shapeMark(MarkShape shape, Vec2 centre, double radius, double line, base::Colour a, base::Colour b) {
    Mark mark;
    mark.shape = shape;
    mark.centre_px = toFloat(centre);
    mark.radius_px = static_cast<float>(radius);
    mark.line_px = static_cast<float>(line);
    mark.a = a;
    mark.b = b;
    return mark;
}

Mark discMark(Vec2 centre, double radius, base::Colour colour, double soft) {
    Mark mark = shapeMark(MarkShape::disc, centre, radius, 0, colour);
    mark.soft_px = static_cast<float>(soft);
    return mark;
}

Mark stripedMark(Vec2 centre, double radius, base::Colour a, base::Colour b, double share, double period, double soft, bool falls) {
    Mark mark = discMark(centre, radius, a, soft);
    mark.b = b;
    mark.share = static_cast<float>(share);
    mark.period_px = static_cast<float>(period);
    mark.angle_rad = falls ? 1.0F : 0.0F;
    return mark;
}

Mark ringMark(Vec2 centre, double radius, double line, base::Colour a, double share, base::Colour rest) {
    Mark mark = shapeMark(MarkShape::ring, centre, radius, line, a, rest);
    mark.share = static_cast<float>(share);
    return mark;
}

std::vector<Mark> withdrawalMarks(Vec2 centre, double half, double line, base::Colour colour) {
    const double radius = 0.62 * half;
    std::vector<Mark> marks{discMark(centre, 0.75 * line, colour)};
    for (const double way : {-1.0, 1.0}) {
        Mark head = shapeMark(MarkShape::chevron, centre + Vec2{way * (half - radius / 2), 0}, radius, line, colour);
        head.angle_rad = static_cast<float>(way * std::numbers::pi / 2);
        marks.push_back(head);
    }
    return marks;
}

Mark rectMark(const Rect& box, base::Colour fill, double cornerRadius) {
    Mark mark = shapeMark(MarkShape::rect, box.centre(), cornerRadius, 0, fill);
    mark.half_px = {static_cast<float>(box.width() / 2), static_cast<float>(box.height() / 2)};
    return mark;
}

}  // namespace demarc::map
