#pragma once
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "gazetteer/gazetteer.hpp"

namespace demarc::gazetteer {

/// A user's own places over those of an index: added ones are numbered from `firstIndex` on.
class OwnPlaces {
public:
    explicit OwnPlaces(PlaceIndex firstIndex) : firstIndex_{firstIndex} {}
    void add(const OwnPlace& place, PlaceIndex country);
    /// Sets another name and position for a place of the index.
    void correct(Place place, const OwnPlace& by);
    /// Puts the hits of the index behind the own ones of each name. `find`: the index's hits of a folded name.
    void join(const std::function<std::span<const Hit>(std::string_view)>& find);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    [[nodiscard]] const Place* find(PlaceIndex index) const;
    [[nodiscard]] const std::string& id(PlaceIndex index) const { return ids_[index - firstIndex_]; }
    [[nodiscard]] std::span<const Hit> find(std::string_view foldedName) const;
    [[nodiscard]] std::size_t mostWords(std::string_view firstWord) const;
    /// Folded names in byte order.
    [[nodiscard]] const std::map<std::string, std::vector<Hit>, std::less<>>& names() const { return names_; }
    [[nodiscard]] const std::vector<Place>& added() const { return places_; }

private:
    std::string_view keep(const std::string& text) { return texts_.emplace_back(text); }
    void addName(const std::string& name, PlaceIndex index, NameKind kind);

    PlaceIndex firstIndex_;
    std::vector<Place> places_;
    std::vector<std::string> ids_;
    std::unordered_map<PlaceIndex, Place> corrected_;
    std::deque<std::string> texts_;
    std::map<std::string, std::vector<Hit>, std::less<>> names_;
    std::map<std::string, std::size_t, std::less<>> firstWords_;
};

}  // namespace demarc::gazetteer
