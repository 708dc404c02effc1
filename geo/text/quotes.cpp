#include <array>
#include <optional>

#include "text/sentences.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using namespace std::string_view_literals;

struct QuoteMarks {
    std::string_view open;
    std::string_view close;
    std::string_view otherClose;
    bool single;  ///< also an apostrophe: counts only where both marks stand in one paragraph
};

constexpr std::array kMarks{
    QuoteMarks{"“", "”", "\"", false}, QuoteMarks{"«", "»", "»", false}, QuoteMarks{"„", "“", "”", false},
    QuoteMarks{"\"", "\"", "”", false}, QuoteMarks{"‘", "’", "’", true},  QuoteMarks{"'", "'", "'", true},
};

class QuoteFinder {
public:
    QuoteFinder(std::string_view text, std::span<const Token> tokens, std::span<const Sentence> sentences)
        : text_{text}, tokens_{tokens}, sentences_{sentences} {}

    std::vector<base::Span> run() {
        for (std::size_t s = 0; s < sentences_.size(); ++s) {
            if (open_ && sentences_[s].paragraph != sentences_[openSentence_].paragraph) enterParagraph(s);
            for (std::size_t i = sentences_[s].firstToken; i < sentences_[s].lastToken; ++i) {
                if (tokens_[i].kind == TokenKind::punctuation) mark(i, s);
            }
        }
        if (open_) closeUnmatched();
        return std::move(quotes_);
    }

private:
    [[nodiscard]] bool spaceBefore(std::size_t i) const {
        const std::uint32_t begin = tokens_[i].span.begin;
        if (begin == 0 || i == 0 || tokens_[i - 1].span.end < begin) return true;
        const std::string_view before = tokens_[i - 1].span.of(text_);
        return before == "(" || before == "[" || before == "—" || before == "–" || before == "-" || before == "“" || before == "\"";
    }
    [[nodiscard]] bool spaceAfter(std::size_t i) const {
        return i + 1 == tokens_.size() || tokens_[i + 1].span.begin > tokens_[i].span.end;
    }

    [[nodiscard]] static const QuoteMarks* marksOpenedBy(std::string_view mark) {
        for (const QuoteMarks& marks : kMarks) {
            if (marks.open == mark) return &marks;
        }
        return nullptr;
    }

    void mark(std::size_t i, std::size_t sentence) {
        const std::string_view mark = tokens_[i].span.of(text_);
        const QuoteMarks* opening = marksOpenedBy(mark);
        const bool symmetric = opening && opening->open == opening->close;
        if (opening && symmetric && (!spaceBefore(i) || spaceAfter(i))) opening = nullptr;
        const bool reopens = opening && opening == open_ && sentence != openSentence_;
        if (open_ && !reopens) {
            const bool closes = (mark == open_->close || mark == open_->otherClose) && !(opening && symmetric);
            if (!closes) return;
            close(tokens_[i].span.begin);
        } else if (opening) {
            if (open_) closeUnmatched();
            open_ = opening;
            openBegin_ = tokens_[i].span.end;
            openSentence_ = sentence;
        }
    }

    void close(std::uint32_t end) {
        if (end > openBegin_) quotes_.push_back({openBegin_, end});
        open_ = nullptr;
    }

    void closeUnmatched() {
        if (open_->single) open_ = nullptr;
        else close(sentences_[openSentence_].span.end);
    }

    /// A quotation that goes on begins its next paragraph with the opening mark again.
    void enterParagraph(std::size_t sentence) {
        if (!open_->single && tokens_[sentences_[sentence].firstToken].span.of(text_) == open_->open) close(sentences_[sentence - 1].span.end);
        else closeUnmatched();
    }

    std::string_view text_;
    std::span<const Token> tokens_;
    std::span<const Sentence> sentences_;
    std::vector<base::Span> quotes_;
    const QuoteMarks* open_ = nullptr;
    std::uint32_t openBegin_ = 0;
    std::size_t openSentence_ = 0;
};

}  // namespace

std::vector<base::Span> findQuotes(std::string_view text, std::span<const Token> tokens, std::span<const Sentence> sentences) {
    return QuoteFinder{text, tokens, sentences}.run();
}

}  // namespace demarc::text
