#include "map/comparison.hpp"

#include <gtest/gtest.h>

#include "sheet_samples.hpp"

namespace demarc::map {
namespace {

using namespace samples;

Frame compared(int towns) {
    std::mt19937 random{7};
    Scene account = emptyScene();
    std::uniform_real_distribution<double> off{-30'000, 30'000};
    for (int i = 0; i < towns; ++i) {
        const double x = off(random);
        account.subjects.push_back(disputed("Town " + std::to_string(i), {x, off(random)}));
    }
    Scene scene = emptyScene();
    scene.view = View::compare;
    scene.panels = {std::make_shared<const Scene>(account), std::make_shared<const Scene>(account)};
    LayoutOptions options = sheet(1920, 1080);
    options.panels = 2;
    Camera camera = cameraFor(options);
    return layout(scene, camera, options, fonts());
}

TEST(Comparison, WhatHasNoRoomForItsCaptionIsNumberedAndListed) {
    const Frame frame = compared(40);
    EXPECT_FALSE(frame.leftOver.empty());
    EXPECT_TRUE(says(frame, "Numbered on the map"));
    for (const char* entry : {"Town 0", "Town 39"}) EXPECT_TRUE(says(frame, entry)) << entry;
}

TEST(Comparison, WhereAllHaveTheirCaptionsNothingIsNumbered) {
    const Frame frame = compared(1);
    EXPECT_TRUE(frame.leftOver.empty());
    EXPECT_FALSE(says(frame, "Numbered on the map"));
}

/// Two accounts and so many sentences that they rest on, of three dispatches.
Frame withSources(int sentences) {
    Scene scene = emptyScene();
    scene.view = View::compare;
    Scene account = emptyScene();
    account.subjects = {disputed("Town", {0, 0})};
    scene.panels = {std::make_shared<const Scene>(account), std::make_shared<const Scene>(account)};
    for (int i = 0; i < sentences; ++i) {
        if (i % 10 == 0) scene.furniture.sources.push_back({std::to_string(i / 10 + 1), "Dispatch " + std::to_string(i / 10 + 1) + ", publisher not stated. Sentences:", "brief", ""});
        scene.furniture.sources.push_back({std::string(1, static_cast<char>('a' + i % 10)), "“Sentence " + std::to_string(i) + " tells in eighty characters what it is that somebody says of it.”", "brief", ""});
    }
    LayoutOptions options = sheet(1920, 1080);
    options.panels = 2;
    return layout(scene, cameraFor(options), options, fonts());
}

TEST(Comparison, EverySentenceThatItCitesIsPrinted) {
    const Frame frame = withSources(30);
    for (int i = 0; i < 30; ++i) EXPECT_TRUE(says(frame, "Sentence " + std::to_string(i) + " tells")) << i;
    EXPECT_FALSE(says(frame, "not listed here"));
    for (const PlacedText& text : textsOf(frame)) EXPECT_TRUE((Rect{0, 0, 1920, 1080}.contains(text.box_px))) << text.text;
}

TEST(Comparison, TheMapsHaveWhatTheSourcesLeave) {
    const auto height = [](const Frame& frame) { return frame.maps.front().camera.viewport_px.height(); };
    EXPECT_GT(height(withSources(3)), height(withSources(30)) + 60);
    // No sentence stands on a map.
    for (const int count : {3, 30}) {
        const Frame frame = withSources(count);
        for (const PlacedText& text : textsOf(frame)) {
            const bool isSentence = text.text.find("Sentence") != std::string::npos;
            EXPECT_TRUE(!isSentence || text.box_px.top > frame.maps.front().camera.viewport_px.bottom) << count;
        }
    }
}

}  // namespace
}  // namespace demarc::map
