#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "base/date.hpp"
#include "base/lonlat.hpp"
#include "base/span.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::claim {

enum class Stance : std::uint8_t { asserts, denies, proposes };
enum class Status : std::uint8_t { control, partial, contested, encircled, advance, withdrawal, strike };
enum class Time : std::uint8_t { current, past, future };

/// Whether it tells who holds a place, not what happens there.
[[nodiscard]] constexpr bool isHold(Status status) { return status == Status::control || status == Status::partial; }

[[nodiscard]] std::string_view name(Stance stance);
[[nodiscard]] std::string_view name(Status status);
[[nodiscard]] std::string_view name(Time time);

/// One party's position on who holds, or what happens to, one place; traced to its sentence.
struct Claim {
    std::string id;     ///< "c1", "c2"… in the order of the text
    std::string place;  ///< the place's name
    gazetteer::PlaceIndex placeIndex = gazetteer::kNoPlace;
    std::optional<base::LonLat> position;
    double radius_km = 0;  ///< how far off the position may be where it is only approximate, else 0
    gazetteer::Feature feature = gazetteer::Feature::other;
    std::string qualifier;  ///< part of the place that is meant ("left bank"), else empty
    std::string claimant;   ///< party id; "narrator" for the report's own voice
    Stance stance = Stance::asserts;
    Status status = Status::control;
    std::string actor;             ///< party id of who holds, attacks, besieges, advances or leaves; empty where not told
    std::optional<double> extent;  ///< share of the place, 0 to 1
    Time time = Time::current;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    std::string speaker;  ///< as the report names them, else empty
    base::Span evidence;  ///< the sentence or clause
    base::Span cue;       ///< the words that decided
    std::string denies;   ///< id of the claim that a denial rejects, else empty
    double confidence = 0;
    std::optional<int> killed;
    std::optional<int> wounded;
    std::string note;    ///< one line: which frame, which rule
    std::string reader;  ///< the program that read it in place of our own reader, else empty
};

/// Where a party is named in a report.
struct PartyMention {
    std::string party;
    std::vector<base::Span> spans;
    base::Colour colour;  ///< as drawn: fixed by the registry or by order of mention
};

}  // namespace demarc::claim
