#include "panels/presenting.hpp"

#include <imgui.h>

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

void drawNotes(const Presenting& shown, const Look& look, const Area& window) {
    constexpr base::Colour CARD{0x16, 0x19, 0x1D, 240}, INK{0xE6, 0xE9, 0xEC, 255}, QUIET{0x9A, 0xA3, 0xAD, 255};
    constexpr float WIDTH_PX = 460, LINE_PX = 22;
    constexpr int MOST_LINES = 14;
    const auto px = [&](float style_px) { return style_px * look.scale; };
    const float lines = shown.slide->notes.empty() ? 1 : std::min(static_cast<float>(MOST_LINES), std::ceil(textWidth(shown.slide->notes, look.fonts.reading) / px(WIDTH_PX - 60)) + 1);
    const float height = px(84 + lines * LINE_PX);
    Area card{window.left + px(24), window.bottom - px(24) - height, window.left + px(24 + WIDTH_PX), window.bottom - px(24)};
    fill(card, CARD, px(6));
    card = card.inset(px(18), px(12));
    Area head = card.takeTop(px(28));
    write(clock(shown.elapsed_s), look.fonts.title, INK, head.left, head.middle());
    write(std::to_string(shown.number) + " / " + std::to_string(shown.count), look.fonts.heading, QUIET, head.left, head.middle(), head.width(), Align::right);
    const Area foot = card.takeBottom(px(24));
    card.takeTop(px(8));
    if (shown.slide->notes.empty()) write(tr("No notes"), look.fonts.reading, QUIET, card.left, card.top + px(LINE_PX / 2));
    else writeParagraph(shown.slide->notes, look.fonts.reading, INK, card.left, card.top, card.width(), px(LINE_PX), MOST_LINES);
    const std::string next = !shown.next ? tr("Last slide") : shown.next->title.empty() ? say("Next: slide {0}", shown.number + 1) : say("Next: {0}", shown.next->title);
    write(next, look.fonts.small, QUIET, foot.left, foot.middle(), foot.width());
}

}  // namespace

void drawPresenting(const Presenting& shown, const Look& look) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Area window{0, 0, size.x, size.y};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::Begin("presenting", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground);
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
