#include <imgui.h>

#include <algorithm>
#include <array>

#include "panels/panes.hpp"
#include "panels/popups.hpp"
#include "project/slides.hpp"

// The head of the slides' pane: what is done with the chosen one, and with all of them. What finds no room waits in a menu.

namespace demarc::panels {
namespace {

struct Deed {
    const char *label, *words;
    bool isOfSlide;
    void (*run)(Context&, const project::Slide*);
};
constexpr std::array DEEDS{
    Deed{words::key("Add"), words::key("A slide of the present view (Ctrl+Shift+A)"), false, [](Context& c, const project::Slide*) { addSlide(c); }},
    Deed{words::key("Update"), words::key("The chosen slide takes the present view"), true, [](Context& c, const project::Slide* slide) { c.asked.ask(SlideRequest{UpdateSlide{slide->id}}); }},
    Deed{words::key("Words…"), words::key("Title, caption and notes of the chosen slide"), true, [](Context& c, const project::Slide* slide) { askForWords(c, *slide); }},
    Deed{words::key("Duplicate"), words::key("A copy behind the chosen slide"), true, [](Context& c, const project::Slide* slide) { c.asked.ask(SlideRequest{DuplicateSlide{slide->id}}); }},
    Deed{words::key("Delete"), words::key("The chosen slide goes (undo with Ctrl+Z)"), true, [](Context& c, const project::Slide* slide) { c.asked.ask(SlideRequest{RemoveSlide{slide->id}}); }}};

const project::Slide* chosenSlide(const Context& context) {
    const auto& slides = context.state().slides;
    const std::size_t index = project::indexOf(slides, context.memory.slides.chosen);
    return index < slides.size() ? &slides[index] : nullptr;
}

bool button(const Context& context, const char* label, const char* words, const Area& area, bool enabled) {
    const bool pressed = quietButton(context, label, label, area);
    if (!enabled) fill(area, panelColour(context.theme()).faded(0.6));
    hintAbove(words);
    return pressed && enabled;
}

void drawDeeds(Context& context, Area head) {
    const auto* chosen = chosenSlide(context);
    const float gap = context.px(6);
    const auto widthOf = [&](const Deed& deed) { return buttonWidth(context, tr(deed.label)) + gap; };
    float needed = 0;
    for (const Deed& deed : DEEDS) needed += widthOf(deed);
    const char* title = tr("Slides");
    if (const float width = textWidth(title, context.fonts().heading) + context.px(14); needed + width <= head.width()) {
        write(title, context.fonts().heading, context.theme().text, head.left, head.middle());
        head.left += width;
    }
    const char* more = "…";
    const float room = head.width() + gap - (needed <= head.width() + gap ? 0 : buttonWidth(context, more) + gap);
    std::size_t shown = 0;
    for (float taken = 0; shown < DEEDS.size() && taken + widthOf(DEEDS[shown]) <= room; ++shown) {
        const Deed& deed = DEEDS[shown];
        taken += widthOf(deed);
        const bool enabled = chosen || !deed.isOfSlide;
        if (button(context, tr(deed.label), tr(deed.words), head.takeLeft(widthOf(deed) - gap), enabled)) deed.run(context, chosen);
        head.takeLeft(gap);
    }
    if (shown == DEEDS.size()) return;
    const Area area = head.takeLeft(buttonWidth(context, more));
    if (button(context, more, tr("More"), area, true)) ImGui::OpenPopup("more of the slide");
    if (!beginPopupAt(context, "more of the slide", area)) return;
    for (; shown < DEEDS.size(); ++shown) {
        const Deed& deed = DEEDS[shown];
        if (ImGui::MenuItem(tr(deed.label), nullptr, false, chosen || !deed.isOfSlide)) deed.run(context, chosen);
    }
    ImGui::EndPopup();
}

}  // namespace

void drawSlideHead(Context& context, Area head) {
    head = head.inset(context.px(12), context.px(4));
    const Area close = head.takeRight(context.px(26));
    if (iconButton(context, "close slides", Icon::close, close)) context.memory.slides.open = false;
    hintAbove(tr("Back to the time line"));
    head.takeRight(context.px(6));
    const bool any = !context.state().slides.empty();
    const Area present = head.takeRight(buttonWidth(context, tr("Present")));
    if (inkButton(context, "present", tr("Present"), present, any)) context.asked.ask(SlideRequest{Present{context.memory.slides.chosen}});
    hintAbove(any ? tr("On the whole screen (F5)") : tr("Add a slide first"));
    head.takeRight(context.px(6));
    const Area exported = head.takeRight(buttonWidth(context, tr("Export…")));
    if (quietButton(context, "export", tr("Export…"), exported) && any) askForBriefing(context);
    hintAbove(tr("PDF deck, images or an HTML page"));
    head.takeRight(context.px(10));
    drawDeeds(context, head);
}

void themeSlides(Context& context) {
    const bool dark = context.state().dark;
    project::Edit step{dark ? tr("Show all slides dark") : tr("Show all slides light"), {}};
    for (project::Slide slide : context.state().slides) {
        if (slide.view.dark == dark) continue;
        slide.view.dark = dark;
        step.put.emplace_back(std::move(slide));
    }
    if (!step.put.empty()) context.asked.change(std::move(step));
}

}  // namespace demarc::panels
