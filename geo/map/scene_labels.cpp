#include "map/scene_labels.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "map/area_spine.hpp"
#include "map/areas.hpp"
#include "map/meridian.hpp"

namespace demarc::map {
namespace {

using gazetteer::Feature;
using gazetteer::Place;

constexpr std::size_t MOST_TOWNS = 140;
constexpr std::size_t MOST_RIVERS = 24;

/// Fractions of the view under which an area's name is not worth its ink.
constexpr double SMALLEST_COUNTRY = 0.004, SMALLEST_REGION = 0.006;

/// Whether a gazetteer's name of a town can stand on a map: one name in one script, not shouted, without remarks or numbers.
bool isPlainName(std::string_view name) {
    std::size_t capitals = 0;
    bool latin = false, other = false;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::string_view{",;:/()[]0123456789"}.find(c) != std::string_view::npos) return false;
        capitals = byte >= 'A' && byte <= 'Z' ? capitals + 1 : 0;
        if (capitals > 2) return false;
        latin = latin || (byte < 0x80 && std::isalpha(byte) != 0);
        // Lead bytes from U+0370 on: Greek, Cyrillic, Arabic and what follows; U+1E00 to U+20FF is Latin and signs again.
        other = other || (byte >= 0xCD && byte != 0xE1 && byte != 0xE2);
    }
    return !(latin && other);
}

class Labeller {
public:
    Labeller(const LabelFrame& frame, std::vector<LabelSource>& labels) : frame_{frame}, labels_{labels}, boxes_{withinTurn(frame.box)} {}

    /// Units that a claim names have their name from it.
    void addUnits(bool countries, const std::set<gazetteer::PlaceIndex>& claimed) {
        const char* layer = "base.names";
        if (frame_.opacity(layer) <= 0) return;
        const double viewArea_km2 = frame_.view_m.width() * frame_.view_m.height() / 1e6;
        const double smallest = countries ? SMALLEST_COUNTRY : SMALLEST_REGION;
        // Regions of a country are named only where few enough are in view to be read.
        constexpr std::size_t MOST_REGIONS = 40;
        std::vector<AdminUnit> found;
        for (const AdminUnit& unit : units()) {
            if (unit.isCountry == countries && meets(unit.box) && unit.area_km2 > smallest * viewArea_km2) found.push_back(unit);
        }
        if (!countries && found.size() > MOST_REGIONS) return;
        if (countries) {
            for (const AdminUnit& unit : found) {
                if (!claimed.contains(frame_.gazetteer.country(unit.isoA2))) addUnit(unit, unit.name, unit.isoA2, viewArea_km2, layer);
            }
            return;
        }
        const UnitPlaces places = unitPlaces();
        // Within a country all names have their class word or none, as most do.
        std::map<std::string_view, int> classed;  // names with one less names without
        const auto nameOf = [&](const AdminUnit& unit) {
            const auto place = places.find(unit.key);
            return place == places.end() ? unit.name : frame_.gazetteer.place(place->second).name;
        };
        for (const AdminUnit& unit : found) classed[unit.isoA2] += withoutClass(nameOf(unit)) != nameOf(unit) ? 1 : -1;
        for (const AdminUnit& unit : found) {
            const std::string_view name = nameOf(unit);
            if (name == countryName(unit)) continue;  // a country of one unit
            const auto place = places.find(unit.key);
            if (place != places.end() && claimed.contains(place->second)) continue;
            addUnit(unit, classed[unit.isoA2] > 0 ? name : withoutClass(name), place == places.end() ? "" : nameKey(frame_.gazetteer, place->second), viewArea_km2, layer);
        }
    }

    void addTowns(const std::set<gazetteer::PlaceIndex>& claimed, std::size_t most) {
        const char* layer = "base.towns";
        if (frame_.opacity(layer) <= 0) return;
        std::size_t taken = 0;
        inView([&](const Place& place) {
            const bool isTown = place.feature == Feature::city || place.feature == Feature::town || place.feature == Feature::village;
            if (!isTown || claimed.contains(place.index) || !isPlainName(place.name)) return true;
            const Vec2 at = frame_.projection.forward(place.position);
            if (!std::isfinite(at.x) || !frame_.view_m.contains(at)) return true;
            LabelSource label;
            label.kind = place.population >= 400'000 ? LabelKind::town1 : place.population >= 90'000 ? LabelKind::town2 : LabelKind::town3;
            setName(label, place.name, nameKey(frame_.gazetteer, place.index), place.country);
            label.anchor_m = at;
            label.priority = 100 + 100 * place.importance;
            label.layer = layer;
            labels_.push_back(std::move(label));
            return ++taken % most != 0;
        });
    }

