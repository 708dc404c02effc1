#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "map/annotation.hpp"
#include "map/vec.hpp"
#include "project/desk.hpp"

namespace demarc::window {

/// How the map lies on the window in this frame.
struct DrawingGround {
    std::function<std::optional<base::LonLat>(map::Vec2 at_px)> toGround;
    std::function<map::Vec2(base::LonLat)> toScreen;
    std::function<std::optional<std::string>(map::Vec2 at_px)> hit;  ///< id of the annotation there
    std::vector<base::LonLat> places;                                ///< that the pointer snaps to
    double scale = 1;                                                ///< device pixels a style pixel
};

struct DrawingPointer {
    map::Vec2 at_px;
    bool shift = false;  ///< angles in steps of 15°
};

/// What the hand does on the map: from the pointer and the keys to a preview and edits of the desk. Knows neither window nor graphics.
class Drawing {
public:
    using Kind = map::AnnotationKind;

    /// A tool, or none: then annotations are selected, moved and reshaped. What was begun is given up.
    void choose(std::optional<Kind> tool);
    [[nodiscard]] std::optional<Kind> tool() const { return tool_; }
    /// How the next one will look.
    [[nodiscard]] const map::Annotation& style() const { return style_; }

    /// The button goes down; false where it is for the map: to be panned, or to select a claim. A double click ends what is drawn.
    [[nodiscard]] bool press(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk, bool isDouble = false);
    void move(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk);
    void release(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk);
    /// Enter ends what is drawn; Backspace takes its last point back; Escape gives it up, then the tool, then the selection. False where nothing was to do.
    bool finish(const project::Desk& desk);
    bool back();
    bool escape();

    void select(const std::string& id) { selected_ = id; }
    /// Empty where none is.
    [[nodiscard]] const std::string& selected() const { return selected_; }
    [[nodiscard]] const map::Annotation* selectedIn(const project::Desk& desk) const;
    /// What is selected, and what is drawn next, looks so: colour, width, size, fill, dashes, icon, side of the teeth.
    void restyle(const project::Desk& desk, const map::Annotation& style);
    void remove(const project::Desk& desk);
    /// A little to the lower right.
    void duplicate(const project::Desk& desk, const DrawingGround& ground);
    void bring(const project::Desk& desk, bool toFront);

    /// A text that is typed, of one that is new or selected: begins, goes on, ends.
    void beginTyping(const project::Desk& desk);
    void type(const std::string& text);
    void endTyping(const project::Desk& desk);
    [[nodiscard]] bool isTyping() const { return doing_ == Doing::typing; }
    /// What is being made or changed, as it is now.
    [[nodiscard]] const map::Annotation* current() const { return doing_ == Doing::nothing ? nullptr : &now_; }
    /// Where the pointer snapped to.
    [[nodiscard]] const std::optional<base::LonLat>& snapped() const { return snapped_; }

    struct Handle {
        base::LonLat at;
        enum class What : std::uint8_t { point, middle, rim } what = What::point;
        std::size_t index = 0;  ///< of the point, or of the one that a middle follows
    };
    [[nodiscard]] std::vector<Handle> handles(const project::Desk& desk) const;
    /// The desk's annotations as the map shows them meanwhile.
    [[nodiscard]] std::vector<map::Annotation> shown(const project::Desk& desk) const;
    /// The changes asked for since the last call.
    [[nodiscard]] std::vector<project::Edit> takeEdits() { return std::exchange(edits_, {}); }

private:
    enum class Doing : std::uint8_t { nothing, drawing, moving, reshaping, typing };

    [[nodiscard]] std::optional<base::LonLat> place(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk, std::optional<base::LonLat> anchor);
    void begin(base::LonLat at);
    void complete(const project::Desk& desk);
    void addPoint(base::LonLat at, const DrawingGround& ground, const project::Desk& desk);
    [[nodiscard]] bool grab(map::Vec2 at_px, const DrawingGround& ground, const project::Desk& desk);
    void reshape(base::LonLat to);
    void put(const project::Desk& desk, map::Annotation annotation, const char* verb);

    std::optional<Kind> tool_;
    map::Annotation style_;
    Doing doing_ = Doing::nothing;
    map::Annotation now_;       ///< its last point follows the pointer while it is drawn
    std::string selected_;
    std::optional<Handle> handle_;
    map::Vec2 pressed_px_;
    bool isDown_ = false, wasDragged_ = false;
    map::Annotation before_;    ///< as it was when it was taken
    std::optional<base::LonLat> snapped_;
    std::vector<project::Edit> edits_;
};

/// "an arrow", "a front line": as names of changes say it.
[[nodiscard]] std::string withArticle(map::AnnotationKind kind);

}  // namespace demarc::window
