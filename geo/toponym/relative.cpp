// "20 km west of Donetsk", "the outskirts of Goma", "the left bank of the Oskil", "between A and B", "the A–B road", "north of the capital".
#include "toponym/relative.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include "toponym/anchors.hpp"
#include "toponym/areas.hpp"

namespace demarc::toponym {
namespace {

using namespace std::string_view_literals;
using gazetteer::Feature;

constexpr double kMile_km = 1.609344, kNauticalMile_km = 1.852;
constexpr double kRoundness = 0.15;      ///< a distance in a report is a round number: so far off, as a share of it
constexpr double kVague_deg = 22.5;      ///< "west" may be as far off as west-north-west
constexpr std::array kNumbers{"one"sv, "two"sv, "three"sv, "four"sv, "five"sv, "six"sv, "seven"sv, "eight"sv, "nine"sv, "ten"sv, "eleven"sv, "twelve"sv};

struct Distance {
    double km = 0;
    std::size_t first = 0;  ///< token at which it begins
};

class RelativeFinder {
public:
    RelativeFinder(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Toponym>& toponyms) : words_{words}, gazetteer_{gazetteer}, toponyms_{toponyms} {
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
            ofPlace(t);
        }
        ofCapital();
        std::ranges::stable_sort(found_, {}, [](const RelativePlace& place) { return place.span.begin; });
        return std::move(found_);
    }

private:
    struct Tokens {
        std::uint32_t first, last;
    };

    [[nodiscard]] std::string_view word(std::size_t i) const { return i < words_.size() ? words_.folded(i) : std::string_view{}; }
    [[nodiscard]] bool isOneOf(std::size_t i, std::initializer_list<std::string_view> list) const {
        return i < words_.size() && std::ranges::find(list, words_.folded(i)) != list.end();
    }
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
        const Anchored anchored{t, toponyms_[t].place != gazetteer::kNoPlace ? toponyms_[t].place : toponyms_[t].anchor, *toponyms_[t].position};
        std::size_t before = back(tokens_[t].first);
        // "the city of X"
        if (word(before) == "of" && words_.classWord(before - 1) && back(before - 1) < words_.size()) before = back(before - 1);
        if (before == words_.size()) return;
        if (phraseBefore(before, tokens_[t].last, anchored)) return;
        if (words_.has(before, kDirection) && (!words_.isCapitalised(before) || words_.opensSentence(before)) && bearingAt(before)) {
            if (toponyms_[t].feature == Feature::river || toponyms_[t].feature == Feature::sea) return;
            add(Relation::part, beginOfBearing(before), tokens_[t].last, anchored, part(anchored, *bearingAt(before)));
        }
    }

    struct Anchored {
        std::uint32_t toponym;  ///< number, or that of no toponym
        gazetteer::PlaceIndex place;
        base::LonLat position;
    };
    static constexpr std::uint32_t kNoToponym = 0xFFFF'FFFF;

    [[nodiscard]] double reach(const Anchored& anchored) const {
        if (anchored.place == gazetteer::kNoPlace) return 3;
        const gazetteer::Place place = gazetteer_.place(anchored.place);
        if (place.feature != Feature::country && place.adminLevel != 1) return reach_km(place);
        const auto [known, fresh] = extents_.try_emplace(place.index, 0);
        if (fresh) known->second = extent_km(place, gazetteer_);
        return known->second;
    }

