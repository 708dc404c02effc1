#pragma once
#include <memory>
#include <optional>
#include <set>
#include <map>
#include <string>
#include <vector>

#include "claim/reading.hpp"
#include "map/basemap.hpp"
#include "map/scene.hpp"

namespace demarc::map {

/// What to show: everything that decides a Scene.
struct SceneRequest {
    View view = View::all;
    std::string party;                          ///< for View::party
    std::optional<base::Date> at;               ///< claims as of this date; none: the newest report
    bool dark = false;
    std::string crs = "auto";
    std::optional<base::Box> area;              ///< what will be in view; none: fit the claims
    double scale_px_per_m = 0;                  ///< 0: from the area and `width_px`
    int width_px = 1920;                        ///< of the map, in style pixels
    int height_px = 1080;
    std::optional<std::string> title, subtitle, note;
    std::optional<base::Date> made;
    Boundaries boundaries = Boundaries::neutral;
    std::map<std::string, float> opacity;       ///< by layer; 0 hides it, absent is 1
};

/// Builds scenes. Keeps the projected basemap of earlier ones, so that the next build of the same theatre is cheap.
/// Not thread-safe: one per worker.
class Cartographer {
public:
    Cartographer(const claim::Knowledge& knowledge, const Basemap& basemap);
    ~Cartographer();
    Cartographer(const Cartographer&) = delete;
    Cartographer& operator=(const Cartographer&) = delete;

    /// Throws CrsError for a CRS that can't be used. Readings without claims give a map of their places' region.
    [[nodiscard]] std::shared_ptr<const Scene> compose(const std::vector<claim::Reading>& readings, const SceneRequest& request);

    /// The camera that shows all subjects (or `area`) in a viewport, and the scale it has.
    [[nodiscard]] static Camera fit(const Scene& scene, const Rect& viewport_px, std::optional<base::Box> area = std::nullopt);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::map
