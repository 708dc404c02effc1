#include "map/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double FRAME_PX = 6;             // names keep this far from the map's edge
constexpr double TOWN_EVERY_PX2 = 36'000;  // the basemap whispers: no more towns than one to this much of the map
constexpr double STRAY = 0.075;            // of the map's width: as far as an area's name may stand from its anchor
constexpr double STRAY_ON_WATER_PX = 24;

/// How a kind of town, or a point of a layer, is drawn, and the room that its name keeps from others.
struct TownLook {
    TextStyle style;
    double dot_px, gap_px, room_px;
};

TownLook townLook(const Page& page, LabelKind kind) {
    if (kind == LabelKind::town1) return {page.type.town1, 3.5, 4.5, 4};
    if (kind == LabelKind::town2) return {page.type.town2, 3, 4, 8};
    if (kind == LabelKind::spot) return {page.type.town3, 3.5, 3, 2};
    return {page.type.town3, 2.5, 3.5, 12};
}

bool fits(const Page& page, const Rect& box, double room_px) {
    return page.map.grown(-FRAME_PX).contains(box) && page.taken.isFree(box.grown(room_px));
}

void cover(Rect& box, const Rect& other) {
    box.extend({other.left, other.top});
    box.extend({other.right, other.bottom});
}

/// A second line's style.
TextStyle smaller(TextStyle style) {
    style.size_px = std::max(10.5F, style.size_px - 1.5F);
    style.line_px = style.size_px + 2;
    return style;
}

/// True when it was placed.
bool placeTown(Page& page, const LabelSource& source) {
    const Vec2 at = page.camera.toScreen(source.anchor_m);
    const auto [style, dot, gap, room] = townLook(page, source.kind);
    const Rect dotBox = Rect{at.x, at.y, at.x, at.y}.grown(dot + 1);
    const bool isSpot = source.kind == LabelKind::spot;  // its disc is drawn already
    if (isSpot ? !page.map.contains(at) : !fits(page, dotBox, 1)) return false;
    const double cap = page.setter.capHeight_px(style);
    const double beside = dot + gap, level = cap / 2 - 0.5, slant = dot * 0.7 + gap * 0.6;
    const bool two = !source.secondLine.empty();
    const TextStyle below = smaller(style);
    const double down = static_cast<double>(below.line_px);
    const std::pair<Vec2, Align> places[] = {{{beside, level}, Align::left},      {{slant, -slant}, Align::left},
                                             {{slant, slant + cap}, Align::left}, {{-beside, level}, Align::right},
                                             {{-slant, -slant}, Align::right},    {{-slant, slant + cap}, Align::right},
                                             {{0, -beside}, Align::centre},       {{0, beside + cap}, Align::centre}};
    for (const auto& [by, align] : places) {
        // Of two lines the last stands above a dot, the first beside or below it.
        const Vec2 first = at + by - Vec2{0, two && by.y < 0 ? down : 0};
        std::vector<PlacedText> lines{page.setter.line(source.text, style, first, align)};
        if (two) lines.push_back(page.setter.line(source.secondLine, below, first + Vec2{0, down}, align));
        Rect box;
        for (const PlacedText& line : lines) cover(box, line.box_px);
        if (!fits(page, box, room) || (two && box.intersects(dotBox))) continue;
        page.taken.add(box.grown(1));
        page.taken.add(dotBox);
        if (!isSpot) {
            page.names.marks.push_back(discMark(at, dot, page.theme.panel));
            page.names.marks.push_back(ringMark(at, dot, 1.2, page.theme.townDot));
        }
        std::ranges::move(lines, std::back_inserter(page.names.texts));
        return true;
    }
    return false;
}

/// Names of areas may stand a little beside their anchor: in rings around it, near ones first.
std::vector<Vec2> offsets(double reach_px) {
    std::vector<Vec2> out{{0, 0}};
    for (double ring = 12; ring <= reach_px; ring += 12) {
        for (const Vec2 way : {Vec2{0, -1}, Vec2{0, 1}, Vec2{-1.4, 0}, Vec2{1.4, 0}, Vec2{-1, -1}, Vec2{1, -1}, Vec2{-1, 1}, Vec2{1, 1}}) {
            out.push_back(way * ring);
        }
    }
    return out;
}

using NameLines = std::vector<std::pair<std::string, TextStyle>>;

