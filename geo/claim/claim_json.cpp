#include "claim/claim_json.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "claim/place_finder.hpp"
#include "text/encoding.hpp"

namespace demarc::claim {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 100;            ///< objects and lists inside of each other
constexpr std::size_t kMostValues = 2'000'000;   ///< of an answer: 70,000 claims
constexpr std::size_t kLongestText_byte = 1000;  ///< of a name, a speaker, a note
constexpr std::size_t kMostTold = 20;            ///< faults of one answer

/// What is wrong with a member; never leaves this file.
struct Fault {
    std::string words;
};

/// Whether a text stays small as JSON values; what is no JSON at all the parser will say.
bool isModest(std::string_view json) {
    std::size_t depth = 0, values = 0;
    bool isText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') isText = !isText;
        else if (isText) i += c == '\\' ? 1 : 0;
        else if (c == '}' || c == ']') depth -= std::min<std::size_t>(depth, 1);
        else if (c == ',') ++values;
        else if (c == '{' || c == '[') ++depth, ++values;
        if (depth > kDeepest || values > kMostValues) return false;
    }
    return true;
}

/// A JSON text, or why it is none, after "that is".
struct Parsed {
    Json json;
    const char* fault = nullptr;
};
Parsed parse(std::string_view text) {
    if (!isModest(text)) return {{}, "JSON of too many values or levels"};
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return {{}, "no JSON"};
    return {std::move(json)};
}

/// A value as a message shows it: short and on one line.
std::string shown(const Json& value) {
    if (value.is_structured()) return value.is_array() ? "a list" : "an object";
    constexpr std::size_t LONGEST_IN_BYTE = 60;
    std::string text = value.dump();
    if (text.size() <= LONGEST_IN_BYTE) return text;
    std::size_t end = LONGEST_IN_BYTE;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

/// The members of one claim. A member that is missing is null; one that is wrong throws a Fault that names it.
class Members {
public:
    explicit Members(const Json& json) : json_{json} {
        if (!json.is_object()) throw Fault{shown(json) + " is no JSON object"};
    }

    [[nodiscard]] std::string text(const char* key) const {
        const Json& value = at(key);
        if (value.is_null()) return {};
        if (!value.is_string()) fail(key, "is no text");
        const auto& text = value.get_ref<const std::string&>();
        if (text.size() > kLongestText_byte) fail(key, "is longer than " + std::to_string(kLongestText_byte) + " bytes");
        if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; })) fail(key, "holds a control character");
        return text;
    }

    [[nodiscard]] std::string name(const char* key) const {
        std::string text = this->text(key);
        if (text.find_first_not_of(' ') == std::string::npos) fail(key, "names nothing");
        return text;
    }

    /// The id of a claim: a text or a whole number.
    [[nodiscard]] std::string id(const char* key) const {
        const Json& value = at(key);
        return value.is_number_integer() ? value.dump() : text(key);
    }

    /// One of the enumerators up to `last`, by its name.
    template <class Word>
    [[nodiscard]] Word word(const char* key, Word last) const {
        const std::string given = text(key);
        std::string words;
        for (int k = 0; k <= static_cast<int>(last); ++k) {
            const auto word = static_cast<Word>(k);
            if (claim::name(word) == given) return word;
            words += (k > 0 ? ", " : "") + std::string{claim::name(word)};
        }
        fail(key, "is none of " + words);
    }

    [[nodiscard]] std::optional<double> number(const char* key, double least, double most, const char* range) const {
        const Json& value = at(key);
        if (value.is_null()) return std::nullopt;
        if (!value.is_number() || !(value.get<double>() >= least && value.get<double>() <= most)) fail(key, std::string{"is not within "} + range);
        return value.get<double>();
    }

    [[nodiscard]] std::optional<int> count(const char* key) const {
        const Json& value = at(key);
        if (value.is_null()) return std::nullopt;
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > kMostPeople) fail(key, "is no number of people");
        return value.get<int>();
    }

    [[nodiscard]] std::optional<base::Date> date(const char* key) const {
        if (at(key).is_null()) return std::nullopt;
        const auto date = base::Date::parse(text(key));
        if (!date) fail(key, "is no date; write YYYY-MM-DD, YYYY-MM or YYYY");
        return date;
    }

    /// [begin, end) on characters of the text; empty where null.
    [[nodiscard]] base::Span span(const char* key, std::string_view text) const {
        const Json& value = at(key);
        if (value.is_null()) return {};
        const auto isOffset = [&](const Json& offset) {
            return offset.is_number_unsigned() && offset.get<std::uint64_t>() <= text.size() && isBoundary(text, offset.get<std::size_t>());
        };
        if (!value.is_array() || value.size() != 2) fail(key, "is not [begin, end]");
        if (!isOffset(value[0]) || !isOffset(value[1]) || value[0] >= value[1])
            throw Fault{quoted(key) + ": [" + shown(value[0]) + ", " + shown(value[1]) + "] is no span of the text: bytes from 0 to " + std::to_string(text.size()) +
                        ", whole characters, begin before end"};
        return {value[0].get<std::uint32_t>(), value[1].get<std::uint32_t>()};
    }

    [[noreturn]] void fail(const char* key, const std::string& why) const { throw Fault{quoted(key) + ": " + shown(at(key)) + ' ' + why}; }

