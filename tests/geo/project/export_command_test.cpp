#include "project/export_command.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

class ExportCommandTest : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("demarc_command_" + std::to_string(::getpid()));
    Desk desk;
    ExportSettings settings;
    void SetUp() override {
        fs::create_directories(folder);
        for (const char* name : {"a.txt", "b.txt", "roads.geojson"}) std::ofstream{folder / name} << "{}";
        add("a.txt");
        settings = settingsOf(desk.state());
        settings.output = (folder / "map.png").string();
    }
    void TearDown() override { fs::remove_all(folder); }
    void add(const char* file) {
        text::Document document;
        document.id = file;
        desk.apply(AddReports{{{document, *file ? (folder / file).string() : ""}}});
    }
    [[nodiscard]] ExportCommand command(const fs::path& project = {}, bool isChanged = true) const { return commandFor(settings, desk.state(), project, isChanged); }
    [[nodiscard]] std::string at(const char* name) const { return (folder / name).string(); }
};

TEST_F(ExportCommandTest, ReportsAndLayersAreNamedByTheirFiles) {
    add("b.txt");
    desk.apply(UserLayerChange{AddUserLayer{{.path = at("roads.geojson"), .style = "width=2", .title = "roads"}}});
    EXPECT_EQ(command().line, "demarc export " + at("a.txt") + " " + at("b.txt") + " --output " + at("map.png") + " --theme dark --layer " + at("roads.geojson:width=2"));
    EXPECT_FALSE(command().isUnsaved);
}

TEST_F(ExportCommandTest, WhatIsMadeByHandNeedsTheProject) {
    desk.apply(Edit{"Draw", {map::Annotation{.id = "1", .points = {{30, 50}}}}});
    EXPECT_TRUE(command().line.empty());
    EXPECT_TRUE(command().isUnsaved);
    const fs::path project = folder / "front.demarc.gpkg";
    EXPECT_TRUE(command(project, true).isUnsaved);
    EXPECT_FALSE(command(project, false).isUnsaved);
    EXPECT_TRUE(command(project, false).line.starts_with("demarc export " + at("front.demarc.gpkg") + " --output"));
}

TEST_F(ExportCommandTest, APastedReportAndAFadedLayerNeedTheProject) {
    add("");
    EXPECT_TRUE(command().isUnsaved);
    desk.undo();
    EXPECT_FALSE(command().isUnsaved);
    desk.apply(SetLayer{"towns", {false, 1}});
    EXPECT_TRUE(command().isUnsaved);
}

TEST_F(ExportCommandTest, TheNewestDateIsSaidWhereTheProjectHasAnother) {
    desk.apply(SetDate{base::Date{2025, 11, 20}});
    settings.at.clear();
    EXPECT_NE(command(folder / "front.demarc.gpkg", false).line.find("--at newest"), std::string::npos);
}

}  // namespace
}  // namespace demarc::project
