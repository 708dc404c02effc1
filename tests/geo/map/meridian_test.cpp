#include "map/meridian.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace demarc::map {
namespace {

using base::Box;
using base::LonLat;

TEST(Meridian, PlacesOnBothSidesOf180HaveANarrowBox) {
    const Box fiji = narrowestBox(std::vector<LonLat>{{178.4, -18.1}, {-179.97, -16.8}, {179.4, -16.4}});
    EXPECT_NEAR(fiji.width_deg(), 1.63, 1e-9);
    EXPECT_NEAR(nearLongitude(fiji.centre().lon_deg, 180), 179.2, 0.1);
    EXPECT_DOUBLE_EQ(fiji.south_deg, -18.1);
}

TEST(Meridian, ABoxThatIsNarrowerWithout180StaysWithinIt) {
    const Box plain{-77, 30, 140, 50};
    EXPECT_EQ(narrowestBox(std::vector<LonLat>{{-77, 38}, {30.5, 50}, {140, 30}}), plain);
    EXPECT_TRUE(narrowestBox({}).isEmpty());
}

TEST(Meridian, ALongitudeMovesByWholeTurnsToTheNearest) {
    EXPECT_DOUBLE_EQ(nearLongitude(-179, 178), 181);
    EXPECT_DOUBLE_EQ(nearLongitude(179, -178), -181);
    EXPECT_DOUBLE_EQ(nearLongitude(40, 38), 40);
    EXPECT_EQ(nearLongitude(Box{-180, 0, -170, 1}, 178), (Box{180, 0, 190, 1}));
}

TEST(Meridian, PartsWithinATurnHoldWhatTheBoxHolds) {
    EXPECT_THAT(withinTurn({177, -20, 182, -15}), testing::ElementsAre(Box{177, -20, 180, -15}, Box{-180, -20, -178, -15}));
    EXPECT_THAT(withinTurn({-182, -20, -177, -15}), testing::ElementsAre(Box{-180, -20, -177, -15}, Box{178, -20, 180, -15}));
    EXPECT_THAT(withinTurn({30, 45, 40, 50}), testing::ElementsAre(Box{30, 45, 40, 50}));
    EXPECT_THAT(withinTurn({-10, 60, 350, 90}), testing::ElementsAre(Box{-180, 60, 180, 90}));
}

}  // namespace
}  // namespace demarc::map
