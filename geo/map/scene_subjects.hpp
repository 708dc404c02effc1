#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "map/basemap.hpp"
#include "map/ground.hpp"
#include "map/telling.hpp"
#include "map/theatre.hpp"
#include "map/wording.hpp"

namespace demarc::map {

/// A place with something to show in the view, before it is projected.
struct SubjectDraft {
    claim::PlaceView place;              ///< as the view tells it
    std::string context;                 ///< "Kharkiv Oblast", "left bank", "Donetsk and Luhansk oblasts"
    std::optional<Geography> outline;    ///< of a region or country
    std::optional<Geography> course;     ///< of a river
    base::Box extent;
    double weight = 1;                   ///< in choosing the theatre
    std::uint32_t population = 0;
};

struct SubjectSet {
    std::vector<SubjectDraft> drafts;
    [[nodiscard]] std::vector<Spot> spots() const;
};

/// All places that the view has something to say of, those with most claims first.
[[nodiscard]] SubjectSet draftSubjects(const std::vector<claim::PlaceView>& places, View view, std::string_view party, const Telling& telling,
                                       const gazetteer::Gazetteer& gazetteer, const Basemap& basemap);

/// Where readings without claims play: the places that they name.
[[nodiscard]] std::vector<Spot> mentionSpots(const std::vector<claim::Reading>& readings);

/// The part of the plane that the locator shows: the main view and every subject, or the wider surroundings where all are in view.
[[nodiscard]] Rect locatorRect(const Rect& view_m, const SubjectSet& subjects, const Projection& projection);

/// Adds the subjects with their marks and callouts, the areas and outlines that claims fill, claimed rivers, and the names of proposals.
void drawSubjects(const SubjectSet& subjects, const Telling& telling, const Projection& projection, const Rect& view_m, const GroundSpec& ground,
                  const std::function<float(std::string_view)>& opacity, base::Date asOf, SourceList& sources, Scene& scene);

/// The parties whose colours the scene uses, and the proposals' where there are any.
[[nodiscard]] std::vector<Furniture::PartyKey> drawnParties(const Scene& scene, const Telling& telling);

}  // namespace demarc::map
