#pragma once
#include "toponym/group.hpp"

namespace demarc::toponym {

/// The joint decision: which mentions are places, and which place each is.
[[nodiscard]] std::vector<Toponym> resolveMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions);

/// The answer for one mention of `group`: place, position, confidence, alternatives and the reason in words.
[[nodiscard]] Toponym describe(const Words& words, const gazetteer::Gazetteer& gazetteer, const Mention& mention, const Group& group, const std::vector<Group>& groups);

}  // namespace demarc::toponym
