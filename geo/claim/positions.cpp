#include "claim/positions.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "claim/limits.hpp"
#include "claim/same_report.hpp"
#include "gazetteer/fold.hpp"

namespace demarc::claim {
namespace {

constexpr int EVENT_DAYS = 14;  ///< a strike or a fight is no news after two weeks

constexpr std::string_view kNarrator = "narrator";

struct Entry {
    ClaimRef ref;
    const Claim* claim = nullptr;
    int day = 0;         ///< on which it was said
    std::string source;  ///< of the report's own voice
};

constexpr double UNTOLD = -1, PART = 0.5;  ///< a part of which nobody says how much, and what stands for it in sums

/// None for a part of which it is not said how much.
std::optional<double> shareOf(const Claim& claim) {
    return claim.extent || claim.status != Status::control ? claim.extent : 1.0;
}

/// When each voice last spoke of a place.
class LastWords {
public:
    void add(const Entry& entry) {
        Days& days = voices_[voiceOf(entry)];
        if (isHold(entry.claim->status)) days.ofHold = std::max(days.ofHold, entry.day);
        const auto [day, isNew] = days.ofActor.emplace(entry.claim->actor, entry.day);
        if (!isNew) day->second = std::max(day->second, entry.day);
    }
    /// Whether a claim is obsolete by a newer word of its voice: any on who holds the place, or that the holder left.
    [[nodiscard]] bool replace(const Entry& entry) const {
        const auto voice = voices_.find(voiceOf(entry));
        if (voice == voices_.end()) return false;
        const auto isNewer = [&](const std::string& actor) {
            const auto found = voice->second.ofActor.find(actor);
            return found != voice->second.ofActor.end() && found->second > entry.day;
        };
        const Claim& claim = *entry.claim;
        // "We have left X": nor does it deny any longer that others hold it.
        return voice->second.ofHold > entry.day || isNewer(claim.actor) || (claim.stance == Stance::denies && isNewer(claim.claimant));
    }

private:
    using Voice = std::pair<std::string_view, std::string_view>;
    struct Days {
        int ofHold = std::numeric_limits<int>::min();
        std::map<std::string_view, int> ofActor;
    };
    static Voice voiceOf(const Entry& entry) { return {entry.claim->claimant, entry.source}; }
    std::map<Voice, Days> voices_;
};

/// Positions of the voices from what they last said, in order of mention; what is obsolete goes to `superseded`. `leavings`: withdrawals.
std::vector<Position> positionsFrom(const std::vector<Entry>& entries, const std::vector<Entry>& leavings, std::vector<ClaimRef>& superseded) {
    LastWords last;
    for (const auto* said : {&entries, &leavings})
        for (const Entry& entry : *said) last.add(entry);
    std::vector<Position> positions;
    for (const Entry& entry : entries) {
        if (last.replace(entry)) {
            superseded.push_back(entry.ref);
            continue;
        }
        const Claim& claim = *entry.claim;
        // Reports of one day whose publishers are not told may be two voices.
        auto position = std::ranges::find_if(positions, [&](const Position& p) {
            return p.party == claim.claimant && p.source == entry.source && (claim.claimant != kNarrator || !entry.source.empty() || p.claims.front().reading == entry.ref.reading);
        });
        if (position == positions.end()) position = positions.insert(positions.end(), {claim.claimant, entry.source, {}, {}, {}});
        position->claims.push_back(entry.ref);
        if (claim.stance == Stance::asserts) {
            double& share = position->shares.emplace(claim.actor, UNTOLD).first->second;
            share = std::max(share, shareOf(claim).value_or(UNTOLD));
        } else if (std::ranges::find(position->denied, claim.actor) == position->denied.end()) {
            position->denied.push_back(claim.actor);
        }
    }
    // … unless they say the same.
    for (auto position = positions.begin(); position != positions.end();) {
        const auto same = std::find_if(positions.begin(), position, [&](const Position& p) {
            return p.party == position->party && p.source == position->source && p.shares == position->shares && p.denied == position->denied;
        });
        if (same == position) {
            ++position;
            continue;
        }
        same->claims.insert(same->claims.end(), position->claims.begin(), position->claims.end());
        position = positions.erase(position);
    }
    for (Position& position : positions) {
        for (auto& [holder, share] : position.shares)
            if (share == UNTOLD) share = PART;
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

/// ½ Σ |p(h) − q(h)|, what either leaves open counted for the other. Against a bare denial only the denied holder's share is known to differ, and it goes elsewhere whole.
double distance(const Position& p, const Position& q) {
    if (p.shares.empty() || q.shares.empty()) {
        const Position& denial = p.shares.empty() ? p : q;
        const Position& other = p.shares.empty() ? q : p;
        double rejected = 0;
        for (const std::string& holder : denial.denied) rejected += shareIn(other, holder);
        return std::min(1.0, rejected);
    }
    // What one leaves open may be what the other speaks of: 60% of A's and 40% of B's agree.
    const auto unmatched = [](const Position& of, const Position& by) {
        double only = 0, open = 1;
        for (const auto& [holder, share] : of.shares) only += by.shares.contains(holder) ? 0 : share;
        for (const auto& [holder, share] : by.shares) open -= share;
        // Whose hold is denied can't be what is left open.
        for (const std::string& holder : by.denied)
            if (of.shares.contains(holder) && !by.shares.contains(holder)) return only;
        return std::max(0.0, only - std::max(0.0, open));
    };
    double sum = unmatched(p, q) + unmatched(q, p);
    for (const auto& [holder, share] : p.shares)
        if (q.shares.contains(holder)) sum += std::abs(share - shareIn(q, holder));
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

bool sayTheSame(const Claim& a, const Claim& b) {
    return a.claimant == b.claimant && a.stance == b.stance && a.status == b.status && a.actor == b.actor && a.time == b.time && a.extent == b.extent;
}

/// Sorts what was said by a date into places.
class ViewBuilder {
public:
    ViewBuilder(const std::vector<Reading>& readings, std::optional<base::Date> at)
        : readings_{readings}, at_{at ? at : newestDate(readings)}, day_{at_ ? at_->lastDayNumber() : std::numeric_limits<int>::max()}, first_{firstOfSame(readings)} {}

    [[nodiscard]] std::vector<PlaceView> find() {
        // A report counts from the day on which any outlet brought it first.
        std::vector<int> said(readings_.size());
        for (std::size_t r = 0; r < readings_.size(); ++r) {
            said[r] = readings_[r].document.date ? readings_[r].document.date->firstDayNumber() : day_;
            said[first_[r]] = std::min(said[first_[r]], said[r]);
        }
        for (std::size_t r = 0; r < readings_.size(); ++r)
            for (std::size_t c = 0; c < readings_[r].claims.size(); ++c) add({r, c}, said[first_[r]]);
        for (Draft& draft : drafts_) {
            draft.view.positions = positionsFrom(draft.holds, draft.leavings, draft.view.superseded);
            draft.view.dispute = disputeOf(draft.view.positions);
        }
        std::ranges::stable_sort(drafts_, std::greater{}, &Draft::count);
        std::vector<PlaceView> views;
        for (Draft& draft : drafts_) views.push_back(std::move(draft.view));
        return views;
    }

private:
    struct Draft {
        PlaceView view;
        std::vector<Entry> holds, leavings;
        std::map<std::size_t, std::vector<ClaimRef>> told;  ///< by report, repeats left out
        std::size_t count = 0;
    };

    [[nodiscard]] const Claim& claim(ClaimRef ref) const { return readings_[ref.reading].claims[ref.claim]; }

    void add(ClaimRef ref, int said) {
        const Claim& claim = this->claim(ref);
        if (!claim.position || (said > day_ && !tellsOf(claim, day_))) return;
        Draft& draft = draftOf(claim);
        PlaceView& view = draft.view;
        if (view.qualifier.empty()) view.qualifier = claim.qualifier;
        if (repeats(draft, ref)) return;
        ++draft.count;
        const bool isPast = claim.time == Time::past && !(at_ && tellsOf(claim, day_));
        const Entry entry{ref, &claim, said, claim.claimant == kNarrator ? readings_[first_[ref.reading]].document.source.value_or("") : ""};
        const bool left = claim.status == Status::withdrawal && claim.stance == Stance::asserts && claim.time != Time::future;
        if (left && !isUnderWay(claim.cue.of(readings_[ref.reading].document.text))) draft.leavings.push_back(entry);
        if (claim.stance == Stance::proposes || claim.time == Time::future) view.proposals.push_back(ref);
        else if (isPast) view.past.push_back(ref);
        else if (isHold(claim.status)) draft.holds.push_back(entry);
        else if (said > day_ - EVENT_DAYS || claim.time == Time::past) view.events.push_back(ref);
        else view.superseded.push_back(ref);
    }

    /// Notes a claim that the same report holds already as another outlet brings it.
    bool repeats(Draft& draft, ClaimRef ref) const {
        auto& told = draft.told[first_[ref.reading]];
        const auto known = std::ranges::find_if(told, [&](ClaimRef other) { return other.reading != ref.reading && sayTheSame(claim(other), claim(ref)); });
        if (known == told.end()) {
            told.push_back(ref);
            return false;
        }
        draft.view.repeats[*known].push_back(ref);
        return true;
    }

    Draft& draftOf(const Claim& claim) {
        const std::string folded = claim.placeIndex == gazetteer::kNoPlace ? gazetteer::fold(claim.place) : std::string();
        const auto [slot, isNew] = byPlace_.emplace(std::pair{claim.placeIndex, folded}, drafts_.size());
        if (!isNew) return drafts_[slot->second];
        Draft& draft = drafts_.emplace_back();
        draft.view.name = claim.place;
        draft.view.placeIndex = claim.placeIndex;
        draft.view.position = *claim.position;
        draft.view.radius_km = claim.radius_km;
        draft.view.feature = claim.feature;
        return draft;
    }

    const std::vector<Reading>& readings_;
    std::optional<base::Date> at_;
    int day_;
    std::vector<std::size_t> first_;
    std::vector<Draft> drafts_;
    std::map<std::pair<gazetteer::PlaceIndex, std::string>, std::size_t> byPlace_;
};

}  // namespace

std::optional<base::Date> newestDate(const std::vector<Reading>& readings) {
    std::optional<base::Date> newest;
    for (const Reading& reading : readings)
        if (reading.document.date && (!newest || *newest < *reading.document.date)) newest = reading.document.date;
    return newest;
}

std::vector<ClaimRef> deniedEvents(const PlaceView& place, const std::vector<Reading>& readings) {
    const auto claimAt = [&](ClaimRef ref) -> const Claim& { return readings[ref.reading].claims[ref.claim]; };
    std::vector<ClaimRef> denials, denied;
    std::ranges::copy_if(place.events, std::back_inserter(denials), [&](ClaimRef ref) { return claimAt(ref).stance == Stance::denies; });
    const auto contradict = [&](ClaimRef one, ClaimRef other) {
        const Claim &a = claimAt(one), &b = claimAt(other);
        return a.status == b.status && a.actor == b.actor && a.claimant != b.claimant && a.stance != b.stance;
    };
    std::ranges::copy_if(place.events, std::back_inserter(denied), [&](ClaimRef ref) {
        // Denials are few.
        const auto& against = claimAt(ref).stance == Stance::denies ? place.events : denials;
        return std::ranges::any_of(against, [&](ClaimRef other) { return contradict(ref, other); });
    });
    return denied;
}

std::vector<PlaceView> placesAt(const std::vector<Reading>& readings, std::optional<base::Date> at) { return ViewBuilder{readings, at}.find(); }

}  // namespace demarc::claim
