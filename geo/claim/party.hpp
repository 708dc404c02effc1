#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"

namespace demarc::claim {

enum class PartyKind : std::uint8_t { state, group, body, narrator };

/// Who can claim: a state with its organs, an armed group, an international body or monitor, or the report's own voice.
struct Party {
    std::string id;    ///< common English or short name: "Ukraine", "M23"; the report's own voice is "narrator"
    std::string name;  ///< as written on the map
    PartyKind kind = PartyKind::group;
    std::string country;                   ///< ISO alpha-2 of a state, else empty
    std::vector<std::string> aliases;      ///< every other name, demonyms and capitals of states included
    std::optional<base::Colour> colour;    ///< fixed by the party file, else given in order of mention
};

/// Every party known from assets/parties/*.toml and, after them, the user's own files. Immutable.
class PartyRegistry {
public:
    /// Throws FormatError naming file and line for a file that doesn't parse.
    [[nodiscard]] static PartyRegistry open(const std::filesystem::path& assets);
    [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }
    [[nodiscard]] const Party* find(std::string_view id) const;
    /// The party with this name or alias, compared by folded form; null where none.
    [[nodiscard]] const Party* findByName(std::string_view name) const;

private:
    std::vector<Party> parties_;
    std::vector<std::pair<std::string, std::uint32_t>> byName_;  ///< folded name → index, sorted
};

/// Palette for parties without a fixed colour, in order of mention (Okabe-Ito).
[[nodiscard]] base::Colour paletteColour(std::size_t order);

}  // namespace demarc::claim
