#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file.hpp"
#include "base/text_map.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::toponym {

/// What a word can be; a word may be several things. Names of the sections of cues.txt and of the other lists in assets/lexicon.
enum WordFlag : std::uint64_t {
    kFirstName = 1ull << 0,
    kTitle = 1ull << 1,        ///< "Gen.", "President": a person's name follows
    kOffice = 1ull << 2,       ///< "Foreign", "Defence", "Deputy": part of an office's name
    kBodyTail = 1ull << 3,     ///< "Tribune", "Army": makes a body of the name before it
    kBodyHead = 1ull << 4,     ///< "University", "Radio": makes a body of the name after it
    kCommon = 1ull << 5,       ///< an everyday English word that is also some town's name
    kLocative = 1ull << 6,
    kPreposition = 1ull << 7,
    kSpeech = 1ull << 8,
    kAct = 1ull << 9,          ///< what states and armies do
    kPower = 1ull << 10,       ///< "forces", "government", "invasion": after a possessive, the place is a power
    kDirection = 1ull << 11,
    kMonth = 1ull << 12,
    kWeekday = 1ull << 13,
    kParticle = 1ull << 14,    ///< written small inside names: "of", "de", "upon"
    kAcronym = 1ull << 15,     ///< short capitals that are a place: "US", "DRC"
    kArticle = 1ull << 16,     ///< "al-", "el-"
    kBacked = 1ull << 17,      ///< "-backed", "-led": the place before is a power
    kOpensDemonym = 1ull << 18,
    kOpensNonPlace = 1ull << 19,
    kCapture = 1ull << 21,     ///< "captured", "battle (for)": what is done to places in a war
    kPlaceHead = 1ull << 22,   ///< "Abu", "Wad", "Tell": the first word of many names of places
    kUnit = 1ull << 23,        ///< "km", "miles"
    kAbbreviation = 1ull << 24,
    kDealing = 1ull << 25,     ///< "aid (to)", "concessions (from)": what states give each other
    kFunction = 1ull << 20,    ///< "the", "while": what sentences begin with
    kDictionary = 1ull << 26,  ///< a rarer English word that is also some town's name
    kSurname = 1ull << 27,
    kAgency = 1ull << 28,      ///< "Police", "Council": an agency of the place before it, which stays a place
    kAgencyPart = 1ull << 29,  ///< "Health", "District": may stand before such a word
    kStreet = 1ull << 30,      ///< "Road", "Avenue": makes a street of the name before it
    kNoPlaceBefore = 1ull << 31,  ///< "flu", "virus": what is named after a place
    kLink = 1ull << 32,      ///< a preposition that stands before anything
    kWaterside = 1ull << 34, ///< "bank", "mouth": what rivers have
    kWay = 1ull << 36,       ///< "border", "road", "corridor": what lies between places
    kStateOffice = 1ull << 37,  ///< "Gov.", "Sen.": of a state or province where it stands behind a name
    kDweller = 1ull << 38,   ///< "residents", "mayor": they are of a place
    kNation = 1ull << 35,    ///< the name of a place whose people have one: "China", also where it is an ordinary word
    kFall = 1ull << 33,      ///< "fell": what towns do
};
using WordFlags = std::uint64_t;


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
    WordFlags flags = 0;
    std::int32_t classWord = -1;  ///< index into classWords
    bool plural = false;          ///< a class word in the plural
};

/// Everything is keyed by folded words, phrases by folded words with one space between.
struct LexiconData {
    base::TextMap<WordInfo> words;
    base::TextMap<std::string> demonyms;  ///< "sri lankan" → folded name of the place
    base::TextMap<bool> nonPlaces;
    base::TextMap<Abbreviation> abbreviations;  ///< as written, without the last dot: "N.J", "Ont"
    std::vector<ClassWord> classWords;
    base::MappedFile ordinary;  ///< English words, one a line, sorted by bytes behind a head of comments

    /// Whether a folded word is an ordinary English one. Some 15 looks into the mapped file.
    [[nodiscard]] bool isOrdinary(std::string_view folded) const;
    [[nodiscard]] WordInfo find(std::string_view folded) const {
        const WordInfo* found = words.find(folded);
        return found ? *found : WordInfo{};
    }
};

}  // namespace demarc::toponym
