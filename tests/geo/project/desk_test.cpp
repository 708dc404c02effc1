#include "project/desk.hpp"

#include <gtest/gtest.h>

namespace demarc::project {
namespace {

claim::Reading readingWithClaims(std::size_t count) {
    claim::Reading reading;
    reading.claims.resize(count);
    return reading;
}

TEST(Desk, UndoGoesBackAndRedoForth) {
    Desk desk;
    desk.apply(SetView{map::View::party, "M23"});
    EXPECT_EQ(desk.state().party, "M23");
    EXPECT_TRUE(desk.undo());
    EXPECT_EQ(desk.state().view, map::View::all);
    EXPECT_FALSE(desk.undo());
    EXPECT_TRUE(desk.redo());
    EXPECT_EQ(desk.state().view, map::View::party);
    EXPECT_FALSE(desk.redo());
}

TEST(Desk, ANewChangeForgetsWhatWasUndone) {
    Desk desk;
    desk.apply(SetTheme{false});
    desk.undo();
    desk.apply(SetView{map::View::history, ""});
    EXPECT_FALSE(desk.canRedo());
    EXPECT_TRUE(desk.state().dark);
}

TEST(Desk, ASlidersStepsAreUndoneAtOnce) {
    Desk desk;
    for (int day = 1; day <= 9; ++day) desk.apply(SetDate{base::Date{2025, 11, day}});
    for (float opacity : {0.9F, 0.5F, 0.2F}) desk.apply(SetLayer{"base.rivers", {true, opacity}});
    EXPECT_TRUE(desk.undo());
    EXPECT_FALSE(desk.state().layers.contains("base.rivers"));
    EXPECT_EQ(desk.state().at, (base::Date{2025, 11, 9}));
    EXPECT_TRUE(desk.undo());
    EXPECT_FALSE(desk.state().at);
    EXPECT_FALSE(desk.canUndo());
}

TEST(Desk, ASelectionIsNoStepOfHistory) {
    Desk desk;
    desk.apply(AddReadings{{readingWithClaims(2)}});
    desk.apply(SelectClaim{claim::ClaimRef{0, 1}});
    EXPECT_TRUE(desk.state().selected);
    desk.undo();
    EXPECT_TRUE(desk.state().readings->empty());
    EXPECT_FALSE(desk.state().selected) << "what was selected is gone";
    EXPECT_FALSE(desk.canUndo());
}

TEST(Desk, WhatDoesNotExistCantBeSelectedOrRemoved) {
    Desk desk;
    desk.apply(AddReadings{{readingWithClaims(2)}});
    const auto revision = desk.revision();
    desk.apply(SelectClaim{claim::ClaimRef{0, 2}});
    desk.apply(SelectClaim{claim::ClaimRef{1, 0}});
    desk.apply(RemoveReading{1});
    EXPECT_EQ(desk.revision(), revision);
    EXPECT_EQ(desk.state().readings->size(), 1U);
}

TEST(Desk, AStateSharesItsReadingsWithThePast) {
    Desk desk;
    desk.apply(AddReadings{{readingWithClaims(1)}});
    const auto readings = desk.state().readings;
    desk.apply(SetTheme{false});
    EXPECT_EQ(desk.state().readings, readings);
}

}  // namespace
}  // namespace demarc::project
