#include "window/desktop.hpp"

#include <GLFW/glfw3.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "base/words.hpp"
#include "gl/framebuffer.hpp"
#include "gl/state.hpp"
#include "panels/widgets.hpp"
#include "project/state_folder.hpp"
#include "window/knowing.hpp"

namespace demarc::window {
namespace {

// ImGui needs a few frames after an input until hover and popups have settled.
constexpr int FRAMES_AFTER_INPUT = 3;
constexpr double TIDY_AFTER_S = 10;
constexpr double LETTERS_BY_S = 3;  // those of all scripts begin to be drawn, whatever else goes on

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

/// "1 : 1 900 000", for a screen of 96 dots an inch.
std::string scaleText(double metersPerPixel) {
    if (metersPerPixel <= 0) return {};
    const double ratio = metersPerPixel / (0.0254 / 96);
    const double unit = std::pow(10, std::floor(std::log10(ratio)) - 1);
    const std::string digits = std::to_string(std::llround(ratio / unit) * std::llround(unit));
    std::string text = "1 :";
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at == 0 || (digits.size() - at) % 3 == 0) text += ' ';
        text += digits[at];
    }
    return text;
}

}  // namespace

Desktop::Desktop(const std::filesystem::path& assets, const std::vector<std::filesystem::path>& files)
    : assets_{assets},
      ahead_{readAhead(files)},
      window_{"demarc"},
      interface_{window_.get(), assets, &GlfwWindow::wake},
      mapView_{map::FontSet::open(assets)},
      memory_{panels::makeMemory()},
      exporting_{project::stateFolder()},
      knowing_{std::make_shared<Knowing>(assets)},
      keeper_{project::stateFolder(), &GlfwWindow::wake, [this](const std::string& message) { messages_.push_back(message); }},
      worker_{&GlfwWindow::wake},
      aside_{&GlfwWindow::wake} {
    keeper_.onNewFiles = [this](const std::vector<std::filesystem::path>& found) { openFiles(found); };
    worker_.onError = [this](const std::string& message) {
        messages_.push_back(message);
        fitting_ = false;
    };
    aside_.onError = [this](const std::string& message) { messages_.push_back(message); };
    worker_.onCancelled = [this](const std::string& words) {
        messages_.note("cancelled", say("cancelled: {0}", words));
        fitting_ = false;
    };
    keeper_.camera = [this] { return mapView_.isFitted() ? std::nullopt : mapView_.lookingAt(); };
    window_.onDrop = [this](const std::vector<std::filesystem::path>& dropped) { openFiles(dropped); };
    if (const char* log = std::getenv("DEMARC_FRAME_LOG")) {
        frameLog_.open(log);
        window_.waitForScreen(false);  // what a frame costs, not when the screen is ready for the next
    }
    parties_ = knowing_->library.parties();
    takePreferences();
}

std::shared_ptr<Desktop::Ahead> Desktop::readAhead(const std::vector<std::filesystem::path>& files) {
    const auto file = std::ranges::find_if(files, project::isProjectFile);
    if (file == files.end()) return nullptr;
    return std::make_shared<Ahead>(Ahead{*file, std::async(std::launch::async, [file = *file] { return project::openProject(file); })});
}

void Desktop::run() {
    std::size_t seenInputs = 0;
    int framesLeft = FRAMES_AFTER_INPUT;
    for (;;) {
        if (window_.shouldClose()) {
            if (mayClose()) break;
            framesLeft = FRAMES_AFTER_INPUT;
        }
        if (framesLeft > 0) window_.pollEvents();
        else window_.waitEvents(std::clamp(againAt_s_ - glfwGetTime(), 0.0, exporting_.plan && !exporting_.isAsked ? 0.1 : ticks() ? 0.5 : ProjectKeeper::POLL_S));
        bool finished = worker_.poll();
        finished = aside_.poll() || finished;
        // The map of nothing is drawn when nothing else is under way: whoever opens reports waits for theirs.
        if (!mapView_.scene() && !fitting_ && !worker_.isBusy() && desk_.revision() == seenRevision_) requestScene(std::nullopt);
        finished = keeper_.poll(desk_, glfwGetTime()) || finished;
        bool flying = presentation_ ? presentation_->advance(glfwGetTime()) : mapView_.advance(glfwGetTime());
        if (MapView* other = presentation_ ? nullptr : second()) flying = other->advance(glfwGetTime()) || flying;  // sharp again at rest
        if (finished || flying || window_.inputs() != seenInputs) framesLeft = FRAMES_AFTER_INPUT;
        seenInputs = window_.inputs();
        if (framesLeft == 0 && (ticks() || glfwGetTime() >= againAt_s_)) framesLeft = 1;
        if (pollExport()) framesLeft = FRAMES_AFTER_INPUT;
        if (auto work = worker_.progress(); work != seenWork_) {
            seenWork_ = std::move(work);
            framesLeft = std::max(framesLeft, 1);
        }
        if (finished) tidyAt_s_ = std::min(tidyAt_s_, glfwGetTime() + TIDY_AFTER_S);
        // Where cores are few, letters that nobody may ask for would make the first map wait.
        if ((framesLeft == 0 && !worker_.isBusy()) || glfwGetTime() > LETTERS_BY_S) interface_.completeFaces();
        if (framesLeft == 0) {
            // What reading and composing left free in pieces goes back to the system while nobody waits.
            if (glfwGetTime() >= tidyAt_s_) {
                malloc_trim(0);
                tidyAt_s_ = NEVER_S;
            }
            continue;
        }
        --framesLeft;
        paint();
        if (warmsUp_) {
            warmUp();
            framesLeft = std::max(framesLeft, 1);
        }
    }
    keeper_.clearCopy();
}

