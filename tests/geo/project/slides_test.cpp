#include "project/slides.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace demarc::project {
namespace {

constexpr Camera CAMERA{{37.5, 48.5}, 250};

std::string titles(const Desk& desk) {
    std::string all;
    for (const Slide& slide : desk.state().slides) all += slide.title;
    return all;
}

Desk deskWith(std::string_view letters) {
    Desk desk;
    for (const char letter : letters) {
        desk.apply(addSlide(desk, CAMERA));
        desk.apply(rewordSlide(desk, desk.state().slides.back().id, std::string(1, letter), "", ""));
    }
    return desk;
}

TEST(Slides, ASlideIsThePresentViewAndCamera) {
    Desk desk;
    desk.apply(SetView{map::View::party, "Ukraine"});
    desk.apply(SetDate{base::Date{2025, 11, 20}});
    desk.apply(addSlide(desk, CAMERA));
    desk.apply(SetView{map::View::dispute, ""});
    ASSERT_EQ(desk.state().slides.size(), 1U);
    const Slide& slide = desk.state().slides.front();
    EXPECT_EQ(slide.view.view, map::View::party);
    EXPECT_EQ(slide.view.party, "Ukraine");
    EXPECT_EQ(slide.camera, CAMERA);
    EXPECT_EQ(desk.history().past()[2].name, "Add slide 1");
    desk.apply(showSlide(desk, slide.id));
    EXPECT_EQ(desk.state().view, map::View::party);
    desk.undo();
    EXPECT_EQ(desk.state().view, map::View::dispute);
}

TEST(Slides, UpdatingKeepsTheWordsAndTakesTheView) {
    Desk desk = deskWith("a");
    desk.apply(SetTheme{false});
    desk.apply(updateSlide(desk, desk.state().slides[0].id, std::nullopt));
    EXPECT_EQ(desk.state().slides[0].title, "a");
    EXPECT_FALSE(desk.state().slides[0].view.dark);
    EXPECT_FALSE(desk.state().slides[0].camera);
}

TEST(Slides, MovingPutsASlideWhereItIsAsked) {
    for (const auto& [from, to, expected] : std::initializer_list<std::tuple<int, std::size_t, const char*>>{
             {0, 2, "bcad"}, {3, 0, "dabc"}, {0, 9, "bcda"}, {1, 1, "abcd"}, {2, 1, "acbd"}}) {
        Desk desk = deskWith("abcd");
        desk.apply(moveSlide(desk, desk.state().slides[static_cast<std::size_t>(from)].id, to));
        EXPECT_EQ(titles(desk), expected) << from << " to " << to;
    }
}

TEST(Slides, AHundredMovesBetweenTheSameTwoStayInOrder) {
    Desk desk = deskWith("abc");
    for (int i = 0; i < 100; ++i) desk.apply(moveSlide(desk, desk.state().slides[2].id, 1));
    EXPECT_EQ(titles(desk), "abc");
    EXPECT_LT(desk.state().slides[0].order, desk.state().slides[1].order);
    EXPECT_LT(desk.state().slides[1].order, desk.state().slides[2].order);
}

TEST(Slides, ACopyStandsBehindItsOriginal) {
    Desk desk = deskWith("ab");
    desk.apply(duplicateSlide(desk, desk.state().slides[0].id));
    EXPECT_EQ(titles(desk), "aab");
    EXPECT_NE(desk.state().slides[0].id, desk.state().slides[1].id);
    EXPECT_EQ(desk.history().past().back().name, "Duplicate the slide “a”");
    desk.apply(removeSlide(desk, desk.state().slides[1].id));
    EXPECT_EQ(titles(desk), "ab");
}

TEST(Slides, WhatIsAskedOfNoSlideIsNoStep) {
    Desk desk = deskWith("a");
    const std::size_t steps = desk.history().past().size();
    for (Edit edit : {updateSlide(desk, "x", CAMERA), duplicateSlide(desk, "x"), moveSlide(desk, "x", 0), removeSlide(desk, "x"), showSlide(desk, "x"), rewordSlide(desk, "x", "", "", "")})
        desk.apply(std::move(edit));
    EXPECT_EQ(desk.history().past().size(), steps);
}

TEST(Slides, TheRequestHasTheCameraAndTheWords) {
    Slide slide;
    slide.title = "Title";
    slide.camera = CAMERA;
    slide.view.layers["base.rivers"] = {false, 0.5F};
    const auto request = requestOf(slide, {});
    EXPECT_EQ(request.title, "Title");
    EXPECT_FALSE(request.subtitle);
    EXPECT_EQ(request.opacity.at("base.rivers"), 0);
    ASSERT_TRUE(request.zoom && request.centre);
    EXPECT_NEAR(40'075'016.7 / 256 / std::exp2(*request.zoom) * std::cos(48.5 * 3.14159265358979 / 180), 250, 1e-6);
    slide.camera.reset();
    EXPECT_FALSE(requestOf(slide, {}).zoom);
}

TEST(Slides, HiddenAnnotationsAreLeftOut) {
    Slide slide;
    slide.hidden = {"a2"};
    std::vector<map::Annotation> all(3);
    all[0].id = "a1";
    all[1].id = "a2";
    all[2].id = "a3";
    const auto shown = annotationsOf(slide, all);
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[1].id, "a3");
}

}  // namespace
}  // namespace demarc::project
