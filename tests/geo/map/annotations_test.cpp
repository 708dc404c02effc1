#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/annotation_icons.hpp"
#include "map/annotations.hpp"
#include "map/geodesic.hpp"
#include "sheet_samples.hpp"

using namespace demarc::map;
using namespace demarc::map::samples;
using demarc::base::LonLat;
using testing::ElementsAre;

namespace {

using enum AnnotationKind;

LayoutOptions bare(std::vector<Annotation> annotations) {
    LayoutOptions options;
    options.width_px = 800;
    options.height_px = 600;
    options.column = options.scaleBar = options.northArrow = false;
    options.annotations = std::move(annotations);
    return options;
}

Camera above(const Scene& scene, LonLat centre, double metersPerPixel) {
    return {scene.projection->forward(centre), 1 / metersPerPixel, {0, 0, 800, 600}};
}

Frame frameOf(std::vector<Annotation> annotations, LonLat centre = {38, 49}, double metersPerPixel = 500, const Scene& scene = emptyScene()) {
    return layout(scene, above(scene, centre, metersPerPixel), bare(std::move(annotations)), fonts());
}

std::vector<const Sheet*> drawnSheets(const Frame& frame) {
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : frame.sheets)
        if (sheet.name == "annotations") sheets.push_back(&sheet);
    return sheets;
}

Scene sceneIn(const char* crs) {
    Scene scene = emptyScene();
    scene.projection = Projection::parse(crs);
    return scene;
}

/// On which side of a line through 0,0 to the right (y down) all of a tooth's tip lies.
double tipSide(const std::vector<std::vector<Vec2>>& teeth) { return teeth.front()[1].y; }

}  // namespace

