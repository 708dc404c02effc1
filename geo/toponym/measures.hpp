#pragma once
#include <optional>

#include "toponym/words.hpp"

namespace demarc::toponym {

/// Reads bearings and distances in the words of a report.
class Measures {
public:
    explicit Measures(const Words& words) : words_{words} {}

    struct Bearing {
        double deg = 0;         ///< clockwise from north
        std::size_t first = 0;  ///< token at which it begins
    };
    struct Distance {
        double km = 0;
        std::size_t first = 0;
    };

    /// The bearing that ends with token i: "west", "southern", "south-east", "south east", "SE" before "of".
    [[nodiscard]] std::optional<Bearing> bearing(std::size_t i) const;
    /// The distance right before token `end`: "20 km", "12 miles", "about 20 kilometres (12 miles) to the".
    [[nodiscard]] std::optional<Distance> distanceBefore(std::size_t end) const;

private:
    [[nodiscard]] double unit_km(std::size_t i) const;
    [[nodiscard]] std::optional<double> number(std::size_t i) const;

    const Words& words_;
};

}  // namespace demarc::toponym
