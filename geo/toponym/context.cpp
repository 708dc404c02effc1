#include "toponym/context.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr int kColumns = 360;
constexpr int kReach_deg = 2;  ///< how far around a reading others are looked for
constexpr float kNearby_km = 40;
constexpr float kAround_km = 150;
constexpr float kSure = 0.5F;  ///< weight from which a reading counts as a place that others lie near
constexpr float kKilometresOfDegree = 111.2F;

std::uint32_t keyOf(std::string_view country) { return country.size() == 2 ? static_cast<std::uint32_t>(country[0]) << 8 | static_cast<unsigned char>(country[1]) : 0; }

int rowOf(double lat_deg) { return std::clamp(static_cast<int>(std::floor(lat_deg)) + 90, 0, 179); }
int columnOf(double lon_deg) { return std::clamp(static_cast<int>(std::floor(lon_deg)) + 180, 0, kColumns - 1); }
std::uint32_t cellOf(int row, int column) { return static_cast<std::uint32_t>(row * kColumns + column); }

/// Areas so wide that their middle says little of where in them a report is.
bool isWide(const Place& place) {
    return place.feature == Feature::country || place.feature == Feature::sea || place.detail == "continent" || place.detail == "union";
}

}  // namespace

void Context::Sums::clear() {
    sums_.clear();
    entries_.clear();
    groupStart_.clear();
}

void Context::Sums::add(std::uint32_t group, std::uint32_t key, float weight) {
    while (groupStart_.size() <= group) groupStart_.push_back(static_cast<std::uint32_t>(entries_.size()));
    // Readings of one name lie in few countries and units.
    for (std::size_t i = groupStart_[group]; i < entries_.size(); ++i) {
        if (entries_[i].key == key) {
            entries_[i].weight += weight;
            return;
        }
    }
    entries_.push_back({key, weight});
}

void Context::Sums::finish() {
    sums_ = entries_;
    std::ranges::sort(sums_, {}, &Entry::key);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        if (kept > 0 && sums_[kept - 1].key == sums_[i].key) sums_[kept - 1].weight += sums_[i].weight;
        else sums_[kept++] = sums_[i];
    }
    sums_.resize(kept);
}

float Context::Sums::of(std::uint32_t group, std::uint32_t key) const {
    const auto found = std::ranges::lower_bound(sums_, key, {}, &Entry::key);
    if (found == sums_.end() || found->key != key) return 0;
    float weight = found->weight;
    if (group < groupStart_.size()) {
        const std::size_t end = group + 1 < groupStart_.size() ? groupStart_[group + 1] : entries_.size();
        for (std::size_t i = groupStart_[group]; i < end; ++i)
            if (entries_[i].key == key) weight -= entries_[i].weight;
    }
    return std::max(0.0F, weight);
}

void Context::clear() {
    countries_.clear();
    units_.clear();
    spots_.clear();
    total_ = 0;
}

void Context::add(std::uint32_t group, const Place& place, float weight, float likely) {
    total_ += weight;
    if (const std::uint32_t key = keyOf(place.country)) countries_.add(group, key, likely);
    if (const auto unit = place.adminLevel == 1 ? place.index : place.admin1; unit != gazetteer::kNoPlace) units_.add(group, unit, weight);
    if (isWide(place) || place.adminLevel == 1) return;
    spots_.push_back({cellOf(rowOf(place.position.lat_deg), columnOf(place.position.lon_deg)), group, static_cast<float>(place.position.lon_deg),
                      static_cast<float>(place.position.lat_deg), weight});
}

void Context::finish() {
    countries_.finish();
    units_.finish();
    std::ranges::stable_sort(spots_, {}, &Spot::cell);
}

Support Context::of(std::uint32_t group, const Place& place) const {
    Support support;
    if (const std::uint32_t key = keyOf(place.country)) support.country = countries_.of(group, key);
    if (const auto unit = place.adminLevel == 1 ? place.index : place.admin1; unit != gazetteer::kNoPlace) support.unit = units_.of(group, unit);
    if (isWide(place)) return support;
    const auto lon_deg = static_cast<float>(place.position.lon_deg), lat_deg = static_cast<float>(place.position.lat_deg);
    const float shrink = std::cos(lat_deg * std::numbers::pi_v<float> / 180);
    const int row = rowOf(lat_deg), column = columnOf(lon_deg);
    const int reach = std::min(kColumns / 2 - 1, static_cast<int>(std::ceil(kReach_deg / std::max(0.02F, shrink))));
    const auto look = [&](int fromRow, int fromColumn, int toColumn) {
        auto spot = std::ranges::lower_bound(spots_, cellOf(fromRow, fromColumn), {}, &Spot::cell);
        for (const std::uint32_t last = cellOf(fromRow, toColumn); spot != spots_.end() && spot->cell <= last; ++spot) {
            if (spot->group == group) continue;
            float east = std::abs(lon_deg - spot->lon_deg);
            if (east > 180) east = 360 - east;
            east *= shrink * kKilometresOfDegree;
            const float north = (lat_deg - spot->lat_deg) * kKilometresOfDegree;
            const float squared = east * east + north * north;
            support.nearby += spot->weight / (1 + squared / (kNearby_km * kNearby_km));
            support.around += spot->weight / (1 + squared / (kAround_km * kAround_km));
            if (spot->weight >= kSure) {
                const float km = std::sqrt(squared);
                if (support.near_km < 0 || km < support.near_km) support.near_km = km;
            }
        }
    };
    for (int r = std::max(0, row - kReach_deg); r <= std::min(179, row + kReach_deg); ++r) {
        const int west = column - reach, east = column + reach;
        look(r, std::max(0, west), std::min(kColumns - 1, east));
        if (west < 0) look(r, west + kColumns, kColumns - 1);
        if (east >= kColumns) look(r, 0, east - kColumns);
    }
    return support;
}

}  // namespace demarc::toponym
