#include <gtest/gtest.h>

#include "base/file.hpp"
#include "geo/map/claim_samples.hpp"
#include "map/wording.hpp"
#include "map/wording_title.hpp"

namespace demarc::map {
namespace {

using namespace samples;

TEST(WordingOfParties, NamesOfGroupsArePluralByTheirFormAndStatesNever) {
    const auto party = [](const char* name, claim::PartyKind kind, std::vector<std::string> aliases = {}) {
        claim::Party made;
        made.name = name;
        made.kind = kind;
        made.aliases = std::move(aliases);
        return made;
    };
    EXPECT_TRUE(isPlural(party("Tiger Forces", claim::PartyKind::group)));
    EXPECT_TRUE(isPlural(party("Houthis", claim::PartyKind::group, {"Houthi"})));
    EXPECT_FALSE(isPlural(party("Hamas", claim::PartyKind::group, {"Hamas militants"})));
    EXPECT_FALSE(isPlural(party("Africa Corps", claim::PartyKind::group)));
    EXPECT_FALSE(isPlural(party("United States", claim::PartyKind::state)));
    EXPECT_FALSE(isPlural(party("Reuters", claim::PartyKind::body)));
}

TEST(WordingOfParties, APluralPartyHasItsVerbAndPronoun) {
    Report report;
    report.say("Houthis", Stance::asserts, Status::control, "Houthis");
    report.say("North", Stance::asserts, Status::contested, "Houthis");
    const claim::PartyRegistry registry = claim::PartyRegistry::open(base::findAssets());
    std::vector<claim::Reading> readings = report.readings();
    readings.front().parties.push_back({"Houthis", {}, SOUTH});
    const Telling telling{readings, registry, lightTheme()};
    SourceList sources{telling};
    const auto places = claim::placesAt(readings);
    const auto lines = calloutLines(places.front(), telling, {2025, 3, 10}, sources);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].text, "say they hold the town");
    EXPECT_EQ(lines[1].text, "says the Houthis are fighting for the town");
    EXPECT_EQ(deckFor({&places.front()}, telling), "The Houthis say they hold Alda.");
}

TEST(WordingOfParties, TheDeckTellsTheReportsOwnVoiceLastAndNamesWhoseHoldIsDenied) {
    const claim::PartyRegistry registry;
    Report report;
    report.say("narrator", Stance::asserts, Status::control, "South");
    const Telling told{report.readings(), registry, lightTheme()};
    const auto places = claim::placesAt(report.readings());
    EXPECT_EQ(deckFor({&places.front()}, told), "The report says South holds Alda.");
    Report denial;
    denial.say("South", Stance::denies, Status::control, "North");
    const Telling denied{denial.readings(), registry, lightTheme()};
    const auto alone = claim::placesAt(denial.readings());
    EXPECT_EQ(deckFor({&alone.front()}, denied), "South denies that North holds Alda.");
    denial.say("South", Stance::asserts, Status::control, "South");
    const Telling both{denial.readings(), registry, lightTheme()};
    const auto twice = claim::placesAt(denial.readings());
    EXPECT_EQ(deckFor({&twice.front()}, both), "South says it holds Alda.");
}

}  // namespace
}  // namespace demarc::map
