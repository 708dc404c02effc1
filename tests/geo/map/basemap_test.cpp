#include "map/basemap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::map {
namespace {

namespace fs = std::filesystem;
using base::Box;
using base::LonLat;
using testing::HasSubstr;

const Basemap& shipped() {
    static const Basemap basemap = Basemap::open(base::findAssets());
    return basemap;
}

/// By the even-odd rule over all parts.
bool covers(const Geography& rings, LonLat p) {
    bool odd = false;
    for (std::size_t i = 0; i < rings.partCount(); ++i) {
        const auto ring = rings.part(i);
        for (std::size_t a = 0, b = ring.size() - 1; a < ring.size(); b = a++) {
            if ((ring[a].lat_deg > p.lat_deg) == (ring[b].lat_deg > p.lat_deg)) continue;
            const double along = (p.lat_deg - ring[a].lat_deg) / (ring[b].lat_deg - ring[a].lat_deg);
            if (p.lon_deg < ring[a].lon_deg + along * (ring[b].lon_deg - ring[a].lon_deg)) odd = !odd;
        }
    }
    return odd;
}

double nearest_m(const Geography& lines, LonLat p) {
    double nearest = 1e12;
    for (const LonLat q : lines.points) nearest = std::min(nearest, base::distance_m(p, q));
    return nearest;
}

Box around(LonLat p, double reach_deg) {
    return {p.lon_deg - reach_deg, p.lat_deg - reach_deg, p.lon_deg + reach_deg, p.lat_deg + reach_deg};
}

TEST(Basemap, KnowsLandFromSeaAtEveryDetail) {
    for (const Detail detail : {Detail::low, Detail::mid, Detail::high}) {
        for (const LonLat inland :
             {LonLat{36.2, 50.0}, LonLat{29.2, -1.6}, LonLat{44.4, 33.3}, LonLat{-100, 40}, LonLat{0, -80}, LonLat{-179.5, 67.5}})
            EXPECT_TRUE(covers(shipped().read(BasemapLayer::land, detail, around(inland, 0.01)), inland)) << inland.lon_deg;
        for (const LonLat sea : {LonLat{34.0, 43.0}, LonLat{0, 0}, LonLat{-150, 10}, LonLat{37.0, 46.3}, LonLat{50.0, 28.0}})
            EXPECT_FALSE(covers(shipped().read(BasemapLayer::land, detail, around(sea, 0.01)), sea)) << sea.lon_deg;
    }
}

TEST(Basemap, LandTilesMeetInTheSameNumbers) {
    const auto land = shipped().read(BasemapLayer::land, Detail::high, {33, 47, 41, 51});
    // Every point on the meridian 36° E (a tile edge) that one tile has, the tile on the other side has too.
    std::map<double, int> on;
    for (std::size_t i = 0; i < land.partCount(); ++i) {
        std::set<double> once;
        for (const LonLat p : land.part(i))
            if (p.lon_deg == 36.0) once.insert(p.lat_deg);
        for (const double lat : once) ++on[lat];
    }
    ASSERT_FALSE(on.empty());
    for (const auto& [lat, count] : on) EXPECT_GE(count, 2) << lat;
}

TEST(Basemap, TheCoastHasNoTileEdges) {
    const auto coast = shipped().read(BasemapLayer::coast, Detail::high, {29, 44, 41, 48});
    ASSERT_GT(coast.points.size(), 1000U);
    for (std::size_t i = 0; i < coast.partCount(); ++i) {
        const auto line = coast.part(i);
        for (std::size_t k = 1; k < line.size(); ++k) EXPECT_LT(base::distance_m(line[k - 1], line[k]), 60'000);
    }
    const auto steppe = shipped().read(BasemapLayer::coast, Detail::high, {36.1, 49.1, 37.9, 49.9});
    EXPECT_EQ(steppe.points.size(), 0U) << "a tile wholly inland has no coast";
}

TEST(Basemap, LakesHaveTheirIslands) {
    const auto kivu = shipped().read(BasemapLayer::lake, Detail::high, {28.8, -2.6, 29.4, -1.6});
    EXPECT_TRUE(covers(kivu, {29.20, -1.95}));
    EXPECT_FALSE(covers(kivu, {29.03, -2.15})) << "Idjwi is land";
    EXPECT_GT(shipped().read(BasemapLayer::shore, Detail::high, {28.8, -2.6, 29.4, -1.6}).points.size(), 50U);
}

TEST(Basemap, FindsRiversByAnyOfTheirNames) {
    const auto oskil = shipped().river("oskil");
    ASSERT_TRUE(oskil);
    EXPECT_LT(nearest_m(*oskil, {37.6, 49.7}), 5'000) << "it passes Kupiansk";
    EXPECT_LT(nearest_m(*oskil, {37.4, 49.15}), 12'000) << "and ends in the Donets";
    EXPECT_EQ(shipped().river("Оскол")->points, oskil->points);
    for (const char* name : {"Dnipro", "Dnieper", "Siverskyi Donets", "Don", "Volga", "Euphrates", "Tigris", "Nile", "Blue Nile", "Congo",
                             "Ruzizi", "Irrawaddy", "Salween", "Aras", "Kura", "Litani", "Jordan", "Danube", "Mekong", "Niger"})
        EXPECT_TRUE(shipped().river(name)) << name;
    EXPECT_FALSE(shipped().river("no such river"));
    EXPECT_FALSE(shipped().river(""));
    EXPECT_GE(shipped().rivers().size(), 250U);
}

TEST(Basemap, RiverLinesCarryTheirNames) {
    const auto rivers = shipped().read(BasemapLayer::river, Detail::high, {37.4, 49.5, 37.8, 49.9});
    EXPECT_TRUE(std::ranges::any_of(rivers.features, [](const auto& feature) { return feature.name == "Oskil"; }));
}

TEST(Basemap, EveryUnitHasAnOutlineAroundItsLabel) {
    const auto units = shipped().units();
    ASSERT_GT(units.size(), 4'700U);
    EXPECT_TRUE(std::ranges::is_sorted(units, {}, &AdminUnit::key));
    std::size_t outside = 0;
    for (const auto& unit : units) {
        const auto outline = shipped().outline(unit.key);
        ASSERT_TRUE(outline) << unit.key;
        ASSERT_GE(outline->points.size(), 3U) << unit.key;
        EXPECT_TRUE(unit.box.contains(unit.label)) << unit.key;
        outside += covers(*outline, unit.label) ? 0 : 1;
    }
    EXPECT_LT(outside, units.size() / 100);
}

TEST(Basemap, OutlinesAreFoundByKey) {
    const auto kharkiv = shipped().outline("UA-kharkiv");
    ASSERT_TRUE(kharkiv);
    EXPECT_TRUE(covers(*kharkiv, {36.25, 50.0}));
    EXPECT_FALSE(covers(*kharkiv, {37.8, 48.0}));
    EXPECT_FALSE(shipped().outline("UA-nowhere"));
    EXPECT_FALSE(shipped().outline(""));
    EXPECT_TRUE(shipped().outlineBox("CD-north-kivu")->contains({29.2, -1.0}));
}

TEST(Basemap, NeighboursShareTheirBorderPointForPoint) {
    const auto a = shipped().outline("UA-kharkiv"), b = shipped().outline("UA-donetsk");
    std::set<std::pair<double, double>> ofA;
    for (const LonLat p : a->points) ofA.emplace(p.lon_deg, p.lat_deg);
    const auto shared = std::ranges::count_if(b->points, [&](LonLat p) { return ofA.contains({p.lon_deg, p.lat_deg}); });
    EXPECT_GE(shared, 10);
}

TEST(Basemap, TakesNoSideWhereStatesDisagree) {
    const auto crimea = shipped().unit("UA-crimea");
    ASSERT_TRUE(crimea);
    EXPECT_EQ(crimea->deFacto, "RUS");
    EXPECT_EQ(crimea->deJure, "UKR");
    const auto borders = shipped().read(BasemapLayer::border, Detail::high, {33.4, 45.9, 34.3, 46.3});
    ASSERT_FALSE(borders.features.empty());
    for (const auto& feature : borders.features) {
        EXPECT_EQ(borderLine(feature.borderStyle, Boundaries::neutral), BorderLine::dashed);
        EXPECT_EQ(borderLine(feature.borderStyle, Boundaries::deFacto), BorderLine::solid);
        EXPECT_EQ(borderLine(feature.borderStyle, Boundaries::deJure), BorderLine::none);
    }
    const auto agreed = shipped().read(BasemapLayer::border, Detail::high, {23.5, 51.0, 24.0, 52.0});
    ASSERT_FALSE(agreed.features.empty());
    for (const auto& feature : agreed.features) EXPECT_EQ(borderLine(feature.borderStyle, Boundaries::neutral), BorderLine::solid);
}

TEST(Basemap, ReadsOnPastTheDateLine) {
    const auto land = shipped().read(BasemapLayer::land, Detail::mid, {170, 60, 195, 72});
    EXPECT_TRUE(covers(land, {179.5, 68.5}));
    EXPECT_TRUE(covers(land, {181.0, 67.5})) << "Chukotka goes on east of 180°";
}

TEST(Basemap, NamesTheSeas) {
    const auto waters = shipped().waters();
    EXPECT_GE(waters.size(), 120U);
    EXPECT_TRUE(std::ranges::any_of(waters, [](const Water& water) { return water.name == "Black Sea" && water.kind == "sea" && water.rank == 2; }));
}

class BrokenBasemap : public testing::Test {
protected:
    fs::path folder_ = fs::temp_directory_path() / ("demarc_basemap_" + std::to_string(::getpid()));
    std::string bytes_ = base::readFile(base::findAssets() / "basemap" / "basemap.bin", std::size_t{1} << 28);

    void SetUp() override { fs::create_directories(folder_ / "basemap"); }
    void TearDown() override { fs::remove_all(folder_); }

    /// Opens what is written and reads all kinds of things from it.
    void readAll(const std::string& bytes) const {
        std::ofstream{folder_ / "basemap" / "basemap.bin", std::ios::binary} << bytes;
        const Basemap basemap = Basemap::open(folder_);
        for (const auto layer : {BasemapLayer::land, BasemapLayer::shore, BasemapLayer::river, BasemapLayer::border})
            (void)basemap.read(layer, Detail::low, {-180, -90, 180, 90});
        (void)basemap.units();
        for (const char* key : {"UA", "UA-kharkiv", "RU"}) (void)basemap.outline(key);
        (void)basemap.waters();
        (void)basemap.rivers();
        (void)basemap.river("Oskil");
    }
    void expectRejected(const std::string& bytes, const char* why) const {
        try {
            readAll(bytes);
            FAIL() << "accepted: " << why;
        } catch (const base::FormatError& error) {
            EXPECT_THAT(error.what(), HasSubstr("basemap.bin: byte "));
            EXPECT_THAT(error.what(), HasSubstr(why));
        }
    }
};

TEST_F(BrokenBasemap, MissingFileIsNamed) {
    EXPECT_THROW((void)Basemap::open(folder_ / "nowhere"), base::FileError);
}

TEST_F(BrokenBasemap, EmptyForeignAndNewerFilesAreRefused) {
    expectRejected("", "not a basemap");
    expectRejected(std::string(5000, 'x'), "not a basemap");
    std::string newer = bytes_;
    newer[8] = 99;
    expectRejected(newer, "another version");
}

TEST_F(BrokenBasemap, ShortFilesAreRefused) {
    for (const std::size_t size : {std::size_t{79}, std::size_t{80}, std::size_t{4096}, bytes_.size() / 2, bytes_.size() - 1})
        EXPECT_THROW(readAll(bytes_.substr(0, size)), base::FormatError) << size;
}

TEST_F(BrokenBasemap, OffsetsPastTheEndAreRefused) {
    for (const std::size_t at : {24U, 32U, 40U, 48U, 52U, 56U}) {
        std::string bytes = bytes_;
        for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(0xFF);
        EXPECT_THROW(readAll(bytes), base::FormatError) << at;
    }
}

TEST_F(BrokenBasemap, RandomDamageNeverDoesMoreThanThrow) {
    std::mt19937 random{7};
    for (int round = 0; round < 60; ++round) {
        std::string bytes = bytes_;
        // Half of the damage where the tables are, half anywhere.
        const std::size_t reach = round % 2 == 0 ? 4'000 : bytes.size();
        for (int hit = 0; hit < 40; ++hit) bytes[16 + random() % (reach - 16)] = static_cast<char>(random());
        try {
            readAll(bytes);
        } catch (const base::FormatError&) {
        }
    }
}

}  // namespace
}  // namespace demarc::map
