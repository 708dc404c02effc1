#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "claim/memory.hpp"
#include "claim/sentence.hpp"

namespace demarc::claim {

/// A place behind a verb or noun, or the subject of a verb.
struct Complement {
    int toponym = -1;
    std::string_view preposition;  ///< empty where the place is the verb's own object
    std::optional<double> share;
    bool partial = false;  ///< only part of it: outskirts, an unnamed facility, "most of"
    bool counted = false;  ///< the share is one of districts or towns: "14 of 17 townships"
    bool beside = false;   ///< an unnamed place in or near it: no claim about itself
    base::Span limit;      ///< "no more than a third", where the share is only bounded; empty where none is
    base::Span qualifier;  ///< "left bank"; empty where none
    base::Span facility;   ///< "Goma airport"; empty where the place itself is meant
    std::size_t item = 0;
};

/// Of what a clause names, the places that it happens in: behind "in", "at", "on", "near", though another noun brings them ("a school in X").
[[nodiscard]] std::vector<Complement> scenes(std::vector<Complement> found);

/// Items of the nouns that are the subject of a verb group, coordinated ones apart; empty where none is found.
[[nodiscard]] std::vector<std::size_t> subjectOf(const ParsedSentence& sentence, std::size_t verb);
/// The verb or noun of what a statement says, where no "that" opens it: "Moscow's claim to have taken X", "claims of full control of X"; 0 where
/// item `statement` is no such noun.
[[nodiscard]] std::size_t statedBehind(const ParsedSentence& sentence, std::size_t statement);
/// The statement whose words begin with item `said`; the number of items where none does.
[[nodiscard]] std::size_t statementOf(const ParsedSentence& sentence, std::size_t said);
/// The verb group that governs an infinitive or gerund ("tried to take"); nothing for a finite verb.
[[nodiscard]] std::optional<std::size_t> governorOf(const ParsedSentence& sentence, std::size_t verb);
/// The item behind the last one that can belong to the clause of item `from`.
/// The verb that a gerund in front of a sentence belongs to: "After taking X, the rebels moved on".
[[nodiscard]] std::optional<std::size_t> mainBehind(const ParsedSentence& sentence, std::size_t verb);
[[nodiscard]] std::size_t clauseEnd(const ParsedSentence& sentence, std::size_t from);
/// Places in items [from, to), each with the preposition that brought it, lists taken apart.
[[nodiscard]] std::vector<Complement> complements(const ParsedSentence& sentence, const Memory& memory, std::size_t from, std::size_t to);
/// Only the places that a role asks for: the object, or those behind one of the prepositions; all brought like the first of them.
[[nodiscard]] std::vector<Complement> wanted(std::vector<Complement> found, bool object, const std::vector<std::string>& prepositions);
/// Whether unit `organ` is only whom somebody is against: "anti-government".
[[nodiscard]] bool isOnlyOpposed(const std::vector<Unit>& units, std::size_t organ);
struct Share {
    double part = 0;   ///< of the whole, 0 to 1
    base::Span limit;  ///< "no more than a third", where it is only bounded; empty where it is not
};
/// "no more than a third", where unit `share` tells how much: from the word that makes a limit of it; empty where none does.
[[nodiscard]] base::Span limitOf(const std::vector<Unit>& units, std::uint32_t share);
/// The share that item `at` tells of, or the one behind it where it is "less than": "72 percent", "a third"; nothing where it tells of none.
[[nodiscard]] std::optional<Share> shareIn(const ParsedSentence& sentence, std::size_t at);
/// "14 of the region's 17 townships": the share that item `at` counts together with the number before its preposition; nothing where it is no count of districts or settlements.
[[nodiscard]] std::optional<double> shareCounted(const ParsedSentence& sentence, std::size_t at);
/// The same of "at 72 percent", whose preposition is item `at`.
[[nodiscard]] std::optional<Share> shareBehind(const ParsedSentence& sentence, std::size_t at);
/// The share that verb `at` gives its subject: "is 72 percent", "doesn't exceed a third", which is a limit.
[[nodiscard]] std::optional<Share> shareToldBy(const ParsedSentence& sentence, std::size_t at);
/// Items of the nouns that follow one of `prepositions` in [from, to), coordinated ones too.
[[nodiscard]] std::vector<std::size_t> nounsAfter(const ParsedSentence& sentence, const std::vector<std::string>& prepositions, std::size_t from,
                                                  std::size_t to);

}  // namespace demarc::claim
