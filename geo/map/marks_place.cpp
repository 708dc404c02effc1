#include <algorithm>
#include <cmath>
#include <iterator>

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

/// Where the name may stand: above the first mark, below all, at the sides; then the same further off.
std::vector<NamePlace> namePlaces(const Page& page, const MarkGroup& group) {
    const double cap = page.setter.capHeight_px(page.type.claimed);
    const Rect& box = group.box_px;
    const double x = group.left.centre_px.x, middle = group.centre_px.y + cap / 2;
    std::vector<NamePlace> places;
    for (const double more : {0.0, 14.0, 30.0}) {
        const double gap = NAME_GAP_PX + more;
        places.insert(places.end(), {{{x, box.top - gap}, Align::centre, 1},
                                     {{box.centre().x, box.bottom + gap + cap}, Align::centre, 0},
                                     {{box.right + gap, middle}, Align::left, 0.5},
                                     {{box.left - gap, middle}, Align::right, 0.5},
                                     {{box.right + more, box.top - more}, Align::left, 1},
                                     {{box.left - more, box.top - more}, Align::right, 1},
                                     {{box.right + more, box.bottom + cap + more}, Align::left, 0},
                                     {{box.left - more, box.bottom + cap + more}, Align::right, 0}});
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

void setName(Page& page, MarkGroup& group) {
    const bool quiet = group.cluster.empty() && page.scene.subjects[group.subject].quiet;
    TextStyle style = quiet ? page.type.town2 : page.type.claimed;
    if (!quiet && (group.isSmall || !group.cluster.empty())) style.size_px = SMALL_NAME_PX;
    std::vector<std::vector<Caption>> below{{}};
    if (page.options.captions && group.cluster.empty()) below.insert(below.begin(), captionsOf(page, page.scene.subjects[group.subject]));
    // Off what was drawn by hand, if there is such a place.
    const bool drawn = !page.options.annotations.empty();
    for (const std::vector<Caption>& lines : below) {
        for (const std::string& text : namesOf(page, group)) {
            for (const bool clear : {true, false}) {
                if (!clear && !drawn) continue;
                for (const NamePlace& place : namePlaces(page, group)) {
                    NameBlock block = blockAt(page, text, style, lines, place);
                    if (!page.map.grown(-4).contains(block.box_px) || !page.taken.isFree(block.box_px.grown(2)) || (clear && !page.drawn.isFree(block.box_px.grown(2)))) continue;
                    group.name_px = block.box_px;
                    group.captioned = !lines.empty() && !lines.back().text.ends_with("…");
                    page.taken.add(block.box_px.grown(3));
                    page.frame.hits.push_back({block.box_px, group.subject});
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
        if (!group.crowdedOut && !isLabelled(page, page.scene.subjects[group.subject])) setName(page, group);
    }
    return groups;
}

}  // namespace demarc::map
