#pragma once
#include <cstdint>
#include <vector>

#include "toponym/mention.hpp"

namespace demarc::toponym {

/// One reading of a name in the report.
struct Reading {
    gazetteer::Place place;
    float fixed = 0;         ///< from the name itself: importance, kind of name, class word
    float score = 0;         ///< with what the rest of the report says; logarithm of odds against the other readings
    float share = 0;         ///< of all readings, 0 to 1
    Grounds grounds;
};

/// All mentions of one name in one sense: a report is taken to mean one place by one name, unless it says otherwise.
struct Group {
    std::vector<std::uint32_t> mentions;
    std::vector<Reading> readings;       ///< best first once resolved
    std::size_t bearers = 0;             ///< places that bear the name, also those that are not looked at
    std::vector<std::uint32_t> holders;  ///< groups said to hold it ("X in Y", "X, Y", "Y's X")
    std::vector<std::uint32_t> held;     ///< the other way round
    std::vector<std::uint32_t> siblings; ///< groups beside it in "X, Y and Z"
    FeatureMask hint = 0;
    gazetteer::Feature classFeature = gazetteer::Feature::other;
    bool acts = false;                   ///< "X rejected": read as a power if it is one
    bool direction = false;              ///< "northern X"
    bool article = false;                ///< "the X", where X has no class word
    bool demonym = false;
    bool accepted = false;
    bool alone = true;                   ///< the report has no other place to judge by
    float weight = 0;                    ///< how much it tells of where the report is
};

/// A report's mentions by name and sense.
struct Groups {
    std::vector<Group> all;
    std::vector<std::uint32_t> of;  ///< mention → group
};

/// Puts mentions of one name in one sense together and gives each group its readings, scored by the name itself.
[[nodiscard]] Groups groupMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions);

/// Fills holders, held and siblings from what stands between mentions.
void linkGroups(const Words& words, const std::vector<Mention>& mentions, Groups& groups);

/// Whether only commas, "and", "or", "the" stand between two neighbouring mentions.
[[nodiscard]] bool joins(const Words& words, const Mention& a, const Mention& b);

void sortReadings(Group& group);

}  // namespace demarc::toponym
