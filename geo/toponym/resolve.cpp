#include <algorithm>
#include <cctype>
#include <cmath>
#include <unordered_map>

#include "toponym/report.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr std::size_t kMostReadings = 48;
constexpr float kNeeded = 1;             ///< evidence from which a mention counts as a place

constexpr float kImportance = 8;
constexpr float kAlternateName = -0.3F;
constexpr float kVariantName = -1;
constexpr float kOthersName = -0.8F;     ///< a name that is another place's own, and nothing like this one's: a former one mostly
constexpr float kClassFits = 2;
constexpr float kClassMisfits = -3;
constexpr float kDirectionRegion = 1.5F;
constexpr float kSeatInstead = -0.5F;
constexpr float kCountryNamed = 2.5F;
constexpr float kCountry = 1.5F;         ///< a country's name is the country, unless the report speaks of another place
constexpr float kActs = 0.4F;            ///< of a mention that says where things happen
constexpr float kUnitNamed = 0.8F;
constexpr float kAlike = 1.2F;
constexpr float kContained = 3;
constexpr float kHolding = 2;
constexpr float kMisspelt = 1.5F;
constexpr float kListed = 1.5F;
constexpr std::size_t kFuzzyLetters = 6;
constexpr std::size_t kMostGroups = 2000;
constexpr std::size_t kMostLinks = 16;
constexpr std::size_t kHolderReadings = 4;
constexpr float kNear = 2.5F;

constexpr FeatureMask kAreas = maskOf(Feature::region) | maskOf(Feature::country) | maskOf(Feature::sea) | maskOf(Feature::island);

class Resolver {
public:
    Resolver(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions)
        : words_{words}, gazetteer_{gazetteer}, mentions_{mentions} {}

    std::vector<Toponym> run() {
        group();
        findHolders();
        for (Group& g : groups_) g.accepted = std::any_of(g.mentions.begin(), g.mentions.end(), [&](auto m) { return isStrong(mentions_[m]); });
        for (int round = 0; round < 3; ++round) {
            gatherContext();
            for (std::uint32_t g = 0; g < groups_.size(); ++g) rank(g);
            if (round == 0) adoptMisspelt();
            if (round == 1) accept();
        }
        return write();
    }

private:
    [[nodiscard]] static bool isStrong(const Mention& m) { return !m.rejected && m.evidence >= kNeeded; }

