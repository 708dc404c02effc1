#pragma once
#include <string>

#include "gazetteer/gazetteer.hpp"

namespace demarc::panels {

/// What a place is: "regional centre", "river", in the language of the window.
[[nodiscard]] std::string kindOf(const gazetteer::Place& place);
/// "Town", to begin a line with.
[[nodiscard]] std::string featureText(gazetteer::Feature feature);

}  // namespace demarc::panels
