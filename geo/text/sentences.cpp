#include "text/sentences.hpp"

#include <algorithm>
#include <array>

#include "text/tokens.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kShortLine_byte = 50;    ///< shorter lines are no wrapped prose
constexpr std::size_t kWrappedLine_byte = 130; ///< longer lines are whole paragraphs
constexpr std::size_t kHeadingTokens = 30;

/// Words that begin a sentence after an abbreviation, where a capital alone says nothing ("the U.S. President", "in the U.S. The").
constexpr std::array kStarters{
    "A"sv,    "According"sv, "After"sv, "Also"sv, "Although"sv, "An"sv,   "And"sv,  "Another"sv, "As"sv,    "At"sv,   "Before"sv, "Both"sv, "But"sv,
    "By"sv,   "During"sv,    "Earlier"sv, "For"sv, "From"sv,    "He"sv,   "Her"sv,  "His"sv,     "How"sv,   "However"sv, "I"sv,   "If"sv,   "In"sv,
    "It"sv,   "Its"sv,       "Last"sv,  "Many"sv, "Meanwhile"sv, "Most"sv, "No"sv,  "On"sv,      "Only"sv,  "Our"sv,  "She"sv,    "Since"sv, "So"sv,
    "Some"sv, "That"sv,      "The"sv,   "Their"sv, "Then"sv,    "There"sv, "These"sv, "They"sv,  "This"sv,  "Those"sv, "Though"sv, "To"sv,  "Two"sv,
    "Under"sv, "Until"sv,    "We"sv,    "What"sv, "When"sv,     "Where"sv, "Which"sv, "While"sv, "Who"sv,   "Why"sv,  "With"sv,   "You"sv,
};

bool isOneOf(std::string_view mark, std::string_view spaceSeparated) {
    return spaceSeparated.find(mark) != std::string_view::npos;
}

bool isCloser(std::string_view mark) {
    return isOneOf(mark, "\" ' ) ] ” ’ »");
}

bool isOpener(std::string_view mark) {
    return isOneOf(mark, "\" ' ( [ “ ‘ « „ - – — * • ·");
}

bool isBullet(std::string_view mark) {
    return isOneOf(mark, "- – — * • ·");
}

/// Marks that always end a sentence: Arabic, Urdu, Devanagari, CJK, Burmese, Ethiopic.
bool isFullStop(std::string_view mark) {
    return isOneOf(mark, "؟ ۔ । 。 ！ ？ ။ ።");
}

bool isTerminator(std::string_view mark) {
    return mark == "!" || mark == "?" || mark == "…" || mark.starts_with('.') || isFullStop(mark);
}

class Splitter {
public:
    Splitter(std::string_view text, std::span<const Token> tokens) : text_{text}, tokens_{tokens} {}

    std::vector<Sentence> run() {
        std::uint32_t first = 0;
        std::uint32_t paragraph = 0;
        bool atParagraphStart = true;
        const auto count = static_cast<std::uint32_t>(tokens_.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool paragraphEnds = i + 1 == count || breaksParagraph(i);
            std::uint32_t end = paragraphEnds ? i + 1 : sentenceEnd(i);
            if (end == 0) continue;
            Sentence sentence{{tokens_[first].span.begin, tokens_[end - 1].span.end}, first, end, paragraph, false};
            const bool closesParagraph = end == count || breaksParagraph(end - 1);
            sentence.heading = atParagraphStart && closesParagraph && end != count && isHeading(sentence);
            sentences_.push_back(sentence);
            atParagraphStart = closesParagraph;
            paragraph += closesParagraph;
            first = end;
            i = end - 1;
        }
        return std::move(sentences_);
    }

private:
    [[nodiscard]] std::string_view at(std::size_t i) const { return tokens_[i].span.of(text_); }
    [[nodiscard]] bool glued(std::size_t i) const { return i > 0 && tokens_[i - 1].span.end == tokens_[i].span.begin; }

    [[nodiscard]] bool breaksParagraph(std::uint32_t i) const {
        const std::uint32_t from = tokens_[i].span.end;
        const std::string_view gap = text_.substr(from, tokens_[i + 1].span.begin - from);
        if (gap.size() < 2 && gap != "\n") return false;
        const auto lineEnds = std::count(gap.begin(), gap.end(), '\n');
        if (lineEnds == 0) return gap.find("\xE2\x80\xA9") != std::string_view::npos;
        if (lineEnds > 1) return true;
        const Token& next = tokens_[i + 1];
        if (next.kind == TokenKind::word && !next.capitalised) return false;
        if (next.kind == TokenKind::punctuation) return isOpener(at(i + 1));
        const std::size_t lineBegin = text_.rfind('\n', from - 1) + 1;  // npos + 1 is the text's begin
        const std::size_t length_byte = from - lineBegin;
        if (length_byte < kShortLine_byte || length_byte > kWrappedLine_byte) return true;
        const std::size_t nextEnd = text_.substr(next.span.begin, kWrappedLine_byte + 1).find('\n');
        return nextEnd == std::string_view::npos && text_.size() - next.span.begin > kWrappedLine_byte;
    }

