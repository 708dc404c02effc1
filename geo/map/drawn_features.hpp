#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lonlat.hpp"
#include "claim/reading.hpp"
#include "map/basemap.hpp"
#include "map/compose.hpp"
#include "map/scene.hpp"

namespace demarc::map {

/// An outer ring and its holes, in degrees; each begins and ends at the same point, the outer one counter-clockwise, holes clockwise (RFC 7946).
using Polygon = std::vector<std::vector<base::LonLat>>;

/// Rings of the even-odd rule as polygons: each hole goes to the ring around it. What passes 180° is cut there. Of rings of n points, O(rings · n).
[[nodiscard]] std::vector<Polygon> polygonsOf(const Geography& outline);

/// One claim as the map shows it, with where it is drawn: for programs that work on with it.
struct DrawnFeature {
    base::LonLat point;
    std::vector<Polygon> area;  ///< where the place is drawn by its outline; empty: a mark at the point
    std::vector<std::vector<base::LonLat>> lines{};  ///< of what was drawn by hand as a line, cut at 180°
    bool byHand = false;        ///< an annotation, no claim
    std::string colour;         ///< "#RRGGBB" of the party that holds or acts, else of who speaks
    std::string place, context;
    std::string party;          ///< who says it; "Report" for the report's own voice
    std::string holder;         ///< who holds or acts; empty where not told
    std::string status, stance;
    std::optional<double> share;  ///< of the place, 0 to 1
    std::string speaker;
    std::string date;           ///< ISO: from when it is said to hold, else the report's
    std::string sentence;       ///< the words that say so
    std::string source;         ///< who published it
    std::optional<double> dispute;  ///< of the place, 0 to 1
    std::string view;           ///< "all", "party:Ukraine" …
    std::string asOf;           ///< ISO
};

/// What of a feature goes into a table, in order: a text, or a number where there is one.
struct FeatureField {
    const char* name;
    std::string DrawnFeature::* text = nullptr;
    std::optional<double> DrawnFeature::* number = nullptr;
};
[[nodiscard]] const std::vector<FeatureField>& featureFields();

/// Every claim that the scene draws, in its order; `readings` and `request` are those that it was composed from.
[[nodiscard]] std::vector<DrawnFeature> drawnFeatures(const Scene& scene, const std::vector<claim::Reading>& readings, const SceneRequest& request,
                                                      const claim::Knowledge& knowledge, const Basemap& basemap);

/// What was drawn by hand: its text is the place, its kind the status, and "Drawn by hand" the party.
[[nodiscard]] std::vector<DrawnFeature> annotationFeatures(const std::vector<Annotation>& annotations);

}  // namespace demarc::map
