#include "map/scene_subjects.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "map/area_claims.hpp"
#include "map/symbols.hpp"

namespace demarc::map {
namespace {

using claim::Claim;
using claim::ClaimRef;
using claim::PlaceView;
using claim::Stance;
using claim::Status;
using gazetteer::Feature;


/// Of a river, the point in view nearest to where the gazetteer puts it that keeps clear of other marks; its own place where none does.
Vec2 clearPoint(const Polylines& course, Vec2 usual, const Rect& view_m, const std::vector<Vec2>& others, double apart_m) {
    Vec2 best = usual;
    double nearest = 1e300;
    for (const Vec2f p : course.points) {
        const Vec2 at = course.origin_m + Vec2{p.x, p.y};
        const double away = std::hypot(at.x - usual.x, at.y - usual.y);
        const bool clear = std::ranges::all_of(others, [&](Vec2 q) { return std::hypot(at.x - q.x, at.y - q.y) >= apart_m; });
        if (!clear || away >= nearest || !view_m.contains(at)) continue;
        nearest = away;
        best = at;
    }
    return best;
}

/// "proposed to Russia", where all proposals would give it to one party.
std::string proposalLine(const PlaceView& place, const Telling& telling) {
    std::string to;
    for (const ClaimRef ref : place.proposals) {
        const Claim& c = telling.claim(ref);
        const bool gives = c.status == Status::control || c.status == Status::partial;
        const std::string& name = telling.party(c.actor).name;
        if (!gives || name.empty() || (!to.empty() && to != name)) return "proposed";
        to = name;
    }
    return "proposed to " + to;
}

class SubjectDrawer {
public:
    SubjectDrawer(const SubjectSet& subjects, const Telling& telling, const Projection& projection, const Rect& view_m, const GroundSpec& ground,
                  const std::function<float(std::string_view)>& opacity, const ClaimantSides& sides, Scene& scene)
        : telling_{telling}, projection_{projection}, view_m_{view_m}, ground_{ground}, opacity_{opacity}, sides_{sides}, scene_{scene} {
        for (const SubjectDraft& draft : subjects.drafts) anchors_.push_back(projection.forward(draft.place.position));
    }

    void draw(const SubjectDraft& draft, base::Date asOf, SourceList& sources) {
        Subject subject;
        subject.name = draft.place.name;
        subject.listed = draft.listed;
        subject.context = draft.context;
        subject.position = draft.place.position;
        subject.anchor_m = projection_.forward(draft.place.position);
        subject.radius_px = discRadius_px(draft.population);
        subject.approximate = !draft.outline;
        subject.quiet = draft.quiet;
        subject.dispute = draft.place.dispute;
        subject.claims = allClaims(draft.place);
        subject.symbols = symbolsFor(draft.place, scene_.view, telling_);
        for (Symbol& symbol : subject.symbols) turnArrow(symbol, draft.place.position);
        for (Symbol& symbol : subject.symbols) {
            const float shown = opacity_(symbol.layer);
            symbol.a = symbol.a.faded(shown);
            symbol.b = symbol.b.faded(shown);
        }
        std::erase_if(subject.symbols, [](const Symbol& s) { return s.a.a == 0; });
        subject.lines = calloutLines(draft.place, telling_, asOf, sources);
        if (draft.outline) drawArea(draft, subject);
        if (draft.course) drawRiver(*draft.course, subject);
        if (draft.around) drawRing(*draft.around, subject);
        if (std::isfinite(subject.anchor_m.x)) scene_.subjects.push_back(std::move(subject));
    }

    void finish() {
        // Tints over each other go brown: a town within a filled region is cut out of it.
        std::erase_if(underTowns_, [&](const AreaItem& land) {
            return std::ranges::none_of(fills_.areas, [&](const AreaItem& fill) { return fill.mesh->bounds_m.intersects(land.mesh->bounds_m); });
        });
        fills_.areas.insert(fills_.areas.end(), underTowns_.begin(), underTowns_.end());
        fills_.areas.insert(fills_.areas.end(), townFills_.begin(), townFills_.end());
        if (!fills_.areas.empty()) scene_.world.push_back(std::move(fills_));
        if (!outlines_.lines.empty()) scene_.world.push_back(std::move(outlines_));
    }

private:
    /// Toward a party's side in the plane, as seen from a place.
    [[nodiscard]] Vec2 sideOf(std::string_view party, base::LonLat place, const Geography* outline = nullptr) const {
        constexpr double STEP_M = 1000;
        const std::optional<double> bearing = sides_.bearing_deg(party, place, outline);
        if (!bearing) return {};
        const Vec2 step = projection_.forward(base::destination(place, *bearing, STEP_M)) - projection_.forward(place);
        const double length = std::hypot(step.x, step.y);
        return length > 0 && std::isfinite(length) ? step * (1 / length) : Vec2{};
    }

