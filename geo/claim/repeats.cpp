#include <algorithm>

#include "claim/claim_reader.hpp"

namespace demarc::claim {

void ClaimReader::mergeStrikes() {
    const auto toldAsStrike = [&](const Claim& claim) {
        if (claim.status != Status::contested || !claim.cue.of(document_.text).starts_with("attack")) return false;
        return std::ranges::any_of(claims_, [&](const Claim& other) {
            return other.status == Status::strike && other.place == claim.place && other.actor == claim.actor && other.claimant == claim.claimant &&
                   other.stance == claim.stance && other.time == claim.time;
        });
    };
    std::vector<bool> merged;
    for (const Claim& claim : claims_) merged.push_back(toldAsStrike(claim));
    std::size_t at = 0;
    std::erase_if(claims_, [&](const Claim&) { return merged[at++]; });
}

void ClaimReader::dropContradicted() {
    std::vector<bool> contradicted;
    for (const Claim& claim : claims_) {
        contradicted.push_back(claim.stance == Stance::asserts && std::ranges::any_of(claims_, [&](const Claim& told) {
                                   return told.stance == Stance::denies && told.evidence == claim.evidence && told.claimant == claim.claimant &&
                                          told.place == claim.place && told.actor == claim.actor && told.status == claim.status &&
                                          told.time == claim.time;
                               }));
    }
    std::size_t at = 0;
    std::erase_if(claims_, [&](const Claim&) { return contradicted[at++]; });
}

void ClaimReader::dropEchoes() {
    // "captured X after overrunning its barracks": who holds all of it holds the part.
    const auto within = [](const Claim& claim, const Claim& whole) {
        return claim.status == Status::partial && whole.status == Status::control && claim.claimant == whole.claimant && !claim.extent && claim.qualifier.empty();
    };
    const auto isHold = [](const Claim& claim) { return claim.status == Status::control || claim.status == Status::partial; };
    std::vector<bool> echoes;
    for (const Claim& claim : claims_) {
        echoes.push_back(std::ranges::any_of(claims_, [&](const Claim& told) {
            const bool alike = told.evidence == claim.evidence && told.place == claim.place && told.actor == claim.actor && told.stance == claim.stance && told.time == claim.time;
            const bool echo = claim.claimant == "narrator" && told.claimant != "narrator" && (told.status == claim.status || (isHold(told) && isHold(claim)));
            return alike && (echo || within(claim, told));
        }));
    }
    std::size_t at = 0;
    std::erase_if(claims_, [&](const Claim&) { return echoes[at++]; });
}

}  // namespace demarc::claim
