#include "map/compose.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "map/areas.hpp"
#include "map/crs_check.hpp"
#include "map/ground.hpp"
#include "map/scene_labels.hpp"
#include "map/scene_subjects.hpp"
#include "map/symbols.hpp"
#include "map/telling.hpp"
#include "map/theatre.hpp"
#include "map/theatre_crs.hpp"
#include "map/wording.hpp"
#include "map/wording_phrases.hpp"
#include "map/wording_title.hpp"

namespace demarc::map {
namespace {

constexpr Padding CLAIMS_PADDING{0.262, 0.09};  ///< cards stand at the sides: a disc at the edge of the claims is clear of them
constexpr Padding AREA_PADDING{0, 0};
constexpr double MARGIN = 0.12;  ///< of the view, read around it, so that a small move needs no new scene
constexpr double LOCATOR_WIDTH_PX = 330, LOCATOR_HEIGHT_PX = 205;
constexpr std::size_t KEPT_GROUNDS = 6;

/// Metres of ground a style pixel at a zoom, as web maps have it; near a pole, where theirs ends, no finer than at 75°.
double pixelAt_m(double zoom, double lat_deg) {
    constexpr double EQUATOR_M = 40'075'016.7, POLAR = 0.25;
    return EQUATOR_M / (256 * std::exp2(zoom)) * std::max(POLAR, std::cos(lat_deg * std::numbers::pi / 180));
}

/// About what a zoom shows, for the choice of a projection.
base::Box zoomedBox(const SceneRequest& request, const base::Box& fitted) {
    const base::LonLat centre = request.centre.value_or(fitted.centre());
    double halfWidth = fitted.width_deg() / 2, halfHeight = fitted.height_deg() / 2;
    if (request.zoom) {
        constexpr double DEGREE_M = 111'320;
        const double halfPixel_deg = pixelAt_m(*request.zoom, centre.lat_deg) / DEGREE_M / 2;
        halfHeight = halfPixel_deg * request.height_px;
        halfWidth = std::min(180.0, halfPixel_deg * request.width_px / std::max(0.01, std::cos(centre.lat_deg * std::numbers::pi / 180)));
    }
    if (std::abs(centre.lat_deg) + halfHeight > 90) halfWidth = 180;
    return {centre.lon_deg - halfWidth, std::max(-90.0, centre.lat_deg - halfHeight), centre.lon_deg + halfWidth,
            std::min(90.0, centre.lat_deg + halfHeight)};
}

Rect grown(const Rect& rect, double share) {
    const double x = rect.width() * share, y = rect.height() * share;
    return {rect.left - x, rect.top - y, rect.right + x, rect.bottom + y};
}

}  // namespace

struct Cartographer::Impl {
    const claim::Knowledge& knowledge;
    const Basemap& basemap;

    struct KeptGround {
        std::string crs;
        GroundSpec spec;
        Ground ground;
    };
    std::vector<KeptGround> grounds;      ///< the latest last
    std::vector<Projection> projections;  ///< the latest last
    RasterLayers rasters;