TEST(Geodesic, ACircleKeepsItsRadiusOnTheEllipsoidNearAPole) {
    const LonLat centre{25, 70};
    for (const LonLat p : groundCircle(centre, 150'000)) EXPECT_NEAR(ellipsoidDistance_m(centre, p), 150'000, 0.01);
}

TEST(Geodesic, MeasuresAreThoseOfTheEllipsoid) {
    // A degree of latitude is longer near the pole than near the equator; on a sphere they are alike.
    EXPECT_NEAR(ellipsoidDistance_m({0, 0}, {0, 1}), 110'574.4, 0.5);
    EXPECT_NEAR(ellipsoidDistance_m({0, 89}, {0, 90}), 111'693.9, 0.5);
    EXPECT_NEAR(ellipsoidArea_m2(std::vector<LonLat>{{0, 0}, {1, 0}, {1, 1}, {0, 1}}) / 1e6, 12'308.8, 0.5);
    EXPECT_NEAR(ellipsoidArea_m2(groundCircle({25, 70}, 10'000)) / 1e6, 100 * std::numbers::pi, 0.1);
}

TEST(Geodesic, ALongLegBendsAsTheShortestWayDoesAndRunsOnPast180Degrees) {
    const auto path = groundPath(std::vector<LonLat>{{170, 50}, {-170, 50}});
    EXPECT_GT(std::ranges::max_element(path, {}, &LonLat::lat_deg)->lat_deg, 50.4);
    EXPECT_DOUBLE_EQ(path.back().lon_deg, 190);
    for (std::size_t i = 1; i < path.size(); ++i) EXPECT_LT(ellipsoidDistance_m(path[i - 1], path[i]), 20'001);
}

TEST(Annotations, WithoutAnyTheFrameIsTheSameAsBefore) {
    const Frame frame = frameOf({});
    EXPECT_EQ(frame.sheets.size(), 5U);
    EXPECT_TRUE(frame.annotations.empty());
}

TEST(Annotations, TeethStandOnTheLeftAsTheLineRunsOrOnTheRight) {
    const std::vector<Vec2> east{{0, 0}, {100, 0}};
    EXPECT_LT(tipSide(teethAlong(east, false, 20, 8)), 0);  // y runs down: north
    EXPECT_GT(tipSide(teethAlong(east, true, 20, 8)), 0);
    EXPECT_EQ(teethAlong(east, false, 20, 8).size(), 5U);
}

TEST(Annotations, HeadsAndTeethKeepTheirSizeAsTheMapIsZoomed) {
    const auto tallest = [](const Frame& frame) {
        double most = 0;
        for (const Patch& patch : drawnSheets(frame).front()->patches) most = std::max(most, std::hypot(double{patch.points[1].x - patch.points[0].x}, double{patch.points[1].y - patch.points[0].y}));
        return most;
    };
    for (const AnnotationKind kind : {arrow, front}) {
        const std::vector<Annotation> drawn{{.kind = kind, .points = {{37, 49}, {39, 49}}}};
        EXPECT_NEAR(tallest(frameOf(drawn, {38, 49}, 500)), tallest(frameOf(drawn, {38, 49}, 1000)), 0.01);
    }
}

TEST(Annotations, ALineAcross180DegreesStaysInOnePieceWhereTheMapDoesAndIsCutWhereTheMapIs) {
    const std::vector<Annotation> drawn{{.kind = line, .points = {{175, 10}, {-175, 10}}}};
    const auto longest = [](const Frame& frame) {
        double most = 0;
        for (const auto& line : frame.annotations.front().lines)
            for (std::size_t i = 1; i < line.size(); ++i) most = std::max(most, std::abs(double{line[i].x - line[i - 1].x}));
        return most;
    };
    const Scene whole = sceneIn("+proj=merc +lon_0=180 +datum=WGS84"), cut = sceneIn("+proj=merc +lon_0=0 +datum=WGS84");
    const Frame one = frameOf(drawn, {180, 10}, 3000, whole);
    EXPECT_EQ(one.annotations.front().lines.size(), 1U);
    EXPECT_LT(longest(one), 20);
    const Frame two = frameOf(drawn, {0, 10}, 60'000, cut);
    EXPECT_EQ(two.annotations.front().lines.size(), 2U);
    EXPECT_LT(longest(two), 20) << "no line across the whole map";
}

TEST(Annotations, AnAreaAcross180DegreesIsFilledOnBothSides) {
    const std::vector<Annotation> drawn{{.kind = circle, .points = {{180, 0}}, .radius_m = 800'000, .fill = 0.3F}};
    const Frame frame = frameOf(drawn, {0, 0}, 60'000, sceneIn("+proj=merc +lon_0=0 +datum=WGS84"));
    ASSERT_EQ(frame.annotations.front().areas.size(), 2U);
    ASSERT_EQ(frame.sheets.front().name, "annotation areas");
    EXPECT_EQ(frame.sheets.front().patches.size(), 2U);
}

TEST(Annotations, WhatLiesHigherIsDrawnLaterAndFoundFirst) {
    std::vector<Annotation> drawn{{.kind = line, .points = {{37.8, 49}, {38.2, 49}}, .order = 2}, {.kind = line, .points = {{38, 48.9}, {38, 49.1}}, .order = 1}};
    const Frame frame = frameOf(drawn);
    EXPECT_EQ(drawnSheets(frame).size(), 2U) << "lines that cross lie on sheets of their own";
    EXPECT_EQ(frame.annotations.front().annotation, 1U);
    EXPECT_EQ(annotationAt(frame, {400, 300}, 6), 0U);
    EXPECT_EQ(annotationAt(frame, {400, 295}, 4), 1U);
    EXPECT_EQ(annotationAt(frame, {500, 200}, 6), std::nullopt);
}

TEST(Annotations, WordsAreSetAndNamesGiveWay) {
    Scene scene = emptyScene();
    scene.labels = {label(LabelKind::town1, "Alda", scene.projection->forward({38, 49}), 5)};
    const std::vector<Annotation> drawn{{.kind = text, .points = {{38, 49}}, .text = "Ceasefire line\nas agreed"}};
    const Frame frame = layout(scene, above(scene, {38, 49}, 500), bare(drawn), fonts());
    std::vector<std::string> words;
    for (const PlacedText& placed : drawnSheets(frame).front()->texts) words.push_back(placed.text);
    EXPECT_THAT(words, ElementsAre("Ceasefire line", "as agreed"));
    for (const Sheet& sheet : frame.sheets)
        for (const PlacedText& placed : sheet.texts)
            EXPECT_FALSE(placed.text == "Alda" && placed.box_px.intersects(drawnSheets(frame).front()->texts.front().box_px));
}

TEST(Annotations, NamesOfClaimedPlacesGiveWayToo) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Alda", {0, 0})};
    const auto nameIn = [&](const std::vector<Annotation>& drawn) {
        const Frame frame = layout(scene, above(scene, {38, 49}, 500), bare(drawn), fonts());
        for (const Sheet& sheet : frame.sheets)
            for (const PlacedText& placed : sheet.texts)
                if (sheet.name == "claim names" && placed.text == "Alda") return placed.box_px;
        return Rect{};
    };
    const Rect usual = nameIn({});
    const LonLat there = scene.projection->inverse({(usual.centre().x - 400) * 500, -(usual.centre().y - 300) * 500});
    const Annotation words{.kind = text, .points = {there}, .text = "Front"}, across{.kind = line, .points = {{there.lon_deg - 0.5, there.lat_deg}, {there.lon_deg + 0.5, there.lat_deg}}};
    for (const Annotation& drawn : {words, across}) {
        const Rect name = nameIn({drawn});
        ASSERT_FALSE(name.isEmpty());
        EXPECT_FALSE(name.intersects(usual)) << "it stands elsewhere";
    }
}

TEST(Annotations, InkIsTheThemesUnlessAColourIsGiven) {
    const auto colourOf = [](const Annotation& drawn, const Scene& scene) { return drawnSheets(frameOf({drawn}, {38, 49}, 500, scene)).front()->strokes.back().colour; };
    Annotation drawn{.kind = line, .points = {{37.8, 49}, {38.2, 49}}, .colour = blue()};
    Scene dark = emptyScene();
    dark.theme = darkTheme();
    EXPECT_EQ(colourOf(drawn, dark), darkTheme().text);
    drawn.isInk = false;
    EXPECT_EQ(colourOf(drawn, dark), blue());
}

TEST(Annotations, MeasuresAreWrittenInFewDigits) {
    EXPECT_EQ(distanceText(849.6), "850 m");
    EXPECT_EQ(distanceText(4'240), "4.2 km");
    EXPECT_EQ(distanceText(1'234'567), "1,235 km");
    EXPECT_EQ(areaText(420'000), "0.42 km²");
    EXPECT_EQ(areaText(17e6), "17 km²");
    EXPECT_EQ(measureOf({.kind = distance, .points = {{0, 0}, {0, 1}}}), "111 km");
    EXPECT_EQ(measureOf({.kind = text, .points = {{0, 0}}}), "");
}

TEST(Annotations, IconsStayWithinTheirSquareAndAreAllDifferent) {
    std::vector<std::vector<std::vector<Vec2>>> seen;
    for (const std::string_view icon : ANNOTATION_ICONS) {
        const auto outlines = iconOutlines(icon);
        for (const auto& outline : outlines)
            for (const Vec2 p : outline) EXPECT_TRUE((Rect{-1, -1, 1, 1}.contains(p))) << icon;
        EXPECT_TRUE(icon == "question" || std::ranges::find(seen, outlines) == seen.end()) << icon;
        seen.push_back(outlines);
    }
}

TEST(Annotations, NothingOfThemNeedsPointsOrAProjectionThatAnswers) {
    for (std::size_t kind = 0; kind < ANNOTATION_KINDS.size(); ++kind)
        for (const std::vector<LonLat>& points : {std::vector<LonLat>{}, {{-142, -89}}, {{38, 49}, {38, 49}}, {{-142, -89}, {38, 90}, {37, -90}}})
            (void)frameOf({{.kind = static_cast<AnnotationKind>(kind), .points = points, .radius_m = 5e6, .text = "x", .fill = 1}});
}
