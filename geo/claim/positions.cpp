#include "claim/positions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "gazetteer/fold.hpp"

namespace demarc::claim {
namespace {

constexpr int EVENT_DAYS = 14;  ///< a strike or a fight is no news after two weeks

struct Entry {
    ClaimRef ref;
    const Claim* claim = nullptr;
    int day = 0;  ///< from which on it holds
};

bool isHold(const Claim& claim) {
    return claim.status == Status::control || claim.status == Status::partial;
}

double shareOf(const Claim& claim) {
    return claim.extent.value_or(claim.status == Status::control ? 1.0 : 0.5);
}

/// Positions of the parties from what they last said, in order of mention.
std::vector<Position> positionsFrom(const std::vector<Entry>& entries) {
    std::vector<Position> positions;
    std::map<std::string, int> newest;
    for (const Entry& entry : entries) {
        const auto [slot, isNew] = newest.emplace(entry.claim->claimant, entry.day);
        slot->second = std::max(slot->second, entry.day);
    }
    for (const Entry& entry : entries) {
        const Claim& claim = *entry.claim;
        if (entry.day < newest[claim.claimant]) continue;
        auto position = std::ranges::find(positions, claim.claimant, &Position::party);
        if (position == positions.end()) position = positions.insert(positions.end(), {claim.claimant, {}, {}, {}});
        position->claims.push_back(entry.ref);
        if (claim.stance == Stance::asserts) {
            double& share = position->shares[claim.actor];
            share = std::max(share, shareOf(claim));
        } else if (std::ranges::find(position->denied, claim.actor) == position->denied.end()) {
            position->denied.push_back(claim.actor);
        }
    }
    for (Position& position : positions) {
        std::erase_if(position.denied, [&](const std::string& holder) { return position.shares.contains(holder); });
        double sum = 0;
        for (const auto& [holder, share] : position.shares) sum += share;
        if (sum <= 1) continue;
        for (auto& [holder, share] : position.shares) share /= sum;
    }
    return positions;
}

double shareIn(const Position& position, const std::string& holder) {
    const auto found = position.shares.find(holder);
    return found == position.shares.end() ? 0 : found->second;
}

/// ½ Σ |p(h) − q(h)|. Against a bare denial only the denied holder's share is known to differ, and it goes elsewhere whole.
double distance(const Position& p, const Position& q) {
    if (p.shares.empty() || q.shares.empty()) {
        const Position& denial = p.shares.empty() ? p : q;
        const Position& other = p.shares.empty() ? q : p;
        double rejected = 0;
        for (const std::string& holder : denial.denied) rejected += shareIn(other, holder);
        return std::min(1.0, rejected);
    }
    std::set<std::string> holders;
    for (const auto& [holder, share] : p.shares) holders.insert(holder);
    for (const auto& [holder, share] : q.shares) holders.insert(holder);
    double sum = 0;
    for (const std::string& holder : holders) sum += std::abs(shareIn(p, holder) - shareIn(q, holder));
    return std::min(1.0, sum / 2);
}

std::optional<double> disputeOf(const std::vector<Position>& positions) {
    if (positions.size() < 2) return std::nullopt;
    double largest = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (std::size_t j = i + 1; j < positions.size(); ++j) largest = std::max(largest, distance(positions[i], positions[j]));
    }
    return largest;
}

/// Whether a claim of the past tells of this day.
bool tellsOf(const Claim& claim, int day) {
    return claim.time == Time::past && claim.from && claim.to && claim.from->firstDayNumber() <= day && day <= claim.to->lastDayNumber();
}

}  // namespace

std::vector<PlaceView> placesAt(const std::vector<Reading>& readings, std::optional<base::Date> at) {
    if (!at) {
        for (const Reading& reading : readings) {
            if (reading.document.date && (!at || *at < *reading.document.date)) at = reading.document.date;
        }
    }
    const int day = at ? at->lastDayNumber() : std::numeric_limits<int>::max();
    std::vector<PlaceView> views;
    std::vector<std::vector<Entry>> holds;
    std::vector<std::size_t> counts;
    std::map<std::pair<gazetteer::PlaceIndex, std::string>, std::size_t> byPlace;
    for (std::size_t r = 0; r < readings.size(); ++r) {
        const auto& date = readings[r].document.date;
        const int said = date ? date->firstDayNumber() : day;
        for (std::size_t c = 0; c < readings[r].claims.size(); ++c) {
            const Claim& claim = readings[r].claims[c];
            if (!claim.position || (said > day && !tellsOf(claim, day))) continue;
            const std::string folded = claim.placeIndex == gazetteer::kNoPlace ? gazetteer::fold(claim.place) : std::string();
            const auto [slot, isNew] = byPlace.emplace(std::pair{claim.placeIndex, folded}, views.size());
            if (isNew) {
                PlaceView fresh;
                fresh.name = claim.place;
                fresh.placeIndex = claim.placeIndex;
                fresh.position = *claim.position;
                fresh.radius_km = claim.radius_km;
                fresh.feature = claim.feature;
                views.push_back(std::move(fresh));
                holds.emplace_back();
                counts.push_back(0);
            }
            PlaceView& view = views[slot->second];
            if (view.qualifier.empty()) view.qualifier = claim.qualifier;
            ++counts[slot->second];
            const ClaimRef ref{r, c};
            if (claim.stance == Stance::proposes || claim.time == Time::future) {
                view.proposals.push_back(ref);
            } else if (claim.time == Time::past && !(at && tellsOf(claim, day))) {
                view.past.push_back(ref);
            } else if (isHold(claim)) {
                holds[slot->second].push_back({ref, &claim, said});
            } else if (said > day - EVENT_DAYS || claim.time == Time::past) {
                view.events.push_back(ref);
            }
        }
    }
    std::vector<std::size_t> order(views.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
        order[i] = i;
        views[i].positions = positionsFrom(holds[i]);
        views[i].dispute = disputeOf(views[i].positions);
    }
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return counts[i]; });
    std::vector<PlaceView> sorted;
    for (const std::size_t i : order) sorted.push_back(std::move(views[i]));
    return sorted;
}

}  // namespace demarc::claim
