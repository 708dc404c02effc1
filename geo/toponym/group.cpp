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
constexpr FeatureMask kAreas = maskOf(Feature::region) | maskOf(Feature::country) | maskOf(Feature::sea) | maskOf(Feature::island);
constexpr FeatureMask kTowns = maskOf(Feature::city) | maskOf(Feature::town) | maskOf(Feature::village);
constexpr FeatureMask kTakeArticle = maskOf(Feature::river) | maskOf(Feature::sea) | maskOf(Feature::mountain) | maskOf(Feature::region);

class Grouper {
public:
    Grouper(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions)
        : words_{words}, gazetteer_{gazetteer}, mentions_{mentions} {}

    Groups run() {
        groups_.of.resize(mentions_.size());
        std::unordered_map<std::string, std::uint32_t> byKey;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const Mention& mention = mentions_[m];
            const auto [found, fresh] = byKey.try_emplace(keyOf(mention), static_cast<std::uint32_t>(groups_.all.size()));
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
        }
        for (Group& group : groups_.all) score(group);
        return std::move(groups_);
    }

private:
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
        const bool isOthersOwn = std::any_of(mention.hits.begin(), mention.hits.end(), [](gazetteer::Hit hit) { return hit.kind() == NameKind::canonical; });
        group.article = hasArticle(mention);
        addHits(group, mention.name, mention.hits, isOthersOwn);
        if (!mention.otherHits.empty()) addHits(group, mention.name, mention.otherHits, isOthersOwn);
        // "the Ohio" may be the river, which most lists call by its full name.
        if (group.article) addHits(group, mention.name, gazetteer_.find(mention.name + " river"), false);
    }

    void addHits(Group& group, std::string_view name, std::span<const gazetteer::Hit> hits, bool isOthersOwn) const {
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
            if (hit.kind() != NameKind::canonical && isOthersOwn && !isLike(name, reading.place.name)) reading.fixed += kWeights.othersName;
            group.readings.push_back(reading);
        }
    }

    /// Whether two names may be spellings of one: both begin alike.
    [[nodiscard]] static bool isLike(std::string_view folded, std::string_view name) {
        return std::tolower(static_cast<unsigned char>(folded.front())) == std::tolower(static_cast<unsigned char>(name.front()));
    }

    void score(Group& group) const {
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
};

}  // namespace

void sortReadings(Group& group) {
    std::ranges::stable_sort(group.readings, std::ranges::greater{}, &Reading::score);
}

Groups groupMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions) {
    return Grouper{words, gazetteer, mentions}.run();
}

}  // namespace demarc::toponym
