#include "map/visual_text.hpp"

#include <gtest/gtest.h>

namespace demarc::map {
namespace {

TEST(VisualText, LeftToRightTextStaysAsItIs) {
    for (const char* text : {"", "Kupiansk", "Куп'янськ", "Αθήνα", "Şuşa – 80 %"}) EXPECT_EQ(visualText(text), text);
}

TEST(VisualText, HebrewIsReversed) {
    EXPECT_EQ(visualText("אבג"), "גבא");
}

TEST(VisualText, ArabicLettersJoinAndRunLeftwards) {
    // sin, lam, alef, mim: sin takes its initial form, lam and alef join to one sign, mim stands alone; shown from the left it is the last first.
    EXPECT_EQ(visualText("سلام"), "\uFEE1\uFEFC\uFEB3");
}

TEST(VisualText, NumbersKeepTheirOrderInsideArabic) {
    const auto shown = visualText("مارب 26");
    EXPECT_NE(shown.find("26"), std::string::npos);
}

TEST(VisualText, AnyBytesAreAccepted) {
    EXPECT_NO_THROW((void)visualText("\xD7"));
    EXPECT_NO_THROW((void)visualText("\xEF\xBA"));
    EXPECT_NO_THROW((void)visualText(std::string("\xD7\x90\xFF\x80", 4)));
}

}  // namespace
}  // namespace demarc::map
