#include <algorithm>
#include <cstdio>

#include "map/marks.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {

bool standsInRow(SymbolKind kind) {
    using enum SymbolKind;
    return kind == held || kind == twoHolders || kind == oneAsserts || kind == shareRing || kind == denied || kind == past || kind == proposed;
}

Piece disputeTag(const Page& page, double dispute, bool small) {
    char figure[8];
    std::snprintf(figure, sizeof figure, "%.2f", std::clamp(dispute, 0.0, 1.0));
    TextStyle style = page.type.disputeTag;
    if (small) style.size_px = 10.5F;
    const double halfWidth = small ? 15 : 20, halfHeight = small ? 7.5 : 10.5;
    Piece tag;
    tag.marks = {rectMark({-halfWidth, -halfHeight, halfWidth, halfHeight}, page.theme.button, 2)};
    tag.texts = {page.setter.line(figure, style, {0, page.setter.capHeight_px(style) / 2}, Align::centre)};
    return tag;
}

MarkGroup composeSmallMarks(const Page& page, std::size_t subject) {
    constexpr double RADIUS_PX = 8, STEP_PX = 15;
    constexpr std::size_t MOST = 3;
    std::vector<const Symbol*> symbols;
    for (const Symbol& symbol : page.scene.subjects[subject].symbols) {
        if (!symbol.onGround) symbols.push_back(&symbol);
    }
    // Who denies is not left out for what happens there.
    std::ranges::stable_sort(symbols, {}, [](const Symbol* s) { return !standsInRow(s->kind); });
    if (symbols.size() > MOST) symbols.resize(MOST);
    if (symbols.empty()) {
        MarkGroup dot = composeMarks(page, subject);
        dot.isSmall = true;
        return dot;
    }
    MarkGroup group;
    group.subject = subject;
    group.hasMarks = group.isSmall = true;
    double x = 0;
    for (const Symbol* symbol : symbols) {
        if (symbol != symbols.front()) x += STEP_PX;
        group.marks.marks.push_back(discMark({x, 0}, RADIUS_PX, page.theme.land));
        GlyphLook look{symbol->kind, symbol->a, symbol->b, symbol->share};
        look.angle_rad = symbol->angle_rad;
        look.falls = symbol->falls;
        group.marks.add(smallGlyph(look, page.theme), {x, 0});
    }
    group.box_px = {-RADIUS_PX, -RADIUS_PX, x + RADIUS_PX, RADIUS_PX};
    group.left = {{0, 0}, RADIUS_PX};
    group.right = {{x, 0}, RADIUS_PX};
    const double dispute = page.scene.subjects[subject].dispute.value_or(0);
    if (page.options.disputeTags && dispute > 0) {
        constexpr double HALF_PX = 15;
        const double middle = x + RADIUS_PX + 2 + HALF_PX;
        group.over.add(disputeTag(page, dispute, true), {middle, 0});
        group.box_px.extend({middle + HALF_PX, 0});
        group.right = {{middle, 0}, HALF_PX};
    }
    return group;
}

}  // namespace demarc::map
