#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/telling.hpp"

namespace demarc::map {

/// Numbers the sentences that a scene stands on: "1a", in order of first use. Claims of one sentence share its letter.
class SourceList {
public:
    explicit SourceList(const Telling& telling) : telling_{telling}, cited_(telling.readings().size()) {}

    /// "1a", or "1ac,2b" for claims of several sentences.
    std::string mark(const std::vector<claim::ClaimRef>& claims);
    /// What was cited: a line a report, then a line a sentence, quoted in at most 80 characters around its cue, and half as many more for
    /// each further claim's; what is proposed together with its condition, however long.
    [[nodiscard]] std::vector<SourceLine> lines() const;

private:
    struct Sentence {
        base::Span span;
        base::Span cue;
        std::vector<base::Span> others;  ///< cues of further claims of it
        std::size_t least = 0;   ///< characters that a quote has at least: of an offer its condition, too
        bool corrected = false;  ///< a claim of it was made or changed by hand
    };
    void addOffer(Sentence& sentence, claim::ClaimRef ref) const;
    const Telling& telling_;
    std::vector<std::vector<Sentence>> cited_;  ///< by reading
};

/// The text of a span in at most `limit` characters around its cues, all of them in it, on one line, in quotation marks, with an ellipsis
/// where it was cut.
[[nodiscard]] std::string quote(std::string_view text, base::Span sentence, std::vector<base::Span> cues, std::size_t limit);

/// Where a sentence puts a condition in words ("if", "provided that", "in exchange for" …); none where there is none.
[[nodiscard]] std::optional<base::Span> conditionIn(std::string_view text, base::Span sentence);

/// How what a person corrected is signed: beside the number of its sentence, and in words.
inline constexpr std::string_view CORRECTED_SIGN = "*", CORRECTED = "corrected by hand";

/// A letter for a number: 0 a … 25 z, 26 aa.
[[nodiscard]] std::string letters(std::size_t number);

/// The callout of a place: who asserts, who denies, others, the report itself, proposals, and last what was earlier. The same rules for
/// every party; each says what it says, nothing is said in the map's own voice.
[[nodiscard]] std::vector<CalloutLine> calloutLines(const claim::PlaceView& place, const Telling& telling, base::Date asOf, SourceList& sources);

/// "Gen. Gerasimov, 20 Nov": who spoke and when, as short as it stays clear. The year stands only where it is not that of `asOf`.
[[nodiscard]] std::string attribution(std::string_view speaker, std::optional<base::Date> date, base::Date asOf);

}  // namespace demarc::map
