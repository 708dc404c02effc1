#include <algorithm>
#include <cstdio>
#include <iostream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "project/option_text.hpp"
#include "cli/inputs.hpp"
#include "cli/json_writer.hpp"
#include "gazetteer/own_file.hpp"

namespace demarc::cli {
namespace {

constexpr std::size_t NAMES_LIMIT_BYTE = std::size_t{256} << 20;

struct LocateOptions {
    std::vector<std::string> names;
    std::string near;
    std::string country;
    std::size_t limit = 5;
    std::string format = "table";
    bool explain = false;
    std::string report;
    std::vector<std::filesystem::path> ownPlaces;
};

/// A place that a name may stand for.
struct Answer {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;  ///< none for a name of a report that no list has
    std::string_view name;
    std::optional<base::LonLat> position;
    gazetteer::Feature feature = gazetteer::Feature::other;
    double score = 0;       ///< how well the name fits; of a report, the confidence
    std::string_view matched, way;
    double radius_km = 0;   ///< where the position is approximate
    std::string reason;     ///< empty where nobody asks
};

Answer answerOf(const gazetteer::SearchHit& hit, const gazetteer::Gazetteer& gazetteer, bool explain) {
    const auto place = gazetteer.place(hit.place);
    return {.place = hit.place, .name = place.name, .position = place.position, .feature = place.feature, .score = hit.score,
            .matched = hit.matchedName, .way = wayName(hit.way), .radius_km = 0, .reason = explain ? toponym::reason(hit, gazetteer) : std::string{}};
}

/// What a report means by a name, the likeliest first.
std::vector<Answer> answersOf(const toponym::Toponym& toponym, const gazetteer::Gazetteer& gazetteer) {
    std::vector<Answer> answers{{.place = toponym.place, .name = toponym.name, .position = toponym.position, .feature = toponym.feature, .score = toponym.confidence,
                                 .matched = {}, .way = {}, .radius_km = toponym.radius_km, .reason = reason(toponym, gazetteer)}};
    for (const auto& other : toponym.alternatives) {
        const auto place = gazetteer.place(other.place);
        answers.push_back({.place = other.place, .name = place.name, .position = place.position, .feature = place.feature, .score = other.confidence,
                           .matched = {}, .way = {}, .radius_km = 0, .reason = reason(other, gazetteer)});
    }
    return answers;
}

class Printer {
public:
    Printer(const gazetteer::Gazetteer& gazetteer, bool isTable, bool isHeaded) : gazetteer_{gazetteer}, isTable_{isTable}, isHeaded_{isHeaded} {
        json_.raw().SetIndent(' ', 1);
        json_.beginArray();
    }

    void add(std::string_view query, std::span<const Answer> answers) {
        isTable_ ? addRows(query, answers) : addObject(query, answers);
    }

    [[nodiscard]] std::string finished() {
        json_.endArray();
        return isTable_ ? std::move(rows_) : std::string{json_.text()} + '\n';
    }

private:
    void addObject(std::string_view query, std::span<const Answer> answers) {
        json_.beginObject();
        json_.member("query", query);
        json_.key("places");
        json_.beginArray();
        for (const Answer& answer : answers) {
            const auto place = answer.place == gazetteer::kNoPlace ? gazetteer::Place{} : gazetteer_.place(answer.place);
            json_.beginObject();
            json_.placeId("id", gazetteer_, answer.place);
            json_.member("name", answer.name);
            json_.latLon(answer.position);
            json_.member("feature", gazetteer::featureName(answer.feature));
            json_.orNull("country", place.country);
            json_.orNull("admin1", answer.place == gazetteer::kNoPlace ? std::string_view{} : gazetteer_.admin1Name(answer.place));
            json_.member("population", place.population);
            json_.member(answer.way.empty() ? "confidence" : "score", share(answer.score));
            if (!answer.way.empty()) {
                json_.member("matched", answer.matched);
                json_.member("way", answer.way);
            }
            if (answer.radius_km > 0) json_.member("radius_km", tenths(answer.radius_km));
            if (!answer.reason.empty()) json_.member("reason", answer.reason);
            json_.endObject();
        }
        json_.endArray();
        json_.endObject();
    }

    void addRows(std::string_view query, std::span<const Answer> answers) {
        if (isHeaded_) rows_.append(query) += '\n';
        for (const Answer& answer : answers) {
            std::array<char, 96> numbers{};
            if (answer.position) std::snprintf(numbers.data(), numbers.size(), "%11.5f %10.5f  %.2f  ", answer.position->lon_deg, answer.position->lat_deg, answer.score);
            else std::snprintf(numbers.data(), numbers.size(), "%22s  %.2f  ", "nowhere known", answer.score);
            rows_.append(numbers.data()).append(answer.name);
            if (answer.place != gazetteer::kNoPlace) rows_.append(" (").append(gazetteer::featureName(answer.feature)).append(whereOf(answer)).append(")  ").append(gazetteer_.id(answer.place));
            rows_ += '\n';
            if (!answer.reason.empty()) rows_.append(30, ' ').append(answer.reason) += '\n';
        }
    }

    [[nodiscard]] std::string whereOf(const Answer& answer) const {
        std::string where;
        if (const auto unit = gazetteer_.admin1Name(answer.place); !unit.empty()) where.append(", ").append(unit);
        if (const auto country = gazetteer_.countryName(answer.place); !country.empty() && country != answer.name) where.append(", ").append(country);
        return where;
    }

