#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/layout_page.hpp"

namespace demarc::map {

/// What was drawn by hand, set on the page: fills go below names and marks, all else above them and below cards.
struct AnnotationSheets {
    Sheet areas;
    std::vector<Sheet> over;  ///< in order, all of one name; what lies over another stands in a later one
};

/// Lays the page's annotations out in style pixels: along the ellipsoid, heads, teeth and type in constant size. Takes the room of their texts and markers.
/// What has no points, or lies where the projection has no answer, is left out.
[[nodiscard]] AnnotationSheets layAnnotations(Page& page);
/// Takes the room of their lines in this index, so that names keep off.
void takeAnnotationLines(const Page& page, OccupiedIndex& taken);

/// The uppermost annotation whose line, text or marker, or if `filled` whose area, is within reach of a place on the frame: its number in LayoutOptions::annotations.
[[nodiscard]] std::optional<std::size_t> annotationAt(const Frame& frame, Vec2 at_px, double reach_px, bool filled = false);

/// "850 m", "4.2 km", "1,234 km"; "0.42 km²", "17 km²".
[[nodiscard]] std::string distanceText(double distance_m);
[[nodiscard]] std::string areaText(double area_m2);
/// What is measured: a distance, an area, a circle's radius; empty for other kinds.
[[nodiscard]] std::string measureOf(const Annotation& annotation);

/// A front's teeth along a line: triangles on its left as it runs, y down, or on its right.
[[nodiscard]] std::vector<std::vector<Vec2>> teethAlong(const std::vector<Vec2>& line, bool onRight, double spacing_px, double height_px);

/// What of a ground path (map/geodesic.hpp) lies in the camera's view or near it, in its pixels; cut where the projection is.
[[nodiscard]] std::vector<std::vector<Vec2>> linesOnScreen(const Projection& projection, const Camera& camera, const std::vector<base::LonLat>& path);
/// The same of what a closed path surrounds.
[[nodiscard]] std::vector<std::vector<Vec2>> ringsOnScreen(const Projection& projection, const Camera& camera, const std::vector<base::LonLat>& path);

}  // namespace demarc::map
