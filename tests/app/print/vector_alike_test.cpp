// What the vectors say, drawn in pixels by Cairo, is what the renderer draws.
#include <gtest/gtest.h>

#include "print/pdf_canvas.hpp"
#include "print/print.hpp"
#include "vector_samples.hpp"

namespace demarc::print {
namespace {

Image drawnByCairo(const map::Scene& scene, const map::Frame& frame) {
    const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, frame.width_px, frame.height_px)};
    const Cairo cairo{cairo_create(surface.get())};
    PdfFonts fonts{samples::fonts()};
    PdfCanvas canvas{cairo.get(), fonts};
    drawVector(scene, frame, canvas);
    cairo_surface_flush(surface.get());
    Image image{frame.width_px, frame.height_px, {}};
    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const auto stride_byte = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(frame.height_px); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(frame.width_px); ++x) {
            const unsigned char* pixel = rows + y * stride_byte + x * 4;
            image.rgba.insert(image.rgba.end(), {pixel[2], pixel[1], pixel[0], 255});
        }
    }
    return image;
}

/// Mean over all channels of all pixels, in percent of the whole range.
double apart_percent(const map::Scene& scene, const map::Frame& frame) {
    return difference(printImage(scene, frame, samples::fonts()), drawnByCairo(scene, frame)).mean / 255 * 100;
}

class VectorAlike : public ::testing::TestWithParam<int> {};

TEST_P(VectorAlike, AMarkCoversThePixelsThatTheRendererCovers) {
    map::Mark mark = samples::mark(static_cast<map::MarkShape>(GetParam()));
    EXPECT_LT(apart_percent({}, samples::frameWith(mark)), 0.2);
    mark.angle_rad = 1;
    mark.share = 0.3F;
    mark.a.a = 140;
    EXPECT_LT(apart_percent({}, samples::frameWith(mark)), 0.25) << "turned, translucent";
}

INSTANTIATE_TEST_SUITE_P(All, VectorAlike, ::testing::Range(0, static_cast<int>(map::MarkShape::chevron) + 1));

TEST(VectorPixels, StripesAndSoftEdgesFallOnTheSamePixels) {
    for (const auto shape : {map::MarkShape::disc, map::MarkShape::rect}) {
        for (const auto alpha : {std::uint8_t{255}, std::uint8_t{128}}) {
            map::Mark mark = samples::mark(shape);
            mark.period_px = 7;
            mark.soft_px = 5;
            mark.a.a = mark.b.a = alpha;
            mark.line_px = 0;
            EXPECT_LT(apart_percent({}, samples::frameWith(mark)), 0.45) << static_cast<int>(shape) << " " << static_cast<int>(alpha);
        }
    }
}

TEST(VectorPixels, PatternsAreAnchoredToTheSameGround) {
    for (const auto pattern : {map::Pattern::solid, map::Pattern::hatch, map::Pattern::sparseHatch, map::Pattern::dots}) {
        map::Scene scene;
        scene.theme = map::lightTheme();
        scene.world.emplace_back().areas.push_back(samples::area(pattern, "party", 80));
        // In pixels Cairo makes a tile of whole ones, up to half a pixel off. Half a period off, a hatch is 25% apart.
        EXPECT_LT(apart_percent(scene, samples::paper()), pattern == map::Pattern::solid ? 0.2 : 3.5) << static_cast<int>(pattern);
    }
}

TEST(VectorPixels, LinesDashesAndWhatTheyAreClippedToAreTheSame) {
    map::Scene scene;
    scene.theme = map::lightTheme();
    auto& pass = scene.world.emplace_back();
    pass.areas.push_back(samples::area(map::Pattern::solid, "land"));
    pass.lines.push_back(samples::line({{-500, -20}, {10, 20}, {500, 20}}, "river"));
    pass.lines.push_back(samples::line({{-500, 40}, {0, 0}, {500, -40}}, "border", 6));
    pass.lines.back().width_px = 3;
    pass.lines.push_back(samples::line({{-150, 10}, {150, -10}}, "claimed"));
    pass.lines.back().clip = pass.areas.front().mesh;
    pass.lines.back().width_px = 8;
    pass.lines.back().colour.a = 120;
    EXPECT_LT(apart_percent(scene, samples::paper()), 0.3);
}

TEST(VectorPixels, TextStandsWhereItStood) {
    map::Frame frame = samples::paper();
    frame.maps.clear();
    auto& texts = frame.sheets.emplace_back().texts;
    texts.push_back(samples::words("Holds 60% of the town", 10, 40));
    texts.back().halo = samples::kOrange;
    texts.back().halo_px = 2;
    EXPECT_LT(apart_percent({}, frame), 0.6);
}

}  // namespace
}  // namespace demarc::print