    const gazetteer::Gazetteer& gazetteer_;
    bool isTable_, isHeaded_;
    std::string rows_;
    JsonWriter<IndentingWriter> json_;
};

/// The names asked for; "-" stands for those on standard input, one a line.
std::vector<std::string> namesOf(const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const std::string& name : given) {
        if (name != "-") {
            names.push_back(name);
            continue;
        }
        const std::string lines = base::readFile("-", NAMES_LIMIT_BYTE);
        for (std::size_t at = 0; at < lines.size();) {
            const std::size_t end = std::min(lines.find('\n', at), lines.size());
            std::string line = lines.substr(at, end - at);
            if (line.ends_with('\r')) line.pop_back();
            if (!line.empty()) names.push_back(std::move(line));
            at = end + 1;
        }
    }
    return names;
}

int missed(std::string_view name, const char* where) {
    constexpr std::size_t MOST_BYTE = 120;
    std::size_t end = std::min(name.size(), MOST_BYTE);
    while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;  // between two letters
    std::cerr << "demarc: " << name.substr(0, end) << (end < name.size() ? "…" : "") << ": no such place in " << where << '\n';
    return 1;
}

/// What a report means by each name, its senses one after another.
int locateIn(const LocateOptions& options, const std::vector<std::string>& names, Printer& printer, const claim::Knowledge& knowledge) {
    auto documents = text::readDocuments(options.report, {.fallbackDate = {}, .needsDate = false});
    tell(documents.issues);
    std::vector<claim::Reading> readings;
    for (auto& document : documents.value) readings.push_back(claim::read(std::move(document), knowledge, claim::Scope::places));
    int missing = 0;
    for (const std::string& name : names) {
        const std::string folded = gazetteer::fold(name);
        std::vector<const toponym::Toponym*> senses;
        for (const auto& reading : readings)
            for (const auto& toponym : reading.toponyms) {
                const bool isAsked = gazetteer::fold(toponym.span.of(reading.document.text)) == folded || gazetteer::fold(toponym.name) == folded;
                const auto isTold = [&](const toponym::Toponym* told) { return told->place == toponym.place && told->position == toponym.position; };
                if (isAsked && std::ranges::none_of(senses, isTold)) senses.push_back(&toponym);
            }
        if (senses.empty()) missing += missed(name, options.report.c_str());
        for (const auto* sense : senses) {
            auto answers = answersOf(*sense, knowledge.gazetteer);
            answers.resize(std::min(answers.size(), options.limit));
            printer.add(name, answers);
        }
    }
    return missing;
}

int locateEach(const LocateOptions& options, const std::vector<std::string>& names, Printer& printer, const gazetteer::Gazetteer& gazetteer) {
    gazetteer::SearchOptions search;
    search.limit = options.limit;
    search.country = options.country;
    if (!options.near.empty()) search.near = project::parseLonLat(options.near, "--near");
    int missing = 0;
    std::vector<Answer> answers;
    for (const std::string& name : names) {
        const auto hits = gazetteer.search(name, search);
        if (hits.empty()) missing += missed(name, "the gazetteer");
        answers.clear();
        for (const auto& hit : hits) answers.push_back(answerOf(hit, gazetteer, options.explain));
        printer.add(name, answers);
    }
    return missing;
}

int locate(const LocateOptions& options) {
    const auto names = namesOf(options.names);
    if (std::ranges::any_of(names, &std::string::empty)) throw base::UsageError("locate: a name is empty");
    const bool isTable = options.format == "table", isHeaded = names.size() > 1;
    const auto finish = [](Printer& printer, int missing) {
        base::writeFile("-", printer.finished());
        return missing == 0 ? 0 : 1;
    };
    if (!options.report.empty()) {
        const auto knowledge = openKnowledge(options.ownPlaces);
        Printer printer{knowledge.gazetteer, isTable, isHeaded};
        return finish(printer, locateIn(options, names, printer, knowledge));
    }
    auto own = gazetteer::readAllOwnPlaces(options.ownPlaces);
    tell(own.issues);
    const auto gazetteer = gazetteer::Gazetteer::open(base::findAssets(), own.value);
    const bool isKnown = gazetteer.country(options.country) != gazetteer::kNoPlace ||
                         std::ranges::any_of(own.value, [&](const gazetteer::OwnPlace& place) { return place.country == options.country; });
    if (!options.country.empty() && !isKnown) throw base::UsageError("--country " + options.country + ": no such country; write a code of ISO 3166 such as UA");
    Printer printer{gazetteer, isTable, isHeaded};
    return finish(printer, locateEach(options, names, printer, gazetteer));
}

}  // namespace

void addLocate(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("locate", "find places by name, in any spelling or script the gazetteer knows");
    auto options = std::make_shared<LocateOptions>();
    command->add_option("NAME", options->names, "name of a place, or - for names on standard input, one a line")->required();
    auto* near = command->add_option("--near", options->near, "prefer places near LON,LAT");
    auto* country = command->add_option("--country", options->country, "only places of this country, two letters");
    country->check([](const std::string& code) { return code.size() == 2 ? std::string{} : code + " is not a two-letter country code"; });
    country->transform([](std::string code) {
        for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return code;
    });
    command->add_option("--limit", options->limit, "answers for a name")->check(CLI::Range(1, 1000));
    command->add_option("--format", options->format, "table (longitude, latitude, score, place, id) or json")->check(CLI::IsMember({"table", "json"}));
    command->add_flag("--explain", options->explain, "say why each answer is one");
    command->add_option("--in", options->report, "what this report means by the name: its readings with their confidence and reasons")->excludes(near)->excludes(country);
    addGazetteerOption(*command, options->ownPlaces);
    command->footer("Example: demarc locate Kupyansk \"Al-Fashir\" --limit 3");
    command->callback([options, &action] { action = [options] { return locate(*options); }; });
}

}  // namespace demarc::cli
