#include "map/telling.hpp"

#include <gtest/gtest.h>

#include <map>

#include "base/file.hpp"
#include "geo/map/claim_samples.hpp"
#include "map/compose.hpp"

namespace demarc::map {
namespace {

using namespace samples;

/// Two who each hold the town by their own word, and a monitor in between.
void fill(Report& report) {
    const std::pair<std::string, std::string> said[] = {{"North", "North"}, {"Monitor", "North"}, {"South", "South"}};
    for (const auto& [claimant, holder] : said) report.say(claimant, Stance::asserts, Status::control, holder, 1.0);
}

TEST(PartiesOnPaper, HaveStripesThatRiseAndFallByTurnsAmongThoseThatHoldAnything) {
    Report report;
    fill(report);
    std::vector<claim::Reading> readings = report.readings();
    readings[0].parties = {{"North", {}, NORTH}, {"Monitor", {}, {}}, {"South", {}, SOUTH}};
    const claim::PartyRegistry registry;
    const Telling paper{readings, registry, printTheme()}, screen{readings, registry, lightTheme()};
    EXPECT_FALSE(paper.party("North").falls);
    EXPECT_TRUE(paper.party("South").falls) << "a monitor holds nothing and takes no turn";
    EXPECT_FALSE(screen.party("South").falls);
}

TEST(PartiesOfASeries, HaveTheSameColourOnEverySheet) {
    const auto assets = base::findAssets();
    const claim::Knowledge knowledge = claim::Knowledge::open(assets);
    const Basemap basemap = Basemap::open(assets);
    Cartographer cartographer{knowledge, basemap};
    Report report;
    fill(report);
    std::map<std::string, std::string> colours;
    const auto note = [&](const Scene& scene) {
        for (const auto& party : scene.furniture.parties) EXPECT_EQ(colours.emplace(party.name, party.colour.hex()).first->second, party.colour.hex()) << party.name;
    };
    SceneRequest request;
    request.steady = true;
    request.party = std::string{"South"};
    for (const View view : {View::all, View::party, View::compare, View::dispute}) {
        request.view = view;
        const auto scene = cartographer.compose(report.readings(), request);
        note(*scene);
        for (const auto& panel : scene->panels) note(*panel);
    }
    EXPECT_EQ(colours.size(), 2U);
}

}  // namespace
}  // namespace demarc::map
