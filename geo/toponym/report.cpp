#include "toponym/report.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc::toponym {
namespace {

constexpr float kSpokenOnce = 0.7F;  ///< the weight of a place that is named once: a country that only acts has less
constexpr std::size_t kMostSpots = 64;
constexpr float kKilometresOfDegree = 111.2F;

int slot(std::string_view code) {
    if (code.size() != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z') return -1;
    return (code[0] - 'A') * 26 + (code[1] - 'A');
}

}  // namespace

void ReportContext::clear() {
    countries_.fill(0);
    most_ = 0;
    shares_.clear();
    spots_.clear();
    units_.clear();
}

void ReportContext::addCountry(std::uint32_t group, std::string_view code, float weight) {
    const int at = slot(code);
    if (at < 0) return;
    if (shares_.size() <= group) shares_.resize(group + 1);
    shares_[group] = {at, weight};
    float& total = countries_[static_cast<std::size_t>(at)];
    total += weight;
    most_ = std::max({most_, total, kSpokenOnce});
}

void ReportContext::addPlace(std::uint32_t group, base::LonLat position, gazetteer::PlaceIndex unit) {
    if (spots_.size() < kMostSpots) spots_.push_back({group, position, static_cast<float>(std::cos(position.lat_deg * std::numbers::pi / 180)), unit});
}

bool ReportContext::holdsPlace(std::uint32_t group, gazetteer::PlaceIndex unit) const {
    return std::any_of(spots_.begin(), spots_.end(), [&](const Spot& spot) { return spot.group != group && spot.unit == unit; });
}

void ReportContext::addUnit(std::uint32_t group, gazetteer::PlaceIndex unit) {
    if (units_.size() < kMostSpots) units_.emplace_back(group, unit);
}

bool ReportContext::names(std::uint32_t group, gazetteer::PlaceIndex unit) const {
    if (unit == gazetteer::kNoPlace) return false;
    return std::any_of(units_.begin(), units_.end(), [&](const auto& named) { return named.first != group && named.second == unit; });
}

float ReportContext::country(std::uint32_t group, std::string_view code) const {
    const int at = slot(code);
    if (at < 0 || most_ <= 0) return 0;
    const float own = group < shares_.size() && shares_[group].slot == at ? shares_[group].weight : 0;
    return (countries_[static_cast<std::size_t>(at)] - own) / most_;
}

float ReportContext::nearest_km(std::uint32_t group, base::LonLat from) const {
    float best = -1;
    for (const Spot& spot : spots_) {
        if (spot.group == group) continue;
        // Flat-earth distance: exact enough to tell near from far, and this is the inner loop.
        float east = std::abs(static_cast<float>(from.lon_deg - spot.position.lon_deg));
        if (east > 180) east = 360 - east;
        const float km = kKilometresOfDegree * std::hypot(east * spot.shrink, static_cast<float>(from.lat_deg - spot.position.lat_deg));
        if (best < 0 || km < best) best = km;
    }
    return best;
}

}  // namespace demarc::toponym
