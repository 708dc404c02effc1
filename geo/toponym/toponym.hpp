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

/// How a name led to a place.
enum class Link : std::uint8_t {
    name,      ///< a name that the gazetteer lists for it
    slip,      ///< one letter off such a name, or off a name of the report
    sound,     ///< another romanisation of such a name
    part,      ///< part of it or something in it that the gazetteer lacks: "Tamale Central Prison" at Tamale
    anchor,    ///< not in the gazetteer; the place stands for where the report names it
};

/// Why a reading was taken or not: what reason() puts in words.
struct Grounds {
    Link link = Link::name;
    gazetteer::NameKind kind = gazetteer::NameKind::canonical;
    bool classFits = false;    ///< it is what a class word beside the name says
    bool contained = false;    ///< it lies in what the report says holds it
    bool holding = false;      ///< it holds what the report says it holds
    bool alike = false;        ///< it is beside its like in a list
    bool sameCountry = false;  ///< the report speaks of its country
    float near_km = -1;        ///< to the nearest other place of the report; negative where none is near
};

/// One ranked reading of a mention.
struct Candidate {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    float confidence = 0;  ///< 0 to 1; the candidates of a mention sum to 1 at most
    Grounds grounds;
};

/// A mention of a place in a document, resolved or not.
struct Toponym {
    base::Span span;                      ///< the mention's bytes
    std::string name;                     ///< the place's name in the gazetteer, else the surface
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;  ///< none where the gazetteer lacks it
    std::optional<base::LonLat> position; ///< none where nothing tells where it is
    double radius_km = 0;                 ///< how far off the position may be where it is only approximate, else 0
    gazetteer::Feature feature = gazetteer::Feature::other;
    Use use = Use::literal;
    float confidence = 0;                 ///< 0 to 1: of a hundred answers given 0.9, ninety are right
    gazetteer::PlaceIndex anchor = gazetteer::kNoPlace;  ///< the place at which an approximate position was taken
    Grounds grounds;
    std::vector<Candidate> alternatives;  ///< the next best readings, best first, at most five

    [[nodiscard]] bool isApproximate() const { return radius_km > 0; }
};

/// In words, for people: what the place is and why this reading: "city in Kharkiv Oblast, Ukraine; 4 km from another place of the report".
[[nodiscard]] std::string reason(const Toponym& toponym, const gazetteer::Gazetteer& gazetteer);
[[nodiscard]] std::string reason(const Candidate& candidate, const gazetteer::Gazetteer& gazetteer);
/// The same of an answer to a name alone.
[[nodiscard]] std::string reason(const gazetteer::SearchHit& hit, const gazetteer::Gazetteer& gazetteer);

/// How a report says where something is by way of a named place.
enum class Relation : std::uint8_t {
    offset,     ///< "20 km west of X": a point with a radius
    distance,   ///< "20 km from X": a disc
    direction,  ///< "west of X": a sector beyond it
    part,       ///< "northern X", "the west of X": a sector within it
    vicinity,   ///< "the outskirts of X", "near X": a disc
    bank,       ///< "the left bank of X": a strip along a river
    between,    ///< "between X and Y": the way from one to the other
    road,       ///< "the X–Y road", "the road from X to Y"
};
/// "offset", "distance" … "road".
[[nodiscard]] std::string_view relationName(Relation relation);

/// A place that has no name of its own. All of them are approximate.
struct RelativePlace {
    base::Span span;                     ///< the words that say it, with the names
    Relation relation = Relation::vicinity;
    std::vector<std::uint32_t> anchors;  ///< the toponyms that it is told by, as numbers of the report's; none for "north of the capital"
    gazetteer::PlaceIndex anchor = gazetteer::kNoPlace;  ///< the place of the first anchor, or the capital
    base::LonLat position;               ///< its middle
    double radius_km = 0;                ///< from the middle to where it ends
    std::vector<base::LonLat> outline;   ///< a closed ring; for between and road the line from place to place; empty for a disc
};

}  // namespace demarc::toponym