    void group() {
        std::unordered_map<std::string, std::uint32_t> byKey;
        groupOf_.resize(mentions_.size());
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            Mention& mention = mentions_[m];
            const bool areaOnly = mention.hint && (mention.hint & ~kAreas) == 0;
            std::string key = mention.name;
            key += mention.demonym ? "|d" : mention.classInName ? "|n" + std::to_string(static_cast<int>(mention.classFeature)) : areaOnly ? "|a" : "";
            const auto [found, fresh] = byKey.try_emplace(std::move(key), static_cast<std::uint32_t>(groups_.size()));
            if (fresh) groups_.emplace_back();
            groupOf_[m] = found->second;
            Group& g = groups_[found->second];
            g.mentions.push_back(m);
            g.hint |= mention.hint;
            const std::size_t left = words_.wordBefore(mention.first);
            g.direction |= left < words_.size() && words_.has(left, kDirection) && !words_.isCapitalised(left);
            if (fresh) addReadings(g, mention);
        }
        for (Group& g : groups_) fixScores(g);
    }

    void addReadings(Group& g, const Mention& mention) const {
        const bool isOthersOwn = std::any_of(mention.hits.begin(), mention.hits.end(), [](gazetteer::Hit hit) { return hit.kind() == gazetteer::NameKind::canonical; });
        for (const gazetteer::Hit hit : mention.hits.first(std::min(mention.hits.size(), kMostReadings))) {
            Reading reading;
            reading.place = gazetteer_.place(hit.place());
            reading.fixed = hit.kind() == gazetteer::NameKind::canonical ? 0 : hit.kind() == gazetteer::NameKind::alternate ? kAlternateName : kVariantName;
            if (hit.kind() != gazetteer::NameKind::canonical && isOthersOwn && !isLike(mention.name, reading.place.name)) reading.fixed += kOthersName;
            g.readings.push_back(reading);
        }
    }

    /// Whether two names may be spellings of one: both begin alike.
    [[nodiscard]] static bool isLike(std::string_view folded, std::string_view name) {
        return std::tolower(static_cast<unsigned char>(folded.front())) == std::tolower(static_cast<unsigned char>(name.front()));
    }

    void fixScores(Group& g) const {
        for (Reading& r : g.readings) {
            r.fixed += kImportance * r.place.importance;
            if (g.hint) r.fixed += g.hint & maskOf(r.place.feature) ? kClassFits : kClassMisfits;
            else if (g.direction && maskOf(r.place.feature) & kAreas) r.fixed += kDirectionRegion;
            else if (r.place.feature == Feature::region && hasSeat(g, r.place)) r.fixed += kSeatInstead;
            r.score = r.fixed;
        }
        sort(g);
    }

    /// Whether a town of the same name lies in a region: the bare name is the town's.
    [[nodiscard]] bool hasSeat(const Group& g, const Place& area) const {
        return std::any_of(g.readings.begin(), g.readings.end(), [&](const Reading& other) {
            return other.place.feature == Feature::city && gazetteer_.within(area.index, other.place.index);
        });
    }

    static void sort(Group& g) {
        std::stable_sort(g.readings.begin(), g.readings.end(), [](const Reading& a, const Reading& b) { return a.score > b.score; });
    }

    /// "X in Y", "X, Y", "X (Y)", "Y's X", "the Ukrainian city of X".
    void findHolders() {
        for (std::uint32_t m = 0; m + 1 < mentions_.size(); ++m) {
            const Mention& a = mentions_[m];
            const Mention& b = mentions_[m + 1];
            if (!words_.sameSentence(a.first, b.first) || b.first - a.last > 6 || groupOf_[m] == groupOf_[m + 1]) continue;
            if (!a.demonym && !b.demonym && joins(m, m + 1)) {
                link(groups_[groupOf_[m]].siblings, groupOf_[m + 1]);
                link(groups_[groupOf_[m + 1]].siblings, groupOf_[m]);
            }
            const bool owns = words_.isPossessive(a.last) || a.demonym;
            if (owns && isHolding(a.last, b.first)) hold(groupOf_[m], groupOf_[m + 1]);
            else if (!b.demonym && isInside(a.last, b.first)) hold(groupOf_[m + 1], groupOf_[m]);
        }
        // "X, Y and Z, three districts of W": what is said of the last is said of all, but a name that the lists know needs no help.
        for (std::size_t m = mentions_.size(); m-- > 1;) {
            const Group& last = groups_[groupOf_[m]];
            Group& other = groups_[groupOf_[m - 1]];
            const bool listed = mentions_[m].listed && joins(static_cast<std::uint32_t>(m - 1), static_cast<std::uint32_t>(m));
            if (listed && other.readings.empty() && !last.holders.empty()) link(other.holders, last.holders.back());
        }
    }

    void hold(std::uint32_t holder, std::uint32_t held) {
        link(groups_[held].holders, holder);
        link(groups_[holder].held, held);
    }

    /// Once each, and no more than tell something: a report may repeat itself without end.
    static void link(std::vector<std::uint32_t>& links, std::uint32_t group) {
        if (links.size() < kMostLinks && std::find(links.begin(), links.end(), group) == links.end()) links.push_back(group);
    }

    /// Whether one of the likeliest readings of `holder` holds `place`; a name for itself holds nothing.
    [[nodiscard]] bool holds(std::uint32_t holder, gazetteer::PlaceIndex place) const {
        const auto& readings = groups_[holder].readings;
        for (std::size_t k = 0; k < readings.size() && k < kHolderReadings; ++k) {
            if (readings[k].place.index != place && gazetteer_.within(readings[k].place.index, place)) return true;
        }
        return false;
    }

    /// Lists name things of one kind: countries with countries, a country's regions with its regions.
    [[nodiscard]] static bool isAlike(const Place& place, const Group& sibling) {
        if (!sibling.accepted || sibling.readings.empty()) return false;
        const Place& other = sibling.readings.front().place;
        return other.feature == place.feature && other.index != place.index && (place.feature == Feature::country || other.country == place.country);
    }

    [[nodiscard]] bool isHolding(std::size_t from, std::size_t to) const {
        for (std::size_t k = from; k < to; ++k) {
            if (words_.has(k, kPower | kLocative) || words_.is(k, ",") || words_.is(k, "and")) return false;
            // "the Ukrainian city of X", but not "Russian control of X", "Russian attacks on X".
            if (words_.folded(k) == "of" ? !words_.classWord(k - 1) : words_.has(k, kPreposition)) return false;
        }
        return true;
    }

    /// "three districts"
    [[nodiscard]] bool isCount(std::size_t i) const { return words_.has(i, kFunction) && words_.classWord(i + 1) && words_.info(i + 1).plural; }

    [[nodiscard]] bool isInside(std::size_t from, std::size_t to) const {
        if (words_.is(from, ",") || words_.is(from, "(")) ++from;
        bool in = from == to;
        while (from < to && !words_.classWord(from) && (words_.token(from).kind == text::TokenKind::number || words_.folded(from) == "a" || isCount(from))) ++from;
        for (; from < to; ++from) {
            const std::string_view word = words_.folded(from);
            if (word == "in" || (word == "of" && words_.classWord(from - 1))) in = true;
            else if (word != "the" && !words_.classWord(from) && !words_.has(from, kDirection) && word != "s" && word != "a" && word != "also") return false;
        }
        return in;
    }

    /// A name that no list has may be a slip of one that the report has: "Pokrovrsk".
    void adoptMisspelt() {
        if (groups_.size() > kMostGroups) return;  // each is compared with each
        for (std::uint32_t g = 0; g < groups_.size(); ++g) {
            const Mention& first = mentions_[groups_[g].mentions.front()];
            if (groups_[g].readings.empty() && !first.classInName && first.name.size() >= kFuzzyLetters) adoptFromReport(g, first.name);
        }
    }

    void adoptFromReport(std::uint32_t g, std::string_view name) {
        for (const Group& other : groups_) {
            const Mention& known = mentions_[other.mentions.front()];
            if (!other.accepted || other.readings.empty() || known.demonym || !isOneEditApart(name, known.name)) continue;
            groups_[g].readings.assign(other.readings.begin(), other.readings.begin() + 1);
            groups_[g].readings.front().misspelt = true;
            for (const auto m : groups_[g].mentions) mentions_[m].evidence += kMisspelt;
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

    void gatherContext() {
        context_.clear();
        for (std::uint32_t g = 0; g < groups_.size(); ++g) {
            const Group& group = groups_[g];
            if (!group.accepted || group.readings.empty()) continue;
            const Place& place = group.readings.front().place;
            const float times = spoken(group);
            const bool country = place.feature == Feature::country;
            context_.addCountry(g, place.country, std::sqrt(times) * (country ? 1.0F : 0.7F));
            if (place.feature == Feature::region) context_.addUnit(g, place.index);
            if (!country && place.detail != "continent" && place.feature != Feature::sea) context_.addPlace(g, place.position, place.admin1);
        }
    }

    /// How often a report speaks of a place: one that acts ("Russia said", "Russian troops") need not be where things happen.
    [[nodiscard]] float spoken(const Group& group) const {
        const Place& place = group.readings.front().place;
        float times = 0;
        for (const auto m : group.mentions) times += useOf(words_, mentions_[m], place.feature, place.detail) == Use::literal ? 1 : kActs;
        return times;
    }

    void rank(std::uint32_t number) {
        Group& g = groups_[number];
        for (Reading& r : g.readings) {
            r.score = r.fixed;
            r.contained = std::any_of(g.holders.begin(), g.holders.end(), [&](std::uint32_t h) { return groups_[h].accepted && holds(h, r.place.index); });
            if (r.contained) r.score += kContained;
            const bool holding = std::any_of(g.held.begin(), g.held.end(), [&](std::uint32_t h) {
                const auto& inside = groups_[h].readings;
                return !inside.empty() && inside.front().place.index != r.place.index && gazetteer_.within(r.place.index, inside.front().place.index);
            });
            if (holding) r.score += kHolding;
            const bool alike = std::any_of(g.siblings.begin(), g.siblings.end(), [&](std::uint32_t s) { return isAlike(r.place, groups_[s]); });
            if (alike) r.score += kAlike;
            const float named = context_.country(number, r.place.country);
            if (r.place.feature == Feature::country) {
                r.score += kCountry + kCountryNamed * std::sqrt(named);
                r.sameCountry = named > 0;
                continue;
            }
            r.sameCountry = named >= 0.3F;
            r.score += kCountryNamed * std::sqrt(named);
            if (r.place.adminLevel == 1 && context_.holdsPlace(number, r.place.index)) r.score += kUnitNamed;
            if (context_.names(number, r.place.admin1) || context_.names(number, r.place.admin2)) r.score += kUnitNamed;
            r.near_km = context_.nearest_km(number, r.place.position);
            if (r.near_km >= 0) r.score += kNear * std::exp(-r.near_km / kNear_km);
        }
        sort(g);
    }

    /// What the report as a whole says for or against each mention being a place at all.
    void accept() {
        for (Group& g : groups_) {
            float best = -10;
            for (const auto m : g.mentions) best = std::max(best, mentions_[m].rejected ? -10 : mentions_[m].evidence);
            float common = 0;
            if (!g.readings.empty()) {
                const Reading& top = g.readings.front();
                if (top.sameCountry) common += 1;
                if (top.near_km >= 0 && top.near_km < kNear_km) common += 1;
                if (top.contained) common += 2;
                if (!context_.isEmpty() && !top.sameCountry && (top.near_km < 0 || top.near_km > 1000)) common -= 0.7F;
            }
            if (best >= 2.5F) common += 1.5F;
            if (g.readings.empty()) common += cued(g) > 1 ? 2.0F : 0.0F;
            for (const auto m : g.mentions) {
                Mention& mention = mentions_[m];
                mention.evidence += common + (inList(m) ? kListed : 0.0F);
                mention.accepted = isStrong(mention);
            }
            g.accepted = std::any_of(g.mentions.begin(), g.mentions.end(), [&](auto m) { return mentions_[m].accepted; });
        }
    }

    /// How many mentions of a name that no list has stand where places stand.
    [[nodiscard]] std::size_t cued(const Group& g) const {
        return static_cast<std::size_t>(std::count_if(g.mentions.begin(), g.mentions.end(), [&](auto m) { return mentions_[m].evidence > 0; }));
    }

    [[nodiscard]] bool joins(std::uint32_t a, std::uint32_t b) const {
        if (!words_.sameSentence(mentions_[a].first, mentions_[b].first)) return false;
        for (std::size_t k = mentions_[a].last; k < mentions_[b].first; ++k) {
            if (!words_.is(k, ",") && !words_.is(k, "and") && !words_.is(k, "or") && !words_.is(k, "the")) return false;
        }
        return mentions_[a].last < mentions_[b].first;
    }

    /// Beside a surer place in "X and Y", "X, Y and Z".
    [[nodiscard]] bool inList(std::uint32_t m) const {
        return (m > 0 && isStrong(mentions_[m - 1]) && !mentions_[m - 1].demonym && joins(m - 1, m)) ||
               (m + 1 < mentions_.size() && isStrong(mentions_[m + 1]) && !mentions_[m + 1].demonym && joins(m, m + 1));
    }

    std::vector<Toponym> write() {
        std::vector<Toponym> found;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const Mention& mention = mentions_[m];
            if (mention.accepted) found.push_back(describe(words_, gazetteer_, mention, groups_[groupOf_[m]], groups_));
        }
        return found;
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    std::vector<Mention>& mentions_;
    std::vector<Group> groups_;
    std::vector<std::uint32_t> groupOf_;
    ReportContext context_;
};

}  // namespace

std::vector<Toponym> resolveMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions) {
    return Resolver{words, gazetteer, mentions}.run();
}

}  // namespace demarc::toponym
