#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "base/error.hpp"
#include "map/meridian.hpp"
#include "map/projection.hpp"
#include "map/theatre_crs.hpp"

namespace demarc::map {
namespace {

constexpr base::Box EASTERN_UKRAINE{34, 46.5, 42, 51.5};

double roundTripError_deg(const Projection& projection, const base::Box& box) {
    double worst = 0;
    for (int i = 0; i <= 20; ++i) {
        for (int j = 0; j <= 20; ++j) {
            const base::LonLat p{box.west_deg + box.width_deg() * i / 20, box.south_deg + box.height_deg() * j / 20};
            const base::LonLat back = projection.inverse(projection.forward(p));
            worst = std::max({worst, std::abs(back.lon_deg - p.lon_deg), std::abs(back.lat_deg - p.lat_deg)});
        }
    }
    return worst;
}

TEST(Projection, ForwardAndInverseUndoEachOtherWithinAMillionthOfADegree) {
    for (const base::Box& box : {EASTERN_UKRAINE, base::Box{28, -3, 30, 0}, base::Box{-75, -4, -50, 6}, base::Box{10, 74, 40, 82}, base::Box{110, -40, 150, -12}}) {
        EXPECT_LT(roundTripError_deg(Projection::forTheatre(box), box), 1e-6) << Projection::forTheatre(box).definition();
    }
    EXPECT_LT(roundTripError_deg(Projection::parse("EPSG:3857"), EASTERN_UKRAINE), 1e-6);
    EXPECT_LT(roundTripError_deg(Projection::parse("EPSG:32637"), EASTERN_UKRAINE), 1e-6);
}

TEST(Projection, TheTheatreDecidesAndTheNameSaysHow) {
    EXPECT_EQ(Projection::forTheatre(EASTERN_UKRAINE).name(), "Lambert conformal conic, 38°E, 47.5°/50.5°N");
    EXPECT_EQ(theatreCrs({-70, -45, -60, -35}).name, "Lambert conformal conic, 65°W, 43.5°/36.5°S");
    EXPECT_EQ(theatreCrs({28, -3, 30, 0}).name, "Transverse Mercator, 29°E");
    EXPECT_EQ(theatreCrs({-75, -4, -50, 6}).name, "Mercator, 63°W, 1°N/S");
    EXPECT_EQ(theatreCrs({10, 74, 40, 82}).name, "Polar stereographic, 25°E, 78°N");
    EXPECT_EQ(theatreCrs({-170, -50, 170, 70}).name, "Web Mercator");
    EXPECT_EQ(theatreCrs({27, 41, 191, 82}).name, "Lambert conformal conic, 109°E, 48°/75°N");
    EXPECT_EQ(theatreCrs({-180, 50, 180, 90}).name, "Polar stereographic, 0°, 70°N");
    EXPECT_EQ(theatreCrs({177, -20, 185, -15}).name, "Lambert conformal conic, 179°W, 19°/16°S");
    EXPECT_EQ(theatreCrs({177, -20, 185, -15}).domain.centre().lon_deg, -179);
}

TEST(Projection, ConformalProjectionsAreTrueToScaleInTheirTheatre) {
    for (const base::Box& box : {EASTERN_UKRAINE, base::Box{28, -3, 30, 0}, base::Box{10, 74, 40, 82}}) {
        EXPECT_NEAR(Projection::forTheatre(box).scaleFactor(box.centre()), 1, 0.01);
    }
    EXPECT_NEAR(Projection::parse("EPSG:3857").scaleFactor({38, 60}), 2, 0.02);
}

TEST(Projection, NorthLeansTowardTheCentralMeridian) {
    const Projection projection = Projection::forTheatre(EASTERN_UKRAINE);
    EXPECT_NEAR(projection.north_rad({38, 49}), 0, 1e-9);
    EXPECT_LT(projection.north_rad({41, 49}), -0.01);
    EXPECT_GT(projection.north_rad({35, 49}), 0.01);
    EXPECT_NEAR(Projection::parse("EPSG:3857").north_rad({100, 10}), 0, 1e-9);
}

TEST(Projection, AWorldRolledOutIsCutOppositeOfWhatIsShownAcross180) {
    const base::Box chukotka{170, 60, 196, 70};
    for (const char* crs : {"EPSG:3857", "+proj=merc +datum=WGS84", "+proj=eqc +lon_0=10 +datum=WGS84"}) {
        const Projection whole = Projection::parse(crs, chukotka);
        EXPECT_LT(whole.forward({175, 65}).x, whole.forward({-175, 65}).x) << crs;
        const base::Box here = nearLongitude(chukotka, whole.domain().centre().lon_deg);
        EXPECT_TRUE(whole.domain().contains({here.west_deg, 65}) && whole.domain().contains({here.east_deg, 65})) << crs;
        EXPECT_NEAR(whole.inverse(whole.forward({-175, 65})).lat_deg, 65, 1e-6) << crs;
    }
    EXPECT_EQ(Projection::parse("+proj=merc +lon_0=180 +datum=WGS84", chukotka).domain().centre().lon_deg, 180) << "it holds that already";
    EXPECT_EQ(Projection::parse("EPSG:3857").domain().centre().lon_deg, 0);
}

TEST(Projection, ACrsThatCannotBeUsedSaysWhyAndWhatToDo) {
    for (const char* bad : {"EPSG:999999", "EPSG:4326", "rubbish", "", "+proj=lcc +lat_1=95"}) {
        try {
            (void)Projection::parse(bad);
            ADD_FAILURE() << bad;
        } catch (const base::CrsError& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr("coordinate system \"" + std::string{bad}));
            EXPECT_THAT(error.what(), testing::HasSubstr("EPSG:3857"));
            EXPECT_EQ(std::string{error.what()}.find('\n'), std::string::npos);
        }
    }
}

TEST(Projection, FeetBecomeMetres) {
    const Vec2 metres = Projection::parse("+proj=laea +lat_0=50 +lon_0=30 +datum=WGS84").forward({30, 51});
    const Vec2 feet = Projection::parse("+proj=laea +lat_0=50 +lon_0=30 +datum=WGS84 +units=us-ft").forward({30, 51});
    EXPECT_NEAR(metres.y, feet.y, 1e-6);
    EXPECT_NEAR(metres.y, 111'240, 50);
}

TEST(Projection, SeveralThreadsMayUseOne) {
    const Projection projection = Projection::forTheatre(EASTERN_UKRAINE);
    const Vec2 expected = projection.forward({37.6, 49.7});
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 2000; ++i) wrong[t] += projection.forward({37.6, 49.7}) == expected ? 0 : 1;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_THAT(wrong, testing::Each(0));
}

TEST(Projection, WhereItHasNoAnswerItGivesNaN) {
    const Projection projection = Projection::parse("+proj=gnom +lat_0=90 +lon_0=0 +datum=WGS84");
    EXPECT_TRUE(std::isnan(projection.forward({0, -10}).x));
}

}  // namespace
}  // namespace demarc::map
