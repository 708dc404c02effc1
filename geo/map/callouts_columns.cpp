#include "map/callouts_columns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace demarc::map {
namespace {

constexpr double BETWEEN_CARDS_PX = 16, GAP_CLEAR_PX = 6;
constexpr double LONGEST = 0.5;   ///< of a leader, as a share of the map's width: none crosses the sheet
constexpr double SMALL_PX = 720;  ///< a map lower than this is on a sheet without room for lists
constexpr std::size_t MANY = 20;
constexpr float NEVER = CardWish::NEVER, COLLISION = CardWish::COLLISION;

const Rim& rimFor(const CardWish& wish, Side side) { return side == LEFT ? wish.group->left : wish.group->right; }

Rect around(const Leader& leader) {
    Rect box;
    for (const Vec2 p : leader.points) box.extend(p);
    return box.grown(0.5);
}

}  // namespace

bool CardWish::isPossible(Version version) const {
    return std::ranges::any_of(cost[version], [](const std::vector<float>& side) {
        return std::ranges::any_of(side, [](float c) { return c < COLLISION; });
    });
}

Columns::Columns(const Page& page, const std::vector<MarkGroup>& groups) : page_{page}, area_{page.map.grown(-EDGE_PX)} {
    for (const MarkGroup& group : groups) {
        if (group.hasMarks) obstacles_.push_back({group.box_px.grown(2), &group, false});
        if (!group.name_px.isEmpty() && group.name_px != group.box_px) obstacles_.push_back({group.name_px.grown(1), &group, true});
    }
    step_px_ = groups.size() > MANY ? 8 : 4;
    steps_ = static_cast<std::size_t>(std::max(0.0, area_.height() / step_px_));
    oneSided_ = page.map.width() < TWO_SIDED_PX;
}

Rect Columns::boxAt(Vec2 size, Side side, std::size_t step) const {
    const double top = area_.top + static_cast<double>(step) * step_px_;
    const double left = side == LEFT ? area_.left : area_.right - size.x;
    return {left, top, left + size.x, top + size.y};
}

/// Long, climbing and covering leaders are dear.
double Columns::leaderCost(const Leader& leader, const MarkGroup& own) const {
    double cost = leader.rise_px * 2;
    for (std::size_t i = 1; i < leader.points.size(); ++i) {
        const Vec2 along = leader.points[i] - leader.points[i - 1];
        cost += 0.3 * std::hypot(along.x, along.y);
    }
    const Rect box = around(leader);
    for (const Obstacle& obstacle : obstacles_) {
        if (!obstacle.box.intersects(box) || (obstacle.group == &own && !obstacle.isName)) continue;
        if (cross(leader, obstacle.box)) return static_cast<double>(COLLISION);
    }
    return cost;
}

void Columns::reserve(Side side, double width_px, double height_px, double head_px) {
    // What stands in the way splits the stretch: each part needs a head of its own.
    double room_px = 0;
    std::size_t step = 0;
    for (bool wasFree = true; step < steps_ && room_px < height_px; ++step) {
        const bool isFree = page_.taken.isFree(boxAt({width_px, step_px_}, side, step).grown(GAP_CLEAR_PX));
        if (isFree) room_px += step_px_ - (wasFree ? 0 : head_px);
        wasFree = isFree;
    }
    reserved_ = boxAt({width_px, static_cast<double>(step) * step_px_}, side, 0);
}

void Columns::measure(CardWish& wish) const {
    for (const Version version : {FULL, COMPACT}) {
        for (const Side side : {LEFT, RIGHT}) {
            auto& cost = wish.cost[version][side];
            cost.assign(steps_, NEVER);
            if (oneSided_ && side == LEFT) continue;
            for (std::size_t step = 0; step < steps_; ++step) {
                const Rect box = boxAt(wish.size_px[version], side, step);
                if (box.bottom > area_.bottom) break;
                const auto leader = leaderBetween(box, side == LEFT, rimFor(wish, side));
                if (!leader || (!oneSided_ && leader->reach_px() > LONGEST * page_.map.width()) || box.intersects(reserved_) || !page_.taken.isFree(box.grown(4))) continue;
                const double c = leaderCost(*leader, *wish.group);
                if (c < static_cast<double>(COLLISION)) cost[step] = static_cast<float>(c);
            }
        }
    }
}

