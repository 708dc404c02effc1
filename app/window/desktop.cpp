#include "window/desktop.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "base/error.hpp"
#include "gl/state.hpp"
#include "panels/widgets.hpp"
#include "project/project_file.hpp"
#include "project/slides.hpp"
#include "window/desktop_knowing.hpp"

namespace demarc::window {
namespace {

// ImGui needs a few frames after an input until hover and popups have settled.
constexpr int FRAMES_AFTER_INPUT = 3;
// A view wider than this is a map of the world, for which another projection is chosen.
constexpr double THEATRE_WIDTH_DEG = 60;

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

/// Whether a projection, made for another place, turns or stretches the ground here more than a reader expects.
bool isTurned(const map::Projection& projection, base::LonLat here) {
    constexpr double TURN_RAD = 0.3, STRETCH = 1.1;
    const double scale = projection.scaleFactor(here);
    return std::abs(projection.north_rad(here)) > TURN_RAD || scale > STRETCH || scale < 1 / STRETCH;
}

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

Desktop::Desktop(const std::filesystem::path& assets)
    : assets_{assets},
      window_{"demarc"},
      interface_{window_.get(), assets},
      mapView_{map::FontSet::open(assets)},
      memory_{panels::makeMemory()},
      knowing_{std::make_shared<Knowing>(assets)},
      worker_{&GlfwWindow::wake} {
    worker_.onError = [this](const std::string& message) {
        messages_.push_back(message);
        fitting_ = false;
    };
    window_.onDrop = [this](const std::vector<std::filesystem::path>& files) { openFiles(files); };
    if (const char* log = std::getenv("DEMARC_FRAME_LOG")) {
        frameLog_.open(log);
        window_.waitForScreen(false);  // what a frame costs, not when the screen is ready for the next
    }
    requestScene(std::nullopt);
}

void Desktop::openFiles(const std::vector<std::filesystem::path>& files) {
    for (const auto& file : files) {
        if (const auto kind = project::layerKindOf(file); kind && !project::isProjectFile(file)) {
            addLayers({{.kind = *kind, .path = file.string(), .title = file.stem().string()}});
            continue;
        }
        worker_.post([this, file]() -> Worker::Finish {
            if (project::isProjectFile(file))
                return [this, file, opened = project::openProject(file)]() mutable {
                    fitAfterReading_ = true;
                    desk_.load(std::move(opened.records), std::move(opened.history));
                };
            auto documents = text::readDocuments(file);
            return [this, file, documents = std::move(documents)]() mutable {
                for (const auto& issue : documents.issues) messages_.push_back(issue.message);
                project::AddReports add;
                for (auto& document : documents.value) add.reports.push_back({std::move(document), file.string()});
                fitAfterReading_ = true;
                desk_.apply(std::move(add));
            };
        });
    }
}

void Desktop::addLayers(const std::vector<project::UserLayer>& layers) {
    for (const auto& layer : layers)
        worker_.post([this, layer]() -> Worker::Finish {
            auto opened = knowing_->shelf.open(layer);
            return [this, layer, opened = std::move(opened)] {
                messages_.insert(messages_.end(), opened.doubts.begin(), opened.doubts.end());
                layerFacts_[layer.path + "|" + layer.sublayer] = opened.facts;
                // Where no report says what to show, the layers do.
                fitNext_ = fitNext_ || desk_.state().readings->empty();
                desk_.apply(project::UserLayerChange{project::AddUserLayer{layer}});
            };
        });
}

void Desktop::run() {
    std::size_t seenInputs = 0;
    int framesLeft = FRAMES_AFTER_INPUT;
    while (!window_.shouldClose()) {
        if (framesLeft > 0) window_.pollEvents();
        else window_.waitEvents(ticks() ? 0.5 : 5);
        const bool finished = worker_.poll();
        const bool flying = presentation_ ? presentation_->advance(glfwGetTime()) : mapView_.advance(glfwGetTime());
        if (finished || flying || window_.inputs() != seenInputs) framesLeft = FRAMES_AFTER_INPUT;
        seenInputs = window_.inputs();
        if (framesLeft == 0 && ticks()) framesLeft = 1;
        if (framesLeft == 0) continue;
        --framesLeft;
        paint();
    }
}

void Desktop::paint() {
    const int width = window_.width_px();
    const int height = window_.height_px();
    if (width == 0 || height == 0) return;
    const auto start = std::chrono::steady_clock::now();
    const float scale = window_.contentScale();
    const auto& theme = desk_.state().dark ? map::darkTheme() : map::lightTheme();
    if (desk_.revision() != seenRevision_) deskChanged();
    if (presentation_) return paintPresentation(width, height);

    interface_.begin(scale, theme);
    const auto panes = panels::arrange(static_cast<float>(width), static_cast<float>(height), scale);
    mapView_.place(panes.map, scale);
    const bool moved = mapView_.draw();
    if (const auto wanted = mapView_.wanted(); wanted && wanted != lastWanted_ && !worker_.isBusy()) {
        // Where a projection can't cover what is asked for, asking again would not help.
        lastWanted_ = wanted;
        requestScene(wanted);
    }

    keys_ = window_.takeKeys();
    panels::Asked asked;
    panels::drawAll(shown(), interface_.look(), panes, *memory_, asked);
    if (std::ranges::any_of(keys_, [](const KeyPress& press) { return press.key == GLFW_KEY_F5; })) asked.ask(panels::SlideRequest{panels::Present{}});
    handleMapInput(panes.map);
    auto damage = interface_.end();
    if (moved) addApart(damage, panes.map);
    show(damage, width, height, panels::panelColour(theme));
    if (frameLog_.is_open())
        frameLog_ << (moved            ? "moving "
                      : damage.empty() ? "same "
                                       : "pane ")
                  << std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() << std::endl;
    carryOut(std::move(asked));
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
        presentation_ ? presentation_->show(height_px) : mapView_.show(height_px);
        interface_.draw(part);
        window_.show(part, swap);
    }
}

void Desktop::carryOut(panels::Asked asked) {
    for (auto& command : asked.commands) desk_.apply(std::move(command));
    if (desk_.revision() != seenRevision_) deskChanged();
    for (const auto& request : asked.requests)
        std::visit(Match{
                       [&](const panels::OpenFiles& open) { openFiles(open.paths); },
                       [&](const panels::ExportImage& image) { exportImage(image); },
                       [&](panels::FitClaims) { requestScene(std::nullopt); },
                       [&](const panels::ShowBox& show) { mapView_.showBox(show.box); },
                       [&](panels::ZoomBy zoom) {
                           mapView_.zoomAt(panels::arrange(static_cast<float>(window_.width_px()), static_cast<float>(window_.height_px()),
                                                           window_.contentScale())
                                               .map.centre(),
                                           zoom.factor);
                       },
                       [&](const panels::FlyTo& fly) { mapView_.flyTo(fly.claim); },
                       [&](panels::DismissMessages) { messages_.clear(); },
                       [&](panels::Quit) { window_.close(); },
                       [&](panels::Undo) { desk_.undo(); },
                       [&](panels::Redo) { desk_.redo(); },
                       [&](const panels::SlideRequest& slides) { carryOut(slides); },
                   },
                   request);
    if (!asked.commands.empty() || !asked.requests.empty()) GlfwWindow::wake();
}

void Desktop::readReports() {
    seenTask_ = desk_.taskRevision();
    worker_.post(
        [this, task = desk_.state().task]() -> Worker::Finish {
            const auto start = std::chrono::steady_clock::now();
            auto readings = knowing_->library.read(task);
            const double time_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
            return [this, time_ms, readings = std::move(readings)] {
                readTime_ms_ = time_ms;
                fitNext_ = fitNext_ || std::exchange(fitAfterReading_, false);
                desk_.show(readings);
            };
        },
        "reports");
}

void Desktop::deskChanged() {
    seenRevision_ = desk_.revision();
    if (seenTask_ != desk_.taskRevision()) readReports();
    const auto& state = desk_.state();
    mapView_.select(state.selected);
    mapView_.setDisputeTags(state.view == map::View::dispute);
    places_ = claim::placesAt(*state.readings, state.at);
    // While a fit is under way the view of before it is nobody's wish any more.
    const bool fit = fitNext_ || fitting_ || !mapView_.scene();
    requestScene(fit ? std::nullopt : std::optional{mapView_.inView()});
    refreshSlidePictures();
}

map::SceneRequest Desktop::sceneRequest() const {
    const auto& state = desk_.state();
    map::SceneRequest request = project::requestOf(state);
    request.crs = crs_;
    request.pictureScale = window_.contentScale();
    return request;
}

void Desktop::requestScene(std::optional<MapView::Wanted> wanted) {
    const bool fit = !wanted;
    fitNext_ = false;
    if (fit) {
        fitting_ = true;
        lastWanted_.reset();
        crs_ = "auto";
        worldView_ = false;
    }
    auto request = sceneRequest();
    const auto panes = panels::arrange(static_cast<float>(window_.width_px()), static_cast<float>(window_.height_px()), window_.contentScale());
    request.width_px = static_cast<int>(panes.map.width() / window_.contentScale());
    request.height_px = static_cast<int>(panes.map.height() / window_.contentScale());
    if (wanted) {
        // On the way out to the world, and once on the way back, another projection fits better.
        const bool wide = wanted->area.width_deg() > THEATRE_WIDTH_DEG;
        if (wide || worldView_ || isTurned(*mapView_.scene()->projection, wanted->area.centre())) request.crs = crs_ = "auto";
        worldView_ = wide;
        // Some margin, so that the next steps of a pan are drawn already.
        const auto& area = wanted->area;
        const double margin_lon = area.width_deg() * 0.3, margin_lat = area.height_deg() * 0.3;
        const bool world = area.width_deg() + 2 * margin_lon >= 360;
        request.area = base::Box{world ? -180 : area.west_deg - margin_lon, std::max(-90.0, area.south_deg - margin_lat),
                                 world ? 180 : area.east_deg + margin_lon, std::min(90.0, area.north_deg + margin_lat)};
        request.scale_px_per_m = wanted->scale_px_per_m;
    }
    worker_.post(
        [this, request, readings = desk_.state().readings, layers = desk_.state().userLayers, fit]() mutable -> Worker::Finish {
            std::vector<std::string> problems;
            knowing_->shelf.lay(layers, request, problems);
            auto scene = knowing_->cartographer.compose(*readings, request);
            for (const auto& issue : scene->issues) knowing_->shelf.tellOnce(issue.message, problems);
            return [this, scene = std::move(scene), problems = std::move(problems), fit] {
                messages_.insert(messages_.end(), problems.begin(), problems.end());
                crs_ = scene->projection->definition();
                mapView_.show(scene, fit);
                // What was composed to fit stays as it is until the view changes.
                if (!fit) return;
                fitting_ = false;
                lastWanted_ = mapView_.wanted();
            };
        },
        // A fit must not be lost to a later change of a layer.
        fit ? "scene to fit" : "scene");
}

void Desktop::exportImage(const panels::ExportImage& request) {
    auto scenery = sceneRequest();
    scenery.theme = request.dark ? map::ThemeKind::dark : map::ThemeKind::light;
    scenery.crs = "auto";
    auto sheet = print::sheetFor(request.width_px, request.height_px);
    sheet.disputeTags = scenery.view == map::View::dispute;
    worker_.post([this, request, scenery, sheet, readings = desk_.state().readings, layers = desk_.state().userLayers]() mutable -> Worker::Finish {
        std::vector<std::string> problems;
        scenery.pictureScale = sheet.scale;
        knowing_->shelf.lay(layers, scenery, problems);
        print::checkOutput(request.path, request.width_px, request.height_px);
        print::Printer printer;
        const auto fonts = map::FontSet::open(assets_);
        print::writeSheet(request.path, print::layOut(*readings, scenery, sheet, knowing_->cartographer, fonts), fonts, printer);
        return [this, request] { messages_.push_back("exported " + request.path.string()); };
    });
}

panels::Shown Desktop::shown() {
    panels::Shown shown;
    shown.state = &desk_.state();
    shown.places = &places_;
    shown.scene = mapView_.scene().get();
    shown.knowledge = &knowing_->knowledge;
    shown.layerFacts = &layerFacts_;
    slideTextures_.clear();
    for (const auto& [id, picture] : slidePictures_)
        if (picture.texture) slideTextures_[id] = reinterpret_cast<void*>(static_cast<std::uintptr_t>(picture.texture->name()));
    shown.slidePictures = &slideTextures_;
    shown.canUndo = desk_.canUndo();
    shown.canRedo = desk_.canRedo();
    shown.busy = worker_.isBusy();
    shown.readTime_ms = readTime_ms_;
    shown.pointer = pointer_;
    shown.scaleText = scaleText(mapView_.metersPerPixel());
    for (const auto& press : keys_)
        if (press.control && press.key >= 'A' && press.key <= 'Z') shown.shortcuts.push_back({static_cast<char>(press.key), press.shift});
    shown.paneKeys = paneKeys();
    shown.altKey = std::ranges::any_of(keys_, &KeyPress::alt);
    shown.selectedAt_px = mapView_.selectedAt_px();
    if (pointer_px_) shown.pointed = mapView_.subjectAt(*pointer_px_);
    shown.messages = messages_;
    return shown;
}

}  // namespace demarc::window
