#include "map/meridian.hpp"

#include <array>
#include <cmath>

namespace demarc::map {

double nearLongitude(double lon_deg, double reference_deg) {
    return std::abs(lon_deg - reference_deg) <= 180 ? lon_deg : lon_deg - 360 * std::round((lon_deg - reference_deg) / 360);
}

base::Box nearLongitude(const base::Box& box, double reference_deg) {
    const double middle = box.centre().lon_deg, turn = nearLongitude(middle, reference_deg) - middle;
    return {box.west_deg + turn, box.south_deg, box.east_deg + turn, box.north_deg};
}

base::Box narrowestBox(std::span<const base::LonLat> points) {
    base::Box box;
    for (const base::LonLat p : points) box.extend(p);
    if (box.isEmpty() || box.width_deg() <= 180) return box;

    // The widest run of meridians without a point is what the box leaves out; degrees are fine enough to find it.
    constexpr int TURN = 360;
    std::array<bool, TURN> taken{};
    const auto cell = [](double lon_deg) { return static_cast<std::size_t>(std::floor(lon_deg + 360 + 180)) % TURN; };
    for (const base::LonLat p : points) taken[cell(p.lon_deg)] = true;
    int widest = 0, begin = 0;
    for (int from = 0; from < TURN; ++from) {
        int run = 0;
        while (run < TURN - from && !taken[static_cast<std::size_t>(from + run)]) ++run;
        if (run > widest) widest = run, begin = from;
        from += run;
    }
    if (widest <= TURN - box.width_deg()) return box;
    const double cut_deg = begin - 180;
    box = {};
    for (const base::LonLat p : points) box.extend(base::LonLat{p.lon_deg < cut_deg ? p.lon_deg + 360 : p.lon_deg, p.lat_deg});
    return box;
}

std::vector<base::Box> withinTurn(const base::Box& box) {
    if (box.width_deg() >= 360) return {{-180, box.south_deg, 180, box.north_deg}};
    const base::Box here = nearLongitude(box, 0);
    std::vector<base::Box> parts{{std::max(-180.0, here.west_deg), here.south_deg, std::min(180.0, here.east_deg), here.north_deg}};
    if (here.west_deg < -180) parts.push_back({here.west_deg + 360, here.south_deg, 180, here.north_deg});
    if (here.east_deg > 180) parts.push_back({-180, here.south_deg, here.east_deg - 360, here.north_deg});
    return parts;
}

}  // namespace demarc::map
