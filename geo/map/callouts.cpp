#include "map/callouts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc::map {
namespace {

constexpr double CARD_PX = 292, CARD_WIDE_PX = 316, CARD_LEAST_PX = 200;
constexpr double STEP_PX = 4, BETWEEN_CARDS_PX = 16;
constexpr double NEVER = 1e9;
constexpr int MOST_FAILURES = 4;   // in a row: then the columns count as full
constexpr double COLLISION = 1e6;  // cost of a leader through a mark, a name or a card: more than all lengths together
enum Side : std::size_t { LEFT, RIGHT };

struct Candidate {
    const MarkGroup* group = nullptr;
    Piece card;
    std::array<std::vector<double>, 2> cost;  ///< by side and step down the column; NEVER where the card can't stand
};

/// Where the cards stand: by side, from top to bottom, candidates and their steps.
struct Arrangement {
    std::array<std::vector<std::size_t>, 2> order;
    std::vector<Rect> boxes;  ///< by candidate
    std::vector<Leader> leaders;
    double cost = NEVER;
    bool clean = false;  ///< all placed, no leader crosses anything
};

class Columns {
public:
    Columns(const Page& page, const std::vector<MarkGroup>& groups) : page_{page}, groups_{groups} {
        area_ = page.map.grown(-EDGE_PX);
        steps_ = static_cast<std::size_t>(std::max(0.0, area_.height() / STEP_PX));
        oneSided_ = page.map.width() < 640;
    }

    /// What each place down the columns costs; false when there is none without a collision.
    bool measure(Candidate& candidate) const {
        bool possible = false;
        for (const Side side : {LEFT, RIGHT}) {
            auto& cost = candidate.cost[side];
            cost.assign(steps_, NEVER);
            if (oneSided_ && side == LEFT) continue;
            for (std::size_t step = 0; step < steps_; ++step) {
                const Rect box = boxAt(candidate, side, step);
                if (box.bottom > area_.bottom || !page_.taken.isFree(box.grown(4))) continue;
                const auto leader = leaderBetween(box, side == LEFT, rimFor(candidate, side));
                if (leader) cost[step] = leaderCost(*leader, *candidate.group);
                possible = possible || cost[step] < COLLISION;
            }
        }
        return possible;
    }

    /// Adds the last candidate to a clean arrangement of those before it: where it costs least, then by flips and swaps of all.
    /// The arrangement is not clean when none was found.
    [[nodiscard]] Arrangement withLast(const std::vector<Candidate>& candidates, const Arrangement& before) const {
        Arrangement best;
        for (const Side side : {LEFT, RIGHT}) {
            if (oneSided_ && side == LEFT) continue;
            for (std::size_t at = 0; at <= before.order[side].size(); ++at) {
                Arrangement trial = before;
                trial.order[side].insert(trial.order[side].begin() + static_cast<std::ptrdiff_t>(at), candidates.size() - 1);
                evaluate(candidates, trial);
                if (trial.cost < best.cost || best.boxes.empty()) best = std::move(trial);
            }
        }
        while (!best.clean && improve(candidates, best)) {
        }
        return best;
    }

    /// Shorter leaders, as long as that gains something.
    void polish(const std::vector<Candidate>& candidates, Arrangement& arrangement) const {
        for (int round = 0; round < 3 && improve(candidates, arrangement);) ++round;
    }

private:
    [[nodiscard]] Rect boxAt(const Candidate& candidate, Side side, std::size_t step) const {
        const double top = area_.top + static_cast<double>(step) * STEP_PX;
        const double left = side == LEFT ? area_.left : area_.right - candidate.card.width_px;
        return {left, top, left + candidate.card.width_px, top + candidate.card.height_px};
    }

    [[nodiscard]] static const Rim& rimFor(const Candidate& candidate, Side side) {
        return side == LEFT ? candidate.group->left : candidate.group->right;
    }

    /// Long, climbing and covering leaders are dear.
    [[nodiscard]] double leaderCost(const Leader& leader, const MarkGroup& own) const {
        double cost = leader.rise_px * 2;
        for (std::size_t i = 1; i < leader.points.size(); ++i) {
            const Vec2 along = leader.points[i] - leader.points[i - 1];
            cost += 0.3 * std::hypot(along.x, along.y);
        }
        for (const MarkGroup& group : groups_) {
            if (group.subject != own.subject && group.hasMarks && cross(leader, group.box_px.grown(2))) cost += COLLISION;
            if (!group.name_px.isEmpty() && group.name_px != group.box_px && cross(leader, group.name_px.grown(1))) cost += COLLISION;
        }
        return cost;
    }