    /// An advance comes from its actor's side.
    void turnArrow(Symbol& symbol, base::LonLat place) const {
        if (symbol.kind != SymbolKind::advance || symbol.claims.empty()) return;
        const Vec2 side = sideOf(telling_.claim(symbol.claims.front()).actor, place);
        if (side != Vec2{}) symbol.angle_rad = std::atan2(-side.x, -side.y);
    }

    /// Whether an outline is too small at this scale to say more than a disc.
    [[nodiscard]] bool isSmall(const ProjectedArea& area, const Subject& subject) const {
        constexpr double OF_DISC = 1.2;
        const Rect& box = area.mesh->bounds_m;
        return std::max(box.width(), box.height()) * scene_.scale_px_per_m < OF_DISC * 2 * subject.radius_px;
    }

    void drawArea(const SubjectDraft& draft, Subject& subject) {
        const ProjectedArea area = projectOutline(*draft.outline, projection_, ground_.tolerance_m);
        if (area.rings.starts.empty() || (isPoint(draft.place.feature) && isSmall(area, subject))) return;
        const std::vector<Vec2> inner = innerPoints(area.rings, view_m_, 3);
        if (!inner.empty()) subject.anchor_m = inner.front();
        std::erase_if(subject.symbols, [&](const Symbol& symbol) {
            if (symbol.kind != SymbolKind::proposed) return false;
            outline(area, symbol.a, symbol.layer);
            label(draft, inner, symbol.layer);
            return subject.area = true;
        });
        const auto side = [&](std::string_view party) { return sideOf(party, draft.place.position, &*draft.outline); };
        AreaClaims claims = fillArea(area, draft.place, std::move(subject.symbols), scene_.view, telling_, side);
        auto& fills = isPoint(draft.place.feature) ? townFills_ : fills_.areas;
        if (&fills == &townFills_ && !claims.fills.empty()) {
            Paint land;
            land.a = scene_.theme.land;
            underTowns_.push_back({area.mesh, land, "base.land"});
        }
        fills.insert(fills.end(), claims.fills.begin(), claims.fills.end());
        outlines_.lines.insert(outlines_.lines.end(), claims.lines.begin(), claims.lines.end());
        subject.symbols = std::move(claims.atAnchor);
        subject.area = subject.area || claims.shown;
        // "Holds part of it" says nothing on where: beside an outline it stays in the callout.
        if (subject.area) std::erase_if(subject.symbols, [](const Symbol& s) { return s.kind == SymbolKind::shareRing && s.number.empty() && !s.onGround; });
    }

    /// Dashes that lie wholly inside: stroked at double width, clipped to the area, so that the border that they follow stays visible.
    void outline(const ProjectedArea& area, base::Colour colour, const std::string& layer) {
        constexpr float WIDTH_PX = 2.8F, DASH_PX = 10, GAP_PX = 6, DOT_SHARE = 0.22F;
        outlines_.lines.push_back({area.outline, colour, 2 * WIDTH_PX, DASH_PX, GAP_PX, area.mesh, layer});
        if (scene_.view != View::proposals) return;
        Paint dots;
        dots.pattern = Pattern::dots;
        dots.share = DOT_SHARE;
        dots.a = colour.faded(areaOpacity(scene_.theme));
        fills_.areas.push_back({area.mesh, dots, layer});
    }

    void label(const SubjectDraft& draft, const std::vector<Vec2>& inner, const std::string& layer) {
        if (inner.empty()) return;
        LabelSource source;
        source.kind = LabelKind::proposal;
        source.text = draft.place.name;
        source.secondLine = proposalLine(draft.place, telling_);
        source.anchor_m = inner.front();
        source.elsewhere_m.assign(inner.begin() + 1, inner.end());
        source.priority = 1000;
        source.layer = layer;
        scene_.labels.push_back(std::move(source));
    }

    void drawRiver(const Geography& course, Subject& subject) {
        constexpr float WIDTH_PX = 1.7F;
        constexpr double APART_PX = 84;
        const auto lines = projectLines(course, projection_, ground_.box, ground_.tolerance_m);
        std::vector<Vec2> others;
        for (const Vec2 anchor : anchors_) {
            if (anchor != subject.anchor_m) others.push_back(anchor);
        }
        subject.anchor_m = clearPoint(*lines, subject.anchor_m, view_m_, others, APART_PX / scene_.scale_px_per_m);
        const base::Colour colour = scene_.theme.claimedRiver.faded(opacity_("base.water"));
        if (colour.a != 0 && !scene_.world.empty()) scene_.world[1].lines.push_back({lines, colour, WIDTH_PX, 0, 0, nullptr, "base.water"});
    }

