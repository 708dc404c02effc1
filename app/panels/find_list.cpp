#include "panels/find_list.hpp"

#include <algorithm>

#include "gazetteer/fold.hpp"
#include "panels/place_words.hpp"

namespace demarc::panels {
namespace {

/// What is looked at around a place, north to south: a town with its neighbours, a country with its borders.
double heightOf(const gazetteer::Place& place) {
    constexpr double TOWN_DEG = 0.8, UNIT_DEG = 4, COUNTRY_DEG = 14;
    return place.adminLevel == 0 ? COUNTRY_DEG : place.adminLevel == 1 ? UNIT_DEG : TOWN_DEG;
}

base::Box around(base::LonLat centre, double height_deg) {
    base::Box box;
    const double half = height_deg / 2;
    box.extend(base::LonLat{std::max(-180.0, centre.lon_deg - half * 1.4), std::max(-90.0, centre.lat_deg - half)});
    box.extend(base::LonLat{std::min(180.0, centre.lon_deg + half * 1.4), std::min(90.0, centre.lat_deg + half)});
    return box;
}

}  // namespace

Findable::Findable(std::string_view words) : folded_{" " + gazetteer::fold(words)} {}

bool Findable::answers(const std::vector<std::string>& foldedQuery) const {
    return std::ranges::all_of(foldedQuery, [&](const std::string& word) { return folded_.find(" " + word) != std::string::npos; });
}

std::vector<std::string> foldedWords(std::string_view query) {
    std::vector<std::string> words;
    const std::string folded = gazetteer::fold(query);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::vector<Found> findPlaces(const gazetteer::Gazetteer& gazetteer, std::string_view query, std::size_t most, std::optional<base::LonLat> near) {
    constexpr std::size_t SHORTEST_BYTE = 2;
    std::vector<Found> found;
    if (query.size() < SHORTEST_BYTE) return found;
    gazetteer::SearchOptions options;
    options.limit = most;
    options.near = near;
    for (const auto& hit : gazetteer.search(query, options)) {
        const auto place = gazetteer.place(hit.place);
        std::string detail = kindOf(place);
        for (const auto unit : {place.admin1, gazetteer.countryOf(hit.place)})
            if (unit != gazetteer::kNoPlace && unit != hit.place) detail += (detail.empty() ? "" : ", ") + std::string{gazetteer.place(unit).name};
        found.push_back({.kind = FoundKind::place, .title = std::string{place.name}, .detail = std::move(detail), .box = around(place.position, heightOf(place))});
    }
    return found;
}

}  // namespace demarc::panels
