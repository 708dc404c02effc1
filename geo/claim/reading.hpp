#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/issue.hpp"
#include "claim/claim.hpp"
#include "claim/corrections.hpp"
#include "claim/party.hpp"
#include "text/analysis.hpp"
#include "text/document.hpp"
#include "toponym/recognise.hpp"

namespace demarc::claim {

struct FrameLexiconData;

/// The frames (verbs, nouns, phrases → stance, status), attribution verbs, organ and title words: assets/lexicon/claims/*.toml.
class FrameLexicon {
public:
    [[nodiscard]] static FrameLexicon open(const std::filesystem::path& assets);
    [[nodiscard]] const FrameLexiconData& data() const { return *data_; }

private:
    std::shared_ptr<const FrameLexiconData> data_;
};

/// All that the program knows before it reads: opened once, immutable, shared between threads.
struct Knowledge {
    gazetteer::Gazetteer gazetteer;
    toponym::Lexicon lexicon;
    PartyRegistry parties;
    FrameLexicon frames;
    std::vector<base::Issue> issues;  ///< what was doubtful in the user's own places and parties
    Corrections corrections;          ///< what persons decided on claims: Corrections::apply puts it in place after read()

    /// With the user's own places and corrections: those in $XDG_DATA_HOME/demarc, then `ownPlaces` and `corrections`. Throws FileError or FormatError naming the
    /// asset or file at fault.
    [[nodiscard]] static Knowledge open(const std::filesystem::path& assets, const std::vector<std::filesystem::path>& ownPlaces = {},
                                        const std::vector<std::filesystem::path>& corrections = {});
};

/// Claims of a document whose places were found; claim ids and party colours given in order of mention.
struct ClaimReading {
    std::vector<Claim> claims;
    std::vector<PartyMention> parties;
    std::vector<base::Issue> issues;
};
[[nodiscard]] ClaimReading extractClaims(const text::Document& document, const text::Analysis& analysis,
                                         const std::vector<toponym::Toponym>& toponyms, const Knowledge& knowledge);

/// A document with everything read from it: what the command line prints and the window shows.
struct Reading {
    text::Document document;
    text::Analysis analysis;
    std::vector<toponym::Toponym> toponyms;
    std::vector<toponym::RelativePlace> relative;
    std::vector<PartyMention> parties;
    std::vector<Claim> claims;
    std::vector<base::Issue> issues;
    std::vector<std::uint64_t> marks;  ///< of its sentences, sorted: what firstOfSame() tells reports apart by; empty where only places were looked for
};

enum class Scope : std::uint8_t { places, claims };
/// Finds the places of a report and, with Scope::claims, who says that who holds them. A text of more than LONG_TEXT_BYTE is read in sections.
[[nodiscard]] Reading read(text::Document document, const Knowledge& knowledge, Scope scope = Scope::claims);

}  // namespace demarc::claim
