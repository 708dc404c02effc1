#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace demarc::text {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A word keeps inner apostrophes, dots of abbreviations and no hyphens ("U.S.", "Kup'iansk", "Moscow" "-" "backed");
/// a possessive "'s" (or a bare "'" after s) is a token of its own, a punctuation; "80%" is a number and a punctuation.
/// The dot of a known abbreviation belongs to it ("Gen.", "Jan."); "1,200.5", "10:30" and "20th" are one number each.
struct Token {
    base::Span span;
    TokenKind kind = TokenKind::word;
    bool capitalised = false;  ///< begins with an upper-case (or uncased-script) letter
    bool allCaps = false;      ///< two letters or more, all upper case
    bool uncased = false;      ///< begins with a letter of a script without capitals
};

/// Tokens [firstToken, lastToken) that make one sentence.
struct Sentence {
    base::Span span;
    std::uint32_t firstToken = 0;
    std::uint32_t lastToken = 0;
    std::uint32_t paragraph = 0;
    bool heading = false;  ///< a line of its own without a full stop: a headline or a section's title
};

/// What was found in a text before any meaning: tokens in order, sentences in order, quoted passages (without the marks).
struct Analysis {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<base::Span> quotes;

    /// The sentence that holds byte `offset` (or the last one before it); index into `sentences`. Asserts a sentence exists.
    [[nodiscard]] std::size_t sentenceAt(std::uint32_t offset) const;
    /// First token that begins at or after `offset`; index into `tokens`, tokens.size() where there is none. O(log n).
    [[nodiscard]] std::size_t tokenAt(std::uint32_t offset) const;
    [[nodiscard]] std::span<const Token> tokensOf(const Sentence& sentence) const;
};

/// Splits UTF-8 text into tokens and sentences. Any byte string under 4 GiB is accepted; about 10 ns a byte.
/// A leading "date YYYY-MM-DD" makes no token and no sentence. A blank line ends a paragraph and its sentence; a line end does where the
/// text is not wrapped. A quotation that runs over several paragraphs is one span in each of them; one never closed ends with its sentence.
[[nodiscard]] Analysis analyse(std::string_view text);

}  // namespace demarc::text
