#include "map/area_claims.hpp"

#include <algorithm>
#include <cmath>

#include "map/front_fill.hpp"
#include "map/holds.hpp"
#include "map/symbols.hpp"

namespace demarc::map {
namespace {

constexpr double HATCH_DENSER = 0.15;  // than a fill: half of the ground is bare
constexpr float FRONT_PX = 2.2F, OUTLINE_PX = 1.3F, DENIED_PX = 1.8F;

double hatchOpacity(const Theme& theme) {
    return areaOpacity(theme) + HATCH_DENSER;
}

Paint solid(base::Colour colour, const Theme& theme) {
    Paint paint;
    paint.a = colour.faded(areaOpacity(theme));
    return paint;
}

Paint sparse(base::Colour colour, bool falls, const Theme& theme) {
    Paint paint;
    paint.pattern = Pattern::sparseHatch;
    paint.a = colour.faded(hatchOpacity(theme));
    paint.b = {0, 0, 0, 0};
    paint.share = 0.3F;
    paint.period_px = sparsePeriod_px(colour, theme);
    paint.falls = falls;
    return paint;
}

Paint striped(base::Colour a, base::Colour b, double share, const Theme& theme) {
    Paint paint;
    paint.pattern = Pattern::hatch;
    paint.a = a.faded(hatchOpacity(theme));
    paint.b = b.faded(hatchOpacity(theme));
    paint.share = static_cast<float>(share);
    return paint;
}

Paint dotted(base::Colour colour, const Theme& theme) {
    Paint paint;
    paint.pattern = Pattern::dots;
    paint.a = colour.faded(hatchOpacity(theme));
    paint.share = 0.22F;
    return paint;
}

bool isOnHold(const Symbol& symbol, const Telling& telling) {
    return std::ranges::any_of(symbol.claims, [&](claim::ClaimRef ref) { return claim::isHold(telling.claim(ref).status); });
}

class AreaDrawer {
public:
    AreaDrawer(const ProjectedArea& area, const claim::PlaceView& place, View view, const Telling& telling, const SideOf& sideOf)
        : area_{area}, place_{place}, view_{view}, telling_{telling}, sideOf_{sideOf}, holds_{holdsOf(place, telling)} {
        // Of more than two holders the first two are drawn, as at a point; the card tells of the others.
        if (holds_.size() > 2) holds_.resize(2);
    }