/// Heights of one side's cards in their order, cheapest in sum; false when they don't all fit.
bool Columns::stack(const Wishes& wishes, Side side, Arrangement& out) const {
    const auto& order = out.order[side];
    if (order.empty()) return true;
    const std::size_t n = order.size();
    std::vector<float> total(n * steps_, NEVER);
    std::vector<std::uint16_t> from(n * steps_, 0);
    const auto versionOf = [&](std::size_t i) { return out.version[order[i]]; };
    for (std::size_t i = 0; i < n; ++i) {
        const auto& cost = wishes[order[i]].cost[versionOf(i)][side];
        float least = i == 0 ? 0 : NEVER;
        std::size_t leastAt = 0, above = 0;
        const double need = i == 0 ? 0 : wishes[order[i - 1]].size_px[versionOf(i - 1)].y + BETWEEN_CARDS_PX;
        const auto apart = static_cast<std::size_t>(std::ceil(need / step_px_));
        const float* before = i == 0 ? nullptr : &total[(i - 1) * steps_];
        for (std::size_t step = 0; step < steps_; ++step) {
            for (; i > 0 && above + apart <= step; ++above)
                if (before[above] < least) least = before[above], leastAt = above;
            if (cost[step] < NEVER && least < NEVER) total[i * steps_ + step] = cost[step] + least;
            from[i * steps_ + step] = static_cast<std::uint16_t>(leastAt);
        }
    }
    const auto last = total.end() - static_cast<std::ptrdiff_t>(steps_);
    const auto end = std::min_element(last, total.end());
    if (steps_ == 0 || *end >= NEVER) return false;
    out.cost += static_cast<double>(*end);
    auto step = static_cast<std::size_t>(end - last);
    for (std::size_t i = n; i-- > 0;) {
        const CardWish& wish = wishes[order[i]];
        out.boxes[order[i]] = boxAt(wish.size_px[versionOf(i)], side, step);
        out.leaders[order[i]] = *leaderBetween(out.boxes[order[i]], side == LEFT, rimFor(wish, side));
        step = from[i * steps_ + step];
    }
    return true;
}

void Columns::evaluate(const Wishes& wishes, Arrangement& out) const {
    out.boxes.assign(wishes.size(), {});
    out.leaders.assign(wishes.size(), {});
    out.cost = 0;
    out.clean = false;
    for (const Side side : {LEFT, RIGHT}) {
        if (stack(wishes, side, out)) continue;
        out.cost = static_cast<double>(NEVER);
        return;
    }
    std::vector<std::size_t> placed;
    for (const auto& order : out.order) placed.insert(placed.end(), order.begin(), order.end());
    std::vector<Rect> reach;
    for (const std::size_t i : placed) reach.push_back(around(out.leaders[i]));
    for (std::size_t p = 0; p < placed.size(); ++p) {
        for (std::size_t q = 0; q < placed.size(); ++q) {
            if (p == q) continue;
            const std::size_t i = placed[p], j = placed[q];
            if (p < q && reach[p].intersects(reach[q]) && cross(out.leaders[i], out.leaders[j])) out.cost += static_cast<double>(COLLISION);
            const Rect card = out.boxes[j].grown(2);
            if (reach[p].intersects(card) && cross(out.leaders[i], card)) out.cost += static_cast<double>(COLLISION);
            if (p < q && out.boxes[i].grown(4).intersects(out.boxes[j])) out.cost += static_cast<double>(COLLISION);
        }
    }
    out.clean = out.cost < static_cast<double>(COLLISION);
}

/// One card more, near where its mark's height puts it in the order of either side; not clean when nothing was found.
Arrangement Columns::with(const Wishes& wishes, const Arrangement& before, std::size_t wish) const {
    constexpr std::size_t OFF = 1;
    const double y = wishes[wish].group->left.centre_px.y;
    Arrangement best;
    for (const Side side : {LEFT, RIGHT}) {
        if (oneSided_ && side == LEFT) continue;
        const auto& order = before.order[side];
        const auto natural = static_cast<std::size_t>(
            std::ranges::find_if(order, [&](std::size_t i) { return wishes[i].group->left.centre_px.y > y; }) - order.begin());
        for (std::size_t at = natural - std::min(natural, OFF); at <= std::min(order.size(), natural + OFF); ++at) {
            Arrangement trial = before;
            trial.order[side].insert(trial.order[side].begin() + static_cast<std::ptrdiff_t>(at), wish);
            evaluate(wishes, trial);
            if (trial.cost < best.cost) best = std::move(trial);
        }
    }
    // Crossed leaders may come apart when neighbours change places or sides.
    for (int round = 0; round < 2 && !best.clean && best.cost < static_cast<double>(NEVER) && improve(wishes, best);) ++round;
    return best;
}

