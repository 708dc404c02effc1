#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/marks_shapes.hpp"
#include "map/marks_symbol.hpp"

namespace demarc::map {
namespace {

using enum SymbolKind;

constexpr double GAP_PX = 7, HEAD_PX = 7;  // between marks of a row; half of what an arrow's head is wide

class Composer {
public:
    Composer(const Page& page, const Subject& subject) : page_{page}, subject_{subject}, drawer_{page, subject, group_} {}

    MarkGroup compose() {
        std::vector<const Symbol*> row, around;
        for (const Symbol& symbol : subject_.symbols) {
            const bool byGround = symbol.onGround ? symbol.number.empty()
                                                  : subject_.area && symbol.kind != shareRing && symbol.kind != denied && standsInRow(symbol.kind);
            if (!byGround) (standsInRow(symbol.kind) ? row : around).push_back(&symbol);
        }
        // A withdrawal has no side of its own and takes the one that is free.
        std::ranges::stable_partition(around, [](const Symbol* symbol) { return symbol->kind != withdrawal; });
        // Without a disc or ring to go around, a siege, a fight or a strike is itself the mark.
        std::ranges::stable_sort(row, {}, [](const Symbol* symbol) { return symbol->kind == denied; });
        if (row.empty() || row.front()->kind == denied) {
            for (const SymbolKind kind : {encircled, contested, strike}) {
                const auto first = std::ranges::find(around, kind, &Symbol::kind);
                if (first == around.end()) continue;
                row.insert(row.begin(), *first);
                around.erase(first);
                break;
            }
        }
        double roomAround = 0;
        for (const Symbol* symbol : around) {
            if (symbol->kind == encircled) roomAround += SIEGE_BEYOND_PX + SIEGE_LINE_PX;
            if (symbol->kind == contested) roomAround += CONTESTED_BEYOND_PX + CONTESTED_DOT_PX;
        }
        if (!row.empty()) drawRow(row, roomAround);
        if (row.empty() && !subject_.area) drawDot();
        for (const Symbol* symbol : around) drawAround(*symbol);
        if (page_.options.disputeTags && subject_.dispute.value_or(0) > 0) drawTag();
        return std::move(group_);
    }

private:
    /// The place itself, where nothing is drawn for now or arrows only.
    void drawDot() {
        constexpr double DOT_PX = 3.2;
        group_.hasMarks = true;
        const base::Colour ink = subject_.quiet ? page_.theme.townDot : page_.theme.claimedText;
        group_.marks.marks = {discMark({0, 0}, DOT_PX, subject_.quiet ? ink : page_.theme.panel), ringMark({0, 0}, DOT_PX, 1.4, ink)};
        outer_ = DOT_PX + 1;
        drawer_.cover(Rect{0, 0, 0, 0}.grown(outer_));
        group_.left = group_.right = {{0, 0}, outer_};
    }

    /// `roomAround`: what goes around the first mark takes beyond it.
    void drawRow(const std::vector<const Symbol*>& row, double roomAround) {
        group_.hasMarks = true;
        double x = 0, before = 0;
        std::vector<std::pair<const Symbol*, double>> placed;
        for (const Symbol* symbol : row) {
            const double radius = outerRadius(*symbol, subject_);
            if (!placed.empty()) x += before + GAP_PX + radius;
            drawer_.draw(*symbol, {x, 0});
            drawer_.cover(Rect{x, 0, x, 0}.grown(radius));
            before = placed.empty() ? radius + roomAround : radius;
            placed.emplace_back(symbol, x);
        }
        outer_ = outerRadius(*row.front(), subject_);
        bottom_ = outer_ + roomAround;
        for (const Symbol* symbol : row) bottom_ = std::max(bottom_, outerRadius(*symbol, subject_));
        group_.left = {{0, 0}, outer_};
        group_.right = {{x, 0}, row.size() == 1 ? outer_ : before};
        nameClaimants(placed, roomAround);
    }

    /// One baseline under the row; names that would touch are spread around their middle. One alone stands under its own mark, where those
    /// beside it leave the room: further down it could be a neighbour's.
    void nameClaimants(const std::vector<std::pair<const Symbol*, double>>& placed, double roomAround) {
        if (page_.options.captions) return;  // one party tells all
        struct Name {
            const Symbol* symbol;
            double middle, width;
        };
        std::vector<Name> names;
        for (const auto& [symbol, x] : placed) {
            if (!symbol->claimant.empty()) names.push_back({symbol, x, page_.setter.width_px(symbol->claimant, page_.type.claimant)});
        }
        constexpr double BETWEEN_PX = 9;
        for (int round = 0; round < 8; ++round) {
            for (std::size_t i = 1; i < names.size(); ++i) {
                const double need = (names[i - 1].width + names[i].width) / 2 + BETWEEN_PX - (names[i].middle - names[i - 1].middle);
                if (need <= 0.01) continue;
                names[i - 1].middle -= need / 2;
                names[i].middle += need / 2;
            }
        }
        for (const Name& name : names) {
            const auto under = [&](double bottom) {
                return page_.setter.line(name.symbol->claimant, page_.type.claimant.in(name.symbol->claimantColour), {name.middle, bottom + 13}, Align::centre);
            };
            auto text = under(outerRadius(*name.symbol, subject_));
            const bool isFree = names.size() == 1 && std::ranges::none_of(placed, [&](const auto& mark) {
                const auto& [symbol, x] = mark;
                const double radius = symbol == placed.front().first ? outer_ + roomAround : outerRadius(*symbol, subject_);
                const Vec2 off{std::max({0.0, text.box_px.left - x, x - text.box_px.right}), std::max({0.0, text.box_px.top, -text.box_px.bottom})};
                return symbol != name.symbol && std::hypot(off.x, off.y) < radius + 2;
            });
            if (!isFree) text = under(bottom_);
            drawer_.cover(text.box_px);
            group_.marks.texts.push_back(std::move(text));
        }
    }

