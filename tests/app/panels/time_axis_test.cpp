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

TEST(TimeRange, IsNarrowedToWhatOfItAViewLeaves) {
    const int newest = base::Date{2025, 11, 20}.firstDayNumber();
    const TimeRange all{newest - 100, newest};
    EXPECT_EQ(narrowed(all, std::nullopt), all);
    const auto november = narrowed(all, project::DateRange{{2025, 11, 0}, {2025, 11, 0}});
    EXPECT_EQ(november.first_day, (base::Date{2025, 11, 1}).firstDayNumber());
    EXPECT_EQ(november.last_day, newest) << "no later than the newest report";
    EXPECT_EQ(narrowed(all, project::DateRange{{2024, 1, 1}, {2024, 2, 1}}), all) << "what lies elsewhere leaves all";
    EXPECT_EQ(lastDays(all, 7).first_day, newest - 6);
    EXPECT_EQ(lastDays(all, 1000), all);
}

TEST(TimeRange, KeepsTwoDaysHoweverItIsNarrowed) {
    const TimeRange all{20'000, 20'100};
    for (int from = 19'990; from < 20'110; ++from)
        for (const int to : {from - 5, from, from + 1, from + 50}) {
            const auto left = narrowed(all, project::DateRange{base::Date::fromDayNumber(from), base::Date::fromDayNumber(to)});
            EXPECT_GE(left.first_day, all.first_day);
            EXPECT_LE(left.last_day, all.last_day);
            EXPECT_GT(left.last_day, left.first_day);
        }
}

TEST(TimeAxis, EachDayStandsInItsColumnAndIsFoundThere) {
    for (const int length : {2, 31, 365}) {
        const TimeAxis axis{{1000, 1000 + length - 1}, 50, 850};
        for (int day = axis.range.first_day; day <= axis.range.last_day; ++day) EXPECT_EQ(axis.day(axis.x(day)), day);
        EXPECT_EQ(axis.day(-1000), axis.range.first_day);
        EXPECT_EQ(axis.day(5000), axis.range.last_day);
        EXPECT_FLOAT_EQ(axis.x(axis.range.first_day - 0.5), axis.left);
        EXPECT_FLOAT_EQ(axis.x(axis.range.last_day + 0.5), axis.right);
    }
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

TEST(TimeTicks, AreFewOnANarrowLine) {
    const int newest = base::Date{2025, 11, 20}.firstDayNumber();
    for (const int days : {30, 365, 1400, 5000}) EXPECT_LE(timeTicks({newest - days, newest}, 2).size(), 5U) << days;
}

}  // namespace
}  // namespace demarc::panels
