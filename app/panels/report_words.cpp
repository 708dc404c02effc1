#include "panels/report_words.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

const claim::Reading& readingOf(const Context& context) { return (*context.state().readings)[context.memory.reading]; }

/// How far into a piece a byte of it is drawn.
float widthUpTo(const Context& context, const ReportPiece& piece, std::uint32_t byte, std::string_view text) {
    if (byte <= piece.span.begin) return 0;
    if (byte >= piece.span.end || !piece.shaped.empty()) return piece.width_px;
    return textWidth(text.substr(piece.span.begin, byte - piece.span.begin), readingFont(context, piece.face));
}

/// The byte of the text under a point, or nearest to it in its line.
std::optional<std::uint32_t> byteAt(const Context& context, const ReportLayout& layout, float x, float y) {
    if (layout.lines.empty()) return std::nullopt;
    const auto& line = layout.lines[std::min(layout.lineBelow(y), layout.lines.size() - 1)];
    const std::string_view text = readingOf(context).document.text;
    const ReportPiece* nearest = nullptr;
    const auto distance = [&](const ReportPiece& piece) { return std::max({piece.x_px - x, x - piece.x_px - piece.width_px, 0.0F}); };
    for (auto i = line.first; i < line.last; ++i)
        if (layout.pieces[i].face != Face::hint && (!nearest || distance(layout.pieces[i]) < distance(*nearest))) nearest = &layout.pieces[i];
    if (!nearest || nearest->span.isEmpty()) return std::nullopt;
    for (auto byte = nearest->span.begin + 1; byte < nearest->span.end; ++byte)
        if (nearest->x_px + widthUpTo(context, *nearest, byte, text) > x) return byte - 1;
    return nearest->span.end - 1;
}

/// From the first whole word of two bytes to the last.
base::Span wordsOf(const text::Analysis& analysis, std::uint32_t a, std::uint32_t b) {
    const auto [first, last] = std::minmax(a, b);
    base::Span span{first, last + 1};
    for (const auto& token : analysis.tokens) {
        if (token.span.contains(first)) span.begin = token.span.begin;
        if (token.span.contains(last)) span.end = token.span.end;
    }
    return span;
}

}  // namespace

const ImFont* readingFont(const Context& context, Face face) {
    const auto& fonts = context.fonts();
    return face == Face::bold ? fonts.readingBold : face == Face::heading ? fonts.heading : fonts.reading;
}

bool selectWords(Context& context, const ReportLayout& layout, float x, float y, bool held) {
    constexpr float SLACK_PX = 4;
    auto& words = context.memory.words;
    if (ImGui::IsItemActivated()) {
        words = {.reading = context.memory.reading, .anchor = byteAt(context, layout, x, y)};
        return false;
    }
    if (words.reading != context.memory.reading) words = {.reading = context.memory.reading};
    const bool drags = ImGui::IsMouseDragging(ImGuiMouseButton_Left, context.px(SLACK_PX));
    if (held && words.anchor && (drags || !words.span.isEmpty()))
        if (const auto byte = byteAt(context, layout, x, y)) words.span = wordsOf(readingOf(context).analysis, *words.anchor, *byte);
    const bool ends = ImGui::IsItemDeactivated() && !words.span.isEmpty() && words.anchor;
    if (ends) {
        words.anchor.reset();
        words.menuOf.reset();
        ImGui::OpenPopup(kWordsMenu);
    }
    return ends || (held && !words.span.isEmpty());
}

void drawSelectedWords(const Context& context, const ReportLayout& layout, const ReportLine& line, float x, float y) {
    const auto& words = context.memory.words;
    if (words.span.isEmpty() || words.reading != context.memory.reading) return;
    const std::string_view text = readingOf(context).document.text;
    for (auto i = line.first; i < line.last; ++i) {
        const auto& piece = layout.pieces[i];
        if (piece.width_px <= 0 || !piece.span.overlaps(words.span)) continue;
        const float from = piece.shaped.empty() ? widthUpTo(context, piece, words.span.begin, text) : 0;
        const float to = widthUpTo(context, piece, words.span.end, text);
        fill({x + piece.x_px + from, y, x + piece.x_px + to, y + line.height_px}, context.theme().text.faded(0.26));
    }
}

void drawWordsMenu(Context& context) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(8), context.px(8)});
    if (ImGui::BeginPopup(kWordsMenu)) {
        auto& words = context.memory.words;
        if (!words.span.isEmpty() && ImGui::MenuItem(tr("Make a claim of this…"))) {
            editNewClaim(context, words.reading, words.span);
            words.span = {};
        }
        if (words.menuOf && words.menuOf->claim < readingOf(context).claims.size()) {
            if (ImGui::MenuItem(tr("Why?"))) {
                putDraftAside(context);
                context.asked.select(*words.menuOf);
            }
            correctingMenu(context, {*words.menuOf});
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace demarc::panels
