#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/words.hpp"
#include "claim/reading.hpp"
#include "map/scene.hpp"
#include "map/style.hpp"
#include "panels/exporting.hpp"
#include "panels/slides.hpp"
#include "panels/project_facts.hpp"
#include "project/desk.hpp"
#include "project/preferences.hpp"

struct ImFont;

namespace demarc::panels {

/// The faces of the interface, built for the screen's scale; sizes in style pixels.
struct Fonts {
    ImFont* base = nullptr;         ///< 13 regular: tables, buttons
    ImFont* bold = nullptr;         ///< 13 bold
    ImFont* reading = nullptr;      ///< 14 regular: the report
    ImFont* readingBold = nullptr;  ///< 14 bold: places in the report
    ImFont* heading = nullptr;      ///< 15 bold
    ImFont* title = nullptr;        ///< 19 bold
    ImFont* small = nullptr;        ///< 12 regular
    ImFont* smallBold = nullptr;    ///< 12 bold
    ImFont* tiny = nullptr;         ///< 11 regular: axes, chips, status
};

/// How the interface looks: one theme, one scale. Multiply every style pixel by `scale`.
struct Look {
    const map::Theme* theme = nullptr;
    Fonts fonts;
    float scale = 1;
    int faces = 0;  ///< another number: other faces, in which the same text may be wider
};

/// A letter pressed together with Ctrl.
struct Shortcut {
    char letter = 0;
    bool shift = false;
};

/// A key that a pane takes where it has the keyboard.
enum class PaneKey : std::uint8_t { up, down, left, right, space, enter, remove, escape, menu, home, end, pageUp, pageDown, previousClaim, nextClaim, previousFound, nextFound };

/// What the worker found in a file of the user's.
struct LayerFacts {
    bool areas = false, lines = false, points = false;
    std::size_t rows = 0;
    std::vector<std::string> fields;  ///< that a style can name
    base::Box box;                    ///< empty for rasters and outlines
};

/// What is drawn by hand, as it goes on; in screen pixels.
struct DrawingNow {
    struct Handle {
        map::Vec2 at_px;
        bool isMiddle = false;  ///< pulling it makes a new point
    };
    std::optional<map::AnnotationKind> tool;  ///< none: what is there is selected
    map::Annotation look;                     ///< of what is selected, else of what is drawn next
    bool isSelected = false;
    std::vector<Handle> handles;
    std::optional<map::Vec2> snapped_px;
    std::optional<map::Vec2> typingAt_px;     ///< a text is typed there
    std::string typed;
    std::string measure;                      ///< of what is being drawn, at the pointer
    bool menuAsked = false;                   ///< in this frame, by the right button
};

struct DisputeHistory;

/// What there is to show. Panels read it and change nothing.
struct Shown {
    const project::DeskState* state = nullptr;
    const std::vector<claim::PlaceView>* places = nullptr;  ///< as of the date shown
    std::size_t placesRevision = 0;                         ///< of these places
    const DisputeHistory* disputes = nullptr;               ///< null until it is asked for
    const map::Scene* scene = nullptr;                      ///< null until the first one is composed
    const claim::Knowledge* knowledge = nullptr;            ///< null while the assets are opened; its parties belong to the worker
    std::shared_ptr<const claim::PartyRegistry> parties;    ///< as this project calls them
    const std::map<std::string, LayerFacts>* layerFacts = nullptr;  ///< by file and sublayer, "FILE|SUBLAYER"
    const SlidePictures* slidePictures = nullptr;
    const ProjectFacts* project = nullptr;
    const ExportFacts* exporting = nullptr;
    std::optional<WorkFacts> work;           ///< a long job that tells how far it is
    const project::Preferences* preferences = nullptr;
    const std::vector<words::Language>* languages = nullptr;  ///< of the interface
    bool showsHints = false;
    bool canUndo = false;
    bool canRedo = false;
    bool busy = false;                       ///< a worker reads or composes
    double readTime_ms = 0;                  ///< of the last reading
    std::string pointer;                     ///< coordinates under the pointer, ready to print
    std::string scaleText;                   ///< "1 : 1 900 000"
    std::optional<map::Vec2> selectedAt_px;  ///< where the selected place's marks stand, in screen pixels
    const map::Subject* pointed = nullptr;   ///< whose marks the pointer is over
    DrawingNow drawing;
    std::vector<Shortcut> shortcuts;         ///< of this frame
    std::vector<PaneKey> paneKeys;           ///< of this frame, as long as no field is typed in
    bool altKey = false;
    bool picksPlace = false;                 ///< the next click on the map answers PickPlace
    std::optional<base::LonLat> pickedPlace; ///< that answer, in one frame
    std::vector<std::string> messages;       ///< what went wrong, newest last, until dismissed
};

// What a panel may ask for beside the commands that change the desk.
struct OpenFiles { std::vector<std::filesystem::path> paths; };
struct FitClaims {};
struct ShowBox { base::Box box; };
struct ZoomBy { double factor = 1; };
struct FlyTo { claim::ClaimRef claim; };
/// What the hand shall do on the map.
struct DrawByHand {
    enum class What : std::uint8_t { choose, restyle, type, endTyping, escape, write, duplicate, toFront, toBack, remove } what = What::choose;
    std::optional<map::AnnotationKind> tool{};  ///< to choose; none: select
    map::Annotation look{};                     ///< to restyle
    std::string text{};                         ///< that is typed
};
/// Takes the next click on the map as a place, or does so no more.
struct PickPlace { bool on = true; };
struct DismissMessages {};
/// Finds how the disputes of these readings went; Shown::disputes has it, as far as it is found.
struct FollowDisputes {};
struct Undo {};
struct Redo {};
struct Quit {};
// What is the user's, not the project's.
struct SetPanes { project::PaneSizes sizes; };
struct SetLanguage { std::string language; };  ///< of the interface
struct SeenHints { bool seen = true; };
using Request = std::variant<OpenFiles, FitClaims, ShowBox, ZoomBy, FlyTo, DismissMessages, Undo, Redo, Quit, PickPlace, FollowDisputes, DrawByHand, ProjectRequest, SlideRequest, SetPanes, SetLanguage, SeenHints, ExportRequest>;

/// What the panels of one frame asked for.
struct Asked {
    std::vector<project::Command> commands;
    std::vector<Request> requests;
    std::optional<double> again_s;  ///< the panels are drawn again after so long at the latest, whatever happens

