#include "gazetteer/own.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::gazetteer {
namespace {

// A place that somebody wrote down matters to them; among towns on a map it ranks by its people like any other.
constexpr float kLeastImportance = 0.4F;

std::size_t wordsIn(std::string_view folded) { return 1 + static_cast<std::size_t>(std::ranges::count(folded, ' ')); }

}  // namespace

void OwnPlaces::add(const OwnPlace& own, PlaceIndex country) {
    const PlaceIndex index = firstIndex_ + static_cast<PlaceIndex>(places_.size());
    Place place;
    place.index = index;
    place.name = keep(own.name);
    place.position = own.position;
    place.feature = own.feature;
    place.detail = featureName(own.feature);
    place.country = country == kNoPlace ? std::string_view{} : keep(own.country);
    place.population = own.population;
    place.importance = std::max(kLeastImportance, 0.1F * std::log10(static_cast<float>(own.population) + 10));
    place.adminLevel = 255;
    place.own = true;
    places_.push_back(place);
    ids_.push_back(own.id.empty() ? "own:" + std::to_string(places_.size()) : own.id);
    addName(own.name, index, NameKind::canonical);
    for (const std::string& name : own.alternates) addName(name, index, NameKind::alternate);
}

void OwnPlaces::correct(Place place, const OwnPlace& by) {
    place.name = keep(by.name);
    place.position = by.position;
    if (by.feature != Feature::other) place.feature = by.feature;
    if (by.population != 0) place.population = by.population;
    place.own = true;
    corrected_[place.index] = place;
    addName(by.name, place.index, NameKind::canonical);
    for (const std::string& name : by.alternates) addName(name, place.index, NameKind::alternate);
}

void OwnPlaces::addName(const std::string& name, PlaceIndex index, NameKind kind) {
    const std::string folded = fold(name);
    if (folded.empty()) return;
    names_[folded].emplace_back(index, kind);
    std::size_t& most = firstWords_[folded.substr(0, folded.find(' '))];
    most = std::max(most, wordsIn(folded));
}

void OwnPlaces::join(const std::function<std::span<const Hit>(std::string_view)>& find) {
    for (auto& [name, hits] : names_) {
        const std::size_t own = hits.size();
        for (const Hit hit : find(name)) {
            const bool known = std::any_of(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(own), [&](Hit other) { return other.place() == hit.place(); });
            if (!known) hits.push_back(hit);
        }
    }
}

const Place* OwnPlaces::find(PlaceIndex index) const {
    if (index >= firstIndex_) return &places_[index - firstIndex_];
    const auto found = corrected_.find(index);
    return found == corrected_.end() ? nullptr : &found->second;
}

std::span<const Hit> OwnPlaces::find(std::string_view foldedName) const {
    const auto found = names_.find(foldedName);
    return found == names_.end() ? std::span<const Hit>{} : std::span<const Hit>{found->second};
}

std::size_t OwnPlaces::mostWords(std::string_view firstWord) const {
    const auto found = firstWords_.find(firstWord);
    return found == firstWords_.end() ? 0 : found->second;
}

}  // namespace demarc::gazetteer
