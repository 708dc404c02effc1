#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "toponym/toponym.hpp"
#include "toponym/words.hpp"

namespace demarc::toponym {

/// A run of tokens that may be the name of a place.
struct Mention {
    std::uint32_t first = 0;                ///< tokens [first, last) are the mention
    std::uint32_t last = 0;
    std::span<const gazetteer::Hit> hits;   ///< places that bear the name; empty for a name known only by a class word beside it
    std::span<const gazetteer::Hit> otherHits;  ///< what else an abbreviation may stand for
    std::string name;                       ///< folded name
    FeatureMask hint = 0;                   ///< what a class word beside it allows; 0 for anything
    gazetteer::Feature classFeature = gazetteer::Feature::other;  ///< the likeliest of these
    bool classInName = false;               ///< the class word is written with a capital and part of the mention
    bool classBeside = false;               ///< "the town of X", "X region", "X River"
    bool demonym = false;
    bool guessed = false;                   ///< no list and no class word knows it; only what is said around it can make it a place
    bool shared = false;                    ///< "North" of "North and South Kivu"
    bool abbreviation = false;
    bool listed = false;                    ///< stands in "villages of X, Y and Z"
    float evidence = 0;                     ///< what speaks for a place, from the words around alone
    bool person = false;                    ///< a title or a given name stands right before it
    bool rejected = false;                  ///< surely no place
    bool accepted = false;
};

/// All that looks like a name of a place, in order, no two overlapping, with the hints of the class words around.
[[nodiscard]] std::vector<Mention> findMentions(const Words& words, const gazetteer::Gazetteer& gazetteer);

/// Folded words that the report uses as parts of persons' names, learnt from given names and titles.
[[nodiscard]] std::unordered_set<std::string_view> learnPersons(const Words& words, const gazetteer::Gazetteer& gazetteer);

/// Weighs every mention by the words around it: fills evidence and rejected.
void weighMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions);

/// Whether the first-level region that mention `m` lies in is named right behind it: "Paris, Texas", but not in a list of likes ("Georgia, Texas and
/// Ohio").
[[nodiscard]] bool isToldWhere(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, std::size_t m);

/// literal, metonym or demonym, from the words around.
[[nodiscard]] Use useOf(const Words& words, const Mention& mention, gazetteer::Feature feature, std::string_view detail);

}  // namespace demarc::toponym
