#include "claim/claim_json.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "claim/other_reader.hpp"
#include "claim/sections.hpp"
#include "sentence_case.hpp"

namespace demarc::claim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

/// "Купянск" makes bytes and characters differ.
Reading reading() {
    Given given = without("The army captured [Kupiansk] (Купянск). The rebels denied it. Fighting went on at [Tripoli].");
    Reading made;
    made.document = std::move(given.document);
    made.document.id = "r1";
    made.toponyms = std::move(given.toponyms);
    made.parties = {{"Ukraine", {{0, 8}}, {}}, {"Some Monitor", {{0, 8}}, {}}, {"narrator", {}, narratorColour()}};
    return made;
}

Json least() {
    return {{"id", "x"}, {"place", "Kupiansk"}, {"claimant", "narrator"}, {"stance", "asserts"}, {"status", "control"}, {"evidence", {0, 26}}};
}

Json with(const char* key, Json value) {
    Json claim = least();
    claim[key] = std::move(value);
    return claim;
}

ParsedClaims answered(const Json& claims) { return claimsFromJson(Json{{"id", "r1"}, {"claims", claims}}.dump(), reading(), knowledge(), "./mine"); }

/// What the program is told of one claim.
std::string faultOf(const Json& claim) {
    const ParsedClaims parsed = answered({claim, least()});
    EXPECT_EQ(parsed.fault, "");
    EXPECT_EQ(parsed.claims.size(), 1U);  // the other stays
    return parsed.issues.size() == 1 ? parsed.issues.front().message : "";
}

Claim only(const Json& claim) {
    const ParsedClaims parsed = answered(Json::array({claim}));
    for (const auto& issue : parsed.issues) ADD_FAILURE() << issue.message;
    return parsed.claims.size() == 1 ? parsed.claims.front() : Claim{};
}

TEST(ClaimJson, EveryMemberIsRead) {
    const Json whole{{"id", 7},         {"place", "Kupiansk"},     {"qualifier", "left bank"}, {"claimant", "Ukraine"}, {"stance", "proposes"}, {"status", "partial"}, {"actor", "Russia"},
                     {"extent", 0.25},  {"time", "future"},        {"from", "2025-11"},        {"to", "2026"},          {"speaker", "a man"},   {"evidence", {4, 46}}, {"cue", {9, 17}},
                     {"denies", nullptr}, {"confidence", 0.5},     {"killed", 3},              {"wounded", 0},          {"note", "why"},        {"unknown", {1, {2}}}};
    const Claim claim = only(whole);
    EXPECT_EQ(claim.id, "c1");
    EXPECT_EQ(claim.qualifier, "left bank");
    EXPECT_EQ(show(claim), "Ukraine proposes partial Russia @ Kupiansk 25% future from 2025-11 to 2026 killed 3 wounded 0");
    EXPECT_EQ(claim.speaker, "a man");
    EXPECT_EQ(claim.evidence, (base::Span{4, 46}));
    EXPECT_EQ(claim.cue, (base::Span{9, 17}));
    EXPECT_EQ(claim.confidence, 0.5);
    EXPECT_EQ(claim.note, "why");
    EXPECT_EQ(claim.reader, "./mine");
}

TEST(ClaimJson, WhatMayBeLeftOutHasAMeaning) {
    const Claim claim = only(least());
    EXPECT_EQ(claim.time, Time::current);
    EXPECT_EQ(claim.cue, claim.evidence);
    EXPECT_EQ(claim.actor, "");
    EXPECT_EQ(claim.confidence, 1);
    EXPECT_FALSE(claim.extent || claim.from || claim.to || claim.killed || claim.wounded);
}

struct Wrong {
    const char* key;
    Json value;
    const char* word = "";  ///< that the message has beside the member's name
};

