#include "gazetteer/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdio>

#include "base/words.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/own.hpp"

namespace demarc::gazetteer {
namespace {

constexpr std::array<std::string_view, 11> kFeatureNames{words::key("city"), words::key("town"), words::key("village"), words::key("country"), words::key("region"), words::key("river"),
                                                         words::key("sea"), words::key("island"), words::key("mountain"), words::key("facility"), words::key("other")};
constexpr std::uint32_t kPoolId = 0x8000'0000;
// Unions of unions (Middle East → Levant → Syria) are shallow; a damaged file may hold a ring.
constexpr int kDeepestUnion = 4;

// How far an own place may lie from a listed one of its name and country and still be that one.
constexpr double kSamePlace_m = 25'000;

}  // namespace

std::string_view featureName(Feature feature) { return kFeatureNames[static_cast<std::size_t>(feature)]; }

Gazetteer::Gazetteer(std::unique_ptr<const Index> index) : index_{std::move(index)} {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::open(const std::filesystem::path& assets, const std::vector<OwnPlace>& own) {
    Gazetteer gazetteer{std::make_unique<const Index>(assets / "gazetteer" / "gazetteer.idx")};
    if (own.empty()) return gazetteer;
    auto places = std::make_unique<OwnPlaces>(static_cast<PlaceIndex>(gazetteer.size()));
    for (const OwnPlace& place : own) {
        PlaceIndex known = place.id.empty() ? kNoPlace : gazetteer.byId(place.id);
        double nearest_m = kSamePlace_m;
        for (const Hit hit : known == kNoPlace ? gazetteer.find(fold(place.name)) : std::span<const Hit>{}) {
            const Place other = gazetteer.place(hit.place());
            const double away_m = base::distance_m(place.position, other.position);
            const bool town = other.adminLevel == 255 && (place.country.empty() || place.country == other.country);
            if (town && away_m < nearest_m) {
                nearest_m = away_m;
                known = other.index;
            }
        }
        if (known == kNoPlace) places->add(place, gazetteer.index_->country(place.country));
        else places->correct(gazetteer.place(known), place);
    }
    places->join([&](std::string_view name) { return gazetteer.find(name); });
    gazetteer.own_ = std::move(places);
    return gazetteer;
}

std::size_t Gazetteer::size() const { return index_->records.size() + (own_ ? own_->size() : 0); }

Place Gazetteer::place(PlaceIndex index) const {
    assert(index < size());
    if (own_)
        if (const Place* own = own_->find(index)) return *own;
    const Record& record = index_->records[index];
    Place place;
    place.index = index;
    place.name = index_->text(record.name);
    place.position = index_->position(index);
    place.feature = index_->feature(record);
    place.detail = record.kind < index_->kinds.size() ? index_->text(index_->kinds[record.kind].detail) : std::string_view{};
    place.country = index_->code(record);
    place.admin1 = index_->unit(record.admin1);
    place.admin2 = index_->unit(record.admin2);
    place.population = static_cast<std::uint32_t>(record.people & 0x7FF) << std::min(record.people >> 11, 20);
    place.importance = static_cast<float>(record.importance) / 65535.0F;
    place.adminLevel = index_->level(record);
    return place;
}

std::string Gazetteer::id(PlaceIndex index) const {
    assert(index < size());
    if (index >= index_->records.size()) return own_->id(index);
    const Record& record = index_->records[index];
    if (record.id & kPoolId) return std::string{index_->text(record.id & ~kPoolId)};
    if (record.id != 0) return "geonames:" + std::to_string(record.id);
    std::array<char, 64> text{};
    const auto position = index_->position(index);
    std::snprintf(text.data(), text.size(), "demarc:%.5f,%.5f", position.lon_deg, position.lat_deg);
    return text.data();
}

PlaceIndex Gazetteer::byId(std::string_view wanted) const {
    const bool numbered = wanted.starts_with("geonames:");
    std::uint32_t number = 0;
    if (numbered) std::from_chars(wanted.data() + 9, wanted.data() + wanted.size(), number);
    if (number != 0 && "geonames:" + std::to_string(number) == wanted) {
        const auto found = std::ranges::find(index_->records, number, &Record::id);
        if (found != index_->records.end()) return static_cast<PlaceIndex>(found - index_->records.begin());
    }
    for (PlaceIndex index = 0; index < size(); ++index) {
        const bool plain = index < index_->records.size() && (index_->records[index].id & kPoolId) == 0;
        // Ids made of a position need not be printed to be told apart from named ones.
        if (plain && !(index_->records[index].id == 0 && wanted.find(',') != std::string_view::npos)) continue;
        if (id(index) == wanted) return index;
    }
    return kNoPlace;
}

std::span<const Hit> Gazetteer::find(std::string_view foldedName) const {
    if (own_)
        if (const auto hits = own_->find(foldedName); !hits.empty()) return hits;
    const std::size_t number = index_->names.lookUp(foldedName, hashOf(foldedName));
    return number < index_->names.size() ? index_->hitsOf(number) : std::span<const Hit>{};
}

Match Gazetteer::longestMatch(std::span<const std::string_view> foldedTokens) const {
    if (foldedTokens.empty() || foldedTokens[0].empty()) return {};
    const std::string_view firstWord = foldedTokens[0].substr(0, foldedTokens[0].find(' '));
    const std::size_t mostWords = std::max(index_->mostWords(hashOf(firstWord)), own_ ? own_->mostWords(firstWord) : 0);
    if (mostWords == 0) return {};
    // Joined names grow to the right, so one pass gives the hash of every length; then the longest is tried first.
    struct Candidate {
        std::size_t length_byte;
        std::uint64_t hash;
    };
    thread_local std::string joined;
    thread_local std::vector<Candidate> candidates;
    joined.clear();
    candidates.clear();
    std::uint64_t hash = 0;
    std::size_t words = 0;
    for (const std::string_view token : foldedTokens) {
        words += 1 + static_cast<std::size_t>(std::ranges::count(token, ' '));
        if (token.empty() || words > mostWords) break;
        const std::size_t before = joined.size();
        if (before != 0) joined += ' ';
        joined += token;
        hash = hashOf(std::string_view{joined}.substr(before), hash);
        candidates.push_back({joined.size(), hash});
    }
    for (std::size_t count = candidates.size(); count > 0; --count) {
        const auto [length_byte, candidateHash] = candidates[count - 1];
        const std::string_view name = std::string_view{joined}.substr(0, length_byte);
        if (own_)
            if (const auto hits = own_->find(name); !hits.empty()) return {count, hits};
        const std::size_t number = index_->names.lookUp(name, candidateHash);
        if (number < index_->names.size()) return {count, index_->hitsOf(number)};
    }
    return {};
}

std::vector<std::string_view> Gazetteer::outlines(PlaceIndex index) const {
    assert(index < size());
    std::vector<std::string_view> keys;
    const auto collect = [&](auto&& self, PlaceIndex place, int depth) -> void {
        const auto own = index_->of(index_->outlines, place);
        for (const Pair& pair : own) keys.push_back(index_->text(pair.second));
        if (own.empty() && depth < kDeepestUnion)
            for (const PlaceIndex part : parts(place)) self(self, part, depth + 1);
    };
    collect(collect, index, 0);
    return keys;
}

std::vector<PlaceIndex> Gazetteer::parts(PlaceIndex index) const {
    std::vector<PlaceIndex> found;
    for (const Pair& pair : index_->of(index_->parts, index))
        if (pair.second < index_->records.size()) found.push_back(pair.second);
    return found;
}

bool Gazetteer::within(PlaceIndex region, PlaceIndex place) const {
    assert(region < size() && place < size());
    const std::size_t listed = index_->records.size();
    if (region >= listed) return region == place;
    if (place >= listed) {
        // Of an own place no more is known than its country.
        const Record& big = index_->records[region];
        return index_->level(big) == 0 && !index_->code(big).empty() && index_->code(big) == own_->find(place)->country;
    }
    const auto holds = [&](auto&& self, PlaceIndex outer, int depth) -> bool {
        if (outer == place) return true;
        const Record &big = index_->records[outer], &small = index_->records[place];
        if (index_->level(big) == 0) return big.country == small.country && !index_->code(big).empty();
        if (index_->unit(small.admin1) == outer || index_->unit(small.admin2) == outer) return true;
        if (depth < kDeepestUnion)
            for (const Pair& pair : index_->of(index_->parts, outer))
                if (pair.second < listed && self(self, pair.second, depth + 1)) return true;
        return false;
    };
    return holds(holds, region, 0);
}

PlaceIndex Gazetteer::countryOf(PlaceIndex index) const {
    assert(index < size());
    return index_->country(index < index_->records.size() ? index_->code(index_->records[index]) : own_->find(index)->country);
}

PlaceIndex Gazetteer::country(std::string_view code) const { return index_->country(code); }

PlaceIndex Gazetteer::capitalOf(std::string_view country) const {
    // Capitals are important: they stand among the first records.
    constexpr std::size_t FIRST = 50'000;
    for (PlaceIndex index = 0; index < std::min(FIRST, index_->records.size()); ++index) {
        const Record& record = index_->records[index];
        if (record.kind < index_->kinds.size() && index_->text(index_->kinds[record.kind].detail) == "capital" && index_->code(record) == country) return index;
    }
    return kNoPlace;
}

std::string_view Gazetteer::admin1Name(PlaceIndex index) const {
    assert(index < size());
    if (index >= index_->records.size()) return {};
    const PlaceIndex unit = index_->unit(index_->records[index].admin1);
    return unit == kNoPlace ? std::string_view{} : index_->text(index_->records[unit].name);
}

std::string_view Gazetteer::countryName(PlaceIndex index) const {
    const PlaceIndex country = countryOf(index);
    return country == kNoPlace ? std::string_view{} : index_->text(index_->records[country].name);
}

}  // namespace demarc::gazetteer
