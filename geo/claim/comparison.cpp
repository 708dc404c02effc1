#include "claim/comparison.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "gazetteer/fold.hpp"

namespace demarc::claim {
namespace {

using Key = std::pair<gazetteer::PlaceIndex, std::string>;
Key keyOf(const PlaceView& place) { return {place.placeIndex, place.placeIndex == gazetteer::kNoPlace ? gazetteer::fold(place.name) : std::string{}}; }

bool isOneVoice(const Position& a, const Position& b) { return a.party == b.party && a.source == b.source; }
bool isEqual(const Position& a, const Position& b) { return a.shares == b.shares && a.denied == b.denied; }

const Position* find(const std::vector<Position>& positions, const Position& wanted) {
    const auto found = std::ranges::find_if(positions, [&](const Position& position) { return isOneVoice(position, wanted); });
    return found == positions.end() ? nullptr : &*found;
}

/// Drops what was reported by `since` and leaves whether anything is left.
bool keepNewer(std::vector<ClaimRef>& claims, const std::vector<Reading>& readings, base::Date since) {
    std::erase_if(claims, [&](ClaimRef ref) {
        const auto& date = readings[ref.reading].document.date;
        return date && date->firstDayNumber() <= since.lastDayNumber();
    });
    return !claims.empty();
}

}  // namespace

std::string_view name(Change change) {
    static constexpr std::array<std::string_view, 4> NAMES{"none", "added", "changed", "ended"};
    return NAMES[static_cast<std::size_t>(change)];
}

std::vector<ComparedPlace> compare(const std::vector<Reading>& readings, std::optional<base::Date> at, std::optional<base::Date> since) {
    std::vector<PlaceView> earlier = since ? placesAt(readings, since) : std::vector<PlaceView>{};
    std::map<Key, PlaceView*> before;
    for (PlaceView& place : earlier) before[keyOf(place)] = &place;
    std::vector<ComparedPlace> compared;
    for (PlaceView& place : placesAt(readings, at)) {
        const auto was = before.find(keyOf(place));
        ComparedPlace now;
        bool isNews = !since;
        const auto add = [&](const Position& position, const Position* known, Change change) {
            now.positions.push_back({position, known ? std::optional{*known} : std::nullopt, change});
            isNews = isNews || change != Change::none;
        };
        for (const Position& position : place.positions) {
            const Position* known = was == before.end() ? nullptr : find(was->second->positions, position);
            if (!since) add(position, nullptr, Change::none);
            else if (!known) add(position, nullptr, Change::added);
            else if (isEqual(*known, position)) add(position, nullptr, Change::none);
            else add(position, known, Change::changed);
        }
        if (was != before.end()) {
            now.disputeBefore = was->second->dispute;
            for (const Position& position : was->second->positions)
                if (!find(place.positions, position)) add(position, nullptr, Change::ended);
        }
        if (since)
            for (auto* claims : {&place.events, &place.proposals, &place.past}) isNews = keepNewer(*claims, readings, *since) || isNews;
        if (!isNews) continue;
        now.place = std::move(place);
        compared.push_back(std::move(now));
    }
    std::ranges::stable_sort(compared, std::greater{}, [](const ComparedPlace& c) { return c.place.dispute.value_or(0); });
    return compared;
}

}  // namespace demarc::claim
