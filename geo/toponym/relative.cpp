// "20 km west of Donetsk", "the outskirts of Goma", "the left bank of the Oskil", "between A and B", "the A–B road", "north of the capital".
#include "toponym/relative.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "toponym/measures.hpp"
#include "toponym/shapes.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using Names = std::span<const std::string_view>;
using namespace std::string_view_literals;

constexpr std::array kLinks{"of"sv, "from"sv, "near"sv, "outside"sv, "around"sv, "nearby"sv, "to"sv, "off"sv};  ///< what may stand between a phrase and its place
constexpr std::array kEdges{"outskirts"sv, "suburbs"sv, "suburb"sv, "edge"sv, "edges"sv, "fringes"sv, "periphery"sv};
constexpr std::array kCountry{"countryside"sv, "hinterland"sv};
constexpr std::array kSurroundings{"approaches"sv, "vicinity"sv, "environs"sv, "surroundings"sv};
constexpr std::array kBanks{"bank"sv, "banks"sv, "shore"sv, "side"sv};
constexpr std::array kParts{"part"sv, "parts"sv, "districts"sv, "district"sv, "quarters"sv, "neighbourhoods"sv, "neighborhoods"sv, "half"sv, "side"sv, "areas"sv, "end"sv, "section"sv};
constexpr std::array kWays{"road"sv, "roads"sv, "highway"sv, "motorway"sv, "route"sv, "railway"sv, "railroad"sv, "rail"sv, "corridor"sv, "line"sv, "track"sv, "axis"sv, "freeway"sv};

class RelativeFinder {
public:
    RelativeFinder(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Toponym>& toponyms)
        : words_{words}, gazetteer_{gazetteer}, toponyms_{toponyms}, measures_{words}, shapes_{gazetteer} {
        for (const Toponym& t : toponyms) {
            const std::size_t first = words.analysis().tokenAt(t.span.begin);
            std::size_t last = first + 1;
            while (last < words.size() && words.token(last).span.begin < t.span.end) ++last;
            tokens_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
        }
    }

    std::vector<RelativePlace> run() {
        for (std::uint32_t t = 0; t < toponyms_.size(); ++t) {
            if (toponyms_[t].use == Use::demonym || !toponyms_[t].position) continue;
            if (t + 1 < toponyms_.size() && (between(t) || road(t))) continue;
            // "the Iraq-Syria border" is at neither's middle, "south of Donetsk's airport" is not told by the town.
            if (words_.isPossessive(tokens_[t].last)) inPlace(t);
            else if (!words_.isHyphen(tokens_[t].last)) ofPlace(t);
        }
        ofCapital();
        std::ranges::stable_sort(found_, {}, [](const RelativePlace& place) { return place.span.begin; });
        return std::move(found_);
    }

private:
    struct Tokens {
        std::uint32_t first, last;
    };

    [[nodiscard]] std::string_view word(std::size_t i) const { return words_.folded(i); }
    [[nodiscard]] bool isOneOf(std::size_t i, Names list) const { return i < words_.size() && std::ranges::find(list, words_.folded(i)) != list.end(); }
    [[nodiscard]] bool isOneOf(std::size_t i, std::initializer_list<std::string_view> list) const { return isOneOf(i, Names{list.begin(), list.size()}); }
    [[nodiscard]] bool isSmall(std::size_t i) const { return words_.isWord(i) && !words_.isCapitalised(i); }
    /// The token before i in its sentence, articles passed over; size() where the sentence begins.
    [[nodiscard]] std::size_t back(std::size_t i) const {
        while (i > 0 && words_.sameSentence(i - 1, i)) {
            --i;
            if (!isOneOf(i, {"the", "a", "an", "its", "his", "their"})) return i;
        }
        return words_.size();
    }

    // --- "… of X" -------------------------------------------------------------------------------------------------------

    void ofPlace(std::uint32_t t) {
        const Anchored anchored = anchor(t);
        const std::size_t before = beforeClass(tokens_[t].first);
        if (before == words_.size() || phraseBefore(before, tokens_[t].last, anchored)) return;
        const auto bearing = measures_.bearing(before);
        if (!bearing || (words_.isCapitalised(before) && !words_.opensSentence(before))) return;
        if (toponyms_[t].feature == Feature::river || toponyms_[t].feature == Feature::sea) return;
        add(Relation::part, bearing->first, tokens_[t].last, anchored, shapes_.part(anchored, bearing->deg));
    }

    [[nodiscard]] Anchored anchor(std::uint32_t t) const {
        return {t, toponyms_[t].place != gazetteer::kNoPlace ? toponyms_[t].place : toponyms_[t].anchor, *toponyms_[t].position};
    }

