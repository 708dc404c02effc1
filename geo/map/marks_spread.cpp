#include <algorithm>
#include <cmath>
#include <utility>

#include "map/marks.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double BETWEEN_PX = 5;  // left free between the marks of two places

Rect boxOf(const MarkGroup& group) {
    const Vec2 by = group.centre_px;
    return {group.box_px.left + by.x, group.box_px.top + by.y, group.box_px.right + by.x, group.box_px.bottom + by.y};
}

double distance(Vec2 a, Vec2 b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Back into the map, but never farther from the place than marks may stand.
void hold(MarkGroup& group, const Rect& map) {
    const Rect box = boxOf(group), inside = map.grown(-4);
    group.centre_px.x += std::max(0.0, inside.left - box.left) - std::max(0.0, box.right - inside.right);
    group.centre_px.y += std::max(0.0, inside.top - box.top) - std::max(0.0, box.bottom - inside.bottom);
    const double away = distance(group.centre_px, group.truth_px);
    if (away > MOST_AWAY_PX) group.centre_px = group.truth_px + (group.centre_px - group.truth_px) * (MOST_AWAY_PX / away);
}

/// From their true points, pushes overlapping groups apart along the axis where least is needed.
void separate(std::vector<MarkGroup>& groups, const Rect& map) {
    constexpr int ROUNDS = 60;
    for (MarkGroup& group : groups) group.centre_px = group.truth_px;
    for (int round = 0; round < ROUNDS; ++round) {
        bool moving = false;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t j = i + 1; j < groups.size(); ++j) {
                if (!groups[i].hasMarks || !groups[j].hasMarks) continue;
                const Rect a = boxOf(groups[i]).grown(BETWEEN_PX / 2), b = boxOf(groups[j]).grown(BETWEEN_PX / 2);
                if (!a.intersects(b)) continue;
                const double overX = std::min(a.right, b.right) - std::max(a.left, b.left);
                const double overY = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
                const Vec2 between = groups[j].truth_px - groups[i].truth_px;
                Vec2 push;
                if (overX < overY) {
                    push.x = (between.x < 0 ? -1 : 1) * (overX / 2 + 0.5);
                } else {
                    push.y = (between.y < 0 ? -1 : 1) * (overY / 2 + 0.5);
                }
                groups[i].centre_px = groups[i].centre_px - push;
                groups[j].centre_px = groups[j].centre_px + push;
                moving = true;
            }
        }
        for (MarkGroup& group : groups) hold(group, map);
        if (!moving) return;
    }
}

using Pair = std::pair<std::size_t, std::size_t>;

/// Pairs that still overlap, those nearest to each other first.
std::vector<Pair> overlapping(const std::vector<MarkGroup>& groups) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (std::size_t j = i + 1; j < groups.size(); ++j) {
            if (groups[i].hasMarks && groups[j].hasMarks && boxOf(groups[i]).intersects(boxOf(groups[j]))) pairs.emplace_back(i, j);
        }
    }
    std::ranges::stable_sort(pairs, {}, [&](const Pair& p) { return distance(groups[p.first].truth_px, groups[p.second].truth_px); });
    return pairs;
}

/// Those that overlap another or do not fit into the map become small; false when there was none to change.
bool shrink(const Page& page, std::vector<MarkGroup>& groups) {
    std::vector<bool> crowded(groups.size(), false);
    for (const auto& [i, j] : overlapping(groups)) crowded[i] = crowded[j] = true;
    bool changed = false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        MarkGroup& group = groups[i];
        if (!group.hasMarks || group.isSmall || (!crowded[i] && page.map.contains(boxOf(group)))) continue;
        const Vec2 truth = group.truth_px;
        group = composeSmallMarks(page, group.subject);
        group.truth_px = truth;
        changed = true;
    }
    return changed;
}

/// A neutral mark for several places: who holds what is listed.
void drawCluster(const Page& page, MarkGroup& group) {
    constexpr double RADIUS_PX = 11, DOT_PX = 2.4, OFF_PX = 4.2;
    Piece piece;
    piece.marks = {discMark({0, 0}, RADIUS_PX, page.theme.panel), ringMark({0, 0}, RADIUS_PX - 0.8, 1.6, page.theme.claimedText)};
    for (const Vec2 at : {Vec2{0, -OFF_PX}, Vec2{-OFF_PX, OFF_PX * 0.7}, Vec2{OFF_PX, OFF_PX * 0.7}})
        piece.marks.push_back(discMark(at, DOT_PX, page.theme.claimedText));
    const bool selected = std::ranges::find(group.cluster, page.options.selected) != group.cluster.end();
    if (selected) piece.marks.push_back(ringMark({0, 0}, RADIUS_PX + 5, 1.6, page.theme.text));
    if (selected) group.subject = page.options.selected;
    group.marks = std::move(piece);
    group.over = {};
    group.box_px = Rect{0, 0, 0, 0}.grown(RADIUS_PX + (selected ? 6 : 1));
    group.left = group.right = {{0, 0}, RADIUS_PX};
}

