#include "base/colour.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace demarc::base {

std::optional<Colour> Colour::parse(std::string_view hex) {
    if (hex.size() != 7 || hex.front() != '#') return std::nullopt;
    std::uint32_t rgb = 0;
    const auto [end, error] = std::from_chars(hex.data() + 1, hex.data() + 7, rgb, 16);
    if (error != std::errc{} || end != hex.data() + 7) return std::nullopt;
    return fromHex(rgb);
}

std::string Colour::hex() const {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02X%02X%02X", r, g, b);
    return text.data();
}

Colour Colour::mixed(Colour other, double share) const {
    const auto mix = [share](std::uint8_t from, std::uint8_t to) { return static_cast<std::uint8_t>(std::lround(from + (to - from) * share)); };
    return {mix(r, other.r), mix(g, other.g), mix(b, other.b), mix(a, other.a)};
}

}  // namespace demarc::base
