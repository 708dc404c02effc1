#include "panels/report_layout.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "map/visual_text.hpp"

namespace demarc::panels {
namespace {

using base::Span;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v'; }
bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Where a report begins paragraphs, in order: the first bytes of their first sentences.
std::vector<std::uint32_t> paragraphStarts(const text::Analysis& analysis) {
    std::vector<std::uint32_t> starts;
    const text::Sentence* before = nullptr;
    for (const auto& sentence : analysis.sentences) {
        if (!before || before->paragraph != sentence.paragraph || before->heading != sentence.heading) starts.push_back(sentence.span.begin);
        before = &sentence;
    }
    return starts;
}

std::vector<ReportPiece> cutPieces(const claim::Reading& reading, std::uint32_t limit) {
    const std::string& text = reading.document.text;
    std::vector<std::uint32_t> cuts{0, limit};
    const auto cutAround = [&](Span span) {
        cuts.push_back(span.begin);
        cuts.push_back(span.end);
    };
    for (const auto& toponym : reading.toponyms) cutAround(toponym.span);
    for (const auto& claim : reading.claims) {
        cutAround(claim.evidence);
        cutAround(claim.cue);
    }
    for (const auto& sentence : reading.analysis.sentences) cuts.push_back(sentence.span.begin);
    for (std::uint32_t i = 1; i < limit; ++i)
        if (isSpace(text[i]) != isSpace(text[i - 1])) cuts.push_back(i);
    std::ranges::sort(cuts);
    const auto repeated = std::ranges::unique(cuts);
    cuts.erase(repeated.begin(), repeated.end());
    while (cuts.size() > 1 && cuts.back() > limit) cuts.pop_back();

    std::vector<ReportPiece> pieces;
    pieces.reserve(cuts.size());
    auto sentence = reading.analysis.sentences.begin();
    auto toponym = reading.toponyms.begin();
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        ReportPiece piece;
        piece.span = {cuts[i], cuts[i + 1]};
        while (sentence != reading.analysis.sentences.end() && sentence->span.end <= piece.span.begin) ++sentence;
        while (toponym != reading.toponyms.end() && toponym->span.end <= piece.span.begin) ++toponym;
        const bool inSentence = sentence != reading.analysis.sentences.end() && sentence->span.contains(piece.span);
        const bool named = toponym != reading.toponyms.end() && toponym->span.contains(piece.span) && toponym->use != toponym::Use::demonym;
        if (inSentence && sentence->heading) piece.face = Face::heading;
        else if (named) piece.face = Face::bold;
        else if (sentence == reading.analysis.sentences.begin() && !inSentence) piece.face = Face::hint;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// Longer evidence first, so that the shortest, and of equals the first, has the last word.
void assignClaims(const claim::Reading& reading, std::vector<ReportPiece>& pieces) {
    std::vector<std::uint32_t> order(reading.claims.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair{reading.claims[a].evidence.length(), a} > std::pair{reading.claims[b].evidence.length(), b};
    });
    const auto paint = [&](Span span, std::uint32_t claim, std::uint32_t ReportPiece::*slot) {
        auto piece = std::ranges::lower_bound(pieces, span.begin, {}, [](const ReportPiece& p) { return p.span.begin; });
        for (; piece != pieces.end() && piece->span.end <= span.end; ++piece) (*piece).*slot = claim;
    };
    for (const auto claim : order) {
        paint(reading.claims[claim].evidence, claim, &ReportPiece::claim);
        paint(reading.claims[claim].cue, claim, &ReportPiece::cueOf);
    }
}

class Breaker {
public:
    Breaker(std::string_view text, float width_px, const ReportMeasure& measure, ReportLayout& out)
        : text_{text}, width_px_{width_px}, measure_{measure}, out_{out} {}

    void addSpace(ReportPiece piece) {
        if (x_px_ > 0) {
            // A line break in the file is a space on the screen.
            const auto shown = piece.span.of(text_);
            piece.width_px = measure_.width_px(shown.find_first_of("\n\r\t") == std::string_view::npos ? shown : " ", piece.face);
        }
        put(std::move(piece));
    }

    void addWord(std::vector<ReportPiece>& word) {
        float wordWidth = 0;
        for (auto& piece : word) {
            const auto bytes = piece.span.of(text_);
            if (map::isRightToLeft(bytes)) piece.shaped = map::visualText(bytes);
            piece.width_px = measure_.width_px(piece.shaped.empty() ? bytes : piece.shaped, piece.face);
            wordWidth += piece.width_px;
        }
        if (x_px_ > 0 && x_px_ + wordWidth > width_px_) endLine();
        if (!paragraphKnown_) {
            paragraphKnown_ = true;
            rightToLeft_ = !word.front().shaped.empty();
        }
        for (auto& piece : word) wordWidth > width_px_ ? addBroken(std::move(piece)) : put(std::move(piece));
        word.clear();
    }

    void endParagraph() {
        endLine();
        if (paragraphKnown_) y_px_ += measure_.paragraphGap_px;
        paragraphKnown_ = rightToLeft_ = false;
    }

    void finish() {
        endLine();
        out_.height_px = y_px_;
    }

private:
    void put(ReportPiece piece) {
        piece.x_px = x_px_;
        x_px_ += piece.width_px;
        out_.pieces.push_back(std::move(piece));
    }

