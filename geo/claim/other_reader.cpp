#include "claim/other_reader.hpp"

#include <nlohmann/json.hpp>

#include "claim/claim_json.hpp"
#include "claim/sections.hpp"
#include "text/encoding.hpp"

namespace demarc::claim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kAnswerLimit_byte = std::size_t{64} << 20;

/// What the program is told of a document.
std::string lineOf(const text::Document& document) {
    const auto orNull = [](const std::optional<std::string>& text) { return text ? Json(text::replaceInvalid(*text)) : Json(); };
    const Json json{{"id", text::replaceInvalid(document.id)},
                    {"date", document.date ? Json(document.date->iso()) : Json()},
                    {"title", orNull(document.title)},
                    {"source", orNull(document.source)},
                    {"text", document.text}};
    return json.dump();
}

}  // namespace

OtherReader::OtherReader(std::string command, std::chrono::milliseconds limit)
    : command_{std::move(command)}, process_{base::commandWords(command_), limit, kAnswerLimit_byte} {}

bool OtherReader::read(Reading& reading, const Knowledge& knowledge) {
    const auto answer = process_.ask(lineOf(reading.document));
    if (!answer.fault.empty()) {
        refuse(reading, answer.fault, knowledge);
        return false;
    }
    ParsedClaims parsed = claimsFromJson(answer.line, reading, knowledge, command_);
    if (!parsed.fault.empty()) {
        process_.stop();  // whatever it says next may be meant for this dispatch
        refuse(reading, parsed.fault, knowledge);
        return false;
    }
    replaceClaims(reading, std::move(parsed.claims), knowledge.parties);
    reading.issues.insert(reading.issues.end(), parsed.issues.begin(), parsed.issues.end());
    return true;
}

void OtherReader::refuse(Reading& reading, const std::string& why, const Knowledge& knowledge) const {
    replaceClaims(reading, {}, knowledge.parties);
    reading.issues.push_back({base::Severity::error, workOf(command_, reading.document) + ": the program " + why + "; no claims are read"});
}

}  // namespace demarc::claim
