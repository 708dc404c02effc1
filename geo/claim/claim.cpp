#include "claim/claim.hpp"

#include <array>

namespace demarc::claim {

std::string_view name(Stance stance) {
    static constexpr std::array<std::string_view, 3> NAMES{"asserts", "denies", "proposes"};
    return NAMES[static_cast<std::size_t>(stance)];
}

std::string_view name(Status status) {
    static constexpr std::array<std::string_view, 7> NAMES{"control", "partial", "contested", "encircled", "advance", "withdrawal", "strike"};
    return NAMES[static_cast<std::size_t>(status)];
}

std::string_view name(Time time) {
    static constexpr std::array<std::string_view, 3> NAMES{"current", "past", "future"};
    return NAMES[static_cast<std::size_t>(time)];
}

}  // namespace demarc::claim
