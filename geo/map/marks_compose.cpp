#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/marks.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

using enum SymbolKind;

constexpr double RING_PX = 20, RING_LINE_PX = 7.5, NUMBER_PX = 21;
constexpr double HOLLOW_PX = 14.5, HOLLOW_LINE_PX = 1.8;
constexpr double SIEGE_PX = 18, SIEGE_LINE_PX = 2.4, SIEGE_BEYOND_PX = 12;
constexpr double CONTESTED_BEYOND_PX = 10, CONTESTED_DOT_PX = 2.1, CONTESTED_STEP_PX = 5.4, BURST_PX = 7.5;
constexpr double STRIKE_PX = 8, STRIKE_LINE_PX = 1.6;
constexpr double ARROW_PX = 15, ARROW_LINE_PX = 4;
constexpr double STRIPES_PX = 9, SPARSE_SHARE = 0.34, SOFT_PX = 5;
constexpr double DISC_OPACITY = 0.92, TRACK_OPACITY = 0.18, UNDER_OPACITY = 0.16;
constexpr double GAP_PX = 7;

double outerRadius(const Symbol& symbol, const Subject& subject) {
    switch (symbol.kind) {
        case shareRing:
            return symbol.onGround ? NUMBER_PX : RING_PX + RING_LINE_PX / 2;
        case denied:
            return HOLLOW_PX + HOLLOW_LINE_PX / 2;
        case encircled:
            return SIEGE_PX + SIEGE_LINE_PX / 2;
        case proposed:
            return 15;
        case past:
            return subject.radius_px * 0.7;
        case strike:
            return STRIKE_PX;
        case contested:
            return 14;
        case advance:
        case withdrawal:
            return ARROW_PX;
        default:
            return subject.radius_px;
    }
}

class Composer {
public:
    Composer(const Page& page, const Subject& subject) : page_{page}, theme_{page.theme}, subject_{subject} {}

    MarkGroup compose() {
        std::vector<const Symbol*> row, around;
        for (const Symbol& symbol : subject_.symbols) {
            const bool byGround = symbol.onGround ? symbol.number.empty()
                                                  : subject_.area && symbol.kind != shareRing && symbol.kind != denied && standsInRow(symbol.kind);
            if (!byGround) (standsInRow(symbol.kind) ? row : around).push_back(&symbol);
        }
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
    void cover(const Rect& box) {
        group_.box_px.extend({box.left, box.top});
        group_.box_px.extend({box.right, box.bottom});
    }

    /// The place itself, where nothing is drawn for now or arrows only.
    void drawDot() {
        constexpr double DOT_PX = 3.2;
        group_.hasMarks = true;
        const base::Colour ink = subject_.quiet ? page_.theme.townDot : page_.theme.claimedText;
        group_.marks.marks = {discMark({0, 0}, DOT_PX, subject_.quiet ? ink : page_.theme.panel), ringMark({0, 0}, DOT_PX, 1.4, ink)};
        outer_ = DOT_PX + 1;
        cover(Rect{0, 0, 0, 0}.grown(outer_));
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
            draw(*symbol, {x, 0});
            cover(Rect{x, 0, x, 0}.grown(radius));
            before = placed.empty() ? radius + roomAround : radius;
            placed.emplace_back(symbol, x);
        }
        outer_ = outerRadius(*row.front(), subject_);
        bottom_ = outer_ + roomAround;
        for (const Symbol* symbol : row) bottom_ = std::max(bottom_, outerRadius(*symbol, subject_));
        group_.left = {{0, 0}, outer_};
        group_.right = {{x, 0}, row.size() == 1 ? outer_ : before};
        nameClaimants(placed);
    }

