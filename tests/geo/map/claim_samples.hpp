#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "claim/positions.hpp"
#include "map/symbols.hpp"
#include "map/telling.hpp"

namespace demarc::map::samples {

using claim::Claim;
using claim::Stance;
using claim::Status;
using claim::Time;

inline const base::Colour NORTH = base::Colour::fromHex(0xD55E00);
inline const base::Colour SOUTH = base::Colour::fromHex(0x0072B2);

/// A report on the invented town of Alda, contested by North and South, as a reader of the text would give it.
class Report {
public:
    Report() {
        reading_.document.text = "North said on Monday that its army had taken the town of Alda after a week of fighting. South denied it.";
        reading_.document.date = base::Date{2025, 3, 10};
        reading_.parties = {{"North", {}, NORTH}, {"South", {}, SOUTH}};
    }

    Claim& say(std::string claimant, Stance stance, Status status, std::string actor, std::optional<double> extent = std::nullopt, Time time = Time::current) {
        Claim claim;
        claim.id = 'c' + std::to_string(reading_.claims.size() + 1);
        claim.place = "Alda";
        claim.position = base::LonLat{38, 49};
        claim.feature = gazetteer::Feature::town;
        claim.claimant = std::move(claimant);
        claim.stance = stance;
        claim.status = status;
        claim.actor = std::move(actor);
        claim.extent = extent;
        claim.time = time;
        claim.evidence = {0, 87};
        claim.cue = {35, 45};
        reading_.claims.push_back(std::move(claim));
        return reading_.claims.back();
    }

    [[nodiscard]] const std::vector<claim::Reading>& readings() {
        readings_ = {reading_};
        return readings_;
    }

private:
    claim::Reading reading_;
    std::vector<claim::Reading> readings_;
};

/// What the first place shows in a view.
inline std::vector<Symbol> symbolsOf(Report& report, View view = View::all, std::string_view party = {}) {
    const claim::PartyRegistry registry;
    const Telling telling{report.readings(), registry, lightTheme()};
    const auto places = claim::placesAt(report.readings());
    return places.empty() ? std::vector<Symbol>{} : symbolsFor(inView(places.front(), view, party, telling), view, telling);
}

}  // namespace demarc::map::samples
