#include "map/compose.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <numbers>

#include "base/error.hpp"
#include "map/areas.hpp"
#include "map/claimant_side.hpp"
#include "map/crs_check.hpp"
#include "map/ground.hpp"
#include "map/scene_labels.hpp"
#include "map/scene_subjects.hpp"
#include "map/subject_names.hpp"
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
constexpr Padding PANEL_PADDING{0.13, 0.08};
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

base::Date dateShown(const std::vector<claim::Reading>& readings, const SceneRequest& request) {
    return request.at ? *request.at : claim::newestDate(readings).value_or(base::Date{});
}

Rect grown(const Rect& rect, double share) {
    const double x = rect.width() * share, y = rect.height() * share;
    return {rect.left - x, rect.top - y, rect.right + x, rect.bottom + y};
}

/// The rasters that are drawn, the lowest first.
std::vector<const RasterUnderlay*> rastersIn(const Scene& scene, const SceneRequest& request) {
    const Scene& drawn = scene.panels.empty() ? scene : *scene.panels.front();
    std::vector<const RasterUnderlay*> rasters;
    for (const RasterUnderlay& raster : request.rasters) {
        const auto shows = [&](const WorldPass& pass) { return std::ranges::find(pass.images, raster.layer(), &ImageItem::layer) != pass.images.end(); };
        if (std::ranges::any_of(drawn.world, shows)) rasters.push_back(&raster);
    }
    return rasters;
}

/// "Below the map: Relief 2025 (© its maker), Scan."; empty without any.
std::string rastersLine(const Scene& scene, const SceneRequest& request) {
    std::string line;
    for (const RasterUnderlay* raster : rastersIn(scene, request))
        line += (line.empty() ? "Below the map: " : ", ") + raster->name() + (raster->attribution.empty() ? "" : " (" + raster->attribution + ")");
    return line.empty() ? line : line + '.';
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
    UserLayers userLayers;
    NameBook names;

    Projection projectionFor(const std::string& crs, const base::Box& theatre);
    const Ground& groundFor(const Projection& projection, const GroundSpec& spec);
    std::shared_ptr<Scene> draw(const SceneRequest& request, const Telling& telling, SourceList& sources, SubjectSet& subjects, Theatre& theatre);
    void tell(Scene& scene, const SceneRequest& request, const Telling& telling, const SubjectSet& subjects, const Theatre& theatre) const;
    [[nodiscard]] std::vector<std::string> compared(const SceneRequest& request, const Telling& telling) const;
};