void Desktop::warmUp() {
    if (mapView_.renderer().warmUp(*warmsUp_)) {
        ++*warmsUp_;
        return;
    }
    // Bringing a picture to the window is a program, too, and powers of two are one of their own in llvmpipe. What this one covers is painted again.
    const gl::Framebuffer picture{gl::Format::rgba8, 12, 10};
    gl::fillWindow(window_.width_px(), window_.height_px(), {0, 0, picture.width_px(), picture.height_px()}, shownGround_);
    picture.showAt(0, 0, window_.height_px());
    shown_px_ = {};
    warmsUp_.reset();
}

void Desktop::paint() {
    const int width = window_.width_px();
    const int height = window_.height_px();
    if (width == 0 || height == 0) return;
    const auto start = std::chrono::steady_clock::now();
    const float scale = window_.contentScale();
    const auto& theme = desk_.state().dark ? map::darkTheme() : map::lightTheme();
    if (desk_.revision() != seenRevision_) deskChanged();
    againAt_s_ = messages_.pass(glfwGetTime());
    if (presentation_) return paintPresentation(width, height);

    bool hasEscaped = false;  // from a popup
    const auto pointer = window_.deliver([&](const InputEvent& event) { hasEscaped = !interface_.take(event) || hasEscaped; });
    interface_.begin(scale, theme, pointer);
    const auto panes = panesNow();
    const auto& beside = desk_.state().beside;
    halves_ = beside ? halvesOf(panes.map, *beside) : Halves{panes.map, {}, {}};
    mapView_.place(halves_.first_px, scale);
    bool moved = mapView_.draw();
    if (MapView* other = second()) {
        other->place(halves_.second_px, scale);
        other->follow(mapView_);
        moved = other->draw() || moved;
    }
    if (const auto wanted = mapView_.wanted(); wanted && wanted != lastWanted_ && !worker_.isBusy()) {
        // Where a projection can't cover what is asked for, asking again would not help.
        lastWanted_ = wanted;
        requestScene(wanted);
    }

    keys_ = window_.takeKeys();
    if (hasEscaped) std::erase_if(keys_, [](const KeyPress& press) { return press.key == GLFW_KEY_ESCAPE; });
    project_ = projectFacts();
    if (auto title = keeper_.title(desk_); title != title_) window_.setTitle(title_ = std::move(title));
    panels::Asked asked;
    panels::drawAll(shown(), interface_.look(), panes, *memory_, asked);
    if (std::ranges::any_of(keys_, [](const KeyPress& press) { return press.key == GLFW_KEY_F5; })) asked.ask(panels::SlideRequest{panels::Present{}});
    pickedPlace_.reset();
    handleMapInput(panes.map);
    auto damage = interface_.end();
    if (moved) addApart(damage, panes.map);
    show(damage, width, height, panels::panelColour(theme));
    const double frame_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (moved) mapView_.took(frame_ms);
    if (MapView* other = second(); other && moved) other->took(frame_ms);
    if (frameLog_.is_open())
        frameLog_ << (moved            ? "moving "
                      : damage.empty() ? "same "
                                       : "pane ")
                  << frame_ms << ' '
                  << std::accumulate(desk_.state().readings->begin(), desk_.state().readings->end(), std::size_t{0}, [](std::size_t sum, const auto& reading) { return sum + reading.claims.size(); })
                  << ' ' << (mapView_.scene() ? mapView_.scene()->subjects.size() : 0) << std::endl;
    carryOut(std::move(asked));
    keepPreferences();
}

