#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <iterator>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/export_options.hpp"
#include "cli/inputs.hpp"
#include "cli/layers.hpp"
#include "cli/outlines.hpp"
#include "cli/project_input.hpp"
#include "cli/rasters.hpp"
#include "cli/sidecar.hpp"
#include "print/export_job.hpp"

namespace demarc::cli {
namespace {

void warn(const std::string& doubt) {
    std::cerr << "demarc: warning: " << doubt << '\n';
}

/// On a terminal: of a series how many are done, of one image how much is.
void showProgress(std::size_t number, std::size_t count, double share) {
    if (number == count) std::cerr << '\n';
    else if (count > 1) std::cerr << '\r' << number + 1 << '/' << count << std::flush;
    else std::cerr << '\r' << std::lround(100 * share) << " %" << std::flush;
}

int exportMap(const ExportOptions& options, const std::optional<map::SheetTemplate>& look) {
    if (options.output.empty()) throw base::UsageError("export: -o FILE.png is missing; see demarc export --help");
    if (options.inputs.empty() && options.from.empty()) throw base::UsageError("export: a dispatch is missing; see demarc export --help");
    auto plan = print::planOf(options, look);
    const auto fallback = parseOptionalDate(options.date, "--date");
    const auto inputs = expandInputs(options.inputs);
    auto reader = startReader(options.reader);
    auto layers = startLayers(options.layers);

    // The graphics context takes as long to start as the reading: both at once.
    print::Printer printer;
    const auto assets = base::findAssets();
    auto knowledge = openKnowledge(options.gazetteers, options.corrections);
    const auto basemap = map::Basemap::open(assets);
    const auto fonts = map::FontSet::open(assets, plan.fonts);
    if (options.project) takeDrawn(plan.request, *options.project, knowledge);
    if (!options.outlines.empty()) plan.request.outlines = readOutlines(options.outlines, knowledge.gazetteer);
    std::vector<std::string> doubts;
    print::findView(plan, knowledge, basemap, doubts);
    for (const std::string& doubt : doubts) warn(doubt);

    std::size_t failures = 0;
    auto readings = options.project ? readProject(*options.project, knowledge) : readInputs(inputs, {fallback}, knowledge, std::max(1U, std::thread::hardware_concurrency()), failures, reader.get());
    if (!options.from.empty() && inputs.empty() && !options.project) readings = readSidecar(options.from, knowledge, reader.get());
    reader.reset();
    if (readings.empty()) return 1;
    print::checkParties(plan, readings);
    std::ranges::move(openedLayers(std::move(layers)), std::back_inserter(plan.request.layers));
    map::Cartographer cartographer{knowledge, basemap};
    const auto takes = print::takesOf(options, plan.request, readings);
    std::vector<std::filesystem::path> outputs;
    for (const print::Take& take : takes) outputs.push_back(take.path);
    print::checkOutputs(options, inputs, outputs);
    print::ExportHooks hooks{.given = options.given, .project = options.project.get()};
    if (::isatty(STDERR_FILENO) == 1) hooks.progress = &showProgress;
    hooks.written = [&](const print::LaidOut& made, std::size_t number) {
        if (number == 0) tell(made.scene->issues);
        if (takes.size() > 1) return;
        for (const std::string& doubt : print::doubtsOf(made)) warn(doubt);
    };
    print::writeTakes(plan, takes, readings, {knowledge, basemap, cartographer, fonts, printer}, hooks);
    if (const std::string missing = fonts.missing(); !missing.empty()) warn("the image leaves out what its fonts have no letter for: " + missing);
    return failures == 0 ? 0 : 1;
}

}  // namespace

void addExport(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("export", "draw an annotated map of the claims as an image; needs no display");
    auto options = std::make_shared<ExportOptions>();
    declare(*command, *options);
    command->callback([options, command, &action] {
        action = [options, command] {
            const std::vector<std::string> written = options->rasters;
            options->project = projectAmong(options->inputs);
            if (!options->from.empty()) takeOptions(*command, *options);
            if (options->project) takeView(*command, *options->project);
            if (options->project && !options->reader.command.empty()) throw base::UsageError("--extractor: a project's claims are those that it holds");
            options->given = givenOptions(*command);
            std::optional<map::SheetTemplate> look;
            if (!options->sheetTemplate.empty()) {
                look = map::SheetTemplate::open(options->sheetTemplate, base::findAssets());
                const bool sized = !options->size.empty() || !options->paper.empty();
                for (const auto& [name, values] : look->options)
                    if (!sized || (name != "size" && name != "paper" && name != "scale-factor")) giveOption(*command, name, values, "--template " + options->sheetTemplate + ": options.");
            }
            checkAddresses(options->rasters, written, options->sheetTemplate.empty() ? options->from : "--template " + options->sheetTemplate);
            return exportMap(*options, look);
        };
    });
}

}  // namespace demarc::cli
