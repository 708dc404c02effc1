#include "text/report_source.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/report_date.hpp"

namespace demarc::text {
namespace {

constexpr std::string_view SPACE = " \t\r\n\f\v";
constexpr std::size_t HEAD_LINES = 4;
constexpr std::size_t DATELINE_BYTE = 90;
constexpr std::size_t LONGEST_NAME_BYTE = 60;
constexpr std::size_t LONGEST_ACRONYM = 5;  ///< letters: "Reuters" isn't written in capitals, "AFP" is; longer ones are towns

bool isUpper(char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view text, std::string_view what = SPACE) {
    const std::size_t first = text.find_first_not_of(what);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(what) + 1 - first);
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(" ,", at)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

/// Words that end, or begin, the names of those who publish.
bool namesPublisher(std::string_view name) {
    static constexpr std::array WORDS{"Post", "Times", "News", "Courier", "Observer", "Tribune", "Herald", "Daily", "Press", "Agency", "Journal", "Gazette", "Radio", "TV", "Voice", "Today", "Monitor", "Review",
                                      "Mail", "Star", "Telegraph", "Guardian", "Chronicle", "Standard", "Mirror", "Dispatch", "Wire", "Media", "Network", "Weekly", "Reporter", "Independent", "Sentinel", "Echo",
                                      "Bulletin", "Examiner", "Inquirer", "Reuters", "AFP", "AP", "BBC", "CNN", "DPA", "TASS", "Jazeera"};
    const auto words = wordsOf(name);
    return name.find('.') < name.size() - 1 || std::ranges::any_of(words, [](std::string_view word) { return std::ranges::find(WORDS, word) != WORDS.end(); });
}

bool isName(std::string_view name) {
    static constexpr std::array OTHERS{"By", "Updated", "Published", "Posted", "Photo", "Photos", "Last", "Image", "Map", "Part"};
    if (name.size() < 2 || name.size() > LONGEST_NAME_BYTE || !isUpper(name.front()) || std::ranges::any_of(name, isDigit)) return false;
    return std::ranges::find(OTHERS, wordsOf(name).front()) == OTHERS.end();
}

/// Whether one is written in the first letters of the other: "Arakan Army (AA)", "RSF (Rapid Support Forces)".
bool abbreviates(std::string_view shorter, std::string_view name) {
    std::string initials;
    for (const std::string_view word : wordsOf(name))
        if (isUpper(word.front())) initials += word.front();
    return !shorter.empty() && initials.size() > 1 && initials.find(shorter) != std::string::npos;
}

/// Where the dash stands that closes a dateline at the beginning of `text`, and how long it is; 0 where none does.
std::size_t dashLength(std::string_view text) {
    for (const std::string_view dash : {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-"})
        if (text.starts_with(dash)) return dash.size();
    return 0;
}

/// "LASHIO, Aug 5 (The Shan Courier) — The rebels …"
std::optional<std::string> fromDateline(std::string_view line) {
    for (std::size_t open = line.find('('); open < DATELINE_BYTE; open = line.find('(', open + 1)) {
        const std::size_t close = line.find(')', open);
        if (close == std::string_view::npos) return std::nullopt;
        const std::string_view name = trim(line.substr(open + 1, close - open - 1)), before = trim(line.substr(0, open));
        std::string_view behind = trim(line.substr(close + 1));
        const std::size_t dash = dashLength(behind);
        behind = trim(behind.substr(dash));
        if (dash == 0 || behind.empty() || isLower(behind.front()) || !isName(name)) continue;
        const bool capitals = std::ranges::none_of(name, isLower);
        if (capitals && name.size() > LONGEST_ACRONYM) continue;
        const auto words = wordsOf(before);
        const bool dateline = before.empty() || std::ranges::any_of(before, [](char c) { return c == ',' || isDigit(c); }) || std::ranges::none_of(words.front(), isLower) ||
                              (words.size() <= 3 && std::ranges::all_of(words, [](std::string_view word) { return isUpper(word.front()); }));
        if (dateline && !abbreviates(name, before) && !abbreviates(before, name)) return std::string{name};
    }
    return std::nullopt;
}

/// "*Chinland Post, 5 August 2024*", "5 August 2024 | The Shan Courier": a name and a date alone on a line. In emphasis it may be any name of several words.
std::optional<std::string> fromLine(std::string_view line, bool emphasised) {
    if (!findDate(line)) return std::nullopt;
    std::optional<std::string> found;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        while (end < line.size() && line[end] != ',' && line[end] != '|' && (dashLength(line.substr(end)) == 0 || line[end - (end > 0)] != ' ') && !line.substr(end).starts_with("\xC2\xB7")) ++end;
        const std::string_view part = trim(line.substr(at, end - at));
        const std::size_t separator = line.substr(end).starts_with("\xC2\xB7") ? 2 : std::max<std::size_t>(1, dashLength(line.substr(end)));
        at = end + separator;
        const bool ofDate = part.empty() || std::ranges::any_of(part, isDigit) || part.ends_with("day");
        if (ofDate) continue;
        if (found || !isName(part)) return std::nullopt;
        found = std::string{part};
    }
    const bool named = found && (namesPublisher(*found) || (emphasised && found->find(' ') != std::string::npos));
    return named ? found : std::nullopt;
}

}  // namespace

std::optional<std::string> reportSource(std::string_view text) {
    for (std::size_t at = datePrefixLength(text), lines = 0; at < text.size() && lines < HEAD_LINES;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view whole = trim(text.substr(at, end - at)), line = trim(whole, " \t\r#*_>");
        at = end + 1;
        if (line.empty()) continue;
        ++lines;
        if (auto name = fromDateline(line)) return name;
        if (line.size() > DATELINE_BYTE) continue;
        const bool emphasised = (whole.front() == '*' || whole.front() == '_') && whole.back() == whole.front();
        for (const std::string_view label : {"Source: ", "SOURCE: ", "Publisher: "})
            if (const std::string_view name = trim(line.substr(std::min(label.size(), line.size())), " *_"); line.starts_with(label) && isName(name)) return std::string{name};
        if (auto name = fromLine(line, emphasised)) return name;
    }
    return std::nullopt;
}

}  // namespace demarc::text
