#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "map/geodesic.hpp"
#include "window/drawing.hpp"

using namespace demarc;
using namespace demarc::window;
using base::LonLat;
using map::Annotation;
using testing::ElementsAre;
using testing::SizeIs;
using enum map::AnnotationKind;

namespace {

/// A map on which a degree is ten pixels, and a hand on it.
class DrawingOnTheMap : public testing::Test {
protected:
    DrawingOnTheMap() {
        ground.toGround = [](map::Vec2 at) { return std::optional{LonLat{at.x / 10, at.y / 10}}; };
        ground.toScreen = [](LonLat at) { return map::Vec2{at.lon_deg * 10, at.lat_deg * 10}; };
        ground.hit = [this](map::Vec2 at) {
            std::optional<std::string> id;
            for (const Annotation& drawn : desk.state().annotations)
                for (const LonLat p : drawn.points)
                    if (std::abs(p.lon_deg * 10 - at.x) < 20 && std::abs(p.lat_deg * 10 - at.y) < 20) id = drawn.id;
            return id;
        };
    }

    bool press(double x, double y, bool isDouble = false) { return after(drawing.press({{x, y}, shift}, ground, desk, isDouble)); }
    void move(double x, double y) { drawing.move({{x, y}, shift}, ground, desk); }
    void release(double x, double y) {
        drawing.release({{x, y}, shift}, ground, desk);
        (void)after(true);
    }
    bool click(double x, double y) {
        const bool taken = press(x, y);
        release(x, y);
        return taken;
    }
    void drag(double x, double y, double toX, double toY) {
        press(x, y);
        move((x + toX) / 2, (y + toY) / 2);
        release(toX, toY);
    }
    void enter() {
        (void)drawing.finish(desk);
        (void)after(true);
    }
    /// Carries out what was asked for.
    bool after(bool result) {
        for (auto& edit : drawing.takeEdits()) desk.apply(std::move(edit));
        return result;
    }
    [[nodiscard]] const std::vector<Annotation>& drawn() const { return desk.state().annotations; }
    [[nodiscard]] std::string lastStep() const { return desk.history().past().empty() ? "" : desk.history().past().back().name; }

    project::Desk desk;
    Drawing drawing;
    DrawingGround ground;
    bool shift = false;
};

}  // namespace

TEST_F(DrawingOnTheMap, AnArrowIsDrawnByADragAndIsSelectedThen) {
    drawing.choose(arrow);
    drag(100, 100, 200, 150);
    ASSERT_THAT(drawn(), SizeIs(1));
    EXPECT_EQ(drawn()[0].kind, arrow);
    EXPECT_THAT(drawn()[0].points, ElementsAre(LonLat{10, 10}, LonLat{20, 15}));
    EXPECT_EQ(lastStep(), "Draw an arrow");
    EXPECT_EQ(drawing.selected(), drawn()[0].id);
    EXPECT_EQ(drawing.tool(), std::nullopt);
}

TEST_F(DrawingOnTheMap, ALineIsClickedPointByPointAndEndsByADoubleClickOrEnter) {
    drawing.choose(line);
    click(100, 100);
    click(200, 100);
    click(300, 150);
    move(400, 400);
    EXPECT_THAT(drawing.shown(desk), SizeIs(1)) << "a preview";
    EXPECT_TRUE(drawn().empty());
    enter();
    ASSERT_THAT(drawn(), SizeIs(1));
    EXPECT_THAT(drawn()[0].points, ElementsAre(LonLat{10, 10}, LonLat{20, 10}, LonLat{30, 15})) << "where the pointer stood is no point";

    drawing.choose(front);
    click(500, 100);
    click(600, 100);
    click(700, 200);
    press(700, 200, true);
    release(700, 200);
    ASSERT_THAT(drawn(), SizeIs(2));
    EXPECT_THAT(drawn()[1].points, ElementsAre(LonLat{50, 10}, LonLat{60, 10}, LonLat{70, 20}));
}

TEST_F(DrawingOnTheMap, BackspaceTakesTheLastPointBackAndEscapeAll) {
    drawing.choose(line);
    click(100, 100);
    click(200, 100);
    click(300, 100);
    EXPECT_TRUE(drawing.back());
    move(300, 300);
    enter();
    EXPECT_THAT(drawn()[0].points, ElementsAre(LonLat{10, 10}, LonLat{20, 10}));

    drawing.choose(polygon);
    click(500, 100);
    click(600, 100);
    EXPECT_TRUE(drawing.escape());
    EXPECT_EQ(drawing.current(), nullptr);
    EXPECT_EQ(drawing.tool(), polygon) << "first what was begun, then the tool";
    EXPECT_TRUE(drawing.escape());
    EXPECT_EQ(drawing.tool(), std::nullopt);
    EXPECT_THAT(drawn(), SizeIs(1));
    EXPECT_FALSE(drawing.back());
}

TEST_F(DrawingOnTheMap, APolygonIsClosedAtItsFirstPointAndNeedsThree) {
    drawing.choose(polygon);
    click(100, 100);
    click(300, 100);
    click(200, 300);
    click(103, 102);
    ASSERT_THAT(drawn(), SizeIs(1));
    EXPECT_THAT(drawn()[0].points, SizeIs(3));

    drawing.choose(polygon);
    click(500, 100);
    click(600, 100);
    press(600, 100, true);
    EXPECT_THAT(drawn(), SizeIs(1));
}

