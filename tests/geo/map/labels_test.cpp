#include "map/labels.hpp"

#include <gtest/gtest.h>

#include "map/layout_piece.hpp"
#include "sheet_samples.hpp"

using namespace demarc::map;
using namespace demarc::map::samples;

namespace {

/// A river through the middle of the sheet, as a function of how far along it is (0 to 1).
template <class Course>
std::shared_ptr<const Polylines> river(Course course) {
    auto lines = std::make_shared<Polylines>();
    lines->starts = {0};
    for (int i = 0; i <= 400; ++i) {
        const Vec2 at = course(i / 400.0);
        lines->points.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
    }
    return lines;
}

const PlacedText* riverName(const Frame& frame) {
    for (const PlacedText& text : frame.sheets[0].texts) {
        if (text.text == "Slow River") return &text;
    }
    return nullptr;
}

Frame layRiver(std::shared_ptr<const Polylines> path) {
    Scene scene = emptyScene();
    scene.labels = {label(LabelKind::water, "Slow River", {0, 0}, 1)};
    scene.labels[0].path = std::move(path);
    return lay(scene, sheet(1920, 1080));
}

}  // namespace

TEST(RiverNames, FollowTheirCourseAndReadFromTheLeft) {
    for (const double way : {1.0, -1.0}) {  // drawn from source to mouth in either direction
        const Frame frame = layRiver(river([&](double t) { return Vec2{way * (t - 0.5) * 300'000, 20'000 * std::sin(t * 6)}; }));
        const PlacedText* name = riverName(frame);
        ASSERT_NE(name, nullptr);
        EXPECT_EQ(name->glyphs.size(), 10U);
        for (std::size_t i = 1; i < name->glyphs.size(); ++i) EXPECT_GT(name->glyphs[i].pen_px.x, name->glyphs[i - 1].pen_px.x);
        for (const PlacedGlyph& glyph : name->glyphs) EXPECT_LT(std::abs(glyph.rotation_deg), 80) << "upright";
    }
}

TEST(RiverNames, StandOnNoJaggedStretch) {
    const Frame frame = layRiver(river([](double t) { return Vec2{(t - 0.5) * 300'000, std::lround(t * 100) % 2 == 0 ? 8'000.0 : -8'000.0}; }));
    EXPECT_EQ(riverName(frame), nullptr);
}

TEST(RiverNames, NeedRoom) {
    const Frame frame = layRiver(river([](double t) { return Vec2{t * 8'000, 0}; }));
    EXPECT_EQ(riverName(frame), nullptr);
}

TEST(OccupiedIndex, KnowsWhatIsTaken) {
    OccupiedIndex index;
    index.add({10, 10, 20, 20});
    index.addLine({100, 100}, {200, 200}, 4);
    EXPECT_FALSE(index.isFree({15, 15, 16, 16}));
    EXPECT_TRUE(index.isFree({20, 20, 30, 30})) << "touching is not overlapping";
    EXPECT_FALSE(index.isFree({148, 148, 152, 152}));
    EXPECT_TRUE(index.isFree({100, 180, 120, 200})) << "beside a slanting line, inside its box";
    EXPECT_FALSE(index.isFree({-1e9, -1e9, 1e9, 1e9}));
}

namespace {

const PlacedText* nameIn(const Frame& frame, const std::string& text) {
    for (const PlacedText& placed : frame.sheets[0].texts) {
        if (placed.text == text) return &placed;
    }
    return nullptr;
}

Scene countryAlong(double rise) {
    Scene scene = emptyScene();
    scene.labels = {label(LabelKind::country, "Longland", {0, 0}, 1)};
    scene.labels[0].path = river([&](double t) { return Vec2{(t - 0.5) * 200'000, (t - 0.5) * 200'000 * rise}; });
    return scene;
}

}  // namespace

TEST(AreaNames, AreSetAlongTheLineThroughTheirAreaWithLettersApart) {
    const Frame frame = lay(countryAlong(0.4), sheet(1920, 1080));
    const PlacedText* name = nameIn(frame, "LONGLAND");
    ASSERT_NE(name, nullptr);
    for (const PlacedGlyph& glyph : name->glyphs) EXPECT_NEAR(glyph.rotation_deg, -21.8, 1);
    EXPECT_EQ(partsOf(*name).size(), name->glyphs.size());
    for (const Rect& part : partsOf(*name)) EXPECT_TRUE(name->box_px.grown(12).contains(part));
    Scene level = countryAlong(0.4);
    level.labels[0].path = nullptr;
    const Frame plain = lay(level, sheet(1920, 1080));
    ASSERT_NE(nameIn(plain, "LONGLAND"), nullptr);
    EXPECT_GT(name->box_px.width(), nameIn(plain, "LONGLAND")->box_px.width());
}

TEST(AreaNames, StandLevelWhereTheLineIsTaken) {
    Scene scene = countryAlong(0.4);
    for (int i = -4; i <= 4; ++i) scene.subjects.push_back(disputed("Town", {i * 20'000.0, i * 8'000.0}));
    scene.labels[0].anchor_m = {0, 40'000};
    scene.labels[0].elsewhere_m = {{-120'000, 90'000}, {120'000, -90'000}, {-150'000, -90'000}};
    LayoutOptions options = sheet(1920, 1080);
    options.callouts = false;
    const Frame frame = lay(scene, options);
    const PlacedText* name = nameIn(frame, "LONGLAND");
    ASSERT_NE(name, nullptr);
    EXPECT_EQ(name->glyphs.front().rotation_deg, 0);
}

TEST(TownNames, HaveTheLocalNameBelowThem) {
    Scene scene = emptyScene();
    scene.labels = {label(LabelKind::town1, "Kharkiv", {0, 0}, 1)};
    scene.labels[0].secondLine = "Харків";
    const Frame frame = lay(scene, sheet(1920, 1080));
    const PlacedText* name = nameIn(frame, "Kharkiv");
    const PlacedText* local = nameIn(frame, "Харків");
    ASSERT_TRUE(name && local);
    EXPECT_GE(local->box_px.top, name->box_px.top + 8);
    EXPECT_LT(local->size_px, name->size_px);
    EXPECT_FALSE(local->box_px.grown(-0.75).intersects(name->box_px.grown(-0.75)));
}
