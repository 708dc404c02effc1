#pragma once
#include "panels/dates.hpp"
#include "panels/widgets.hpp"

namespace demarc::panels {

// Parts of the pane of time.

/// Buttons that move the date, the date itself, and the words of range, step and speed, which open their menus.
void drawTimeHead(Context& context, Area head, const Dates& dates);
/// What is said to have been, a bar a claim, a row a place; returns where the rows end.
float drawPast(Context& context, const TimeAxis& axis, Area body);
/// Claims by day, stacked in their parties' colours.
void drawHistogram(Context& context, const TimeAxis& axis, Area band);
/// The day at the pointer and how many claims are about it, with a line through the pane.
void drawPointedDay(Context& context, const TimeAxis& axis, float top, float bottom);
void drawTicks(Context& context, const TimeAxis& axis, Area strip);
/// A date's line and grip; hollow for the date beside. One outside the range is an arrow at that end.
void drawHandle(Context& context, const TimeAxis& axis, int day, float top, float bottom, bool hollow);
/// All dates as a track, the range as the part of it that is shown: its ends and its middle can be dragged.
void drawRange(Context& context, const Dates& dates, Area track);

}  // namespace demarc::panels
