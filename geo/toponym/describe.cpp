#include <algorithm>
#include <cmath>

#include "toponym/resolve.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr std::size_t kMostAlternatives = 5;
constexpr float kNear_km = 150;

class Describer {
public:
    Describer(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Group>& groups) : words_{words}, gazetteer_{gazetteer}, groups_{groups} {}

    [[nodiscard]] Toponym toponym(const Mention& mention, const Group& g) const {
        Toponym t;
        t.span = {words_.token(mention.first).span.begin, words_.token(mention.last - 1).span.end};
        t.name = std::string{t.span.of(words_.text())};
        const float sure = 1 / (1 + std::exp(-mention.evidence));
        if (g.readings.empty() || isStray(mention, g)) {
            unknown(t, mention, g, sure);
            t.use = useOf(words_, mention, t.feature, "");
            return t;
        }
        const Reading& top = g.readings.front();
        float total = 0;
        for (const Reading& r : g.readings) total += std::exp(r.score - top.score);
        t.confidence = sure / total;
        t.position = top.place.position;
        t.feature = top.place.feature;
        const bool stands = !mention.classInName || (mention.hint & maskOf(top.place.feature) && mention.classFeature == top.place.feature);
        if (stands) {
            t.place = top.place.index;
            t.name = std::string{top.place.name};
            for (std::size_t k = 1; k < g.readings.size() && k <= kMostAlternatives; ++k) {
                t.alternatives.push_back({g.readings[k].place.index, sure * std::exp(g.readings[k].score - top.score) / total});
            }
            t.reason = reason(top);
        } else {
            t.feature = mention.classFeature;
            t.confidence *= 0.5F;
            t.reason = "not in the gazetteer itself; placed at " + std::string{top.place.name};
        }
        t.use = useOf(words_, mention, top.place.feature, top.place.detail);
        return t;
    }

private:
    /// A facility whose name only resembles a far-away place's ("Arab Market" and Arab, Alabama).
    [[nodiscard]] static bool isStray(const Mention& mention, const Group& group) {
        const Reading& top = group.readings.front();
        const bool far = !group.alone && (top.near_km < 0 || top.near_km >= 2 * kNear_km) && !top.sameCountry && !top.contained;
        return far && mention.classInName && mention.classFeature != top.place.feature;
    }

    /// A name that no list has stands, with little confidence, at the place said to hold it.
    void unknown(Toponym& t, const Mention& mention, const Group& g, float sure) const {
        t.feature = mention.classFeature;
        t.confidence = 0.2F * sure;
        t.reason = "not in the gazetteer";
        for (const auto h : g.holders) {
            if (!groups_[h].accepted || groups_[h].readings.empty()) continue;
            const Place& holder = groups_[h].readings.front().place;
            t.position = holder.position;
            t.reason += "; placed at " + std::string{holder.name} + ", which the report names with it";
            return;
        }
    }

    [[nodiscard]] std::string reason(const Reading& r) const {
        std::string text = r.misspelt ? "spelt like " + std::string{r.place.name} + ", " : std::string{};
        text += gazetteer::featureName(r.place.feature);
        if (const auto unit = gazetteer_.admin1Name(r.place.index); !unit.empty()) text.append(" in ").append(unit);
        if (const auto country = gazetteer_.countryName(r.place.index); !country.empty() && r.place.feature != Feature::country) text.append(", ").append(country);
        if (r.contained) text += "; the report says what holds it";
        if (r.sameCountry) text += "; the report speaks of that country";
        if (r.near_km >= 0 && r.near_km < kNear_km) text += "; " + std::to_string(static_cast<int>(r.near_km)) + " km from another place of the report";
        return text;
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    const std::vector<Group>& groups_;
};

}  // namespace

Toponym describe(const Words& words, const gazetteer::Gazetteer& gazetteer, const Mention& mention, const Group& group, const std::vector<Group>& groups) {
    return Describer{words, gazetteer, groups}.toponym(mention, group);
}

}  // namespace demarc::toponym