/// A picture that is on the screen already is not drawn again; where the window can show parts, only what changed is.
void Desktop::show(std::vector<map::Rect> damage, int width_px, int height_px, base::Colour ground) {
    const map::Rect all{0, 0, static_cast<double>(width_px), static_cast<double>(height_px)};
    // The driver learns of a new size with a swap, so that the first picture after it may still be of the old one.
    if (window_.takeExposed() || all != shown_px_ || ground != shownGround_) wholePaintings_ = FRAMES_AFTER_INPUT;
    shown_px_ = all;
    shownGround_ = ground;
    if (damage.empty() && wholePaintings_ == 0) return;
    if (!window_.showsParts() || wholePaintings_ > 0) damage = {all};
    const bool swap = wholePaintings_ > 1;
    wholePaintings_ = std::max(0, wholePaintings_ - 1);
    for (const auto& rect : damage) {
        const auto whole = [](double px) { return static_cast<int>(std::lround(px)); };
        const auto part =
            gl::PixelRect{whole(rect.left), whole(rect.top), whole(rect.width()), whole(rect.height())}.clippedTo({0, 0, width_px, height_px});
        if (part.isEmpty()) continue;
        // One fill under all panes costs a fraction of what their own filled rectangles would.
        gl::fillWindow(width_px, height_px, part, ground);
        presentation_ ? presentation_->show(height_px) : showMaps(part, height_px);
        interface_.draw(part);
        window_.show(part, swap);
    }
}

void Desktop::carryOut(panels::Asked asked) {
    if (asked.again_s) againAt_s_ = std::min(againAt_s_, glfwGetTime() + *asked.again_s);
    for (auto& command : asked.commands) desk_.apply(std::move(command));
    if (desk_.revision() != seenRevision_) deskChanged();
    for (const auto& request : asked.requests)
        std::visit(Match{
                       [&](const panels::OpenFiles& open) { openFiles(open.paths); },
                       [&](panels::FitClaims) { requestScene(std::nullopt); },
                       [&](const panels::ShowBox& show) { mapView_.showBox(show.box); },
                       [&](panels::ZoomBy zoom) {
                           mapView_.zoomAt(panesNow().map.centre(), zoom.factor);
                       },
                       [&](const panels::FlyTo& fly) { mapView_.flyTo(fly.claim); },
                       [&](const panels::DrawByHand& draw) { carryOut(draw); },
                       [&](panels::PickPlace pick) { picksPlace_ = pick.on; },
                       [&](panels::FollowDisputes) { followDisputes(); },
                       [&](panels::DismissMessages) { messages_.clear(); },
                       [&](panels::Quit) { window_.close(); },
                       [&](const panels::SetPanes& panes) { preferences_.panes = panes.sizes; },
                       [&](const panels::SetLanguage& language) { carryOut(language); },
                       [&](panels::SeenHints hints) {
                           showsHints_ = !hints.seen;
                           preferences_.hintsSeen = preferences_.hintsSeen || hints.seen;
                       },
                       [&](panels::Undo) { desk_.undo(); },
                       [&](panels::Redo) { desk_.redo(); },
                       [&](const panels::SlideRequest& slides) { carryOut(slides); },
                       [&](const panels::ProjectRequest& project) { carryOutProject(project); },
                       [&](const panels::ExportRequest& exporting) { carryOut(exporting); },
                   },
                   request);
    if (!asked.commands.empty() || !asked.requests.empty()) GlfwWindow::wake();
}

panels::Shown Desktop::shown() {
    panels::Shown shown;
    shown.state = &desk_.state();
    shown.places = &places_;
    shown.placesRevision = placesRevision_;
    if (disputes_.readings) shown.disputes = &disputes_;
    shown.scene = mapView_.scene().get();
    shown.knowledge = &knowing_->knowledge;
    shown.parties = parties_;
    shown.picksPlace = picksPlace_;
    shown.pickedPlace = pickedPlace_;
    shown.layerFacts = &layerFacts_;
    slideTextures_.clear();
    for (const auto& [id, picture] : slidePictures_)
        if (picture.texture) slideTextures_[id] = reinterpret_cast<void*>(static_cast<std::uintptr_t>(picture.texture->name()));
    shown.slidePictures = &slideTextures_;
    shown.project = &project_;
    shown.exporting = &exporting_.facts;
    if (seenWork_) shown.work = panels::WorkFacts{seenWork_->words, seenWork_->share};
    shown.preferences = &preferences_;
    shown.showsHints = showsHints_;
    shown.languages = &languages_;
    shown.canUndo = desk_.canUndo();
    shown.canRedo = desk_.canRedo();
    shown.busy = worker_.isBusy();
    shown.readTime_ms = readTime_ms_;
    shown.pointer = pointer_;
    shown.scaleText = scaleText(mapView_.metersPerPixel());
    for (const auto& press : keys_)
        if (press.control && ((press.key >= 'A' && press.key <= 'Z') || (press.key >= '0' && press.key <= '9'))) shown.shortcuts.push_back({static_cast<char>(press.key), press.shift});
    shown.paneKeys = paneKeys();
    shown.altKey = std::ranges::any_of(keys_, &KeyPress::alt);
    shown.selectedAt_px = mapView_.selectedAt_px();
    if (pointer_px_) shown.pointed = viewAt(*pointer_px_).subjectAt(*pointer_px_);
    shown.drawing = drawingNow();
    shown.messages = messages_.words();
    return shown;
}

}  // namespace demarc::window
