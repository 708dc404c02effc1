#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/colour.hpp"
#include "map/fonts.hpp"
#include "map/frame.hpp"
#include "map/scene.hpp"
#include "print/vector_path.hpp"

namespace demarc::print {

/// How a frame stands on a page.
struct PageOptions {
    double width_mm = 0;  ///< 0: as the other side says; both 0: a style pixel is 1/96 inch
    double height_mm = 0;
    /// What the file says beside the picture: keyword and UTF-8 text, with the keywords of PNG ("Title", "Author", "Description", "Keywords",
    /// "Software", "Source", "Copyright", "Creation Time" as 2025-11-20T12:00:00Z). Without the last, no date is written.
    std::vector<std::pair<std::string, std::string>> texts;
};

/// The page in points, and where on it the frame's pixels go: all of the frame, as large as fits, in the middle.
struct Page {
    double width_pt = 0;
    double height_pt = 0;
    double scale_pt = 0;  ///< of a frame pixel
    map::Vec2 offset_pt;
};
[[nodiscard]] Page pageOf(const map::Frame& frame, const PageOptions& options);

/// What an area is filled with: a colour, a pattern of two as pattern.frag draws it around `anchor_px`, or a colour that fades.
struct Fill {
    base::Colour colour;
    map::Pattern pattern = map::Pattern::solid;
    base::Colour other{0, 0, 0, 0};
    double share = 1;
    double period_px = 0;
    bool falls = false;    ///< stripes fall to the right
    map::Vec2 anchor_px{};  ///< of a pattern; the middle of what fades
    double from_px = 0;    ///< fades from here …
    double to_px = 0;      ///< … to here; 0: does not fade
};

/// Round joins; round caps unless dashed or `butt`.
struct Pen {
    base::Colour colour;
    double width_px = 1;
    double dash_px = 0;  ///< 0: solid
    double gap_px = 0;
    double offset_px = 0;  ///< where in the pattern of dashes the line starts
    bool butt = false;
};

/// What both vector formats can draw, in frame pixels.
class VectorCanvas {
public:
    virtual ~VectorCanvas() = default;
    /// All until the matching close() is one group; with `clip`, nothing outside of it is drawn. A group without a name only clips.
    virtual void open(std::string_view name, const Path* clip) = 0;
    virtual void close() = 0;
    virtual void fill(const Path& path, const Fill& fill) = 0;
    virtual void stroke(const Path& path, const Pen& pen) = 0;
    virtual void image(const map::Picture& picture, const map::Rect& box_px, double opacity) = 0;
    virtual void text(const map::PlacedText& text) = 0;
};

/// Draws paper, maps and sheets as the renderer does, each layer and sheet a group. Only what meets its viewport is handed over.
void drawVector(const map::Scene& scene, const map::Frame& frame, VectorCanvas& canvas);

/// The parts of it: the ground in a map's viewport, and a mark.
void drawGround(const map::World& world, const map::Camera& camera, double scale, VectorCanvas& canvas);
void drawMark(const map::Mark& mark, VectorCanvas& canvas);

}  // namespace demarc::print
