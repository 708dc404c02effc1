#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/labels.hpp"

namespace demarc::map {
namespace {

constexpr double STEP_PX = 4;          // paths are resampled at this distance
constexpr int SMOOTH = 6;              // and each point averaged over this many neighbours on each side
constexpr double STRAY_PX = 5;         // the smoothed course may leave the drawn one by this much under a name
constexpr double TURN_RAD = 0.9;       // from one end of the name to the other, at most
constexpr double BEND_RAD = 0.30;      // from one glyph to the next, at most
constexpr double ABOVE_PX = 3.5;       // between a river and the baseline
constexpr double EDGE_KEPT_PX = 6;     // from the map's edge
constexpr double SPREAD = 0.5;         // of the line through an area, over which its name is spread
constexpr float MOST_TRACKING = 2.6F;  // times the style's own

/// A course on screen at even steps.
struct Course {
    std::vector<Vec2> raw;
    std::vector<Vec2> smooth;
};

/// The stretches of a path that lie in view, resampled and smoothed.
std::vector<Course> coursesInView(const Page& page, const Polylines& path) {
    const Rect view = page.map.grown(40);
    std::vector<Course> courses;
    for (std::size_t part = 0; part < path.starts.size(); ++part) {
        const std::size_t begin = path.starts[part];
        const std::size_t end = part + 1 < path.starts.size() ? path.starts[part + 1] : path.points.size();
        Course course;
        double carried = 0;
        const auto finish = [&] {
            if (course.raw.size() > 8) courses.push_back(std::move(course));
            course = {};
            carried = 0;
        };
        Vec2 before;
        for (std::size_t i = begin; i < end && i < path.points.size(); ++i) {
            const Vec2 world = path.origin_m + Vec2{static_cast<double>(path.points[i].x), static_cast<double>(path.points[i].y)};
            const Vec2 at = page.camera.toScreen(world);
            const Rect reach{std::min(before.x, at.x), std::min(before.y, at.y), std::max(before.x, at.x) + 1e-9, std::max(before.y, at.y) + 1e-9};
            if (i > begin && !reach.intersects(view)) finish();
            if (i > begin && reach.intersects(view)) {
                const Vec2 along = at - before;
                const double length = std::min(std::hypot(along.x, along.y), 20'000.0);
                for (; carried < length; carried += STEP_PX) course.raw.push_back(before + along * (carried / length));
                carried -= length;
            }
            before = at;
        }
        finish();
    }
    for (Course& course : courses) {
        const int count = static_cast<int>(course.raw.size());
        course.smooth.resize(course.raw.size());
        for (int i = 0; i < count; ++i) {
            const int reach = std::min({SMOOTH, i, count - 1 - i});
            Vec2 sum;
            for (int j = i - reach; j <= i + reach; ++j) sum = sum + course.raw[static_cast<std::size_t>(j)];
            course.smooth[static_cast<std::size_t>(i)] = sum * (1.0 / (2 * reach + 1));
        }
    }
    return courses;
}

double angleBetween(double from, double to) { return std::remainder(to - from, 2 * std::numbers::pi); }

/// One glyph's middle on the course.
struct Spot {
    Vec2 at;
    double angle_rad = 0;
};

/// Walks a smoothed course from a point on; false when it ends before `distance`.
class Walker {
public:
    Walker(const std::vector<Vec2>& points, std::size_t start, bool backwards) : points_{points}, at_{start}, backwards_{backwards} {}

    bool advanceTo(double distance, Spot& out) {
        while (true) {
            const std::size_t next = backwards_ ? at_ - 1 : at_ + 1;
            if (next >= points_.size()) return false;
            const Vec2 along = points_[next] - points_[at_];
            const double length = std::hypot(along.x, along.y);
            if (length > 0 && walked_ + length >= distance) {
                out = {points_[at_] + along * ((distance - walked_) / length), std::atan2(along.y, along.x)};
                return true;
            }
            walked_ += length;
            at_ = next;
        }
    }
    [[nodiscard]] std::size_t reached() const { return at_; }

private:
    const std::vector<Vec2>& points_;
    std::size_t at_;
    bool backwards_;
    double walked_ = 0;
};

bool courseStaysNear(const Course& course, std::size_t from, std::size_t to) {
    for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i) {
        const Vec2 off = course.raw[i] - course.smooth[i];
        if (std::hypot(off.x, off.y) > STRAY_PX) return false;
    }
    return true;
}

/// Sum of the turns under the name, or nothing when it can't stand there.
bool spotsAlong(const Course& course, std::size_t start, bool backwards, const ShapedText& shaped, std::vector<Spot>& spots, double& turn) {
    Walker walker{course.smooth, start, backwards};
    spots.clear();
    turn = 0;
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        Spot spot;
        if (!walker.advanceTo(static_cast<double>(glyph.x_px + glyph.advance_px / 2), spot)) return false;
        if (!spots.empty()) {
            const double bend = std::abs(angleBetween(spots.back().angle_rad, spot.angle_rad));
            if (bend > BEND_RAD || std::abs(angleBetween(spots.front().angle_rad, spot.angle_rad)) > TURN_RAD) return false;
            turn += bend;
        }
        if (std::abs(spot.angle_rad) > 1.35) return false;  // all but vertical: hard to read, and soon upside down
        spots.push_back(spot);
    }
    return courseStaysNear(course, start, walker.reached());
}

PlacedText setOn(const std::vector<Spot>& spots, const ShapedText& shaped, const std::string& text, const TextStyle& style, double above_px) {
    PlacedText out{{}, style.size_px, style.fill, style.halo, style.halo_px, text, {}};
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const ShapedGlyph& glyph = shaped.glyphs[i];
        const Vec2 along{std::cos(spots[i].angle_rad), std::sin(spots[i].angle_rad)};
        const Vec2 up{along.y, -along.x};
        const double half = static_cast<double>(glyph.advance_px) / 2;
        const Vec2 pen = spots[i].at - along * half + up * (above_px - static_cast<double>(glyph.y_px));
        const auto rotation_deg = static_cast<float>(spots[i].angle_rad * 180 / std::numbers::pi);
        out.glyphs.push_back({glyph.font, glyph.glyph, toFloat(pen), rotation_deg, glyph.cluster});
        const Vec2 top = pen + up * (0.77 * static_cast<double>(style.size_px));
        const Vec2 foot = pen - up * (0.23 * static_cast<double>(style.size_px));
        for (const Vec2 corner : {top, foot, top + along * (2 * half), foot + along * (2 * half)}) out.box_px.extend(corner);
    }
    return out;
}

