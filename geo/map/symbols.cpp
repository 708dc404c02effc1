#include "map/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace demarc::map {
namespace {

using claim::Claim;
using claim::ClaimRef;
using claim::Position;
using claim::Stance;
using claim::Status;

constexpr double WHOLE = 0.999;
constexpr double PAST_OPACITY = 0.4;

/// A holder that somebody asserts, with the largest share asserted and by whom.
struct Holder {
    std::string id;
    double share = 0;
    std::vector<const Position*> by;
};

std::vector<Holder> assertedHolders(const claim::PlaceView& place) {
    std::vector<Holder> holders;
    for (const Position& position : place.positions) {
        for (const auto& [id, share] : position.shares) {
            if (share <= 0) continue;
            auto found = std::ranges::find(holders, id, &Holder::id);
            if (found == holders.end()) found = holders.insert(holders.end(), {id, 0, {}});
            found->share = std::max(found->share, share);
            found->by.push_back(&position);
        }
    }
    return holders;
}

void add(std::vector<ClaimRef>& to, const std::vector<ClaimRef>& from) {
    for (const ClaimRef ref : from) {
        if (std::ranges::find(to, ref) == to.end()) to.push_back(ref);
    }
}

std::string layerOf(std::string_view claimant) { return "party." + std::string{claimant}; }

class Drawer {
public:
    Drawer(const claim::PlaceView& place, View view, const Telling& telling) : place_{place}, view_{view}, telling_{telling} {}

    std::vector<Symbol> draw() {
        drawHolders();
        drawEvents();
        drawDenials();
        drawProposals();
        if (view_ == View::history) drawPast();
        return std::move(symbols_);
    }

private:
    [[nodiscard]] base::Colour colour(std::string_view party) const { return telling_.party(party).mark; }

    Symbol& push(SymbolKind kind, std::string_view holder, std::string layer) {
        Symbol symbol;
        symbol.kind = kind;
        symbol.a = colour(holder);
        symbol.layer = std::move(layer);
        symbols_.push_back(std::move(symbol));
        return symbols_.back();
    }

    void sign(Symbol& symbol, const PartyLook& claimant) const {
        symbol.claimant = claimant.name;
        symbol.claimantColour = claimant.text;
    }

    /// Whether the largest share of a holder was told in so many words, or only that it holds part.
    [[nodiscard]] bool isShareTold(const Position& position, std::string_view holder) const {
        return std::ranges::any_of(position.claims, [&](ClaimRef ref) {
            const Claim& c = telling_.claim(ref);
            return c.actor == holder && c.extent.has_value();
        });
    }

    void drawHolders() {
        const std::vector<Holder> holders = assertedHolders(place_);
        if (holders.size() >= 2) {
            const Holder& a = holders[0];
            const Holder& b = holders[1];
            Symbol& symbol = push(SymbolKind::twoHolders, a.id, "dispute");
            symbol.b = colour(b.id);
            symbol.share = a.share / (a.share + b.share);
            for (const Holder* holder : {&a, &b}) {
                for (const Position* position : holder->by) add(symbol.claims, position->claims);
            }
        } else if (holders.size() == 1) {
            drawOneHolder(holders.front());
        }
    }

    void drawOneHolder(const Holder& holder) {
        const Position* denier = bareDenierOf(holder.id);
        if (view_ == View::dispute && denier != nullptr) {
            Symbol& symbol = push(SymbolKind::twoHolders, holder.id, "dispute");
            symbol.b = telling_.theme().denialRest;
            symbol.share = holder.share;
            for (const Position* position : holder.by) add(symbol.claims, position->claims);
            add(symbol.claims, denier->claims);
            return;
        }
        if (holder.share < WHOLE) {
            for (const Position* position : holder.by) {
                const double share = position->shares.at(holder.id);
                Symbol& ring = push(SymbolKind::shareRing, holder.id, layerOf(position->party));
                ring.share = share;
                if (isShareTold(*position, holder.id)) ring.number = percent(share);
                ring.claims = position->claims;
                if (denier != nullptr || holder.by.size() > 1) sign(ring, telling_.party(position->party));
            }
            return;
        }
        const bool alone = holder.by.size() == 1 && view_ != View::party;
        Symbol& disc = push(alone ? SymbolKind::oneAsserts : SymbolKind::held, holder.id, layerOf(holder.by.front()->party));
        for (const Position* position : holder.by) add(disc.claims, position->claims);
        if (denier != nullptr) sign(disc, telling_.party(holder.by.front()->party));
    }

