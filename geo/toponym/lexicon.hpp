#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/gazetteer.hpp"

namespace demarc::toponym {

/// What a word can be; a word may be several things. Names of the sections of cues.txt and of the other lists in assets/lexicon.
enum WordFlag : std::uint32_t {
    kFirstName = 1u << 0,
    kTitle = 1u << 1,        ///< "Gen.", "President": a person's name follows
    kOffice = 1u << 2,       ///< "Foreign", "Defence", "Deputy": part of an office's name
    kBodyTail = 1u << 3,     ///< "Tribune", "Army": makes a body of the name before it
    kBodyHead = 1u << 4,     ///< "University", "Radio": makes a body of the name after it
    kCommon = 1u << 5,       ///< an everyday English word that is also some town's name
    kLocative = 1u << 6,
    kPreposition = 1u << 7,
    kSpeech = 1u << 8,
    kAct = 1u << 9,          ///< what states and armies do
    kPower = 1u << 10,       ///< "forces", "government", "invasion": after a possessive, the place is a power
    kDirection = 1u << 11,
    kMonth = 1u << 12,
    kWeekday = 1u << 13,
    kParticle = 1u << 14,    ///< written small inside names: "of", "de", "upon"
    kAcronym = 1u << 15,     ///< short capitals that are a place: "US", "DRC"
    kArticle = 1u << 16,     ///< "al-", "el-"
    kBacked = 1u << 17,      ///< "-backed", "-led": the place before is a power
    kOpensDemonym = 1u << 18,
    kOpensNonPlace = 1u << 19,
    kCapture = 1u << 21,     ///< "captured", "battle (for)": what is done to places in a war
    kPlaceHead = 1u << 22,   ///< "Abu", "Wad", "Tell": the first word of many names of places
    kUnit = 1u << 23,        ///< "km", "miles"
    kAbbreviation = 1u << 24,
    kDealing = 1u << 25,     ///< "aid (to)", "concessions (from)": what states give each other
    kFunction = 1u << 20,    ///< "the", "while": what sentences begin with
    kDictionary = 1u << 26,  ///< a rarer English word that is also some town's name
    kSurname = 1u << 27,
    kAgency = 1u << 28,      ///< "Police", "Council": an agency of the place before it, which stays a place
    kAgencyPart = 1u << 29,  ///< "Health", "District": may stand before such a word
    kStreet = 1u << 30,      ///< "Road", "Avenue": makes a street of the name before it
    kNoPlaceBefore = 1u << 31,  ///< "flu", "virus": what is named after a place
};

using FeatureMask = std::uint16_t;
[[nodiscard]] constexpr FeatureMask maskOf(gazetteer::Feature feature) {
    return static_cast<FeatureMask>(1u << static_cast<unsigned>(feature));
}

/// A word that says what a place is ("oblast", "village").
struct ClassWord {
    FeatureMask features = 0;
    gazetteer::Feature first = gazetteer::Feature::other;
    bool belongsToName = false;  ///< with a capital behind a name it is part of the mention ("Oskil River")
    bool opensName = false;      ///< with a capital before a name it is part of the mention ("Lake Victoria")
};

/// What an abbreviation stands for.
struct Abbreviation {
    std::vector<std::string> names;  ///< folded
    bool dotted = false;             ///< written with a last dot, which then belongs to it
};

struct WordInfo {
    std::uint32_t flags = 0;
    std::int32_t classWord = -1;  ///< index into classWords
    bool plural = false;          ///< a class word in the plural
};

struct TextHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// Everything is keyed by folded words, phrases by folded words with one space between.
struct LexiconData {
    TextMap<WordInfo> words;
    TextMap<std::string> demonyms;  ///< "sri lankan" → folded name of the place
    TextMap<bool> nonPlaces;
    TextMap<Abbreviation> abbreviations;  ///< as written, without the last dot: "N.J", "Ont"
    std::vector<ClassWord> classWords;

    [[nodiscard]] WordInfo find(std::string_view folded) const {
        const auto found = words.find(folded);
        return found == words.end() ? WordInfo{} : found->second;
    }
};

}  // namespace demarc::toponym
