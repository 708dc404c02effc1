// The joint decision: which mentions are places, and which place each is. Each round weighs every reading of every name by where all the other
// readings lie, so that names which are rare or plain pull those that many places bear.
#include "toponym/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "toponym/context.hpp"
#include "toponym/weights.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr int kRounds = 4;
constexpr int kAcceptAfter = 2;
constexpr float kNeeded = 1;              ///< evidence from which a mention counts as a place
constexpr std::size_t kHolderReadings = 4;
constexpr std::size_t kHeldReadings = 4;
constexpr std::size_t kFuzzyLetters = 5;
constexpr std::size_t kMostGroups = 2000;
constexpr float kMisspelt = 1.5F;
constexpr float kSpellingNeeds = 0;       ///< evidence of an unknown name from which other spellings are looked up
constexpr std::size_t kMostLikes = 6;
constexpr float kSureMention = 2.5F;
constexpr float kActs = 0.4F;             ///< of a mention that names who acts and not where
constexpr float kSharePrior = 0.3F;       ///< part of a name's weight that is spread evenly over its bearers
constexpr float kLeastWeight = 0.01F;     ///< a reading of less tells nothing
constexpr float kSomething = 0.3F;       ///< weight of other names from which they tell something
constexpr std::size_t kKeptReadings = 8;
constexpr float kHopeless = 9;
constexpr float kGrowth = 4;
constexpr float kNear_km = 150;

/// Grows fast at first: the second place in a country tells more than the twentieth.
float grown(float weight) { return std::log1p(kGrowth * weight); }

class Resolver {
public:
    Resolver(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions)
        : words_{words}, gazetteer_{gazetteer}, mentions_{mentions}, groups_{groupMentions(words, gazetteer, mentions)} {}

    std::vector<Toponym> run() {
        linkGroups(words_, mentions_, groups_);
        for (Group& group : groups_.all) {
            group.accepted = std::any_of(group.mentions.begin(), group.mentions.end(), [&](auto m) { return isStrong(mentions_[m]); });
            share(group);
        }
        for (int round = 0; round < kRounds; ++round) {
            gatherContext();
            for (std::uint32_t g = 0; g < groups_.all.size(); ++g) rank(g);
            if (round == 0) adoptSpellings();
            if (round + 1 == kAcceptAfter) accept();
        }
        return describe(words_, gazetteer_, mentions_, groups_);
    }

private:
    [[nodiscard]] static bool isStrong(const Mention& m) { return !m.rejected && m.evidence >= kNeeded; }

    /// Scores → shares of one.
    static void share(Group& group) {
        float total = 0;
        for (Reading& r : group.readings) total += r.share = std::exp(r.score - group.readings.front().score);
        for (Reading& r : group.readings) r.share /= total;
    }

    void gatherContext() {
        context_.clear();
        for (std::uint32_t g = 0; g < groups_.all.size(); ++g) {
            Group& group = groups_.all[g];
            if (group.readings.empty()) continue;
            group.weight = weightOf(group);
            const float even = kSharePrior / static_cast<float>(group.bearers);
            for (const Reading& r : group.readings) {
                const float likely = group.weight * r.share, weight = (1 - kSharePrior) * likely + group.weight * even;
                if (weight >= kLeastWeight) context_.add(g, r.place, weight, likely);
            }
        }
        context_.finish();
    }

    /// How much a name tells of where the report is: more if it is surely a place, and the more often the more.
    [[nodiscard]] float weightOf(const Group& group) const {
        const Place& place = group.readings.front().place;
        float times = 0, sure = 0;
        for (const auto m : group.mentions) {
            const float chance = mentions_[m].rejected ? 0 : 1 / (1 + std::exp(kNeeded - mentions_[m].evidence));
            sure = std::max(sure, chance);
            times += chance * (useOf(words_, mentions_[m], place.feature, place.detail) == Use::literal ? 1 : kActs);
        }
        return sure <= 0 ? 0 : std::min(1.0F, times) * (1 + 0.3F * std::log2(std::max(1.0F, times)));
    }

