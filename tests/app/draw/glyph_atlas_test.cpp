#include "draw/glyph_atlas.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "gl/context.hpp"

namespace demarc::draw {
namespace {

class Glyphs : public testing::Test {
protected:
    /// A frame of 20 letters of this size.
    void show(int size_px) {
        atlas.startFrame();
        for (std::uint32_t glyph = 40; glyph < 60; ++glyph)
            ASSERT_TRUE(atlas.find({.glyph = glyph, .size_64 = static_cast<std::uint16_t>(size_px * 64)}, fonts));
        atlas.bind(0);
    }
    gl::Context context = gl::Context::headless();
    map::FontSet fonts = map::FontSet::open(base::findAssets());
    GlyphAtlas atlas;
};

TEST_F(Glyphs, OfFramesLongGoneTakeNoRoom) {
    const int height_px = atlas.height_px();
    for (int size_px = 20; size_px < 220; ++size_px) show(size_px);
    EXPECT_EQ(atlas.height_px(), height_px);
}

TEST_F(Glyphs, OfALargeFrameAreKeptForTheNext) {
    for (int frame = 0; frame < 3; ++frame) show(300);
    atlas.startFrame();
    for (std::uint32_t glyph = 40; glyph < 60; ++glyph) (void)atlas.find({.glyph = glyph, .size_64 = 300 * 64}, fonts);
    EXPECT_EQ(atlas.bind(0), 0U);
}

}  // namespace
}  // namespace demarc::draw