    Projection projectionFor(const std::string& crs, const base::Box& theatre);
    const Ground& groundFor(const Projection& projection, const GroundSpec& spec);
};

/// A projection costs more than most of a scene: the ones of earlier scenes are kept under their definition.
Projection Cartographer::Impl::projectionFor(const std::string& crs, const base::Box& theatre) {
    const std::string definition = crs == "auto" ? theatreCrs(theatre).definition : crs;
    const auto known = std::ranges::find(projections, definition, &Projection::definition);
    if (known != projections.end()) return *known;
    projections.push_back(crs == "auto" ? Projection::forTheatre(theatre) : Projection::parse(crs));
    if (projections.size() > KEPT_GROUNDS) projections.erase(projections.begin());
    return projections.back();
}

const Ground& Cartographer::Impl::groundFor(const Projection& projection, const GroundSpec& spec) {
    const auto known = std::ranges::find_if(grounds, [&](const KeptGround& g) { return g.crs == projection.definition() && g.spec == spec; });
    if (known != grounds.end()) {
        std::rotate(known, known + 1, grounds.end());
    } else {
        if (grounds.size() == KEPT_GROUNDS) grounds.erase(grounds.begin());
        grounds.push_back({projection.definition(), spec, buildGround(basemap, projection, spec)});
    }
    return grounds.back().ground;
}

Cartographer::Cartographer(const claim::Knowledge& knowledge, const Basemap& basemap)
    : impl_{std::make_unique<Impl>(Impl{knowledge, basemap, {}, {}, RasterLayers{}})} {}
Cartographer::~Cartographer() = default;

std::shared_ptr<const Scene> Cartographer::compose(const std::vector<claim::Reading>& readings, const SceneRequest& request) {
    auto scene = std::make_shared<Scene>();
    scene->view = request.view;
    scene->theme = request.dark ? darkTheme() : lightTheme();
    const Telling telling{readings, impl_->knowledge.parties, scene->theme};
    const auto opacity = [&](std::string_view layer) {
        const auto found = request.opacity.find(std::string{layer});
        return found == request.opacity.end() ? 1.0F : std::clamp(found->second, 0.0F, 1.0F);
    };

    const std::vector<claim::PlaceView> places = claim::placesAt(readings, request.at);
    const auto draft = [&](View view) { return draftSubjects(places, view, request.party, telling, impl_->knowledge.gazetteer, impl_->basemap); };
    SubjectSet subjects = draft(request.view);
    // All views of the same readings share a frame: they are there to be compared.
    const SubjectSet everything = request.view == View::all ? SubjectSet{} : draft(View::all);
    const std::vector<Spot> spots = everything.drafts.empty() ? subjects.spots() : everything.spots();
    const Theatre theatre = chooseTheatre(spots.empty() ? mentionSpots(readings, impl_->knowledge.gazetteer, impl_->basemap) : spots);
    base::Box shown = request.area.value_or(theatre.box);
    if (request.zoom || request.centre) shown = zoomedBox(request, shown);
    scene->projection = impl_->projectionFor(request.crs, shown);
    const Projection& projection = *scene->projection;
    if (request.crs != "auto") checkFrame(projection, shown);
    scene->subjects_m = projectBox(theatre.box, projection);

    const Rect viewport{0, 0, static_cast<double>(request.width_px), static_cast<double>(request.height_px)};
    Camera camera = view(*scene, viewport, request);
    if (request.scale_px_per_m > 0) camera.scale_px_per_m = request.scale_px_per_m;
    scene->scale_px_per_m = camera.scale_px_per_m;
    const Rect view_m = camera.visible_m();
    scene->covered = unprojectRect(grown(view_m, MARGIN), projection);

    const GroundSpec spec = GroundSpec::forScale(scene->covered, camera.scale_px_per_m, request.boundaries);
    scene->world = paintGround(impl_->groundFor(projection, spec), scene->theme, opacity);

    impl_->rasters.add(request.rasters, projection, grown(view_m, MARGIN), camera.scale_px_per_m * request.pictureScale, opacity, scene->world);

    scene->inset_m = locatorRect(view_m, subjects, projection);
    const Camera locator = fitCamera(scene->inset_m, {0, 0, LOCATOR_WIDTH_PX, LOCATOR_HEIGHT_PX}, {});
    const GroundSpec coarse = GroundSpec::forScale(unprojectRect(grown(scene->inset_m, 0.3), projection), locator.scale_px_per_m, request.boundaries);
    scene->inset = paintGround(impl_->groundFor(projection, coarse), scene->theme, [](std::string_view) { return 1.0F; });

    SourceList sources{telling};
    const base::Date asOf = request.at ? *request.at : claim::newestDate(readings).value_or(base::Date{});
    drawSubjects(subjects, telling, projection, view_m, spec, opacity, asOf, sources, *scene);
    const gazetteer::Gazetteer& gazetteer = impl_->knowledge.gazetteer;
    const toponym::LexiconData& words = impl_->knowledge.lexicon.data();
    const Basemap& basemap = impl_->basemap;
    addLabels({gazetteer, words, basemap, projection, view_m, camera.scale_px_per_m, scene->covered, opacity}, subjects, *scene);
    addLocatorLabels({gazetteer, words, basemap, projection, scene->inset_m, locator.scale_px_per_m, coarse.box, opacity}, *scene);

    Furniture& furniture = scene->furniture;
    const Headline headline = writeHeadline(subjects, {request.view, request.party}, telling, impl_->knowledge, impl_->basemap, theatre.box);
    furniture.kicker = headline.kicker;
    furniture.title = request.title.value_or(headline.title);
    if (request.at && places.empty()) furniture.none = noneHoldsLine(readings, *request.at);
    if (!furniture.none.empty()) furniture.deck = furniture.none + ".";
    else furniture.deck = request.subtitle.value_or(headline.deck.empty() ? deckFromLines(scene->subjects) : headline.deck);
    furniture.note = request.note.value_or("");
    furniture.asOf = asOf.year != 0 ? "Claims as of " + asOf.shortText() : "Date of the report not known";
    if (request.made) furniture.made = "made " + request.made->shortText();
    furniture.sources = sources.lines();
    furniture.unplaced = unplacedLine(readings, request.at, request.view, request.party);
    const char* boundaries[] = {"neutral", "de jure", "de facto"};
    furniture.projection =
        projection.name() + " · boundaries: " + boundaries[static_cast<std::size_t>(request.boundaries)] + " · base: Natural Earth, GSHHG";
    furniture.disclaimer = "Claims are shown as reported and have not been verified. Boundaries and names shown do not imply endorsement.";
    furniture.parties = drawnParties(*scene, telling);
    if (request.view == View::party) {
        const PartyLook& party = telling.party(request.party);
        furniture.teller = withArticle(party) + (party.plural ? " say" : " says");
    }
    return scene;
}

Camera Cartographer::fit(const Scene& scene, const Rect& viewport_px, std::optional<base::Box> area) {
    assert(scene.projection);
    return area ? fitCamera(projectBox(*area, *scene.projection), viewport_px, AREA_PADDING)
                : fitCamera(scene.subjects_m, viewport_px, CLAIMS_PADDING);
}

Camera Cartographer::view(const Scene& scene, const Rect& viewport_px, const SceneRequest& request) {
    Camera camera = fit(scene, viewport_px, request.area);
    if (request.centre) camera.centre_m = scene.projection->forward(*request.centre);
    if (request.zoom) {
        const base::LonLat at = scene.projection->inverse(camera.centre_m);
        const double stylePixel = viewport_px.width() / request.width_px;
        camera.scale_px_per_m = stylePixel / (pixelAt_m(*request.zoom, at.lat_deg) * scene.projection->scaleFactor(at));
    }
    return camera;
}

}  // namespace demarc::map
