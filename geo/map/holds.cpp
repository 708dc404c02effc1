#include "map/holds.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::map {
namespace {

/// What a position leaves to a holder that others assert.
double granted(const claim::Position& position, const std::string& holder) {
    if (const auto found = position.shares.find(holder); found != position.shares.end()) return found->second;
    if (std::ranges::find(position.denied, holder) != position.denied.end()) return 0;
    double open = 1;
    for (const auto& [other, share] : position.shares) open -= share;
    return std::max(0.0, open);
}

}  // namespace

bool Hold::isOneShare() const {
    const auto share = [&](const claim::Position* position) { return position->shares.at(id); };
    return std::ranges::all_of(by, [&](const claim::Position* p) { return std::abs(share(p) - share(by.front())) < 1 - WHOLE_SHARE; });
}

bool isShareTold(const claim::Position& position, std::string_view holder, const Telling& telling) {
    return std::ranges::any_of(position.claims, [&](claim::ClaimRef ref) {
        const claim::Claim& c = telling.claim(ref);
        return c.actor == holder && c.stance == claim::Stance::asserts && (c.extent.has_value() || c.status == claim::Status::control);
    });
}

std::vector<Hold> holdsOf(const claim::PlaceView& place, const Telling& telling) {
    std::vector<Hold> holds;
    for (const claim::Position& position : place.positions) {
        for (const auto& [id, share] : position.shares) {
            if (share <= 0) continue;
            auto found = std::ranges::find(holds, id, &Hold::id);
            if (found == holds.end()) {
                Hold hold;
                hold.id = id;
                found = holds.insert(holds.end(), std::move(hold));
            }
            found->most = std::max(found->most, share);
            found->told = found->told || isShareTold(position, id, telling);
            found->by.push_back(&position);
        }
    }
    for (Hold& hold : holds) {
        for (const claim::Position& position : place.positions) hold.least = std::min(hold.least, granted(position, hold.id));
    }
    return holds;
}

}  // namespace demarc::map
