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

}  // namespace
}  // namespace demarc::map
