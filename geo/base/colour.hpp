#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demarc::base {

/// sRGB with straight (not premultiplied) alpha, 0 to 255 each.
struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    /// From 0xRRGGBB.
    [[nodiscard]] static constexpr Colour fromHex(std::uint32_t rgb, double opacity = 1) {
        return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb),
                static_cast<std::uint8_t>(opacity * 255 + 0.5)};
    }
    /// From "#RRGGBB"; nothing for anything else.
    [[nodiscard]] static std::optional<Colour> parse(std::string_view hex);
    /// "#RRGGBB".
    [[nodiscard]] std::string hex() const;
    /// The same colour with its alpha multiplied by `opacity` (0 to 1).
    [[nodiscard]] constexpr Colour faded(double opacity) const { return {r, g, b, static_cast<std::uint8_t>(a * opacity + 0.5)}; }
    /// This colour mixed with `other`: 0 gives this, 1 gives `other`.
    [[nodiscard]] Colour mixed(Colour other, double share) const;
    friend bool operator==(Colour, Colour) = default;
};

}  // namespace demarc::base
