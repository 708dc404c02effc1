#pragma once
#include <string>
#include <vector>

#include "map/layout_page.hpp"

namespace demarc::map {

/// A list's entry: what stands out at its left, and its words.
struct ListEntry {
    std::string mark;
    std::vector<TextSpan> words;
};

[[nodiscard]] Piece asPiece(TextBlock block);

/// As many entries as fit in `most_px`, then "… and N more". Style pixels.
[[nodiscard]] Piece makeList(const Page& page, const std::vector<ListEntry>& entries, const TextStyle& style, double width_px, double most_px, int linesEach);

/// The same run together as one paragraph: for more entries than lines.
[[nodiscard]] Piece makeRun(const Page& page, const std::vector<ListEntry>& entries, const TextStyle& style, double width_px, double most_px);

/// Places out of view, with what is said of them.
[[nodiscard]] std::vector<ListEntry> outsideEntries(const Page& page, const std::vector<std::size_t>& outside);
/// That a sentence takes at most in a list of sources: a quote is cut to its length before, and an offer is told with its condition.
inline constexpr int SOURCE_LINES = 6;
/// Whether a line names a dispatch, as against a sentence of it.
[[nodiscard]] bool isDispatch(const SourceLine& line);
/// All sources; `whole`: in whole sentences where they are known.
[[nodiscard]] std::vector<ListEntry> sourceEntries(const Page& page, bool whole);
/// What is numbered on the map and not listed there.
[[nodiscard]] std::vector<ListEntry> leftOverEntries(const Page& page);

}  // namespace demarc::map