    /// One past the last token of a sentence that token `i` ends, 0 where it ends none.
    [[nodiscard]] std::uint32_t sentenceEnd(std::uint32_t i) const {
        const std::string_view mark = at(i);
        const bool isWord = tokens_[i].kind == TokenKind::word;
        if (isWord ? !mark.ends_with('.') : tokens_[i].kind != TokenKind::punctuation || !isTerminator(mark)) return 0;
        auto end = i + 1;
        while (end < tokens_.size() && glued(end) && isClosing(end)) ++end;
        if (end + 2 < tokens_.size() && glued(end) && at(end) == "[" && tokens_[end + 1].kind == TokenKind::number && at(end + 2) == "]") end += 3;
        if (end == tokens_.size()) return end;
        if (isWord) return abbreviationEnds(mark, end) ? end : 0;
        if (isFullStop(mark)) return end;
        if (glued(end)) return end == i + 1 && isGluedStart(i) ? end : 0;
        if (mark == "." && isInitial(i) && !isStarter(end)) return 0;
        return canStart(end) ? end : 0;
    }

    [[nodiscard]] bool isClosing(std::uint32_t i) const {
        if (tokens_[i].kind != TokenKind::punctuation) return false;
        const std::string_view mark = at(i);
        if (isTerminator(mark)) return true;
        const bool plain = mark == "\"" || mark == "'";
        return isCloser(mark) && !(plain && i + 1 < tokens_.size() && glued(i + 1) && tokens_[i + 1].kind != TokenKind::punctuation);
    }

    [[nodiscard]] bool abbreviationEnds(std::string_view word, std::uint32_t next) const {
        word.remove_suffix(1);
        if (abbreviation(word) == Abbreviation::title) return false;
        if (word == "No" || word == "Nos") return tokens_[next].kind != TokenKind::number;
        return isStarter(next);
    }

    [[nodiscard]] bool isStarter(std::uint32_t i) const {
        while (i < tokens_.size() && tokens_[i].kind == TokenKind::punctuation && isOpener(at(i))) ++i;
        return i < tokens_.size() && std::binary_search(kStarters.begin(), kStarters.end(), at(i));
    }

    /// "Valery V. Gerasimov": a capital of its own before the dot.
    [[nodiscard]] bool isInitial(std::uint32_t dot) const {
        if (dot == 0 || !glued(dot)) return false;
        const Token& before = tokens_[dot - 1];
        return before.kind == TokenKind::word && before.capitalised && decodeAt(text_, before.span.begin).size_byte == before.span.length();
    }

    /// "…the town.Residents": a space lost in copying, and no "Al-Monitor.com".
    [[nodiscard]] bool isGluedStart(std::uint32_t i) const {
        if (i == 0 || i + 1 >= tokens_.size() || !glued(i)) return false;
        const Token& before = tokens_[i - 1];
        const Token& after = tokens_[i + 1];
        return before.kind == TokenKind::word && !before.allCaps && before.span.length() > 2 && after.kind == TokenKind::word && after.capitalised &&
               !after.allCaps;
    }

    [[nodiscard]] bool canStart(std::uint32_t i) const {
        while (i < tokens_.size() && tokens_[i].kind == TokenKind::punctuation && isOpener(at(i))) ++i;
        return i == tokens_.size() || tokens_[i].kind != TokenKind::word || tokens_[i].capitalised;
    }

    [[nodiscard]] bool isHeading(const Sentence& sentence) const {
        if (sentence.lastToken - sentence.firstToken > kHeadingTokens || isBullet(at(sentence.firstToken))) return false;
        std::uint32_t last = sentence.lastToken - 1;
        while (last > sentence.firstToken && isCloser(at(last))) --last;
        const std::string_view mark = at(last);
        const bool stopped = tokens_[last].kind == TokenKind::punctuation && (isTerminator(mark) || mark == "," || mark == ";");
        const Token& first = tokens_[sentence.firstToken];
        return !stopped && (first.kind != TokenKind::word || first.capitalised);
    }

    std::string_view text_;
    std::span<const Token> tokens_;
    std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> splitSentences(std::string_view text, std::span<const Token> tokens) {
    return Splitter{text, tokens}.run();
}

}  // namespace demarc::text
