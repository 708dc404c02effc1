#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "claim/reading.hpp"
#include "map/annotation.hpp"
#include "map/basemap.hpp"
#include "map/raster_layers.hpp"
#include "map/place_outlines.hpp"
#include "map/scene.hpp"
#include "map/user_layers.hpp"

namespace demarc::map {

/// What to show: everything that decides a Scene.
struct SceneRequest {
    View view = View::all;
    std::string party;             ///< for View::party
    std::vector<std::string> compared;  ///< for View::compare: parties, by id; fewer than two: those who claim most
    std::optional<base::Date> at;  ///< claims as of this date; none: the newest report
    ThemeKind theme = ThemeKind::light;
    std::string language = "en";  ///< of the names on the ground, where one is known; else they are English
    bool localNames = false;      ///< below each the name in its country's own language
    std::string crs = "auto";
    std::optional<base::Box> area;       ///< what will be in view; none: fit the claims
    std::optional<base::LonLat> centre;  ///< of the view; none: the middle of the area or the claims
    std::optional<double> zoom;          ///< none: what shows the area; 0 shows the world on 256 style pixels, each step halves
    double scale_px_per_m = 0;           ///< 0: from the area and `width_px`
    int width_px = 1920;                 ///< of the map, in style pixels
    int height_px = 1080;
    bool steady = false;                 ///< the frame and the CRS are those of all claims, of whatever date
    bool transparent = false;            ///< the ground's lines only, no land and no water
    std::optional<std::string> title, subtitle, note;
    std::optional<base::Date> made;
    Boundaries boundaries = Boundaries::neutral;
    std::vector<RasterUnderlay> rasters;   ///< in order, the lowest first
    double pictureScale = 1;               ///< device pixels a style pixel: how finely rasters are read
    std::shared_ptr<const PlaceOutlines> outlines;  ///< of the user, for places that the basemap has none of; null: none
    std::map<std::string, float> opacity;  ///< by layer; 0 hides it, absent is 1
    std::vector<LayerUse> layers;          ///< the user's, in the order they are drawn; where no claim says what to show, they do
    std::vector<Annotation> annotations;   ///< drawn by hand: the layout lays them on the map, the scene is the same without them
};

/// Builds scenes. Keeps the projected basemap of earlier ones, so that the next build of the same theatre is cheap.
/// Not thread-safe: one per worker.
class Cartographer {
public:
    Cartographer(const claim::Knowledge& knowledge, const Basemap& basemap);
    ~Cartographer();
    Cartographer(const Cartographer&) = delete;
    Cartographer& operator=(const Cartographer&) = delete;

    /// View::compare gives a scene without ground of its own whose panels are the accounts; throws UsageError where fewer than two parties claim
    /// anything. Throws CrsError for a CRS that can't be used, or not for what is in view. Readings without claims give a map of their places' region.
    [[nodiscard]] std::shared_ptr<const Scene> compose(const std::vector<claim::Reading>& readings, const SceneRequest& request);

    /// The camera that shows all subjects (or `area`) in a viewport, and the scale it has.
    [[nodiscard]] static Camera fit(const Scene& scene, const Rect& viewport_px, std::optional<base::Box> area = std::nullopt);
    /// The camera that shows what a request asks for.
    [[nodiscard]] static Camera view(const Scene& scene, const Rect& viewport_px, const SceneRequest& request);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarc::map