    /// Who rejects this hold without telling who holds instead.
    [[nodiscard]] const Position* bareDenierOf(std::string_view holder) const {
        for (const Position& position : place_.positions) {
            if (position.shares.empty() && std::ranges::find(position.denied, holder) != position.denied.end()) return &position;
        }
        return nullptr;
    }

    void drawDenials() {
        for (const Position& position : place_.positions) {
            if (!position.shares.empty()) continue;
            for (const std::string& holder : position.denied) {
                if (view_ == View::dispute && isStripeAlready(holder)) continue;
                Symbol& symbol = push(SymbolKind::denied, holder, "denials");
                for (const ClaimRef ref : position.claims) {
                    const Claim& c = telling_.claim(ref);
                    if (c.stance != Stance::denies || c.actor != holder) continue;
                    symbol.claims.push_back(ref);
                    if (c.extent && *c.extent < WHOLE) symbol.number = percent(*c.extent);
                }
                sign(symbol, telling_.party(position.party));
            }
        }
        for (const ClaimRef ref : place_.events) {
            const Claim& c = telling_.claim(ref);
            if (c.stance != Stance::denies) continue;
            Symbol& symbol = push(SymbolKind::denied, c.actor, "denials");
            symbol.claims = {ref};
            sign(symbol, telling_.party(c.claimant));
        }
    }

    [[nodiscard]] bool isStripeAlready(std::string_view holder) const {
        return std::ranges::any_of(symbols_, [&](const Symbol& s) { return s.kind == SymbolKind::twoHolders && s.a == colour(holder); });
    }

    void drawEvents() {
        for (const ClaimRef ref : place_.events) {
            const Claim& c = telling_.claim(ref);
            if (c.stance == Stance::denies) continue;
            const SymbolKind kind = eventKind(c.status);
            const base::Colour a = kind == SymbolKind::strike || kind == SymbolKind::contested ? telling_.theme().strike : colour(c.actor);
            const auto same = std::ranges::find_if(symbols_, [&](const Symbol& s) { return s.kind == kind && s.a == a; });
            if (same != symbols_.end()) {
                same->claims.push_back(ref);
                continue;
            }
            Symbol& symbol = push(kind, c.actor, layerOf(c.claimant));
            symbol.a = a;
            symbol.claims = {ref};
            constexpr double DEFAULT_HEADING = std::numbers::pi / 4;
            const double toward = telling_.headingFrom(c.actor, place_.position, DEFAULT_HEADING);
            if (kind == SymbolKind::advance) symbol.angle_rad = toward;
            if (kind == SymbolKind::withdrawal) symbol.angle_rad = toward + std::numbers::pi;
        }
    }

    static SymbolKind eventKind(Status status) {
        switch (status) {
        case Status::encircled: return SymbolKind::encircled;
        case Status::advance: return SymbolKind::advance;
        case Status::withdrawal: return SymbolKind::withdrawal;
        case Status::strike: return SymbolKind::strike;
        case Status::control:
        case Status::partial:
        case Status::contested: break;
        }
        return SymbolKind::contested;
    }

    void drawProposals() {
        if (place_.proposals.empty()) return;
        Symbol& symbol = push(SymbolKind::proposed, "", "proposals");
        symbol.a = telling_.theme().proposal;
        symbol.claims = place_.proposals;
    }

    /// The last of what is past: what came before it is told in words.
    void drawPast() {
        const Claim* last = nullptr;
        for (const ClaimRef ref : place_.past) {
            const Claim& c = telling_.claim(ref);
            if (last == nullptr || (c.from && (!last->from || last->from->firstDayNumber() < c.from->firstDayNumber()))) last = &c;
        }
        if (last == nullptr) return;
        Symbol& symbol = push(SymbolKind::past, last->actor, "history");
        symbol.a = symbol.a.faded(PAST_OPACITY);
        symbol.share = last->extent.value_or(last->status == Status::partial ? 0.5 : 1);
        symbol.claims = place_.past;
    }

    const claim::PlaceView& place_;
    View view_;
    const Telling& telling_;
    std::vector<Symbol> symbols_;
};

}  // namespace

std::vector<Symbol> symbolsFor(const claim::PlaceView& place, View view, const Telling& telling) { return Drawer{place, view, telling}.draw(); }

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + "%"; }

double discRadius_px(std::uint32_t population) {
    constexpr double SMALLEST = 16, LARGEST = 32, PER_TENFOLD = 7.6, UNKNOWN = 20;
    if (population == 0) return UNKNOWN;
    return std::clamp(SMALLEST + PER_TENFOLD * std::log10(population / 1000.0), SMALLEST, LARGEST);
}

}  // namespace demarc::map
