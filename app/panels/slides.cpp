#include "panels/slides.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "panels/panes.hpp"
#include "project/slides.hpp"

namespace demarc::panels {
namespace {

constexpr float PICTURE_WIDTH_PX = 106, PICTURE_HEIGHT_PX = 60, GAP_PX = 12, HEAD_PX = 36, WORDS_PX = 20;

/// A new slide is chosen.
void refresh(Context& context) {
    auto& memory = context.memory.slides;
    std::set<std::string> now;
    for (const project::Slide& slide : context.state().slides) {
        now.insert(slide.id);
        if (memory.seen.contains(slide.id)) continue;
        memory.chosen = slide.id;
        memory.chosenMoved = true;
    }
    memory.seen = std::move(now);
}

void slideMenu(Context& context, const project::Slide& slide, std::size_t index) {
    const auto ask = [&](SlideRequest request) { context.asked.ask(std::move(request)); };
    if (ImGui::MenuItem(tr("Words…"))) askForWords(context, slide);
    if (ImGui::MenuItem(tr("Update to the present view"))) ask(UpdateSlide{slide.id});
    if (ImGui::MenuItem(tr("Duplicate"))) ask(DuplicateSlide{slide.id});
    if (ImGui::MenuItem(tr("Move left"), nullptr, false, index > 0)) ask(MoveSlide{slide.id, index - 1});
    if (ImGui::MenuItem(tr("Move right"), nullptr, false, index + 1 < context.state().slides.size())) ask(MoveSlide{slide.id, index + 1});
    if (ImGui::MenuItem(tr("Present from here"))) ask(Present{slide.id});
    const bool dark = context.state().dark;
    const bool differs = std::ranges::any_of(context.state().slides, [&](const project::Slide& other) { return other.view.dark != dark; });
    if (ImGui::MenuItem(dark ? tr("Show all slides dark") : tr("Show all slides light"), nullptr, false, differs)) themeSlides(context);
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Delete"))) ask(RemoveSlide{slide.id});
}

void drawSlide(Context& context, std::size_t index, const Area& picture) {
    const auto& theme = context.theme();
    auto& memory = context.memory.slides;
    const auto& slide = context.state().slides[index];
    const Area whole{picture.left, picture.top, picture.right, picture.bottom + context.px(WORDS_PX)};
    const bool pressed = clicked(slide.id.c_str(), whole);
    const bool over = hovered();
    if (over && !slide.caption.empty()) hint(slide.caption);
    if (held() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 6)) memory.dragged = slide.id;
    if (pressed && !memory.dragged) {
        memory.chosen = slide.id;
        context.asked.ask(SlideRequest{ShowSlide{slide.id}});
    }
    if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) askForWords(context, slide);
    if (ImGui::BeginPopupContextItem(("menu " + slide.id).c_str())) {
        memory.chosen = slide.id;
        slideMenu(context, slide, index);
        ImGui::EndPopup();
    }
    const bool chosen = slide.id == memory.chosen;
    const bool isDragged = memory.dragged == slide.id;
    fill(picture, slide.view.dark ? map::darkTheme().land : map::lightTheme().land);
    if (const auto* pictures = context.shown.slidePictures)
        if (const auto found = pictures->find(slide.id); found != pictures->end())
            canvas().AddImage(found->second, {picture.left, picture.top}, {picture.right, picture.bottom}, {0, 0}, {1, 1}, pack({255, 255, 255, 255}, isDragged ? 0.5 : 1));
    frame(picture, chosen ? theme.text : over ? theme.text3 : theme.line, chosen ? std::round(context.px(2)) : 1);
    const std::string number = std::to_string(index + 1);
    const float y = picture.bottom + context.px(WORDS_PX) / 2;
    const float taken = write(number, context.fonts().small, theme.text3, picture.left, y) + context.px(6);
    write(slide.title.empty() ? tr("(title of the map)") : slide.title.c_str(), context.fonts().small, slide.title.empty() ? theme.text3 : theme.text, picture.left + taken, y, picture.width() - taken);
}

