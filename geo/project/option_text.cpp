#include "project/option_text.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include "base/error.hpp"

namespace demarc::project {
namespace {

template <class Number>
std::optional<std::vector<Number>> split(std::string_view text, char separator) {
    std::vector<Number> numbers;
    for (;;) {
        const auto end = text.find(separator);
        const auto part = text.substr(0, end);
        Number number{};
        const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc{} || stop != part.data() + part.size()) return std::nullopt;
        numbers.push_back(number);
        if (end == std::string_view::npos) return numbers;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

base::Date parseDate(const std::string& text, const char* option) {
    const auto date = base::Date::parse(text);
    if (!date) throw base::UsageError(std::string(option) + " " + text + ": not a date; write YYYY-MM-DD");
    return *date;
}

std::optional<base::Date> parseOptionalDate(const std::string& text, const char* option) {
    if (text.empty()) return std::nullopt;
    return parseDate(text, option);
}

base::LonLat parseLonLat(const std::string& text, const char* option) {
    const auto numbers = split<double>(text, ',');
    if (!numbers || numbers->size() != 2) throw base::UsageError(std::string(option) + " " + text + ": write LON,LAT, as 37.6,49.7");
    const base::LonLat position{(*numbers)[0], (*numbers)[1]};
    if (!position.isValid()) throw base::UsageError(std::string(option) + " " + text + ": not on the globe; longitude comes first");
    return position;
}

base::Box parseBox(const std::string& text, const char* option) {
    const auto numbers = split<double>(text, ',');
    if (!numbers || numbers->size() != 4) throw base::UsageError(std::string(option) + " " + text + ": write WEST,SOUTH,EAST,NORTH, as 35,47,40,51");
    base::Box box{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
    if (!base::LonLat{box.west_deg, box.south_deg}.isValid() || !base::LonLat{box.east_deg, box.north_deg}.isValid())
        throw base::UsageError(std::string(option) + " " + text + ": not on the globe");
    // From 177 to -178 is across 180°; the long way round is a slip.
    if (box.width_deg() < -180) box.east_deg += 360;
    if (box.width_deg() <= 0 || box.height_deg() <= 0) throw base::UsageError(std::string(option) + " " + text + ": the box is empty; west before east, south before north");
    return box;
}

bool looksLikeCoordinates(const std::string& text) {
    return text.find(',') != std::string::npos && text.find_first_not_of("0123456789.,+-eE ") == std::string::npos;
}

PixelSize parseSize(const std::string& text) {
    const auto numbers = split<int>(text, 'x');
    if (!numbers || numbers->size() != 2) throw base::UsageError("--size " + text + ": write WIDTHxHEIGHT in pixels, as 3840x2160");
    return {(*numbers)[0], (*numbers)[1]};
}

}  // namespace demarc::project