/// Lines centred on a point, one under the other; the box of all of them.
struct AreaName {
    std::vector<PlacedText> texts;
    Rect box_px;
};

AreaName setLines(const Page& page, const NameLines& lines, Vec2 middle) {
    AreaName name;
    double height = 0;
    for (const auto& line : lines) height += static_cast<double>(line.second.line_px);
    double top = middle.y - height / 2;
    for (const auto& [text, style] : lines) {
        const double line_px = static_cast<double>(style.line_px);
        name.texts.push_back(page.setter.line(text, style, {middle.x, top + (line_px + page.setter.capHeight_px(style)) / 2}, Align::centre));
        cover(name.box_px, name.texts.back().box_px);
        top += line_px;
    }
    return name;
}

/// True when it found a place, which it then takes: near one of its points, best first, else farther from the first of them. With
/// `reach_px` 0 the name stands exactly on one of them: beside it may be another country.
bool placeAreaName(Page& page, const LabelSource& source, const NameLines& lines, double reach_px, const OccupiedIndex* avoided = nullptr,
                   Rect* where = nullptr) {
    constexpr double NEAR_PX = 36;
    reach_px = std::min(reach_px, page.map.width() * STRAY);
    const auto placeNear = [&](Vec2 point_m, double within_px) {
        const Vec2 anchor = page.camera.toScreen(point_m);
        for (const Vec2 by : offsets(within_px)) {
            AreaName name = setLines(page, lines, anchor + by);
            if (!fits(page, name.box_px, 4) || (avoided != nullptr && !avoided->isFree(name.box_px.grown(2)))) continue;
            page.taken.add(name.box_px.grown(2));
            std::ranges::move(name.texts, std::back_inserter(page.names.texts));
            if (where != nullptr) *where = name.box_px;
            return true;
        }
        return false;
    };
    if (placeNear(source.anchor_m, std::min(reach_px, NEAR_PX))) return true;
    for (const Vec2 point : source.elsewhere_m) {
        if (placeNear(point, std::min(reach_px, NEAR_PX))) return true;
    }
    return placeNear(source.anchor_m, reach_px);
}

/// The dashed outlines of proposals: names of areas keep off them, since dashes through a name can't be read as a line.
OccupiedIndex dashedOutlines(const Page& page) {
    OccupiedIndex index;
    const Rect near = page.map.grown(50);
    for (const WorldPass& pass : page.scene.world) {
        for (const LineItem& line : pass.lines) {
            if (!line.clip || line.dash_px <= 0) continue;
            const Polylines& lines = *line.lines;
            for (std::size_t part = 0; part < lines.starts.size(); ++part) {
                const std::size_t end = part + 1 < lines.starts.size() ? lines.starts[part + 1] : lines.points.size();
                const auto at = [&](std::size_t i) {
                    const Vec2f p = lines.points[i];
                    return page.camera.toScreen(lines.origin_m + Vec2{static_cast<double>(p.x), static_cast<double>(p.y)});
                };
                for (std::size_t i = lines.starts[part] + 1; i < end; ++i) {
                    const Vec2 from = at(i - 1), to = at(i);
                    if (near.contains(from) && near.contains(to)) index.addLine(from, to, 4);
                }
            }
        }
    }
    return index;
}

/// The blank at which a name breaks into two lines as even as may be; npos for one word.
std::size_t middleBlank(std::string_view name) {
    std::size_t best = std::string_view::npos;
    const auto unevenness = [&](std::size_t at) { return std::abs(2 * static_cast<double>(at) - static_cast<double>(name.size())); };
    for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
        if (best == std::string_view::npos || unevenness(at) < unevenness(best)) best = at;
    }
    return best;
}

void addAlong(Page& page, PlacedText name) {
    for (const Rect& part : partsOf(name)) page.taken.add(part.grown(2));
    page.names.texts.push_back(std::move(name));
}

/// True when the name stands along the line through its area.
bool placeAcross(Page& page, const LabelSource& source, const TextStyle& style, const OccupiedIndex& avoided) {
    if (!source.path || !source.secondLine.empty()) return false;
    PlacedText name = setAcross(page, *source.path, capitals(source.text), style, avoided);
    if (name.glyphs.empty()) return false;
    addAlong(page, std::move(name));
    return true;
}