/// Where a slide that is dragged would come: a bar between two, and the move when it is let go.
void drawDrop(Context& context, float left, float step, Area row) {
    auto& memory = context.memory.slides;
    if (!memory.dragged) return;
    const auto& slides = context.state().slides;
    const std::size_t from = project::indexOf(slides, *memory.dragged);
    const float at = (ImGui::GetIO().MousePos.x - left) / step;
    const auto gap = static_cast<std::size_t>(std::clamp(std::round(at), 0.0F, static_cast<float>(slides.size())));
    const float x = left + static_cast<float>(gap) * step - context.px(GAP_PX) / 2;
    fill({x - context.px(1), row.top, x + context.px(1), row.bottom}, context.theme().text);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    if (from < slides.size()) context.asked.ask(SlideRequest{MoveSlide{*memory.dragged, gap > from ? gap - 1 : gap}});
    memory.dragged.reset();
}

}  // namespace

void drawSlides(Context& context, const map::Rect& rect) {
    auto& memory = context.memory.slides;
    const auto& theme = context.theme();
    refresh(context);
    Area pane = beginPane(context, "slides", rect, std::nullopt);
    fill({pane.left, pane.top, pane.right, pane.top + 1}, theme.line);
    ruleRight(context, pane);
    drawSlideHead(context, pane.takeTop(context.px(HEAD_PX)));
    const auto& slides = context.state().slides;
    Area row = pane.inset(context.px(12), context.px(2));
    const float width = context.px(PICTURE_WIDTH_PX), step = width + context.px(GAP_PX);
    const float most = std::max(0.0F, static_cast<float>(slides.size()) * step - row.width());
    if (ImGui::IsWindowHovered()) memory.scroll_px -= (ImGui::GetIO().MouseWheel + ImGui::GetIO().MouseWheelH) * step / 2;
    if (memory.chosenMoved) {
        const auto index = static_cast<float>(project::indexOf(slides, memory.chosen));
        memory.scroll_px = std::clamp(memory.scroll_px, index * step + width - row.width(), index * step);
        memory.chosenMoved = false;
    }
    memory.scroll_px = std::clamp(memory.scroll_px, 0.0F, most);
    ImGui::PushClipRect({row.left, row.top}, {row.right, row.bottom}, true);
    const float left = row.left - std::round(memory.scroll_px);
    for (std::size_t i = 0; i < slides.size(); ++i) {
        const float x = left + static_cast<float>(i) * step;
        if (x + width >= row.left && x <= row.right) drawSlide(context, i, {x, row.top, x + width, row.top + context.px(PICTURE_HEIGHT_PX)});
    }
    drawDrop(context, left, step, row);
    ImGui::PopClipRect();
    if (slides.empty()) writeParagraph(tr("Set the map as you want to show it, then add it as a slide: view, date, layers and camera are kept."), context.fonts().base, theme.text2, row.left, row.top + context.px(8), row.width(), context.px(20));
    endPane();
}

void addSlide(Context& context) {
    context.memory.slides.open = true;
    context.asked.ask(SlideRequest{AddSlide{}});
}

void briefMenu(Context& context) {
    const bool any = !context.state().slides.empty();
    auto& memory = context.memory.slides;
    if (ImGui::MenuItem(tr("Slides"), nullptr, memory.open)) memory.open = !memory.open;
    if (ImGui::MenuItem(tr("Add slide"), "Ctrl+Shift+A")) addSlide(context);
    if (ImGui::MenuItem(tr("Present"), "F5", false, any)) context.asked.ask(SlideRequest{Present{}});
    ImGui::Separator();
    if (ImGui::MenuItem(tr("Export briefing…"), nullptr, false, any)) askForBriefing(context);
}

}  // namespace demarc::panels
