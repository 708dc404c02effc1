#pragma once
#include <string_view>
#include <vector>

#include "claim/party.hpp"
#include "text/analysis.hpp"

namespace demarc::claim {

/// Armed groups that a report names and no party file has: by a name with its letters, "the Eastern Liberation Front (ELF)"; and, in a report that
/// names no group at all, by what they are: "gangs", "rebels". One pass over the tokens.
[[nodiscard]] std::vector<Party> newcomersIn(std::string_view text, const text::Analysis& analysis, const PartyRegistry& parties);

}  // namespace demarc::claim
