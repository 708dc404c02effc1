#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "toponym/anchors.hpp"
#include "toponym/resolve.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr std::size_t kMostAlternatives = 5;
constexpr float kFar_km = 300;
constexpr float kUnknownShare = 0.2F;  ///< of the confidence, for a name that no list has
constexpr float kPartShare = 0.5F;
constexpr float kStrayShare = 0.45F;       ///< of the confidence, for a place far from all else that the report names
constexpr float kMeantFromAfar = 0.62F;    ///< importance from which a place may be named by any report
constexpr std::uint32_t kMeantFromAfar_people = 100'000;

/// How often answers that weigh so much were right, over news of many kinds (docs/geoparsing.md): a weight near 1 is not that sure.
constexpr std::array<std::pair<float, float>, 8> kRight{{{0.0F, 0.0F}, {0.18F, 0.28F}, {0.45F, 0.48F}, {0.65F, 0.75F}, {0.85F, 0.80F}, {0.93F, 0.86F}, {0.97F, 0.92F}, {1.0F, 0.95F}}};

float calibrated(float weight) {
    const auto above = std::ranges::find_if(kRight.begin() + 1, kRight.end() - 1, [&](const auto& knot) { return weight <= knot.first; });
    const auto [x0, y0] = *(above - 1);
    const auto [x1, y1] = *above;
    return y0 + (y1 - y0) * std::clamp((weight - x0) / (x1 - x0), 0.0F, 1.0F);
}

class Describer {
public:
    Describer(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, const Groups& groups)
        : words_{words}, mentions_{mentions}, groups_{groups}, gazetteer_{gazetteer}, anchors_{words, gazetteer, mentions, groups} {
        for (const Group& group : groups.all) strayed_km_.push_back(isFarFromAll(group) && hasTheatreElsewhere(group) ? away_km(group) : 0);
    }

    [[nodiscard]] Toponym toponym(std::uint32_t m) const {
        Toponym t = weighed(m);
        // What is left by the first reading goes to the others in their proportion.
        const float weight = t.confidence;
        t.confidence = calibrated(weight);
        const float left = weight < 1 ? (1 - t.confidence) / (1 - weight) : 0;
        for (Candidate& other : t.alternatives) other.confidence *= left;
        if (t.grounds.near_km < kStrayed_km) return t;
        t.confidence *= kStrayShare;
        for (Candidate& other : t.alternatives) other.confidence *= kStrayShare;
        return t;
    }

private:
    /// Whether nothing but its name speaks for the likeliest place of a name, and it is too small to be meant from afar. Most likely another place is meant,
    /// which the lists lack.
    [[nodiscard]] bool isFarFromAll(const Group& group) const {
        if (!group.accepted || group.demonym || group.alone || group.readings.empty()) return false;
        const Place& place = group.readings.front().place;
        const Grounds& grounds = group.readings.front().grounds;
        const bool backed = (grounds.sameCountry && isToldOf(group)) || grounds.contained || grounds.holding || grounds.alike || (grounds.near_km >= 0 && grounds.near_km < kFar_km);
        return !backed && !isMeantFromAfar(place) && !place.own && place.feature != Feature::country;
    }

    /// Whether the report tells of what lies or happens in the country of a name's place, and not only of what "Beijing" or "China" says.
    [[nodiscard]] bool isToldOf(const Group& group) const {
        return std::ranges::any_of(groups_.all, [&](const Group& other) {
            if (&other == &group || !other.accepted || other.readings.empty()) return false;
            const Place& place = other.readings.front().place;
            if (place.country != group.readings.front().place.country) return false;
            if (other.demonym) return true;
            if (place.feature != Feature::country) return !isMeantFromAfar(place);
            return std::ranges::any_of(other.mentions, [&](std::uint32_t m) { return useOf(words_, mentions_[m], place.feature, place.detail) == Use::literal; });
        });
    }

    [[nodiscard]] static bool isMeantFromAfar(const Place& place) {
        return place.importance >= kMeantFromAfar || (place.feature <= Feature::village && place.population >= kMeantFromAfar_people);
    }

    /// Whether most of what the report names besides lies in one other country, or is that country. Towns known everywhere tell nothing.
    [[nodiscard]] bool hasTheatreElsewhere(const Group& group) const {
        constexpr std::size_t LEAST = 2;
        std::map<std::string_view, std::size_t> counts;
        std::size_t all = 0;
        for (const Group& other : groups_.all) {
            if (&other == &group || !other.accepted || other.demonym || other.readings.empty()) continue;
            const Place& place = other.readings.front().place;
            if (place.country.empty() || (place.feature != Feature::country && isMeantFromAfar(place))) continue;
            ++counts[place.country];
            ++all;
        }
        const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
        return most != counts.end() && most->second >= LEAST && 2 * most->second > all && most->first != group.readings.front().place.country;
    }