    void addWaters(std::uint32_t lowestRank) {
        const char* layer = "base.water";
        if (frame_.opacity(layer) <= 0) return;
        for (const Water& water : frame_.basemap.waters()) {
            if (water.rank > lowestRank || !meets({water.label.lon_deg, water.label.lat_deg, water.label.lon_deg, water.label.lat_deg})) continue;
            const Vec2 at = frame_.projection.forward(water.label);
            if (!std::isfinite(at.x) || !frame_.view_m.contains(at)) continue;
            LabelSource label;
            label.kind = LabelKind::water;
            setName(label, water.name, water.name);
            label.anchor_m = at;
            label.priority = 160 - 8 * static_cast<float>(water.rank);
            label.layer = layer;
            // An ocean that several maps' edges cut has a label on each side: the one nearer to the middle is enough.
            const auto away = [&](Vec2 p) { return std::hypot(p.x - frame_.view_m.centre().x, p.y - frame_.view_m.centre().y); };
            const auto twin = std::ranges::find_if(labels_, [&](const LabelSource& other) { return other.kind == LabelKind::water && other.text == label.text; });
            if (twin == labels_.end()) labels_.push_back(std::move(label));
            else if (away(at) < away(twin->anchor_m)) *twin = std::move(label);
        }
    }

    void addRivers() {
        const char* layer = "base.water";
        if (frame_.opacity(layer) <= 0) return;
        std::vector<NamedRiver> rivers = frame_.basemap.rivers();
        std::erase_if(rivers, [&](const NamedRiver& r) { return !meets(r.box); });
        std::ranges::stable_sort(rivers, {}, &NamedRiver::rank);
        if (rivers.size() > MOST_RIVERS) rivers.resize(MOST_RIVERS);
        constexpr double SHORTEST_PX = 60, TOLERANCE_PX = 1;
        for (const NamedRiver& river : rivers) {
            const auto course = frame_.basemap.river(river.name);
            if (!course) continue;
            auto path = projectLines(*course, frame_.projection, frame_.box, TOLERANCE_PX / frame_.scale_px_per_m);
            if (path->points.empty() || std::max(path->bounds_m.width(), path->bounds_m.height()) * frame_.scale_px_per_m < SHORTEST_PX) continue;
            LabelSource label;
            label.kind = LabelKind::water;
            // "Samara (Dnipro)" tells two rivers apart in lists, not on the map.
            setName(label, river.name.substr(0, river.name.find(" (")), river.name);
            const Vec2f middle = path->points[path->points.size() / 2];
            label.anchor_m = path->origin_m + Vec2{middle.x, middle.y};
            label.path = std::move(path);
            label.priority = 90 - 5 * static_cast<float>(river.rank);
            label.layer = layer;
            labels_.push_back(std::move(label));
        }
    }

private:
    [[nodiscard]] bool meets(const base::Box& box) const {
        return std::ranges::any_of(boxes_, [&](const base::Box& part) { return part.intersects(box); });
    }

    /// On both sides of 180° each has its own most important places.
    void inView(const std::function<bool(const Place&)>& visitor) const {
        for (const base::Box& part : boxes_) frame_.gazetteer.inBox(part, visitor);
    }

    [[nodiscard]] std::string_view countryName(const AdminUnit& unit) const {
        const gazetteer::PlaceIndex country = frame_.gazetteer.country(unit.isoA2);
        return country == gazetteer::kNoPlace ? std::string_view{} : frame_.gazetteer.place(country).name;
    }

    /// Names a label in the language asked for where that is known, else in English; below it, where asked, as its own country does.
    void setName(LabelSource& label, std::string_view english, std::string_view key, std::string_view country = {}) const {
        const std::string_view chosen = frame_.names.find(frame_.language, key);
        label.text = chosen.empty() ? english : chosen;
        if (!frame_.localNames || country.empty()) return;
        const std::string_view local = frame_.names.find(frame_.names.spokenIn(country), key);
        if (local != label.text) label.secondLine = local;
    }

    using UnitPlaces = std::map<std::string_view, gazetteer::PlaceIndex>;

