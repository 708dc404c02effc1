#include "window/folder_watch.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/error.hpp"

namespace demarc::window {
namespace {

namespace fs = std::filesystem;

class FolderWatchTest : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("demarc_watch_" + std::to_string(::getpid()));
    FolderWatch watch;
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }
    void write(const char* name, const char* text) const { std::ofstream{folder / name, std::ios::app} << text; }
};

TEST_F(FolderWatchTest, TellsOfReportsThatCameOnceTheyStayAsTheyAre) {
    write("old.txt", "before");
    watch.begin(folder);
    EXPECT_TRUE(watch.look().empty());
    write("new.txt", "half");
    write("picture.png", "no report");
    EXPECT_TRUE(watch.look().empty()) << "it may still grow";
    write("new.txt", " and the rest");
    EXPECT_TRUE(watch.look().empty()) << "it grew";
    EXPECT_EQ(watch.look(), std::vector<fs::path>{folder / "new.txt"});
    EXPECT_TRUE(watch.look().empty()) << "only once";
}

TEST_F(FolderWatchTest, SaysSoWhereThereIsNoFolderAndIsQuietWhereItWentAway) {
    EXPECT_THROW(watch.begin(folder / "missing"), base::FileError);
    EXPECT_TRUE(watch.look().empty());
    watch.begin(folder);
    fs::remove_all(folder);
    EXPECT_TRUE(watch.look().empty());
}

}  // namespace
}  // namespace demarc::window
