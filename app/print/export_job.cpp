#include "print/export_job.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "map/drawn_features.hpp"
#include "print/animation.hpp"
#include "print/sidecar.hpp"

namespace demarc::print {
namespace {

/// What was drawn by hand, then the claims; of a comparison, each panel's.
std::vector<map::DrawnFeature> featuresOf(const LaidOut& made, const map::SceneRequest& request, const std::vector<claim::Reading>& readings, const ExportHouse& house) {
    std::vector<map::DrawnFeature> all = map::annotationFeatures(request.annotations);
    if (made.scene->panels.empty()) std::ranges::move(map::drawnFeatures(*made.scene, readings, request, house.knowledge, house.basemap), std::back_inserter(all));
    for (const auto& panel : made.scene->panels) {
        map::SceneRequest account = request;
        account.view = map::View::party;
        account.party = panel->party;
        std::ranges::move(map::drawnFeatures(*panel, readings, account, house.knowledge, house.basemap), std::back_inserter(all));
    }
    return all;
}

}  // namespace

void writeTakes(const ExportPlan& plan, const std::vector<Take>& takes, const std::vector<claim::Reading>& readings, const ExportHouse& house, const ExportHooks& hooks) {
    const project::ExportSettings& settings = plan.settings;
    const auto tell = [&](std::size_t number, double share) {
        if (hooks.progress) hooks.progress(number, takes.size(), share);
    };
    const bool moves = !settings.frames.empty() && Animation::isKnown(settings.output);
    const auto animation = moves ? Animation::begin(settings.output, plan.sheet.width_px, plan.sheet.height_px, {.quality = settings.quality}) : nullptr;
    for (std::size_t i = 0; i < takes.size(); ++i) {
        tell(i, 0);
        const Take& take = takes[i];
        const LaidOut made = layOut(readings, take.request, plan.sheet, house.cartographer, house.fonts);
        tell(i, 0.5);
        const auto features = [&] { return featuresOf(made, take.request, readings, house); };
        if (animation) animation->add(house.printer.print(*made.scene, made.frame, house.fonts));
        else writeSheet(take.path, made, house.fonts, house.printer, {dpiOf(settings), settings.quality, settings.worldFile, features, [&](double share) { tell(i, 0.5 + share / 2); }});
        if (settings.sidecar) writeSidecar(take.path, hooks.given, settings, hooks.project, made, readings);
        if (hooks.written) hooks.written(made, i);
    }
    if (animation) animation->finish();
    tell(takes.size(), 0);
}

std::vector<std::string> doubtsOf(const LaidOut& made) {
    std::vector<std::string> doubts;
    const map::Scene& scene = *made.scene;
    const auto isEmpty = [](const auto& panel) { return panel->subjects.empty(); };
    std::string none = scene.furniture.none;
    if (!none.empty()) none[0] = 'n';
    if (!none.empty()) doubts.push_back(none);
    else if (scene.subjects.empty() && std::ranges::all_of(scene.panels, isEmpty)) doubts.emplace_back("no claim was read; the map shows none");
    if (!made.frame.leftOut.empty()) {
        std::string list;
        for (const std::string& part : made.frame.leftOut) list += (list.empty() ? "" : ", ") + part;
        doubts.push_back("the sheet is too small for its type and leaves out: " + list + "; make it larger, or --scale-factor smaller");
    }
    if (made.frame.titleCut) doubts.emplace_back("the title is too long for the sheet and was cut");
    return doubts;
}

}  // namespace demarc::print