/// In view and free, letter by letter.
bool fits(const Page& page, const PlacedText& text, double room_px, const OccupiedIndex* avoided) {
    if (!page.map.grown(-EDGE_KEPT_PX).contains(text.box_px)) return false;
    return std::ranges::all_of(partsOf(text), [&](const Rect& part) {
        return page.taken.isFree(part.grown(room_px)) && (avoided == nullptr || avoided->isFree(part.grown(room_px)));
    });
}

}  // namespace

PlacedText setAlongPath(const Page& page, const Polylines& path, const std::string& text, const TextStyle& style) {
    const ShapedText shaped = page.setter.shape(text, style);
    PlacedText best;
    double least = 1e9;
    std::vector<Spot> spots;
    for (const Course& course : coursesInView(page, path)) {
        for (std::size_t start = 2; start + 2 < course.smooth.size(); start += 5) {
            for (const bool backwards : {false, true}) {
                double turn = 0;
                if (!spotsAlong(course, start, backwards, shaped, spots, turn) || turn >= least) continue;
                PlacedText set = setOn(spots, shaped, text, style, ABOVE_PX);
                if (!fits(page, set, 2, nullptr)) continue;
                least = turn;
                best = std::move(set);
            }
        }
    }
    return best;
}

PlacedText setAcross(const Page& page, const Polylines& spine, const std::string& text, TextStyle style, const OccupiedIndex& avoided) {
    const double cap = page.setter.capHeight_px(style);
    std::vector<Spot> spots;
    double turn = 0;
    for (const Course& course : coursesInView(page, spine)) {
        const double length = STEP_PX * static_cast<double>(course.smooth.size() - 1);
        const double bare = page.setter.width_px(text, style);
        const auto gaps = static_cast<float>(std::max<std::size_t>(2, text.size()) - 1);
        const auto wider = static_cast<float>(std::max(0.0, SPREAD * length - bare)) / gaps;
        style.tracking_px = std::min(style.tracking_px + wider, style.tracking_px * MOST_TRACKING);
        const ShapedText shaped = page.setter.shape(text, style);
        const double spare = length - static_cast<double>(shaped.width_px);
        const bool backwards = course.smooth.front().x > course.smooth.back().x;
        // From the middle to both sides.
        for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
            if (spare < 2 * STEP_PX) break;
            const auto begin = static_cast<std::size_t>(spare * share / STEP_PX);
            const std::size_t start = backwards ? course.smooth.size() - 1 - begin : begin;
            if (!spotsAlong(course, start, backwards, shaped, spots, turn)) continue;
            PlacedText set = setOn(spots, shaped, text, style, -cap / 2);
            if (fits(page, set, 3, &avoided)) return set;
        }
    }
    return {};
}

}  // namespace demarc::map