    /// One baseline under the row; names that would touch are spread around their middle.
    void nameClaimants(const std::vector<std::pair<const Symbol*, double>>& placed) {
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
            auto text = page_.setter.line(name.symbol->claimant, page_.type.claimant.in(name.symbol->claimantColour), {name.middle, bottom_ + 13},
                                          Align::centre);
            cover(text.box_px);
            group_.marks.texts.push_back(std::move(text));
        }
    }

    void draw(const Symbol& symbol, Vec2 at) {
        auto& marks = group_.marks.marks;
        const double radius = subject_.radius_px;
        const double soft = subject_.approximate ? SOFT_PX : 0;
        switch (symbol.kind) {
            case held:
                marks.push_back(discMark(at, radius, symbol.a.faded(DISC_OPACITY), soft));
                break;
            case twoHolders:
                marks.push_back(stripedMark(at, radius, symbol.a.faded(DISC_OPACITY), symbol.b.faded(DISC_OPACITY), symbol.share, STRIPES_PX, soft));
                break;
            case oneAsserts:
                marks.push_back(discMark(at, radius, page_.theme.land.faded(0.85), soft));
                marks.push_back(stripedMark(at, radius, symbol.a.faded(DISC_OPACITY), symbol.a.faded(UNDER_OPACITY), SPARSE_SHARE, STRIPES_PX, soft));
                break;
            case shareRing:
                drawShare(symbol, at);
                break;
            case denied:
                drawDenied(symbol, at);
                break;
            case proposed: {
                Mark box = shapeMark(MarkShape::dashedRect, at, 3, 2.2, symbol.a);
                box.half_px = {15, 11};
                box.period_px = 6;
                box.share = 0.62F;
                marks.push_back(box);
                break;
            }
            case past:
                marks.push_back(discMark(at, radius * 0.7, pale(symbol.a), soft));
                break;
            case encircled:
                marks.push_back(shapeMark(MarkShape::ticks, at, SIEGE_PX, SIEGE_LINE_PX, symbol.a));
                break;
            case contested:
                drawContested(at, 14);
                break;
            case strike:
                drawStrike(at);
                break;
            case advance:
            case withdrawal:
                drawArrow(symbol, at);
                break;
        }
    }

    void drawShare(const Symbol& symbol, Vec2 at) {
        auto& marks = group_.marks.marks;
        if (symbol.onGround) return number(symbol.number, page_.type.claimed, at, group_.marks);
        if (subject_.approximate) marks.push_back(discMark(at, std::min(subject_.radius_px, 27.0), symbol.a.faded(UNDER_OPACITY), 9));
        marks.push_back(discMark(at, RING_PX + RING_LINE_PX / 2 + 1.5, theme_.panel));
        marks.push_back(ringMark(at, RING_PX, RING_LINE_PX, symbol.a, symbol.share, symbol.a.faded(TRACK_OPACITY)));
        if (!symbol.number.empty()) number(symbol.number, page_.type.number, at, group_.marks);
    }

    void drawDenied(const Symbol& symbol, Vec2 at) {
        auto& marks = group_.marks.marks;
        marks.push_back(discMark(at, HOLLOW_PX, theme_.panel));
        if (symbol.number.empty()) {
            marks.push_back(shapeMark(MarkShape::struck, at, HOLLOW_PX, HOLLOW_LINE_PX, symbol.a, symbol.a));
            return;
        }
        marks.push_back(ringMark(at, HOLLOW_PX, HOLLOW_LINE_PX, symbol.a));
        number(symbol.number, page_.type.deniedNumber, at, group_.marks);
        group_.over.strokes.push_back({{toFloat(at - Vec2{10.5, 0}), toFloat(at + Vec2{10.5, 0})}, 1.5F, theme_.claimedText});
    }

    void number(const std::string& text, const TextStyle& style, Vec2 at, Piece& piece) const {
        piece.texts.push_back(page_.setter.line(text, style, at + Vec2{0, page_.setter.capHeight_px(style) / 2}, Align::centre));
    }

    void drawContested(Vec2 at, double radius) {
        auto& marks = group_.marks.marks;
        Mark dots = shapeMark(MarkShape::dots, at, radius, CONTESTED_DOT_PX, theme_.strike);
        dots.period_px = static_cast<float>(CONTESTED_STEP_PX);
        marks.push_back(dots);
        const Vec2 corner = at + Vec2{radius * std::numbers::sqrt2 / 2, -radius * std::numbers::sqrt2 / 2};
        marks.push_back(discMark(corner, BURST_PX + 1.5, theme_.land));
        marks.push_back(shapeMark(MarkShape::burst, corner, BURST_PX, 0, theme_.strike));
        cover(Rect{at.x, at.y, at.x, at.y}.grown(radius + CONTESTED_DOT_PX / 2));
        cover(Rect{corner.x, corner.y, corner.x, corner.y}.grown(BURST_PX));
    }

    void drawStrike(Vec2 at) {
        group_.marks.marks.push_back(discMark(at, STRIKE_PX + 1.5, theme_.land.faded(0.85)));
        group_.marks.marks.push_back(shapeMark(MarkShape::rays, at, STRIKE_PX, STRIKE_LINE_PX, theme_.strike));
        cover(Rect{at.x, at.y, at.x, at.y}.grown(STRIKE_PX));
    }

    void drawArrow(const Symbol& symbol, Vec2 at) {
        Mark arrow = shapeMark(MarkShape::arrow, at, ARROW_PX, ARROW_LINE_PX, symbol.a);
        arrow.angle_rad = static_cast<float>(symbol.angle_rad);
        group_.marks.marks.push_back(arrow);
        cover(Rect{at.x, at.y, at.x, at.y}.grown(ARROW_PX));
    }

    void drawAround(const Symbol& symbol) {
        switch (symbol.kind) {
            case encircled:
                outer_ += SIEGE_BEYOND_PX;  // ticks of a third of the radius point at the disc
                group_.marks.marks.push_back(shapeMark(MarkShape::ticks, {0, 0}, outer_, SIEGE_LINE_PX, symbol.a));
                outer_ += SIEGE_LINE_PX / 2;
                break;
            case contested:
                drawContested({0, 0}, outer_ + CONTESTED_BEYOND_PX);
                outer_ += CONTESTED_BEYOND_PX + CONTESTED_DOT_PX / 2;
                break;
            case strike: {
                const double away = (outer_ + STRIKE_PX + 2) * std::numbers::sqrt2 / 2;
                drawStrike({-away, -away});
                break;
            }
            case advance:
            case withdrawal: {  // an advance ends at the rim, a withdrawal begins there
                const Vec2 along{std::sin(symbol.angle_rad), -std::cos(symbol.angle_rad)};
                const double away = outer_ + 4 + ARROW_PX;
                drawArrow(symbol, along * (symbol.kind == advance ? -away : away));
                break;
            }
            default:
                break;
        }
        cover(Rect{0, 0, 0, 0}.grown(outer_));
        group_.left.radius_px = std::max(group_.left.radius_px, outer_);
        if (group_.right.centre_px.x == 0) group_.right.radius_px = std::max(group_.right.radius_px, outer_);
    }

    void drawTag() {
        const double left = group_.hasMarks ? group_.right.centre_px.x + group_.right.radius_px + 9 : -20;
        group_.hasMarks = true;
        const Rect tag{left, -10.5, left + 40, 10.5};
        group_.over.add(disputeTag(page_, *subject_.dispute), tag.centre());
        cover(tag);
        group_.right = {{tag.centre().x, 0}, tag.width() / 2};
        if (left < 0) group_.left = group_.right;
    }

    const Page& page_;
    const Theme& theme_;
    const Subject& subject_;
    MarkGroup group_;
    double outer_ = 0;  ///< radius of all that goes around the first mark
    double bottom_ = 0;
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
