#include "map/scene_drafts.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "map/areas.hpp"
#include "map/meridian.hpp"

namespace demarc::map {
namespace {

constexpr double MOST_SHOWN_KM = 60;

using claim::Claim;
using claim::ClaimRef;
using claim::PlaceView;
using gazetteer::Feature;

/// "Donetsk and Luhansk oblasts" for units that share their class word, else the names as they are; empty for more than three.
std::string partNames(const gazetteer::Gazetteer& gazetteer, gazetteer::PlaceIndex place) {
    const std::vector<gazetteer::PlaceIndex> parts = gazetteer.parts(place);
    if (parts.size() < 2 || parts.size() > 3) return {};
    std::vector<std::string> names;
    for (const auto part : parts) names.emplace_back(gazetteer.place(part).name);
    const auto classWord = [](const std::string& name) { return name.substr(std::min(name.size(), name.rfind(' '))); };
    const std::string word = classWord(names.front());
    const bool shared = !word.empty() && std::ranges::all_of(names, [&](const std::string& n) { return classWord(n) == word; });
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += shared ? names[i].substr(0, names[i].size() - word.size()) : names[i];
    }
    if (shared) {
        std::string plural = word + "s";
        plural[1] = static_cast<char>(std::tolower(static_cast<unsigned char>(plural[1])));
        text += plural;
    }
    return text;
}

/// The ring around what is known of where a place lies.
Geography ringAround(const PlaceView& place) {
    constexpr int STEPS = 72;
    Geography ring;
    ring.starts = {0};
    for (int k = 0; k <= STEPS; ++k) {
        base::LonLat point = base::destination(place.position, 360.0 * k / STEPS, place.radius_km * 1000);
        point.lon_deg = nearLongitude(point.lon_deg, place.position.lon_deg);
        ring.points.push_back(point);
    }
    return ring;
}

std::string contextOf(const PlaceView& place, const gazetteer::Gazetteer& gazetteer) {
    if (place.radius_km > 0) return "approximate, within " + std::to_string(std::lround(place.radius_km)) + " km";
    if (!place.qualifier.empty()) return place.qualifier;
    if (place.placeIndex == gazetteer::kNoPlace || place.feature == Feature::country) return {};
    if (std::string parts = partNames(gazetteer, place.placeIndex); !parts.empty()) return parts;
    const std::string_view unit = gazetteer.admin1Name(place.placeIndex);
    return std::string{unit.empty() || unit == place.name ? gazetteer.countryName(place.placeIndex) : unit};
}

/// Whether claims speak of the whole of an area, so that its outline is drawn: "part of it" and events in it are not.
bool speaksOfWhole(const PlaceView& place) {
    std::string holder;
    for (const claim::Position& position : place.positions) {
        for (const auto& [party, share] : position.shares) {
            if (share > 0.999 || (!holder.empty() && holder != party)) return true;
            holder = party;
        }
    }
    return !place.proposals.empty();
}

/// How much is said of a place. A region or country that only has something somewhere in it doesn't decide what the map shows.
double weightOf(const PlaceView& place) {
    if (place.feature == Feature::country || (place.feature == Feature::region && !speaksOfWhole(place))) return 0;
    double weight =
        0.25 * static_cast<double>(place.past.size()) + 0.5 * static_cast<double>(place.proposals.size()) + static_cast<double>(place.events.size());
    for (const claim::Position& position : place.positions) weight += static_cast<double>(position.claims.size());
    return weight + (place.dispute.value_or(0) > 0 ? 2 : 0);
}

bool isOnlyStruck(const PlaceView& place, const Telling& telling) {
    return place.positions.empty() && place.proposals.empty() && !place.events.empty() &&
           std::ranges::all_of(place.events, [&](ClaimRef ref) { return telling.claim(ref).status == claim::Status::strike; });
}

bool isSettlement(Feature feature) {
    return feature == Feature::city || feature == Feature::town || feature == Feature::village;
}

/// Whether a text holds a word or its plural, whole.
bool holdsWord(std::string_view text, std::string_view word) {
    const auto isLetter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isLetter(text[at - 1])) && (end == text.size() || !isLetter(text[end]))) return true;
    }
    return false;
}

