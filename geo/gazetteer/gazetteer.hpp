#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/lonlat.hpp"
#include "gazetteer/fold.hpp"

namespace demarc::gazetteer {

/// Places are numbered by falling importance: a smaller index is never less important.
using PlaceIndex = std::uint32_t;
inline constexpr PlaceIndex kNoPlace = 0xFFFF'FFFF;

enum class Feature : std::uint8_t { city, town, village, country, region, river, sea, island, mountain, facility, other };

/// "city", "town" … "other".
[[nodiscard]] std::string_view featureName(Feature feature);

/// canonical: the current English name. alternate: another real name, spelling, language or script, and a region's name without its class
/// word ("Kharkiv" for Kharkiv Oblast). variant: a spelling derived by rule (other romanisation, other article), or a name that a source lists
/// and that looks unlike the others (an old or a translated one: "Victoria" for Hong Kong).
enum class NameKind : std::uint8_t { canonical, alternate, variant };

/// A view of one record; the text lives as long as the Gazetteer.
struct Place {
    PlaceIndex index = kNoPlace;
    std::string_view name;            ///< current English name
    base::LonLat position;            ///< centre of a town; usual gazetteer point of a country or region; a point on a river
    Feature feature = Feature::other;
    std::string_view detail;          ///< finer class: "capital", "admin1", "admin2", "continent", "union", "lake", "strait", "airport" …
    std::string_view country;         ///< ISO 3166 two letters; empty for seas, continents and what lies in several countries
    PlaceIndex admin1 = kNoPlace;     ///< first-level unit that holds it
    PlaceIndex admin2 = kNoPlace;     ///< second-level unit that holds it
    std::uint32_t population = 0;     ///< 0 where unknown
    float importance = 0;             ///< 0 to 1
    std::uint8_t adminLevel = 0;      ///< 0 country, 1 and 2 units; 255 for what is no administrative unit
    bool own = false;                 ///< from the user's own list
};

/// One place that bears a name, as it lies in the index: three bytes.
class Hit {
public:
    constexpr Hit() = default;
    constexpr Hit(PlaceIndex place, NameKind kind) : Hit{place << 2 | static_cast<std::uint32_t>(kind)} {}
    [[nodiscard]] constexpr PlaceIndex place() const { return raw() >> 2; }
    [[nodiscard]] constexpr NameKind kind() const { return static_cast<NameKind>(raw() & 3); }
    [[nodiscard]] constexpr std::uint32_t raw() const { return bytes_[0] | bytes_[1] << 8 | std::uint32_t{bytes_[2]} << 16; }

private:
    explicit constexpr Hit(std::uint32_t raw)
        : bytes_{static_cast<std::uint8_t>(raw), static_cast<std::uint8_t>(raw >> 8), static_cast<std::uint8_t>(raw >> 16)} {}
    std::uint8_t bytes_[3] = {};
};
static_assert(sizeof(Hit) == 3 && alignof(Hit) == 1);

/// The longest run of tokens that is a name; tokenCount 0 where none is.
struct Match {
    std::size_t tokenCount = 0;
    std::span<const Hit> hits;
};

class OwnPlaces;

struct SearchOptions {
    std::size_t limit = 10;
    std::optional<base::LonLat> near;  ///< prefers places near this point among equally good names
    std::string_view country;          ///< ISO code: only places there
    bool prefix = true;                ///< also names that begin with the query
    bool fuzzy = true;                 ///< also names one edit (insert, drop, change, swap of neighbours) away
};

/// How an answer came about: the name itself, a name that begins so, one edit away, or one that sounds alike in another romanisation.
enum class Way : std::uint8_t { exact, prefix, edit, sound };
[[nodiscard]] std::string_view wayName(Way way);

struct SearchHit {
    PlaceIndex place = kNoPlace;
    double score = 0;         ///< 0 to 1, best first
    std::string matchedName;  ///< folded name that answered
    NameKind kind = NameKind::canonical;
    Way way = Way::exact;
};

/// A place of a user's own list (own_file.hpp reads them).
struct OwnPlace {
    std::string name;
    std::vector<std::string> alternates;
    base::LonLat position;
    Feature feature = Feature::other;
    std::string country;  ///< ISO code or empty
    std::uint32_t population = 0;
    std::string id;       ///< of the place that it corrects ("geonames:703656"), else empty
};

/// The names and places of the world in one memory-mapped file; opening parses nothing. Read-only, safe to share between threads.
class Gazetteer {
public:
    /// Maps `assets`/gazetteer/gazetteer.idx. Throws base::FileError, or base::FormatError naming the file and what is wrong with it.
    /// A place of `own` corrects the one whose id it has, or the nearest within 25 km that bears its name in its country; others are added.
    /// Own places come before all others of their name.
    [[nodiscard]] static Gazetteer open(const std::filesystem::path& assets, const std::vector<OwnPlace>& own = {});
    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;
    ~Gazetteer();

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Place place(PlaceIndex index) const;
    /// "geonames:703656"; "demarc:donbas" for what is written by hand; "demarc:37.61517,49.71055" where only a position is known.
    [[nodiscard]] std::string id(PlaceIndex index) const;
    /// kNoPlace where no place has this id. Linear in size(): half a millisecond.
    [[nodiscard]] PlaceIndex byId(std::string_view id) const;

