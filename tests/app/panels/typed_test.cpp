#include "panels/typed.hpp"

#include <gtest/gtest.h>

namespace demarc::panels {
namespace {

TEST(Typed, ASharesWaysOfWritingMeanOne) {
    std::optional<double> share;
    for (const char* text : {"80%", "80 %", "80", "0.8", " .8"}) {
        ASSERT_TRUE(parseShare(text, share)) << text;
        EXPECT_DOUBLE_EQ(*share, 0.8) << text;
    }
    EXPECT_TRUE(parseShare("  ", share));
    EXPECT_FALSE(share);
    for (const char* text : {"most", "120%", "-1", "80 km", "nan", "%"}) EXPECT_FALSE(parseShare(text, share)) << text;
}

TEST(Typed, DatesAndCountsAreWholeOrNone) {
    std::optional<base::Date> date;
    EXPECT_TRUE(parseDate("2025-11-20", date));
    EXPECT_EQ(date, (base::Date{2025, 11, 20}));
    EXPECT_TRUE(parseDate("", date));
    EXPECT_FALSE(date);
    EXPECT_FALSE(parseDate("yesterday", date));
    std::optional<int> count;
    EXPECT_TRUE(parseCount("12", count));
    EXPECT_EQ(count, 12);
    for (const char* text : {"12 men", "-1", "1e3", "99999999999"}) EXPECT_FALSE(parseCount(text, count)) << text;
}

}  // namespace
}  // namespace demarc::panels