    void change(project::Command command);
    void ask(Request request);
    /// Selects a claim, shows its sentence and flies the map there.
    void select(claim::ClaimRef claim);
};

/// Where each pane stands, in screen pixels; computed once a frame from the window's size.
struct Panes {
    map::Rect toolbar, report, layers, viewStrip, map, time, claims, inspector, status;
    map::Rect hints;  ///< mostly empty
};
inline constexpr double SPLITTER_PX = 8;
/// `board`: the dispute board is open, which takes more of the right side. A pane that is not shown is empty.
[[nodiscard]] Panes arrange(float width_px, float height_px, float scale, const project::PaneSizes& sizes, bool board = false);

/// Room for hints above the map, so that they cover none of its marks.
[[nodiscard]] Panes withHints(Panes panes, float scale);

/// The lines between panes that can be dragged: left and right of the map, above the time, below the report and below the claims.
enum class Splitter : std::uint8_t { left, right, time, report, claims };
/// The sizes that bring a line to this point, as far as the others leave room.
[[nodiscard]] project::PaneSizes moved(project::PaneSizes sizes, Splitter splitter, map::Vec2 to_px, const Panes& panes, float scale, bool board);
/// As they were at the first start.
[[nodiscard]] project::PaneSizes restored(project::PaneSizes sizes, Splitter splitter, bool board);

/// What panels remember between frames: scroll positions, open dialogs, sort orders. Nothing of the desk.
struct Memory;
[[nodiscard]] std::shared_ptr<Memory> makeMemory();
[[nodiscard]] bool showsBoard(const Memory& memory);

/// Draws every pane and dialog of the window but the map itself, between ImGui's NewFrame and Render.
void drawAll(const Shown& shown, const Look& look, const Panes& panes, Memory& memory, Asked& asked);

}  // namespace demarc::panels
