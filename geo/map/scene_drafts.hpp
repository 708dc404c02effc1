#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/basemap.hpp"
#include "map/place_outlines.hpp"
#include "map/telling.hpp"
#include "map/theatre.hpp"

namespace demarc::map {

/// A place with something to show in the view, before it is projected.
struct SubjectDraft {
    claim::PlaceView place;            ///< as the view tells it
    std::string listed;                ///< its name in the gazetteer, where it is shown by another; else empty
    std::string context;               ///< "Kharkiv Oblast", "left bank", "Donetsk and Luhansk oblasts"
    std::optional<Geography> outline;  ///< of a region or country, or of any place that the user's outlines have
    std::optional<Geography> course;   ///< of a river
    std::optional<Geography> around;   ///< the ring in which a place lies that no gazetteer has
    base::Box extent;
    double weight = 1;   ///< in choosing the theatre
    bool isStruck = false;  ///< nothing but strikes is told of it
    bool quiet = false;  ///< claims speak of it, but none that the view shows: a plain dot
    std::uint32_t population = 0;
};

struct SubjectSet {
    std::vector<SubjectDraft> drafts;
    [[nodiscard]] std::vector<Spot> spots() const;
};

/// All places that the view has something to say of, those with most claims first.
[[nodiscard]] SubjectSet draftSubjects(const std::vector<claim::PlaceView>& places, View view, std::string_view party, const Telling& telling,
                                       const gazetteer::Gazetteer& gazetteer, const Basemap& basemap, const PlaceOutlines& outlines = {});

/// Whether a place is drawn as a mark unless an outline of it is known: no region, country or river.
[[nodiscard]] bool isPoint(gazetteer::Feature feature);

/// Where readings without claims play: the places that they name, countries by their outline.
[[nodiscard]] std::vector<Spot> mentionSpots(const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer,
                                             const Basemap& basemap);

/// "2 claims without a place on the map: Alda, Bera", of the claims that the view would show; empty where there are none.
[[nodiscard]] std::string unplacedLine(const std::vector<claim::Reading>& readings, std::optional<base::Date> at, View view, std::string_view party);

/// "No claim holds at 1 Jan 2019 (first: 5 Dec 2024, last: 5 Dec 2024)", by the reports' dates; empty where none has claims and a date.
[[nodiscard]] std::string noneHoldsLine(const std::vector<claim::Reading>& readings, base::Date at);

/// Every claim that a place's view rests on, in order, each once.
[[nodiscard]] std::vector<claim::ClaimRef> allClaims(const claim::PlaceView& place);

}  // namespace demarc::map