    /// A word wider than the pane: as many letters a line as fit, at least one.
    void addBroken(ReportPiece rest) {
        while (!rest.span.isEmpty()) {
            const auto bytes = rest.span.of(text_);
            ReportPiece part = rest;
            part.width_px = 0;
            std::size_t end = 0;
            while (end < bytes.size()) {
                std::size_t next = end + 1;
                while (next < bytes.size() && isContinuation(bytes[next])) ++next;
                const float letter = measure_.width_px(bytes.substr(end, next - end), rest.face);
                if (x_px_ + part.width_px + letter > width_px_ && (end > 0 || x_px_ > 0)) break;
                part.width_px += letter;
                end = next;
            }
            if (end == 0) {
                endLine();
                continue;
            }
            part.span.end = part.span.begin + static_cast<std::uint32_t>(end);
            if (!part.shaped.empty()) part.shaped = map::visualText(part.span.of(text_));
            rest.span.begin = part.span.end;
            put(std::move(part));
        }
    }

    void endLine() {
        const auto last = static_cast<std::uint32_t>(out_.pieces.size());
        if (first_ == last) return;
        bool anyText = false, anyRightToLeft = false;
        for (auto i = first_; i < last; ++i) {
            anyText = anyText || !isSpace(text_[out_.pieces[i].span.begin]);
            anyRightToLeft = anyRightToLeft || !out_.pieces[i].shaped.empty();
        }
        if (isSpace(text_[out_.pieces.back().span.begin])) out_.pieces.back().width_px = 0;
        if (anyRightToLeft) reorder(last);
        // White space alone takes no line of its own but belongs to one.
        const float height = anyText ? measure_.line_px : 0;
        out_.lines.push_back({y_px_, height, first_, last});
        y_px_ += height;
        x_px_ = 0;
        first_ = last;
    }

    void reorder(std::uint32_t last) {
        auto& pieces = out_.pieces;
        std::vector<std::uint32_t> order;
        std::vector<bool> backward;
        for (auto i = first_; i < last; ++i) {
            order.push_back(i);
            backward.push_back(!pieces[i].shaped.empty());
        }
        // White space and marks go the way of what is around them, the paragraph's way between two.
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (!isSpace(text_[pieces[order[i]].span.begin])) continue;
            const bool before = i > 0 ? backward[i - 1] : rightToLeft_;
            const bool after = i + 1 < order.size() ? backward[i + 1] : rightToLeft_;
            backward[i] = before == after ? before : rightToLeft_;
        }
        if (rightToLeft_) {
            std::ranges::reverse(order);
            std::reverse(backward.begin(), backward.end());
        }
        for (std::size_t i = 0; i < order.size();) {
            auto end = i;
            while (end < order.size() && backward[end] != rightToLeft_) ++end;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
            i = std::max(end, i + 1);
        }
        float width = 0;
        for (const auto i : order) width += pieces[i].width_px;
        float x = rightToLeft_ ? width_px_ - width : 0;
        for (const auto i : order) {
            pieces[i].x_px = x;
            x += pieces[i].width_px;
        }
    }

    std::string_view text_;
    float width_px_;
    const ReportMeasure& measure_;
    ReportLayout& out_;
    float x_px_ = 0;
    float y_px_ = 0;
    std::uint32_t first_ = 0;        ///< piece that opens the line
    bool paragraphKnown_ = false;    ///< has a word
    bool rightToLeft_ = false;
};

}  // namespace

std::size_t ReportLayout::lineAt(std::uint32_t byte) const {
    const auto piece = std::ranges::upper_bound(pieces, byte, {}, [](const ReportPiece& p) { return p.span.begin; });
    const auto index = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(piece - pieces.begin() - 1, 0));
    const auto line = std::ranges::upper_bound(lines, index, {}, &ReportLine::first);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(line - lines.begin() - 1, 0));
}

std::size_t ReportLayout::lineBelow(float y_px) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(lines, y_px, {}, [](const ReportLine& l) { return l.top_px + l.height_px; }) - lines.begin());
}

ReportLayout layoutReport(const claim::Reading& reading, float width_px, const ReportMeasure& measure) {
    const std::string& text = reading.document.text;
    std::uint32_t limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), kShownLimit_byte));
    while (limit > 0 && limit < text.size() && isContinuation(text[limit])) --limit;

    auto pieces = cutPieces(reading, limit);
    assignClaims(reading, pieces);

    ReportLayout layout;
    layout.shown_byte = limit;
    layout.pieces.reserve(pieces.size());
    const auto starts = paragraphStarts(reading.analysis);
    auto start = starts.begin();
    Breaker breaker{text, width_px, measure, layout};
    std::vector<ReportPiece> word;
    const auto endWord = [&] {
        if (!word.empty()) breaker.addWord(word);
    };
    for (auto& piece : pieces) {
        while (start != starts.end() && *start < piece.span.begin) ++start;
        if (start != starts.end() && *start == piece.span.begin && piece.span.begin > 0) {
            endWord();
            breaker.endParagraph();
        }
        if (isSpace(text[piece.span.begin])) {
            endWord();
            breaker.addSpace(std::move(piece));
        } else {
            word.push_back(std::move(piece));
        }
    }
    endWord();
    breaker.finish();
    return layout;
}

std::vector<std::uint32_t> claimsAt(const claim::Reading& reading, std::uint32_t byte) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < reading.claims.size(); ++i)
        if (reading.claims[i].evidence.contains(byte)) found.push_back(i);
    const auto distance = [&](std::uint32_t claim) {
        const auto& cue = reading.claims[claim].cue;
        return cue.contains(byte) ? 0U : byte < cue.begin ? cue.begin - byte : byte - cue.end + 1;
    };
    std::ranges::stable_sort(found, {}, distance);
    return found;
}

}  // namespace demarc::panels
