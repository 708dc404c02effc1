#include <charconv>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::cli {
namespace {

struct LocateOptions {
    std::vector<std::string> names;
    std::string near;
    std::string country;
    std::size_t limit = 5;
    std::string format = "table";
};

nlohmann::ordered_json toJson(const gazetteer::SearchHit& hit, const gazetteer::Gazetteer& gazetteer) {
    const auto place = gazetteer.place(hit.place);
    return {{"id", gazetteer.id(hit.place)},          {"name", place.name},
            {"lat", place.position.lat_deg},          {"lon", place.position.lon_deg},
            {"feature", featureName(place.feature)},  {"country", place.country},
            {"admin1", gazetteer.admin1Name(hit.place)}, {"population", place.population},
            {"score", hit.score},                     {"matched", hit.matchedName}, {"way", wayName(hit.way)}};
}

std::string row(const gazetteer::SearchHit& hit, const gazetteer::Gazetteer& gazetteer) {
    const auto place = gazetteer.place(hit.place);
    std::string where{gazetteer.admin1Name(hit.place)};
    if (const auto country = gazetteer.countryName(hit.place); !country.empty() && country != place.name) where += (where.empty() ? "" : ", ") + std::string(country);
    std::array<char, 96> numbers{};
    std::snprintf(numbers.data(), numbers.size(), "%11.5f %10.5f  %.2f  ", place.position.lon_deg, place.position.lat_deg, hit.score);
    return numbers.data() + std::string(place.name) + " (" + std::string(featureName(place.feature)) + (where.empty() ? "" : ", " + where) + ")  " +
           gazetteer.id(hit.place);
}

int locate(const LocateOptions& options) {
    gazetteer::SearchOptions search;
    search.limit = options.limit;
    search.country = options.country;
    if (!options.near.empty()) search.near = parseLonLat(options.near, "--near");
    const auto gazetteer = gazetteer::Gazetteer::open(base::findAssets());
    std::string out;
    auto json = nlohmann::ordered_json::array();
    int missing = 0;
    for (const auto& name : options.names) {
        const auto hits = gazetteer.search(name, search);
        if (hits.empty()) {
            std::cerr << "demarc: " << name << ": no such place in the gazetteer\n";
            ++missing;
        }
        if (options.format == "json") {
            auto found = nlohmann::ordered_json::array();
            for (const auto& hit : hits) found.push_back(toJson(hit, gazetteer));
            json.push_back({{"query", name}, {"places", std::move(found)}});
            continue;
        }
        if (options.names.size() > 1) out += name + '\n';
        for (const auto& hit : hits) out += row(hit, gazetteer) + '\n';
    }
    if (options.format == "json") out = json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
    base::writeFile("-", out);
    return missing == 0 ? 0 : 1;
}

}  // namespace

void addLocate(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("locate", "find places by name, in any spelling or script the gazetteer knows");
    auto options = std::make_shared<LocateOptions>();
    command->add_option("NAME", options->names, "name of a place")->required();
    command->add_option("--near", options->near, "prefer places near LON,LAT");
    command->add_option("--country", options->country, "only places of this country, two letters")->check([](const std::string& code) {
        return code.size() == 2 ? std::string{} : code + " is not a two-letter country code";
    })->transform([](std::string code) {
        for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return code;
    });
    command->add_option("--limit", options->limit, "answers for a name")->check(CLI::Range(1, 1000));
    command->add_option("--format", options->format, "table (longitude, latitude, score, place, id) or json")->check(CLI::IsMember({"table", "json"}));
    command->footer("Example: demarc locate Kupyansk \"Al-Fashir\" --limit 3");
    command->callback([options, &action] { action = [options] { return locate(*options); }; });
}

}  // namespace demarc::cli