/// A settlement is what the report calls it ("the city of …"), where its sentences use one such word; else what the gazetteer says.
Feature settlementKind(const PlaceView& place, const std::vector<ClaimRef>& claims, const Telling& telling) {
    constexpr std::pair<Feature, std::string_view> WORDS[] = {{Feature::city, "city"}, {Feature::town, "town"}, {Feature::village, "village"}};
    std::optional<Feature> found;
    for (const auto& [feature, word] : WORDS) {
        const bool used = std::ranges::any_of(claims, [&](ClaimRef ref) {
            const std::string_view text = telling.readings()[ref.reading].document.text;
            const base::Span sentence = telling.claim(ref).evidence;
            return sentence.end <= text.size() && holdsWord(sentence.of(text), word);
        });
        if (used && found) return place.feature;
        if (used) found = feature;
    }
    return found.value_or(place.feature);
}

std::optional<Geography> riverCourse(const Basemap& basemap, std::string_view name) {
    if (auto course = basemap.river(name)) return course;
    constexpr std::string_view CLASS_WORD = " River";
    return name.ends_with(CLASS_WORD) ? basemap.river(name.substr(0, name.size() - CLASS_WORD.size())) : std::nullopt;
}

}  // namespace

bool isPoint(Feature feature) { return feature != Feature::region && feature != Feature::country && feature != Feature::river; }

std::vector<ClaimRef> allClaims(const PlaceView& place) {
    std::vector<ClaimRef> refs;
    for (const claim::Position& position : place.positions) refs.insert(refs.end(), position.claims.begin(), position.claims.end());
    for (const auto* list : {&place.events, &place.proposals, &place.past}) refs.insert(refs.end(), list->begin(), list->end());
    std::ranges::sort(refs);
    const auto repeated = std::ranges::unique(refs);
    refs.erase(repeated.begin(), repeated.end());
    return refs;
}

std::vector<Spot> SubjectSet::spots() const {
    std::vector<Spot> spots;
    for (const SubjectDraft& draft : drafts) spots.push_back({draft.place.position, draft.extent, draft.weight, draft.isStruck});
    return spots;
}

SubjectSet draftSubjects(const std::vector<PlaceView>& places, View view, std::string_view party, const Telling& telling,
                         const gazetteer::Gazetteer& gazetteer, const Basemap& basemap, const PlaceOutlines& outlines) {
    SubjectSet set;
    for (const PlaceView& whole : places) {
        SubjectDraft draft;
        draft.place = inView(whole, view, party, telling);
        const std::vector<ClaimRef> claims = allClaims(draft.place);
        // What is only past has its place in the history view; elsewhere it stands as "Earlier" beside what is current.
        const std::vector<ClaimRef> said = allClaims(whole);
        draft.quiet = view == View::dispute && claims.empty() && said.size() > whole.past.size();
        if (!draft.quiet && (claims.empty() || (view != View::history && claims.size() == draft.place.past.size()))) continue;
        // A quiet area or river is the ground's business.
        if (draft.quiet && !isPoint(draft.place.feature)) continue;
        if (isSettlement(draft.place.feature)) draft.place.feature = settlementKind(draft.place, allClaims(whole), telling);
        if (draft.place.feature == Feature::river && draft.place.name.find(' ') == std::string::npos) draft.place.name += " River";
        draft.context = contextOf(draft.place, gazetteer);
        draft.weight = weightOf(draft.place);
        draft.isStruck = isOnlyStruck(draft.place, telling);
        draft.extent.extend(draft.place.position);
        if (draft.place.placeIndex != gazetteer::kNoPlace) {
            draft.population = gazetteer.place(draft.place.placeIndex).population;
            const bool isArea = draft.place.feature == Feature::region || draft.place.feature == Feature::country;
            if (isArea) draft.outline = mergedOutline(basemap, gazetteer.outlines(draft.place.placeIndex));
            if (draft.place.feature == Feature::river) draft.course = riverCourse(basemap, draft.place.name);
        }
        if (const PlaceOutline* own = draft.quiet ? nullptr : outlines.find(whole); own != nullptr) draft.outline = own->rings;
        if (draft.place.radius_km > 0 && !draft.outline) {
            draft.around = ringAround(draft.place);
            // A ring as wide as a country doesn't decide what the map shows.
            if (draft.place.radius_km <= MOST_SHOWN_KM) draft.extent = mainExtent(*draft.around);
        }
        if (draft.outline) {
            draft.extent = mainExtent(*draft.outline);
            draft.extent.extend(
                base::LonLat{nearLongitude(draft.place.position.lon_deg, draft.extent.centre().lon_deg), draft.place.position.lat_deg});
        }
        set.drafts.push_back(std::move(draft));
    }
    // "Somewhere in the country" has no point on a map that shows places in it.
    const auto isVague = [](const SubjectDraft& d) {
        return d.place.feature == Feature::country && d.place.positions.empty() && d.place.proposals.empty();
    };
    if (!std::ranges::all_of(set.drafts, isVague)) std::erase_if(set.drafts, isVague);
    return set;
}