TEST(ClaimJson, AWrongMemberCostsTheClaimAndIsNamed) {
    const std::size_t end = reading().document.text.size();
    const Wrong wrongs[]{
        {"place", nullptr, "null"}, {"place", "", "names nothing"}, {"place", 4, "no text"}, {"place", "a\nb", "control character"}, {"place", std::string(2000, 'x'), "longer than"},
        {"claimant", " ", "names nothing"}, {"claimant", Json::array(), "a list"}, {"actor", 1, "no text"},
        {"stance", "says", "asserts, denies, proposes"}, {"stance", nullptr, "null"}, {"status", "held", "withdrawal"}, {"time", "now", "future"},
        {"extent", 1.01, "0 to 1"}, {"extent", -0.1, "0 to 1"}, {"extent", "half", "0 to 1"},
        {"from", "yesterday", "no date"}, {"to", "2025-02-30", "no date"}, {"to", 2025, "no text"},
        {"evidence", nullptr, "no sentence"}, {"evidence", {0, end + 1}, "no span"}, {"evidence", {5, 5}, "no span"}, {"evidence", {9, 4}, "no span"}, {"evidence", {-1, 4}, "no span"},
        {"evidence", {0, 4.5}, "no span"}, {"evidence", {0, 29}, "no span"}, {"evidence", {29, 40}, "no span"}, {"evidence", {0, 18446744073709551615U}, "no span"},
        {"evidence", {0, 4, 8}, "[begin, end]"}, {"evidence", "0-4", "[begin, end]"}, {"cue", {20, 60}, "within the evidence"}, {"cue", {3, 3}, "no span"},
        {"denies", "x", "denies nothing"}, {"confidence", 2, "0 to 1"}, {"confidence", "high", "0 to 1"},
        {"killed", -1, "people"}, {"killed", 1.5, "people"}, {"wounded", 10000000000, "people"}, {"wounded", "some", "people"},
        {"lat", 91, "-90 to 90"}, {"lat", 1, "both or none"}, {"lon", 181, "-180 to 180"}, {"lon", 1, "both or none"}, {"place_id", "geonames:0", "no place"}, {"id", true, "no text"},
    };
    for (const Wrong& wrong : wrongs) {
        const std::string message = faultOf(with(wrong.key, wrong.value));
        EXPECT_THAT(message, HasSubstr(std::string{wrong.word})) << wrong.key << wrong.value;
        EXPECT_THAT(message, HasSubstr("./mine, dispatch \"r1\", claim 1: \"")) << wrong.key << wrong.value;
        EXPECT_EQ(message.find('\n'), std::string::npos);
        if (std::string_view{wrong.word} == "both or none") continue;  // the message names the one that is missing
        EXPECT_THAT(message, HasSubstr('"' + std::string{wrong.key} + '"')) << wrong.value;
    }
    EXPECT_THAT(faultOf(Json(5)), HasSubstr("claim 1: 5 is no JSON object"));
}

TEST(ClaimJson, IdsAreGivenAnewInTheOrderOfTheTextAndDenialsFollow) {
    Json first = with("id", "b"), denial = with("id", "a");
    first["evidence"] = {46, 65};
    denial["evidence"] = {0, 20};
    denial["stance"] = "denies";
    denial["denies"] = "b";
    Json twin = least();  // a second "b": the first is meant
    twin["id"] = "b";
    twin["evidence"] = {66, 80};
    const auto claims = answered({first, denial, twin}).claims;
    ASSERT_EQ(claims.size(), 3U);
    EXPECT_EQ(claims[0].id, "c1");
    EXPECT_EQ(claims[0].denies, "c2");
    EXPECT_EQ(claims[1].evidence.begin, 46U);
    EXPECT_EQ(claims[2].id, "c3");
}