    void rank(std::uint32_t number) {
        Group& group = groups_.all[number];
        if (group.readings.empty()) return;
        group.alone = context_.total() - group.weight < kSomething;
        for (Reading& r : group.readings) {
            const Support support = context_.of(number, r.place);
            r.score = r.fixed;
            r.grounds.contained = std::ranges::any_of(group.holders, [&](std::uint32_t h) { return groups_.all[h].accepted && holds(h, r.place.index); });
            if (r.grounds.contained) r.score += kWeights.saidToBeIn;
            r.grounds.holding = std::ranges::any_of(group.held, [&](std::uint32_t h) {
                const auto& inside = groups_.all[h].readings;
                return std::any_of(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(std::min(inside.size(), kHeldReadings)),
                                   [&](const Reading& held) { return held.place.index != r.place.index && gazetteer_.within(r.place.index, held.place.index); });
            });
            if (r.grounds.holding) r.score += kWeights.saidToHold;
            r.grounds.alike = std::ranges::any_of(group.siblings, [&](std::uint32_t s) { return isAlike(r.place, groups_.all[s]); });
            if (r.grounds.alike) r.score += kWeights.alike;
            r.grounds.near_km = support.near_km;
            if (r.place.feature == Feature::country) {
                r.grounds.sameCountry = support.country > 0;
                r.score += kWeights.countryOfOthers * grown(support.country);
                continue;
            }
            r.grounds.sameCountry = support.country >= 0.3F;
            r.score += kWeights.muchInCountry * grown(support.country) + kWeights.muchInUnit * grown(support.unit) + kWeights.muchNearby * grown(support.nearby) +
                       kWeights.muchAround * grown(support.around);
        }
        sortReadings(group);
        // What lies far behind will not come first any more; names of a hundred bearers are common.
        while (group.readings.size() > kKeptReadings && group.readings.back().score < group.readings.front().score - kHopeless) group.readings.pop_back();
        share(group);
    }

    /// Whether one of the likeliest readings of `holder` holds `place`; a name for itself holds nothing.
    [[nodiscard]] bool holds(std::uint32_t holder, gazetteer::PlaceIndex place) const {
        const auto& readings = groups_.all[holder].readings;
        for (std::size_t k = 0; k < readings.size() && k < kHolderReadings; ++k)
            if (readings[k].place.index != place && gazetteer_.within(readings[k].place.index, place)) return true;
        return false;
    }

    /// Lists name things of one kind: countries with countries, a country's regions with its regions.
    [[nodiscard]] static bool isAlike(const Place& place, const Group& sibling) {
        if (!sibling.accepted || sibling.readings.empty()) return false;
        const Place& other = sibling.readings.front().place;
        return other.feature == place.feature && other.index != place.index && (place.feature == Feature::country || other.country == place.country);
    }

    /// A name that no list has may be a slip of one that the report has ("Pokrovrsk"), or be romanised or spelt otherwise than the gazetteer does
    /// ("Krasnogorovka"). A place is taken for it only where the report speaks of that part of the world.
    void adoptSpellings() {
        if (groups_.all.size() > kMostGroups) return;  // each is compared with each
        for (std::uint32_t g = 0; g < groups_.all.size(); ++g) {
            Group& group = groups_.all[g];
            const Mention& first = mentions_[group.mentions.front()];
            if (!group.readings.empty() || first.classInName || first.name.size() < kFuzzyLetters) continue;
            adoptFromReport(group, first.name);
            if (group.readings.empty() && hint(group) >= kSpellingNeeds) adoptFromGazetteer(g, first.name);
        }
    }

    /// The most that speaks for a group's mentions being places.
    [[nodiscard]] float hint(const Group& group) const {
        float best = -10;
        for (const auto m : group.mentions)
            if (!mentions_[m].rejected) best = std::max(best, mentions_[m].evidence);
        return best;
    }

    void adoptFromGazetteer(std::uint32_t g, std::string_view name) {
        Group& group = groups_.all[g];
        auto likes = gazetteer_.soundsLike(name, kMostLikes);
        if (likes.empty() && hint(group) >= kNeeded) likes = gazetteer_.oneEditAway(name, kMostLikes);
        for (const gazetteer::SearchHit& like : likes) {
            const Place place = gazetteer_.place(like.place);
            const Support support = context_.of(g, place);
            const bool contained = std::ranges::any_of(group.holders, [&](std::uint32_t h) { return groups_.all[h].accepted && holds(h, place.index); });
            const bool near = support.near_km >= 0 && support.near_km < kNear_km;
            const bool known = std::ranges::any_of(group.readings, [&](const Reading& r) { return r.place.index == place.index; });
            const bool fits = !group.hint || group.hint & maskOf(place.feature);
            if (known || !fits || place.adminLevel < 2 || !(near || contained)) continue;
            Reading reading;
            reading.place = place;
            reading.grounds.link = like.way == gazetteer::Way::sound ? Link::sound : Link::slip;
            reading.fixed = kWeights.importance * place.importance + (like.way == gazetteer::Way::sound ? kWeights.soundsAlike : kWeights.oneLetterOff);
            reading.score = reading.fixed;
            group.readings.push_back(reading);
        }
        group.bearers = group.readings.size();
        if (!group.readings.empty()) {
            sortReadings(group);
            share(group);
        }
    }

