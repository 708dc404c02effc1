#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <set>
#include <utility>

#include "base/words.hpp"
#include "layer/tile_source.hpp"
#include "panels/date_words.hpp"
#include "project/project_file.hpp"
#include "window/desktop.hpp"
#include "window/knowing.hpp"

// The project as a file: opened, saved, left, recovered.

namespace demarc::window {
namespace {

namespace fs = std::filesystem;

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

/// "14:02" where it was today, else "21 Nov 14:02".
std::string momentText(std::int64_t at_s) {
    const auto then = static_cast<std::time_t>(at_s), now = std::time(nullptr);
    std::tm at{}, today{};
    if (!localtime_r(&then, &at) || !localtime_r(&now, &today)) return {};
    std::array<char, 32> text{};
    const std::string time{text.data(), std::strftime(text.data(), text.size(), "%H:%M", &at)};
    const bool sameDay = at.tm_year == today.tm_year && at.tm_yday == today.tm_yday;
    return sameDay ? time : std::to_string(at.tm_mday) + ' ' + panels::monthText(at.tm_mon + 1) + ' ' + time;
}

/// Empty where a layer needs no network.
std::string hostOf(const project::UserLayer& layer) {
    const layer::TileSource tiles{layer.path, {}, {}};
    return layer.kind == project::LayerKind::raster && layer::isTileSource(layer.path) && tiles.isOnNetwork() ? tiles.name() : std::string{};
}

}  // namespace

void Desktop::openProject(const fs::path& file, std::optional<project::LostProject> lost) {
    auto ahead = ahead_ && ahead_->file == file ? std::exchange(ahead_, nullptr) : nullptr;
    worker_.post([this, file, ahead = std::move(ahead), lost = std::move(lost)](Progress& progress) mutable -> Worker::Finish {
        auto opened = ahead ? ahead->opened.get() : project::openProject(file);
        auto desk = std::make_shared<project::Desk>();
        desk->load(std::move(opened.records), std::move(opened.history));
        const auto start = std::chrono::steady_clock::now();
        auto readings = knowing_->library.read(desk->state().task, readingTold(progress));
        if (!readings) throw Cancelled{say("opening {0}", file.filename().string())};
        const double time_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        const auto at = desk->state().at;
        auto places = claim::placesAt(*readings, at);
        return [this, file, desk, readings, time_ms, at, places = std::move(places), lost = std::move(lost)]() mutable {
            desk_.replace(std::move(*desk));
            seenTask_ = desk_.taskRevision();
            show(std::move(readings), std::move(places), at);
            readTime_ms_ = time_ms;
            fitNext_ = true;
            lookFrom_ = desk_.state().camera;
            sample_.clear();
            agreed_.clear();
            refused_.clear();
            learnLayers();
            if (lost) keeper_.tookLost(desk_, std::move(*lost));
            else keeper_.took(desk_, file);
        };
    });
}

/// What is there to choose in the styles of layers that came with a project.
void Desktop::learnLayers() {
    for (const auto& layer : desk_.state().userLayers)
        if (const std::string name = layer.path + "|" + layer.sublayer; hostOf(layer).empty() && !layerFacts_.contains(name))
            worker_.post([this, layer, name]() -> Worker::Finish { return [this, name, opened = knowing_->shelf.open(layer)] { layerFacts_[name] = opened.facts; }; });
}

void Desktop::unlessUnsaved(bool isUnsaved, std::function<void()> action) {
    if (!isUnsaved) return action();
    pending_ = std::move(action);
    asksToSave_ = !keeper_.isSaving();
}

bool Desktop::mayClose() {
    if (leaves_ || !keeper_.isChanged(desk_)) return true;
    window_.stayOpen();
    unlessUnsaved(true, [this] {
        leaves_ = true;
        window_.close();
    });
    return false;
}

void Desktop::saveProject(const fs::path& file) {
    asksToSave_ = false;
    keeper_.save(desk_, file, [this](bool saved) {
        if (saved) messages_.wasNote("saved");  // the keeper told of it just now
        // What changed while it was saved is asked about again.
        if (auto action = std::exchange(pending_, {}); saved && action) unlessUnsaved(keeper_.isChanged(desk_), std::move(action));
    });
}

void Desktop::carryOutProject(const panels::ProjectRequest& request) {
    std::visit(Match{
                   [&](panels::NewProject) {
                       unlessUnsaved(holdsReports(), [this] {
                           sample_.clear();
                           clearDesk();
                           keeper_.took(desk_, {});
                       });
                   },
                   [&](const panels::SaveProject& save) { saveProject(save.file); },
                   [&](panels::AnswerUnsaved answer) {
                       asksToSave_ = false;
                       if (answer.answer == panels::Unsaved::save) return saveProject({});
                       if (auto action = std::exchange(pending_, {}); action && answer.answer == panels::Unsaved::lose) action();
                   },
                   [&](panels::AnswerHosts answer) {
                       for (const auto& layer : desk_.state().userLayers)
                           if (!hostOf(layer).empty()) (answer.agreed ? agreed_ : refused_).insert(layer.path);
                       if (answer.agreed) requestScene(mapView_.scene() ? std::optional{mapView_.inView()} : std::nullopt);
                   },
                   [&](panels::AnswerLost answer) {
                       if (keeper_.lost().empty()) return;
                       auto lost = keeper_.takeLost();
                       if (!answer.recover) return keeper_.discard(std::move(lost));
                       unlessUnsaved(keeper_.isChanged(desk_), [this, lost = std::move(lost)] { openProject(lost.copy, lost); });
                   },
                   [&](panels::GoBack go) {
                       for (; go.steps > 0 && desk_.undo(); --go.steps) {}
                       for (; go.steps < 0 && desk_.redo(); ++go.steps) {}
                   },
                   [&](const panels::PasteReport& paste) {
                       worker_.post([this, text = paste.text]() -> Worker::Finish {
                           auto documents = text::parseDocuments(text, tr("Pasted report"));
                           return [this, documents = std::move(documents)]() mutable { addReports(std::move(documents), {}); };
                       });
                   },
                   [&](const panels::WatchFolder& watch) { keeper_.watch(watch.folder); },
               },
               request);
}

project::UserLayers Desktop::drawnLayers() const {
    auto layers = desk_.state().userLayers;
    std::erase_if(layers, [&](const project::UserLayer& layer) { return !hostOf(layer).empty() && !agreed_.contains(layer.path); });
    return layers;
}

panels::ProjectFacts Desktop::projectFacts() const {
    panels::ProjectFacts facts;
    facts.file = keeper_.file();
    facts.changed = keeper_.isChanged(desk_);
    facts.asksToSave = asksToSave_;
    std::set<std::string> hosts;
    for (const auto& layer : desk_.state().userLayers)
        if (const auto host = hostOf(layer); !host.empty() && !agreed_.contains(layer.path) && !refused_.contains(layer.path)) hosts.insert(host);
    for (const auto& host : hosts) facts.asksForHosts += (facts.asksForHosts.empty() ? "" : ", ") + host;
    for (const auto& lost : keeper_.lost()) facts.lost.push_back({project::projectName(lost.project), momentText(lost.at_s)});
    facts.recent = keeper_.recent();
    facts.watched = keeper_.watched();
    facts.history = &desk_.history();
    return facts;
}

}  // namespace demarc::window
