#include "gazetteer/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdio>

#include "gazetteer/index.hpp"

namespace demarc::gazetteer {
namespace {

constexpr std::array<std::string_view, 11> kFeatureNames{"city", "town", "village", "country", "region", "river",
                                                         "sea", "island", "mountain", "facility", "other"};
constexpr std::uint32_t kPoolId = 0x8000'0000;
// Unions of unions (Middle East → Levant → Syria) are shallow; a damaged file may hold a ring.
constexpr int kDeepestUnion = 4;

std::string_view codeOf(const Record& record) { return record.country[0] ? std::string_view{record.country, 2} : std::string_view{}; }

}  // namespace

std::string_view featureName(Feature feature) { return kFeatureNames[static_cast<std::size_t>(feature)]; }

Gazetteer::Gazetteer(std::unique_ptr<const Index> index) : index_{std::move(index)} {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::open(const std::filesystem::path& assets) {
    return Gazetteer{std::make_unique<const Index>(assets / "gazetteer" / "gazetteer.idx")};
}

std::size_t Gazetteer::size() const { return index_->records.size(); }

Place Gazetteer::place(PlaceIndex index) const {
    assert(index < size());
    const Record& record = index_->records[index];
    Place place;
    place.index = index;
    place.name = index_->text(record.name);
    place.position = index_->position(index);
    place.feature = record.feature < kFeatureNames.size() ? static_cast<Feature>(record.feature) : Feature::other;
    place.detail = record.detail < index_->details.size() ? index_->text(index_->details[record.detail]) : std::string_view{};
    place.country = codeOf(record);
    place.admin1 = index_->unit(record.admin1);
    place.admin2 = index_->unit(record.admin2);
    place.population = record.population;
    place.importance = static_cast<float>(record.importance) / 65535.0F;
    place.adminLevel = record.level;
    return place;
}

std::string Gazetteer::id(PlaceIndex index) const {
    assert(index < size());
    const Record& record = index_->records[index];
    if (record.id & kPoolId) return std::string{index_->text(record.id & ~kPoolId)};
    if (record.id != 0) return "geonames:" + std::to_string(record.id);
    std::array<char, 64> text{};
    const auto position = index_->position(index);
    std::snprintf(text.data(), text.size(), "demarc:%.5f,%.5f", position.lon_deg, position.lat_deg);
    return text.data();
}

PlaceIndex Gazetteer::byId(std::string_view wanted) const {
    for (PlaceIndex index = 0; index < size(); ++index)
        if (id(index) == wanted) return index;
    return kNoPlace;
}

std::span<const Hit> Gazetteer::find(std::string_view foldedName) const {
    const std::size_t number = index_->lookUp(foldedName, hashOf(foldedName));
    return number < index_->names.size() ? index_->nameHits(number) : std::span<const Hit>{};
}

Match Gazetteer::longestMatch(std::span<const std::string_view> foldedTokens) const {
    if (foldedTokens.empty() || foldedTokens[0].empty()) return {};
    const std::string_view firstWord = foldedTokens[0].substr(0, foldedTokens[0].find(' '));
    const std::size_t mostWords = index_->firstWords[hashOf(firstWord) >> 14];
    if (mostWords == 0) return {};
    // Joined names grow to the right, so one pass gives the hash of every length; then the longest is tried first.
    struct Candidate {
        std::size_t length_byte;
        std::uint32_t hash;
    };
    thread_local std::string joined;
    thread_local std::vector<Candidate> candidates;
    joined.clear();
    candidates.clear();
    std::uint32_t hash = kHashSeed;
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
        const std::size_t number = index_->lookUp(std::string_view{joined}.substr(0, length_byte), candidateHash);
        if (number < index_->names.size()) return {count, index_->nameHits(number)};
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
        if (pair.second < size()) found.push_back(pair.second);
    return found;
}

bool Gazetteer::within(PlaceIndex region, PlaceIndex place) const {
    assert(region < size() && place < size());
    const auto holds = [&](auto&& self, PlaceIndex outer, int depth) -> bool {
        if (outer == place) return true;
        const Record &big = index_->records[outer], &small = index_->records[place];
        if (big.level == 0) return !codeOf(big).empty() && codeOf(big) == codeOf(small);
        if (index_->unit(small.admin1) == outer || index_->unit(small.admin2) == outer) return true;
        if (depth < kDeepestUnion)
            for (const PlaceIndex part : parts(outer))
                if (self(self, part, depth + 1)) return true;
        return false;
    };
    return holds(holds, region, 0);
}

PlaceIndex Gazetteer::countryOf(PlaceIndex index) const {
    assert(index < size());
    return index_->country(codeOf(index_->records[index]));
}

std::string_view Gazetteer::admin1Name(PlaceIndex index) const {
    assert(index < size());
    const PlaceIndex unit = index_->unit(index_->records[index].admin1);
    return unit == kNoPlace ? std::string_view{} : index_->text(index_->records[unit].name);
}

std::string_view Gazetteer::countryName(PlaceIndex index) const {
    const PlaceIndex country = countryOf(index);
    return country == kNoPlace ? std::string_view{} : index_->text(index_->records[country].name);
}

}  // namespace demarc::gazetteer