    /// The token before a name and what it is called: "the city of X", "the besieged port city of X", "the capital, X", "the village X".
    [[nodiscard]] std::size_t beforeClass(std::size_t first) const {
        const auto isLink = [&](std::size_t i) { return isOneOf(i, kLinks) || measures_.bearing(i); };
        const std::size_t before = back(first);
        std::size_t called = before;
        if (word(before) == "of" || words_.is(before, ",")) called = back(before);
        const bool isClass = isSmall(called) && (words_.classWord(called) || word(called) == "capital") && !words_.info(called).plural;
        if (!isClass || (words_.is(before, ",") && word(called) != "capital") || (word(before) == "of" && word(called) == "capital")) return before;
        std::size_t left = back(called);
        // "the besieged port city of X", "the Somali capital, X"
        for (int k = 0; k < 2 && (isSmall(left) || words_.has(left, kOpensDemonym)) && !isLink(left); ++k) left = back(left);
        return isLink(left) ? left : before;
    }

    /// What ends with token `link`, the last before the name (and its article): "20 km west of", "the outskirts of", "near".
    bool phraseBefore(std::size_t link, std::size_t last, const Anchored& anchored) {
        if (word(link) == "of" || word(link) == "from") {
            const std::size_t head = back(link);
            if (head == words_.size()) return false;
            if (const auto bearing = measures_.bearing(head)) {
                const std::size_t begin = bearing->first;
                if (const auto distance = measures_.distanceBefore(begin)) return add(Relation::offset, distance->first, last, anchored, shapes_.offset(anchored, bearing->deg, distance->km));
                // "in the west of X" is in it, "west of X" is not.
                if (begin > 1 && word(begin - 1) == "the" && isOneOf(begin - 2, {"in", "across", "throughout"})) return add(Relation::part, begin, last, anchored, shapes_.part(anchored, bearing->deg));
                return add(Relation::direction, begin, last, anchored, shapes_.direction(anchored, bearing->deg));
            }
            if (const auto side = measures_.bearing(back(head)); side && isOneOf(head, kEdges)) return add(Relation::vicinity, side->first, last, anchored, shapes_.edge(anchored, side->deg));
            if (isOneOf(head, kEdges)) return add(Relation::vicinity, head, last, anchored, shapes_.around(anchored, 1.3, 1));
            if (isOneOf(head, kSurroundings)) return add(Relation::vicinity, head, last, anchored, shapes_.around(anchored, 1.3, 5));
            if (isOneOf(head, {"coast", "shore", "shores"}) && word(back(head)) == "off") return offShore(back(head), last, anchored);
            if (isOneOf(head, kCountry)) {
                if (const auto side = measures_.bearing(back(head))) return add(Relation::direction, side->first, last, anchored, shapes_.direction(anchored, side->deg));
                return add(Relation::vicinity, head, last, anchored, shapes_.around(anchored, 1.3, 15));
            }
            if (isOneOf(head, kBanks)) return bank(head, head, last, anchored);
            if (isOneOf(head, kParts)) {
                if (const auto side = measures_.bearing(back(head))) return add(Relation::part, side->first, last, anchored, shapes_.part(anchored, side->deg));
            }
            if (word(link) == "from" || isOneOf(head, {"outside", "away", "short"})) {
                const std::size_t unit = isOneOf(head, {"outside", "away", "short"}) ? back(head) + 1 : head + 1;
                if (const auto distance = measures_.distanceBefore(unit)) return add(Relation::distance, distance->first, last, anchored, shapes_.within(anchored, distance->km));
            }
            return false;
        }
        if (isOneOf(link, kLinks)) {
            const std::size_t head = back(link);
            if (word(link) == "to" && word(head) == "approaches") return add(Relation::vicinity, head, last, anchored, shapes_.around(anchored, 1.3, 5));
            if (word(link) == "off") return offShore(link, last, anchored);
            if (word(link) == "to" && !isOneOf(head, {"close", "next", "adjacent"})) return false;
            const std::size_t begin = word(link) == "to" ? head : link;
            if (const auto distance = measures_.distanceBefore(begin); distance && word(link) == "outside") return add(Relation::distance, distance->first, last, anchored, shapes_.within(anchored, distance->km));
            return add(Relation::vicinity, begin, last, anchored, shapes_.around(anchored, 1, 10));
        }
        return false;
    }

    /// "60 miles off X", "off the coast of X": what ends at sea. A bearing isn't told.
    bool offShore(std::size_t off, std::size_t last, const Anchored& anchored) {
        if (const auto distance = measures_.distanceBefore(off)) return add(Relation::distance, distance->first, last, anchored, shapes_.within(anchored, distance->km));
        return add(Relation::vicinity, off, last, anchored, shapes_.around(anchored, 1, 30));
    }