    /// Heights of one side's cards in their order, cheapest in sum, by dynamic programming; false when they don't all fit.
    bool stack(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& order, Side side, Arrangement& out, double& sum) const {
        if (order.empty()) return true;
        const std::size_t n = order.size();
        std::vector<std::vector<double>> total(n, std::vector<double>(steps_, NEVER));
        std::vector<std::vector<std::size_t>> from(n, std::vector<std::size_t>(steps_, 0));
        for (std::size_t i = 0; i < n; ++i) {
            const auto& cost = candidates[order[i]].cost[side];
            double least = i == 0 ? 0 : NEVER;
            std::size_t leastAt = 0, above = 0;
            const double need = i == 0 ? 0 : candidates[order[i - 1]].card.height_px + BETWEEN_CARDS_PX;
            for (std::size_t step = 0; step < steps_; ++step) {
                while (i > 0 && static_cast<double>(above) * STEP_PX + need <= static_cast<double>(step) * STEP_PX) {
                    if (total[i - 1][above] < least) least = total[i - 1][above], leastAt = above;
                    ++above;
                }
                if (cost[step] < NEVER && least < NEVER) total[i][step] = cost[step] + least;
                from[i][step] = leastAt;
            }
        }
        const auto end = std::ranges::min_element(total.back());
        if (end == total.back().end() || *end >= NEVER) return false;
        sum += *end;
        auto step = static_cast<std::size_t>(end - total.back().begin());
        for (std::size_t i = n; i-- > 0;) {
            const Candidate& candidate = candidates[order[i]];
            out.boxes[order[i]] = boxAt(candidate, side, step);
            out.leaders[order[i]] = *leaderBetween(out.boxes[order[i]], side == LEFT, rimFor(candidate, side));
            step = from[i][step];
        }
        return true;
    }

    void evaluate(const std::vector<Candidate>& candidates, Arrangement& out) const {
        out.boxes.assign(candidates.size(), {});
        out.leaders.assign(candidates.size(), {});
        out.cost = 0;
        out.clean = false;
        for (const Side side : {LEFT, RIGHT}) {
            if (!stack(candidates, out.order[side], side, out, out.cost)) {
                out.cost = NEVER;
                return;
            }
        }
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            for (std::size_t j = 0; j < candidates.size(); ++j) {
                if (i == j) continue;
                if (i < j && cross(out.leaders[i], out.leaders[j])) out.cost += COLLISION;
                if (cross(out.leaders[i], out.boxes[j].grown(2))) out.cost += COLLISION;
                if (i < j && out.boxes[i].grown(4).intersects(out.boxes[j])) out.cost += COLLISION;
            }
        }
        out.clean = out.cost < COLLISION;
    }

    bool improve(const std::vector<Candidate>& candidates, Arrangement& best) const {
        const double before = best.cost;
        const auto consider = [&](Arrangement trial) {
            evaluate(candidates, trial);
            if (trial.cost < best.cost - 0.5) best = std::move(trial);
        };
        for (const Side side : {LEFT, RIGHT}) {
            for (std::size_t at = 0; at < best.order[side].size(); ++at) {
                if (at + 1 < best.order[side].size()) {
                    Arrangement swapped = best;
                    std::swap(swapped.order[side][at], swapped.order[side][at + 1]);
                    consider(std::move(swapped));
                }
                if (oneSided_ || at >= best.order[side].size()) continue;
                Arrangement flipped = best;
                const std::size_t card = flipped.order[side][at];
                flipped.order[side].erase(flipped.order[side].begin() + static_cast<std::ptrdiff_t>(at));
                auto& other = flipped.order[side == LEFT ? RIGHT : LEFT];
                const auto place = std::ranges::find_if(
                    other, [&](std::size_t i) { return candidates[i].group->centre_px.y > candidates[card].group->centre_px.y; });
                other.insert(place, card);
                consider(std::move(flipped));
            }
        }
        return best.cost < before - 0.5;
    }

    const Page& page_;
    const std::vector<MarkGroup>& groups_;
    Rect area_;
    std::size_t steps_ = 0;
    bool oneSided_ = false;
};

