#include <algorithm>
#include <cmath>

#include "map/marks.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double NAME_GAP_PX = 9;
constexpr double BETWEEN_PX = 5;     // left free between the marks of two places

Rect moved(const Rect& box, Vec2 by) { return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y}; }

/// Pushes overlapping groups apart along the axis where least is needed, and all back into the map.
void separate(std::vector<MarkGroup>& groups, const Rect& map) {
    constexpr int ROUNDS = 60;
    for (int round = 0; round < ROUNDS; ++round) {
        bool moving = false;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t j = i + 1; j < groups.size(); ++j) {
                if (!groups[i].hasMarks || !groups[j].hasMarks) continue;
                const Rect a = moved(groups[i].box_px, groups[i].centre_px).grown(BETWEEN_PX / 2);
                const Rect b = moved(groups[j].box_px, groups[j].centre_px).grown(BETWEEN_PX / 2);
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
        for (MarkGroup& group : groups) {
            const Rect box = moved(group.box_px, group.centre_px);
            const Rect inside = map.grown(-4);
            group.centre_px.x += std::max(0.0, inside.left - box.left) - std::max(0.0, box.right - inside.right);
            group.centre_px.y += std::max(0.0, inside.top - box.top) - std::max(0.0, box.bottom - inside.bottom);
        }
        if (!moving) return;
    }
}

void place(MarkGroup& group) {
    group.marks.move(group.centre_px);
    group.over.move(group.centre_px);
    group.box_px = moved(group.box_px, group.centre_px);
    group.left.centre_px = group.left.centre_px + group.centre_px;
    group.right.centre_px = group.right.centre_px + group.centre_px;
}

/// Where even moving apart left no room, those with most claims stay.
void crowdOut(std::vector<MarkGroup>& groups, const Rect& map) {
    OccupiedIndex kept;
    for (MarkGroup& group : groups) {
        if (!group.hasMarks) continue;
        const Rect box = moved(group.box_px, group.centre_px);
        if (map.contains(box) && kept.isFree(box)) {
            kept.add(box);
            continue;
        }
        group.crowdedOut = true;
        group.hasMarks = false;
        group.marks = group.over = {};
        group.centre_px = group.truth_px;
        group.box_px = Rect{0, 0, 0, 0}.grown(3);
        group.left = group.right = {{0, 0}, 0};
    }
}

/// Where the name may stand: above the first mark, below all, at the sides; then the same further off.
std::vector<std::pair<Vec2, Align>> namePlaces(const Page& page, const MarkGroup& group) {
    const double cap = page.setter.capHeight_px(page.type.claimed);
    const Rect& box = group.box_px;
    const double x = group.left.centre_px.x, middle = group.centre_px.y + cap / 2;
    std::vector<std::pair<Vec2, Align>> places;
    for (const double more : {0.0, 14.0, 30.0}) {
        const double gap = NAME_GAP_PX + more;
        places.insert(places.end(), {{{x, box.top - gap}, Align::centre},
                                     {{box.centre().x, box.bottom + gap + cap}, Align::centre},
                                     {{box.right + gap, middle}, Align::left},
                                     {{box.left - gap, middle}, Align::right},
                                     {{box.right + more, box.top - more}, Align::left},
                                     {{box.left - more, box.top - more}, Align::right},
                                     {{box.right + more, box.bottom + cap + more}, Align::left},
                                     {{box.left - more, box.bottom + cap + more}, Align::right}});
    }
    return places;
}

void setName(Page& page, MarkGroup& group) {
    const Subject& subject = page.scene.subjects[group.subject];
    for (const auto& [at, align] : namePlaces(page, group)) {
        const PlacedText name = page.setter.line(subject.name, page.type.claimed, at, align);
        if (!page.map.grown(-4).contains(name.box_px) || !page.taken.isFree(name.box_px.grown(2))) continue;
        group.name_px = name.box_px;
        page.taken.add(name.box_px.grown(3));
        page.over.texts.push_back(name);
        page.frame.hits.push_back({name.box_px, group.subject});
        return;
    }
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
    separate(groups, page.map);
    crowdOut(groups, page.map);
    for (MarkGroup& group : groups) {
        place(group);
        page.taken.add(group.hasMarks ? group.box_px.grown(2) : Rect{});
        const Vec2 off = group.centre_px - group.truth_px;
        const double distance = std::hypot(off.x, off.y);
        if (!group.hasMarks || distance <= group.left.radius_px) continue;
        const Vec2 rim = group.centre_px - off * (group.left.radius_px / distance);
        page.marks.strokes.push_back({{toFloat(group.truth_px), toFloat(rim)}, 3.4F, page.theme.land});
        page.marks.strokes.push_back({{toFloat(group.truth_px), toFloat(rim)}, 1.1F, page.theme.leader});
        page.marks.marks.push_back(discMark(group.truth_px, 2.2, page.theme.leader));
        page.taken.addLine(group.truth_px, rim, 3.4);
        page.taken.add(Rect{group.truth_px.x, group.truth_px.y, group.truth_px.x, group.truth_px.y}.grown(3));
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
