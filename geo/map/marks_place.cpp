#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <optional>
#include <utility>

#include "map/captions.hpp"
#include "map/marks.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double NAME_GAP_PX = 9;
constexpr float SMALL_NAME_PX = 13;  // beside small marks

void place(MarkGroup& group) {
    group.marks.move(group.centre_px);
    group.over.move(group.centre_px);
    group.box_px = moved(group.box_px, group.centre_px);
    group.left.centre_px = group.left.centre_px + group.centre_px;
    group.right.centre_px = group.right.centre_px + group.centre_px;
}

/// A baseline for the name; what stands below it moves the name up by its share of that height.
struct NamePlace {
    Vec2 at;
    Align align;
    double rise;
};

/// Where the name may stand: above the first mark, below all, at the sides; then the same closer, then further off. So far off that it
/// seems nobody's it has a line to its mark instead; an area has no mark.
std::vector<NamePlace> namePlaces(const Page& page, const MarkGroup& group) {
    const double cap = page.setter.capHeight_px(page.type.claimed);
    const Rect& box = group.box_px;
    const double x = group.left.centre_px.x, middle = group.centre_px.y + cap / 2;
    std::vector<NamePlace> places;
    for (const double more : {0.0, -4.0, 14.0, 30.0}) {
        if (more > 20 && group.hasMarks && page.options.annotations.empty()) break;
        const double gap = NAME_GAP_PX + more, aside = std::max(0.0, more);
        places.insert(places.end(), {{{x, box.top - gap}, Align::centre, 1},
                                     {{box.centre().x, box.bottom + gap + cap}, Align::centre, 0},
                                     {{box.right + gap, middle}, Align::left, 0.5},
                                     {{box.left - gap, middle}, Align::right, 0.5},
                                     {{box.right + aside, box.top - aside}, Align::left, 1},
                                     {{box.left - aside, box.top - aside}, Align::right, 1},
                                     {{box.right + aside, box.bottom + cap + aside}, Align::left, 0},
                                     {{box.left - aside, box.bottom + cap + aside}, Align::right, 0}});
    }
    return places;
}

/// A mark of two places has both names if there is room, else as that of more their number.
std::vector<std::string> namesOf(const Page& page, const MarkGroup& group) {
    const auto name = [&](std::size_t subject) { return page.scene.subjects[subject].name; };
    if (group.cluster.empty()) return {name(group.subject)};
    std::vector<std::string> names;
    if (group.cluster.size() == 2) names.push_back(name(group.cluster[0]) + ", " + name(group.cluster[1]));
    names.push_back(std::to_string(group.cluster.size()) + " places");
    return names;
}

/// A name and the lines below it, all aligned alike.
struct NameBlock {
    std::vector<PlacedText> texts;
    Rect box_px;
};

NameBlock blockAt(const Page& page, const std::string& name, const TextStyle& style, const std::vector<Caption>& captions, const NamePlace& place) {
    const double below = CAPTION_LINE_PX * static_cast<double>(captions.size());
    NameBlock block;
    Vec2 at = place.at - Vec2{0, below * place.rise};
    block.texts.push_back(page.setter.line(name, style, at, place.align));
    for (const Caption& caption : captions) {
        at.y += CAPTION_LINE_PX;
        block.texts.push_back(page.setter.line(caption.text, caption.style, at, place.align));
    }
    for (const PlacedText& text : block.texts) {
        block.box_px.extend({text.box_px.left, text.box_px.top});
        block.box_px.extend({text.box_px.right, text.box_px.bottom});
    }
    return block;
}

double between_px(const Rect& a, const Rect& b) {
    return std::hypot(std::max({0.0, a.left - b.right, b.left - a.right}), std::max({0.0, a.top - b.bottom, b.top - a.bottom}));
}

/// From a box to the nearest mark or caption of a group; 0 where they meet.
double away_px(const Rect& box, const MarkGroup& group) {
    double nearest = group.marks.marks.empty() ? between_px(box, group.box_px) : 1e9;
    for (const Piece* piece : {&group.marks, &group.over}) {
        for (const Mark& mark : piece->marks) {
            const double x = static_cast<double>(mark.centre_px.x), y = static_cast<double>(mark.centre_px.y);
            const double halfX = static_cast<double>(mark.half_px.x), halfY = static_cast<double>(mark.half_px.y);
            nearest = std::min(nearest, between_px(box, {x - halfX, y - halfY, x + halfX, y + halfY}) - static_cast<double>(mark.radius_px));
        }
        for (const PlacedText& text : piece->texts) nearest = std::min(nearest, between_px(box, text.box_px));
    }
    return std::max(0.0, nearest);
}

