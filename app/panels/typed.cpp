#include "panels/typed.hpp"

#include <charconv>
#include <cstdlib>

namespace demarc::panels {

bool parseShare(const std::string& text, std::optional<double>& share) {
    share.reset();
    if (text.find_first_not_of(' ') == std::string::npos) return true;
    char* end = nullptr;
    double value = std::strtod(text.c_str(), &end);
    const std::string rest = end;
    if (rest.find('%') != std::string::npos || value > 1) value /= 100;
    if (end == text.c_str() || rest.find_first_not_of(" %") != std::string::npos || !(value >= 0 && value <= 1)) return false;
    share = value;
    return true;
}

bool parseDate(const std::string& text, std::optional<base::Date>& date) {
    date = text.empty() ? std::nullopt : base::Date::parse(text);
    return text.empty() || date.has_value();
}

bool parseCount(const std::string& text, std::optional<int>& count) {
    count.reset();
    if (text.empty()) return true;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return false;
    count = value;
    return true;
}

}  // namespace demarc::panels
