#include "text/report_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <string>

namespace demarc::text {
namespace {

constexpr std::string_view SPACE = " \t\r\n\f\v";
constexpr std::array<std::string_view, 12> MONTHS{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

/// A word, a number or a mark of a date's surroundings.
struct Piece {
    std::string_view text;
    int number = -1;
    int month = 0;
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isAlpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int monthOf(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kFull{"january", "february", "march",     "april",   "may",      "june",
                                                           "july",    "august",   "september", "october", "november", "december"};
    std::string low{word};
    for (char& c : low) c = static_cast<char>(c | 0x20);
    for (std::size_t m = 0; m < MONTHS.size(); ++m) {
        if (low == MONTHS[m] || low == kFull[m] || (m == 8 && low == "sept")) return static_cast<int>(m) + 1;
    }
    return 0;
}

Piece nextPiece(std::string_view text, std::size_t& at) {
    while (at < text.size() && !isDigit(text[at]) && !isAlpha(text[at])) ++at;
    const std::size_t begin = at;
    if (at == text.size()) return {};
    const bool digits = isDigit(text[at]);
    while (at < text.size() && (digits ? isDigit(text[at]) : isAlpha(text[at]))) ++at;
    Piece piece{text.substr(begin, at - begin)};
    if (!digits) piece.month = monthOf(piece.text);
    else if (piece.text.size() <= 4) std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.number);
    return piece;
}

std::optional<base::Date> makeDate(int year, int month, int day) {
    if (year < 1900 || year > 2200) return std::nullopt;
    std::array<char, 16> iso{};
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", year, month, day);
    return base::Date::parse(iso.data());
}

std::optional<base::Date> fromPieces(const Piece& a, const Piece& b, const Piece& c) {
    const auto isYear = [](const Piece& p) { return p.text.size() == 4 && p.number > 0; };
    if (isYear(a) && b.number > 0 && c.number > 0) return makeDate(a.number, b.number, c.number);
    if (!isYear(c)) return std::nullopt;
    if (a.month && b.number > 0) return makeDate(c.number, a.month, b.number);
    if (b.month && a.number > 0) return makeDate(c.number, b.month, a.number);
    if (a.number > 0 && b.number > 0) {
        if (b.number <= 12 && c.text.data() > b.text.data() && *(c.text.data() - 1) == '.') return makeDate(c.number, b.number, a.number);
        if (a.number > 12) return makeDate(c.number, b.number, a.number);  // 20/11/2025; 10/11/2025 could be either
        if (b.number > 12) return makeDate(c.number, a.number, b.number);
    }
    return std::nullopt;
}

std::string_view firstLines(std::string_view text, std::size_t& at) {
    at = text.find_first_not_of(SPACE, at);
    if (at == std::string_view::npos) return at = text.size(), std::string_view{};
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end;
    return line;
}

}  // namespace

std::size_t datePrefixLength(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(SPACE);
    if (begin == std::string_view::npos) return 0;
    const std::string_view word = text.substr(begin, 5);
    if (word.size() < 5 || (word != "date " && word != "Date " && word != "DATE " && word != "date:" && word != "Date:")) return 0;
    const std::size_t date = text.find_first_not_of(" \t", begin + 5);
    if (date == std::string_view::npos || date + 10 > text.size() || !base::Date::parse(text.substr(date, 10))) return 0;
    if (date + 10 < text.size() && isDigit(text[date + 10])) return 0;
    return std::min(text.find_first_not_of(SPACE, date + 10), text.size());
}

std::optional<base::Date> findDate(std::string_view text) {
    std::size_t at = 0;
    Piece a = nextPiece(text, at);
    Piece b = nextPiece(text, at);
    for (Piece c = nextPiece(text, at); !c.text.empty(); c = nextPiece(text, at)) {
        if (a.month && b.text.size() <= 2 && (c.text == "st" || c.text == "nd" || c.text == "rd" || c.text == "th")) continue;
        if (const auto date = fromPieces(a, b, c)) return date;
        a = b;
        b = c;
    }
    return std::nullopt;
}

std::optional<base::Date> reportDate(std::string_view text) {
    if (const std::size_t length = datePrefixLength(text)) {
        const std::size_t digit = text.find_first_of("0123456789");
        return base::Date::parse(text.substr(digit, std::min<std::size_t>(10, length - digit)));
    }
    std::size_t at = 0;
    for (int lines = 0; lines < 4; ++lines) {
        std::string_view line = firstLines(text, at);
        // A date further on in running text is the date of something told, not of the report.
        if (line.size() > 90) {
            const std::size_t dash = std::min({line.find("\xE2\x80\x94"), line.find("\xE2\x80\x93"), line.find("--"), line.find(" - ")});
            if (dash == std::string_view::npos || dash > 90) continue;
            line = line.substr(0, dash);
        }
        if (const auto date = findDate(line)) return date;
    }
    return std::nullopt;
}

std::optional<base::Date> fileNameDate(std::string_view name) {
    for (std::size_t i = 0; i + 8 <= name.size(); ++i) {
        if (i > 0 && isDigit(name[i - 1])) continue;
        const auto digitsAt = [&](std::size_t from, std::size_t count) {
            return from + count <= name.size() && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(from),
                                                             name.begin() + static_cast<std::ptrdiff_t>(from + count), isDigit);
        };
        const auto number = [&](std::size_t from, std::size_t count) {
            int value = 0;
            std::from_chars(name.data() + from, name.data() + from + count, value);
            return value;
        };
        if (!digitsAt(i, 4)) continue;
        const bool compact = digitsAt(i, 8) && !digitsAt(i, 9);
        const bool dashed = digitsAt(i + 5, 2) && digitsAt(i + 8, 2) && !digitsAt(i + 8, 3) && name[i + 4] == name[i + 7] &&
                            (name[i + 4] == '-' || name[i + 4] == '_' || name[i + 4] == '.');
        const auto date = compact  ? makeDate(number(i, 4), number(i + 4, 2), number(i + 6, 2))
                          : dashed ? makeDate(number(i, 4), number(i + 5, 2), number(i + 8, 2))
                                   : std::nullopt;
        if (date) return date;
    }
    return std::nullopt;
}

}  // namespace demarc::text