    /// From the place of a name to the nearest of all others; 0 where that is not far.
    [[nodiscard]] float away_km(const Group& group) const {
        double nearest_km = std::numeric_limits<double>::infinity();
        for (const Group& other : groups_.all) {
            if (&other == &group || !other.accepted || other.readings.empty()) continue;
            nearest_km = std::min(nearest_km, base::distance_m(group.readings.front().place.position, other.readings.front().place.position) / 1000);
            if (nearest_km < kStrayed_km) return 0;
        }
        return std::isfinite(nearest_km) ? static_cast<float>(nearest_km) : 0;
    }

    /// "X in Y territory", "X, Y": Y is an area, and the stray place of the name X is not in it.
    [[nodiscard]] bool isToldElsewhere(std::uint32_t g) const {
        return strayed_km_[g] > 0 && std::ranges::any_of(groups_.all[g].holders, [&](std::uint32_t h) {
            const Group& holder = groups_.all[h];
            return holder.accepted && !holder.readings.empty() && (holder.readings.front().place.feature == Feature::region || holder.readings.front().place.feature == Feature::country);
        });
    }

    [[nodiscard]] Toponym weighed(std::uint32_t m) const {
        const Mention& mention = mentions_[m];
        const Group& group = groups_.all[groups_.of[m]];
        Toponym t;
        t.span = {words_.token(mention.first).span.begin, words_.token(mention.last - 1).span.end};
        t.name = std::string{t.span.of(words_.text())};
        const float sure = 1 / (1 + std::exp(-mention.evidence));
        const bool told = isToldElsewhere(groups_.of[m]);
        if (group.readings.empty() || isStray(mention, group) || told) {
            unknown(t, m, sure);
            if (told) {
                t.alternatives.push_back({group.readings.front().place.index, kUnknownShare * t.confidence, group.readings.front().grounds});
                t.alternatives.back().grounds.near_km = strayed_km_[groups_.of[m]];
            }
            t.use = useOf(words_, mention, t.feature, "");
            return t;
        }
        const Reading& top = group.readings.front();
        t.confidence = sure * top.share;
        t.position = top.place.feature == Feature::river ? anchors_.pointOf(m, top.place) : top.place.position;
        t.feature = top.place.feature;
        t.grounds = top.grounds;
        if (const float away_km = strayed_km_[groups_.of[m]]; away_km > 0) t.grounds.near_km = away_km;
        const bool stands = !mention.classInName || (mention.hint & maskOf(top.place.feature) && mention.classFeature == top.place.feature);
        if (stands) {
            t.place = top.place.index;
            t.name = std::string{top.place.name};
            for (std::size_t k = 1; k < group.readings.size() && k <= kMostAlternatives; ++k) {
                const Reading& other = group.readings[k];
                t.alternatives.push_back({other.place.index, sure * other.share, other.grounds});
            }
        } else {
            t.feature = mention.classFeature;
            t.confidence *= kPartShare;
            t.grounds.link = Link::part;
            t.anchor = top.place.index;
            t.radius_km = reach_km(top.place);
        }
        t.use = useOf(words_, mention, top.place.feature, top.place.detail);
        return t;
    }

    /// A facility whose name only resembles a far-away place's ("Arab Market" and Arab, Alabama).
    [[nodiscard]] static bool isStray(const Mention& mention, const Group& group) {
        const Reading& top = group.readings.front();
        const bool far = !group.alone && (top.grounds.near_km < 0 || top.grounds.near_km >= kFar_km) && !top.grounds.sameCountry && !top.grounds.contained;
        return far && mention.classInName && mention.classFeature != top.place.feature;
    }

    /// A name that no list has stands, with little confidence, at the place that tells best where it is.
    void unknown(Toponym& t, std::uint32_t m, float sure) const {
        t.feature = mentions_[m].classFeature;
        t.confidence = kUnknownShare * sure;
        t.grounds.link = Link::anchor;
        if (const auto anchor = anchors_.of(m)) {
            t.position = anchor->position;
            t.anchor = anchor->place;
            t.radius_km = anchor->radius_km;
        }
    }

    const Words& words_;
    const std::vector<Mention>& mentions_;
    const Groups& groups_;
    const gazetteer::Gazetteer& gazetteer_;
    Anchors anchors_;
    std::vector<float> strayed_km_;  ///< by group: from a place that most likely is not the one meant to the nearest other; else 0
};

}  // namespace

std::vector<Toponym> describe(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, const Groups& groups) {
    const Describer describer{words, gazetteer, mentions, groups};
    std::vector<Toponym> found;
    for (std::uint32_t m = 0; m < mentions.size(); ++m)
        if (mentions[m].accepted) found.push_back(describer.toponym(m));
    return found;
}

}  // namespace demarc::toponym
