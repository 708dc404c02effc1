#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "print/pdf.hpp"
#include "print/svg.hpp"
#include "print/text_runs.hpp"
#include "vector_samples.hpp"

namespace demarc::print {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Whether elements close in the order in which they were opened, and every & names something.
bool isWellFormed(std::string_view xml) {
    std::vector<std::string_view> open;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
        const std::size_t end = xml.find('>', at);
        if (end == std::string_view::npos) return false;
        const std::string_view tag = xml.substr(at + 1, end - at - 1);
        if (tag.find('<') != std::string_view::npos) return false;
        const std::string_view name = tag.substr(0, tag.find_first_of(" /\n", 1));
        if (tag.front() == '/') {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
        } else if (tag.front() != '?' && tag.back() != '/') {
            open.push_back(name);
        }
        at = end;
    }
    for (std::size_t at = xml.find('&'); at != std::string_view::npos; at = xml.find('&', at + 1))
        if (xml.substr(at, 8).find(';') == std::string_view::npos) return false;
    return open.empty();
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::string svgOf(const map::Scene& scene, const map::Frame& frame, const PageOptions& options = {}) {
    std::string svg = encodeSvg(scene, frame, samples::fonts(), options);
    EXPECT_TRUE(isWellFormed(svg));
    return svg;
}

TEST(Page, IsAsLargeAsItsStylePixelsUnlessASizeIsGiven) {
    map::Frame frame = samples::paper(3840, 2160);
    frame.scale = 2;
    Page page = pageOf(frame, {});
    EXPECT_DOUBLE_EQ(page.width_pt, 1440);
    EXPECT_DOUBLE_EQ(page.height_pt, 810);
    EXPECT_DOUBLE_EQ(page.scale_pt, 0.375);
    page = pageOf(frame, {.width_mm = 254, .texts = {}});
    EXPECT_DOUBLE_EQ(page.width_pt, 720);
    EXPECT_DOUBLE_EQ(page.height_pt, 405);
    page = pageOf(frame, {.width_mm = 254, .height_mm = 254, .texts = {}});
    EXPECT_DOUBLE_EQ(page.height_pt, 720);
    EXPECT_DOUBLE_EQ(page.offset_pt.y, (720 - 405) / 2.0);
}

TEST(Vector, TheSameInputGivesTheSameBytes) {
    const auto [scene, frame] = samples::everything();
    EXPECT_EQ(encodeSvg(scene, frame, samples::fonts()), encodeSvg(scene, frame, samples::fonts()));
    const std::string pdf = encodePdf(scene, frame, samples::fonts());
    EXPECT_EQ(pdf, encodePdf(scene, frame, samples::fonts()));
    EXPECT_THAT(pdf, Not(HasSubstr("CreationDate")));
}

TEST(Vector, AnEmptyFrameIsAFile) {
    EXPECT_TRUE(encodePdf({}, {}, samples::fonts()).starts_with("%PDF-"));
    EXPECT_THAT(svgOf({}, {}), HasSubstr("</svg>"));
}

TEST(Vector, PdfSaysWhatItIsAndWhenItWasMade) {
    const auto [scene, frame] = samples::everything();
    const std::string pdf = encodePdf(scene, frame, samples::fonts(), {.texts = {{"Title", "Two accounts"}, {"Creation Time", "2025-11-20T12:00:00Z"}}});
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_THAT(pdf, HasSubstr("/Title (Two accounts)"));
    EXPECT_THAT(pdf, HasSubstr("/CreationDate ("));
}

TEST(Vector, SvgHasAGroupForEveryLayerAndSheet) {
    const auto [scene, frame] = samples::everything();
    const std::string svg = svgOf(scene, frame);
    for (const char* id : {"id=\"paper\"", "id=\"map\"", "id=\"base.water\"", "id=\"base.rivers\"", "id=\"base.borders\"", "id=\"hillshade\"", "id=\"data\"", "id=\"names\""})
        EXPECT_EQ(count(svg, id), 1U) << id;
    EXPECT_THAT(svg, HasSubstr("data-layer=\"party.&lt;North &amp; &quot;South&quot;&gt;\""));
}

TEST(Vector, GroupsOfOneNameHaveIdsOfTheirOwn) {
    map::Scene scene;
    scene.world.resize(2);
    for (auto& pass : scene.world) pass.areas.push_back(samples::area(map::Pattern::solid, "base.land"));
    const std::string svg = svgOf(scene, samples::paper());
    EXPECT_EQ(count(svg, "id=\"base.land\""), 1U);
    EXPECT_EQ(count(svg, "id=\"base.land:2\""), 1U);
    EXPECT_EQ(count(svg, "data-layer=\"base.land\""), 2U);
}

TEST(Vector, HatchesAndDotsArePatterns) {
    const auto [scene, frame] = samples::everything();
    EXPECT_EQ(count(svgOf(scene, frame), "<pattern "), 3U);
    EXPECT_THAT(svgOf(scene, frame), HasSubstr("fill=\"url(#"));
}

TEST(Vector, HostileTextIsFitForXml) {
    map::Frame frame = samples::paper();
    auto& sheet = frame.sheets.emplace_back();
    sheet.name = "\x01 ]]> <script> \xFF";
    const std::string hostile = "a<b>&\"'\x02]]> \xC3 \xEF\xBF\xBE </text>";
    sheet.texts.push_back(samples::words("plain", 10, 20));
    sheet.texts.back().text = hostile;
    const std::string svg = svgOf({}, frame, {.texts = {{"Title", hostile}, {"Own & word", hostile}}});
    EXPECT_THAT(svg, Not(HasSubstr("]]>")));
    EXPECT_THAT(svg, Not(HasSubstr("<script>")));
    EXPECT_EQ(svg.find_first_of(std::string{"\x01\x02\xFF", 3}), std::string::npos);
    EXPECT_THAT(svg, HasSubstr("<title>a&lt;b&gt;"));
    EXPECT_FALSE(encodePdf({}, frame, samples::fonts(), {.texts = {{"Title", hostile}}}).empty());
}

TEST(Vector, TextIsTextInTheEmbeddedFont) {
    const auto [scene, frame] = samples::everything();
    const std::string svg = svgOf(scene, frame);
    EXPECT_THAT(svg, HasSubstr(">Holds</tspan> <tspan"));
    EXPECT_THAT(svg, HasSubstr("aria-label=\"Oskil\""));
    EXPECT_EQ(count(svg, "@font-face"), 2U);
    EXPECT_LT(svg.size(), 60'000U) << "only the letters used";
}

TEST(TextRuns, SayTheWholeTextInReadingOrderOnce) {
    const std::string mixed = "Held by \xD8\xA7\xD9\x84\xD8\xAC\xD9\x8A\xD8\xB4 since May";
    const map::PlacedText text = samples::words(mixed, 0, 0);
    const auto runs = runsOf(text);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_FALSE(runs[0].rightToLeft);
    EXPECT_TRUE(runs[1].rightToLeft);
    std::string all;
    std::size_t glyphs = 0;
    for (const TextRun& run : runs) {
        all += run.text;
        std::size_t bytes = 0;
        for (const TextCluster& cluster : run.clusters) {
            bytes += cluster.text.size();
            glyphs += cluster.glyphs;
        }
        EXPECT_EQ(bytes, run.text.size());
    }
    EXPECT_EQ(all, mixed);
    EXPECT_EQ(glyphs, text.glyphs.size());
}

TEST(TextRuns, ABracketAmongWordsFromRightToLeftIsRightToLeftAndANumberIsNot) {
    const map::PlacedText text = samples::words("\xD9\x82\xD8\xA7\xD9\x84 (20 \xD9\x82\xD8\xB1\xD9\x8A\xD8\xA9) \xD8\xA5\xD9\x86", 0, 0);
    for (const TextRun& run : runsOf(text)) EXPECT_EQ(run.rightToLeft, run.text != "20") << run.text;
}

/// Takes part in a walk and counts.
class Counter : public VectorCanvas {
public:
    void open(std::string_view, const Path*) override { ++depth; }
    void close() override { --depth; }
    void fill(const Path& path, const Fill&) override { note(path); }
    void stroke(const Path& path, const Pen& pen) override {
        note(path);
        offsets.push_back(pen.offset_px);
    }
    void image(const map::Picture& picture, const map::Rect& box_px, double) override {
        ++images;
        imageWidth_px = picture.width_px;
        imageBox_px = box_px;
    }
    void text(const map::PlacedText&) override { ++texts; }
    int depth = 0, images = 0, texts = 0, imageWidth_px = 0;
    map::Rect imageBox_px;
    std::size_t shapes = 0;
    map::Rect reach;
    std::vector<double> offsets;

private:
    void note(const Path& path) {
        ++shapes;
        for (const map::Vec2 p : path.points()) reach.extend(p);
    }
};

class VectorMark : public ::testing::TestWithParam<int> {};

TEST_P(VectorMark, IsDrawnAroundItsCentreInBothFormats) {
    const map::Mark mark = samples::mark(static_cast<map::MarkShape>(GetParam()));
    Counter canvas;
    drawMark(mark, canvas);
    EXPECT_GT(canvas.shapes, 0U);
    EXPECT_EQ(canvas.depth, 0);
    EXPECT_NEAR(canvas.reach.centre().x, 50, 8);
    EXPECT_NEAR(canvas.reach.centre().y, 50, 8);
    EXPECT_LT(canvas.reach.width(), 60);
    EXPECT_GT(canvas.reach.width(), 10);
    const map::Frame frame = samples::frameWith(mark);
    EXPECT_GT(count(svgOf({}, frame), "<path"), 1U) << "more than the paper";
    EXPECT_GT(encodePdf({}, frame, samples::fonts()).size(), encodePdf({}, samples::frameWith({}), samples::fonts()).size());
}

INSTANTIATE_TEST_SUITE_P(All, VectorMark, ::testing::Range(0, static_cast<int>(map::MarkShape::chevron) + 1));

TEST(VectorMark, ASoftDiscFadesAndAStripedOneIsClippedToItsBands) {
    map::Mark disc = samples::mark(map::MarkShape::disc);
    disc.soft_px = 5;
    EXPECT_THAT(svgOf({}, samples::frameWith(disc)), HasSubstr("<radialGradient"));
    disc.period_px = 6;
    const std::string svg = svgOf({}, samples::frameWith(disc));
    EXPECT_EQ(count(svg, "<radialGradient"), 2U) << "one a colour";
    EXPECT_THAT(svg, HasSubstr("<clipPath"));
}

TEST(VectorGround, NothingFarOffTheViewportIsHandedOver) {
    map::Scene scene;
    auto& pass = scene.world.emplace_back();
    pass.areas.push_back(samples::area(map::Pattern::solid, "land", 1e6));
    pass.areas.back().mesh = std::make_shared<map::Mesh>(map::tessellate({{{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}}, {0}}));
    pass.lines.push_back(samples::line({{-1e6F, 0}, {1e6F, 0}, {1e6F, 9e5F}}, "river"));
    Counter canvas;
    drawGround(scene.world, samples::paper().maps.front().camera, 1, canvas);
    EXPECT_EQ(canvas.shapes, 2U);
    EXPECT_TRUE((map::Rect{-10, -10, 210, 110}.contains(canvas.reach)));
}

TEST(VectorGround, DashesGoOnWhereALineComesIntoView) {
    map::Scene scene;
    scene.world.emplace_back().lines.push_back(samples::line({{-1000, 0}, {1000, 0}}, "border", 7));
    Counter canvas;
    drawGround(scene.world, samples::paper().maps.front().camera, 1, canvas);
    ASSERT_EQ(canvas.offsets.size(), 1U);
    // From pixel -400 to the left side, grown by the width and two.
    EXPECT_NEAR(canvas.offsets.front(), std::fmod(400.0 - 3, 14), 1e-6);
}

TEST(VectorGround, OfAPictureOnlyThePixelsInViewAreWritten) {
    map::Scene scene;
    auto picture = std::make_shared<map::Picture>(map::Picture{400, 300, std::vector<std::uint8_t>(400 * 300 * 4, 120)});
    scene.world.emplace_back().images.push_back({picture, {-40'000, -30'000, 40'000, 30'000}, 1, "relief"});
    Counter canvas;
    drawGround(scene.world, samples::paper().maps.front().camera, 1, canvas);
    ASSERT_EQ(canvas.images, 1);
    EXPECT_LE(canvas.imageWidth_px, 6);
    EXPECT_TRUE(canvas.imageBox_px.contains(map::Rect{0, 0, 200, 100}));
}

TEST(VectorGround, AStraightCoastOfManyPointsIsAFewLines) {
    map::Rings rings{{}, {0}};
    for (int i = 0; i <= 5000; ++i) rings.points.push_back({-50 + i * 0.02, std::sin(i) * 0.01});
    rings.points.push_back({0, 40});
    map::Scene scene;
    scene.world.emplace_back().areas.push_back({std::make_shared<map::Mesh>(map::tessellate(rings)), {map::Pattern::solid, samples::kOrange, {}, 0.5F, 9}, "land"});
    EXPECT_LT(svgOf(scene, samples::paper()).size(), 3000U);
}

}  // namespace
}  // namespace demarc::print
