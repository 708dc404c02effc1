#include "panels/presenting.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>
#include <utility>

#include "panels/widgets.hpp"

namespace demarc::panels {
namespace {

constexpr base::Colour BLACK{0, 0, 0, 255};

/// "3:07", "1:02:30".
std::string clock(double elapsed_s) {
    const auto whole = static_cast<long>(elapsed_s);
    std::array<char, 32> text{};
    if (whole >= 3600) std::snprintf(text.data(), text.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else std::snprintf(text.data(), text.size(), "%ld:%02ld", whole / 60, whole % 60);
    return text.data();
}

/// A dark veil with a soft hole at the pointer: two rings of triangles, the outer one beyond the window's corners.
void drawSpotlight(const Look& look, const Area& window) {
    constexpr float INNER_PX = 110, OUTER_PX = 150;
    constexpr double DARKNESS = 0.62;
    constexpr std::size_t SIDES = 72;
    const ImVec2 at = ImGui::GetIO().MousePos;
    const float far_px = 2 * (window.width() + window.height());
    const std::array<std::pair<float, double>, 3> rings{{{INNER_PX * look.scale, 0.0}, {OUTER_PX * look.scale, DARKNESS}, {far_px, DARKNESS}}};
    auto& list = canvas();
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    list.PrimReserve(static_cast<int>(SIDES * (rings.size() - 1) * 6), static_cast<int>(SIDES * rings.size()));
    const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
    for (const auto& [radius, opacity] : rings)
        for (std::size_t i = 0; i < SIDES; ++i) {
            const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / SIDES;
            list.PrimWriteVtx({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)}, white, pack(BLACK, opacity));
        }
    for (std::size_t ring = 0; ring + 1 < rings.size(); ++ring)
        for (std::size_t i = 0; i < SIDES; ++i) {
            const std::size_t next = (i + 1) % SIDES;
            for (const std::size_t vertex : {ring * SIDES + i, (ring + 1) * SIDES + i, (ring + 1) * SIDES + next, ring * SIDES + i, (ring + 1) * SIDES + next, ring * SIDES + next})
                list.PrimWriteIdx(static_cast<ImDrawIdx>(first + vertex));
        }
}

/// The timer and the slide's number, the notes, what comes next.
void drawNotes(const Presenting& shown, const Look& look, const Area& window) {
    constexpr base::Colour CARD{0x16, 0x19, 0x1D, 255}, INK{0xE6, 0xE9, 0xEC, 255}, QUIET{0x9A, 0xA3, 0xAD, 255};
    constexpr float CLOCK_PX = 120, NEXT_PX = 260, LINE_PX = 22;
    constexpr int MOST_LINES = 5;
    const auto px = [&](float style_px) { return style_px * look.scale; };
    Area bar{window.left, window.bottom - px(NOTES_PX), window.right, window.bottom};
    fill(bar, CARD);
    bar = bar.inset(px(24), px(16));
    Area left = bar.takeLeft(px(CLOCK_PX));
    const Area clockLine = left.takeTop(px(28)), numberLine = left.takeTop(px(26));
    write(clock(shown.elapsed_s), look.fonts.title, INK, clockLine.left, clockLine.middle());
    write(std::to_string(shown.number) + " / " + std::to_string(shown.count), look.fonts.heading, QUIET, numberLine.left, numberLine.middle());
    const std::string next = !shown.next ? tr("Last slide") : shown.next->title.empty() ? say("Next: slide {0}", shown.number + 1) : say("Next: {0}", shown.next->title);
    const Area right = bar.takeRight(std::min(px(NEXT_PX), bar.width() / 4));
    writeParagraph(next, look.fonts.base, QUIET, right.left, right.top + px(2), right.width(), px(LINE_PX), MOST_LINES);
    bar.takeRight(px(24));
    if (shown.slide->notes.empty()) write(tr("No notes"), look.fonts.reading, QUIET, bar.left, bar.top + px(LINE_PX / 2 + 2), bar.width());
    else writeParagraph(shown.slide->notes, look.fonts.reading, INK, bar.left, bar.top + px(2), bar.width(), px(LINE_PX), MOST_LINES);
}

}  // namespace

void drawPresenting(const Presenting& shown, const Look& look) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Area window{0, 0, size.x, size.y};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::Begin("presenting", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar();
    const auto& paper = look.theme->ground;
    if (!shown.ready) fill(window, paper);
    else if (shown.veil > 0) fill(window, paper.faded(shown.veil));
    if (shown.black) fill(window, BLACK);
    else if (shown.spotlight) drawSpotlight(look, window);
    if (shown.notes) drawNotes(shown, look, window);
    ImGui::End();
}

}  // namespace demarc::panels