Piece cardFor(const Page& page, const Subject& subject) {
    const double most = std::max(CARD_LEAST_PX, page.map.width() * 0.3);
    // Where a wider line breaks later, the wide card says more in less height.
    const bool wide = most >= CARD_WIDE_PX && std::ranges::any_of(subject.lines, [&](const CalloutLine& line) {
                          return page.setter.width_px(line.party + " " + line.text, page.type.cardLine) > CARD_PX - 60;
                      });
    return makeCard(page, subject, wide ? CARD_WIDE_PX : std::min(CARD_PX, most));
}

/// Cards that stand, and the places that got none.
struct Filling {
    std::vector<Candidate> candidates;
    Arrangement arrangement;
    std::vector<const MarkGroup*> leftOver;
};

/// Gives cards to the groups in this order, each as far as it finds room beside those before it.
Filling fill(const Page& page, const Columns& columns, const std::vector<const MarkGroup*>& order) {
    Filling out;
    int failures = 0;
    for (const MarkGroup* group : order) {
        out.leftOver.push_back(group);
        const bool shared = !group->cluster.empty() && group->subject != page.options.selected;
        if (group->crowdedOut || shared || failures == MOST_FAILURES) continue;
        out.candidates.push_back({group, cardFor(page, page.scene.subjects[group->subject]), {}});
        Arrangement with;
        if (columns.measure(out.candidates.back())) with = columns.withLast(out.candidates, out.arrangement);
        if (with.clean) {
            out.arrangement = std::move(with);
            out.leftOver.pop_back();
            failures = 0;
        } else {
            out.candidates.pop_back();
            ++failures;
        }
    }
    return out;
}

/// Subjects come with most claims first. Where some find no room, others may choose first: those that were left over, those nearest to
/// a side, the topmost, the lowest; the first order that gives most of them a card counts.
Filling bestFilling(const Page& page, const Columns& columns, std::vector<const MarkGroup*> order) {
    constexpr std::size_t MOST_TO_REORDER = 12;
    Filling best = fill(page, columns, order);
    const auto consider = [&] {
        if (best.leftOver.empty()) return;
        Filling other = fill(page, columns, order);
        if (other.leftOver.size() < best.leftOver.size()) best = std::move(other);
    };
    const auto leftOverFirst = [&] {
        std::ranges::stable_partition(order, [&](const MarkGroup* group) { return std::ranges::find(best.leftOver, group) != best.leftOver.end(); });
        consider();
    };
    leftOverFirst();
    leftOverFirst();
    if (order.size() > MOST_TO_REORDER) return best;
    const double middle = page.map.centre().x;
    std::ranges::stable_sort(order, std::greater{}, [&](const MarkGroup* group) { return std::abs(group->centre_px.x - middle); });
    consider();
    std::ranges::stable_sort(order, {}, [](const MarkGroup* group) { return group->centre_px.y; });
    consider();
    std::ranges::reverse(order);
    consider();
    return best;
}

}  // namespace

void placeCallouts(Page& page, const std::vector<MarkGroup>& groups) {
    const std::size_t selected = page.options.selected;
    const bool onlySelected = !page.options.column && selected < page.scene.subjects.size();
    const bool roomy = page.map.width() >= 420 && page.map.height() >= 260;
    std::vector<const MarkGroup*> wanted;
    for (const MarkGroup& group : groups) {
        const bool silent = page.scene.subjects[group.subject].lines.empty() || (onlySelected && group.subject != selected);
        if (!silent) wanted.push_back(&group);
    }
    const Columns columns{page, groups};
    Filling filling;
    if (roomy) {
        filling = bestFilling(page, columns, wanted);
        columns.polish(filling.candidates, filling.arrangement);
    } else {
        filling.leftOver = wanted;
    }
    for (std::size_t i = 0; i < filling.candidates.size(); ++i) {
        drawLeader(page, filling.arrangement.leaders[i]);
        drawCard(page, filling.candidates[i].card, filling.arrangement.boxes[i], filling.candidates[i].group->subject);
    }
    std::ranges::sort(filling.leftOver, {}, &MarkGroup::subject);
    for (std::size_t i = 0; i < filling.leftOver.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        drawNumber(page, *filling.leftOver[i], number);
        const MarkGroup& group = *filling.leftOver[i];
        const auto places = group.cluster.empty() ? std::vector{group.subject} : group.cluster;
        for (const std::size_t place : places) page.frame.leftOver.push_back(number + " " + asOneLine(page.scene.subjects[place]));
    }
}

}  // namespace demarc::map
