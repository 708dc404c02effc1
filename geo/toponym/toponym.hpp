#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/lonlat.hpp"
#include "base/span.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::toponym {

/// literal: the place itself. metonym: the government, army or team named by it. demonym: an adjective or people ("Russian").
enum class Use : std::uint8_t { literal, metonym, demonym };
[[nodiscard]] std::string_view useName(Use use);

/// One ranked reading of a mention.
struct Candidate {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    float confidence = 0;  ///< 0 to 1; the candidates of a mention sum to 1 at most
};

/// A mention of a place in a document, resolved or not.
struct Toponym {
    base::Span span;                      ///< the mention's bytes
    std::string name;                     ///< the place's name in the gazetteer, else the surface
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    std::optional<base::LonLat> position; ///< none where it could not be resolved
    gazetteer::Feature feature = gazetteer::Feature::other;
    Use use = Use::literal;
    float confidence = 0;
    std::vector<Candidate> alternatives;  ///< the next best readings, best first, at most five
    std::string reason;                   ///< in words: why this reading
};

}  // namespace demarc::toponym
