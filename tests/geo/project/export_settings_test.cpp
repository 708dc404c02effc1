#include "project/export_settings.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace demarc::project {
namespace {

TEST(ExportSettings, AShellReadsAQuotedWordAsItIs) {
    EXPECT_EQ(shellQuoted("map-1.png"), "map-1.png");
    EXPECT_EQ(shellQuoted("two words"), "'two words'");
    EXPECT_EQ(shellQuoted("it's"), "'it'\\''s'");
    EXPECT_EQ(shellQuoted(""), "''");
    EXPECT_EQ(shellQuoted("~"), "'~'");
}

TEST(ExportSettings, OptionsSetWhatTheyWereMadeOf) {
    ExportSettings settings, again;
    settings.size = "1280x720";
    settings.noInset = settings.sidecar = true;
    settings.zoom = 7.25;
    settings.dpi = 96;
    settings.layers = {"a.geojson", "b.gpkg|roads:width=2"};
    settings.frames = "2025-11..2025-12";
    settings.step = "1w";
    for (const auto& [name, values] : optionsOf(settings)) setOption(again, name, values);
    EXPECT_EQ(again, settings);
}

TEST(ExportSettings, AnUnknownOptionOrValueIsRefusedByName) {
    ExportSettings settings;
    EXPECT_THROW(setOption(settings, "sise", {"3"}), base::UsageError);
    EXPECT_THROW(setOption(settings, "dpi", {"many"}), base::UsageError);
    EXPECT_THROW(setOption(settings, "title", {}), base::UsageError);
}

TEST(ExportSettings, WhatIsSaidGoesBeforeWhatATemplateGives) {
    ExportSettings settings;
    settings.theme = "dark";
    giveOption(settings, "theme", {"print"});
    giveOption(settings, "size", {"800x600"});
    EXPECT_EQ(settings.theme, "dark");
    EXPECT_EQ(settings.size, "800x600");
}

}  // namespace
}  // namespace demarc::project
