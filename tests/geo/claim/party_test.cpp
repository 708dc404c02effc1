#include "claim/party.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "claim/sections.hpp"

namespace demarc::claim {
namespace {

const PartyRegistry& shipped() {
    static const PartyRegistry registry = PartyRegistry::open(base::findAssets());
    return registry;
}

class UserParties : public testing::Test {
protected:
    void SetUp() override {
        folder_ =
            std::filesystem::temp_directory_path() / ("demarc-parties-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    PartyRegistry with(const std::string& toml) {
        std::ofstream(folder_ / "mine.toml") << toml;
        return PartyRegistry::open(base::findAssets(), folder_);
    }
    std::string failure(const std::string& toml) {
        try {
            (void)with(toml);
        } catch (const base::FormatError& error) {
            return error.what();
        }
        return "no error";
    }
    std::filesystem::path folder_;
};

TEST(PartyRegistry, FindsAPartyByAnyOfItsNames) {
    for (const auto& [name, id] : {std::pair{"Ukraine", "Ukraine"},
                                   {"Ukrainian", "Ukraine"},
                                   {"KYIV", "Ukraine"},
                                   {"Kremlin", "Russia"},
                                   {"the Kremlin", "Russia"},
                                   {"U.S.", "United States"},
                                   {"Rapid Support Forces", "RSF"},
                                   {"March 23 Movement", "M23"}}) {
        const Party* party = shipped().findByName(name);
        ASSERT_NE(party, nullptr) << name;
        EXPECT_EQ(party->id, id);
    }
    EXPECT_EQ(shipped().findByName("Atlantis"), nullptr);
    EXPECT_EQ(shipped().find("narrator")->kind, PartyKind::narrator);
}

TEST(PartyRegistry, ShippedPartiesDoNotShareNames) {
    for (const base::Issue& issue : shipped().issues()) ADD_FAILURE() << issue.message;
    EXPECT_GE(std::ranges::count(shipped().parties(), PartyKind::group, &Party::kind), 150);
}

TEST(PartyRegistry, TheLongestNameWins) {
    const std::vector<std::string_view> words{"democratic", "republic", "of", "congo", "army"};
    const PartyMatch match = shipped().longestMatch(words);
    EXPECT_EQ(match.wordCount, 4u);
    EXPECT_EQ(shipped().parties()[match.party].id, "DR Congo");
    EXPECT_EQ(shipped().longestMatch(std::vector<std::string_view>{"nobody"}).wordCount, 0u);
    EXPECT_EQ(shipped().longestMatch({}).wordCount, 0u);
}

TEST_F(UserParties, PartsAndAlliesAreOneSide) {
    const PartyRegistry registry = with("[[group]]\nid = \"Azure Army\"\nallies = [\"Mauve Front\"]\n"
                                        "[[group]]\nid = \"Azure Brigade\"\nof = \"Azure Army\"\n"
                                        "[[group]]\nid = \"Azure Company\"\nof = \"Azure Brigade\"\n"
                                        "[[group]]\nid = \"Mauve Front\"\n[[group]]\nid = \"Ochre Front\"\n");
    const auto oneSide = [&](const char* a, const char* b) {
        const auto index = [&](const char* id) { return static_cast<std::size_t>(registry.find(id) - registry.parties().data()); };
        EXPECT_EQ(registry.isOneSide(index(a), index(b)), registry.isOneSide(index(b), index(a)));
        return registry.isOneSide(index(a), index(b));
    };
    EXPECT_TRUE(oneSide("Azure Company", "Azure Army"));
    EXPECT_TRUE(oneSide("Azure Company", "Azure Brigade"));
    EXPECT_TRUE(oneSide("Azure Company", "Mauve Front")) << "a part's whole has this ally";
    EXPECT_FALSE(oneSide("Azure Army", "Ochre Front"));
    EXPECT_FALSE(oneSide("Mauve Front", "Ochre Front"));
}

TEST_F(UserParties, AWholeThatNoEntryHasIsReported) {
    const PartyRegistry registry = with("[[group]]\nid = \"Azure Brigade\"\nof = \"Azure Army\"\n");
    ASSERT_EQ(registry.issues().size(), 1u);
    EXPECT_NE(registry.issues().front().message.find("mine.toml:1: no party has the id \"Azure Army\""), std::string::npos) << registry.issues().front().message;
}

TEST_F(UserParties, AddPartiesAndNames) {
    const PartyRegistry registry =
        with("[[group]]\nid=\"River Guard\"\nnames=[\"RG\"]\ncolour=\"#123456\"\n[[state]]\nid=\"Ukraine\"\nnames=[\"Zed Land\"]\n");
    ASSERT_NE(registry.findByName("rg"), nullptr);
    EXPECT_EQ(registry.findByName("rg")->colour, base::Colour::fromHex(0x123456));
    EXPECT_EQ(registry.findByName("zed land")->id, "Ukraine");
}

TEST_F(UserParties, AFileThatDoesNotParseIsNamedWithItsLine) {
    EXPECT_NE(failure("[[group]]\nid = \"A\"\nnames = [\n").find("mine.toml:"), std::string::npos);
    EXPECT_NE(failure("[[group]]\nnames = [\"A\"]\n").find("mine.toml:1: a party without id"), std::string::npos);
    EXPECT_NE(failure("[[group]]\nid = 7\n").find("id must be a text"), std::string::npos);
    EXPECT_NE(failure("[[tribe]]\nid = \"A\"\n").find("[[state]], [[group]] or [[body]] was expected"), std::string::npos);
    EXPECT_NE(failure("[[group]]\nid = \"A\"\ncolour = \"red\"\n").find("not #RRGGBB"), std::string::npos);
    EXPECT_NE(failure("[[group]]\nid = \"A\"\nnames = [1]\n").find("mine.toml:3: a list of texts was expected"), std::string::npos);
}

TEST_F(UserParties, ANameThatTwoPartiesClaimIsReportedAndStaysWithTheFirst) {
    const PartyRegistry registry = with("[[group]]\nid = \"Other\"\nnames = [\"Kremlin\"]\n");
    ASSERT_EQ(registry.issues().size(), 1u);
    EXPECT_NE(registry.issues()[0].message.find("\"Kremlin\" already stands for Russia"), std::string::npos);
    EXPECT_EQ(registry.findByName("Kremlin")->id, "Russia");
}

TEST(Palette, TheTwoOfAConflictHaveTheSameColoursWhoeverIsNamedFirst) {
    const PartyRegistry registry = PartyRegistry::open(base::findAssets());
    const std::set<std::string> acting{"Sudan", "RSF", "Egypt"};
    const auto colourOf = [&](const std::vector<PartyMention>& parties, std::string_view id) { return std::ranges::find(parties, id, &PartyMention::party)->colour; };
    const auto one = withColours({{"Egypt2", {}, {}}, {"RSF", {}, {}}, {"Sudan", {}, {}}, {"Egypt", {}, {}}}, acting, registry);
    const auto other = withColours({{"Sudan", {}, {}}, {"RSF", {}, {}}}, acting, registry);
    EXPECT_EQ(colourOf(one, "Sudan"), paletteColour(0)) << "the state";
    for (const char* party : {"Sudan", "RSF"}) EXPECT_EQ(colourOf(one, party), colourOf(other, party)) << party;
}

TEST(Palette, SkipsColoursThatAreTaken) {
    const base::Colour first = paletteColour(0);
    EXPECT_NE(paletteColour(0, std::vector{first}), first);
    EXPECT_NE(paletteColour(1), first);
    std::vector<base::Colour> taken;
    for (int party = 0; party < 100; ++party) taken.push_back(paletteColour(0, taken));
    std::ranges::sort(taken, {}, [](base::Colour colour) { return colour.hex(); });
    EXPECT_EQ(std::ranges::adjacent_find(taken), taken.end()) << "a hundred parties, a hundred colours";
    EXPECT_EQ(paletteColour(1000), base::Colour::fromHex(0x999999));
}

}  // namespace
}  // namespace demarc::claim
