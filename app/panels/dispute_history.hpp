#pragma once
#include <map>
#include <optional>
#include <vector>

#include "panels/board_list.hpp"
#include "project/desk.hpp"

namespace demarc::panels {

/// How the dispute of each place went from report to report. It is found date by date beside the window, since each costs as much as the places do.
struct DisputeHistory {
    project::Readings readings;                              ///< that it is of
    std::vector<base::Date> dates;                           ///< ascending
    std::size_t found = 0;                                   ///< of the dates, from the first on
    std::map<PlaceKey, std::vector<std::optional<double>>> disputes;  ///< one a date; none where fewer than two accounts were there

    /// Takes the places as of the next date.
    void add(const std::vector<claim::PlaceView>& places);
    /// Of the last date that is found and not after this day; none before the first one.
    [[nodiscard]] std::optional<std::size_t> at(int day) const;
};
/// The dates of the reports, or that many of them, spread evenly, the first and the last among them.
[[nodiscard]] std::vector<base::Date> historyDates(const std::vector<claim::Reading>& readings, std::size_t most = 40);

}  // namespace demarc::panels
