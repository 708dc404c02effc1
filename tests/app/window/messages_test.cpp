#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "window/messages.hpp"

namespace demarc::window {
namespace {

using testing::ElementsAre;

TEST(Messages, ANoteTakesThePlaceOfTheOneOfItsKind) {
    Messages messages;
    messages.note("saved", "Saved A");
    messages.note("exported", "exported a.png");
    messages.note("saved", "Saved B");
    EXPECT_THAT(messages.words(), ElementsAre("exported a.png", "Saved B"));
}

TEST(Messages, ANoteGoesWhenItsTimeIsUpAndAProblemStays) {
    Messages messages;
    messages.push_back("bad.txt: no text");
    messages.note("saved", "Saved A");
    EXPECT_EQ(messages.pass(100), 100 + Messages::NOTE_S) << "its time begins when it is first seen";
    EXPECT_EQ(messages.pass(103), 100 + Messages::NOTE_S);
    EXPECT_THAT(messages.words(), ElementsAre("bad.txt: no text", "Saved A"));
    EXPECT_GT(messages.pass(100 + Messages::NOTE_S), 1e9) << "nothing else goes by itself: the window may sleep";
    EXPECT_THAT(messages.words(), ElementsAre("bad.txt: no text"));
}

TEST(Messages, WhatTurnsOutToBeANoteGoesToo) {
    Messages messages;
    for (int i = 0; i < 4; ++i) {
        messages.push_back("Saved A");
        messages.wasNote("saved");
    }
    EXPECT_THAT(messages.words(), ElementsAre("Saved A"));
    EXPECT_LT(messages.pass(0), 1e9);
}

TEST(Messages, TheSameProblemIsSaidOnce) {
    Messages messages;
    messages.add({"a", "b"});
    messages.push_back("a");
    EXPECT_THAT(messages.words(), ElementsAre("b", "a"));
}

}  // namespace
}  // namespace demarc::window
