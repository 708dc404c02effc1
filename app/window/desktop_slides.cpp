#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "panels/presenting.hpp"
#include "project/slides.hpp"
#include "window/briefing.hpp"
#include "window/desktop.hpp"
#include "window/knowing.hpp"

// Slides: made of the present view, shown, presented, written.

namespace demarc::window {
namespace {

constexpr int PICTURE_WIDTH_PX = 212, PICTURE_HEIGHT_PX = 120;

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

/// A slide in little: marks and ground alone.
map::LayoutOptions pictureSheet(const project::ViewState& view) {
    constexpr double STYLE_WIDTH_PX = 420;
    map::LayoutOptions sheet;
    sheet.width_px = PICTURE_WIDTH_PX;
    sheet.height_px = PICTURE_HEIGHT_PX;
    sheet.scale = PICTURE_WIDTH_PX / STYLE_WIDTH_PX;
    sheet.column = sheet.legend = sheet.scaleBar = sheet.northArrow = sheet.sources = sheet.inset = sheet.callouts = sheet.townLabels = false;
    if (view.view == map::View::compare) sheet.panels = std::max<std::size_t>(2, view.compared.size());
    return sheet;
}

}  // namespace

std::optional<project::Camera> Desktop::slideCameraNow() const {
    const auto camera = mapView_.lookingAt();
    const auto pane = panesNow().map;
    const double scale = window_.contentScale();
    return camera ? std::optional{slideCamera(*camera, pane.width() / scale, pane.height() / scale)} : std::nullopt;
}

void Desktop::carryOut(const panels::SlideRequest& request) {
    std::visit(Match{
                   [&](const panels::AddSlide&) { desk_.apply(project::addSlide(desk_, slideCameraNow())); },
                   [&](const panels::UpdateSlide& slide) { desk_.apply(project::updateSlide(desk_, slide.id, slideCameraNow())); },
                   [&](const panels::DuplicateSlide& slide) { desk_.apply(project::duplicateSlide(desk_, slide.id)); },
                   [&](const panels::MoveSlide& slide) { desk_.apply(project::moveSlide(desk_, slide.id, slide.to)); },
                   [&](const panels::RemoveSlide& slide) { desk_.apply(project::removeSlide(desk_, slide.id)); },
                   [&](const panels::RewordSlide& slide) { desk_.apply(project::rewordSlide(desk_, slide.id, slide.title, slide.caption, slide.notes)); },
                   [&](const panels::ShowSlide& slide) { showSlide(slide.id); },
                   [&](const panels::Present& slide) { present(slide.id); },
                   [&](const panels::ExportBriefing& briefing) { exportBriefing(briefing); },
               },
               request);
}

void Desktop::showSlide(const std::string& id) {
    const auto& slides = desk_.state().slides;
    const std::size_t index = project::indexOf(slides, id);
    if (index == slides.size()) return;
    const auto camera = slides[index].camera;
    desk_.apply(project::showSlide(desk_, id));
    const auto pane = panesNow().map;
    const double scale = window_.contentScale();
    if (camera) mapView_.flyTo(paneCamera(*camera, pane.width() / scale, pane.height() / scale));
    else requestScene(std::nullopt);
}

/// Pictures of slides that have none, or are not what they were, made on the worker.
void Desktop::refreshSlidePictures() {
    const auto& state = desk_.state();
    std::erase_if(slidePictures_, [&](const auto& picture) { return project::indexOf(state.slides, picture.first) == state.slides.size(); });
    std::vector<std::pair<project::Slide, std::string>> wanted;
    for (const project::Slide& slide : state.slides) {
        project::Slide look = slide;
        look.title = look.caption = look.notes = {};
        look.order = 0;
        std::string key = project::toJson(look);
        for (const auto& drawn : state.annotations) key += project::toJson(drawn);
        SlidePicture& picture = slidePictures_[slide.id];
        if (picture.key == key && picture.readings == state.readings) continue;
        picture.key = key;
        picture.readings = state.readings;
        wanted.emplace_back(slide, std::move(key));
    }
    if (wanted.empty() || state.readings->empty()) return;
    worker_.post([this, wanted = std::move(wanted), readings = state.readings, layers = drawnLayers(), annotations = state.annotations]() -> Worker::Finish {
        print::Printer printer;
        const auto fonts = map::FontSet::open(assets_);
        std::vector<std::pair<std::string, print::Image>> made;
        for (const auto& [slide, key] : wanted) {
            const auto sheet = pictureSheet(slide.view);
            auto request = project::requestOf(slide, annotations);
            // All of the slide, however small.
            if (request.zoom) *request.zoom -= std::log2(1920.0 / (sheet.width_px / sheet.scale));
            std::vector<std::string> problems;
            knowing_->shelf.lay(layers, request, problems);
            try {
                const auto laid = print::layOut(*readings, request, sheet, knowing_->cartographer, fonts);
                made.emplace_back(slide.id, printer.print(*laid.scene, laid.frame, fonts));
            } catch (const base::UsageError&) {  // a comparison without two who claim: the frame stays empty
            } catch (const base::CrsError&) {
            }
        }
        return [this, made = std::move(made)] {
            for (const auto& [id, image] : made) {
                const auto found = slidePictures_.find(id);
                if (found == slidePictures_.end()) continue;
                // Made before the old one is freed: another name tells that the pane has changed.
                auto texture = std::make_unique<gl::Texture>(gl::Format::rgba8, image.width_px, image.height_px, gl::Filter::linear);
                texture->upload(0, 0, image.width_px, image.height_px, image.rgba);
                found->second.texture = std::move(texture);
            }
        };
    });
}

void Desktop::exportBriefing(const panels::ExportBriefing& request) {
    BriefingTask task = briefingOf(desk_.state());
    worker_.post([this, request, task = std::move(task)](Progress& progress) -> Worker::Finish {
        Briefing briefing{knowing_->knowledge, knowing_->cartographer, knowing_->shelf, assets_};
        const std::size_t count = task.slides.size();
        (void)briefing.write(request.path, task, request.width_px, [&](double share) {
            const auto number = std::min(count, static_cast<std::size_t>(share * static_cast<double>(count) + 1e-6) + 1);
            progress.tell(share < 1 ? say("Exporting slide {0} of {1}", number, count) : say("Writing {0}", request.path.filename().string()), share);
            return true;
        });
        return [this, file = request.path.string(), count, problems = briefing.problems()] {
            messages_.add(problems);
            messages_.note("exported", sayCount(count, "exported {0} slide as {1}|exported {0} slides as {1}", file));
        };
    });
}

void Desktop::present(const std::string& id) {
    const auto& slides = desk_.state().slides;
    if (slides.empty()) return;
    const std::size_t index = project::indexOf(slides, id);
    presentation_ = std::make_shared<Presentation>(slides, desk_.state().annotations, index == slides.size() ? 0 : index, map::SheetTemplate::open("slide", assets_), mapView_.renderer(), mapView_.fonts());
    presentation_->start_s = glfwGetTime();
    window_.setFullScreen(true);
    shown_px_ = {};
}

void Desktop::steerPresentation() {
    const auto pressed = [this](std::initializer_list<int> keys) {
        return std::ranges::any_of(keys_, [&](const KeyPress& press) { return std::ranges::find(keys, press.key) != keys.end() && !press.control; });
    };
    Presentation& shown = *presentation_;
    if (pressed({GLFW_KEY_RIGHT, GLFW_KEY_DOWN, GLFW_KEY_SPACE, GLFW_KEY_PAGE_DOWN, GLFW_KEY_ENTER}) || ImGui::IsMouseClicked(ImGuiMouseButton_Left)) shown.go(1);
    if (pressed({GLFW_KEY_LEFT, GLFW_KEY_UP, GLFW_KEY_PAGE_UP, GLFW_KEY_BACKSPACE}) || ImGui::IsMouseClicked(ImGuiMouseButton_Right)) shown.go(-1);
    if (pressed({GLFW_KEY_HOME})) shown.go(-static_cast<int>(shown.slides().size()));
    if (pressed({GLFW_KEY_END})) shown.go(static_cast<int>(shown.slides().size()));
    if (pressed({GLFW_KEY_B, GLFW_KEY_PERIOD})) shown.black = !shown.black;
    if (pressed({GLFW_KEY_N, GLFW_KEY_T})) shown.notes = !shown.notes;
    // A short press of L switches, a long one lasts while it is held.
    constexpr double HELD_S = 0.4;
    const bool down = glfwGetKey(window_.get(), GLFW_KEY_L) == GLFW_PRESS;
    if (down && !spotlightKey_s_) {
        spotlightKey_s_ = glfwGetTime();
        shown.spotlight = !shown.spotlight;
    } else if (!down && spotlightKey_s_) {
        if (glfwGetTime() - *std::exchange(spotlightKey_s_, std::nullopt) > HELD_S) shown.spotlight = false;
    }
    if (pressed({GLFW_KEY_ESCAPE, GLFW_KEY_F5})) endPresentation();
}

void Desktop::endPresentation() {
    presentation_.reset();
    spotlightKey_s_.reset();
    window_.setFullScreen(false);
    shown_px_ = {};
    GlfwWindow::wake();
}

void Desktop::paintPresentation(int width_px, int height_px) {
    Presentation& shown = *presentation_;
    const auto& theme = shown.slide().view.dark ? map::darkTheme() : map::lightTheme();
    const auto pointer = window_.deliver([this](const InputEvent& event) { (void)interface_.take(event); });
    interface_.begin(window_.contentScale(), theme, pointer);
    keys_ = window_.takeKeys();
    // Notes stand below the slide, which is smaller then.
    const double share = shown.notes ? std::max(0.5, 1 - static_cast<double>(panels::NOTES_PX * window_.contentScale()) / height_px) : 1;
    const int slideWidth_px = static_cast<int>(std::lround(width_px * share));
    shown.place(slideWidth_px, static_cast<int>(std::lround(height_px * share)), (width_px - slideWidth_px) / 2);
    while (const auto wanted = shown.wanted())
        worker_.post([this, wanted = *wanted, of = std::weak_ptr{presentation_}, readings = desk_.state().readings, layers = drawnLayers()]() mutable -> Worker::Finish {
            std::vector<std::string> problems;
            knowing_->shelf.lay(layers, wanted.request, problems);
            std::shared_ptr<const map::Scene> scene;
            try {
                scene = knowing_->cartographer.compose(*readings, wanted.request);
            } catch (const base::UsageError&) {
                wanted.request.view = map::View::all;  // a comparison without two who claim
                scene = knowing_->cartographer.compose(*readings, wanted.request);
            } catch (const base::CrsError&) {
                wanted.request.crs = "auto";
                scene = knowing_->cartographer.compose(*readings, wanted.request);
            }
            return [of, slide = wanted.slide, scene = std::move(scene)] {
                if (const auto presentation = of.lock()) presentation->take(slide, scene);
            };
        });
    const bool moved = shown.draw();
    const std::size_t next = shown.index() + 1;
    panels::drawPresenting({&shown.slide(), next < shown.slides().size() ? &shown.slides()[next] : nullptr, next, shown.slides().size(), glfwGetTime() - shown.start_s, shown.ready(), shown.black,
                            shown.spotlight, shown.notes, static_cast<float>(shown.veil())},
                           interface_.look());
    auto damage = interface_.end();
    if (moved) damage = {{0, 0, static_cast<double>(width_px), static_cast<double>(height_px)}};
    show(std::move(damage), width_px, height_px, theme.ground);
    steerPresentation();
}

}  // namespace demarc::window
