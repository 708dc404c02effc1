#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lonlat.hpp"
#include "claim/positions.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::panels {

enum class FoundKind : std::uint8_t { command, claim, report, place };

/// A line of the box that finds everything.
struct Found {
    FoundKind kind = FoundKind::command;
    std::string title{}, detail{};
    std::size_t number = 0;      ///< of the command or the report
    claim::ClaimRef claim{};
    base::Box box{};             ///< of a place: what to show of its surroundings
};

/// Something that can be found by its words, folded once: whether each word of a query begins one of them.
class Findable {
public:
    explicit Findable(std::string_view words);
    [[nodiscard]] bool answers(const std::vector<std::string>& foldedQuery) const;

private:
    std::string folded_;  ///< a blank before each word
};

/// The words of what was typed, folded.
[[nodiscard]] std::vector<std::string> foldedWords(std::string_view query);

/// Places of any script for what was typed, best first: "Kupiansk", "town, Kharkiv Oblast, Ukraine". Of equally good names those near a point come first.
[[nodiscard]] std::vector<Found> findPlaces(const gazetteer::Gazetteer& gazetteer, std::string_view query, std::size_t most, std::optional<base::LonLat> near = std::nullopt);

}  // namespace demarc::panels
