#include "map/theatre.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace demarc::map {
namespace {

Spot at(double lon_deg, double lat_deg, bool isStruck) {
    base::Box extent;
    extent.extend(base::LonLat{lon_deg, lat_deg});
    return {{lon_deg, lat_deg}, extent, 2, isStruck};
}

TEST(TheatreOfStrikes, AStrikeFarFromTheFrontDoesNotWidenTheFrameHoweverManyThereAre) {
    const Theatre theatre = chooseTheatre({at(37.6, 49.7, false), at(37.2, 48.3, false), at(36.0, 47.6, false), at(39.7, 54.6, true), at(25.6, 49.5, true), at(49.1, 55.8, true), at(37.8, 44.7, true)});
    EXPECT_THAT(theatre.inside, testing::ElementsAre(true, true, true, false, false, false, false));
    EXPECT_LT(theatre.box.width_deg(), 3);
}

TEST(TheatreOfStrikes, AStrikeNearTheFrontJoinsIt) {
    const Theatre theatre = chooseTheatre({at(37.6, 49.7, false), at(37.2, 48.3, false), at(36.2, 50, true)});
    EXPECT_THAT(theatre.inside, testing::Each(true));
}

TEST(TheatreOfStrikes, WhereOnlyStrikesAreToldOfTheyDecide) {
    const Theatre theatre = chooseTheatre({at(37.6, 49.7, true), at(25.6, 49.5, true)});
    EXPECT_THAT(theatre.inside, testing::Each(true));
}

}  // namespace
}  // namespace demarc::map
