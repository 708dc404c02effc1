#pragma once

namespace demarc::toponym {

/// How much each sign speaks for a reading of a name (in units of the logarithm of odds) and for a mention being a place at all. They were set by
/// hand and adjusted on reports of many kinds; docs/geoparsing.md says how. All in one place, so that they can be read side by side.
struct Weights {
    // For a reading, from the name itself.
    float importance = 9;          ///< times the importance of the place, 0 to 1
    float alternateName = -0.3F;   ///< known by another than its current English name
    float variantName = -1.2F;
    float othersName = -0.8F;      ///< a name that is another place's own, and nothing like this one's: a former one mostly
    float ownList = 4;             ///< from the user's own list
    float classFits = 2;           ///< a class word beside the name ("the city of", "X County") allows it, or not
    float classMisfits = -3;
    float classExact = 0.7F;       ///< it is what the class word says first
    float directionOfArea = 1.5F;  ///< "northern X": rather an area
    float riverOfArticle = 2.5F;   ///< "the X": a river, sea or range of that name
    float townOfArticle = -1.5F;
    float areaWithSeat = -0.5F;    ///< a region whose chief town bears its name: the bare name is the town's
    float country = 1.5F;          ///< a country's name is the country, unless the report speaks of another place
    float district = -0.3F;

    // From the rest of the report.
    float inCountry = 1;           ///< times the logarithm of how much else lies in its country
    float inUnit = 1;              ///< … in its first-level unit
    float nearby = 1;              ///< … within some 50 km
    float around = 0.5F;           ///< … within some 200 km
    float countryOfOthers = 1;     ///< for a country: how much else lies in it
    float contained = 3;           ///< the report says what holds it ("X in Y", "X, Y"), and that does
    float holding = 2;             ///< it holds what the report says it holds
    float alike = 1.2F;            ///< beside its like in a list
    float unitNamed = 0.8F;        ///< its first- or second-level unit is named
    float beside = 0.5F;           ///< more weight of what is named beside it in the text
};

extern const Weights kWeights;

}  // namespace demarc::toponym
