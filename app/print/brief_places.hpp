#pragma once
#include <string>
#include <vector>

#include "claim/reading.hpp"
#include "map/frame.hpp"
#include "map/scene.hpp"
#include "print/html_brief.hpp"

namespace demarc::print {

/// The places that a frame of this scene shows, each with where it can be clicked and the sentences that its marks stand on. `readings` are those
/// that the scene was composed from.
[[nodiscard]] std::vector<BriefPlace> placesOf(const map::Scene& scene, const map::Frame& frame, const std::vector<claim::Reading>& readings);

/// What a picture shows, for those who don't see it: "Map. Claims as of 20 Nov 2025. Pokrovsk: Russia holds 80% of the city; …".
[[nodiscard]] std::string describe(const map::Scene& scene, const std::vector<BriefPlace>& places);

/// Where the names of a frame and the words of its legend stand, in shares of its width and height.
[[nodiscard]] std::vector<map::Rect> namesIn(const map::Frame& frame);

/// The card with the legend, and the scale bar with the north arrow, of a frame without cards on places.
[[nodiscard]] BriefKey legendIn(const map::Frame& frame);
[[nodiscard]] BriefKey scaleIn(const map::Frame& frame);

}  // namespace demarc::print