TEST_F(DrawingOnTheMap, ACircleHasTheRadiusOfTheEllipsoid) {
    drawing.choose(circle);
    drag(100, 700, 120, 700);
    ASSERT_THAT(drawn(), SizeIs(1));
    EXPECT_THAT(drawn()[0].points, ElementsAre(LonLat{10, 70}));
    EXPECT_NEAR(drawn()[0].radius_m, map::ellipsoidDistance_m({10, 70}, {12, 70}), 1e-6);
}

TEST_F(DrawingOnTheMap, FreehandFollowsTheButtonThatIsHeld) {
    drawing.choose(freehand);
    press(100, 100);
    for (int x = 110; x <= 200; x += 10) move(x, 100);
    release(200, 100);
    ASSERT_THAT(drawn(), SizeIs(1));
    EXPECT_GE(drawn()[0].points.size(), 10U);
}

TEST_F(DrawingOnTheMap, ATextIsTypedWhereItStandsAndNothingIsLeftOfAnEmptyOne) {
    drawing.choose(map::AnnotationKind::text);
    click(100, 100);
    EXPECT_TRUE(drawing.isTyping());
    drawing.type("Ceasefire line");
    EXPECT_EQ(drawing.shown(desk)[0].text, "Ceasefire line");
    enter();
    ASSERT_THAT(drawn(), SizeIs(1));
    EXPECT_EQ(drawn()[0].text, "Ceasefire line");
    EXPECT_EQ(lastStep(), "Draw a text");

    drawing.choose(map::AnnotationKind::text);
    click(500, 100);
    drawing.type("  ");
    enter();
    EXPECT_THAT(drawn(), SizeIs(1));
    drawing.select(drawn()[0].id);
    drawing.beginTyping(desk);
    drawing.type("Another line");
    enter();
    EXPECT_EQ(drawn()[0].text, "Another line");
}

TEST_F(DrawingOnTheMap, ShiftTurnsInStepsOf15DegreesOnTheWindow) {
    shift = true;
    drawing.choose(arrow);
    drag(100, 100, 200, 104);
    EXPECT_NEAR(drawn()[0].points[1].lat_deg, 10, 1e-9);
}

TEST_F(DrawingOnTheMap, PointsSnapToPlacesAndVerticesNearBy) {
    ground.places = {{30, 30}};
    drawing.choose(arrow);
    drag(305, 296, 400, 300);
    EXPECT_EQ(drawn()[0].points[0], (LonLat{30, 30}));
    drawing.choose(arrow);
    drag(404, 303, 500, 500);
    EXPECT_EQ(drawn()[1].points[0], drawn()[0].points[1]);
}

TEST_F(DrawingOnTheMap, WhatIsSelectedIsMovedReshapedCopiedAndDeletedEachAStepWithAName) {
    drawing.choose(arrow);
    drag(100, 100, 300, 100);
    drawing.select("");
    EXPECT_FALSE(click(600, 600)) << "the ground is the map's";
    drag(110, 105, 120, 125);  // beside its handle: it was not selected
    EXPECT_THAT(drawn()[0].points, ElementsAre(LonLat{11, 12}, LonLat{31, 12}));
    EXPECT_EQ(lastStep(), "Move an arrow");
    drag(310, 120, 400, 200);
    EXPECT_THAT(drawn()[0].points, ElementsAre(LonLat{11, 12}, LonLat{40, 20}));
    EXPECT_EQ(lastStep(), "Reshape an arrow");
    drawing.duplicate(desk, ground);
    (void)after(true);
    EXPECT_THAT(drawn(), SizeIs(2));
    EXPECT_EQ(lastStep(), "Duplicate an arrow");
    drawing.bring(desk, false);
    (void)after(true);
    EXPECT_EQ(drawn().front().id, drawing.selected());
    drawing.remove(desk);
    (void)after(true);
    EXPECT_THAT(drawn(), SizeIs(1));
    EXPECT_EQ(lastStep(), "Delete an arrow");
    while (desk.undo()) {}
    EXPECT_TRUE(drawn().empty());
}

TEST_F(DrawingOnTheMap, ALineGetsAPointWhereItsMiddleIsPulled) {
    drawing.choose(line);
    click(100, 100);
    click(300, 100);
    enter();
    const auto handles = drawing.handles(desk);
    ASSERT_THAT(handles, SizeIs(3));
    const map::Vec2 middle = ground.toScreen(handles[2].at);
    drag(middle.x, middle.y, 200, 200);
    ASSERT_THAT(drawn()[0].points, SizeIs(3));
    EXPECT_EQ(drawn()[0].points[1], (LonLat{20, 20}));
}

TEST_F(DrawingOnTheMap, AClickOnWhatIsSelectedChangesNothing) {
    drawing.choose(arrow);
    drag(100, 100, 300, 100);
    const auto steps = desk.history().past().size();
    EXPECT_TRUE(click(100, 100));
    EXPECT_TRUE(click(105, 112));
    EXPECT_EQ(desk.history().past().size(), steps);
}
