#include "panels/time_bins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace demarc::panels {
namespace {

using testing::ElementsAre;

int dayOf(int year, int month, int day) { return base::Date{year, month, day}.firstDayNumber(); }

claim::Claim claimOf(std::string claimant, std::optional<base::Date> from = {}) {
    claim::Claim claim;
    claim.claimant = std::move(claimant);
    claim.place = "Kupiansk";
    claim.actor = "Russia";
    claim.from = from;
    return claim;
}

claim::Reading reading(base::Date date, std::vector<claim::Claim> claims) {
    claim::Reading result;
    result.document.date = date;
    result.claims = std::move(claims);
    return result;
}

/// Eight readings of a month of days each.
std::vector<claim::Reading> manyReadings() {
    std::vector<claim::Reading> readings;
    for (int day = dayOf(2025, 1, 1); day < dayOf(2025, 9, 1); ++day)
        readings.push_back(reading(base::Date::fromDayNumber(day), {claimOf("Russia"), claimOf("Ukraine"), claimOf("Russia")}));
    return readings;
}

TEST(ClaimBins, CoverTheRangeWithoutAGapAndHoldEachClaimOnce) {
    const auto readings = manyReadings();
    for (const int length : {2, 10, 31, 100, 243})
        for (const int most : {1, 5, 12, 40, 300}) {
            const TimeRange range{dayOf(2025, 1, 1), dayOf(2025, 1, 1) + length - 1};
            const auto bins = claimBins(readings, range, most);
            ASSERT_FALSE(bins.bins.empty());
            EXPECT_EQ(bins.bins.front().first_day, range.first_day);
            EXPECT_EQ(bins.bins.back().last_day, range.last_day);
            EXPECT_LE(bins.bins.size(), static_cast<std::size_t>(most) + 1);
            std::size_t sum = 0;
            for (std::size_t i = 0; i < bins.bins.size(); ++i) {
                const TimeBin& bin = bins.bins[i];
                EXPECT_LE(bin.first_day, bin.last_day);
                if (i > 0) {
                    EXPECT_EQ(bin.first_day, bins.bins[i - 1].last_day + 1);
                }
                EXPECT_EQ(bin.counts[0] + bin.counts[1], bin.total);
                EXPECT_LE(bin.total, bins.highest);
                sum += bin.total;
            }
            EXPECT_EQ(sum, static_cast<std::size_t>(3 * length));
        }
}

TEST(ClaimBins, WhoClaimsMostComesFirst) {
    const auto bins = claimBins({reading({2025, 11, 20}, {claimOf("Ukraine"), claimOf("Russia"), claimOf("Russia")})}, {dayOf(2025, 11, 1), dayOf(2025, 11, 20)}, 100);
    EXPECT_THAT(bins.parties, ElementsAre("Russia", "Ukraine"));
    EXPECT_THAT(bins.bins.back().counts, ElementsAre(2U, 1U));
    EXPECT_EQ(bins.highest, 3U);
}

TEST(ClaimBins, WeeksBeginOnMondayAndMonthsOnTheirFirst) {
    const TimeRange range{dayOf(2025, 1, 8), dayOf(2025, 6, 30)};
    for (const TimeBin& bin : claimBins({}, range, 30).bins)
        if (bin.first_day != range.first_day) {
            EXPECT_EQ(base::Date::fromDayNumber(bin.first_day).weekday(), 1);
        }
    for (const TimeBin& bin : claimBins({}, range, 6).bins)
        if (bin.first_day != range.first_day) {
            EXPECT_EQ(base::Date::fromDayNumber(bin.first_day).day, 1);
        }
}

TEST(ClaimBins, WhatIsAboutAnotherTimeIsInNone) {
    const auto readings = std::vector{reading({2025, 11, 20}, {claimOf("Russia"), claimOf("Russia", base::Date{2022, 3, 1}), claimOf("Russia", base::Date{2026, 3, 1})})};
    const auto bins = claimBins(readings, {dayOf(2025, 11, 1), dayOf(2025, 11, 20)}, 100);
    EXPECT_EQ(bins.highest, 1U);
    EXPECT_EQ(bins.at(dayOf(2025, 11, 20))->total, 1U);
    EXPECT_EQ(bins.at(dayOf(2025, 11, 21)), nullptr);
    EXPECT_EQ(bins.at(dayOf(2025, 10, 31)), nullptr);
}

TEST(PastRows, AreThePlacesWithMostBarsInTheRange) {
    auto izium = claimOf("Ukraine", base::Date{2022, 9, 1});
    izium.place = "Izium";
    const auto readings = std::vector{reading({2025, 11, 20}, {izium, claimOf("Russia", base::Date{2022, 2, 1}), claimOf("Ukraine", base::Date{2022, 9, 1}), claimOf("Russia")})};
    const TimeRange range{dayOf(2022, 1, 1), dayOf(2025, 11, 20)};
    const auto rows = pastRows(readings, range, 5);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].place, "Kupiansk");
    EXPECT_EQ(rows[0].bars.size(), 2U);
    EXPECT_EQ(rows[1].place, "Izium");
    EXPECT_EQ(pastRows(readings, range, 1).size(), 1U);
    EXPECT_EQ(pastRows(readings, {dayOf(2022, 1, 1), dayOf(2022, 3, 1)}, 5).size(), 1U) << "a bar that begins later is not there";
}

TEST(ReportDates, AreEachOnceTheNewestFirst) {
    EXPECT_THAT(reportDates({reading({2025, 10, 1}, {}), reading({2025, 11, 20}, {}), claim::Reading{}, reading({2025, 10, 1}, {})}),
                ElementsAre(base::Date{2025, 11, 20}, base::Date{2025, 10, 1}));
}

}  // namespace
}  // namespace demarc::panels
