#include <filesystem>
#include <iostream>
#include <set>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/report.hpp"

namespace demarc::cli {
namespace {

struct ExtractOptions {
    std::vector<std::string> inputs;
    std::string output = "-";
    std::string format = "json";
    std::string date;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
};

/// An id as a file name: what could leave the folder or hide the file becomes an underscore.
std::string fileName(const std::string& id) {
    std::string name;
    for (const char c : id) name += static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' ? '_' : c;
    if (name.empty() || name.front() == '.') name.insert(0, 1, '_');
    return name.substr(0, 200);
}

void writeEach(const std::filesystem::path& folder, const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw base::FileError(folder.string() + ": can't make the folder: " + error.message());
    std::set<std::string> taken;
    for (const auto& reading : readings) {
        const std::string id = fileName(reading.document.id);
        std::string name = id;
        for (int n = 2; !taken.insert(name).second; ++n) name = id + '-' + std::to_string(n);
        base::writeFile(folder / (name + ".json"), toJson(reading, gazetteer, 1) + '\n');
    }
}

int extract(const ExtractOptions& options) {
    const auto fallback = parseOptionalDate(options.date, "--date");
    const auto inputs = expandInputs(options.inputs);
    const auto knowledge = claim::Knowledge::open(base::findAssets());
    std::size_t failures = 0;
    const auto readings = readInputs(inputs, {fallback}, knowledge, options.jobs, failures);
    const auto& gazetteer = knowledge.gazetteer;

    const bool folder = options.output != "-" && (std::filesystem::is_directory(options.output) || options.output.back() == '/' || inputs.size() > 1);
    if (readings.empty()) return 1;
    if (options.format == "json" && folder) {
        writeEach(options.output, readings, gazetteer);
    } else {
        std::string out;
        if (options.format == "csv") out = toCsv(readings, gazetteer);
        else if (options.format == "geojson") out = toGeoJson(readings, gazetteer) + '\n';
        else if (options.format == "json" && readings.size() == 1) out = toJson(readings.front(), gazetteer, 1) + '\n';
        else if (options.format == "json") {
            for (const auto& reading : readings) out += (out.empty() ? "[" : ",\n") + toJson(reading, gazetteer, 1);
            out += "]\n";
        } else {
            for (const auto& reading : readings) out += toJson(reading, gazetteer, -1) + '\n';
        }
        base::writeFile(options.output, out);
    }
    return failures == 0 ? 0 : 1;
}

}  // namespace

void addExtract(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("extract", "find the places, parties and claims of dispatches");
    auto options = std::make_shared<ExtractOptions>();
    command->add_option("INPUT", options->inputs, "dispatch, folder of dispatches, or - for standard input")->required();
    command->add_option("-o,--output", options->output, "file, or folder for one ID.json a dispatch (default: standard output)")->check([](const std::string& path) {
        return path.empty() ? std::string{"is empty"} : std::string{};
    });
    command->add_option("--format", options->format, "json (one object; an array for several), ndjson, geojson or csv")
        ->check(CLI::IsMember({"json", "ndjson", "geojson", "csv"}));
    command->add_option("--date", options->date, "date of dispatches that state none, YYYY-MM-DD");
    command->add_option("--jobs", options->jobs, "threads (default: one a core)")->check(CLI::Range(1U, 256U));
    command->footer("Example: demarc extract report.txt --date 2025-11-20 -o report.json");
    command->callback([options, &action] { action = [options] { return extract(*options); }; });
}

}  // namespace demarc::cli
