#pragma once
#include <functional>
#include <vector>

#include "map/claimant_side.hpp"
#include "map/ground.hpp"
#include "map/scene_drafts.hpp"
#include "map/wording.hpp"

namespace demarc::map {

/// The part of the plane that the locator shows: the main view and every subject, or the wider surroundings where all are in view.
[[nodiscard]] Rect locatorRect(const Rect& view_m, const SubjectSet& subjects, const Projection& projection);

/// Adds the subjects with their marks and callouts, the areas and outlines that claims fill, claimed rivers, and the names of proposals.
void drawSubjects(const SubjectSet& subjects, const Telling& telling, const Projection& projection, const Rect& view_m, const GroundSpec& ground,
                  const std::function<float(std::string_view)>& opacity, const ClaimantSides& sides, base::Date asOf, SourceList& sources,
                  Scene& scene);

/// The parties whose colours the scene uses, and the proposals' where there are any.
[[nodiscard]] std::vector<Furniture::PartyKey> drawnParties(const Scene& scene, const Telling& telling);

}  // namespace demarc::map
