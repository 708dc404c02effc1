#include "project/preferences.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

struct PreferencesTest : testing::Test {
    fs::path folder = fs::temp_directory_path() / ("demarc_preferences_" + std::to_string(::getpid()));
    std::vector<std::string> problems;
    void TearDown() override { fs::remove_all(folder); }
    void write(const std::string& text) const {
        fs::create_directories(folder);
        std::ofstream(folder / "preferences.json") << text;
    }
};

TEST_F(PreferencesTest, WhatIsKeptComesBack) {
    Preferences set{.language = "uk", .dark = false, .hintsSeen = true, .panes = {.left_px = 520, .board_px = 900, .time_px = 200, .claims = 0.3}};
    set.panes.isTimeShown = false;
    savePreferences(folder, set);
    EXPECT_EQ(loadPreferences(folder, problems), set);
    EXPECT_TRUE(problems.empty());
}

TEST_F(PreferencesTest, TheFirstStartHasNoFile) {
    EXPECT_EQ(loadPreferences(folder, problems), Preferences{});
    EXPECT_EQ(loadPreferences({}, problems), Preferences{});
    savePreferences({}, {});
    EXPECT_TRUE(problems.empty());
}

TEST_F(PreferencesTest, ADamagedFileIsToldAndTheRestIsAsAtTheFirstStart) {
    write("{\"dark\": fal");
    EXPECT_EQ(loadPreferences(folder, problems), Preferences{});
    ASSERT_EQ(problems.size(), 1);
    EXPECT_NE(problems[0].find("preferences.json"), std::string::npos);
}

TEST_F(PreferencesTest, WhatMakesNoSenseIsLeftOut) {
    write(R"({"left_px": -5, "right_px": 1e99, "report": "half", "dark": 3, "language": ["uk"], "time_px": 200})");
    Preferences sane;
    sane.panes.time_px = 200;
    EXPECT_EQ(loadPreferences(folder, problems), sane);
    write("[1, 2]");
    EXPECT_EQ(loadPreferences(folder, problems), Preferences{});
}

}  // namespace
}  // namespace demarc::project
