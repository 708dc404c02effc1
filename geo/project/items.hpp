#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "base/date.hpp"
#include "base/lonlat.hpp"
#include "map/annotation.hpp"
#include "map/scene.hpp"
#include "project/records.hpp"
#include "project/user_layer.hpp"
#include "text/document.hpp"

namespace demarc::project {

/// A dispatch as it was read, whole, so that a project needs no other file.
struct Report {
    text::Document document;  ///< its id is the report's
    std::string file;         ///< where it came from, for people; empty where it was pasted
    double order = 0;
};

/// What a person decided on a claim (docs/corrections.md): it stands in place of what is read, each time that the report is read.
struct Correction {
    std::string id{};
    std::string report{};
    std::string sentence{};  ///< words of the report that the claim rests on
    std::string was{};       ///< JSON of what the reader makes of it; empty for a claim that it does not find
    std::string claim{};     ///< JSON of what stands instead; empty for none
    double order = 0;
};

/// How a party is called and drawn in this project.
struct PartyLook {
    std::string id{};
    std::optional<std::string> name{};
    std::optional<base::Colour> colour{};
    std::vector<std::string> aliases{};  ///< names that mean it, besides those known
    friend bool operator==(const PartyLook&, const PartyLook&) = default;
};

struct LayerState {
    bool visible = true;
    float opacity = 1;
    friend bool operator==(const LayerState&, const LayerState&) = default;
};

/// A second account, or another date, on the same ground.
struct Beside {
    bool swipe = true;  ///< it is seen right of a line that is drawn over the map; else the two stand side by side
    map::View view = map::View::all;
    std::string party{};
    std::optional<base::Date> at{};
    double split = 0.5;  ///< where the line is, a share of the map's width
    friend bool operator==(const Beside&, const Beside&) = default;
};

/// Days from one to another, both included.
struct DateRange {
    base::Date from, to;
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// What is looked at: everything that decides the map but the reports.
struct ViewState {
    map::View view = map::View::all;
    std::string party{};                         ///< whose account is told in View::party
    std::vector<std::string> compared{};         ///< ids, for View::compare
    std::optional<base::Date> at{};              ///< none: as of the newest report
    std::optional<Beside> beside{};
    std::optional<DateRange> range{};            ///< that the time line shows and plays; none: all. The map shows what is said outside of it all the same
    bool dark = true;
    std::map<std::string, LayerState> layers{};  ///< by layer name; absent is visible and opaque
    friend bool operator==(const ViewState&, const ViewState&) = default;
};

/// Where the map is looked at from, whatever the projection and the size of the window.
struct Camera {
    base::LonLat centre;
    double metersPerPixel = 0;  ///< on the ground, of a style pixel
    friend bool operator==(const Camera&, const Camera&) = default;
};

/// One picture of a briefing.
struct Slide {
    std::string id{};
    std::string title{}, caption{}, notes{};
    ViewState view{};
    std::optional<Camera> camera{};           ///< none: what shows all claims
    std::vector<std::string> hidden{};        ///< annotations that it leaves out
    double order = 0;
};

/// The lowest first.
using UserLayers = std::vector<UserLayer>;

using Item = std::variant<ViewState, Report, Correction, PartyLook, map::Annotation, Slide, UserLayers, Camera>;

/// The record that holds an item. The view, the list of layers and the camera have the empty id.
[[nodiscard]] Key keyOf(const Item& item);
[[nodiscard]] std::string toJson(const Item& item);
/// Throws FormatError that names the record and the member at fault. Members that are not known are passed over.
[[nodiscard]] Item itemFrom(const Key& key, std::string_view json);

}  // namespace demarc::project