TEST(ClaimJson, ADenialOfNoOtherClaimIsLeftOutAndOneOfAClaimLeftOutStays) {
    const auto denial = [](const char* of) {
        Json claim = with("stance", "denies");
        claim["id"] = "d";
        claim["denies"] = of;
        return claim;
    };
    EXPECT_THAT(faultOf(denial("none")), HasSubstr("\"denies\": \"none\" is the id of no other"));
    EXPECT_THAT(faultOf(denial("d")), HasSubstr("\"denies\""));
    Json bad = with("extent", 7);
    bad["id"] = "e";
    const auto parsed = answered({bad, denial("e")});
    ASSERT_EQ(parsed.claims.size(), 1U);
    EXPECT_EQ(parsed.claims[0].denies, "");
    EXPECT_EQ(parsed.issues.size(), 1U);
}

TEST(ClaimJson, PlacesAreFoundByIdByPositionAndByName) {
    const auto& gazetteer = knowledge().gazetteer;
    const auto kupiansk = reading().toponyms.front();
    const Claim named = only(least());
    EXPECT_EQ(named.placeIndex, kupiansk.place);
    EXPECT_EQ(named.position, kupiansk.position);
    EXPECT_EQ(named.feature, kupiansk.feature);
    EXPECT_EQ(only(with("place_id", gazetteer.id(kupiansk.place))).position, kupiansk.position);
    // A name that the report does not have.
    EXPECT_EQ(gazetteer.place(only(with("place", "Goma")).placeIndex).country, "CD");
    // A position tells namesakes apart, and where no list has the name there it stands for itself.
    Json lebanon = with("place", "Tripoli");
    EXPECT_EQ(gazetteer.place(only(lebanon).placeIndex).country, "LY");
    lebanon["lat"] = 34.43;
    lebanon["lon"] = 35.84;
    EXPECT_EQ(gazetteer.place(only(lebanon).placeIndex).country, "LB");
    EXPECT_EQ(only(lebanon).position, (base::LonLat{35.84, 34.43}));
    lebanon["lat"] = -60;
    lebanon["radius_km"] = 12;
    EXPECT_EQ(only(lebanon).placeIndex, gazetteer::kNoPlace);
    EXPECT_EQ(only(lebanon).radius_km, 12);
    const Claim nowhere = only(with("place", "Xqzzyvania"));
    EXPECT_FALSE(nowhere.position);
    EXPECT_EQ(nowhere.place, "Xqzzyvania");
}

TEST(ClaimJson, PartiesAreKnownByAnyName) {
    Json claim = with("claimant", "the Russian Federation");
    claim["actor"] = "Brigade of the Moon";
    EXPECT_EQ(only(claim).claimant, "Russia");
    EXPECT_EQ(only(claim).actor, "Brigade of the Moon");
}

TEST(ClaimJson, WhatIsNoAnswerIsToldApart) {
    const auto fault = [](std::string_view line) { return claimsFromJson(line, reading(), knowledge(), "./mine").fault; };
    for (const char* line : {"", "hello", "{\"id\": \"r1\", \"claims\": [", "{\"id\": \"r1\", \"claims\": []} {}", "{\"id\": \"\xFF\"}", "{\"x\": 1e999}"}) EXPECT_THAT(fault(line), HasSubstr("no JSON")) << line;
    EXPECT_THAT(fault("[]"), HasSubstr("an object was expected"));
    EXPECT_THAT(fault(R"({"claims": []})"), HasSubstr("without the id"));
    EXPECT_THAT(fault(R"({"id": "r2", "claims": []})"), HasSubstr("another dispatch, id \"r2\""));
    EXPECT_THAT(fault(R"({"id": 1, "claims": []})"), HasSubstr("another dispatch"));
    EXPECT_THAT(fault(R"({"id": "r1"})"), HasSubstr("without a list"));
    EXPECT_THAT(fault(R"({"id": "r1", "claims": {}})"), HasSubstr("without a list"));
    EXPECT_EQ(fault(R"({"id": "r1", "claims": []})"), "");
    EXPECT_EQ(fault(R"({"id": "r1", "claims": [], "more": [[{"x": "[[\"[[" }]]})"), "");
    const auto times = [](std::size_t count, std::string_view part) {
        std::string text;
        for (std::size_t k = 0; k < count; ++k) text += part;
        return R"({"id": "r1", "claims": [], "more": [)" + text;
    };
    EXPECT_THAT(fault(times(200, "[") + std::string(201, ']') + '}'), HasSubstr("too many values or levels"));
    for (const char* part : {"0,", "{},", "[],"}) EXPECT_THAT(fault(times(2'500'000, part) + "0]}"), HasSubstr("too many values or levels"));
    EXPECT_EQ(fault(times(1, '"' + std::string(3'000'000, ',') + '"') + "]}"), "");
}