    AreaClaims draw(std::vector<Symbol> symbols) {
        const bool swept = drawFronts(symbols);
        for (Symbol& symbol : symbols) {
            const bool isHoldMark = symbol.kind == SymbolKind::held || symbol.kind == SymbolKind::twoHolders ||
                                    symbol.kind == SymbolKind::oneAsserts || symbol.kind == SymbolKind::shareRing;
            if (swept && isHoldMark) continue;
            if (isHoldMark) drawWhole(symbol);
            else if (symbol.kind == SymbolKind::past) drawPast(symbol);
            else drawBeside(symbol);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] const Theme& theme() const { return telling_.theme(); }

    void fill(std::shared_ptr<const Mesh> mesh, const Paint& paint, const std::string& layer) {
        if (paint.a.a == 0 && paint.b.a == 0) return;
        if (!mesh->indices.empty()) out_.fills.push_back({std::move(mesh), paint, layer});
        out_.shown = true;
    }

    /// Wholly inside: stroked at double width and cut at the area's edge.
    void outline(base::Colour colour, float width_px, float dash_px, float gap_px, const std::string& layer) {
        if (colour.a != 0) out_.lines.push_back({area_.outline, colour, 2 * width_px, dash_px, gap_px, area_.mesh, layer});
    }

    void drawWhole(const Symbol& symbol) {
        switch (symbol.kind) {
            case SymbolKind::held:
                return fill(area_.mesh, solid(symbol.a, theme()), symbol.layer);
            case SymbolKind::twoHolders:
                return fill(area_.mesh, striped(symbol.a, symbol.b, symbol.share, theme()), symbol.layer);
            case SymbolKind::oneAsserts:
                return fill(area_.mesh, sparse(symbol.a, symbol.falls, theme()), symbol.layer);
            default:
                break;
        }
        if (out_.shown) return;  // another voice's part of the same holder
        if (place_.feature == gazetteer::Feature::region || place_.feature == gazetteer::Feature::country) {
            out_.atAnchor.push_back(symbol);
            return;
        }
        fill(area_.mesh, dotted(symbol.a, theme()), symbol.layer);
        outline(symbol.a, OUTLINE_PX, 0, 0, symbol.layer);
        Symbol shown = symbol;
        shown.onGround = true;
        out_.atAnchor.push_back(std::move(shown));
    }

    void drawPast(const Symbol& symbol) {
        Paint paint;
        paint.a = symbol.a;
        if (symbol.share >= WHOLE_SHARE) return fill(area_.mesh, paint, symbol.layer);
        if (holds_.empty() && !symbol.claims.empty()) {
            const FrontFill front{*area_.mesh, sideOf_(telling_.claim(symbol.claims.back()).actor)};
            fill(std::make_shared<Mesh>(front.band(0, symbol.share)), paint, symbol.layer);
        }
    }

    void drawBeside(Symbol& symbol) {
        if (symbol.kind == SymbolKind::denied && isOnHold(symbol, telling_)) outline(symbol.a, DENIED_PX, 0, 0, symbol.layer);
        if (symbol.kind == SymbolKind::contested) outline(symbol.a, DENIED_PX, 2, 4, symbol.layer);
        out_.atAnchor.push_back(std::move(symbol));
    }

    /// Whether the area is filled by shares: some holder's is told and less than the whole.
    [[nodiscard]] bool hasFronts() const {
        const auto isPart = [](const Hold& h) { return h.most < WHOLE_SHARE || !h.isOneShare(); };
        return std::ranges::all_of(holds_, [](const Hold& h) { return h.told; }) && std::ranges::any_of(holds_, isPart);
    }

    bool drawFronts(const std::vector<Symbol>& symbols) {
        if (holds_.empty() || !hasFronts()) return false;
        const auto visible = std::ranges::find_if(symbols, [](const Symbol& s) { return s.a.a != 0 && s.kind != SymbolKind::denied; });
        if (visible == symbols.end()) return true;
        const double shown = static_cast<double>(visible->a.a) / 255;
        const std::string& layer = visible->layer;
        const Hold& a = holds_.front();
        Vec2 side = sideOf_(a.id);
        if (holds_.size() == 2) {
            const Vec2 other = sideOf_(holds_[1].id);
            if (side - other != Vec2{}) side = side - other;
        }
        const FrontFill front{*area_.mesh, side};
        const auto colour = [&](const Hold& hold) { return telling_.party(hold.id).mark.faded(shown); };
        const auto band = [&](double from, double to, const Paint& paint) {
            if (to - from > 1e-6) fill(std::make_shared<Mesh>(front.band(from, to)), paint, layer);
        };
        const double reachA = a.most, reachB = holds_.size() == 2 ? holds_[1].most : 0;
        const double endA = std::min(reachA, 1 - reachB), endB = std::max(reachA, 1 - reachB);
        fillAlone(a, 0, endA, colour(a), band, false);
        if (holds_.size() == 2) {
            const Hold& b = holds_[1];
            band(1 - reachB, reachA, striped(colour(a), colour(b), reachA / (reachA + reachB), theme()));
            fillAlone(b, endB, 1, colour(b), band, true);
        }
        outline(holds_.size() == 2 ? telling_.theme().leader.faded(shown) : colour(a), OUTLINE_PX, 0, 0, layer);
        for (const Hold& hold : holds_) {
            const bool first = &hold == &holds_.front();
            for (const claim::Position* position : hold.by) {
                const double share = position->shares.at(hold.id);
                auto line = std::make_shared<Polylines>(front.front(first ? share : 1 - share));
                if (!line->points.empty()) out_.lines.push_back({std::move(line), colour(hold), FRONT_PX, 0, 0, nullptr, layer});
            }
        }
        number(symbols, shown);
        out_.shown = true;
        return true;
    }

    /// A holder's fill where no other's reaches: solid as far as all grant it.
    template <class Band>
    void fillAlone(const Hold& hold, double from, double to, base::Colour colour, const Band& band, bool fromEnd) const {
        const bool alone = place_.positions.size() == 1 && view_ != View::party;
        const double granted = alone ? 0 : hold.least;
        const Paint beyond = view_ == View::dispute && !alone ? striped(colour, theme().denialRest, 0.5, theme()) : sparse(colour, telling_.party(hold.id).falls, theme());
        const double edge = std::clamp(fromEnd ? 1 - granted : granted, from, to);
        band(from, edge, fromEnd ? beyond : solid(colour, theme()));
        band(edge, to, fromEnd ? solid(colour, theme()) : beyond);
    }

    /// The shares as numbers at the anchor, each with who tells it where there is more than one.
    void number(const std::vector<Symbol>& symbols, double shown) {
        for (const Hold& hold : holds_) {
            for (const claim::Position* position : hold.by) {
                if (!isShareTold(*position, hold.id, telling_)) continue;
                const PartyLook& claimant = telling_.party(position->party);
                Symbol symbol;
                symbol.kind = SymbolKind::shareRing;
                symbol.onGround = true;
                symbol.a = telling_.party(hold.id).mark.faded(shown);
                symbol.share = position->shares.at(hold.id);
                symbol.number = percent(symbol.share);
                symbol.claimant = claimant.name;
                symbol.claimantColour = claimant.text;
                symbol.claims = position->claims;
                symbol.layer = "party." + position->party;
                const auto same = std::ranges::find_if(out_.atAnchor, [&](const Symbol& s) { return s.a == symbol.a && s.number == symbol.number; });
                if (same == out_.atAnchor.end()) {
                    out_.atAnchor.push_back(std::move(symbol));
                } else if (same->claimant != symbol.claimant) {
                    same->claimant += ", " + symbol.claimant;
                    same->claims.insert(same->claims.end(), symbol.claims.begin(), symbol.claims.end());
                }
            }
        }
        const bool denied = std::ranges::any_of(symbols, [](const Symbol& s) { return s.kind == SymbolKind::denied; });
        if (out_.atAnchor.size() == 1 && !denied) out_.atAnchor.front().claimant.clear();
    }

    const ProjectedArea& area_;
    const claim::PlaceView& place_;
    View view_;
    const Telling& telling_;
    const SideOf& sideOf_;
    std::vector<Hold> holds_;
    AreaClaims out_;
};

}  // namespace

AreaClaims fillArea(const ProjectedArea& area, const claim::PlaceView& place, std::vector<Symbol> symbols, View view, const Telling& telling,
                    const SideOf& sideOf) {
    return AreaDrawer{area, place, view, telling, sideOf}.draw(std::move(symbols));
}

}  // namespace demarc::map
