#include "toponym/measures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace demarc::toponym {
namespace {

using Named = std::pair<std::string_view, double>;

constexpr double kMile_km = 1.609344, kNauticalMile_km = 1.852;
constexpr double kFarthest = 2000;  ///< a larger number before a unit is no distance from a place
constexpr std::array<Named, 8> kBearings{{{"north", 0}, {"northeast", 45}, {"east", 90}, {"southeast", 135}, {"south", 180}, {"southwest", 225}, {"west", 270}, {"northwest", 315}}};
constexpr std::array<Named, 24> kNumbers{{{"one", 1},      {"two", 2},      {"three", 3},   {"four", 4},    {"five", 5},   {"six", 6},     {"seven", 7},   {"eight", 8},
                                          {"nine", 9},     {"ten", 10},     {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
                                          {"fifty", 50},   {"sixty", 60},   {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"hundred", 100}, {"several", 5}, {"dozen", 12}}};

template <std::size_t N>
std::optional<double> valueOf(const std::array<Named, N>& table, std::string_view word) {
    const auto found = std::ranges::find(table, word, &Named::first);
    return found == table.end() ? std::nullopt : std::optional{found->second};
}

constexpr std::array<Named, 16> kLetters{{{"N", 0}, {"NNE", 22.5}, {"NE", 45}, {"ENE", 67.5}, {"E", 90}, {"ESE", 112.5}, {"SE", 135}, {"SSE", 157.5},
                                          {"S", 180}, {"SSW", 202.5}, {"SW", 225}, {"WSW", 247.5}, {"W", 270}, {"WNW", 292.5}, {"NW", 315}, {"NNW", 337.5}}};

std::optional<double> bearingOf(std::string_view word) {
    if (word.ends_with("ern")) word.remove_suffix(3);
    return valueOf(kBearings, word);
}

}  // namespace

std::optional<Measures::Bearing> Measures::bearing(std::size_t i) const {
    const auto one = bearingOf(words_.folded(i));
    if (!one) {
        // "10 km SW of X"; not "S Sudan".
        const bool linked = words_.sameSentence(i, i + 1) && (words_.folded(i + 1) == "of" || words_.folded(i + 1) == "from");
        const auto letters = linked ? valueOf(kLetters, words_.surface(i)) : std::nullopt;
        return letters ? std::optional{Bearing{*letters, i}} : std::nullopt;
    }
    const std::size_t left = words_.isHyphen(i - 1) ? i - 2 : i - 1;
    const auto first = i > 1 && words_.sameSentence(left, i) ? bearingOf(words_.folded(left)) : std::nullopt;
    if (!first) return Bearing{*one, i};
    // "south-east", "east-south-east": half-way between the two.
    return Bearing{std::fmod(*first + std::remainder(*one - *first, 360) / 2 + 360, 360), left};
}

std::optional<Measures::Distance> Measures::distanceBefore(std::size_t end) const {
    std::size_t unit = end;
    const auto step = [&] {
        if (unit == 0 || !words_.sameSentence(unit - 1, end < words_.size() ? end : unit - 1)) return false;
        --unit;
        return true;
    };
    const auto isFiller = [&] {
        constexpr std::array<std::string_view, 6> FILLERS{"the", "to", "just", "due", "further", "farther"};
        return std::ranges::find(FILLERS, words_.folded(unit)) != FILLERS.end();
    };
    if (!step()) return std::nullopt;
    while (isFiller())
        if (!step()) return std::nullopt;
    if (words_.is(unit, ")")) {
        for (int k = 0; k < 6 && !words_.is(unit, "("); ++k)
            if (!step()) return std::nullopt;
        if (!step()) return std::nullopt;
    }
    const double each_km = unit_km(unit);
    if (each_km <= 0 || unit == 0) return std::nullopt;
    std::size_t last = unit - 1;
    if (words_.folded(last) == "nautical" && last > 0) --last;
    if (words_.isHyphen(last) && last > 0) --last;  // "a 20-km"
    const auto value = number(last);
    if (!value) return std::nullopt;
    // "20-30 km": the larger of the two, from the first on.
    const bool range = last > 1 && (words_.is(last - 1, "-") || words_.is(last - 1, "–") || words_.folded(last - 1) == "to") && number(last - 2);
    return Distance{*value * each_km, range ? last - 2 : last};
}

double Measures::unit_km(std::size_t i) const {
    const std::string_view unit = words_.folded(i);
    if (unit == "km" || unit == "kms" || unit.starts_with("kilomet")) return 1;
    if (unit == "mile" || unit == "miles" || unit == "mi") return i > 0 && words_.folded(i - 1) == "nautical" ? kNauticalMile_km : kMile_km;
    if (unit == "metre" || unit == "metres" || unit == "meter" || unit == "meters" || unit == "m") return 0.001;
    return 0;
}

std::optional<double> Measures::number(std::size_t i) const {
    if (!words_.isNumber(i)) return valueOf(kNumbers, words_.folded(i));
    std::string digits;
    std::ranges::copy_if(words_.surface(i), std::back_inserter(digits), [](char c) { return c != ','; });
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && value > 0 && value < kFarthest ? std::optional{value} : std::nullopt;
}

}  // namespace demarc::toponym
