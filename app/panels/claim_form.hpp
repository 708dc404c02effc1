#pragma once
#include "panels/memory.hpp"
#include "panels/widgets.hpp"

namespace demarc::panels {

/// The fields of the claim that is edited.
void drawClaimForm(Context& context);

/// Lists the places that the report's mention may be, then those that the gazetteer has of the name.
void findChoices(const Context& context, ClaimEdit& edit);
/// Puts the claim that is edited at a place of the gazetteer.
void choosePlace(const Context& context, ClaimEdit& edit, gazetteer::PlaceIndex index);
[[nodiscard]] bool isElsewhere(const claim::Claim& a, const claim::Claim& b);

}  // namespace demarc::panels
