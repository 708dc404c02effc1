#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "base/issue.hpp"
#include "base/text_map.hpp"

namespace demarc::claim {

enum class PartyKind : std::uint8_t { state, group, body, narrator };

/// Who can claim: a state with its organs, an armed group, an international body or monitor, or the report's own voice.
struct Party {
    std::string id;    ///< common English or short name: "Ukraine", "M23"; the report's own voice is "narrator"
    std::string name;  ///< as written on the map
    PartyKind kind = PartyKind::group;
    std::string country;                 ///< ISO alpha-2 of a state, else empty
    std::vector<std::string> aliases;    ///< every other name, demonyms and capitals of states included
    std::optional<base::Colour> colour;  ///< fixed by the party file, else given in order of mention
    std::string detail;                  ///< finer kind of a group or body: "militia", "media"…; empty where not told
    std::string partOf;                  ///< id of the party that it is a wing, organ or brigade of, though it speaks for itself; else empty
    std::vector<std::string> allies;     ///< ids of those that it fights beside
};

/// What a name says of a party: its own name, an adjective or people, a seat of government that stands for it, or an organ.
enum class NameUse : std::uint8_t { name, demonym, capital, government };

/// The longest run of folded words that names a party; wordCount 0 where none does.
struct PartyMatch {
    std::size_t wordCount = 0;
    std::uint32_t party = 0;  ///< index into parties()
    NameUse use = NameUse::name;
    bool capitals = false;   ///< written in capitals in the file ("IS"): meant only in capitals
    bool lowerCase = false;  ///< begins with a small letter in the file ("al-Shabaab")
};

/// Every party known from assets/parties/*.toml and, after them, the user's own files. Immutable. Look-ups cost one hash each.
class PartyRegistry {
public:
    /// Reads states.toml, groups.toml and bodies.toml in assets/parties, then every *.toml in `userFolder` where there is one.
    /// Throws FileError for a missing asset and FormatError naming file and line for a file that doesn't parse or lacks an id.
    [[nodiscard]] static PartyRegistry open(const std::filesystem::path& assets, const std::filesystem::path& userFolder = {});
    [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }
    [[nodiscard]] const Party* find(std::string_view id) const;
    /// The party with this name or alias, compared by folded form; null where none.
    [[nodiscard]] const Party* findByName(std::string_view name) const;
    /// The longest name that the first words make, joined by blanks.
    [[nodiscard]] PartyMatch longestMatch(std::span<const std::string_view> foldedWords) const;
    /// Whether some name begins with this folded word.
    [[nodiscard]] bool beginsName(std::string_view foldedWord) const { return longestByFirst_.contains(foldedWord); }
    /// Whether one is a part of the other, both are of a third, or they are allies: neither fights the other. Indices into parties().
    [[nodiscard]] bool isOneSide(std::size_t a, std::size_t b) const;
    /// These and more, for a report that names them. Their aliases are added as names.
    [[nodiscard]] PartyRegistry with(const std::vector<Party>& more) const;
    /// As a person calls them: where an id is known, `name` and `colour` stand in place of its own unless empty, and aliases are added, which mean it
    /// even where they meant another. An id that no entry has becomes a group.
    [[nodiscard]] PartyRegistry told(const std::vector<Party>& parties) const;
    /// Names that two parties lay claim to, where the first keeps it, and ids that no entry has.
    [[nodiscard]] const std::vector<base::Issue>& issues() const { return issues_; }

private:
    void readFile(const std::filesystem::path& path);
    [[nodiscard]] std::size_t wholeOf(std::size_t party) const;
    void checkTies();
    void addName(std::uint32_t party, const std::string& name, NameUse use, const std::string& place);

    std::vector<Party> parties_;
    base::TextMap<std::uint32_t> byId_;
    base::TextMap<PartyMatch> byName_;           ///< folded name → what it says
    base::TextMap<std::size_t> longestByFirst_;  ///< first folded word → words of the longest name that begins with it
    std::vector<base::Issue> issues_;
    std::vector<std::pair<std::string, std::string>> ties_;  ///< an id that an entry names, and where
};

/// Palette for parties without a fixed colour, in order of mention (Okabe-Ito). `taken` are colours that may not come again:
/// the first `order` + 1 free ones are counted. Grey after the last.
[[nodiscard]] base::Colour paletteColour(std::size_t order, std::span<const base::Colour> taken = {});
/// The colour of the report's own voice.
[[nodiscard]] base::Colour narratorColour();

}  // namespace demarc::claim