    /// What ends with token `link`, the last before the name (and its article): "20 km west of", "the outskirts of", "near".
    bool phraseBefore(std::size_t link, std::size_t last, const Anchored& anchored) {
        if (word(link) == "of" || word(link) == "from") {
            const std::size_t head = back(link);
            if (head == words_.size()) return false;
            if (const auto bearing = bearingAt(head)) {
                const std::size_t begin = beginOfBearing(head);
                if (const auto distance = distanceBefore(begin)) return add(Relation::offset, distance->first, last, anchored, offset(anchored, *bearing, distance->km));
                // "in the west of X" is in it, "west of X" is not.
                if (begin > 1 && word(begin - 1) == "the" && isOneOf(begin - 2, {"in", "across", "throughout"})) return add(Relation::part, begin, last, anchored, part(anchored, *bearing));
                return add(Relation::direction, begin, last, anchored, direction(anchored, *bearing));
            }
            if (isOneOf(head, {"outskirts", "suburbs", "edge", "edges", "approaches", "vicinity", "environs", "surroundings", "fringes", "periphery"})) {
                const bool outside = isOneOf(head, {"approaches", "vicinity", "environs", "surroundings"});
                return add(Relation::vicinity, head, last, anchored, disc(anchored, reach(anchored) * 1.3 + (outside ? 5 : 1)));
            }
            if (isOneOf(head, {"bank", "banks", "shore", "side"})) return bank(head, last, anchored);
            if (isOneOf(head, {"part", "parts", "districts", "district", "quarters", "neighbourhoods", "neighborhoods", "half", "side", "areas", "end", "section"})) {
                const std::size_t side = back(head);
                if (const auto bearing = bearingAt(side)) return add(Relation::part, beginOfBearing(side), last, anchored, part(anchored, *bearing));
            }
            if (word(link) == "from" || isOneOf(head, {"outside", "away", "short"})) {
                const std::size_t unit = isOneOf(head, {"outside", "away", "short"}) ? back(head) + 1 : head + 1;
                if (const auto distance = distanceBefore(unit)) return add(Relation::distance, distance->first, last, anchored, disc(anchored, distance->km * (1 + kRoundness)));
            }
            return false;
        }
        if (isOneOf(link, {"near", "outside", "around", "nearby", "to"})) {
            const std::size_t head = back(link);
            if (word(link) == "to" && word(head) == "approaches") return add(Relation::vicinity, head, last, anchored, disc(anchored, reach(anchored) * 1.3 + 5));
            if (word(link) == "to" && !isOneOf(head, {"close", "next", "adjacent"})) return false;
            const std::size_t begin = word(link) == "to" ? head : link;
            if (const auto distance = distanceBefore(begin); distance && word(link) == "outside")
                return add(Relation::distance, distance->first, last, anchored, disc(anchored, distance->km * (1 + kRoundness)));
            return add(Relation::vicinity, begin, last, anchored, disc(anchored, reach(anchored) + 10));
        }
        return false;
    }

    // --- words ----------------------------------------------------------------------------------------------------------

    /// The bearing that the word at token i (and the one before: "south-east", "south east") names.
    [[nodiscard]] std::optional<double> bearingAt(std::size_t i) const {
        if (i >= words_.size()) return std::nullopt;
        const auto one = single(word(i));
        if (!one) return std::nullopt;
        const std::size_t left = words_.isHyphen(i - 1) ? i - 2 : i - 1;
        const auto first = i > 1 && words_.sameSentence(left, i) ? single(word(left)) : std::nullopt;
        if (!first) return one;
        const double turn = std::remainder(*one - *first, 360);
        return std::fmod(*first + turn / 2 + 360, 360);
    }
    [[nodiscard]] std::size_t beginOfBearing(std::size_t i) const {
        const std::size_t left = words_.isHyphen(i - 1) ? i - 2 : i - 1;
        return i > 1 && words_.sameSentence(left, i) && single(word(left)) ? left : i;
    }
    [[nodiscard]] static std::optional<double> single(std::string_view word) {
        if (word.ends_with("ern")) word.remove_suffix(3);
        constexpr std::array<std::pair<std::string_view, double>, 8> BEARINGS{{{"north", 0}, {"northeast", 45}, {"east", 90}, {"southeast", 135}, {"south", 180}, {"southwest", 225}, {"west", 270}, {"northwest", 315}}};
        for (const auto& [name, bearing] : BEARINGS)
            if (word == name) return bearing;
        return std::nullopt;
    }

    /// "20 km", "12 miles", "about 20 kilometres (12 miles) to the" right before token `end`.
    [[nodiscard]] std::optional<Distance> distanceBefore(std::size_t end) const {
        std::size_t unit = end;
        const auto step = [&] {
            if (unit == 0 || !words_.sameSentence(unit - 1, end < words_.size() ? end : unit - 1)) return false;
            --unit;
            return true;
        };
        if (!step()) return std::nullopt;
        while (isOneOf(unit, {"the", "to", "just", "due", "further", "farther", "north-"}))
            if (!step()) return std::nullopt;
        if (words_.is(unit, ")")) {
            for (int k = 0; k < 6 && !words_.is(unit, "("); ++k)
                if (!step()) return std::nullopt;
            if (!step()) return std::nullopt;
        }
        const double each_km = unit_km(unit);
        if (each_km <= 0 || unit == 0) return std::nullopt;
        std::size_t number = unit - 1;
        if (word(number) == "nautical" && number > 0) --number;
        if (words_.isHyphen(number) && number > 0) --number;  // "a 20-km"
        const auto value = numberAt(number);
        if (!value) return std::nullopt;
        // "20-30 km": the larger of the two, from the first on.
        const std::size_t first = number > 1 && (words_.is(number - 1, "-") || words_.is(number - 1, "–") || word(number - 1) == "to") && numberAt(number - 2) ? number - 2 : number;
        return Distance{*value * each_km, first};
    }

