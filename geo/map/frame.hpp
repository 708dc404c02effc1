#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/colour.hpp"
#include "map/annotation.hpp"
#include "map/camera.hpp"
#include "map/fonts.hpp"
#include "map/scene.hpp"

namespace demarc::map {

/// Shapes that a fragment shader (or a vector writer) draws exactly. Device pixels, y down; angles clockwise from up.
enum class MarkShape : std::uint8_t {
    rect,        ///< half_px, corner radius_px, filled a, border b of line_px (0: none); period_px > 0: hatched a/b by share, stripes falling where angle_rad > 0
    disc,        ///< radius_px filled a; period_px > 0: 45° stripes a/b, a's part is share; falling where angle_rad > 0; edge fades over ±soft_px
    ring,        ///< mid-line radius_px, line_px wide; a on share from noon clockwise, b on the rest
    ticks,       ///< ring in a with twelve inward ticks of 1/3 radius
    dots,        ///< dots of line_px every period_px on the circle
    struck,      ///< hollow ring in a with a diagonal stroke in b
    burst,       ///< filled eight-point star
    rays,        ///< eight thin rays (strike)
    halfDisc,    ///< disc outline with the left half filled
    dashedRect,  ///< half_px, outline in a, line_px, dashes of period_px (share of it drawn)
    arrow,       ///< length 2·radius_px, shaft line_px, pointing along angle_rad
    chevron      ///< open arrow head
};

struct Mark {
    MarkShape shape = MarkShape::rect;
    Vec2f centre_px;
    Vec2f half_px;
    float radius_px = 0;
    float line_px = 0;
    float share = 1;
    float period_px = 0;
    float soft_px = 0;
    float angle_rad = 0;
    base::Colour a;
    base::Colour b{0, 0, 0, 0};
};

/// A polyline in device pixels, round joins and caps.
struct Stroke {
    std::vector<Vec2f> points;
    float width_px = 1;
    base::Colour colour;
    float dash_px = 0;
    float gap_px = 0;
};

/// A filled outline without holes in device pixels, not closed.
struct Patch {
    std::vector<Vec2f> points;
    base::Colour colour;
};

/// A glyph at its pen position in device pixels.
struct PlacedGlyph {
    std::uint16_t font = 0;
    std::uint32_t glyph = 0;
    Vec2f pen_px;
    float rotation_deg = 0;
    std::uint32_t cluster = 0;  ///< byte of the text it comes from
};

struct PlacedText {
    std::vector<PlacedGlyph> glyphs;
    float size_px = 13;
    base::Colour fill;
    base::Colour halo{0, 0, 0, 0};
    float halo_px = 0;   ///< on each side
    std::string text;    ///< what it says, for vector output, search and tests
    Rect box_px;
    float tracking_px = 0;  ///< what stands between letters beyond their advance
};

/// One layer of screen content: strokes, then patches, marks and texts, each in order. Neighbours of one name and clip are one group of a vector file.
struct Sheet {
    std::string name;             ///< "names", "claims", "cards" …: the group of a vector file
    std::optional<Rect> clip_px;  ///< nothing outside is drawn
    std::vector<Stroke> strokes;
    std::vector<Patch> patches;
    std::vector<Mark> marks;
    std::vector<PlacedText> texts;
};

/// A picture scaled into a box.
struct SheetPicture {
    std::shared_ptr<const Picture> picture;
    Rect box_px;
};

/// Ground drawn inside a rectangle: the main map and the locator.
struct MapPart {
    Camera camera;
    bool inset = false;     ///< draws Scene::inset instead of Scene::world
    std::size_t panel = 0;  ///< of Scene::panels, from 1; 0: the scene itself
};

/// The ground that a part of a frame of this scene shows.
[[nodiscard]] const World& worldOf(const Scene& scene, const MapPart& part);

/// Where a subject can be clicked.
struct Hit {
    Rect box_px;
    std::size_t subject = 0;
    std::size_t panel = 0;  ///< whose subject: as in MapPart
};

/// Where an annotation can be clicked.
struct AnnotationHit {
    std::size_t annotation = 0;               ///< of LayoutOptions::annotations
    std::vector<std::vector<Vec2f>> lines;
    std::vector<std::vector<Vec2f>> areas;    ///< filled ones
    std::vector<Rect> boxes_px;               ///< of texts and markers
};

/// A laid-out picture: everything placed, in device pixels, ready for GL, an image or a vector file. Drawn in this order: paper on all of
/// it, the maps each in its viewport, the sheets.
struct Frame {
    int width_px = 0;
    int height_px = 0;
    double scale = 1;  ///< device pixels a style pixel
    base::Colour paper;
    std::vector<MapPart> maps;
    std::vector<Sheet> sheets;
    std::vector<SheetPicture> pictures;  ///< over all else
    std::vector<Hit> hits;
    std::vector<AnnotationHit> annotations;  ///< the lowest first
    std::vector<std::string> leftOver;  ///< callouts that found no place, as "1 Name: …"
    std::vector<std::string> leftOut;   ///< parts of the furniture that found no room: "title", "legend" …
    bool titleCut = false;              ///< even in the smallest type the title did not fit
};

/// Where title, legend, locator and lists stand.
enum class PanelSide : std::uint8_t { automatic, left, right, below, none };
enum class Corner : std::uint8_t { bottomRight, bottomLeft, topRight, topLeft };

/// A picture on the sheet, whole within a box of the map's corner.
struct Logo {
    std::shared_ptr<const Picture> picture;
    Corner corner = Corner::topRight;
    double height_px = 40;  ///< style pixels
};

/// Which parts of the furniture are set. The window shows the map bare; an export has all.
/// Sizes are device pixels: a 4K image is 3840 x 2160 at scale 2. Nothing is placed differently at another scale of the same style size.
struct LayoutOptions {
    int width_px = 1920;
    int height_px = 1080;
    double scale = 1;            ///< device pixels a style pixel
    bool column = true;          ///< what stands around the map; sheets too small for it get a title card instead
    PanelSide panel = PanelSide::automatic;
    double panelWidth_px = 0;    ///< of a column, style pixels; 0: 384, on narrow sheets less
    bool banner = false;         ///< the title across the top
    bool sourceTable = false;    ///< the sources in columns across the foot
    bool legendOnMap = false;
    Corner scaleCorner = Corner::bottomRight;  ///< where scale bar and north arrow stand if nothing is there
    std::optional<Logo> logo;
    bool legend = true, scaleBar = true, northArrow = true, sources = true, inset = true, callouts = true;
    bool townLabels = true;
    std::size_t selected = static_cast<std::size_t>(-1);  ///< subject with the ink ring
    bool disputeTags = false;
    std::size_t panels = 0;  ///< maps side by side, of a comparison; 0: one map
    double margin_px = 0;    ///< device pixels left white on each side
    bool transparent = false;  ///< no paper
    std::vector<Annotation> annotations;  ///< drawn by hand
    bool captions = false;   ///< what is said stands below each name, instead of in cards
};

/// The rectangle that the map, or the first of several, takes on a sheet with these options.
[[nodiscard]] Rect mapViewport(const LayoutOptions& options);

/// Places marks, labels, callouts and furniture. Deterministic. `camera.viewport_px` is mapViewport(options) or, in the window, the pane.
[[nodiscard]] Frame layout(const Scene& scene, const Camera& camera, const LayoutOptions& options, const FontSet& fonts);

}  // namespace demarc::map