std::vector<Spot> mentionSpots(const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer, const Basemap& basemap) {
    std::vector<Spot> spots;
    for (const claim::Reading& reading : readings) {
        for (const toponym::Toponym& toponym : reading.toponyms) {
            if (!toponym.position || toponym.use != toponym::Use::literal) continue;
            const bool isCountry = toponym.feature == Feature::country;
            base::Box extent;
            extent.extend(*toponym.position);
            if (isCountry && toponym.place != gazetteer::kNoPlace) {
                if (const auto outline = mergedOutline(basemap, gazetteer.outlines(toponym.place))) extent = mainExtent(*outline);
            }
            spots.push_back({*toponym.position, extent, isCountry ? 0.0 : 1.0});
        }
    }
    return spots;
}

std::string unplacedLine(const std::vector<claim::Reading>& readings, std::optional<base::Date> at, View view, std::string_view party) {
    std::vector<std::string> names;
    std::size_t count = 0;
    for (const claim::Reading& reading : readings) {
        const auto& date = reading.document.date;
        if (at && date && date->firstDayNumber() > at->lastDayNumber()) continue;
        for (const Claim& claim : reading.claims) {
            const bool proposed = claim.stance == claim::Stance::proposes || claim.time == claim::Time::future;
            const bool past = claim.time == claim::Time::past && !proposed;
            const bool shown = view == View::party       ? claim.claimant == party
                               : view == View::proposals ? proposed
                               : view == View::history   ? past
                                                         : true;
            if (claim.position || !shown) continue;
            ++count;
            if (std::ranges::find(names, claim.place) == names.end() && !claim.place.empty()) names.push_back(claim.place);
        }
    }
    if (count == 0) return {};
    std::string line = std::to_string(count) + (count == 1 ? " claim" : " claims") + " without a place on the map";
    for (std::size_t i = 0; i < names.size(); ++i) line += (i == 0 ? ": " : ", ") + names[i];
    return line;
}

std::string noneHoldsLine(const std::vector<claim::Reading>& readings, base::Date at) {
    std::optional<base::Date> first, last;
    for (const claim::Reading& reading : readings) {
        if (reading.claims.empty() || !reading.document.date) continue;
        if (!first || *reading.document.date < *first) first = reading.document.date;
        if (!last || *last < *reading.document.date) last = reading.document.date;
    }
    if (!first) return {};
    return "No claim holds at " + at.shortText() + " (first: " + first->shortText() + ", last: " + last->shortText() + ")";
}

}  // namespace demarc::map
