#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toponym/mention.hpp"

namespace demarc::toponym {

/// One reading of a name in the report.
struct Reading {
    gazetteer::Place place;
    float fixed = 0;      ///< from the name itself: importance, kind of name, class word, containment
    float score = 0;      ///< with what the rest of the report says
    bool contained = false;  ///< lies in a place that the report says holds it
    bool sameCountry = false;
    bool misspelt = false;   ///< taken for this place by a spelling one letter off
    float near_km = -1;   ///< to the nearest other place of the report; negative where there is none
};

/// All mentions of one name in one sense: a report is taken to mean one place by one name.
struct Group {
    std::vector<std::uint32_t> mentions;
    std::vector<Reading> readings;     ///< best first once resolved
    std::vector<std::uint32_t> holders;  ///< groups said to hold it ("X in Y", "X, Y", "Y's X")
    std::vector<std::uint32_t> held;     ///< the other way round
    std::vector<std::uint32_t> siblings; ///< groups beside it in "X, Y and Z"
    FeatureMask hint = 0;
    bool direction = false;            ///< "northern X"
    bool accepted = false;
};

/// What the places named so far say of where the report is: how much each country is spoken of, and where the places lie.
class ReportContext {
public:
    void clear();
    void addCountry(std::uint32_t group, std::string_view code, float weight);
    void addPlace(std::uint32_t group, base::LonLat position, gazetteer::PlaceIndex unit);
    /// Whether a place of another group lies in this first-level unit.
    [[nodiscard]] bool holdsPlace(std::uint32_t group, gazetteer::PlaceIndex unit) const;
    void addUnit(std::uint32_t group, gazetteer::PlaceIndex unit);
    /// Whether another group names this first- or second-level unit.
    [[nodiscard]] bool names(std::uint32_t group, gazetteer::PlaceIndex unit) const;
    /// 0 to 1: the country that is spoken of most has 1. What `group` itself added does not count.
    [[nodiscard]] float country(std::uint32_t group, std::string_view code) const;
    /// Kilometres to the nearest place of another group, negative where there is none.
    [[nodiscard]] float nearest_km(std::uint32_t group, base::LonLat from) const;
    [[nodiscard]] bool isEmpty() const { return most_ <= 0; }

private:
    struct Spot {
        std::uint32_t group;
        base::LonLat position;
        float shrink;  ///< cosine of the latitude
        gazetteer::PlaceIndex unit;
    };
    struct Share {
        int slot = -1;
        float weight = 0;
    };
    std::array<float, 26 * 26> countries_{};
    std::vector<Share> shares_;  ///< by group
    float most_ = 0;
    std::vector<Spot> spots_;
    std::vector<std::pair<std::uint32_t, gazetteer::PlaceIndex>> units_;  ///< (group, unit)
};

inline constexpr float kNear_km = 150;  ///< how far places of one report lie apart as a rule

/// The answer for one mention of `group`: place, position, confidence, alternatives and the reason in words.
[[nodiscard]] Toponym describe(const Words& words, const gazetteer::Gazetteer& gazetteer, const Mention& mention, const Group& group, const std::vector<Group>& groups);

}  // namespace demarc::toponym