private:
    static constexpr std::uint64_t kMostPeople = 1'000'000'000;

    static std::string quoted(const char* key) { return '"' + std::string{key} + '"'; }
    static bool isBoundary(std::string_view text, std::size_t at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }
    [[nodiscard]] const Json& at(const char* key) const {
        static const Json MISSING;
        const auto found = json_.find(key);
        return found == json_.end() ? MISSING : *found;
    }

    const Json& json_;
};

class ClaimParser {
public:
    ClaimParser(const Reading& reading, const Knowledge& knowledge, std::string_view reader)
        : text_{reading.document.text}, parties_{knowledge.parties}, places_{reading, knowledge.gazetteer}, reader_{reader} {}

    [[nodiscard]] ParsedClaim parse(const Json& json) {
        try {
            return {claimOf(Members{json}), {}};
        } catch (Fault& fault) {
            return {std::nullopt, std::move(fault.words)};
        }
    }

private:
    Claim claimOf(const Members& members) {
        Claim claim;
        claim.id = members.id("id");
        claim.place = members.name("place");
        claim.qualifier = members.text("qualifier");
        claim.claimant = partyNamed(members.name("claimant"));
        claim.stance = members.word("stance", Stance::proposes);
        claim.status = members.word("status", Status::strike);
        claim.actor = partyNamed(members.text("actor"));
        claim.extent = members.number("extent", 0, 1, "0 to 1");
        claim.time = members.text("time").empty() ? Time::current : members.word("time", Time::future);
        claim.from = members.date("from");
        claim.to = members.date("to");
        claim.speaker = members.text("speaker");
        claim.evidence = members.span("evidence", text_);
        if (claim.evidence.isEmpty()) members.fail("evidence", "tells no sentence; give [begin, end] in bytes of the text");
        claim.cue = members.span("cue", text_);
        if (claim.cue.isEmpty()) claim.cue = claim.evidence;
        if (!claim.evidence.contains(claim.cue)) members.fail("cue", "does not lie within the evidence");
        claim.denies = members.id("denies");
        if (!claim.denies.empty() && claim.stance != Stance::denies) members.fail("denies", "stands in a claim that denies nothing");
        claim.confidence = members.number("confidence", 0, 1, "0 to 1").value_or(1);
        claim.killed = members.count("killed");
        claim.wounded = members.count("wounded");
        claim.note = members.text("note");
        claim.reader = reader_;
        place(claim, members);
        return claim;
    }

    void place(Claim& claim, const Members& members) {
        constexpr double FARTHEST_IN_KM = 20'040;
        const auto lat = members.number("lat", -90, 90, "-90 to 90"), lon = members.number("lon", -180, 180, "-180 to 180");
        if (lat.has_value() != lon.has_value()) members.fail(lat ? "lon" : "lat", "leaves a latitude or a longitude alone; give both or none");
        const auto radius_km = members.number("radius_km", 0, FARTHEST_IN_KM, "0 to 20040");
        if (lat) {
            claim.position = base::LonLat{*lon, *lat};
            claim.radius_km = radius_km.value_or(0);
        }
        if (const std::string id = members.text("place_id"); !id.empty()) {
            if (!places_.putAt(claim, id)) members.fail("place_id", "is no place of the gazetteer");
        } else {
            places_.putByName(claim);
        }
    }

    [[nodiscard]] std::string partyNamed(const std::string& name) const {
        const Party* party = parties_.find(name);
        if (!party) party = parties_.findByName(name);
        return party ? party->id : name;
    }

    std::string_view text_;
    const PartyRegistry& parties_;
    PlaceFinder places_;
    std::string_view reader_;
};

