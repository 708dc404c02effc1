#include <algorithm>
#include <chrono>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "project/project_file.hpp"
#include "text/format.hpp"
#include "window/desktop.hpp"
#include "window/knowing.hpp"

// What is opened, read on the worker, and what becomes of it: places, and how their disputes went.

namespace demarc::window {

void Desktop::openFiles(const std::vector<std::filesystem::path>& files) {
    for (const auto& file : files) {
        if (std::error_code none; std::filesystem::is_directory(file, none)) {
            try {
                openFiles(text::reportsIn(file));
            } catch (const base::FileError& error) {
                messages_.push_back(error.what());
            }
            continue;
        }
        if (project::isProjectFile(file)) {
            unlessUnsaved(holdsReports(), [this, file] { openProject(file); });
            continue;
        }
        if (const auto kind = project::layerKindOf(file)) {
            addLayers({{.kind = *kind, .path = file.string(), .title = file.stem().string()}});
            continue;
        }
        worker_.post([this, file]() -> Worker::Finish {
            auto documents = text::readDocuments(file);
            return [this, file, documents = std::move(documents)]() mutable {
                fitAfterReading_ = true;
                addReports(std::move(documents), file.string());
            };
        });
    }
}

void Desktop::addLayers(const std::vector<project::UserLayer>& layers) {
    for (const auto& layer : layers)
        worker_.post([this, layer](Progress& progress) -> Worker::Finish {
            const auto told = [&progress, words = say("Reading the layer {0}", std::filesystem::path{layer.path}.filename().string())](double share) { progress.tell(words, share); };
            told(0);
            auto opened = knowing_->shelf.open(layer, told);
            progress.check();
            return [this, layer, opened = std::move(opened)] {
                messages_.add(opened.doubts);
                layerFacts_[layer.path + "|" + layer.sublayer] = opened.facts;
                agreed_.insert(layer.path);
                // Where no report says what to show, the layers do.
                fitNext_ = fitNext_ || desk_.state().readings->empty();
                desk_.apply(project::UserLayerChange{project::AddUserLayer{layer}});
            };
        });
}

void Desktop::addReports(base::Result<std::vector<text::Document>> documents, const std::string& file) {
    for (const auto& issue : documents.issues) messages_.push_back(issue.message);
    if (file != sample_ && !documents.value.empty()) putSampleAway();
    project::AddReports add;
    for (auto& document : documents.value) add.reports.push_back({std::move(document), file});
    desk_.apply(std::move(add));
}

void Desktop::readReports() {
    if (!std::exchange(isReading_, true)) readSteps_ = std::max<std::size_t>(desk_.history().past().size(), 1) - 1;
    seenTask_ = desk_.taskRevision();
    worker_.post(
        [this, revision = seenTask_, task = desk_.state().task, at = desk_.state().at](Progress& progress) -> Worker::Finish {
            const auto start = std::chrono::steady_clock::now();
            auto readings = knowing_->library.read(task, readingTold(progress));
            if (!readings) return [this] { readingCancelled(); };
            const double time_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
            auto places = claim::placesAt(*readings, at);
            return [this, revision, time_ms, at, readings = std::move(readings), places = std::move(places), parties = knowing_->library.parties()]() mutable {
                if (revision != desk_.taskRevision()) return;  // another project took the place of this one, or it changed again
                parties_ = parties;
                readTime_ms_ = time_ms;
                fitNext_ = fitNext_ || std::exchange(fitAfterReading_, false);
                show(std::move(readings), std::move(places), at);
            };
        },
        "reports");
}

void Desktop::readingCancelled() {
    isReading_ = false;
    while (desk_.history().past().size() > readSteps_ && desk_.undo()) {}
    messages_.note("cancelled", tr("cancelled: the reports are as before"));
}

/// Places go with the readings that they point into.
void Desktop::show(project::Readings readings, std::vector<claim::PlaceView> places, std::optional<base::Date> at) {
    isReading_ = false;
    desk_.show(readings);
    places_ = std::move(places);
    placesOf_ = std::move(readings);
    placesAt_ = at;
    ++placesRevision_;
}

void Desktop::findPlaces() {
    const auto& state = desk_.state();
    if (placesOf_ == state.readings && placesAt_ == state.at) return;
    if (placesOf_ != state.readings) {
        places_.clear();
        ++placesRevision_;
    }
    placesOf_ = state.readings;
    placesAt_ = state.at;
    worker_.post(
        [this, readings = state.readings, at = state.at]() -> Worker::Finish {
            return [this, readings, places = claim::placesAt(*readings, at)]() mutable {
                if (placesOf_ != readings) return;
                places_ = std::move(places);
                ++placesRevision_;
            };
        },
        "places");
}

void Desktop::followDisputes() {
    disputes_ = {.readings = desk_.state().readings, .dates = panels::historyDates(*desk_.state().readings), .disputes = {}};
    followNextDate();
}

void Desktop::followNextDate() {
    if (disputes_.found == disputes_.dates.size()) return;
    aside_.post([this, readings = disputes_.readings, date = disputes_.dates[disputes_.found]]() -> Worker::Finish {
        return [this, readings, places = claim::placesAt(*readings, date)] {
            if (disputes_.readings != readings) return;
            disputes_.add(places);
            followNextDate();
        };
    });
}

}  // namespace demarc::window
