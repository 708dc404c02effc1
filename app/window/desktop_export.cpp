#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "print/animation.hpp"
#include "print/encode.hpp"
#include "print/export_job.hpp"
#include "print/part_folder.hpp"
#include "print/sidecar.hpp"
#include "project/export_command.hpp"
#include "project/project_file.hpp"
#include "project/slides.hpp"
#include "window/clipboard.hpp"
#include "window/desktop.hpp"
#include "window/knowing.hpp"

// Images of what is shown: in little while the export dialog is open, as files, on the clipboard.

namespace demarc::window {
namespace {

/// A dialog that is typed in shall not draw a map a letter.
constexpr double PAUSE_S = 0.3;

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

/// "map.png" of a path.
std::string nameOf(const std::string& file) { return std::filesystem::path{file}.filename().string(); }

}  // namespace

/// What the desk shows, drawn elsewhere: everything a plan lacks, for the worker.
struct Desktop::ExportContent {
    project::Readings readings;
    project::UserLayers layers;
    std::vector<map::Annotation> annotations;
    std::map<std::string, float> opacity;

    /// Puts it into the plan, and finds what the plan looks at. What is doubtful is told in a line each.
    void dress(print::ExportPlan& plan, Knowing& knowing, std::vector<std::string>& doubts) const {
        plan.request.opacity = opacity;
        plan.request.annotations = annotations;
        plan.request.pictureScale = plan.sheet.scale;
        knowing.shelf.lay(layers, plan.request, doubts);
        print::findView(plan, knowing.knowledge, knowing.basemap, doubts);
        print::checkParties(plan, *readings);
    }
};

Desktop::ExportContent Desktop::exportContent() const {
    return {desk_.state().readings, drawnLayers(), desk_.state().annotations, project::requestOf(desk_.state()).opacity};
}

project::ExportSettings Desktop::settled(const panels::ExportWish& wish) const {
    auto settings = wish.settings;
    // A series goes through all parties or dates.
    if (!settings.per.empty() || !settings.frames.empty()) settings.at.clear();
    if (settings.per == "party") settings.view = "all";
    if (const auto camera = mapView_.lookingAt(); wish.inView && camera) {
        const auto pane = panesNow().map;
        settings = lookingAt(std::move(settings), *camera, pane.width() / window_.contentScale(), pane.height() / window_.contentScale(), assets_);
    }
    return settings;
}

void Desktop::carryOut(const panels::ExportRequest& request) {
    const auto keepPresets = [&](const auto& change) {
        try {
            change();
        } catch (const base::Error& error) {
            messages_.push_back(error.what());
        }
    };
    std::visit(Match{
                   [&](const panels::PreviewExport& preview) {
                       if (!exporting_.wish && preview.wish && !exporting_.presets.problem().empty()) messages_.push_back(exporting_.presets.problem());
                       exporting_.wish = preview.wish;
                       exporting_.width_px = preview.width_px;
                       exporting_.height_px = preview.height_px;
                       if (preview.wish) learnExport();
                       else exporting_.forget();
                   },
                   [&](const panels::RunExport& run) { exportImages(run.wish); },
                   [&](const panels::CopyImage& copy) { copyImage(copy.wish); },
                   [&](const panels::KeepPreset& preset) { keepPresets([&] { exporting_.presets.keep(project::presetOf(preset.name, preset.settings)); }); },
                   [&](const panels::RemovePreset& preset) { keepPresets([&] { exporting_.presets.remove(preset.name); }); },
                   [&](panels::CancelWork) { worker_.cancel(); },
               },
               request);
}

/// What can be said of the wish at once; its picture comes later.
void Desktop::learnExport() {
    auto& facts = exporting_.facts;
    exporting_.revision = desk_.revision();
    exporting_.changed_s = glfwGetTime();
    exporting_.isAsked = false;
    facts.isWorking = true;
    exporting_.plan.reset();
    facts.trouble.clear();
    facts.replaces.clear();
    facts.command.clear();
    facts.presets = &exporting_.presets.all();
    try {
        const auto settings = settled(*exporting_.wish);
        auto bare = settings;
        bare.output.clear();
        exporting_.plan = planFor(bare, assets_);
        facts.sheetWidth_px = exporting_.plan->sheet.width_px;
        facts.sheetHeight_px = exporting_.plan->sheet.height_px;
        const auto command = project::commandFor(settings, desk_.state(), keeper_.file(), keeper_.isChanged(desk_));
        facts.command = command.line;
        facts.isUnsaved = command.isUnsaved;
        const auto takes = print::takesOf(settings, exporting_.plan->request, *desk_.state().readings);
        facts.images = takes.size();
        std::error_code none;
        (void)planFor(settings, assets_);  // the file's name, too
        std::vector<std::filesystem::path> outputs, reads{keeper_.file()};
        for (const auto& take : takes) outputs.push_back(take.path);
        for (const auto& report : desk_.state().task.reports) reads.emplace_back(report->file);
        for (const auto& layer : desk_.state().userLayers) reads.emplace_back(layer.path);
        print::checkOutputs(settings, reads, outputs);
        const bool moves = !settings.frames.empty() && print::Animation::isKnown(settings.output);
        if (moves) facts.images = 1;
        for (const auto& take : takes)
            if (const std::filesystem::path file = moves ? std::filesystem::path{settings.output} : take.path; facts.replaces.empty() && std::filesystem::exists(file, none)) facts.replaces = file.filename().string();
    } catch (const base::Error& error) {
        facts.trouble = error.what();
        facts.isWorking = exporting_.plan.has_value();
    }
}

/// Asks for the picture of the wish when nothing changed for a while; true where a frame is due.
bool Desktop::pollExport() {
    if (!exporting_.wish) return false;
    if (exporting_.revision != desk_.revision()) learnExport();
    if (exporting_.isAsked || !exporting_.plan || glfwGetTime() - exporting_.changed_s < PAUSE_S) return false;
    exporting_.isAsked = true;
    auto plan = *exporting_.plan;
    plan.sheet = inLittle(plan.sheet, std::max(1, exporting_.width_px), std::max(1, exporting_.height_px));
    worker_.post(
        [this, plan = std::move(plan), content = exportContent(), wish = *exporting_.wish, of = ++exporting_.asked]() mutable -> Worker::Finish {
            std::vector<std::string> doubts;
            print::Image image;
            std::string trouble;
            try {
                print::Printer printer;
                content.dress(plan, *knowing_, doubts);
                const auto fonts = map::FontSet::open(assets_, plan.fonts);
                // Of a series the last, which has most to show.
                const auto takes = print::takesOf(plan.settings, plan.request, *content.readings);
                const auto made = print::layOut(*content.readings, takes.back().request, plan.sheet, knowing_->cartographer, fonts);
                image = printer.print(*made.scene, made.frame, fonts);
                for (const auto& issue : made.scene->issues) doubts.push_back(issue.message);
                for (auto& doubt : print::doubtsOf(made)) doubts.push_back(std::move(doubt));
            } catch (const base::Error& error) {
                trouble = error.what();
            }
            return [this, of, image = std::move(image), doubts = std::move(doubts), trouble = std::move(trouble)]() mutable {
                if (of != exporting_.asked || !exporting_.wish) return;
                exporting_.facts.isWorking = !exporting_.isAsked;
                exporting_.facts.warnings = std::move(doubts);
                if (!trouble.empty()) exporting_.facts.trouble = std::move(trouble);
                else exporting_.take(image);
            };
        },
        "export preview");
    return true;
}

void Desktop::exportImages(const panels::ExportWish& wish) {
    const auto settings = settled(wish);
    const std::string name = nameOf(settings.output);
    std::shared_ptr<const project::Desk> desk;
    if (settings.sidecar) desk = std::make_shared<const project::Desk>(desk_);
    worker_.post([this, settings, name, content = exportContent(), desk](Progress& progress) -> Worker::Finish {
        progress.tell(say("Exporting {0}", name), 0);
        auto plan = planFor(settings, assets_);
        std::vector<std::string> doubts;
        print::Printer printer;
        content.dress(plan, *knowing_, doubts);
        const auto fonts = map::FontSet::open(assets_, plan.fonts);
        print::PartFolder part{settings.output};
        plan.settings.output = part.inside(settings.output).string();
        const auto takes = print::takesOf(plan.settings, plan.request, *content.readings);
        print::ExportHooks hooks;
        hooks.progress = [&](std::size_t number, std::size_t count, double share) {
            if (number == count) return progress.check();
            progress.tell(count > 1 ? say("Exporting image {0} of {1}", number + 1, count) : say("Exporting {0}", name), (static_cast<double>(number) + share) / static_cast<double>(count));
        };
        hooks.project = desk.get();
        if (desk) {
            // With a project's records beside them, view and theme are always told.
            auto given = plan.settings;
            given.inputs = {std::string{"map"} + project::PROJECT_ENDING};
            hooks.given = project::optionsOf(given);
        }
        print::writeTakes(plan, takes, *content.readings, {knowing_->knowledge, knowing_->basemap, knowing_->cartographer, fonts, printer}, hooks);
        progress.check();
        part.commit();
        return [this, settings, count = takes.size(), doubts = std::move(doubts)] {
            messages_.add(doubts);
            messages_.note("exported", count > 1 ? sayCount(count, "exported {0} image as {1}|exported {0} images as {1}", settings.output) : say("exported {0}", settings.output));
            if (exporting_.wish) learnExport();
        };
    });
}

void Desktop::copyImage(const std::optional<panels::ExportWish>& wish) {
    panels::ExportWish wanted = wish ? *wish : panels::ExportWish{project::settingsOf(desk_.state()), true};
    if (!wish) wanted.settings.size = "1920x1080";
    wanted.settings.output.clear();
    wanted.settings.per.clear();
    wanted.settings.frames.clear();
    worker_.post([this, settings = settled(wanted), content = exportContent()](Progress& progress) -> Worker::Finish {
        progress.tell(tr("Copying the image"), 0);
        auto plan = planFor(settings, assets_);
        std::vector<std::string> doubts;
        print::Printer printer;
        content.dress(plan, *knowing_, doubts);
        const auto fonts = map::FontSet::open(assets_, plan.fonts);
        const auto made = print::layOut(*content.readings, plan.request, plan.sheet, knowing_->cartographer, fonts);
        progress.tell(tr("Copying the image"), 0.5);
        print::ImageOptions options;
        options.transparent = made.frame.paper.a < 255;
        const auto png = print::encodeImage(printer.print(*made.scene, made.frame, fonts), print::ImageFormat::png, options);
        progress.tell(tr("Copying the image"), 0.9);
        copyPng(png);
        return [this, sheet = plan.sheet] { messages_.note("copied", say("copied the image, {0} × {1} pixels", sheet.width_px, sheet.height_px)); };
    });
}

}  // namespace demarc::window
