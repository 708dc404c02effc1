#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "claim/positions.hpp"
#include "project/desk.hpp"

namespace demarc::project {

/// Where a claim may be moved to: a place of the gazetteer, or a point of the map, which keeps the name that the claim has.
struct Destination {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    base::LonLat point{};  ///< where no place is given
};

/// "37.615° E 49.710° N".
[[nodiscard]] std::string inWords(base::LonLat at);

/// Which claims of a place are meant: one, those of its report, those of all reports.
enum class Reach : std::uint8_t { claim, report, all };
/// The claim first. Claims are of one place where name, part and position are.
[[nodiscard]] std::vector<claim::ClaimRef> claimsOfPlace(const std::vector<claim::Reading>& readings, claim::ClaimRef claim, Reach reach);

/// Whether a person made, changed or confirmed a claim.
[[nodiscard]] bool isByHand(const claim::Claim& claim);

/// What a new claim most likely is that a person makes of selected words: what is read of them or in their sentence, unless they name
/// another party, of the place that they name. Its evidence is the sentence; without any place it has none, too.
[[nodiscard]] claim::Claim guessAt(const claim::Reading& reading, base::Span words);

/// The step that takes back a correction, such as one that rejects a claim.
[[nodiscard]] Edit takeBack(const Correction& correction);

/// Makes the steps that correct what was read. Each is an Edit of Correction records, by the name that undo shows; where nothing would change, an
/// Edit without a name and records. Refers to both, which outlive it. Costs the corrections times the claims asked for.
class Correcting {
public:
    using Refs = std::vector<claim::ClaimRef>;

    Correcting(const DeskState& state, const gazetteer::Gazetteer& gazetteer) : state_{state}, gazetteer_{gazetteer} {}

    [[nodiscard]] Edit reject(const Refs& claims) const;
    /// Says that a person checked them: they stay as they are however reports are read later.
    [[nodiscard]] Edit confirm(const Refs& claims) const;
    /// Whatever `alter` makes of them. Its changes of evidence and id are passed over; another place name without place and position is looked up.
    [[nodiscard]] Edit change(const Refs& claims, const std::function<void(claim::Claim&)>& alter) const;
    [[nodiscard]] Edit move(const Refs& claims, const Destination& to) const;
    /// A claim with its evidence. One that says the same in the same sentence gives way to it.
    [[nodiscard]] Edit add(std::size_t reading, const claim::Claim& claim) const;
    /// Two claims of the sentence in place of one.
    [[nodiscard]] Edit split(claim::ClaimRef claim, const claim::Claim& first, const claim::Claim& second) const;
    /// The first stays, with what it does not tell itself taken from the others, which go.
    [[nodiscard]] Edit merge(const Refs& claims) const;
    /// As they were read: takes back what a person decided on them; one that was added goes.
    [[nodiscard]] Edit restore(const Refs& claims) const;

private:
    class Step;

    const DeskState& state_;
    const gazetteer::Gazetteer& gazetteer_;
};

}  // namespace demarc::project