/// Whether every other place's marks are `more_px` farther from a name than its own, which are `own_px` away.
bool isNearest(const Rect& name_px, double own_px, double more_px, const MarkGroup& group, const std::vector<MarkGroup>& groups) {
    return std::ranges::all_of(groups, [&](const MarkGroup& other) {
        return &other == &group || !other.hasMarks || between_px(name_px, other.box_px) >= own_px + more_px || away_px(name_px, other) >= own_px + more_px;
    });
}

/// A name further off, all around, with the line that leads from it to the rim of its mark.
struct LedName {
    NamePlace place;
    Vec2 from;
};

std::vector<LedName> ledPlaces(const Page& page, const MarkGroup& group) {
    constexpr double NEAREST_PX = 16, STEP_PX = 8, GAP_PX = 4;
    constexpr int RINGS = 16, WAYS = 24;
    const double cap = page.setter.capHeight_px(page.type.claimed);
    std::vector<LedName> places;
    for (int ring = 0; ring < RINGS; ++ring) {
        for (int way = 0; way < WAYS; ++way) {
            const double angle = 2 * std::numbers::pi * way / WAYS;
            const Vec2 along{std::sin(angle), -std::cos(angle)};
            const Vec2 end = group.left.centre_px + along * (group.left.radius_px + NEAREST_PX + STEP_PX * ring);
            const double side = std::abs(along.x) < 0.3 ? 0 : along.x;
            const Align align = side > 0 ? Align::left : side < 0 ? Align::right : Align::centre;
            const double x = end.x + (side > 0 ? GAP_PX : side < 0 ? -GAP_PX : 0);
            const double y = side != 0 ? end.y + cap / 2 : along.y < 0 ? end.y - GAP_PX : end.y + GAP_PX + cap;
            places.push_back({{{x, y}, align, side != 0 ? 0.5 : along.y < 0 ? 1.0 : 0.0}, end});
        }
    }
    return places;
}

/// The line from a mark to its name: from where it leaves the last of its marks; none where it does not pass by all else.
std::optional<std::pair<Vec2, Vec2>> lineTo(const Page& page, const MarkGroup& group, Vec2 end) {
    constexpr double STEP_PX = 2, CLEAR_PX = 2;
    const Vec2 along = end - group.left.centre_px;
    const int steps = std::max(1, static_cast<int>(std::ceil(std::hypot(along.x, along.y) / STEP_PX)));
    Vec2 rim = group.left.centre_px;
    for (int i = 0; i <= steps; ++i) {
        const Vec2 at = group.left.centre_px + along * (static_cast<double>(i) / steps);
        const Rect point{at.x, at.y, at.x, at.y};
        if (away_px(point, group) <= CLEAR_PX) rim = at;
        else if (!group.box_px.grown(3).contains(at) && !page.taken.isFree(point.grown(CLEAR_PX))) return std::nullopt;
    }
    return std::pair{rim, end};
}

/// A name stands nearer to its own mark than to any other's; where there is no room for that (`led`) a line leads from it to its mark.
void setName(Page& page, MarkGroup& group, const std::vector<MarkGroup>& groups, bool led) {
    constexpr double NEARER_PX = 3, LED_CLEAR_PX = 4;
    const bool quiet = group.cluster.empty() && page.scene.subjects[group.subject].quiet;
    TextStyle style = quiet ? page.type.town2 : page.type.claimed;
    if (!quiet && (group.isSmall || !group.cluster.empty())) style.size_px = SMALL_NAME_PX;
    std::vector<std::vector<Caption>> below{{}};
    if (page.options.captions && group.cluster.empty()) below.insert(below.begin(), captionsOf(page, page.scene.subjects[group.subject]));
    std::vector<LedName> places;
    if (led) places = ledPlaces(page, group);
    else for (const NamePlace& place : namePlaces(page, group)) places.push_back({place, {}});
    // Off what was drawn by hand, if there is such a place.
    const bool drawn = !page.options.annotations.empty();
    for (const std::vector<Caption>& lines : below) {
        for (const std::string& text : namesOf(page, group)) {
            for (const bool clear : {true, false}) {
                if (!clear && !drawn) continue;
                for (const LedName& place : places) {
                    NameBlock block = blockAt(page, text, style, lines, place.place);
                    const Rect& box = block.box_px;
                    if (!page.map.grown(-4).contains(box) || !page.taken.isFree(box.grown(2)) || (clear && !page.drawn.isFree(box.grown(2)))) continue;
                    if (group.hasMarks && !isNearest(box, led ? 0 : away_px(box, group), led ? LED_CLEAR_PX : NEARER_PX, group, groups)) continue;
                    if (led) {
                        const auto line = lineTo(page, group, place.from);
                        if (!line) continue;
                        const auto& [from, to] = *line;
                        page.marks.strokes.push_back({{toFloat(from), toFloat(to)}, 3.4F, page.theme.land});
                        page.marks.strokes.push_back({{toFloat(from), toFloat(to)}, 1.1F, page.theme.leader});
                        page.taken.addLine(from, to, 3.4);
                    }
                    group.name_px = box;
                    group.captioned = !lines.empty() && !lines.back().text.ends_with("…");
                    page.taken.add(box.grown(3));
                    page.frame.hits.push_back({box, group.subject});
                    std::ranges::move(block.texts, std::back_inserter(page.over.texts));
                    return;
                }
            }
        }
    }
}

