#pragma once
#include <optional>
#include <string>
#include <vector>

#include "panels/time_bins.hpp"
#include "panels/time_step.hpp"
#include "project/desk.hpp"

namespace demarc::panels {

struct Context;

/// What follows from the readings and the range: made again only when one of them, or the room for it, changes.
struct TimeLine {
    project::Readings readings;
    std::optional<TimeRange> all;         ///< nothing where no report has a date
    std::vector<base::Date> reportDates;  ///< the newest first

    std::optional<TimeRange> binned;      ///< that these were made for
    int mostBins = 0;
    std::size_t mostRows = 0;
    TimeBins bins;
    std::vector<PastRow> past;
};

/// What the pane of time remembers.
struct TimeMemory {
    TimeLine line;
    std::optional<DateStep> step;         ///< as chosen; else what the range's length asks for
    int rate = 2;                         ///< steps a second, in play
    struct Playing {
        PlayRun run;
        int shown_day = 0;                ///< what was asked for last: another date is somebody else's wish and ends the play
        double seen_s = 0;
    };
    std::optional<Playing> playing;
    bool keyboard = false;                ///< keys go there
    bool menuAsked = false;
    bool holdsSecond = false;             ///< the handle that is dragged is that of the date beside
    int grabbed_day = 0;                  ///< of the range, where its middle was taken
    TimeRange grabbed;
    std::string typed, typedTo;           ///< dates in a menu
};

/// The dates that can be shown, and those that are.
struct Dates {
    TimeRange all, shown;           ///< of the reports; as the range narrows them
    int day = 0;                    ///< on the map
    std::optional<int> second_day;  ///< on the map beside, where that is another one
};
/// Nothing where no report has a date.
[[nodiscard]] std::optional<Dates> datesOf(Context& context);

// What panes and menus ask for; without effect where no report has a date.

[[nodiscard]] bool isPlaying(const Context& context);
[[nodiscard]] DateStep stepOf(const Context& context, const Dates& dates);
void playOrStop(Context& context);
void goToDay(Context& context, int day);
void goToSecondDay(Context& context, int day);
/// So many steps on, or back, as far as the range goes.
void stepDates(Context& context, int count);
/// The first date of the range, or its last.
void goToEnd(Context& context, bool last);
/// Whether there are reports of two dates.
[[nodiscard]] bool hasTwoDates(Context& context);
/// Two maps of what is shown: as of the oldest report and as of the newest.
void lookBesideDates(Context& context, bool swipe);
/// Steps of another range are one in the history.
void setRange(Context& context, std::optional<TimeRange> range);

/// What goes on by itself: keys that play, and the next date of a play. Last in a frame.
void playDates(Context& context);

/// Lines of a menu: the newest report, the dates of reports, a date to be typed. True where one was chosen.
bool dateMenu(Context& context, const std::optional<base::Date>& now, std::optional<base::Date>& chosen);
void stepMenu(Context& context, const Dates& dates);
void speedMenu(Context& context, const Dates& dates);
void rangeMenu(Context& context, const Dates& dates);
/// All of them.
void timeMenu(Context& context, const Dates& dates);
/// "3 Nov – 9 Nov 2025"
[[nodiscard]] std::string daysText(int first_day, int last_day);

}  // namespace demarc::panels
