#include "text/find.hpp"

#include <gtest/gtest.h>

namespace demarc::text {
namespace {

TEST(FindAll, FindsWordsInWhateverCaseAndScript) {
    const std::string_view text = "Kyiv, KYIV and Київ: КИЇВ.";
    const auto latin = findAll(text, "kyiv"), cyrillic = findAll(text, "київ");
    ASSERT_EQ(latin.size(), 2U);
    EXPECT_EQ(latin[1].of(text), "KYIV");
    ASSERT_EQ(cyrillic.size(), 2U);
    EXPECT_EQ(cyrillic[1].of(text), "КИЇВ");
}

TEST(FindAll, ALineBreakIsASpace) {
    const std::string_view text = "the city\n  of Kupiansk";
    const auto found = findAll(text, "City of ");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].of(text), "city\n  of");
}

TEST(FindAll, FoundWordsDontOverlapAndNothingIsFoundForNothing) {
    EXPECT_EQ(findAll("aaaa", "aa").size(), 2U);
    EXPECT_TRUE(findAll("a b", " ").empty());
    EXPECT_TRUE(findAll("", "a").empty());
    EXPECT_EQ(findAll("a\xFF" "b", "b").size(), 1U);
}

}  // namespace
}  // namespace demarc::text
