// "Xyz, a small town 20 km west of Y": names that the gazetteer lacks, or knows only far from all else, stand where the report says.
#include <algorithm>
#include <array>

#include "toponym/relative.hpp"
#include "toponym/resolve.hpp"

namespace demarc::toponym {

using namespace std::string_view_literals;

namespace {

/// Whether tokens [from, to) only lead from a name to where it lies: ", a small town about", "which lies", "(".
bool leadsToWhere(const Words& words, std::size_t from, std::size_t to) {
    constexpr std::size_t FARTHEST = 9;
    constexpr std::array LEADS{"a"sv, "an"sv, "the"sv, "about"sv, "some"sv, "just"sv, "roughly"sv, "around"sv, "nearly"sv, "lies"sv, "is"sv, "sits"sv, "stands"sv, "situated"sv, "located"sv, "which"sv, "that"sv};
    if (to - from > FARTHEST) return false;
    for (std::size_t i = from; i < to; ++i) {
        const bool mark = words.is(i, ",") || words.is(i, "(");
        // "a small mining town": what it is called ends in a class word.
        std::size_t called = i;
        while (called < to && words.isWord(called) && !words.isCapitalised(called) && !words.classWord(called) && called < i + 3) ++called;
        if (mark || std::ranges::find(LEADS, words.folded(i)) != LEADS.end()) continue;
        if (called == to || !words.classWord(called) || words.isCapitalised(called)) return false;
        i = called;
    }
    return true;
}

/// Whether a name stands for a place that is spelt otherwise, and that lies elsewhere than the report says.
bool isSlipElsewhere(const Toponym& named, const RelativePlace& told) {
    constexpr double SLACK_KM = 20;
    const bool slip = named.grounds.link == Link::slip || named.grounds.link == Link::sound;
    return slip && named.position && base::distance_m(*named.position, told.position) / 1000 > told.radius_km + SLACK_KM;
}

}  // namespace

void placeByRelation(const Words& words, const std::vector<RelativePlace>& relative, std::vector<Toponym>& toponyms) {
    for (const RelativePlace& place : relative) {
        if (place.relation == Relation::part || place.relation == Relation::bank || place.anchors.empty()) continue;
        // "Xyz, 20 km west of Y", "the village of Xyz near Y": the name right before, which the gazetteer lacks, or knows only far from all else.
        const auto after = std::ranges::lower_bound(toponyms, place.span.begin, {}, [](const Toponym& t) { return t.span.begin; });
        if (after == toponyms.begin()) continue;
        Toponym& named = *std::prev(after);
        const bool strayed = named.place != gazetteer::kNoPlace && (named.grounds.near_km >= kStrayed_km || isSlipElsewhere(named, place));
        if ((named.grounds.link != Link::anchor && !strayed) || std::ranges::find(place.anchors, static_cast<std::uint32_t>(std::prev(after) - toponyms.begin())) != place.anchors.end()) continue;
        const std::size_t first = words.analysis().tokenAt(named.span.end), last = words.analysis().tokenAt(place.span.begin);
        if (!words.sameSentence(words.analysis().tokenAt(named.span.begin), last) || !leadsToWhere(words, first, last)) continue;
        const std::uint32_t span = named.span.begin;
        const std::string surface{named.span.of(words.text())};
        const gazetteer::PlaceIndex namesake = named.place;
        // All mentions of the name mean the one place.
        for (Toponym& same : toponyms) {
            if (same.span.begin != span && (!strayed || same.place != namesake)) continue;
            same.position = place.position;
            same.radius_km = place.radius_km;
            same.anchor = place.anchor;
            if (!strayed) continue;
            same.alternatives.insert(same.alternatives.begin(), {same.place, same.confidence / 2, same.grounds});
            same.confidence /= 2;
            same.place = gazetteer::kNoPlace;
            same.name = surface;
            same.grounds = {.link = Link::anchor};
        }
    }
}

}  // namespace demarc::toponym
