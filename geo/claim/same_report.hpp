#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "claim/reading.hpp"

namespace demarc::claim {

/// One number for each sentence that is long enough to tell reports apart, of its words without case; sorted.
[[nodiscard]] std::vector<std::uint64_t> marksOf(const Reading& reading);
/// For each reading the first that is the same report, itself where none is: an agency's text as another outlet brings it, cut or with another
/// heading. Two are the same where most sentences of the shorter one stand word for word in the other and their dates, if both have one, lie
/// within three days. Costs one look-up a sentence of those that have their marks.
[[nodiscard]] std::vector<std::size_t> firstOfSame(const std::vector<Reading>& readings);

}  // namespace demarc::claim
