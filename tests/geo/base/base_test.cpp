#include <gtest/gtest.h>
#include <sys/resource.h>

#include <unistd.h>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "base/colour.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/lonlat.hpp"

namespace demarc::base {
namespace {

class TemporaryFolder {
public:
    TemporaryFolder() : path_{std::filesystem::temp_directory_path() / ("demarc-base-" + std::to_string(::getpid()))} {
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

TEST(LonLat, DistanceKyivToKharkivIsAbout409Km) {
    EXPECT_NEAR(distance_m({30.5234, 50.4501}, {36.2304, 49.9935}), 409'000, 3'000);
}

TEST(LonLat, DistanceCrossesTheAntimeridianTheShortWay) {
    EXPECT_NEAR(distance_m({179.5, 0}, {-179.5, 0}), 111'195, 10);
}

TEST(LonLat, NanIsNotValid) {
    EXPECT_FALSE((LonLat{std::nan(""), 0}).isValid());
    EXPECT_FALSE((LonLat{0, 90.01}).isValid());
    EXPECT_TRUE((LonLat{-180, -90}).isValid());
}

TEST(Box, ANewBoxIsEmptyAndTakesTheFirstPoint) {
    Box box;
    EXPECT_TRUE(box.isEmpty());
    box.extend(LonLat{3, 4});
    EXPECT_FALSE(box.isEmpty());
    EXPECT_TRUE(box.contains({3, 4}));
    EXPECT_FALSE(box.contains({3, 4.1}));
}

TEST(Date, ReadsYearMonthAndDay) {
    EXPECT_EQ(Date::parse("2025"), (Date{2025, 0, 0}));
    EXPECT_EQ(Date::parse("2025-11"), (Date{2025, 11, 0}));
    EXPECT_EQ(Date::parse("2025-11-20"), (Date{2025, 11, 20}));
}

TEST(Date, RefusesWhatIsNoDate) {
    for (const char* text : {"", "25", "2025-13", "2025-02-29", "2025-1-1", "2025/11/20", "-025-01-01", "20x5"}) EXPECT_FALSE(Date::parse(text)) << text;
    EXPECT_TRUE(Date::parse("2024-02-29"));
}

TEST(Date, DayNumbersComeBack) {
    for (int day = -40'000; day < 40'000; day += 37) EXPECT_EQ(Date::fromDayNumber(day).firstDayNumber(), day);
}

TEST(Date, AMonthEndsOnItsLastDay) {
    EXPECT_EQ(Date::fromDayNumber((Date{2024, 2, 0}).lastDayNumber()), (Date{2024, 2, 29}));
    EXPECT_EQ(Date::fromDayNumber((Date{2025, 0, 0}).lastDayNumber()), (Date{2025, 12, 31}));
}

TEST(Date, The20thOfNovember2025WasAThursday) {
    EXPECT_EQ((Date{2025, 11, 20}).weekday(), 4);
    EXPECT_EQ((Date{2025, 11, 20}).shortText(), "20 Nov 2025");
}

TEST(Colour, HexGoesThereAndBack) {
    EXPECT_EQ(Colour::parse("#D55E00")->hex(), "#D55E00");
    EXPECT_FALSE(Colour::parse("#D55E0"));
    EXPECT_FALSE(Colour::parse("#D55E0G"));
    EXPECT_FALSE(Colour::parse("D55E00#"));
}

TEST(File, AMissingFileIsNamedWithItsReason) {
    try {
        (void)readFile("/nowhere/at-all.txt", 100);
        FAIL() << "must throw";
    } catch (const FileError& error) {
        EXPECT_STREQ(error.what(), "/nowhere/at-all.txt: can't open: No such file or directory");
    }
}

TEST(File, AFolderIsNoFile) {
    EXPECT_THROW((void)readFile("/tmp", 100), FileError);
    EXPECT_THROW(MappedFile{"/tmp"}, FileError);
    EXPECT_THROW(writeFile("/tmp", "x"), FileError);
}

TEST(File, ReadingStopsAtTheLimit) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "long.txt";
    std::ofstream{path} << std::string(3 << 20, 'x');
    EXPECT_EQ(readFile(path, 3 << 20).size(), std::size_t{3} << 20);
    EXPECT_THROW((void)readFile(path, (3 << 20) - 1), FileError);
}

TEST(File, AFailedWriteLeavesTheOldFileAndNoPart) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "kept.txt";
    writeFile(path, "old");
    // A full disk, as far as a process without rights over disks can make one.
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    EXPECT_THROW(writeFile(path, std::string(10'000, 'x')), FileError);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(readFile(path, 100), "old");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1);
}

TEST(File, AFullDeviceIsAnError) {
    EXPECT_THROW(writeFile("/dev/full", "x"), FileError);
}

TEST(File, AMappingHoldsTheBytes) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "mapped";
    writeFile(path, "bytes");
    EXPECT_EQ(MappedFile{path}.text(), "bytes");
    writeFile(path, "");
    EXPECT_TRUE(MappedFile{path}.bytes().empty());
}

}  // namespace
}  // namespace demarc::base