    // --- "X's …" --------------------------------------------------------------------------------------------------------

    /// "Beirut's southern suburbs", "Aleppo's outskirts", "the Dnipro's left bank".
    bool inPlace(std::uint32_t t) {
        const Anchored anchored = anchor(t);
        std::size_t head = tokens_[t].last + 1;
        while (isSmall(head) && words_.has(head, kDirection) && words_.sameSentence(tokens_[t].first, head + 1)) head += words_.isHyphen(head + 1) ? 2 : 1;
        if (isOneOf(head, {"left", "right"})) ++head;
        if (!isSmall(head) || !words_.sameSentence(tokens_[t].first, head)) return false;
        const std::size_t first = tokens_[t].first, last = head + 1;
        const auto side = measures_.bearing(head - 1);
        if (isOneOf(head, kEdges)) return add(Relation::vicinity, first, last, anchored, side ? shapes_.edge(anchored, side->deg) : shapes_.around(anchored, 1.3, 1));
        if (isOneOf(head, kCountry)) return add(side ? Relation::direction : Relation::vicinity, first, last, anchored, side ? shapes_.direction(anchored, side->deg) : shapes_.around(anchored, 1.3, 15));
        if (isOneOf(head, {"coast", "shore"})) {
            const std::size_t off = back(first);
            return word(off) == "off" && !side && offShore(off, last, anchored);
        }
        if (isOneOf(head, kSurroundings) && !side) return add(Relation::vicinity, first, last, anchored, shapes_.around(anchored, 1.3, 5));
        if (isOneOf(head, kBanks) && bank(head, first, last, anchored)) return true;
        return side && isOneOf(head, kParts) && add(Relation::part, first, last, anchored, shapes_.part(anchored, side->deg));
    }

    /// The bank that is called by token `head`; the phrase begins with token `first`, or with the side where the side stands before it.
    bool bank(std::size_t head, std::size_t first, std::size_t last, const Anchored& anchored) {
        const std::size_t side = back(head);
        const auto bearing = measures_.bearing(side);
        if (!isWater(anchored.toponym) || !(bearing || isOneOf(side, {"left", "right"}))) return false;
        auto place = shapes_.bank(anchored, BankSide{word(side) == "left", bearing ? std::optional{bearing->deg} : std::nullopt});
        return place && add(Relation::bank, std::min(first, bearing ? bearing->first : side), last, anchored, std::move(*place));
    }

    [[nodiscard]] bool isWater(std::uint32_t t) const {
        if (t == Anchored::kNoToponym) return false;
        const Feature feature = toponyms_[t].feature;
        return feature == Feature::river || feature == Feature::sea || feature == Feature::other;
    }

    // --- two places -----------------------------------------------------------------------------------------------------

    [[nodiscard]] bool isTown(std::uint32_t t) const {
        const Feature feature = toponyms_[t].feature;
        return toponyms_[t].position && !toponyms_[t].isApproximate() && toponyms_[t].use == Use::literal && feature != Feature::country && feature != Feature::sea && feature != Feature::river;
    }

    /// "between X and Y"
    bool between(std::uint32_t t) {
        const std::size_t before = back(tokens_[t].first);
        if (word(before) != "between" || !isTown(t) || !isTown(t + 1) || !words_.sameSentence(tokens_[t].first, tokens_[t + 1].first)) return false;
        bool joined = false;
        for (std::size_t k = tokens_[t].last; k < tokens_[t + 1].first; ++k) {
            if (isOneOf(k, {"and"})) joined = true;
            else if (!isOneOf(k, {"the"}) && !words_.classWord(k) && word(k) != "of") return false;
        }
        const bool way = isWay(back(before));
        return joined && segment(way ? Relation::road : Relation::between, way ? back(before) : before, tokens_[t + 1].last, t);
    }

    /// "the X–Y road", "the road from X to Y", "the road that links X and Y".
    bool road(std::uint32_t t) {
        if (!isTown(t) || !isTown(t + 1) || !words_.sameSentence(tokens_[t].first, tokens_[t + 1].first)) return false;
        const std::size_t gap = tokens_[t].last, next = tokens_[t + 1].first;
        const bool dashed = next == gap + 1 && (words_.is(gap, "-") || words_.is(gap, "–") || words_.is(gap, "—"));
        const bool led = next == gap + 1 && word(gap) == "to";
        if (dashed || led) {
            if (isWay(tokens_[t + 1].last)) return segment(Relation::road, tokens_[t].first, tokens_[t + 1].last + 1, t);
            if (dashed) return false;
        }
        if (next > gap + 2 || !(isOneOf(gap, {"to", "and", "with"}) || isOneOf(next - 1, {"to", "and", "with"}))) return false;
        const std::size_t link = back(tokens_[t].first);
        if (!isOneOf(link, {"from", "linking", "connecting", "links", "connects", "joining"})) return false;
        std::size_t head = back(link);
        if (isOneOf(head, {"that", "which"})) head = back(head);
        return isWay(head) && segment(Relation::road, head, tokens_[t + 1].last, t);
    }

