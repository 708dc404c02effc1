#include <iostream>
#include <unistd.h>

#include <cmath>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "map/basemap.hpp"
#include "print/print.hpp"
#include "project/desk.hpp"
#include "project/library.hpp"
#include "project/project_file.hpp"
#include "window/briefing.hpp"

namespace demarc::cli {
namespace {

struct BriefOptions {
    std::filesystem::path project, output;
    std::string title;
    int width_px = 1920;
};

int writeBrief(const BriefOptions& options) {
    if (options.output.empty()) throw base::UsageError("brief: -o FILE.pdf, .html or NNN.png is missing; see demarc brief --help");
    auto opened = project::openProject(options.project);
    project::Desk desk;
    desk.load(std::move(opened.records), std::move(opened.history));
    window::BriefingTask task = window::briefingOf(desk.state());
    task.title = options.title;
    window::checkBriefing(options.output, task);

    const auto assets = base::findAssets();
    auto knowledge = claim::Knowledge::open(assets);
    const auto basemap = map::Basemap::open(assets);
    project::Library library{knowledge};
    task.readings = library.read(desk.state().task);
    map::Cartographer cartographer{knowledge, basemap};
    window::LayerShelf shelf{knowledge.gazetteer};
    window::Briefing briefing{knowledge, cartographer, shelf, assets};
    const bool isShown = ::isatty(STDERR_FILENO) == 1;
    briefing.write(options.output, task, options.width_px, [&](double share) {
        if (isShown) std::cerr << '\r' << std::lround(100 * share) << " %" << (share < 1 ? "" : "\n") << std::flush;
        return true;
    });
    for (const std::string& problem : briefing.problems()) std::cerr << "demarc: warning: " << problem << '\n';
    return 0;
}

}  // namespace

void addBrief(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("brief", "write the slides of a project as a PDF deck, numbered images or one HTML file; needs no display");
    auto options = std::make_shared<BriefOptions>();
    command->add_option("PROJECT", options->project, "a project with slides, as the window saves it: NAME.demarc.gpkg")->required();
    command->add_option("-o,--output", options->output, "FILE.pdf (a page a slide), FILE.html (for any browser, offline) or FOLDER/NNN.png (001.png, 002.png …)");
    command->add_option("--title", options->title, "of the deck; without it that of the first slide");
    command->add_option("--width", options->width_px, "of PNG files in pixels (default 1920)")->check(CLI::Range(320, print::kLargestSide_px));
    command->footer("Example: demarc brief kupiansk.demarc.gpkg -o kupiansk.html");
    command->callback([options, &action] { action = [options] { return writeBrief(*options); }; });
}

}  // namespace demarc::cli
