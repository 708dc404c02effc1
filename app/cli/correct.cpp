#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/report.hpp"

namespace demarc::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t LIMIT_BYTE = std::size_t{256} << 20;
/// What a claim is known by, and what else a person may change.
constexpr std::array NAMES_IT{"place", "claimant", "actor", "stance", "status", "time"};
constexpr std::array SAYS{"place", "place_id", "lat", "lon", "radius_km", "qualifier", "claimant", "actor", "stance", "status", "time", "extent", "from", "to", "speaker", "killed", "wounded"};

Json valueOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Json{} : *found;
}

template <class Keys>
Json only(const Json& claim, const Keys& keys) {
    Json kept = Json::object();
    for (const char* key : keys)
        if (Json value = valueOf(claim, key); !value.is_null()) kept[key] = std::move(value);
    return kept;
}

/// Writes how readings that a person edited differ from what is read in their texts.
class Differences {
public:
    Differences(const claim::Knowledge& knowledge, std::string& out) : knowledge_{knowledge}, out_{out} {}

    void add(const Json& edited, const std::string& where) {
        const Json id = valueOf(edited, "id"), text = valueOf(edited, "text"), claims = valueOf(edited, "claims"), date = valueOf(edited, "date");
        if (!id.is_string() || !text.is_string() || !claims.is_array()) throw base::FormatError(where + ": no reading: id, text and claims are needed, as demarc extract writes them");
        text::Document document;
        document.id = id;
        document.text = text;
        if (date.is_string()) document.date = base::Date::parse(date.get_ref<const std::string&>());
        const auto reading = claim::read(std::move(document), knowledge_);
        const Json fresh = Json::parse(formatted(reading, reading.document.text, knowledge_.gazetteer, ReportFormat::ndjson));
        const auto withId = [](const Json& list, const Json& wanted) -> const Json* {
            for (const Json& claim : list)
                if (claim.is_object() && valueOf(claim, "id") == wanted) return &claim;
            return nullptr;
        };
        for (const Json& claim : fresh["claims"]) {
            const Json* kept = withId(claims, claim["id"]);
            if (!kept) write(fresh, claim, nullptr, where);
            else if (only(claim, SAYS) != only(*kept, SAYS)) write(fresh, claim, kept, where);
        }
        for (const Json& claim : claims) {
            if (!claim.is_object()) throw base::FormatError(where + ": a claim of report " + id.dump() + " is no object");
            if (!withId(fresh["claims"], valueOf(claim, "id"))) write(fresh, Json{}, &claim, where);
        }
    }

private:
    /// `was` is null for a claim that is added, `now` for one that goes.
    void write(const Json& reading, const Json& was, const Json* now, const std::string& where) {
        const Json evidence = valueOf(was.is_null() ? *now : was, "evidence");
        const auto& text = reading["text"].get_ref<const std::string&>();
        const auto isOffset = [&](const Json& value) { return value.is_number_unsigned() && value.get<std::size_t>() <= text.size(); };
        const bool isSpan = evidence.is_array() && evidence.size() == 2 && isOffset(evidence[0]) && isOffset(evidence[1]) && evidence[0] < evidence[1];
        if (!isSpan) throw base::FormatError(where + ": a claim of report " + reading["id"].dump() + " has no evidence [begin, end] in its text");
        const auto begin = evidence[0].get<std::size_t>();
        Json line{{"report", reading["id"]}, {"sentence", text.substr(begin, evidence[1].get<std::size_t>() - begin)}};
        if (!was.is_null()) line["was"] = only(was, NAMES_IT);
        if (now) {
            Json claim = only(*now, SAYS);
            // Another place lies elsewhere, unless it is told where.
            if (!was.is_null() && valueOf(was, "place") != valueOf(claim, "place"))
                for (const char* key : {"place_id", "lat", "lon", "radius_km"})
                    if (valueOf(was, key) == valueOf(claim, key)) claim.erase(key);
            line["claim"] = std::move(claim);
        }
        out_ += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    }

    const claim::Knowledge& knowledge_;
    std::string& out_;
};

int correct(const std::vector<std::string>& inputs, const std::string& output) {
    claim::Knowledge knowledge = openKnowledge({});
    std::string lines;
    Differences differences{knowledge, lines};
    for (const auto& file : expandInputs(inputs)) {
        const std::string text = base::readFile(file, LIMIT_BYTE);
        const Json whole = Json::parse(text, nullptr, false);
        if (whole.is_object()) differences.add(whole, file.string());
        else if (whole.is_array())
            for (const Json& reading : whole) differences.add(reading, file.string());
        else {
            std::size_t number = 0;
            for (std::size_t at = 0; at < text.size();) {
                const std::size_t end = std::min(text.find('\n', at), text.size());
                const std::string where = file.string() + ':' + std::to_string(++number);
                const Json reading = Json::parse(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
                if (end > at) differences.add(reading.is_discarded() ? Json{} : reading, where);
                at = end + 1;
            }
        }
    }
    base::writeFile(output, lines);
    return 0;
}

}  // namespace

void addCorrect(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("correct", "turn what you changed in the JSON of demarc extract into corrections that reading again never undoes");
    auto inputs = std::make_shared<std::vector<std::string>>();
    auto output = std::make_shared<std::string>("-");
    command->add_option("EDITED", *inputs, "JSON that demarc extract wrote and you edited: claims changed, deleted or added; or a folder of it")->required();
    command->add_option("-o,--output", *output, "file of corrections, for --corrections or ~/.local/share/demarc/corrections/ (default: standard output)");
    command->footer("Example: demarc extract report.txt -o read.json; edit read.json; demarc correct read.json -o fixes.ndjson; demarc export report.txt --corrections fixes.ndjson -o brief.png");
    command->callback([inputs, output, &action] { action = [inputs, output] { return correct(*inputs, *output); }; });
}

}  // namespace demarc::cli
