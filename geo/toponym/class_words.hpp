#pragma once
#include <cstddef>
#include <vector>

#include "toponym/mention.hpp"
#include "toponym/words.hpp"

namespace demarc::toponym {

/// The class word in "village of X", "villages X", "the town of X", "villages, among them X", where X begins with token `first`; null where there is none.
[[nodiscard]] const ClassWord* classBefore(const Words& words, std::size_t first);

/// That of rivers in "the left bank of the X", "the mouth of the X", "the X's left bank", where X is the tokens [first, last).
[[nodiscard]] const ClassWord* waterBeside(const Words& words, std::size_t first, std::size_t last);

/// The class word in "X displacement camp", "X military base", where X ends before token `last`.
[[nodiscard]] const ClassWord* facilityAfter(const Words& words, std::size_t last);

/// The class word in "X, a tiny village" or "X and Y, two districts of Z"; tells whether it is a plural.
[[nodiscard]] const ClassWord* classApposed(const Words& words, std::size_t last, bool& plural);

/// "the Donetsk and neighboring Luhansk regions", "the villages of X, Y and Z": gives a plural class word to all in its list.
void shareClasses(const Words& words, std::vector<Mention>& mentions);

}  // namespace demarc::toponym
