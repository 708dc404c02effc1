#include "panels/time_step.hpp"

#include <gtest/gtest.h>

#include <set>

namespace demarc::panels {
namespace {

int dayOf(int year, int month, int day) { return base::Date{year, month, day}.firstDayNumber(); }

TEST(DateSteps, DaysAndWeeksAreCounted) {
    EXPECT_EQ(stepped(100, DateStep::day, 3), 103);
    EXPECT_EQ(stepped(100, DateStep::week, -2), 86);
}

TEST(DateSteps, MonthsKeepTheDayOrTakeTheirLast) {
    EXPECT_EQ(stepped(dayOf(2025, 1, 31), DateStep::month, 1), dayOf(2025, 2, 28));
    EXPECT_EQ(stepped(dayOf(2024, 1, 31), DateStep::month, 1), dayOf(2024, 2, 29));
    EXPECT_EQ(stepped(dayOf(2025, 1, 31), DateStep::month, 2), dayOf(2025, 3, 31));
    EXPECT_EQ(stepped(dayOf(2025, 1, 15), DateStep::month, -1), dayOf(2024, 12, 15));
    EXPECT_EQ(stepped(dayOf(2025, 11, 30), DateStep::quarter, 1), dayOf(2026, 2, 28));
    EXPECT_EQ(stepped(dayOf(2024, 2, 29), DateStep::year, 1), dayOf(2025, 2, 28));
}

TEST(DateSteps, EveryStepOnLeadsOnAndEveryStepBackBack) {
    for (const DateStep step : DATE_STEPS)
        for (int day = dayOf(2023, 12, 1); day < dayOf(2024, 4, 1); ++day) {
            EXPECT_GT(stepped(day, step, 1), day);
            EXPECT_LT(stepped(day, step, -1), day);
            EXPECT_EQ(stepped(day, step, 0), day);
        }
}

TEST(DateSteps, ALongerRangeIsGoneThroughInLongerSteps) {
    EXPECT_EQ(stepFor({0, 30}), DateStep::day);
    EXPECT_EQ(stepFor({0, 365}), DateStep::week);
    EXPECT_EQ(stepFor({0, 4 * 365}), DateStep::month);
    EXPECT_EQ(stepFor({0, 50 * 365}), DateStep::year);
    EXPECT_EQ(stepFor({0, 1}), DateStep::day);
}

TEST(DateSteps, AreNamedWithTheirSpeed) {
    EXPECT_EQ(nameOf(DateStep::week), "1 week");
    EXPECT_EQ(speedOf(DateStep::day, 7), "7 days/s");
    EXPECT_EQ(speedOf(DateStep::month, 1), "1 month/s");
    EXPECT_EQ(speedOf(DateStep::quarter, 2), "6 months/s");
}

TEST(PlayRun, ADateFollowsFromTheTimeThatPassed) {
    const PlayRun run{100, 110, DateStep::day, 2, 5.0};
    EXPECT_EQ(run.dayAt(5.0), 100);
    EXPECT_EQ(run.dayAt(5.49), 100);
    EXPECT_EQ(run.dayAt(5.5), 101);
    EXPECT_EQ(run.dayAt(8.0), 106) << "who was slow leaves dates out";
    EXPECT_EQ(run.dayAt(4.0), 100) << "before its start it stands at its first date";
}

TEST(PlayRun, EndsAtItsLastDateAndStaysThere) {
    for (const DateStep step : DATE_STEPS) {
        const PlayRun run{dayOf(2024, 1, 31), dayOf(2025, 11, 20), step, 14, 0};
        EXPECT_EQ(run.dayAt(1e9), run.last_day);
        int before = run.first_day;
        std::set<int> shown;
        for (double now_s = 0; now_s < 60; now_s += 1.0 / 60) {
            const int day = run.dayAt(now_s);
            EXPECT_GE(day, before);
            shown.insert(before = day);
        }
        EXPECT_TRUE(shown.contains(run.last_day));
        EXPECT_TRUE(shown.contains(stepped(run.first_day, step, 1)));
    }
}

TEST(PlayRun, WakesWhenTheNextDateIsDue) {
    const PlayRun run{100, 1000, DateStep::day, 4, 2};
    for (const double now_s : {0.0, 2.0, 2.1, 3.7, 50.3}) {
        const double wait_s = run.untilNext_s(now_s);
        EXPECT_GT(wait_s, 0);
        EXPECT_LE(wait_s, 0.25);
        if (now_s >= run.start_s) {
            EXPECT_EQ(run.dayAt(now_s + wait_s + 1e-6), run.dayAt(now_s) + 1);
        }
    }
}

}  // namespace
}  // namespace demarc::panels
