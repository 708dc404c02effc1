#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/analysis.hpp"
#include "toponym/lexicon.hpp"

namespace demarc::toponym {

/// The tokens of a document with their folded forms and what the lexicon says of them. Views live as long as the Words.
class Words {
public:
    Words(std::string_view text, const text::Analysis& analysis, const LexiconData& lexicon);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const text::Analysis& analysis() const { return analysis_; }
    [[nodiscard]] const LexiconData& lexicon() const { return lexicon_; }
    [[nodiscard]] std::size_t size() const { return words_.size(); }

    [[nodiscard]] const text::Token& token(std::size_t i) const { return analysis_.tokens[i]; }
    [[nodiscard]] std::string_view surface(std::size_t i) const { return token(i).span.of(text_); }
    /// Empty behind the last token.
    [[nodiscard]] std::string_view folded(std::size_t i) const {
        return i < words_.size() ? std::string_view{arena_}.substr(words_[i].begin, words_[i].size) : std::string_view{};
    }
    [[nodiscard]] bool has(std::size_t i, WordFlags flags) const { return i < words_.size() && (words_[i].info.flags & flags) != 0; }
    [[nodiscard]] const WordInfo& info(std::size_t i) const { return words_[i].info; }
    [[nodiscard]] const ClassWord* classWord(std::size_t i) const;
    [[nodiscard]] std::uint32_t sentence(std::size_t i) const { return words_[i].sentence; }

    [[nodiscard]] bool isWord(std::size_t i) const { return i < words_.size() && token(i).kind == text::TokenKind::word; }
    [[nodiscard]] bool isNumber(std::size_t i) const { return i < words_.size() && token(i).kind == text::TokenKind::number; }
    /// Begins with a capital, or has one after an apostrophe ("d'Ivoire").
    [[nodiscard]] bool isCapitalised(std::size_t i) const { return isWord(i) && words_[i].capitalised; }
    /// Whether the capital of token i, or that it has one, says nothing: no script but Latin has words in the lexicon, some have no capitals.
    [[nodiscard]] bool saysNothing(std::size_t i) const {
        return token(i).uncased || (opensSentence(i) && static_cast<unsigned char>(text_[token(i).span.begin]) >= kFirstGreekByte);
    }
    [[nodiscard]] bool is(std::size_t i, std::string_view mark) const { return i < words_.size() && surface(i) == mark; }
    [[nodiscard]] bool isPossessive(std::size_t i) const;
    [[nodiscard]] bool isHyphen(std::size_t i) const;
    /// No space between token i - 1 and token i.
    [[nodiscard]] bool isGlued(std::size_t i) const { return i > 0 && i < words_.size() && token(i - 1).span.end == token(i).span.begin; }
    /// First token of its sentence, opening quotes and brackets aside.
    [[nodiscard]] bool opensSentence(std::size_t i) const;
    /// Whether the report writes this folded word small somewhere: then it is an ordinary word.
    [[nodiscard]] bool isWrittenSmall(std::string_view folded) const;
    /// In a heading whose words are all written with capitals, a capital says nothing.
    [[nodiscard]] bool inTitleCase(std::size_t i) const { return titleCase_[words_[i].sentence]; }
    /// In a sentence written in capitals, words of the lexicon count as small and the others as capitalised.
    [[nodiscard]] bool inCapitals(std::size_t i) const { return capitals_[words_[i].sentence]; }
    /// A word in capitals that is a name elsewhere in the report.
    [[nodiscard]] bool isNamed(std::size_t i) const { return i < words_.size() && words_[i].named; }
    [[nodiscard]] bool sameSentence(std::size_t a, std::size_t b) const {
        return a < words_.size() && b < words_.size() && words_[a].sentence == words_[b].sentence;
    }
    /// The word right before (or after) token i with no mark between, size() where there is none in the sentence.
    [[nodiscard]] std::size_t wordBefore(std::size_t i) const;
    [[nodiscard]] std::size_t wordAfter(std::size_t i) const;

private:
    static constexpr unsigned char kFirstGreekByte = 0xCD;  ///< of UTF-8; Latin letters lie before, Cyrillic and all others behind

    struct Entry {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t sentence = 0;
        bool capitalised = false;
        bool named = false;  ///< in capitals, and a name elsewhere
        WordInfo info;
    };

    std::string_view text_;
    const text::Analysis& analysis_;
    const LexiconData& lexicon_;
    std::string arena_;
    std::vector<Entry> words_;
    void nameInCapitals(std::span<const std::uint32_t> tokens);
    /// Where a folded word written small stands in small_, or would.
    [[nodiscard]] std::uint32_t& smallSlot(std::string_view folded) const;
    mutable std::vector<std::uint32_t> small_;  ///< a table of words written small: 1 + a token, 0 where free; made when first asked for
    std::vector<bool> titleCase_;
    std::vector<bool> capitals_;
};

}  // namespace demarc::toponym