    [[nodiscard]] double unit_km(std::size_t i) const {
        const std::string_view unit = word(i);
        if (unit == "km" || unit == "kms" || unit.starts_with("kilomet")) return 1;
        if (unit == "mile" || unit == "miles" || unit == "mi") return i > 0 && word(i - 1) == "nautical" ? kNauticalMile_km : kMile_km;
        if (unit == "metre" || unit == "metres" || unit == "meter" || unit == "meters" || unit == "m") return 0.001;
        return 0;
    }

    [[nodiscard]] std::optional<double> numberAt(std::size_t i) const {
        if (i >= words_.size()) return std::nullopt;
        if (words_.isNumber(i)) {
            std::string digits;
            for (const char c : words_.surface(i))
                if (c != ',') digits += c;
            double value = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
            return error == std::errc{} && value > 0 && value < 2000 ? std::optional{value} : std::nullopt;
        }
        const std::string_view text = word(i);
        if (const auto found = std::ranges::find(kNumbers, text); found != kNumbers.end()) return static_cast<double>(found - kNumbers.begin() + 1);
        constexpr std::array<std::pair<std::string_view, double>, 12> TENS{{{"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80},
                                                                          {"ninety", 90}, {"hundred", 100}, {"several", 5}, {"dozen", 12}}};
        for (const auto& [name, value] : TENS)
            if (text == name) return value;
        return std::nullopt;
    }

    // --- shapes ---------------------------------------------------------------------------------------------------------

    static RelativePlace disc(const Anchored& anchored, double radius_km) {
        RelativePlace place;
        place.position = anchored.position;
        place.radius_km = radius_km;
        return place;
    }

    [[nodiscard]] RelativePlace offset(const Anchored& anchored, double bearing_deg, double away_km) const {
        RelativePlace place;
        place.position = base::destination(anchored.position, bearing_deg, away_km * 1000);
        // Where the place begins, its middle or its edge, is not told either; and a bearing in words may be a sixteenth of a turn off.
        place.radius_km = std::max({1.0, away_km * kRoundness + std::min(reach(anchored), away_km) / 2, away_km * std::sin(kVague_deg / 2 * std::numbers::pi / 180)});
        return place;
    }

    [[nodiscard]] RelativePlace direction(const Anchored& anchored, double bearing_deg) const {
        const double inner_km = reach(anchored), outer_km = std::max(3 * inner_km, inner_km + 15);
        return sectorPlace(anchored.position, bearing_deg, inner_km, outer_km);
    }

    [[nodiscard]] RelativePlace part(const Anchored& anchored, double bearing_deg) const { return sectorPlace(anchored.position, bearing_deg, 0, std::max(1.0, reach(anchored))); }

    static RelativePlace sectorPlace(base::LonLat apex, double bearing_deg, double inner_km, double outer_km) {
        RelativePlace place;
        place.outline = sector(apex, bearing_deg, 2 * kVague_deg, inner_km, outer_km);
        place.position = base::destination(apex, bearing_deg, (inner_km + outer_km) / 2 * 1000);
        for (const base::LonLat point : place.outline) place.radius_km = std::max(place.radius_km, base::distance_m(place.position, point) / 1000);
        return place;
    }

    bool bank(std::size_t head, std::size_t last, const Anchored& anchored) {
        const Toponym* toponym = anchored.toponym == kNoToponym ? nullptr : &toponyms_[anchored.toponym];
        const bool water = toponym && (toponym->feature == Feature::river || toponym->feature == Feature::sea || toponym->feature == Feature::other);
        const std::size_t side = back(head);
        if (!water || side == words_.size()) return false;
        std::optional<BankSide> which;
        std::size_t begin = side;
        if (word(side) == "left") which = BankSide{true, {}};
        else if (word(side) == "right") which = BankSide{false, {}};
        else if (const auto bearing = bearingAt(side)) {
            which = BankSide{false, bearing};
            begin = beginOfBearing(side);
        }
        if (!which) return false;
        RelativePlace place;
        place.outline = riverBank(gazetteer_.course(anchored.place), anchored.position, *which);
        if (place.outline.empty()) return false;  // a course that nobody knows: the river's one point says nothing
        base::Box box;
        for (const base::LonLat point : place.outline) box.extend(point);
        place.position = box.centre();
        for (const base::LonLat point : place.outline) place.radius_km = std::max(place.radius_km, base::distance_m(place.position, point) / 1000);
        return add(Relation::bank, begin, last, anchored, std::move(place));
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

    [[nodiscard]] bool isWay(std::size_t i) const {
        return isOneOf(i, {"road", "roads", "highway", "motorway", "route", "railway", "railroad", "rail", "corridor", "line", "track", "axis", "freeway"});
    }

    bool segment(Relation relation, std::size_t first, std::size_t last, std::uint32_t t) {
        RelativePlace place;
        const base::LonLat a = *toponyms_[t].position, b = *toponyms_[t + 1].position;
        place.outline = {a, b};
        place.position = base::midpoint(a, b);
        place.radius_km = std::max(1.0, base::distance_m(a, b) / 2000);
        add(relation, first, last, {t, toponyms_[t].place, a}, std::move(place));
        found_.back().anchors.push_back(t + 1);
        return true;
    }

    // --- "north of the capital" -----------------------------------------------------------------------------------------

    void ofCapital() {
        for (std::size_t i = 1; i < words_.size(); ++i) {
            if (word(i) != "capital" || words_.isCapitalised(i) || word(i - 1) != "the") continue;
            // "the capital, X" and "the capital of X" are told by their names.
            if (words_.is(i + 1, ",") || word(i + 1) == "of" || words_.isCapitalised(i + 1)) continue;
            const std::size_t link = back(i);
            const gazetteer::PlaceIndex capital = capitalBefore(words_.token(i).span.begin);
            if (link < words_.size() && capital != gazetteer::kNoPlace) phraseBefore(link, i + 1, {kNoToponym, capital, gazetteer_.place(capital).position});
        }
    }

    /// The capital of the country that was named last, also by a town in it.
    [[nodiscard]] gazetteer::PlaceIndex capitalBefore(std::uint32_t offset) const {
        for (std::size_t t = toponyms_.size(); t-- > 0;) {
            const Toponym& toponym = toponyms_[t];
            if (toponym.span.begin > offset || toponym.place == gazetteer::kNoPlace) continue;
            const gazetteer::Place place = gazetteer_.place(toponym.place);
            if (place.country.empty()) continue;
            if (place.detail == "capital") return place.index;
            return gazetteer_.capitalOf(place.country);
        }
        return gazetteer::kNoPlace;
    }

    bool add(Relation relation, std::size_t first, std::size_t last, const Anchored& anchored, RelativePlace place) {
        place.relation = relation;
        place.span = {words_.token(first).span.begin, words_.token(last - 1).span.end};
        place.anchor = anchored.place;
        if (anchored.toponym != kNoToponym) place.anchors.push_back(anchored.toponym);
        found_.push_back(std::move(place));
        return true;
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    const std::vector<Toponym>& toponyms_;
    std::vector<Tokens> tokens_;
    std::vector<RelativePlace> found_;
    mutable std::unordered_map<gazetteer::PlaceIndex, double> extents_;  ///< in km, of areas asked for
};

}  // namespace

std::vector<RelativePlace> findRelativePlaces(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Toponym>& toponyms) {
    return RelativeFinder{words, gazetteer, toponyms}.run();
}

void placeByRelation(const Words& words, const std::vector<RelativePlace>& relative, std::vector<Toponym>& toponyms) {
    for (const RelativePlace& place : relative) {
        if (place.relation == Relation::part || place.relation == Relation::bank || place.anchors.empty()) continue;
        // "Xyz, 20 km west of Y", "the village of Xyz near Y": the name right before, which the gazetteer lacks.
        const auto after = std::ranges::lower_bound(toponyms, place.span.begin, {}, [](const Toponym& t) { return t.span.begin; });
        if (after == toponyms.begin()) continue;
        Toponym& named = *std::prev(after);
        const std::string_view gap = words.text().substr(named.span.end, place.span.begin - std::min(place.span.begin, named.span.end));
        const bool beside = gap == ", " || gap == " " || gap == " (" || gap == ", about " || gap == ", some " || gap == ", just " || gap == " about " || gap == " lies " || gap == " is " || gap == ", which lies ";
        if (named.grounds.link != Link::anchor || !beside || std::ranges::find(place.anchors, static_cast<std::uint32_t>(std::prev(after) - toponyms.begin())) != place.anchors.end()) continue;
        named.position = place.position;
        named.radius_km = place.radius_km;
        named.anchor = place.anchor;
    }
}

}  // namespace demarc::toponym
