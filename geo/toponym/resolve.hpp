#pragma once
#include "toponym/group.hpp"

namespace demarc::toponym {

/// A place so far from all else that the report names, and of no importance that explains it, is hardly the one meant: `Grounds::near_km` of such a
/// one is at least this, of any other place less.
inline constexpr float kStrayed_km = 500;

/// The joint decision: which mentions are places, and which place each is.
[[nodiscard]] std::vector<Toponym> resolveMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions);

/// The answer for every accepted mention: place, position, confidence, alternatives and grounds.
[[nodiscard]] std::vector<Toponym> describe(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, const Groups& groups);

}  // namespace demarc::toponym