/// A projection costs more than most of a scene: the ones of earlier scenes are kept under their definition.
Projection Cartographer::Impl::projectionFor(const std::string& crs, const base::Box& theatre) {
    const std::string definition = crs == "auto" ? theatreCrs(theatre).definition : crs;
    const auto known = std::ranges::find_if(projections, [&](const Projection& p) {
        return p.definition() == definition && (crs == "auto" || (p.domain().west_deg <= theatre.west_deg && p.domain().east_deg >= theatre.east_deg));
    });
    if (known != projections.end()) return *known;
    const bool overSeam = theatre.west_deg < -180 || theatre.east_deg > 180;
    projections.push_back(crs == "auto" ? Projection::forTheatre(theatre) : Projection::parse(crs, overSeam ? std::optional{theatre} : std::nullopt));
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
    : impl_{std::make_unique<Impl>(Impl{knowledge, basemap, {}, {}, RasterLayers{}, {}, {}})} {}
Cartographer::~Cartographer() = default;

/// What is drawn and told of one account: the whole scene but for what stands around the map.
std::shared_ptr<Scene> Cartographer::Impl::draw(const SceneRequest& request, const Telling& telling, SourceList& sources, SubjectSet& subjects, Theatre& theatre) {
    auto scene = std::make_shared<Scene>();
    scene->view = request.view;
    scene->party = request.party;
    scene->at = request.at;
    scene->theme = telling.theme();
    const std::vector<claim::Reading>& readings = telling.readings();
    if (request.transparent) scene->theme.water.a = 0;
    const auto opacity = [&](std::string_view layer) {
        const auto found = request.opacity.find(std::string{layer});
        return found == request.opacity.end() ? 1.0F : std::clamp(found->second, 0.0F, 1.0F);
    };

    const std::vector<claim::PlaceView> places = claim::placesAt(readings, request.at);
    const PlaceOutlines none, &outlines = request.outlines ? *request.outlines : none;
    const auto draft = [&](View view) { return draftSubjects(places, view, request.party, telling, knowledge.gazetteer, basemap, outlines); };
    subjects = draft(request.view);
    nameSubjects(subjects, telling, knowledge.gazetteer, names, request.language);
    // All views of the same readings share a frame: they are there to be compared.
    SubjectSet everything = request.view == View::all ? SubjectSet{} : draft(View::all);
    if (request.steady)
        everything = draftSubjects(claim::placesAt(readings, std::nullopt), View::all, request.party, telling, knowledge.gazetteer, basemap, outlines);
    const std::vector<Spot> spots = everything.drafts.empty() ? subjects.spots() : everything.spots();
    const auto shownInstead = [&] { return request.layers.empty() ? mentionSpots(readings, knowledge.gazetteer, basemap) : layerSpots(request.layers); };
    theatre = chooseTheatre(spots.empty() ? shownInstead() : spots);
    base::Box shown = request.area.value_or(theatre.box);
    if (request.zoom || request.centre) shown = zoomedBox(request, shown);
    scene->projection = projectionFor(request.crs, shown);
    const Projection& projection = *scene->projection;
    if (request.crs != "auto") checkFrame(projection, shown);
    scene->subjects_m = projectBox(theatre.box, projection);
    if (request.view == View::compare) return scene;

    const Rect viewport{0, 0, static_cast<double>(request.width_px), static_cast<double>(request.height_px)};
    Camera camera = view(*scene, viewport, request);
    if (request.scale_px_per_m > 0) camera.scale_px_per_m = request.scale_px_per_m;
    scene->scale_px_per_m = camera.scale_px_per_m;
    const Rect view_m = camera.visible_m();
    scene->covered = unprojectRect(grown(view_m, MARGIN), projection);

    const GroundSpec spec = GroundSpec::forScale(scene->covered, camera.scale_px_per_m, request.boundaries);
    scene->world = paintGround(groundFor(projection, spec), scene->theme, opacity);
    if (request.transparent)
        for (WorldPass& pass : scene->world) pass.areas.clear();

    scene->issues = rasters.add(request.rasters, projection, grown(view_m, MARGIN), view_m, camera.scale_px_per_m * request.pictureScale, opacity, scene->world);

    const LayerView layerView{projection, view_m, camera.scale_px_per_m, opacity, telling.drawnColours()};
    userLayers.draw(request.layers, false, layerView, *scene);

    scene->inset_m = locatorRect(view_m, subjects, projection);
    const Camera locator = fitCamera(scene->inset_m, {0, 0, LOCATOR_WIDTH_PX, LOCATOR_HEIGHT_PX}, {});
    const GroundSpec coarse = GroundSpec::forScale(unprojectRect(grown(scene->inset_m, 0.3), projection), locator.scale_px_per_m, request.boundaries);
    scene->inset = paintGround(groundFor(projection, coarse), scene->theme, [](std::string_view) { return 1.0F; });

    const ClaimantSides sides{places, knowledge.parties, basemap};
    drawSubjects(subjects, telling, projection, view_m, spec, opacity, sides, dateShown(readings, request), sources, *scene);
    userLayers.draw(request.layers, true, layerView, *scene);
    const gazetteer::Gazetteer& gazetteer = knowledge.gazetteer;
    const toponym::LexiconData& words = knowledge.lexicon.data();
    addLabels({gazetteer, words, basemap, projection, view_m, camera.scale_px_per_m, scene->covered, opacity, names, request.language, request.localNames}, subjects,
              *scene);
    addLocatorLabels({gazetteer, words, basemap, projection, scene->inset_m, locator.scale_px_per_m, coarse.box, opacity, names, request.language, false}, *scene);
    return scene;
}

void Cartographer::Impl::tell(Scene& scene, const SceneRequest& request, const Telling& telling, const SubjectSet& subjects, const Theatre& theatre) const {
    const std::vector<claim::Reading>& readings = telling.readings();
    Furniture& furniture = scene.furniture;
    const Headline headline = writeHeadline(subjects, {request.view, request.party}, telling, knowledge, basemap, theatre.box);
    furniture.kicker = headline.kicker;
    furniture.title = request.title.value_or(headline.title);
    if (request.at && claim::placesAt(readings, request.at).empty()) furniture.none = noneHoldsLine(readings, *request.at);
    if (!furniture.none.empty()) furniture.deck = furniture.none + ".";
    else furniture.deck = request.subtitle.value_or(headline.deck.empty() ? deckFromLines(scene.subjects) : headline.deck);
    furniture.note = request.note.value_or("");
    const base::Date asOf = dateShown(readings, request);
    furniture.asOf = asOf.year != 0 ? "Claims as of " + asOf.shortText() : "Date of the report not known";
    if (request.made) furniture.made = "made " + request.made->shortText();
    furniture.unplaced = unplacedLine(readings, request.at, request.view, request.party);
    const char* boundaries[] = {"neutral", "de jure", "de facto"};
    furniture.projection =
        scene.projection->name() + " · boundaries: " + boundaries[static_cast<std::size_t>(request.boundaries)] + " · base: Natural Earth, GSHHG";
    for (const RasterUnderlay* raster : rastersIn(scene, request)) furniture.projection += ", " + raster->name();
    furniture.boundaries = std::string{"Boundaries: "} + boundaries[static_cast<std::size_t>(request.boundaries)] + ". Base: Natural Earth, GSHHG.";
    if (const std::string below = rastersLine(scene, request); !below.empty()) furniture.boundaries += ' ' + below;
    furniture.disclaimer = "Claims are shown as reported and have not been verified. Boundaries and names shown do not imply endorsement.";
    furniture.parties = drawnParties(scene, telling);
    if (request.view == View::party) {
        const PartyLook& party = telling.party(request.party);
        furniture.teller = withArticle(party) + (party.plural ? " say" : " says");
        furniture.tellerColour = party.mark;
    }
}

/// The two parties who claim most; of those who claim as much, who is named first.
std::vector<std::string> Cartographer::Impl::compared(const SceneRequest& request, const Telling& telling) const {
    if (request.compared.size() >= 2) return request.compared;
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const PartyLook& party : telling.parties()) counts.emplace_back(party.id, 0);
    for (const claim::PlaceView& place : claim::placesAt(telling.readings(), request.at)) {
        for (const claim::ClaimRef ref : allClaims(place)) {
            const auto own = std::ranges::find(counts, telling.claim(ref).claimant, &std::pair<std::string, std::size_t>::first);
            if (own != counts.end()) ++own->second;
        }
    }
    std::erase_if(counts, [](const auto& count) { return count.second == 0; });
    if (counts.size() < 2) {
        const std::string who = counts.empty() ? "none does" : "only " + counts.front().first + " does";
        throw base::UsageError("a comparison needs two parties that claim something; " + who + "; name them as compare:A,B");
    }
    std::vector<std::pair<std::string, std::size_t>> most = counts;
    std::ranges::stable_sort(most, std::greater{}, &std::pair<std::string, std::size_t>::second);
    std::vector<std::string> two;
    for (const auto& [party, count] : counts)
        if (party == most[0].first || party == most[1].first) two.push_back(party);
    return two;
}

