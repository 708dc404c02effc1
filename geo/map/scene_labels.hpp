#pragma once
#include <functional>
#include <string_view>

#include "gazetteer/gazetteer.hpp"
#include "map/basemap.hpp"
#include "map/place_names.hpp"
#include "map/scene.hpp"
#include "map/scene_subjects.hpp"
#include "toponym/lexicon.hpp"

namespace demarc::map {

/// Where names are wanted, and how large the map is there.
struct LabelFrame {
    const gazetteer::Gazetteer& gazetteer;
    const toponym::LexiconData& words;
    const Basemap& basemap;
    const Projection& projection;
    Rect view_m;
    double scale_px_per_m;
    base::Box box;   ///< of the view; may reach past 180°
    std::function<float(std::string_view)> opacity;
    NameBook& names;
    std::string_view language;
    bool localNames;  ///< as second lines
};

/// Names of countries, regions, towns, rivers and seas in the frame, more than there is room for: the layout takes them by priority.
/// Places with claims are left out of the towns, since they are named as subjects. Layers: "base.names", "base.towns", "base.water".
void addLabels(const LabelFrame& frame, const SubjectSet& subjects, Scene& scene);

/// The few names of the locator: countries, their capitals, seas.
void addLocatorLabels(const LabelFrame& frame, Scene& scene);

}  // namespace demarc::map
