#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/words.hpp"
#include "map/telling.hpp"
#include "panels/panel.hpp"

struct ImDrawList;

namespace demarc::panels {

struct Memory;

/// What every pane is drawn from. Lives for one frame.
struct Context {
    const Shown& shown;
    const Look& look;
    const map::Telling& telling;  ///< names and colours of all parties in the readings
    Memory& memory;
    Asked& asked;

    [[nodiscard]] const map::Theme& theme() const { return *look.theme; }
    [[nodiscard]] const Fonts& fonts() const { return look.fonts; }
    [[nodiscard]] const project::DeskState& state() const { return *shown.state; }
    [[nodiscard]] float px(float style_px) const { return style_px * look.scale; }
};

/// A rectangle in screen pixels.
struct Area {
    float left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] float middle() const { return (top + bottom) / 2; }
    [[nodiscard]] Area inset(float x, float y) const { return {left + x, top + y, right - x, bottom - y}; }
    /// Cuts a strip off one side and returns it.
    Area takeTop(float height);
    Area takeBottom(float height);
    Area takeLeft(float width);
    Area takeRight(float width);
};
[[nodiscard]] Area areaOf(const map::Rect& rect);

/// ImGui's packed colour.
[[nodiscard]] std::uint32_t pack(base::Colour colour, double opacity = 1);
/// Of panes: the light one is a little off white, the paper of images is not.
[[nodiscard]] base::Colour panelColour(const map::Theme& theme);

/// A pane without decoration in this place; everything until endPane() belongs to it. Returns what lies inside.
/// Without a ground of its own it stands on the window's, which is panelColour().
Area beginPane(const Context& context, const char* id, const map::Rect& rect, std::optional<base::Colour> ground);
void endPane();

/// Where the current window draws.
[[nodiscard]] ImDrawList& canvas();

enum class Align : std::uint8_t { left, centre, right };
[[nodiscard]] float textWidth(std::string_view text, const ImFont* font);
/// One line, shaped for widgets, centred on `middle_y`; cut with "…" where it is wider than `width`. Returns the width taken.
float write(std::string_view text, const ImFont* font, base::Colour colour, float x, float middle_y, float width = 1e6F, Align align = Align::left);
/// Broken at spaces; returns the height taken. Cut after `maxLines`. The first line begins `firstIndent` further right.
float writeParagraph(std::string_view text, const ImFont* font, base::Colour colour, float x, float top, float width, float line_px, int maxLines = 1000,
                     float firstIndent = 0);

void fill(const Area& area, base::Colour colour, float radius = 0);
void frame(const Area& area, base::Colour colour, float width_px, float radius = 0);
/// A line of one device pixel along one edge.
void ruleBelow(const Context& context, const Area& area);
void ruleRight(const Context& context, const Area& area);

/// An invisible button. `hovered` and `held` may be asked after it.
bool clicked(const char* id, const Area& area);
[[nodiscard]] bool hovered();
[[nodiscard]] bool held();
/// Words that appear when the pointer rests on the last widget.
void hint(std::string_view text);
/// The same above the widget, where what lies below and beside it is looked at while it is used.
void hintAbove(std::string_view text);
/// A text at the pointer, broken into lines of some 60 letters.
void tooltip(std::string_view text);
/// The same at the left of an area that has more lines below it.
void tooltipBeside(const Context& context, const Area& area, std::string_view text);

enum class Icon : std::uint8_t { open, undo, redo, theme, exportImage, first, previous, play, pause, next, last, plus, minus, fit, eye, eyeOff, close, up, down, folder, file };
void drawIcon(const Context& context, Icon icon, float centre_x, float centre_y, base::Colour colour);
bool iconButton(const Context& context, const char* id, Icon icon, const Area& area, bool enabled = true);

/// The main button, in ink, and the quiet one. Width of either with this label.
[[nodiscard]] float buttonWidth(const Context& context, std::string_view label);
bool inkButton(const Context& context, const char* id, std::string_view label, const Area& area, bool enabled = true);
bool quietButton(const Context& context, const char* id, std::string_view label, const Area& area, bool chosen = false);

/// A small square in a party's colour, centred on `middle_y`; returns the x behind it.
float swatch(const Context& context, base::Colour colour, float x, float middle_y);
/// Swatch, name and number in a frame; returns whether it was clicked. Width with chipWidth().
[[nodiscard]] float chipWidth(const Context& context, std::string_view label, std::string_view number);
bool chip(const Context& context, const char* id, base::Colour colour, std::string_view label, std::string_view number, const Area& area);
/// A word in a pane's head; the active one has an ink bar. Returns its width by `width`.
[[nodiscard]] float tabWidth(const Context& context, std::string_view label, std::string_view number);
bool tab(const Context& context, const char* id, std::string_view label, std::string_view number, const Area& area, bool active);

/// Mark of a claim in 14 px.
struct Glyph {
    map::SymbolKind kind = map::SymbolKind::held;
    base::Colour a, b;
    double share = 1;
};
void drawGlyph(const Context& context, const Glyph& glyph, float centre_x, float centre_y);

}  // namespace demarc::panels