    void adoptFromReport(Group& group, std::string_view name) {
        for (const Group& other : groups_.all) {
            const Mention& known = mentions_[other.mentions.front()];
            if (!other.accepted || other.readings.empty() || known.demonym || !isOneEditApart(name, known.name)) continue;
            group.readings.assign(other.readings.begin(), other.readings.begin() + 1);
            group.readings.front().grounds.link = Link::slip;
            group.bearers = 1;
            for (const auto m : group.mentions) mentions_[m].evidence += kMisspelt;
            return;
        }
    }

    /// One letter put in, left out, changed or swapped with the next.
    [[nodiscard]] static bool isOneEditApart(std::string_view a, std::string_view b) {
        if (a.size() > b.size()) std::swap(a, b);
        if (b.size() - a.size() > 1 || a.size() < kFuzzyLetters) return false;
        std::size_t k = 0;
        while (k < a.size() && a[k] == b[k]) ++k;
        if (k == 0) return false;
        if (a.size() < b.size()) return a.substr(k) == b.substr(k + 1);
        const bool swapped = k + 1 < a.size() && a[k] == b[k + 1] && a[k + 1] == b[k] && a.substr(k + 2) == b.substr(k + 2);
        return k < a.size() && (swapped || a.substr(k + 1) == b.substr(k + 1));
    }

    /// What the report as a whole says for or against each mention being a place at all.
    void accept() {
        for (Group& g : groups_.all) {
            const float best = hint(g);
            float common = 0;
            if (!g.readings.empty()) {
                const Reading& top = g.readings.front();
                const bool near = top.grounds.near_km >= 0 && top.grounds.near_km < kNear_km;
                if (top.grounds.sameCountry) common += kWeights.inCountry;
                if (near) common += kWeights.near + kWeights.nearAndRare / (1 + std::log(static_cast<float>(g.bearers)));
                if (top.grounds.contained) common += kWeights.contained;
                if (!g.alone && !top.grounds.sameCountry && !near && top.place.feature != Feature::country) common += kWeights.strayed;
            } else if (cued(g) > 1) {
                common += kWeights.cuedTwice;
            }
            for (const auto m : g.mentions) {
                Mention& mention = mentions_[m];
                // "Denzel Washington arrived in Washington": the one is no sign for the other.
                const bool sureElsewhere = best >= kSureMention && !mention.person;
                mention.evidence += common + (sureElsewhere ? kWeights.sureElsewhere : 0) + (inList(m) ? kWeights.listed : 0);
                mention.accepted = isStrong(mention);
            }
            g.accepted = std::any_of(g.mentions.begin(), g.mentions.end(), [&](auto m) { return mentions_[m].accepted; });
        }
    }

    /// How many mentions of a name that no list has stand where places stand.
    [[nodiscard]] std::size_t cued(const Group& g) const {
        return static_cast<std::size_t>(std::count_if(g.mentions.begin(), g.mentions.end(), [&](auto m) { return mentions_[m].evidence > 0; }));
    }

    /// Beside a surer place in "X and Y", "X, Y and Z".
    [[nodiscard]] bool inList(std::uint32_t m) const {
        const auto isSure = [&](std::uint32_t other) { return isStrong(mentions_[other]) && !mentions_[other].demonym; };
        return (m > 0 && isSure(m - 1) && joins(words_, mentions_[m - 1], mentions_[m])) ||
               (m + 1 < mentions_.size() && isSure(m + 1) && joins(words_, mentions_[m], mentions_[m + 1]));
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    std::vector<Mention>& mentions_;
    Groups groups_;
    Context context_;
};

}  // namespace

std::vector<Toponym> resolveMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions) {
    return Resolver{words, gazetteer, mentions}.run();
}

}  // namespace demarc::toponym
