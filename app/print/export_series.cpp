#include "print/export_series.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>

#include "base/error.hpp"
#include "project/option_text.hpp"

namespace demarc::print {
namespace {

constexpr std::size_t MOST_FRAMES = 2'000;

/// "map.png" and "Russia": "map-Russia.png". Whatever a file name should not hold becomes a hyphen.
std::filesystem::path named(const std::filesystem::path& path, std::string part) {
    for (char& c : part)
        if (static_cast<unsigned char>(c) < ' ' || std::string_view{"/\\:*?\"<>| "}.find(c) != std::string_view::npos) c = '-';
    auto file = path.stem();
    file += "-" + part;
    file += path.extension();
    return path.parent_path() / file;
}

base::Date monthsLater(base::Date date, int months) {
    const int count = date.year * 12 + date.month - 1 + months;
    const base::Date month{count / 12, count % 12 + 1, 0};
    const int last = base::Date::fromDayNumber(month.lastDayNumber()).day;
    return {month.year, month.month, std::min(date.day, last)};
}

/// The day that a date of the command line stands for.
base::Date dayOf(const std::string& text, bool last) {
    const base::Date date = project::parseDate(text, "--frames");
    return base::Date::fromDayNumber(last ? date.lastDayNumber() : date.firstDayNumber());
}

std::vector<std::string> claimants(const std::vector<claim::Reading>& readings) {
    std::vector<std::string> parties;
    for (const claim::Reading& reading : readings)
        for (const claim::Claim& claim : reading.claims)
            if (!claim.claimant.empty() && claim.claimant != "narrator" && std::ranges::find(parties, claim.claimant) == parties.end())
                parties.push_back(claim.claimant);
    return parties;
}

}  // namespace

std::vector<base::Date> datesBetween(const std::string& range, const std::string& step) {
    const auto dots = range.find("..");
    if (dots == std::string::npos) throw base::UsageError("--frames " + range + ": write FROM..TO, as 2025-11-01..2025-11-20");
    const base::Date from = dayOf(range.substr(0, dots), false), to = dayOf(range.substr(dots + 2), true);
    if (to < from) throw base::UsageError("--frames " + range + ": ends before it begins");
    int count = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), count);
    const std::string_view unit{end, step.data() + step.size()};
    if (error != std::errc{} || count < 1 || count > 10'000 || (unit != "d" && unit != "w" && unit != "m"))
        throw base::UsageError("--step " + step + ": write a number and d, w or m, as 1d, 2w, 1m");
    std::vector<base::Date> dates;
    for (int i = 0;; ++i) {
        const base::Date date = unit == "m" ? monthsLater(from, i * count) : base::Date::fromDayNumber(from.firstDayNumber() + i * count * (unit == "w" ? 7 : 1));
        if (to < date) return dates;
        if (dates.size() == MOST_FRAMES) throw base::UsageError("--frames " + range + ": more than " + std::to_string(MOST_FRAMES) + " images; take a longer --step");
        dates.push_back(date);
    }
}

std::vector<Take> takesOf(const project::ExportSettings& settings, const map::SceneRequest& request, const std::vector<claim::Reading>& readings) {
    if (!settings.per.empty() && !settings.frames.empty()) throw base::UsageError("--per and --frames: give one of them");
    std::vector<Take> takes;
    const auto add = [&](const std::string& name) -> map::SceneRequest& {
        takes.push_back({named(settings.output, name), request});
        takes.back().request.steady = true;
        return takes.back().request;
    };
    if (settings.per == "party") {
        for (const std::string& party : claimants(readings)) {
            map::SceneRequest& own = add(party);
            own.view = map::View::party;
            own.party = party;
        }
        if (takes.empty()) throw base::UsageError("--per party: no party claims anything in these reports");
    } else if (settings.per == "date") {
        std::set<base::Date> dates;
        for (const claim::Reading& reading : readings)
            if (reading.document.date && !reading.claims.empty()) dates.insert(*reading.document.date);
        for (const base::Date date : dates) add(date.iso()).at = date;
        if (takes.empty()) throw base::UsageError("--per date: no report with claims has a date; give --date");
    } else if (!settings.frames.empty()) {
        for (const base::Date date : datesBetween(settings.frames, settings.step)) {
            char number[16];
            std::snprintf(number, sizeof number, "%04zu", takes.size() + 1);
            add(number).at = date;
        }
    } else {
        takes.push_back({settings.output, request});
    }
    return takes;
}

}  // namespace demarc::print
