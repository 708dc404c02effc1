#include "map/legend.hpp"

#include <algorithm>
#include <numbers>
#include <optional>

#include "map/legend_layers.hpp"
#include "map/marks_shapes.hpp"
#include "map/wording.hpp"

namespace demarc::map {
namespace {

using enum SymbolKind;

/// One kind as seen on this sheet, with the colours of its first mark.
struct Seen {
    SymbolKind kind = held;
    bool denial = false;  ///< stripes of a share and the rest that is denied, as against two holders
    bool ground = false;  ///< of a share: an outline filled to a front (with a number) or dotted, as against a ring
    Symbol example;
    bool onMap = false;
};

/// What an area of the ground says, as the symbol that would say it at a point; nothing for the basemap.
std::optional<Symbol> asSymbol(const AreaItem& area, const Rect& view_m) {
    if (area.layer.starts_with("base.") || area.layer.starts_with("user.") || !area.mesh || !area.mesh->bounds_m.intersects(view_m)) return std::nullopt;
    Symbol symbol;
    symbol.a = area.paint.a;
    symbol.b = area.paint.b;
    symbol.a.a = symbol.b.a = 255;
    symbol.share = static_cast<double>(area.paint.share);
    symbol.falls = area.paint.falls;
    switch (area.paint.pattern) {
        case Pattern::solid:
            symbol.kind = held;
            break;
        case Pattern::hatch:
            symbol.kind = twoHolders;
            break;
        case Pattern::sparseHatch:
            symbol.kind = oneAsserts;
            break;
        case Pattern::dots:
            symbol.onGround = area.layer != "proposals";
            symbol.kind = symbol.onGround ? shareRing : proposed;
            break;
    }
    if (area.layer == "history") symbol.kind = past;
    return symbol;
}

std::vector<Symbol> symbolsOfGround(const Page& page) {
    std::vector<Symbol> symbols;
    const Rect view_m = page.camera.visible_m();
    for (const WorldPass& pass : page.scene.world) {
        for (const AreaItem& area : pass.areas) {
            if (auto symbol = asSymbol(area, view_m)) symbols.push_back(std::move(*symbol));
        }
        for (const LineItem& line : pass.lines) {
            if (line.layer != "proposals" || !line.lines || !line.lines->bounds_m.intersects(view_m)) continue;
            Symbol symbol;
            symbol.kind = proposed;
            symbol.a = line.colour;
            symbols.push_back(std::move(symbol));
        }
    }
    return symbols;
}

std::vector<Seen> kindsDrawn(const Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& inInset) {
    std::vector<Seen> seen;
    const auto note = [&](const Symbol& symbol, bool onMap) {
        const bool denial = symbol.kind == twoHolders && symbol.b == page.theme.denialRest;
        const auto known = std::ranges::find_if(seen, [&](const Seen& s) {
            return s.kind == symbol.kind && s.denial == denial && s.ground == symbol.onGround &&
                   (!symbol.onGround || s.example.number.empty() == symbol.number.empty());
        });
        if (known == seen.end()) {
            seen.push_back({symbol.kind, denial, symbol.onGround, symbol, onMap});
        } else {
            known->onMap = known->onMap || onMap;
        }
    };
    for (const MarkGroup& group : groups) {
        if (group.crowdedOut || !group.cluster.empty()) continue;
        for (const Symbol& symbol : page.scene.subjects[group.subject].symbols) note(symbol, true);
    }
    for (const Symbol& symbol : symbolsOfGround(page)) note(symbol, true);
    for (const std::size_t subject : inInset) {
        const auto& symbols = page.scene.subjects[subject].symbols;
        for (std::size_t i = 0; i < std::min(symbols.size(), INSET_MARKS); ++i) note(symbols[i], false);
    }
    std::ranges::stable_sort(seen, {}, [](const Seen& s) { return s.kind; });
    return seen;
}

/// `teller`: whose account alone is drawn; empty where all are.
std::string meaning(const Seen& seen, bool deniedToo, const std::string& teller) {
    if (!teller.empty() && (seen.kind == held || seen.kind == oneAsserts)) return "Held, as " + teller;
    switch (seen.kind) {
        case held:
            return "One holder: all who speak of it agree";
        case twoHolders:
            return seen.denial ? "One asserts, another denies: stripes of the share asserted"
                               : "Two holders asserted: stripes in proportion to the shares asserted";
        case oneAsserts:
            return deniedToo ? "One side asserts it; the others deny it or were not read" : "One party asserts it, no other was read";
        case shareRing:
            if (seen.ground && seen.example.number.empty()) return "Part of it claimed, not said where";
            if (seen.ground) return "Share claimed: the outline is filled to it, from the claimant’s side";
            return deniedToo ? "Share claimed, ring per claimant; hollow and struck: denied" : "Share claimed, ring per claimant";
        case denied:
            return "Hollow and struck: denied";
        case encircled:
            return "Claimed encirclement, colour of the encircler";
        case advance:
            return "Claimed advance, colour of who advances";
        case withdrawal:
            return "Claimed withdrawal, colour of who leaves; not where to";
        case contested:
            return "Reported as contested or under fire";
        case strike:
            return "Strike";
        case proposed:
            return "Proposed transfer, not a claim to hold";
        case past:
            return "Earlier claim, in pale colour";
    }
    return {};
}

Mark outlineMark(const Rect& box, base::Colour colour) {
    Mark mark = rectMark(box, colour.faded(0), 2);
    mark.line_px = 1.3F;
    mark.b = colour;
    return mark;
}

Piece legendGlyph(const Seen& seen, bool deniedToo, const Theme& theme) {
    Piece piece;
    auto& marks = piece.marks;
    const Symbol& symbol = seen.example;
    constexpr Vec2 AT{0, 0};
    switch (seen.kind) {
        case held:
            marks = {discMark(AT, 10, symbol.a.faded(0.92), 2)};
            break;
        case twoHolders:
            marks = {stripedMark(AT, 11, symbol.a.faded(0.92), symbol.b.faded(0.92), symbol.share, 6, 2)};
            break;
        case oneAsserts:
            marks = {stripedMark(AT, 11, symbol.a.faded(0.92), symbol.a.faded(0.16), 0.34, 6, 2, symbol.falls)};
            break;
        case shareRing: {
            if (seen.ground) {
                marks = {outlineMark({-16, -8.5, 16, 8.5}, symbol.a)};
                for (int i = 0; i < 8 && symbol.number.empty(); ++i) marks.push_back(discMark({-11.25 + 7.5 * (i % 4), i < 4 ? -3.5 : 3.5}, 1.7, symbol.a.faded(0.5)));
                if (symbol.number.empty()) break;
                const double front = -16 + 32 * std::clamp(symbol.share, 0.2, 0.8);
                marks = {rectMark({-16, -8.5, front, 8.5}, symbol.a.faded(0.35)), marks.front(), rectMark({front - 1, -8.5, front + 1, 8.5}, symbol.a)};
                break;
            }
            const Vec2 at{deniedToo ? -9.0 : 0.0, 0};
            marks = {ringMark(at, 9, 4.5, symbol.a, std::clamp(symbol.share, 0.1, 0.9), symbol.a.faded(0.18))};
            if (deniedToo) marks.push_back(shapeMark(MarkShape::struck, {12, 0}, 8, 1.5, symbol.a, symbol.a));
            break;
        }
        case denied:
            marks = {shapeMark(MarkShape::struck, AT, 9, 1.6, symbol.a, symbol.a)};
            break;
        case encircled:
            marks = {shapeMark(MarkShape::ticks, AT, 11, 1.8, symbol.a)};
            break;
        case contested: {
            Mark dots = shapeMark(MarkShape::dots, AT, 10, 2.1, theme.strike);
            dots.period_px = 5.4F;
            marks = {dots, shapeMark(MarkShape::burst, {8.5, -7}, 5, 0, theme.strike)};
            break;
        }
        case strike:
            marks = {shapeMark(MarkShape::rays, AT, 8.5, 1.6, theme.strike)};
            break;
        case proposed: {
            Mark box = shapeMark(MarkShape::dashedRect, AT, 3, 2, symbol.a);
            box.half_px = {18, 9.5F};
            box.period_px = 7;
            box.share = 0.62F;
            marks = {box};
            break;
        }
        case past:
            marks = {discMark(AT, 9, pale(symbol.a), 2)};
            break;
        case advance: {
            Mark arrow = shapeMark(MarkShape::arrow, AT, 12, 3.5, symbol.a);
            arrow.angle_rad = static_cast<float>(std::numbers::pi / 2);
            marks = {arrow};
            break;
        }
        case withdrawal:
            marks = withdrawalMarks(AT, 12, 3, symbol.a);
            break;
    }
    return piece;
}

/// A mark with a soft edge stands for a place without an outline.
bool hasSoftEdge(const Subject& subject) {
    return subject.approximate && !subject.area && std::ranges::any_of(subject.symbols, [](const Symbol& symbol) {
               return symbol.kind == held || symbol.kind == twoHolders || symbol.kind == oneAsserts || symbol.kind == shareRing ||
                      symbol.kind == past;
           });
}

}  // namespace

std::vector<LegendRow> legendRows(const Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& inInset) {
    const std::vector<Seen> seen = kindsDrawn(page, groups, inInset);
    const bool shares = std::ranges::any_of(seen, [](const Seen& s) { return s.kind == shareRing && !s.ground; });
    const bool denials = std::ranges::any_of(seen, [](const Seen& s) { return s.kind == denied; });
    std::vector<LegendRow> rows;
    for (const Seen& s : seen) {
        if (s.kind == denied && shares) continue;  // said in the row of the shares
        const std::string text = meaning(s, denials, page.scene.furniture.teller);
        const bool both = s.kind == shareRing && !s.ground && denials;
        rows.push_back({legendGlyph(s, denials, page.theme), text + (s.onMap ? "" : " (outside the frame)"),
                        both ? "Share claimed; struck: denied" : text.substr(0, text.find_first_of(":;,"))});
    }
    const bool corrected = std::ranges::any_of(page.scene.subjects, [](const Subject& subject) { return std::ranges::any_of(subject.lines, &CalloutLine::corrected); });
    if (corrected) {
        LegendRow row;
        const TextStyle style = page.type.head;
        row.glyph.texts.push_back(page.setter.line("1a" + std::string{CORRECTED_SIGN}, style, {0, page.setter.capHeight_px(style) / 2}, Align::centre));
        row.text = row.brief = "Corrected by hand";
        row.least_px = 22;
        rows.push_back(std::move(row));
    }
    addLayerRows(page, rows);
    const bool figures = page.options.disputeTags && std::ranges::any_of(groups, [&](const MarkGroup& group) {
                             return group.hasMarks && page.scene.subjects[group.subject].dispute.value_or(0) > 0;
                         });
    if (figures) {
        LegendRow row;
        row.glyph.marks.push_back(rectMark({-18, -9.5, 18, 9.5}, page.theme.button, 2));
        TextStyle style = page.type.disputeTag;
        style.size_px = 11.5F;
        row.glyph.texts.push_back(page.setter.line("0.80", style, {0, page.setter.capHeight_px(style) / 2}, Align::centre));
        row.text = "Dispute: half the summed differences of two parties’ shares, 0 to 1";
        row.brief = "Dispute, 0 to 1";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string legendNote(const Page& page, const std::vector<MarkGroup>& groups) {
    const bool soft = std::ranges::any_of(groups, [&](const MarkGroup& group) { return hasSoftEdge(page.scene.subjects[group.subject]); });
    const bool ringed = std::ranges::any_of(groups, [&](const MarkGroup& group) { return page.scene.subjects[group.subject].ringed; });
    return std::string{soft ? "Soft edge: the outline of the place is not known. " : ""} + (ringed ? "Dashed ring: the place lies somewhere in it. " : "") +
           (page.scene.view == View::party ? "Nothing drawn: no claim of this party was read, not “held by the other side”."
                                           : "Nothing drawn: no claim was read, not “held by the other side”.");
}

}  // namespace demarc::map