    void drawRing(const Geography& ring, Subject& subject) {
        constexpr float WIDTH_PX = 1.2F, DASH_PX = 5, GAP_PX = 4;
        const std::string layer = subject.symbols.empty() ? std::string{} : subject.symbols.front().layer;
        outlines_.lines.push_back({projectLines(ring, projection_, ground_.box, ground_.tolerance_m), scene_.theme.leader.faded(opacity_(layer)), WIDTH_PX, DASH_PX, GAP_PX, nullptr, layer});
        subject.ringed = true;
    }

    const Telling& telling_;
    const Projection& projection_;
    const Rect& view_m_;
    const GroundSpec& ground_;
    const std::function<float(std::string_view)>& opacity_;
    const ClaimantSides& sides_;
    Scene& scene_;
    std::vector<Vec2> anchors_;  ///< where the marks of all places would stand
    WorldPass fills_, outlines_;
    std::vector<AreaItem> underTowns_, townFills_;
};

}  // namespace

Rect locatorRect(const Rect& view_m, const SubjectSet& subjects, const Projection& projection) {
    Rect rect = view_m;
    for (const SubjectDraft& draft : subjects.drafts) {
        const Vec2 p = projection.forward(draft.place.position);
        const double reach = 4 * std::max(view_m.width(), view_m.height());
        // A subject on another continent would make the locator a map of nothing.
        if (std::isfinite(p.x) && view_m.grown(reach).contains(p)) rect.extend(p);
    }
    const bool allInView = rect == view_m;
    const double x = rect.width() * (allInView ? 1.2 : 0.25), y = rect.height() * (allInView ? 1.2 : 0.25);
    return {rect.left - x, rect.top - y, rect.right + x, rect.bottom + y};
}

void drawSubjects(const SubjectSet& subjects, const Telling& telling, const Projection& projection, const Rect& view_m, const GroundSpec& ground,
                  const std::function<float(std::string_view)>& opacity, const ClaimantSides& sides, base::Date asOf, SourceList& sources,
                  Scene& scene) {
    SubjectDrawer drawer{subjects, telling, projection, view_m, ground, opacity, sides, scene};
    for (const SubjectDraft& draft : subjects.drafts) drawer.draw(draft, asOf, sources);
    drawer.finish();
}

std::vector<Furniture::PartyKey> drawnParties(const Scene& scene, const Telling& telling) {
    std::vector<Furniture::PartyKey> keys;
    // What is drawn decides: in one party's account others have no mark, and no key.
    std::vector<base::Colour> drawn;
    const auto add = [&](base::Colour colour) {
        colour.a = 255;
        drawn.push_back(colour);
    };
    const auto inInk = [](SymbolKind kind) { return kind == SymbolKind::strike || kind == SymbolKind::contested; };
    for (const Subject& subject : scene.subjects) {
        for (const Symbol& symbol : subject.symbols) {
            if (!inInk(symbol.kind)) add(symbol.a), add(symbol.b);
        }
        for (const CalloutLine& line : subject.lines) {
            if (!inInk(line.glyph)) add(line.glyphColour), add(line.glyphColour2);
        }
    }
    for (const WorldPass& pass : scene.world) {
        for (const AreaItem& area : pass.areas) {
            if (!area.layer.starts_with("base.") && !area.layer.starts_with("user.")) add(area.paint.a), add(area.paint.b);
        }
    }
    const auto speaks = [&](const PartyLook& party) {
        return std::ranges::any_of(scene.subjects, [&](const Subject& subject) {
            return std::ranges::any_of(subject.symbols, [&](const Symbol& symbol) { return symbol.claimant == party.name; });
        });
    };
    const auto isColoured = [&](const PartyLook& party) { return std::ranges::find(drawn, party.mark) != drawn.end() || speaks(party); };
    for (const PartyLook& party : telling.parties()) {
        if (isColoured(party)) keys.push_back({party.name, party.mark, telling.theme().kind == ThemeKind::print, party.falls});
    }
    const bool proposed = std::ranges::any_of(scene.subjects, [&](const Subject& subject) {
        return !subject.quiet && std::ranges::any_of(subject.claims, [&](ClaimRef ref) { return telling.claim(ref).stance == Stance::proposes; });
    });
    if (proposed) keys.push_back({"Proposal", scene.theme.proposal, false, false});
    return keys;
}

}  // namespace demarc::map
