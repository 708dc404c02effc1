#pragma once
#include "panels/panel.hpp"

namespace demarc::panels {

/// What lies over the slide that is presented.
struct Presenting {
    const project::Slide* slide = nullptr;
    const project::Slide* next = nullptr;  ///< null at the last one
    std::size_t number = 1, count = 1;
    double elapsed_s = 0;
    bool ready = true;     ///< else the map is still being composed
    bool black = false;    ///< nothing is shown
    bool spotlight = false;
    bool notes = false;    ///< with the timer
    float veil = 0;        ///< of the slide's paper, while one slide gives way to the next; 0 to 1
};

/// What the notes take of the window, below the slide: they cover nothing of it. In style pixels.
inline constexpr float NOTES_PX = 142;

/// Draws it on the whole window, between ImGui's NewFrame and Render.
void drawPresenting(const Presenting& shown, const Look& look);

}  // namespace demarc::panels
