#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/issue.hpp"
#include "claim/positions.hpp"
#include "map/camera.hpp"
#include "map/geometry.hpp"
#include "map/projection.hpp"
#include "map/style.hpp"

namespace demarc::map {

enum class Pattern : std::uint8_t { solid, hatch, sparseHatch, dots };

/// How an area is filled. A hatch's stripes run at 45°, anchored to the ground; they rise to the right, or fall.
struct Paint {
    Pattern pattern = Pattern::solid;
    base::Colour a;
    base::Colour b;       ///< second stripe of a hatch
    float share = 0.5F;   ///< of `a` in a hatch's period
    float period_px = 9;  ///< style pixels
    bool falls = false;
};

/// An area in projected metres. `layer` is what the user switches on and off: "base.land", "party.Russia", "dispute", "proposals", "history", "user.TITLE".
struct AreaItem {
    std::shared_ptr<const Mesh> mesh;
    Paint paint;
    std::string layer;
    bool isOutlined = false;  ///< a line lies over its edge, which then need not fade
};

/// Lines in projected metres, round joins. With `clip`, only what lies inside that mesh is drawn.
struct LineItem {
    std::shared_ptr<const Polylines> lines;
    base::Colour colour;
    float width_px = 1;  ///< style pixels
    float dash_px = 0;   ///< 0: solid
    float gap_px = 0;
    std::shared_ptr<const Mesh> clip;
    std::string layer;
};

/// Pixels as RGBA bytes, alpha not multiplied in, rows from the north.
struct Picture {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

/// A picture already in the map's projection.
struct ImageItem {
    std::shared_ptr<const Picture> picture;
    Rect bounds_m;
    float opacity = 1;
    std::string layer;
};

/// Round dots at places in projected metres.
struct PointItem {
    std::shared_ptr<const Points> points;
    float radius_px = 3;  ///< style pixels
    float line_px = 1;    ///< of the outline, centred on the radius
    base::Colour fill;
    base::Colour outline;
    std::string layer;
};

/// What of the ground is drawn, in order: all images, areas, lines and points of one pass, then the next pass.
struct WorldPass {
    std::vector<AreaItem> areas;
    std::vector<LineItem> lines;
    std::vector<ImageItem> images;
    std::vector<PointItem> points;
};
using World = std::vector<WorldPass>;

enum class LabelKind : std::uint8_t { country, region, town1, town2, town3, water, proposal, feature, spot };

/// A name that the map would like to show. With `path`, the text follows it where it can; else it stands at the anchor (towns beside their dot).
struct LabelSource {
    LabelKind kind = LabelKind::town3;
    std::string text;  ///< in normal case: capitals are a matter of style
    std::string secondLine;
    Vec2 anchor_m;
    std::vector<Vec2> elsewhere_m;  ///< of a country or region: all other places inside it where the name could stand, best first
    std::shared_ptr<const Polylines> path;  ///< of a river its course, of a country or region the line through it, where its name may be bent
    float priority = 0;  ///< larger first
    std::string layer;
};

enum class SymbolKind : std::uint8_t {
    held,        ///< everyone who speaks agrees: a solid disc
    twoHolders,  ///< stripes in proportion to the shares asserted
    oneAsserts,  ///< sparse single-colour hatch: one party asserts, nobody else has spoken
    shareRing,   ///< ring chart with the number; without one the share was not told, only that part is held
    denied,      ///< hollow, struck
    contested,
    encircled,
    advance,
    withdrawal,
    strike,
    proposed,
    past
};

/// One mark of a place: what is said, by whom, and from which claims; where it stands is the layout's business.
struct Symbol {
    SymbolKind kind = SymbolKind::held;
    base::Colour a;        ///< of the holder or actor
    base::Colour b;        ///< second holder
    double share = 1;      ///< ring: share claimed; two holders: a's part of the stripes
    std::string number;    ///< "80%", else empty
    std::string claimant;  ///< name to write under it, else empty
    base::Colour claimantColour;
    double angle_rad = 0;  ///< of an advance, clockwise from up
    std::vector<claim::ClaimRef> claims;
    std::string layer;
    bool onGround = false;  ///< the place's outline shows it; at the anchor stands its number alone, if it has one
    bool falls = false;     ///< sparse stripes fall to the right: of every second party, where colours are grey
};

/// One line of a callout: a party, what it says, who said so and when, and the mark that leads to the source list ("1d").
struct CalloutLine {
    SymbolKind glyph = SymbolKind::held;
    base::Colour glyphColour;
    base::Colour glyphColour2;
    double share = 1;
    std::string party;  ///< bold, in its text colour; several are joined with "and"
    std::vector<std::pair<std::string, base::Colour>> parties;
    std::string text;    ///< "holds 80% of the city"
    std::string source;  ///< "Gen. Gerasimov, 20 Nov"
    std::string mark;    ///< "1d"
    std::vector<claim::ClaimRef> claims;
    bool corrected = false;  ///< a person changed or made one of the claims
};

/// A place with claims, as drawn in the current view.
struct Subject {
    std::string name;    ///< as the report spells it, or in the language asked for
    std::string listed;  ///< as the gazetteer lists it, where that differs; else empty
    std::string context;  ///< "Kharkiv Oblast"
    Vec2 anchor_m;
    base::LonLat position;
    bool approximate = true;  ///< no outline known: a soft disc
    bool ringed = false;      ///< it lies somewhere in a dashed ring of `world`
    double radius_px = 27;    ///< style pixels, by population
    bool quiet = false;       ///< the view shows nothing said of it: a plain dot with a plain name
    bool area = false;        ///< drawn as an area of `world`; then its callout points at the anchor
    std::vector<Symbol> symbols;
    std::vector<CalloutLine> lines;
    std::optional<double> dispute;
    std::vector<claim::ClaimRef> claims;
};

enum class View : std::uint8_t { all, dispute, party, history, proposals, compare };

struct SourceLine {
    std::string mark;  ///< "1", "a", "b"
    std::string text;
    std::string brief;  ///< the same in fewer words, for a full sheet; empty: as `text`
    std::string whole;  ///< the whole sentence, for a table; empty: as `text`
};

/// Everything that stands around the map; words are ready, places on the sheet are not.
struct Furniture {
    std::string kicker;  ///< "Eastern Ukraine"
    std::string title;
    std::string deck;
    std::string asOf;  ///< "Claims as of 20 Nov 2025"
    std::string made;  ///< "made 22 Nov 2025", empty unless asked for
    std::string note;
    std::string none;  ///< "No claim holds at 1 Jan 2019 (first: …, last: …)", where the date leaves none; else empty
    std::string unplaced;  ///< "2 claims without a place on the map: Alda, Bera"; empty where all are placed
    std::vector<SourceLine> sources;
    std::string projection;  ///< "Lambert conformal conic, 38°E … · boundaries: neutral · base: Natural Earth, GSHHG"
    std::string boundaries;  ///< "Boundaries: neutral.", for sheets without room for the line of the projection
    std::string disclaimer;
    struct PartyKey {
        std::string name;
        base::Colour colour;
        bool hatched = false;  ///< on paper: in stripes that rise, or fall
        bool falls = false;
    };
    std::vector<PartyKey> parties;
    /// A layer of the user's that is drawn: its title, and each of its kinds of mark with what that means.
    struct LayerKey {
        struct Swatch {
            std::string text;
            std::optional<Paint> fill;  ///< of areas
            base::Colour line{0, 0, 0, 0};
            float width_px = 0;         ///< of lines and outlines
            float radius_px = 0;        ///< of points; 0: none
            Rect bounds_m;              ///< where it is drawn
        };
        std::string title;
        std::vector<Swatch> swatches;
    };
    std::vector<LayerKey> layers;
    std::string teller;  ///< "the Houthis say", where one party's account alone is drawn; else empty
    base::Colour tellerColour;
};

/// All that is drawn, independent of camera and screen. Immutable once built; knows no GL.
struct Scene {
    std::optional<Projection> projection;
    View view = View::all;
    std::string party;             ///< whose account it is, in View::party
    std::optional<base::Date> at;  ///< the date that was asked for
    Theme theme;
    World world;
    World inset;   ///< the same ground, coarse and wide, for the locator
    Rect inset_m;  ///< what the locator shows: the main theatre and every subject, with a margin
    std::vector<LabelSource> labels;
    std::vector<LabelSource> insetLabels;
    std::vector<Subject> subjects;
    Furniture furniture;
    Rect subjects_m;            ///< what "fit claims" shows: the main theatre; subjects outside of it belong in the locator
    base::Box covered;          ///< where the basemap was read; outside of it a new scene is needed
    double scale_px_per_m = 0;  ///< that it was built for (level of detail)
    std::vector<base::Issue> issues;  ///< what of the user's wishes could not be met
    std::vector<std::shared_ptr<const Scene>> panels;  ///< of a comparison: one party's account each, in the same projection
};

}  // namespace demarc::map
