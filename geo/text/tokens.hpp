#pragma once
#include <string_view>
#include <vector>

#include "text/analysis.hpp"

namespace demarc::text {

/// Abbreviations that news copy ends with a dot ("Gen.", "Jan.", "Inc.").
enum class Abbreviation : std::uint8_t {
    none,
    title,    ///< stands before what it belongs to, so never ends a sentence
    ordinary  ///< may end one
};
[[nodiscard]] Abbreviation abbreviation(std::string_view wordWithoutDot);

/// All tokens from byte `begin` on.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text, std::size_t begin);

}  // namespace demarc::text
