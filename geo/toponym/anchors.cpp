#include "toponym/anchors.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr std::uint32_t kReach = 12;        ///< mentions to either side that are looked at
constexpr double kSameSentence_km = 30;     ///< what is named in one sentence lies some such way apart
constexpr double kElsewhere_km = 60;
constexpr double kFarFromCourse_km = 150;
constexpr double kLeast_km = 5;

/// Too wide to tell where something else is: what lies "in Ukraine" may be anywhere in it.
bool isWide(const Place& place) {
    return place.feature == Feature::country || place.feature == Feature::sea || place.feature == Feature::river || place.detail == "continent" || place.detail == "union";
}

}  // namespace

double reach_km(const Place& place) {
    // A town of a million people is some 10 km from its middle to its edge, one of ten thousand 2.
    const double people = std::max<double>(place.population, 500);
    switch (place.feature) {
        case Feature::country: return 300;
        case Feature::region: return place.adminLevel == 1 ? 100 : place.adminLevel == 2 ? 30 : 80;
        case Feature::sea: return 200;
        case Feature::river: return 50;
        case Feature::island: return 20;
        case Feature::mountain: return 10;
        case Feature::city:
        case Feature::town:
        case Feature::village: return std::clamp(0.35 * std::pow(people, 0.25), 0.5, 20.0);
        case Feature::facility: return 2;
        case Feature::other: return place.detail == "district" ? 3 : 5;
    }
    return 5;
}

double extent_km(const Place& area, const gazetteer::Gazetteer& gazetteer) {
    constexpr double HALF_deg = 8;
    constexpr std::size_t LEAST = 8, MOST = 80;
    const double half_lon_deg = HALF_deg / std::max(0.2, std::cos(area.position.lat_deg * std::numbers::pi / 180));
    const base::Box around{std::max(-180.0, area.position.lon_deg - half_lon_deg), std::max(-90.0, area.position.lat_deg - HALF_deg),
                           std::min(180.0, area.position.lon_deg + half_lon_deg), std::min(90.0, area.position.lat_deg + HALF_deg)};
    std::vector<double> away_km;
    gazetteer.inBox(around, [&](const Place& place) {
        if (place.feature <= Feature::village && gazetteer.within(area.index, place.index)) away_km.push_back(base::distance_m(area.position, place.position) / 1000);
        return away_km.size() < MOST;
    });
    if (away_km.size() < LEAST) return reach_km(area);
    std::ranges::sort(away_km);
    return away_km[away_km.size() * 9 / 10];
}

Anchors::Anchors(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, const Groups& groups)
    : words_{words}, gazetteer_{gazetteer}, mentions_{mentions}, groups_{groups} {}

const Reading* Anchors::located(std::uint32_t mention) const {
    const Group& group = groups_.all[groups_.of[mention]];
    if (!mentions_[mention].accepted || group.demonym || group.readings.empty()) return nullptr;
    const Mention& m = mentions_[mention];
    const Reading& top = group.readings.front();
    return m.classInName && m.classFeature != top.place.feature ? nullptr : &top;
}

std::optional<Anchor> Anchors::of(std::uint32_t mention) const {
    const Group& group = groups_.all[groups_.of[mention]];
    for (const auto holder : group.holders) {
        const Group& other = groups_.all[holder];
        if (!other.accepted || other.readings.empty()) continue;
        const Place& place = other.readings.front().place;
        return Anchor{place.index, place.position, std::max(kLeast_km, reach_km(place))};
    }
    const Reading* best = nullptr;
    bool bestInSentence = false;
    std::uint32_t bestAway = 0;
    const std::uint32_t first = mention > kReach ? mention - kReach : 0, last = std::min<std::uint32_t>(static_cast<std::uint32_t>(mentions_.size()), mention + kReach + 1);
    for (std::uint32_t m = first; m < last; ++m) {
        const Reading* reading = m == mention ? nullptr : located(m);
        if (!reading || isWide(reading->place)) continue;
        const bool inSentence = words_.sameSentence(mentions_[m].first, mentions_[mention].first);
        // What was named before tells more than what comes after.
        const std::uint32_t away = m < mention ? mentions_[mention].first - mentions_[m].last : 2 * (mentions_[m].first - mentions_[mention].last);
        if (best && (bestInSentence > inSentence || (bestInSentence == inSentence && bestAway <= away))) continue;
        best = reading;
        bestInSentence = inSentence;
        bestAway = away;
    }
    if (!best) return std::nullopt;
    return Anchor{best->place.index, best->place.position, reach_km(best->place) + (bestInSentence ? kSameSentence_km : kElsewhere_km)};
}

base::LonLat Anchors::pointOf(std::uint32_t mention, const Place& place) const {
    const std::uint32_t first = mention > kReach ? mention - kReach : 0, last = std::min<std::uint32_t>(static_cast<std::uint32_t>(mentions_.size()), mention + kReach + 1);
    double least = std::numeric_limits<double>::infinity();
    base::LonLat best = place.position;
    for (std::uint32_t m = first; m < last; ++m) {
        const Reading* reading = m == mention ? nullptr : located(m);
        if (!reading || isWide(reading->place) || reading->place.index == place.index || reading->place.adminLevel == 1) continue;
        const base::LonLat point = gazetteer_.nearestPoint(place.index, reading->place.position);
        const double away_km = base::distance_m(point, reading->place.position) / 1000;
        const std::uint32_t tokens = m < mention ? mentions_[mention].first - mentions_[m].last : mentions_[m].first - mentions_[mention].last;
        const double cost = away_km + tokens;
        if (away_km < kFarFromCourse_km && cost < least) {
            least = cost;
            best = point;
        }
    }
    return best;
}

}  // namespace demarc::toponym
