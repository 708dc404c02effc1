#include "panels/time_axis.hpp"

#include <gtest/gtest.h>

namespace demarc::panels {
namespace {

claim::Reading reading(base::Date date, std::optional<base::Date> from = {}) {
    claim::Reading result;
    result.document.date = date;
    claim::Claim claim;
    claim.from = from;
    result.claims = {claim};
    return result;
}

TEST(TimeRange, GoesFromTheFirstDateSpokenOfToTheNewestReport) {
    const auto range = timeRange({reading({2025, 11, 20}, base::Date{2022, 2, 0}), reading({2025, 10, 1})});
    ASSERT_TRUE(range);
    EXPECT_EQ(range->first_day, (base::Date{2022, 2, 1}).firstDayNumber());
    EXPECT_EQ(range->last_day, (base::Date{2025, 11, 20}).lastDayNumber());
}

TEST(TimeRange, IsAtLeastAMonthAndNeverEndless) {
    const auto near = timeRange({reading({2025, 11, 20})});
    EXPECT_EQ(near->last_day - near->first_day, 30);
    const auto far = timeRange({reading({2025, 11, 20}, base::Date{1, 1, 1})});
    EXPECT_LT(far->last_day - far->first_day, 51 * 366);
}

TEST(TimeRange, ThereIsNoneWithoutADate) {
    EXPECT_FALSE(timeRange({}));
    EXPECT_FALSE(timeRange({claim::Reading{}}));
}

TEST(TimeTicks, AreInOrderInsideTheRangeAndFew) {
    const int newest = base::Date{2025, 11, 20}.firstDayNumber();
    for (const int days : {30, 60, 100, 365, 1400, 5000, 18'000}) {
        const TimeRange range{newest - days, newest};
        const auto ticks = timeTicks(range, 10);
        ASSERT_GE(ticks.size(), 2U) << days;
        EXPECT_LE(ticks.size(), 14U) << days;
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            EXPECT_GE(ticks[i].day, range.first_day);
            EXPECT_LE(ticks[i].day, range.last_day);
            if (i > 0) {
                EXPECT_GT(ticks[i].day, ticks[i - 1].day);
            }
            EXPECT_FALSE(ticks[i].label.empty());
        }
    }
}

}  // namespace
}  // namespace demarc::panels