    /// Every place of this folded name, the likeliest first (importance, less a little for alternates and more for variants). One hash look-up.
    [[nodiscard]] std::span<const Hit> find(std::string_view foldedName) const;
    /// The longest sequence of the first tokens, joined by spaces, that is a name ("new york city" before "new york"). Tokens are folded; one
    /// may hold a space ("al fashir"), an empty one ends the search. Costs one look-up where the first token begins no name.
    [[nodiscard]] Match longestMatch(std::span<const std::string_view> foldedTokens) const;

    /// Keys of assets/basemap outlines ("UA-kharkiv"): of the unit itself, or of all parts of a union; empty where it has none.
    [[nodiscard]] std::vector<std::string_view> outlines(PlaceIndex index) const;
    /// The units that a union or informal region is made of; empty for others.
    [[nodiscard]] std::vector<PlaceIndex> parts(PlaceIndex index) const;
    /// Whether `place` lies in `region` by country, unit or union; false where that is not known. within(x, x) is true.
    [[nodiscard]] bool within(PlaceIndex region, PlaceIndex place) const;
    [[nodiscard]] PlaceIndex countryOf(PlaceIndex index) const;
    /// A country by its ISO code; kNoPlace where there is none.
    [[nodiscard]] PlaceIndex country(std::string_view code) const;
    /// The capital of a country by its code; kNoPlace where none is known.
    [[nodiscard]] PlaceIndex capitalOf(std::string_view country) const;
    /// "Kharkiv Oblast"; empty where unknown.
    [[nodiscard]] std::string_view admin1Name(PlaceIndex index) const;
    /// "Ukraine"; empty where unknown.
    [[nodiscard]] std::string_view countryName(PlaceIndex index) const;

    /// The point of a place nearest to another point: of a river's rough course (some 50 km apart, straight between), else its only one.
    [[nodiscard]] base::LonLat nearestPoint(PlaceIndex index, base::LonLat to) const;

    /// The rough course of a river from source to mouth; empty where none is known.
    [[nodiscard]] std::vector<base::LonLat> course(PlaceIndex index) const;

    /// Visits places in the box, the most important first, until the visitor returns false. The box does not cross the date line.
    void inBox(const base::Box& box, const std::function<bool(const Place&)>& visitor) const;
    /// The `count` places nearest to a point, nearest first; cities, towns and villages only.
    [[nodiscard]] std::vector<PlaceIndex> nearest(base::LonLat point, std::size_t count) const;

    /// The likeliest places whose names sound like a folded one: other romanisations, in any script that skeleton() knows.
    [[nodiscard]] std::vector<SearchHit> soundsLike(std::string_view foldedName, std::size_t limit) const;
    /// The likeliest places whose names are one edit away from a folded one: a letter put in, left out, changed or swapped with the next.
    [[nodiscard]] std::vector<SearchHit> oneEditAway(std::string_view foldedName, std::size_t limit) const;
    /// Places for what a person typed, best first: exact names, then beginnings, then slips and other romanisations. Any script.
    [[nodiscard]] std::vector<SearchHit> search(std::string_view query, const SearchOptions& options = {}) const;

private:
    struct Index;
    class Ranking;
    explicit Gazetteer(std::unique_ptr<const Index> index);
    std::unique_ptr<const Index> index_;
    std::unique_ptr<const OwnPlaces> own_;  ///< null where there are none
};

}  // namespace demarc::gazetteer