/// One mark for both, at the middle of all their places; none where that is too far from one of them.
std::optional<MarkGroup> merged(const Page& page, const MarkGroup& a, const MarkGroup& b) {
    MarkGroup both;
    both.subject = std::min(a.subject, b.subject);
    both.hasMarks = both.isSmall = true;
    for (const MarkGroup* part : {&a, &b}) {
        const bool single = part->cluster.empty();
        const auto members = single ? std::vector{part->subject} : part->cluster;
        const auto truths = single ? std::vector{part->truth_px} : part->truths_px;
        both.cluster.insert(both.cluster.end(), members.begin(), members.end());
        both.truths_px.insert(both.truths_px.end(), truths.begin(), truths.end());
    }
    std::ranges::sort(both.cluster);
    for (const Vec2 truth : both.truths_px) both.truth_px = both.truth_px + truth * (1.0 / static_cast<double>(both.truths_px.size()));
    if (std::ranges::any_of(both.truths_px, [&](Vec2 truth) { return distance(truth, both.truth_px) > MOST_AWAY_PX; })) return std::nullopt;
    both.centre_px = both.truth_px;
    drawCluster(page, both);
    return both;
}

/// Merges neighbours that overlap, each at most once a round; false when there was none to merge.
bool mergeNeighbours(const Page& page, std::vector<MarkGroup>& groups) {
    std::vector<bool> used(groups.size(), false);
    std::vector<std::size_t> gone;
    for (const auto& [i, j] : overlapping(groups)) {
        if (used[i] || used[j]) continue;
        auto both = merged(page, groups[i], groups[j]);
        if (!both) continue;
        used[i] = used[j] = true;
        groups[i] = std::move(*both);
        gone.push_back(j);
    }
    std::ranges::sort(gone, std::greater{});
    for (const std::size_t j : gone) groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(j));
    return !gone.empty();
}

/// Those without room where all that come before them have theirs: of two that overlap the one with fewer claims.
std::vector<std::size_t> withoutRoom(const std::vector<MarkGroup>& groups, const Rect& map) {
    OccupiedIndex kept;
    std::vector<std::size_t> without;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!groups[i].hasMarks) continue;
        const Rect box = boxOf(groups[i]);
        if (map.contains(box) && kept.isFree(box)) kept.add(box);
        else without.push_back(i);
    }
    return without;
}

/// Where even that left no room, only a dot stays.
void crowdOut(std::vector<MarkGroup>& groups, const Rect& map) {
    for (const std::size_t i : withoutRoom(groups, map)) {
        MarkGroup& group = groups[i];
        group.crowdedOut = true;
        group.hasMarks = false;
        group.marks = group.over = {};
        group.centre_px = group.truth_px;
        group.box_px = Rect{0, 0, 0, 0}.grown(3);
        group.left = group.right = {{0, 0}, 0};
    }
}

/// All marks of single places become small; false when there was none to change.
bool shrinkAll(const Page& page, std::vector<MarkGroup>& groups) {
    bool changed = false;
    for (MarkGroup& group : groups) {
        if (!group.hasMarks || group.isSmall) continue;
        const Vec2 truth = group.truth_px;
        group = composeSmallMarks(page, group.subject);
        group.truth_px = truth;
        changed = true;
    }
    return changed;
}

/// Where a good part had to become small, or a place in dispute, all do: a large mark beside small ones would count for more.
bool isUneven(const Page& page, const std::vector<MarkGroup>& groups) {
    const auto isSmallAndDisputed = [&](const MarkGroup& group) { return group.isSmall && page.scene.subjects[group.subject].dispute.value_or(0) > 0; };
    constexpr std::size_t IN = 5;
    const auto marks = static_cast<std::size_t>(std::ranges::count_if(groups, &MarkGroup::hasMarks));
    const auto small = static_cast<std::size_t>(std::ranges::count_if(groups, &MarkGroup::isSmall));
    return small > 0 && small < marks && (small * IN >= marks || std::ranges::any_of(groups, isSmallAndDisputed));
}

}  // namespace

void spreadMarks(const Page& page, std::vector<MarkGroup>& groups) {
    separate(groups, page.map);
    while (shrink(page, groups)) separate(groups, page.map);
    if ((isUneven(page, groups) || !withoutRoom(groups, page.map).empty()) && shrinkAll(page, groups)) separate(groups, page.map);
    while (mergeNeighbours(page, groups)) separate(groups, page.map);
    crowdOut(groups, page.map);
}

}  // namespace demarc::map
