#pragma once
#include "draw/canvas.hpp"
#include "draw/glyph_atlas.hpp"
#include "draw/ground_cache.hpp"
#include "map/frame.hpp"
#include "map/tessellate.hpp"

namespace demarc::draw {

/// Draws what stands on the sheet in pixels: strokes, patches, marks and texts.
class Sheets {
public:
    Sheets();

    /// Call before the first sheet of a frame.
    void startFrame() { atlas_.startFrame(); }
    void draw(Canvas& canvas, const map::Sheet& sheet, const map::FontSet& fonts);
    /// Draws a thing of one of these many kinds.
    void warmUp(Canvas& canvas, std::size_t kind);
    static constexpr std::size_t KINDS = 3;
    /// Bytes uploaded since the last call.
    [[nodiscard]] std::size_t takeUploaded_byte();

private:
    struct MarkInstance;
    struct GlyphInstance;
    void drawStrokes(Canvas& canvas, const std::vector<map::Stroke>& strokes);
    void drawPatches(Canvas& canvas, const std::vector<map::Patch>& patches);
    void drawMarks(Canvas& canvas, const std::vector<map::Mark>& marks);
    static void drawPanel(Canvas& canvas, const map::Mark& mark);
    void flushMarks(Canvas& canvas, std::vector<MarkInstance>& batch);
    void drawTexts(Canvas& canvas, const std::vector<map::PlacedText>& texts, const map::FontSet& fonts);
    void flushGlyphs(Canvas& canvas, std::vector<GlyphInstance>& batch);

    GpuLines strokes_{gl::Usage::streamed};
    gl::Buffer markInstances_{gl::Usage::streamed}, glyphInstances_{gl::Usage::streamed};
    gl::Buffer patchVertices_{gl::Usage::streamed}, patchIndices_{gl::Usage::streamed};
    gl::VertexArray marks_, glyphs_, patches_;
    map::Tessellator tessellator_;
    GlyphAtlas atlas_;
    std::size_t uploaded_byte_ = 0;
};

}  // namespace demarc::draw