/// Swaps neighbours and moves cards to the other side, as long as that gains something.
bool Columns::improve(const Wishes& wishes, Arrangement& best) const {
    const double before = best.cost;
    const auto consider = [&](Arrangement trial) {
        evaluate(wishes, trial);
        if (trial.cost < best.cost - 0.5) best = std::move(trial);
    };
    for (const Side side : {LEFT, RIGHT}) {
        for (std::size_t at = 0; at < best.order[side].size(); ++at) {
            if (at + 1 < best.order[side].size()) {
                Arrangement swapped = best;
                std::swap(swapped.order[side][at], swapped.order[side][at + 1]);
                consider(std::move(swapped));
            }
            if (oneSided_) continue;
            Arrangement moved = best;
            const std::size_t card = moved.order[side][at];
            moved.order[side].erase(moved.order[side].begin() + static_cast<std::ptrdiff_t>(at));
            auto& other = moved.order[side == LEFT ? RIGHT : LEFT];
            const double y = wishes[card].group->left.centre_px.y;
            other.insert(std::ranges::find_if(other, [&](std::size_t i) { return wishes[i].group->left.centre_px.y > y; }), card);
            consider(std::move(moved));
        }
    }
    return best.cost < before - 0.5;
}

Arrangement Columns::fill(const Wishes& wishes, const std::vector<std::size_t>& order, Version version) const {
    Arrangement all;
    all.version.assign(wishes.size(), version);
    all.boxes.assign(wishes.size(), {});
    all.leaders.assign(wishes.size(), {});
    all.cost = 0;
    for (const std::size_t wish : order) {
        if (!wishes[wish].isPossible(version)) continue;
        Arrangement more = with(wishes, all, wish);
        if (more.clean) all = std::move(more);
    }
    return all;
}

static std::size_t worthOf(const std::vector<CardWish>& wishes, const Arrangement& arrangement) {
    std::size_t worth = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        if (!arrangement.boxes[i].isEmpty()) worth += wishes[i].worth;
    return worth;
}

/// Disputed places come first, then those with most claims. Where some find no room, others may choose first: those that were left over, those nearest to a side,
/// the topmost, the lowest.
Arrangement Columns::bestFilling(const Wishes& wishes, Version version) const {
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return wishes[i].worth; });
    Arrangement best = fill(wishes, order, version);
    const auto possible =
        static_cast<std::size_t>(std::ranges::count_if(wishes, [&](const CardWish& wish) { return wish.isPossible(version); }));
    const auto consider = [&] {
        if (best.count() >= possible) return;
        Arrangement other = fill(wishes, order, version);
        if (worthOf(wishes, other) > worthOf(wishes, best)) best = std::move(other);
    };
    std::ranges::stable_partition(order, [&](std::size_t i) { return best.boxes[i].isEmpty(); });
    consider();
    if (wishes.size() > MANY) return best;
    const double middle = page_.map.centre().x;
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return std::abs(wishes[i].group->centre_px.x - middle); });
    consider();
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wishes[i].group->centre_px.y; });
    consider();
    std::ranges::reverse(order);
    consider();
    return best;
}

Arrangement Columns::arrange(const Wishes& wishes) const {
    Arrangement best = bestFilling(wishes, FULL);
    if (best.count() < wishes.size()) {
        Arrangement compact = bestFilling(wishes, COMPACT);
        // Where lists have room, one place more is not worth the speakers and dates of all.
        const std::size_t least = page_.map.height() < SMALL_PX ? 1 : 2;
        if (compact.count() >= best.count() + least && worthOf(wishes, compact) > worthOf(wishes, best)) best = std::move(compact);
    }
    const int rounds = wishes.size() > MANY ? 1 : 3;
    for (int round = 0; round < rounds && improve(wishes, best);) ++round;
    return best;
}

std::vector<Rect> Columns::gaps(double width_px) const {
    std::vector<Rect> gaps;
    for (const Side side : {LEFT, RIGHT}) {
        if (oneSided_ && side == LEFT) continue;
        Rect gap;
        const auto close = [&] {
            if (!gap.isEmpty()) gaps.push_back(gap);
            gap = {};
        };
        for (std::size_t step = 0; step < steps_; ++step) {
            const Rect strip = boxAt({width_px, step_px_}, side, step);
            if (!page_.taken.isFree(strip.grown(GAP_CLEAR_PX)) || strip.bottom > area_.bottom) {
                close();
                continue;
            }
            gap.extend({strip.left, strip.top});
            gap.extend({strip.right, strip.bottom});
        }
        close();
    }
    return gaps;
}

}  // namespace demarc::map