/// The claims of one answer, before they are told from each other by numbers of ours.
class AnsweredClaims {
public:
    AnsweredClaims(const Json& list, ClaimParser& parser) {
        for (const Json& item : list) {
            ParsedClaim parsed = parser.parse(item);
            if (const auto id = idOf(item); !id.empty()) byId_[id].push_back(claims_.size());
            claims_.push_back(std::move(parsed));
        }
        for (std::size_t k = 0; k < claims_.size(); ++k)
            if (claims_[k].claim && !claims_[k].claim->denies.empty() && !rejectedBy(k))
                claims_[k] = {std::nullopt, "\"denies\": " + shown(claims_[k].claim->denies) + " is the id of no other claim of the answer"};
    }

    /// In the order of the text, with ids of ours.
    [[nodiscard]] std::vector<Claim> take() {
        std::vector<std::size_t> order;
        for (std::size_t k = 0; k < claims_.size(); ++k)
            if (claims_[k].claim) order.push_back(k);
        std::ranges::stable_sort(order, {}, [&](std::size_t k) { return claims_[k].claim->evidence.begin; });
        std::vector<std::string> ids(claims_.size());  // of a claim that is left out: empty
        for (std::size_t n = 0; n < order.size(); ++n) ids[order[n]] = "c" + std::to_string(n + 1);
        std::vector<Claim> taken;
        for (const std::size_t k : order) {
            Claim& claim = *claims_[k].claim;
            claim.id = ids[k];
            if (!claim.denies.empty()) claim.denies = ids[*rejectedBy(k)];
            taken.push_back(std::move(claim));
        }
        return taken;
    }

    [[nodiscard]] std::vector<base::Issue> faults(const std::string& whose) const {
        std::vector<base::Issue> issues;
        std::size_t count = 0;
        for (std::size_t k = 0; k < claims_.size(); ++k)
            if (!claims_[k].claim && ++count <= kMostTold)
                issues.push_back({base::Severity::warning, whose + ", claim " + std::to_string(k + 1) + ": " + claims_[k].fault + "; the claim is left out"});
        if (count > kMostTold) issues.push_back({base::Severity::warning, whose + ": " + std::to_string(count - kMostTold) + " more claims are left out"});
        return issues;
    }

private:
    static std::string idOf(const Json& item) {
        try {
            return Members{item}.id("id");
        } catch (const Fault&) {
            return {};
        }
    }

    /// The first other claim that bears the id.
    [[nodiscard]] std::optional<std::size_t> rejectedBy(std::size_t denial) const {
        const auto found = byId_.find(claims_[denial].claim->denies);
        if (found == byId_.end()) return std::nullopt;
        const auto other = std::ranges::find_if(found->second, [&](std::size_t k) { return k != denial; });
        return other == found->second.end() ? std::nullopt : std::optional{*other};
    }

    std::vector<ParsedClaim> claims_;
    std::map<std::string, std::vector<std::size_t>> byId_;
};

}  // namespace

ParsedClaim claimFromJson(std::string_view json, const Reading& reading, const Knowledge& knowledge, std::string_view reader) {
    const auto parsed = parse(json);
    if (parsed.fault) return {std::nullopt, std::string{"is "} + parsed.fault};
    return ClaimParser{reading, knowledge, reader}.parse(parsed.json);
}

std::string workOf(std::string_view reader, const text::Document& document) {
    return std::string{reader} + ", dispatch " + shown(text::replaceInvalid(document.id));
}

ParsedClaims claimsFromJson(std::string_view json, const Reading& reading, const Knowledge& knowledge, std::string_view reader) {
    const auto no = [](std::string why) { return ParsedClaims{{}, {}, std::move(why)}; };
    const auto [answer, fault] = parse(json);
    if (fault) return no(std::string{"answered with a line that is "} + fault);
    if (!answer.is_object()) return no("answered with " + shown(answer) + " where an object was expected");
    const auto id = answer.find("id"), list = answer.find("claims");
    if (id == answer.end()) return no("answered without the id of the dispatch");
    if (*id != text::replaceInvalid(reading.document.id)) return no("answered for another dispatch, id " + shown(*id));
    if (list == answer.end() || !list->is_array()) return no("answered without a list of claims");
    ClaimParser parser{reading, knowledge, reader};
    AnsweredClaims claims{*list, parser};
    auto faults = claims.faults(workOf(reader, reading.document));
    return {claims.take(), std::move(faults), {}};
}

}  // namespace demarc::claim
