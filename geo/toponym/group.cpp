#include "toponym/group.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <unordered_map>

#include "toponym/weights.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr std::size_t kMostReadings = 48;
constexpr std::size_t kMostHolders = 4;
constexpr double kElsewhere_km = 1000;  ///< from the middle of a region: farther than any but the widest reach
constexpr float kPeers = 0.12F;  ///< of importance: places of less difference are as well known
constexpr FeatureMask kAreas = maskOf(Feature::region) | maskOf(Feature::country) | maskOf(Feature::sea) | maskOf(Feature::island);
constexpr FeatureMask kTowns = maskOf(Feature::city) | maskOf(Feature::town) | maskOf(Feature::village);
constexpr FeatureMask kTakeArticle = maskOf(Feature::river) | maskOf(Feature::sea) | maskOf(Feature::mountain) | maskOf(Feature::region);

class Grouper {
public:
    Grouper(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions)
        : words_{words}, gazetteer_{gazetteer}, mentions_{mentions} {}

    Groups run() {
        groups_.of.resize(mentions_.size());
        findToldApart();
        std::unordered_map<std::string, std::uint32_t> byKey;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const Mention& mention = mentions_[m];
            std::string key = keyOf(mention);
            if (const auto apart = toldApart_.find(mention.name); apart != toldApart_.end()) {
                if (const auto holder = holderBehind(m); !holder.empty()) apart->second = holder;
                key.append("|,").append(apart->second);
            }
            const auto [found, fresh] = byKey.try_emplace(std::move(key), static_cast<std::uint32_t>(groups_.all.size()));
            if (fresh) groups_.all.emplace_back();
            groups_.of[m] = found->second;
            Group& group = groups_.all[found->second];
            group.mentions.push_back(m);
            group.hint |= mention.hint;
            if (mention.hint) group.classFeature = mention.classFeature;
            group.demonym = mention.demonym;
            const std::size_t left = words_.wordBefore(mention.first);
            group.direction |= left < words_.size() && words_.has(left, kDirection) && !words_.isCapitalised(left);
            if (fresh) addReadings(group, mention);
            // What was named before without an area is what the name means, until it is told apart.
            const bool told = fresh && isToldWhere(words_, gazetteer_, mentions_, m);
            if (told || (!holderBehind(m).empty() && (mentions_[m + 1].abbreviation || toldApart_.contains(mention.name)))) keepHeld(group, mentions_[m + 1], told);
        }
        for (Group& group : groups_.all) score(group);
        return std::move(groups_);
    }

