#include "window/damage.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

#include <functional>

namespace demarc::window {
namespace {

/// ImGui without a window: frames of rectangles, one list each.
class DamageTest : public testing::Test {
protected:
    void SetUp() override {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = {640, 480};
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
        frame({});
        frame({});
    }
    void TearDown() override { ImGui::DestroyContext(); }

    struct Box {
        ImVec2 at;
        ImU32 colour = IM_COL32_WHITE;
    };
    std::vector<map::Rect> frame(const std::vector<Box>& boxes) {
        ImGui::NewFrame();
        ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            ImGui::SetNextWindowPos(boxes[i].at);
            ImGui::SetNextWindowSize({20, 20});
            ImGui::Begin(
                ("box " + std::to_string(i)).c_str(), nullptr,
                ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings);
            const ImVec2 end{boxes[i].at.x + 10, boxes[i].at.y + 10};
            ImGui::GetWindowDrawList()->AddRectFilled(boxes[i].at, end, boxes[i].colour);
            ImGui::End();
        }
        ImGui::PopStyleVar(3);
        ImGui::Render();
        return damage_.since(*ImGui::GetDrawData());
    }

    Damage damage_;
};

constexpr map::Rect FIRST{100, 100, 110, 110}, SECOND{300, 200, 310, 210};

TEST_F(DamageTest, SomethingNewIsDamageAndTheSameAgainIsNone) {
    frame({{{100, 100}}});  // ImGui hides a window in its first frame
    frame({{{100, 100}}});
    EXPECT_TRUE(frame({{{100, 100}}}).empty());
    Damage fresh;
    EXPECT_EQ(fresh.since(*ImGui::GetDrawData()), std::vector{FIRST});
}

TEST_F(DamageTest, WhatMovedIsDamageWhereItWasAndWhereItIs) {
    for (int i = 0; i < 3; ++i) frame({{{100, 100}}});
    EXPECT_EQ(frame({{{300, 200}}}), (std::vector{FIRST, SECOND}));
}

TEST_F(DamageTest, OnlyTheListThatChangedIsDamage) {
    for (int i = 0; i < 3; ++i) frame({{{100, 100}}, {{300, 200}}});
    EXPECT_EQ(frame({{{100, 100}}, {{300, 200}, IM_COL32_BLACK}}), std::vector{SECOND});
}

TEST_F(DamageTest, WhatWentIsDamageWhereItWas) {
    for (int i = 0; i < 3; ++i) frame({{{100, 100}}, {{300, 200}}});
    EXPECT_EQ(frame({{{100, 100}}}), std::vector{SECOND});
}

TEST(AddApart, MergesWhateverOverlapsHoweverItGrows) {
    std::vector<map::Rect> rects;
    addApart(rects, {0, 0, 10, 10});
    addApart(rects, {20, 0, 30, 10});
    EXPECT_EQ(rects.size(), 2U);
    addApart(rects, {10, 0, 20, 10});  // only edges are shared
    EXPECT_EQ(rects.size(), 3U);
    addApart(rects, {5, 5, 25, 6});
    EXPECT_EQ(rects, (std::vector<map::Rect>{{0, 0, 30, 10}}));
    addApart(rects, {40, 40, 40, 50});
    EXPECT_EQ(rects.size(), 1U) << "nothing is no damage";
}

}  // namespace
}  // namespace demarc::window
