#include "cli/sidecar.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/sidecar.hpp"
#include "project/desk.hpp"
#include "text/report_stream.hpp"

namespace demarc::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t LIMIT_BYTE = std::size_t{256} << 20;
Json readJson(const std::filesystem::path& file) {
    const std::string text = base::readFile(file, LIMIT_BYTE);
    try {
        Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("dispatches") || !json["dispatches"].is_array() || !json.contains("options") || !json["options"].is_object())
            throw base::FormatError(file.string() + ": no sidecar of demarc export: \"dispatches\" or \"options\" is missing");
        return json;
    } catch (const Json::parse_error& error) {
        throw base::FormatError(file.string() + ": no JSON at byte " + std::to_string(error.byte));
    }
}

std::vector<text::Document> dispatchesOf(const Json& json, const std::filesystem::path& file) {
    std::vector<text::Document> dispatches;
    std::size_t number = 0;
    for (const Json& item : json["dispatches"]) {
        const std::string where = ", dispatch " + std::to_string(++number);
        auto documents = text::parseItem(item.dump(), file.string(), where, number, 0, {std::nullopt, false});
        for (const base::Issue& issue : documents.issues)
            if (issue.severity == base::Severity::error) throw base::FormatError(issue.message);
        std::ranges::move(documents.value, std::back_inserter(dispatches));
    }
    return dispatches;
}

/// The project that was exported, as far as an export shows it; null where it was none.
std::shared_ptr<const project::Desk> projectOf(const Json& json, const std::filesystem::path& file) {
    if (!json.contains("project")) return nullptr;
    project::Records records;
    for (const Json& record : json["project"]) {
        const auto kind = record.is_object() && record.contains("kind") && record["kind"].is_string() ? project::kindOf(record["kind"].get<std::string>()) : std::nullopt;
        if (!kind || !record.contains("id") || !record["id"].is_string() || !record.contains("value"))
            throw base::FormatError(file.string() + ": project: a record needs \"kind\", \"id\" and \"value\"");
        records[{*kind, record["id"].get<std::string>()}] = std::make_shared<const std::string>(record["value"].dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    auto desk = std::make_shared<project::Desk>();
    desk->load(std::move(records), {});
    project::AddReports add;
    for (auto& dispatch : dispatchesOf(json, file)) add.reports.push_back({std::move(dispatch), ""});
    desk->apply(std::move(add));
    return desk;
}

}  // namespace

std::vector<std::pair<std::string, std::vector<std::string>>> givenOptions(const CLI::App& command) {
    std::vector<std::pair<std::string, std::vector<std::string>>> given;
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_single_name();
        if (option->count() == 0 || option->get_positional() || print::isOfRun(name)) continue;
        given.emplace_back(name, option->results());
    }
    return given;
}

void giveOption(CLI::App& command, const std::string& name, const std::vector<std::string>& values, const std::string& where) {
    CLI::Option* option = command.get_option_no_throw("--" + name);
    if (option == nullptr || print::isOfRun(name)) throw base::FormatError(where + name + ": no such option");
    if (option->count() > 0) return;
    for (const std::string& value : values) option->add_result(value);
    try {
        option->run_callback();
    } catch (const CLI::Error& error) {
        throw base::UsageError(where + name + ": " + error.what());
    }
}

void takeOptions(CLI::App& command, ExportOptions& options) {
    const std::filesystem::path file = options.from;
    const Json json = readJson(file);
    for (const auto& [name, values] : json["options"].items()) {
        if (!values.is_array() || !std::ranges::all_of(values, [](const Json& value) { return value.is_string(); }))
            throw base::FormatError(file.string() + ": options." + name + ": must be an array of strings");
        giveOption(command, name, values.get<std::vector<std::string>>(), file.string() + ": options.");
    }
    if (options.inputs.empty()) options.project = projectOf(json, file);
    if (options.output.empty()) {
        const Json output = json.value("output", Json());
        if (!output.is_string()) throw base::FormatError(file.string() + ": output: must be a string");
        options.output = file.parent_path() / std::filesystem::path{output.get<std::string>()}.filename();
    }
}

std::vector<claim::Reading> readSidecar(const std::filesystem::path& file, const claim::Knowledge& knowledge, claim::OtherReader* reader) {
    const Json json = readJson(file);
    std::vector<claim::Reading> readings;
    for (auto& document : dispatchesOf(json, file)) {
        readings.push_back(claim::read(std::move(document), knowledge));
        if (reader) (void)reader->read(readings.back(), knowledge);
        knowledge.corrections.apply(readings.back(), knowledge);
    }
    return readings;
}

}  // namespace demarc::cli