    void drawAround(const Symbol& symbol) {
        switch (symbol.kind) {
            case encircled:
                outer_ += SIEGE_BEYOND_PX;  // ticks of a third of the radius point at the disc
                group_.marks.marks.push_back(shapeMark(MarkShape::ticks, {0, 0}, outer_, SIEGE_LINE_PX, symbol.a));
                outer_ += SIEGE_LINE_PX / 2;
                break;
            case contested:
                drawer_.drawContested({0, 0}, outer_ + CONTESTED_BEYOND_PX);
                outer_ += CONTESTED_BEYOND_PX + CONTESTED_DOT_PX / 2;
                break;
            case strike: {
                const double away = (outer_ + STRIKE_PX + 2) * std::numbers::sqrt2 / 2;
                drawer_.drawStrike({-away, -away});
                break;
            }
            case advance: {  // ends at the rim
                const Vec2 along{std::sin(symbol.angle_rad), -std::cos(symbol.angle_rad)};
                const Vec2 at = along * -(outer_ + 4 + ARROW_PX);
                drawer_.drawArrow(symbol, at);
                const Vec2 reach{ARROW_PX * std::abs(along.x) + HEAD_PX * std::abs(along.y), ARROW_PX * std::abs(along.y) + HEAD_PX * std::abs(along.x)};
                beside_.push_back({at.x - reach.x, at.y - reach.y, at.x + reach.x, at.y + reach.y});
                break;
            }
            case withdrawal:
                drawWithdrawal(symbol);
                break;
            default:
                break;
        }
        drawer_.cover(Rect{0, 0, 0, 0}.grown(outer_));
        group_.left.radius_px = std::max(group_.left.radius_px, outer_);
        if (group_.right.centre_px.x == 0) group_.right.radius_px = std::max(group_.right.radius_px, outer_);
    }

    /// Above the place, else below it, where no leader comes from; clear of arrows and other withdrawals, so that two never look like one movement.
    void drawWithdrawal(const Symbol& symbol) {
        constexpr double CLEAR_PX = 3, STEP_PX = 2 * LEAVING_HEIGHT_PX + CLEAR_PX;
        const double above = -outer_ - 4 - LEAVING_HEIGHT_PX, below = std::max(group_.box_px.bottom, outer_) + 4 + LEAVING_HEIGHT_PX;
        for (const double y : {above, below, above - STEP_PX, below + STEP_PX, above - 2 * STEP_PX}) {
            const Vec2 at{0, y};
            const Rect box{at.x - ARROW_PX, at.y - LEAVING_HEIGHT_PX, at.x + ARROW_PX, at.y + LEAVING_HEIGHT_PX};
            const bool last = y < above - 1.5 * STEP_PX;
            if (!last && std::ranges::any_of(beside_, [&](const Rect& other) { return other.grown(CLEAR_PX).intersects(box); })) continue;
            drawer_.drawWithdrawal(symbol, at);
            beside_.push_back(box);
            return;
        }
    }

    void drawTag() {
        const double left = group_.hasMarks ? group_.right.centre_px.x + group_.right.radius_px + 9 : -20;
        group_.hasMarks = true;
        const Rect tag{left, -10.5, left + 40, 10.5};
        group_.over.add(disputeTag(page_, *subject_.dispute), tag.centre());
        drawer_.cover(tag);
        group_.right = {{tag.centre().x, 0}, tag.width() / 2};
        if (left < 0) group_.left = group_.right;
    }

    const Page& page_;
    const Subject& subject_;
    MarkGroup group_;
    SymbolDrawer drawer_;
    double outer_ = 0;  ///< radius of all that goes around the first mark
    double bottom_ = 0;
    std::vector<Rect> beside_;  ///< arrows and withdrawals, around the first mark
};

}  // namespace

MarkGroup composeMarks(const Page& page, std::size_t subject) {
    MarkGroup group = Composer{page, page.scene.subjects[subject]}.compose();
    group.subject = subject;
    if (group.hasMarks && page.options.selected == subject) {
        group.marks.marks.push_back(ringMark({0, 0}, group.left.radius_px + 9, 1.6, page.theme.text));
        const Rect ring = Rect{0, 0, 0, 0}.grown(group.left.radius_px + 10);
        group.box_px.extend({ring.left, ring.top});
        group.box_px.extend({ring.right, ring.bottom});
    }
    if (!group.hasMarks) {  // an area: the ground shows it, the leader ends at its middle
        group.box_px = Rect{0, 0, 0, 0}.grown(4);
        group.left = group.right = {{0, 0}, 0};
    }
    return group;
}

}  // namespace demarc::map
