#include <iostream>
#include <map>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/comparison_output.hpp"
#include "cli/inputs.hpp"
#include "cli/project_input.hpp"

namespace demarc::cli {
namespace {

const std::map<std::string, std::string (*)(const ComparisonInput&)> kWriters{{"table", comparisonTable}, {"json", comparisonJson}, {"csv", comparisonCsv}};

struct CompareOptions {
    std::vector<std::string> inputs;
    std::string output = "-";
    std::string format = "table";
    std::string at, since, date;
    std::vector<std::filesystem::path> gazetteers, corrections;
    ReaderOptions reader;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
};

int compare(const CompareOptions& options) {
    auto at = parseOptionalDate(options.at, "--at");
    const auto since = parseOptionalDate(options.since, "--since");
    const auto fallback = parseOptionalDate(options.date, "--date");
    const auto desk = projectAmong(options.inputs);
    const auto inputs = desk ? std::vector<std::filesystem::path>{} : expandInputs(options.inputs);
    auto knowledge = openKnowledge(options.gazetteers, options.corrections);
    const auto reader = startReader(options.reader);
    std::size_t failures = 0;
    const auto readings = desk ? readProject(*desk, knowledge) : readInputs(inputs, {fallback}, knowledge, options.jobs, failures, reader.get());
    if (readings.empty()) return 1;
    if (!at) at = claim::newestDate(readings);
    if (at && since && *at <= *since) throw base::UsageError("--since " + options.since + ": is not before " + at->iso() + ", the date asked about" + (options.at.empty() ? " (of the newest report)" : ""));
    const auto places = claim::compare(readings, at, since);
    if (places.empty()) std::cerr << "demarc: warning: " << (since ? "nothing changed since " + since->iso() : "no claim on a place that can be found") << '\n';
    base::writeFile(options.output, kWriters.at(options.format)({readings, places, knowledge, at, since}));
    return failures == 0 ? 0 : 1;
}

}  // namespace

void addCompare(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("compare", "who says that who holds what: every place with each party's position and how far they differ");
    auto options = std::make_shared<CompareOptions>();
    command->add_option("INPUT", options->inputs, "dispatch, folder of dispatches, project (NAME.demarc.gpkg), or - for standard input")->required();
    command->add_option("-o,--output", options->output, "file (default: standard output)");
    command->add_option("--format", options->format, "table, json (with every claim and its sentence) or csv (a line for each place, party and holder)")
        ->check(CLI::IsMember({"table", "json", "csv"}));
    command->add_option("--at", options->at, "positions as of this date, YYYY-MM-DD (default: the newest report)");
    command->add_option("--since", options->since, "only what changed after this date, beside what was said before");
    command->add_option("--date", options->date, "date of dispatches that state none");
    addGazetteerOption(*command, options->gazetteers);
    addCorrectionsOption(*command, options->corrections);
    addExtractorOptions(*command, options->reader);
    command->add_option("--jobs", options->jobs, "threads (default: one a core)")->check(CLI::Range(1U, 256U));
    command->footer("Example: demarc compare reports/ --at 2025-11-20 --since 2025-11-13");
    command->callback([options, &action] { action = [options] { return compare(*options); }; });
}

}  // namespace demarc::cli
