#pragma once

namespace demarc::toponym {

/// How much each sign speaks for a mention being a place at all, and for a reading of its name, in units of the logarithm of odds. They were set by
/// hand and adjusted on reports of many kinds; docs/geoparsing.md says how. All in one place, so that they can be read side by side.
struct Weights {
    // For a mention being a place, from the name itself. A mention needs 1 in the end.
    float known = 7;               ///< times the importance of its likeliest place above `middling`
    float middling = 0.45F;
    float variantKnown = -0.1F;    ///< of importance, for a name that a place bears by rule or of old
    float severalWords = 1.2F; 
    float unknownName = -0.75F;        ///< no list has it
    float everydayWord = -3;       ///< an English word; twice where its capital says nothing
    float dictionaryWord = -0.75F;
    float surname = -0.5F;
    float firstName = -0.9F;
    float opensSentence = -0.55F;
    float classBeside = 2;
    float classWithin = 1.5F;      ///< a name of the gazetteer ends in a class word: "Jordan River"

    // From the words around.
    float capture = 4;            ///< "captured X"
    float locative = 2;            ///< "in X"
    float preposition = 1.2F;      ///< "of X"
    float unknownAfterPreposition = 2.66F;  ///< … of an unknown name
    float link = 1;                ///< "by X"
    float heading = 2;             ///< "X: …"
    float direction = 1.5F;        ///< "northern X"
    float speechBeside = -2;       ///< "said X"
    float person = -2.5F;             ///< after a title or a given name, or known from the report as a person
    float unknownBeside = -4;          ///< a capitalised word that says nothing stands next to it
    float article = -1;            ///< "the X", of an unknown name
    float owner = -2;              ///< "X's", of an unknown name
    float ownsPower = 2;           ///< "X's army"
    float ownsGround = 1.5F;       ///< "X's airport"
    float office = 1.5F;           ///< "X Mayor", "X Police"
    float backed = 2.5F;           ///< "X-backed"
    float dateline = 2;
    float inArea = 3;              ///< "X, Ohio", where some X is
    float street = -6;             ///< "X Road"

    // From the report as a whole.
    float inCountry = 1.1F;           ///< its likeliest reading lies in a country that the report speaks of
    float near = 2;                ///< … near other places of the report
    float nearAndRare = 2;         ///< … and few places bear the name: times 1 / (1 + log of their number)
    float strayed = -0.7F;         ///< … neither, though there are others
    float contained = 2;           ///< … in what the report says holds it
    float sureElsewhere = 2.2F;    ///< the same name stands elsewhere as a sure place
    float cuedTwice = 2;           ///< an unknown name stands where places stand more than once
    float listed = 1.5F;           ///< beside a sure place in a list

    // For a reading, from the name itself.
    float importance = 10.8F;              ///< times the importance of the place, 0 to 1
    float alternateName = -0.3F;   ///< known by another than its current English name
    float variantName = -0.6F;
    float othersName = -0.4F;      ///< a name that is another place's own, and nothing like this one's: a former one mostly
    float greatersName = -5;       ///< … of a place as well known as this one, or better
    float soundsAlike = -1;        ///< another romanisation of what the gazetteer has
    float oneLetterOff = -2;
    float ownList = 12;            ///< from the user's own list: more than all that speaks for another
    float classFits = 2.66F;           ///< a class word beside the name ("the city of", "X County") allows it, or not
    float classMisfits = -1.5F;
    float classExact = 0.93F;       ///< it is what the class word says first
    float directionOfArea = 1.5F;  ///< "northern X": rather an area
    float riverOfArticle = 2.5F;   ///< "the X": a river, sea or range of that name
    float townOfArticle = -1.5F;
    float areaWithSeat = -0.5F;    ///< a region whose chief town bears its name: the bare name is the town's
    float country = 3;             ///< a country's name is the country, unless the report speaks of another place
    float actingCapital = 1.5F;    ///< "X rejected": a capital, which stands for its state
    float district = 0.7F;

    // For a reading, from the rest of the report.
    float muchInCountry = 0.5F;       ///< times the logarithm of how much else lies in its country
    float muchInUnit = 1;          ///< … in its first-level unit
    float muchNearby = 1.5F;          ///< … within some 50 km
    float muchAround = 0.5F;       ///< … within some 200 km
    float countryOfOthers = 3.54F;     ///< for a country: how much else lies in it
    float saidToBeIn = 3;          ///< the report says what holds it ("X in Y", "X, Y"), and that does
    float saidToHold = 5.32F;          ///< it holds what the report says it holds
    float alike = 2.64F;            ///< beside its like in a list
};

extern const Weights kWeights;

}  // namespace demarc::toponym
