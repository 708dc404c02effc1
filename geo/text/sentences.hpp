#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "text/analysis.hpp"

namespace demarc::text {

[[nodiscard]] std::vector<Sentence> splitSentences(std::string_view text, std::span<const Token> tokens);

/// Quoted passages without their marks, in order.
[[nodiscard]] std::vector<base::Span> findQuotes(std::string_view text, std::span<const Token> tokens, std::span<const Sentence> sentences);

}  // namespace demarc::text