    /// Regions as the gazetteer and with it the cards know them ("Rostov Oblast"), by outline.
    UnitPlaces unitPlaces() const {
        constexpr std::size_t MOST_PLACES = 600;
        UnitPlaces places;
        std::set<gazetteer::PlaceIndex> seen;
        std::size_t visited = 0;
        inView([&](const Place& place) {
            const gazetteer::PlaceIndex region = place.adminLevel == 1 ? place.index : place.admin1;
            if (region != gazetteer::kNoPlace && seen.insert(region).second) {
                const auto keys = frame_.gazetteer.outlines(region);
                if (keys.size() == 1) places.emplace(keys.front(), region);
            }
            return ++visited % MOST_PLACES != 0;
        });
        return places;
    }

    /// "Khartoum" for "Khartoum State".
    std::string_view withoutClass(std::string_view name) const {
        const std::size_t blank = name.rfind(' ');
        if (blank == std::string_view::npos) return name;
        const auto word = frame_.words.find(gazetteer::fold(name.substr(blank + 1))).classWord;
        const bool isRegion = word >= 0 && frame_.words.classWords[static_cast<std::size_t>(word)].first == Feature::region;
        return isRegion ? name.substr(0, blank) : name;
    }

    const std::vector<AdminUnit>& units() {
        if (units_.empty()) units_ = frame_.basemap.units();
        return units_;
    }

    void addUnit(const AdminUnit& unit, std::string_view english, std::string_view key, double viewArea_km2, const char* layer) {
        LabelSource label;
        label.kind = unit.isCountry ? LabelKind::country : LabelKind::region;
        setName(label, english, key, unit.isoA2);
        label.layer = layer;
        const double share = std::min(1.0, unit.area_km2 / viewArea_km2);
        label.priority = static_cast<float>((unit.isCountry ? 260 : 120) + 40 * share);
        // A unit that lies wholly in the frame has its label where the mapmaker put it; of others the part in view decides.
        const auto anywhere = frame_.basemap.outline(unit.key);
        if (!anywhere) return;
        const Geography outline = cutAt(*anywhere, frame_.projection.domain());
        Rings rings{std::vector<Vec2>(outline.points.size()), outline.starts};
        frame_.projection.forward(outline.points, rings.points);
        constexpr std::size_t MOST_PLACES = 48;
        constexpr double APART = 0.07;
        std::vector<Vec2> inner = innerPoints(rings, inset(frame_.view_m), MOST_PLACES, APART);
        const Vec2 usual = frame_.projection.forward(unit.label);
        if (std::isfinite(usual.x) && inset(frame_.view_m).contains(usual) && isInside(rings, usual)) inner.insert(inner.begin(), usual);
        if (inner.empty()) return;
        label.anchor_m = inner.front();
        label.path = spineOf(rings, inset(frame_.view_m));
        label.elsewhere_m.assign(inner.begin() + 1, inner.end());
        labels_.push_back(std::move(label));
    }

    /// A name needs room around its middle.
    static Rect inset(const Rect& view) {
        const double x = view.width() * 0.03, y = view.height() * 0.03;
        return {view.left + x, view.top + y, view.right - x, view.bottom - y};
    }

    const LabelFrame& frame_;
    std::vector<LabelSource>& labels_;
    std::vector<base::Box> boxes_;  ///< the view's, within ±180°
    std::vector<AdminUnit> units_;
};

/// Of seas, those that a reader looks for at this scale: on a map of the world the oceans, on one of a coast its bays.
std::uint32_t waterRanks(double scale_px_per_m) {
    const double pixel_m = 1 / scale_px_per_m;
    return pixel_m > 12'000 ? 1 : pixel_m > 6000 ? 2 : pixel_m > 3500 ? 3 : pixel_m > 1800 ? 4 : 6;
}

}  // namespace

void addLabels(const LabelFrame& frame, const SubjectSet& subjects, Scene& scene) {
    std::set<gazetteer::PlaceIndex> claimed;
    for (const SubjectDraft& draft : subjects.drafts) claimed.insert(draft.place.placeIndex);
    Labeller labeller{frame, scene.labels};
    labeller.addUnits(true, claimed);
    labeller.addUnits(false, claimed);
    labeller.addTowns(claimed, MOST_TOWNS);
    labeller.addWaters(waterRanks(frame.scale_px_per_m));
    labeller.addRivers();
}

void addLocatorLabels(const LabelFrame& frame, Scene& scene) {
    constexpr std::size_t FEW_TOWNS = 6;
    Labeller labeller{frame, scene.insetLabels};
    labeller.addUnits(true, {});
    labeller.addTowns({}, FEW_TOWNS);
    labeller.addWaters(std::min(3U, waterRanks(frame.scale_px_per_m)));
}

}  // namespace demarc::map
