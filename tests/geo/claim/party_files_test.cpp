#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/file.hpp"
#include "claim/party.hpp"
#include "claim/toml_file.hpp"

namespace demarc::claim {
namespace {

const PartyRegistry& shipped() {
    static const PartyRegistry registry = PartyRegistry::open(base::findAssets());
    return registry;
}

std::vector<TextTable> tablesOf(const char* file) {
    return readTables(base::findAssets() / "parties" / file);
}

TEST(PartyFiles, NoNameStandsForTwoParties) {
    for (const base::Issue& issue : shipped().issues()) ADD_FAILURE() << issue.message;
}

TEST(PartyFiles, HoldEveryStateAndAtLeast150Groups) {
    EXPECT_GE(tablesOf("states.toml").size(), 195u);
    EXPECT_GE(tablesOf("groups.toml").size(), 150u);
    EXPECT_GE(tablesOf("bodies.toml").size(), 60u);
}

TEST(PartyFiles, BeginEveryListOfNamesWithTheId) {
    for (const char* file : {"states.toml", "groups.toml", "bodies.toml"}) {
        for (const TextTable& entry : tablesOf(file)) {
            ASSERT_FALSE(entry.texts("names").empty()) << entry.place;
            EXPECT_EQ(entry.texts("names").front(), entry.text("id")) << entry.place;
        }
    }
}

TEST(PartyFiles, UseOnlyTheColumnsThatTheirHeadsExplain) {
    const std::set<std::string> known{"id", "iso", "names", "demonyms", "capital", "government", "status", "colour", "kind", "country", "of"};
    for (const char* file : {"states.toml", "groups.toml", "bodies.toml"}) {
        for (const TextTable& entry : tablesOf(file)) {
            for (const auto& [key, value] : entry.values) EXPECT_TRUE(known.contains(key)) << entry.place << ": " << key;
        }
    }
}

TEST(PartyFiles, NameAnExistingPartyAsTheWholeOfAWing) {
    for (const TextTable& entry : tablesOf("groups.toml")) {
        const std::string& whole = entry.text("of");
        EXPECT_TRUE(whole.empty() || shipped().find(whole)) << entry.place << ": " << whole;
    }
}

TEST(PartyFiles, GiveFixedColoursToTwoPartiesOnlySoThatAllOthersAreTreatedAlike) {
    std::vector<std::string> fixed;
    for (const Party& party : shipped().parties()) {
        if (party.kind != PartyKind::narrator && party.colour) fixed.push_back(party.id);
    }
    std::ranges::sort(fixed);
    EXPECT_EQ(fixed, (std::vector<std::string>{"Russia", "Ukraine"}));
}

TEST(PartyFiles, LeadEveryUsualWordForAGovernmentToItsState) {
    const std::pair<const char*, const char*> cases[] = {
        {"the Kremlin", "Russia"},
        {"Kiev", "Ukraine"},
        {"White House", "United States"},
        {"IDF", "Israel"},
        {"FARDC", "DR Congo"},
        {"Congolese", "DR Congo"},
        {"Türkiye", "Turkey"},
        {"Tatmadaw", "Myanmar"},
        {"SAF", "Sudan"},
        {"ENDF", "Ethiopia"},
        {"Daesh", "ISIL"},
        {"Ansar Allah", "Houthis"},
        {"AFC/M23", "M23"},
        {"Ta'ang National Liberation Army", "TNLA"},
        {"Brussels", "EU"},
        {"SOHR", "Syrian Observatory for Human Rights"},
        {"Médecins Sans Frontières", "MSF"},
        {"Guinean", "Guinea"},
        {"Nigerien", "Niger"},
        {"Nigerian", "Nigeria"},
        {"South Sudanese", "South Sudan"},
    };
    for (const auto& [name, id] : cases) {
        const Party* party = shipped().findByName(name);
        ASSERT_TRUE(party) << name;
        EXPECT_EQ(party->id, id) << name;
    }
}

}  // namespace
}  // namespace demarc::claim
