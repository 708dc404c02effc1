#include "text/analysis.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "text/report_date.hpp"
#include "text/sentences.hpp"
#include "text/tokens.hpp"

namespace demarc::text {

std::size_t Analysis::sentenceAt(std::uint32_t offset) const {
    assert(!sentences.empty());
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), offset, [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
    return after == sentences.begin() ? 0 : static_cast<std::size_t>(after - sentences.begin() - 1);
}

std::size_t Analysis::tokenAt(std::uint32_t offset) const {
    const auto token = std::lower_bound(tokens.begin(), tokens.end(), offset, [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    return static_cast<std::size_t>(token - tokens.begin());
}

std::span<const Token> Analysis::tokensOf(const Sentence& sentence) const {
    return std::span{tokens}.subspan(sentence.firstToken, sentence.lastToken - sentence.firstToken);
}

Analysis analyse(std::string_view text) {
    assert(text.size() < std::numeric_limits<std::uint32_t>::max());
    Analysis analysis;
    analysis.tokens = tokenise(text, datePrefixLength(text));
    analysis.sentences = splitSentences(text, analysis.tokens);
    analysis.quotes = findQuotes(text, analysis.tokens, analysis.sentences);
    return analysis;
}

}  // namespace demarc::text