std::shared_ptr<const Scene> Cartographer::compose(const std::vector<claim::Reading>& readings, const SceneRequest& request) {
    const Telling telling{readings, impl_->knowledge.parties, themeOf(request.theme)};
    impl_->names.check(request.language);
    SourceList sources{telling};
    SubjectSet subjects;
    Theatre theatre;
    auto scene = impl_->draw(request, telling, sources, subjects, theatre);
    if (request.view == View::compare) {
        const std::vector<std::string> parties = impl_->compared(request, telling);
        for (const std::string& party : parties) {
            SceneRequest account = request;
            account.compared = parties;
            account.view = View::party;
            account.party = party;
            account.title.reset();  // it stands above them all
            account.subtitle.reset();
            SubjectSet told;
            auto panel = impl_->draw(account, telling, sources, told, theatre);
            impl_->tell(*panel, account, telling, told, theatre);
            panel->furniture.teller = "the party above the map says";
            scene->panels.push_back(std::move(panel));
        }
    }
    impl_->tell(*scene, request, telling, subjects, theatre);
    scene->furniture.sources = sources.lines();
    // Whoever made a picture is named before the dispatches: what comes last may find no room.
    if (const std::string below = rastersLine(*scene, request); !below.empty()) scene->furniture.sources.insert(scene->furniture.sources.begin(), SourceLine{"", below, {}, {}});
    if (!scene->panels.empty()) scene->issues = scene->panels.front()->issues;
    if (request.outlines) std::ranges::move(request.outlines->issues(claim::placesAt(readings, request.at)), std::back_inserter(scene->issues));
    return scene;
}

Camera Cartographer::fit(const Scene& scene, const Rect& viewport_px, std::optional<base::Box> area) {
    assert(scene.projection);
    return area ? fitCamera(projectBox(*area, *scene.projection), viewport_px, AREA_PADDING)
                : fitCamera(scene.subjects_m, viewport_px, CLAIMS_PADDING);
}

Camera Cartographer::view(const Scene& scene, const Rect& viewport_px, const SceneRequest& request) {
    const bool cards = request.view != View::compare && request.compared.empty();
    Camera camera = cards || request.area ? fit(scene, viewport_px, request.area) : fitCamera(scene.subjects_m, viewport_px, PANEL_PADDING);
    if (request.centre) camera.centre_m = scene.projection->forward(*request.centre);
    if (request.zoom) {
        const base::LonLat at = scene.projection->inverse(camera.centre_m);
        const double stylePixel = viewport_px.width() / request.width_px;
        camera.scale_px_per_m = stylePixel / (pixelAt_m(*request.zoom, at.lat_deg) * scene.projection->scaleFactor(at));
    }
    return camera;
}

}  // namespace demarc::map