private:
    /// The area that is named behind a town and a comma ("Portland, Maine"); empty where none is.
    [[nodiscard]] std::string_view holderBehind(std::uint32_t m) const {
        if (m + 1 == mentions_.size()) return {};
        const Mention& town = mentions_[m];
        const Mention& area = mentions_[m + 1];
        if (area.first != town.last + 1 || !words_.is(town.last, ",") || area.hits.empty() || town.hits.empty()) return {};
        const bool isArea = area.abbreviation || maskOf(gazetteer_.place(area.hits.front().place()).feature) & kAreas;
        // "Jordan, Egypt and Syria" is a list, "Cuba, Mo." is none.
        const bool isHeld = area.abbreviation || gazetteer_.place(town.hits.front().place()).feature != Feature::country;
        return isArea && isHeld ? std::string_view{area.name} : std::string_view{};
    }

    /// Of a name told apart, and of one with its area behind it, only what lies in the area stays, if anything does. Where nothing does and all lies
    /// `elsewhere`, it is a place that no list has: no namesake on another continent is taken for it.
    void keepHeld(Group& group, const Mention& area, bool elsewhere) const {
        const auto isHeld = [&](const Reading& reading) {
            return std::ranges::any_of(area.hits.first(std::min(area.hits.size(), kMostHolders)),
                                       [&](gazetteer::Hit hit) { return hit.place() != reading.place.index && gazetteer_.within(hit.place(), reading.place.index); });
        };
        if (std::ranges::any_of(group.readings, isHeld)) std::erase_if(group.readings, [&](const Reading& reading) { return !isHeld(reading); });
        else if (elsewhere) {
            const base::LonLat middle = gazetteer_.place(area.hits.front().place()).position;
            const auto isFar = [&](const Reading& reading) { return base::distance_m(reading.place.position, middle) > kElsewhere_km * 1000; };
            if (std::ranges::all_of(group.readings, isFar)) group.readings.clear();
        }
    }

    /// Names that the report gives to two towns: "Portland, Maine, and Portland, Oregon". Where it stands alone, such a name is the one told last.
    void findToldApart() {
        std::unordered_map<std::string_view, std::string_view> first;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const auto holder = holderBehind(m);
            if (holder.empty()) continue;
            const auto [known, fresh] = first.try_emplace(mentions_[m].name, holder);
            if (!fresh && known->second != holder) toldApart_.emplace(mentions_[m].name, known->second);
        }
    }

    /// "the Ohio", "Ohio": the one may be the river, the other the state.
    [[nodiscard]] bool hasArticle(const Mention& mention) const {
        if (mention.hint || mention.demonym || mention.classInName || mention.name.starts_with("the ")) return false;
        const std::size_t left = words_.wordBefore(mention.first);
        return left < words_.size() && words_.folded(left) == "the" && !words_.isPossessive(mention.last) && !words_.isHyphen(mention.last) &&
               !(words_.isWord(mention.last) && words_.sameSentence(mention.first, mention.last) && !words_.has(mention.last, kFunction | kPreposition | kLocative | kAct));
    }

    [[nodiscard]] std::string keyOf(const Mention& mention) const {
        const bool areaOnly = mention.hint && (mention.hint & ~kAreas) == 0;
        std::string key = mention.name;
        if (mention.demonym) key += "|d";
        else if (mention.classInName) key += "|n" + std::to_string(static_cast<int>(mention.classFeature));
        else if (areaOnly) key += "|a";
        else if (hasArticle(mention)) key += "|t";
        return key;
    }

    void addReadings(Group& group, const Mention& mention) const {
        using gazetteer::NameKind;
        float ownersImportance = -1;
        for (const gazetteer::Hit hit : mention.hits)
            if (hit.kind() == NameKind::canonical) ownersImportance = std::max(ownersImportance, gazetteer_.place(hit.place()).importance);
        group.article = hasArticle(mention);
        addHits(group, mention.name, mention.hits, ownersImportance);
        if (!mention.otherHits.empty()) addHits(group, mention.name, mention.otherHits, ownersImportance);
        // "the Ohio" may be the river, which most lists call by its full name.
        if (group.article) addHits(group, mention.name, gazetteer_.find(mention.name + " river"), -1);
    }

    /// `ownersImportance`: of the greatest place whose own current name it is; negative where it is nobody's.
    void addHits(Group& group, std::string_view name, std::span<const gazetteer::Hit> hits, float ownersImportance) const {
        using gazetteer::NameKind;
        group.bearers += hits.size();
        for (const gazetteer::Hit hit : hits.first(std::min(hits.size(), kMostReadings))) {
            const bool known = std::ranges::any_of(group.readings, [hit](const Reading& r) { return r.place.index == hit.place(); });
            if (known) continue;
            Reading reading;
            reading.place = gazetteer_.place(hit.place());
            reading.grounds.kind = hit.kind();
            if (hit.kind() == NameKind::alternate) reading.fixed += kWeights.alternateName;
            if (hit.kind() == NameKind::variant) reading.fixed += kWeights.variantName;
            if (hit.kind() != NameKind::canonical && ownersImportance >= 0 && !isLike(name, reading.place.name)) {
                reading.fixed += kWeights.othersName;
                if (ownersImportance > reading.place.importance - kPeers) reading.fixed += kWeights.greatersName;
            }
            group.readings.push_back(reading);
        }
    }

    /// Whether two names may be spellings of one: both begin alike, or the one is the end of the other ("Province of Laguna"); but not with an
    /// ending more ("Goris" for Gori).
    [[nodiscard]] static bool isLike(std::string_view folded, std::string_view name) {
        constexpr std::size_t ENDING = 2;
        const bool begins = std::tolower(static_cast<unsigned char>(folded.front())) == std::tolower(static_cast<unsigned char>(name.front()));
        // Folding takes time, and few names need it.
        if (!begins) return name.find(' ') != std::string_view::npos && gazetteer::fold(name).ends_with(folded);
        if (name.size() >= folded.size() + ENDING) return true;
        const std::string own = gazetteer::fold(name);
        return !(folded.size() > own.size() && folded.size() <= own.size() + ENDING && folded.starts_with(own));
    }

    void score(Group& group) const {
        const bool capital = std::ranges::any_of(group.readings, [](const Reading& r) { return r.place.detail == "capital"; });
        group.acts = capital && std::ranges::any_of(group.mentions, [&](std::uint32_t m) { return useOf(words_, mentions_[m], Feature::city, "capital") == Use::metonym; });
        for (Reading& r : group.readings) {
            const FeatureMask feature = maskOf(r.place.feature);
            r.fixed += kWeights.importance * r.place.importance;
            if (r.place.own) r.fixed += kWeights.ownList;
            if (r.place.detail == "district") r.fixed += kWeights.district;
            if (group.hint) {
                r.grounds.classFits = (group.hint & feature) != 0;
                r.fixed += r.grounds.classFits ? kWeights.classFits : kWeights.classMisfits;
                if (r.place.feature == group.classFeature) r.fixed += kWeights.classExact;
            } else if (group.direction && feature & kAreas) {
                r.fixed += kWeights.directionOfArea;
            } else if (r.place.feature == Feature::region && hasSeat(group, r.place)) {
                r.fixed += kWeights.areaWithSeat;
            }
            if (group.article) r.fixed += feature & kTakeArticle && r.place.adminLevel == 255 ? kWeights.riverOfArticle : feature & kTowns ? kWeights.townOfArticle : 0;
            if (group.acts && r.place.detail == "capital") r.fixed += kWeights.actingCapital;
            if (r.place.feature == Feature::country) r.fixed += kWeights.country;
            r.score = r.fixed;
        }
        sortReadings(group);
    }

    /// Whether a town of the same name lies in a region: the bare name is the town's.
    [[nodiscard]] bool hasSeat(const Group& group, const Place& area) const {
        return std::any_of(group.readings.begin(), group.readings.end(), [&](const Reading& other) {
            return other.place.feature == Feature::city && gazetteer_.within(area.index, other.place.index);
        });
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    const std::vector<Mention>& mentions_;
    Groups groups_;
    std::unordered_map<std::string_view, std::string_view> toldApart_;  ///< and the holder told last
};

}  // namespace

void sortReadings(Group& group) {
    std::ranges::stable_sort(group.readings, std::ranges::greater{}, &Reading::score);
}

Groups groupMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions) {
    return Grouper{words, gazetteer, mentions}.run();
}

}  // namespace demarc::toponym
