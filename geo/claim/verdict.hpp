#pragma once
#include <cstddef>
#include <vector>

#include "claim/sentence.hpp"

namespace demarc::claim {

/// Items [first, last) that their sentence calls untrue ("it is not true that …", "reports that … are false"), or for which it finds no proof.
struct Verdict {
    std::size_t first = 0;
    std::size_t last = 0;
    bool unproven = false;  ///< neither told nor denied: "there is no evidence that …"
};

/// All verdicts in a sentence. Cost: linear in its items.
[[nodiscard]] std::vector<Verdict> verdictsOf(const ParsedSentence& sentence);
/// Whether the words behind a verb to be say that its subject is untrue, and no clause follows that would be meant.
[[nodiscard]] bool callsUntrue(const ParsedSentence& sentence, std::size_t copula);
/// "falsely claimed": who says so is contradicted by whoever tells it.
[[nodiscard]] bool saysWrongly(const ParsedSentence& sentence, std::size_t verb);
/// "stopped short of saying", "declined to say", "said nothing": a verb of speaking by which nothing is told.
[[nodiscard]] bool saysNothing(const ParsedSentence& sentence, std::size_t verb);
/// The verdict on item `item`; null where there is none.
[[nodiscard]] const Verdict* verdictOn(const std::vector<Verdict>& verdicts, std::size_t item);
/// Whether a phrase says that there is none of what it names, or none of those named behind it: "no town", "neither A nor B".
[[nodiscard]] bool namesNone(const ParsedSentence& sentence, std::size_t item);

}  // namespace demarc::claim