    [[nodiscard]] bool isWay(std::size_t i) const { return isOneOf(i, kWays); }

    bool segment(Relation relation, std::size_t first, std::size_t last, std::uint32_t t) {
        add(relation, first, last, {t, toponyms_[t].place, *toponyms_[t].position}, Shapes::segment(*toponyms_[t].position, *toponyms_[t + 1].position));
        found_.back().anchors.push_back(t + 1);
        return true;
    }

    // --- "north of the capital" -----------------------------------------------------------------------------------------

    void ofCapital() {
        for (std::size_t i = 1; i < words_.size(); ++i) {
            if (word(i) != "capital" || words_.isCapitalised(i)) continue;
            // "the capital, X" and "the capital of X" are told by their names.
            if ((words_.is(i + 1, ",") && words_.isCapitalised(i + 2)) || word(i + 1) == "of" || words_.isCapitalised(i + 1)) continue;
            const Toponym* owner = ownerBefore(i);
            if (!owner && word(i - 1) != "the") continue;
            const std::size_t link = back(owner ? words_.analysis().tokenAt(owner->span.begin) : i);
            const gazetteer::PlaceIndex capital = owner ? capitalOver(*owner) : capitalFor(words_.token(i).span.begin);
            if (link < words_.size() && capital != gazetteer::kNoPlace) phraseBefore(link, i + 1, {Anchored::kNoToponym, capital, gazetteer_.place(capital).position});
        }
    }

    /// The country in "the Somali capital", "Somalia's capital", where token i is the capital; null where none is named so.
    [[nodiscard]] const Toponym* ownerBefore(std::size_t i) const {
        const std::size_t end = words_.isPossessive(i - 1) ? i - 1 : i;
        const auto found = std::ranges::find(tokens_, end, &Tokens::last);
        if (found == tokens_.end()) return nullptr;
        const Toponym& owner = toponyms_[static_cast<std::size_t>(found - tokens_.begin())];
        return owner.feature == Feature::country && (end < i || owner.use == Use::demonym) ? &owner : nullptr;
    }

    /// The capital of the country that was named last before a byte, also by a town in it; else of the first one named after it.
    [[nodiscard]] gazetteer::PlaceIndex capitalFor(std::uint32_t offset) const {
        const auto after = std::ranges::lower_bound(toponyms_, offset, {}, [](const Toponym& t) { return t.span.begin; });
        for (auto t = after; t != toponyms_.begin();) {
            if (const auto capital = capitalOver(*--t); capital != gazetteer::kNoPlace) return capital;
        }
        for (auto t = after; t != toponyms_.end(); ++t) {
            if (const auto capital = capitalOver(*t); capital != gazetteer::kNoPlace) return capital;
        }
        return gazetteer::kNoPlace;
    }

    [[nodiscard]] gazetteer::PlaceIndex capitalOver(const Toponym& toponym) const {
        if (toponym.place == gazetteer::kNoPlace) return gazetteer::kNoPlace;
        const gazetteer::Place place = gazetteer_.place(toponym.place);
        if (place.country.empty()) return gazetteer::kNoPlace;
        return place.detail == "capital" ? place.index : gazetteer_.capitalOf(place.country);
    }

    bool add(Relation relation, std::size_t first, std::size_t last, const Anchored& anchored, RelativePlace place) {
        place.relation = relation;
        place.span = {words_.token(first).span.begin, words_.token(last - 1).span.end};
        place.anchor = anchored.place;
        if (anchored.toponym != Anchored::kNoToponym) place.anchors.push_back(anchored.toponym);
        found_.push_back(std::move(place));
        return true;
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    const std::vector<Toponym>& toponyms_;
    Measures measures_;
    Shapes shapes_;
    std::vector<Tokens> tokens_;
    std::vector<RelativePlace> found_;
};

}  // namespace

std::vector<RelativePlace> findRelativePlaces(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Toponym>& toponyms) {
    return RelativeFinder{words, gazetteer, toponyms}.run();
}

}  // namespace demarc::toponym