TEST(ClaimJson, ManyFaultsAreTalliedNotTold) {
    const auto parsed = answered(Json(std::vector<int>(500, 1)));
    ASSERT_EQ(parsed.issues.size(), 21U);
    EXPECT_THAT(parsed.issues.back().message, HasSubstr("480 more claims"));
}

TEST(ClaimJson, OneClaimAloneIsReadTheSameWay) {
    Json denial = with("stance", "denies");
    denial["denies"] = 12;
    const auto parsed = claimFromJson(denial.dump(), reading(), knowledge(), "");
    ASSERT_TRUE(parsed.claim);
    EXPECT_EQ(parsed.claim->id, "x");
    EXPECT_EQ(parsed.claim->denies, "12");
    EXPECT_EQ(parsed.claim->reader, "");
    EXPECT_THAT(claimFromJson(with("extent", 2).dump(), reading(), knowledge(), "").fault, HasSubstr("\"extent\""));
    EXPECT_EQ(claimFromJson("{", reading(), knowledge(), "").fault, "is no JSON");
}

TEST(ReplaceClaims, GivesTheReadingTheirParties) {
    Reading made = reading();
    Json claim = with("actor", "Brigade of the Moon");
    claim["claimant"] = "M23";
    replaceClaims(made, answered({claim, claim}).claims, knowledge().parties);
    EXPECT_EQ(made.claims.size(), 2U);
    std::vector<std::string> parties;
    for (const auto& mention : made.parties) parties.push_back(mention.party);
    EXPECT_THAT(parties, ElementsAre("Ukraine", "M23", "Brigade of the Moon"));
    EXPECT_THAT(made.parties[2].spans, ElementsAre(base::Span{0, 26}));
    EXPECT_NE(made.parties[1].colour, made.parties[2].colour);
    replaceClaims(made, {}, knowledge().parties);
    EXPECT_THAT(made.claims, IsEmpty());
    EXPECT_EQ(std::ranges::count(made.parties, "Brigade of the Moon", &PartyMention::party), 0);
}

TEST(OtherReader, ReplacesClaimsAndSaysWhyItHasNone) {
    // Answers every dispatch as if it were r1.
    OtherReader same{R"(sh -c 'while read -r line; do printf "%s\n" "{\"id\": \"r1\", \"claims\": []}"; done')", std::chrono::minutes{5}};
    Reading made = reading();
    made.claims.resize(2);
    EXPECT_TRUE(same.read(made, knowledge()));
    EXPECT_THAT(made.claims, IsEmpty());
    EXPECT_THAT(made.issues, IsEmpty());
    made.document.id = "r2";
    made.claims.resize(2);
    EXPECT_FALSE(same.read(made, knowledge()));
    EXPECT_THAT(made.claims, IsEmpty());
    ASSERT_EQ(made.issues.size(), 1U);
    EXPECT_EQ(made.issues[0].severity, base::Severity::error);
    EXPECT_THAT(made.issues[0].message, HasSubstr("dispatch \"r2\": the program answered for another dispatch, id \"r1\""));
    made.document.id = "r1";
    EXPECT_TRUE(same.read(made, knowledge()));
    EXPECT_THROW((OtherReader{"no-such-reader-anywhere", std::chrono::seconds{1}}), base::FileError);
    EXPECT_THROW((OtherReader{"'", std::chrono::seconds{1}}), base::UsageError);
}

}  // namespace
}  // namespace demarc::claim
