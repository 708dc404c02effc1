#include "map/callouts_columns.hpp"

#include <gtest/gtest.h>

#include "geo/map/sheet_samples.hpp"

namespace demarc::map {
namespace {

using namespace samples;

/// The cards of a frame, as they were drawn: opaque boxes on the map in the colour of the panel.
std::vector<Rect> cardsOf(const Frame& frame, const Scene& scene) {
    std::vector<Rect> boxes;
    for (const Sheet& sheet : frame.sheets) {
        if (sheet.name != "cards") continue;
        for (const Mark& mark : sheet.marks) {
            const double x = mark.centre_px.x, y = mark.centre_px.y, w = mark.half_px.x, h = mark.half_px.y;
            if (mark.shape == MarkShape::rect && mark.a == scene.theme.panel && w > 80) boxes.push_back({x - w, y - h, x + w, y + h});
        }
    }
    return boxes;
}

struct Placed {
    std::vector<MarkGroup> groups;
    std::vector<CardWish> wishes;
    Arrangement arrangement;
};

/// Wishes for plain cards of a size, arranged.
Placed arrange(Page& page, Vec2 full, Vec2 compact) {
    Placed placed;
    placed.groups = placeMarks(page);
    const Columns columns{page, placed.groups};
    for (const MarkGroup& group : placed.groups) {
        if (group.crowdedOut || !group.cluster.empty()) continue;
        CardWish wish;
        wish.group = &group;
        wish.size_px = {full, compact};
        columns.measure(wish);
        placed.wishes.push_back(std::move(wish));
    }
    placed.arrangement = columns.arrange(placed.wishes);
    return placed;
}

TEST(Callouts, NeverOverlapNorCrossNorLeaveTheMapWhateverTheView) {
    std::mt19937 random{21};
    for (int view = 0; view < 200; ++view) {
        Scene scene = emptyScene();
        addRandomSubjects(scene, random, 3 + view % 58);
        const LayoutOptions options = view % 3 == 0 ? sheet(1280, 720) : view % 3 == 1 ? sheet(1920, 1080) : sheet(3840, 2160, 2);
        Page page{scene, cameraFor(options), options, fonts()};
        const Placed placed = arrange(page, {292, 110}, {292, 76});
        const Arrangement& a = placed.arrangement;
        for (std::size_t i = 0; i < placed.wishes.size(); ++i) {
            if (a.boxes[i].isEmpty()) continue;
            EXPECT_TRUE(page.map.contains(a.boxes[i])) << view;
            for (const MarkGroup& group : placed.groups) {
                const bool isOwn = &group == placed.wishes[i].group;
                EXPECT_FALSE(group.hasMarks && a.boxes[i].intersects(group.box_px)) << view;
                EXPECT_FALSE(!group.name_px.isEmpty() && a.boxes[i].intersects(group.name_px)) << view;
                EXPECT_FALSE(group.hasMarks && !isOwn && cross(a.leaders[i], group.box_px)) << view;
            }
            for (std::size_t j = 0; j < placed.wishes.size(); ++j) {
                if (i == j || a.boxes[j].isEmpty()) continue;
                EXPECT_FALSE(a.boxes[i].intersects(a.boxes[j])) << view;
                EXPECT_FALSE(cross(a.leaders[i], a.leaders[j])) << view;
                EXPECT_FALSE(cross(a.leaders[i], a.boxes[j])) << view;
            }
        }
    }
}

TEST(Callouts, BecomeCompactBeforeOneIsLeftOut) {
    Scene scene = emptyScene();
    for (int i = 0; i < 12; ++i) scene.subjects.push_back(disputed("Town " + std::to_string(i), {-60'000.0 + 9'000 * i, 110'000.0 - 19'000 * i}));
    const LayoutOptions options = sheet(1920, 1080);
    Page page{scene, cameraFor(options), options, fonts()};
    const Placed roomy = arrange(page, {292, 76}, {292, 76});
    Page again{scene, cameraFor(options), options, fonts()};
    const Placed tall = arrange(again, {292, 300}, {292, 76});
    EXPECT_GE(tall.arrangement.count(), roomy.arrangement.count());
    EXPECT_NE(std::ranges::find(tall.arrangement.version, COMPACT), tall.arrangement.version.end());
}

TEST(Callouts, OfOneSheetHaveOneFormAndNoLeaderCrossesIt) {
    std::mt19937 random{33};
    for (int view = 0; view < 40; ++view) {
        Scene scene = emptyScene();
        addRandomSubjects(scene, random, 4 + view);
        const LayoutOptions options = sheet(1920, 1080);
        Page page{scene, cameraFor(options), options, fonts()};
        const Placed placed = arrange(page, {292, 110}, {292, 76});
        const Arrangement& a = placed.arrangement;
        for (std::size_t i = 0; i < placed.wishes.size(); ++i) {
            if (a.boxes[i].isEmpty()) continue;
            EXPECT_EQ(a.version[i], a.version.front()) << view;
            EXPECT_LE(a.leaders[i].reach_px(), page.map.width() / 2) << view;
        }
    }
}

TEST(Callouts, OfAFewPlacesAllStandInFull) {
    Scene scene = emptyScene();
    for (int i = 0; i < 3; ++i) scene.subjects.push_back(disputed("Town " + std::to_string(i), {20'000.0 * i, 60'000.0 * i - 60'000}));
    const LayoutOptions options = sheet(1920, 1080);
    Page page{scene, cameraFor(options), options, fonts()};
    const Placed placed = arrange(page, {292, 110}, {292, 76});
    EXPECT_EQ(placed.arrangement.count(), 3U);
    EXPECT_EQ(placed.arrangement.version, std::vector<Version>(3, FULL));
}

TEST(Callouts, TheSameSceneGivesTheSameCards) {
    std::mt19937 random{5};
    Scene scene = emptyScene();
    addRandomSubjects(scene, random, 40);
    EXPECT_EQ(cardsOf(lay(scene, sheet(1920, 1080)), scene), cardsOf(lay(scene, sheet(1920, 1080)), scene));
}

TEST(Callouts, WhateverHasNoCardIsNumberedAndListedOnTheSheet) {
    std::mt19937 random{11};
    std::uniform_real_distribution<double> x{-85'000, 85'000}, y{-110'000, 110'000};
    for (const int count : {8, 25, 60}) {
        Scene scene = emptyScene();
        for (int i = 0; i < count; ++i) scene.subjects.push_back(disputed("Town " + std::to_string(i), {x(random), y(random)}));
        const Frame frame = lay(scene, sheet(1920, 1080));
        std::size_t named = 0;
        for (const std::string& line : frame.leftOver) {
            const std::size_t from = line.find(' ') + 1;
            if (says(frame, line.substr(from, line.find(':') + 1 - from))) ++named;
        }
        EXPECT_EQ(named, frame.leftOver.size()) << count;
    }
}

}  // namespace
}  // namespace demarc::map
