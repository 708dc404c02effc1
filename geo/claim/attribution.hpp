#pragma once
#include <string>
#include <vector>

#include "claim/memory.hpp"
#include "claim/sentence.hpp"

namespace demarc::claim {

/// Who says what stands in a part of a sentence.
struct Voice {
    std::size_t first = 0;  ///< items [first, last)
    std::size_t last = 0;
    std::vector<int> claimants;  ///< parties; empty where the speaker is nobody's (a resident, an analyst)
    std::string speaker;         ///< as the report names them
    std::string monitor;         ///< who speaks, where it is a named monitor that no list knows
    std::string surname;         ///< small letters; empty where no person is named
    std::size_t verb = 0;        ///< item of "said", "denied", "according to"
    bool denies = false;
    bool dismisses = false;    ///< calls what was told before untrue
    bool isStatement = false;  ///< a noun brings the words: "the claim of X that …"
};

/// All voices in a sentence, those that stand within others behind them. `quoted` speaks for what nobody else in the sentence says.
[[nodiscard]] std::vector<Voice> voicesOf(const ParsedSentence& sentence, const Memory& memory, std::string_view text);
/// Who posts what follows, from a line such as "Artsakh Defense Army, 20:05"; nothing for any other. A heading that names who makes a statement
/// needs no clock.
[[nodiscard]] std::optional<Voice> authorOf(const ParsedSentence& sentence, const Memory& memory, std::string_view text, bool needsClock = true);
/// The voice that says item `item`; null where the report does.
[[nodiscard]] const Voice* voiceAt(const std::vector<Voice>& voices, std::size_t item);

}  // namespace demarc::claim
