#include "cli/export_options.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

namespace demarc::cli {
namespace {

using project::ExportSettings;

/// The words that a shell makes of a line, behind the command.
std::vector<std::string> wordsOf(const std::string& line) {
    const std::string script = "demarc() { printf '%s\\0' \"$@\"; }\n" + line;
    std::unique_ptr<FILE, int (*)(FILE*)> shell{::popen(script.c_str(), "r"), &::pclose};
    std::vector<std::string> words(1);
    for (int c = std::fgetc(shell.get()); c != EOF; c = std::fgetc(shell.get())) {
        if (c == 0) words.emplace_back();
        else words.back() += static_cast<char>(c);
    }
    words.pop_back();
    return words;
}

ExportSettings parsed(const std::string& line) {
    auto words = wordsOf(line);
    EXPECT_EQ(words.front(), "export");
    CLI::App app;
    ExportSettings settings;
    declare(app, settings);
    std::vector<std::string> reversed{words.rbegin(), words.rend() - 1};
    app.parse(reversed);
    return settings;
}

/// Settings that are possible, of every kind and with words that a shell would misread.
class Settings {
public:
    ExportSettings next() {
        ExportSettings s;
        s.inputs = {word(), word()};
        s.output = word() + ".png";
        if (some()) s.size = "1920x1080";
        if (some()) s.paper = "A4:portrait";
        if (some()) s.dpi = number(30, 2400);
        if (some()) s.margin_mm = number(0, 200);
        if (some()) s.scale = number(0.25, 16);
        if (some()) s.quality = 1 + static_cast<int>(random_() % 100);
        for (bool* flag : {&s.transparent, &s.worldFile, &s.localNames, &s.noLegend, &s.noScaleBar, &s.noNorthArrow, &s.noSources, &s.noInset, &s.noCallouts, &s.sidecar}) *flag = some();
        if (some()) s.fit = word();
        else if (some()) s.centre = "-122.5,37.25";
        if (some()) s.zoom = number(0, 20);
        for (std::string* text : {&s.crs, &s.view, &s.at, &s.date, &s.language, &s.title, &s.subtitle, &s.note, &s.sheetTemplate, &s.from})
            if (some()) *text = word();
        if (some()) s.theme = some() ? "dark" : "print";
        if (some()) s.boundaries = some() ? "de-jure" : "de-facto";
        if (some()) s.per = some() ? "party" : "date";
        if (some()) s.frames = "2025-11-01..2025-11-20";
        if (!s.frames.empty() && some()) s.step = "2w";
        for (auto* files : {&s.layers, &s.rasters, &s.outlines})
            if (some()) *files = {word(), word()};
        for (auto* files : {&s.gazetteers, &s.corrections})
            if (some()) *files = {word(), word()};
        if (some()) s.reader.command = word();
        if (!s.reader.command.empty() && some()) s.reader.limit_s = number(0.1, 86'400);
        return s;
    }

private:
    bool some() { return random_() % 2 == 0; }
    double number(double least, double most) { return least + (most - least) * static_cast<double>(random_() % 100'000) / 100'000; }
    std::string word() {
        constexpr std::array WORDS{"map", "two words", "it's", "$HOME", "`date`", "a\"b", "*", "~", "Київ", "back\\slash", "line\nbreak", "-dash", "--title", "#", "a;b", "!x", "x=1", "(y)", "|", "per%cent"};
        return WORDS[random_() % WORDS.size()];
    }
    std::mt19937 random_{20251120};
};

TEST(ExportOptions, ACommandLineSaysTheSettingsThatItWasMadeOf) {
    Settings settings;
    for (int i = 0; i < 200; ++i) {
        ExportSettings given = settings.next();
        const std::string line = project::commandLine(given);
        // A name that begins like an option is written as a path.
        for (std::string& input : given.inputs)
            if (input[0] == '-') input.insert(0, "./");
        EXPECT_EQ(parsed(line), given) << line;
    }
}

TEST(ExportOptions, WhatIsAsUsualIsNotSaid) {
    ExportSettings settings;
    settings.inputs = {"report.txt"};
    settings.output = "map.png";
    EXPECT_EQ(project::commandLine(settings), "demarc export report.txt --output map.png");
    settings.view = "dispute";
    settings.noInset = true;
    settings.title = "Who holds what";
    EXPECT_EQ(project::commandLine(settings), "demarc export report.txt --output map.png --view dispute --title 'Who holds what' --no-inset");
}

TEST(ExportOptions, OfAProjectViewAndThemeAreSaidAlways) {
    ExportSettings settings;
    settings.inputs = {"front.demarc.gpkg"};
    settings.output = "map.png";
    EXPECT_EQ(project::commandLine(settings), "demarc export front.demarc.gpkg --output map.png --view all --theme light");
}

}  // namespace
}  // namespace demarc::cli