void placeCountry(Page& page, const LabelSource& source, const OccupiedIndex& avoided) {
    if (placeAcross(page, source, page.type.country, avoided)) return;
    const NameLines name{{capitals(source.text), page.type.country}};
    NameLines both = name;
    both.emplace_back(source.secondLine, page.type.region.in(page.type.country.fill));
    if (!source.secondLine.empty() && placeAreaName(page, source, both, 0, &avoided)) return;
    placeAreaName(page, source, name, 0, &avoided);
}

void placeRegion(Page& page, const LabelSource& source, const OccupiedIndex& avoided) {
    if (placeAcross(page, source, page.type.region, avoided)) return;
    const std::string name = capitals(source.text);
    const TextStyle& style = page.type.region;
    if (!source.secondLine.empty()) {
        if (placeAreaName(page, source, {{name, style}, {source.secondLine, style}}, 0, &avoided)) return;
    }
    const std::size_t blank = middleBlank(name);
    const bool two = blank != std::string::npos;
    if (two && placeAreaName(page, source, {{name.substr(0, blank), style}, {name.substr(blank + 1), style}}, 0, &avoided)) return;
    placeAreaName(page, source, {{name, style}}, 0, &avoided);
}

void placeWater(Page& page, const LabelSource& source) {
    if (!source.path) {
        placeAreaName(page, source, {{source.text, page.type.sea}}, STRAY_ON_WATER_PX);
        return;
    }
    PlacedText name = setAlongPath(page, *source.path, source.text, page.type.river);
    if (name.glyphs.empty()) return;
    addAlong(page, std::move(name));
}

/// Places that a claim names are drawn and named by the claim; rivers keep their name along their course.
bool isSubject(const Page& page, const LabelSource& source) {
    return (!source.path || source.kind != LabelKind::water) && std::ranges::any_of(page.scene.subjects, [&](const Subject& subject) {
        if (subject.area) return false;
        const Vec2 off = page.camera.toScreen(subject.anchor_m) - page.camera.toScreen(source.anchor_m);
        const double near_px = source.kind == LabelKind::water ? 200 : 40;
        return std::hypot(off.x, off.y) < 4 || (subject.name == source.text && std::hypot(off.x, off.y) < near_px);
    });
}

}  // namespace

void placeProposals(Page& page, std::vector<MarkGroup>& groups) {
    for (const LabelSource& source : page.scene.labels) {
        if (source.kind != LabelKind::proposal || !page.map.contains(page.camera.toScreen(source.anchor_m))) continue;
        NameLines lines{{capitals(source.text), page.type.proposal}};
        if (!source.secondLine.empty()) lines.emplace_back(source.secondLine, page.type.proposalNote);
        Rect box;
        constexpr double REACH_PX = 140;
        if (!placeAreaName(page, source, lines, REACH_PX, &page.drawn, &box) && !placeAreaName(page, source, lines, REACH_PX, nullptr, &box)) continue;
        for (MarkGroup& group : groups) {
            const Subject& subject = page.scene.subjects[group.subject];
            if (subject.name != source.text) continue;
            group.name_px = box;
            page.frame.hits.push_back({box, group.subject});
            if (group.hasMarks) continue;
            group.box_px = box;
            group.centre_px = box.centre();
            group.left = {{box.left, box.centre().y}, 6};
            group.right = {{box.right, box.centre().y}, 6};
        }
    }
}

void placeLabels(Page& page, const std::vector<LabelSource>& labels) {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return labels[i].priority; });
    const OccupiedIndex dashes = dashedOutlines(page);
    auto towns = static_cast<int>(page.map.width() * page.map.height() / TOWN_EVERY_PX2) + 2;
    for (const std::size_t i : order) {
        const LabelSource& source = labels[i];
        if (source.text.empty() || isSubject(page, source)) continue;
        switch (source.kind) {
            case LabelKind::country:
                placeCountry(page, source, dashes);
                break;
            case LabelKind::region:
                placeRegion(page, source, dashes);
                break;
            case LabelKind::water:
                placeWater(page, source);
                break;
            case LabelKind::town1:
            case LabelKind::town2:
            case LabelKind::town3:
                if (towns > 0 && page.options.townLabels && placeTown(page, source)) --towns;
                break;
            case LabelKind::feature:
                placeAreaName(page, source, {{source.text, page.type.town3}}, 24, &dashes);
                break;
            case LabelKind::spot:
                placeTown(page, source);
                break;
            case LabelKind::proposal:
                break;
        }
    }
}

}  // namespace demarc::map
