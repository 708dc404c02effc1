#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "claim/reading.hpp"

namespace demarc::claim {

/// Gives parties named in this order their colours: those that claim or act (`acting`, by id) choose first, since there are more parties in a
/// report than colours, and of the first two of these a state before a group, then by id. The report's own voice comes last, where it claims anything.
[[nodiscard]] std::vector<PartyMention> withColours(std::vector<PartyMention> mentioned, const std::set<std::string>& acting, const PartyRegistry& registry);
/// Adds who claims or acts in `claims`.
void addActing(const std::vector<Claim>& claims, std::set<std::string>& acting);
/// Adds to the parties of a report those whom claims tell of, and whom it names in no other way ("the army"), by the sentences of their claims.
void addTold(const std::vector<Claim>& claims, std::vector<PartyMention>& mentioned);

/// Gives a reading claims that it did not read itself: parties that these name join those that the report names, and colours are given anew.
void replaceClaims(Reading& reading, std::vector<Claim> claims, const PartyRegistry& registry);

/// Makes one reading of a long report of those of its sections, taken in order.
class SectionJoiner {
public:
    /// Counts a section's spans, anchors and claim ids as the whole report's.
    void join(Reading& section);
    /// Of all sections so far.
    [[nodiscard]] std::vector<PartyMention> parties(const PartyRegistry& registry) const { return withColours(mentioned_, acting_, registry); }

private:
    void joinParties(const std::vector<PartyMention>& parties);

    std::uint32_t byte_ = 0;  ///< where the next section begins
    std::uint32_t toponyms_ = 0;
    std::size_t claims_ = 0;
    std::vector<PartyMention> mentioned_;
    std::map<std::string, std::size_t, std::less<>> byId_;
    std::set<std::string> acting_;
};

}  // namespace demarc::claim
