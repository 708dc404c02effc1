#include "layer/layer.hpp"

#include <algorithm>
#include <cctype>
#include <array>
#include <charconv>

#include "base/error.hpp"

namespace demarc::layer {

std::uint32_t Texts::append(std::string_view text) {
    if (bytes_.size() + text.size() > 0xFFFF'FFF0) throw base::FormatError("more than four gigabytes of texts in a field can't be held");
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    return static_cast<std::uint32_t>(ends_.size() - 1);
}

std::string shortest(double number) {
    std::array<char, 32> digits{};
    // Whole numbers have no exponent, as an identity is written.
    const bool isWhole = number == static_cast<double>(static_cast<long long>(std::clamp(number, -9e15, 9e15)));
    const auto end = isWhole ? std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<long long>(number))
                             : std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), end.ptr};
}

std::string Column::text(std::size_t row) const {
    if (!has(row)) return {};
    return isNumber ? shortest(numbers[row]) : std::string{texts.at(codes[row])};
}

const Column* VectorLayer::column(std::string_view field) const {
    auto found = std::ranges::find(columns, field, &Column::name);
    const auto sameLetter = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    if (found == columns.end()) found = std::ranges::find_if(columns, [&](const Column& column) { return std::ranges::equal(column.name, field, sameLetter); });
    return found == columns.end() ? nullptr : &*found;
}

}  // namespace demarc::layer
