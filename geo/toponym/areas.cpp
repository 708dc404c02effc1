#include "toponym/areas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace demarc::toponym {
namespace {

constexpr double kArcStep_deg = 7.5;
constexpr double kBankHalf_km = 30;
constexpr double kBankWidth_km = 6;
constexpr double kCourseStep_km = 5;

/// The course as points at most some kilometres apart.
std::vector<base::LonLat> densified(const std::vector<base::LonLat>& course) {
    std::vector<base::LonLat> points;
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        const double length_m = base::distance_m(course[i], course[i + 1]), bearing = base::bearing_deg(course[i], course[i + 1]);
        const int steps = std::clamp(static_cast<int>(length_m / 1000 / kCourseStep_km), 1, 1000);
        for (int k = 0; k < steps; ++k) points.push_back(base::destination(course[i], bearing, length_m * k / steps));
    }
    if (!course.empty()) points.push_back(course.back());
    return points;
}

}  // namespace

std::vector<base::LonLat> sector(base::LonLat apex, double bearing_deg, double half_deg, double inner_km, double outer_km) {
    std::vector<base::LonLat> ring;
    const int steps = std::max(2, static_cast<int>(std::ceil(2 * half_deg / kArcStep_deg)));
    const auto arc = [&](double radius_km, bool back) {
        for (int k = 0; k <= steps; ++k) ring.push_back(base::destination(apex, bearing_deg - half_deg + 2 * half_deg * (back ? steps - k : k) / steps, radius_km * 1000));
    };
    arc(outer_km, false);
    if (inner_km > 0) arc(inner_km, true);
    else ring.push_back(apex);
    ring.push_back(ring.front());
    return ring;
}

std::vector<base::LonLat> riverBank(const std::vector<base::LonLat>& course, base::LonLat near, BankSide side) {
    if (course.size() < 2) return {};
    const std::vector<base::LonLat> points = densified(course);
    const auto nearest = static_cast<std::size_t>(std::ranges::min_element(points, {}, [&](base::LonLat p) { return base::distance_m(p, near); }) - points.begin());
    const auto reach = [&](int step) {
        std::size_t at = nearest;
        for (double way_km = 0; way_km < kBankHalf_km;) {
            if ((step < 0 && at == 0) || (step > 0 && at + 1 == points.size())) break;
            const std::size_t next = step < 0 ? at - 1 : at + 1;
            way_km += base::distance_m(points[at], points[next]) / 1000;
            at = next;
        }
        return at;
    };
    const std::size_t first = reach(-1), last = reach(1);
    if (first == last) return {};
    const double flow_deg = base::bearing_deg(points[first], points[last]);
    double turn_deg = side.left ? -90 : 90;
    // The bank that lies towards a bearing is the one whose side of the flow is nearer to it.
    if (side.towards_deg) turn_deg = std::sin((*side.towards_deg - flow_deg) * std::numbers::pi / 180) >= 0 ? 90 : -90;
    std::vector<base::LonLat> ring{points.begin() + static_cast<std::ptrdiff_t>(first), points.begin() + static_cast<std::ptrdiff_t>(last) + 1};
    for (std::size_t i = last + 1; i-- > first;) {
        const std::size_t a = i > first ? i - 1 : i, b = i < last ? i + 1 : i;
        ring.push_back(base::destination(points[i], base::bearing_deg(points[a], points[b]) + turn_deg, kBankWidth_km * 1000));
    }
    ring.push_back(ring.front());
    return ring;
}

}  // namespace demarc::toponym