/// The true point of a place, and a line to its mark where that stands beside it.
void drawTruth(Page& page, const MarkGroup& group, Vec2 truth) {
    constexpr double DOT_PX = 2.2, SAME_PX = 3;
    const Vec2 off = group.centre_px - truth;
    const double distance = std::hypot(off.x, off.y);
    if (distance <= SAME_PX && !group.crowdedOut && group.cluster.empty()) return;
    // A number isn't dotted over: its ring is still on the place.
    const auto& symbols = page.scene.subjects[group.subject].symbols;
    const bool numbered = group.cluster.empty() && !group.isSmall && !symbols.empty() && !symbols.front().number.empty();
    if (numbered && distance < group.left.radius_px) return;
    const bool apart = !group.crowdedOut && distance > group.left.radius_px;
    if (apart) {
        const Vec2 rim = group.centre_px - off * (group.left.radius_px / distance);
        page.marks.strokes.push_back({{toFloat(truth), toFloat(rim)}, 3.4F, page.theme.land});
        page.marks.strokes.push_back({{toFloat(truth), toFloat(rim)}, 1.1F, page.theme.leader});
        page.taken.addLine(truth, rim, 3.4);
    }
    // On its own mark the dot has a rim, to be seen on any colour.
    if (!apart) page.over.marks.push_back(discMark(truth, DOT_PX + 1, page.theme.land));
    page.over.marks.push_back(discMark(truth, DOT_PX, page.theme.leader));
    page.taken.add(Rect{truth.x, truth.y, truth.x, truth.y}.grown(3));
}

/// Areas get their name from the label that the scene made for them, if it did.
bool isLabelled(const Page& page, const Subject& subject) {
    return subject.area && std::ranges::any_of(page.scene.labels, [&](const LabelSource& label) {
               return label.kind == LabelKind::proposal && label.text == subject.name;
           });
}

}  // namespace

bool inView(const Page& page, const Subject& subject) {
    const Vec2 at = page.camera.toScreen(subject.anchor_m);
    return page.map.grown(-6).contains(at);
}

std::vector<MarkGroup> placeMarks(Page& page) {
    std::vector<MarkGroup> groups;
    for (std::size_t i = 0; i < page.scene.subjects.size(); ++i) {
        const Subject& subject = page.scene.subjects[i];
        if (!inView(page, subject)) continue;
        groups.push_back(composeMarks(page, i));
        groups.back().truth_px = groups.back().centre_px = page.camera.toScreen(subject.anchor_m);
    }
    spreadMarks(page, groups);
    for (MarkGroup& group : groups) {
        place(group);
        page.taken.add(group.hasMarks ? group.box_px.grown(2) : Rect{});
        if (!group.hasMarks && !group.crowdedOut) continue;
        if (group.cluster.empty()) drawTruth(page, group, group.truth_px);
        for (const Vec2 truth : group.truths_px) drawTruth(page, group, truth);
    }
    for (MarkGroup& group : groups) {
        group.marks.appendTo(page.marks);
        group.over.appendTo(page.over);
        page.frame.hits.push_back({group.box_px, group.subject});
    }
    // Names beside their marks come before those that need a line. Without its caption a mark has a number anyway, and the list needs the room.
    for (const bool led : {false, true}) {
        if (led && page.options.captions) break;
        for (MarkGroup& group : groups) {
            const bool named = !group.name_px.isEmpty() || group.crowdedOut || isLabelled(page, page.scene.subjects[group.subject]);
            if (!named && (!led || group.hasMarks)) setName(page, group, groups, led);
        }
    }
    return groups;
}

}  // namespace demarc::map
