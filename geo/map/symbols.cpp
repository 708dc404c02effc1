#include "map/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/holds.hpp"

namespace demarc::map {
namespace {

using claim::Claim;
using claim::ClaimRef;
using claim::Position;
using claim::Stance;
using claim::Status;

constexpr double PAST_OPACITY = 0.4;
constexpr double MOST_STRIPE = 0.75;  ///< beside a denial: a disc without stripes would look agreed on

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
        symbol.falls = telling_.party(holder).falls;
        symbol.layer = std::move(layer);
        symbols_.push_back(std::move(symbol));
        return symbols_.back();
    }

    void sign(Symbol& symbol, const PartyLook& claimant) const {
        symbol.claimant = claimant.name;
        symbol.claimantColour = claimant.text;
    }

    void drawHolders() {
        const std::vector<Hold> holds = holdsOf(place_, telling_);
        if (holds.size() >= 2) {
            const Hold& a = holds[0];
            const Hold& b = holds[1];
            Symbol& symbol = push(SymbolKind::twoHolders, a.id, "dispute");
            symbol.b = colour(b.id);
            symbol.share = a.most / (a.most + b.most);
            for (const Hold* hold : {&a, &b}) {
                for (const Position* position : hold->by) add(symbol.claims, position->claims);
            }
        } else if (holds.size() == 1) {
            drawOneHolder(holds.front());
        }
    }

    void drawOneHolder(const Hold& hold) {
        const Position* denier = bareDenierOf(hold.id);
        if (view_ == View::dispute && denier != nullptr) {
            Symbol& symbol = push(SymbolKind::twoHolders, hold.id, "dispute");
            symbol.b = telling_.theme().denialRest;
            symbol.share = std::min(hold.most, MOST_STRIPE);
            for (const Position* position : hold.by) add(symbol.claims, position->claims);
            add(symbol.claims, denier->claims);
            return;
        }
        if (hold.most < WHOLE_SHARE || !hold.isOneShare()) return drawShares(hold, denier != nullptr);
        const bool agreed = view_ == View::party || (hold.by.size() > 1 && denier == nullptr);
        Symbol& disc = push(agreed ? SymbolKind::held : SymbolKind::oneAsserts, hold.id, layerOf(hold.by.front()->party));
        for (const Position* position : hold.by) add(disc.claims, position->claims);
        if (denier != nullptr) sign(disc, telling_.party(hold.by.front()->party));
    }

    /// A ring for each share that is asserted; who asserts the same shares a ring.
    void drawShares(const Hold& hold, bool denied) {
        const std::size_t before = symbols_.size();
        for (const Position* position : hold.by) {
            const double share = position->shares.at(hold.id);
            const bool told = isShareTold(*position, hold.id, telling_);
            const std::string number = told ? percent(share) : std::string{};
            const auto same = std::find_if(symbols_.begin() + static_cast<std::ptrdiff_t>(before), symbols_.end(),
                                           [&](const Symbol& ring) { return std::abs(ring.share - share) < 0.005 && ring.number == number; });
            const PartyLook& claimant = telling_.party(position->party);
            if (same != symbols_.end()) {
                add(same->claims, position->claims);
                if (same->claimant != claimant.name) same->claimant += ", " + claimant.name;
                continue;
            }
            Symbol& ring = push(SymbolKind::shareRing, hold.id, layerOf(position->party));
            ring.share = share;
            ring.number = number;
            ring.claims = position->claims;
            sign(ring, claimant);
        }
        // With one voice or one share there is nobody to tell apart.
        if (symbols_.size() == before + 1 && !denied) symbols_.back().claimant.clear();
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
                    if (c.extent && *c.extent < WHOLE_SHARE) symbol.number = percent(*c.extent);
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
            // Where the actor's side isn't known, advances run from the lower left.
            if (kind == SymbolKind::advance) symbol.angle_rad = std::numbers::pi / 4;
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
