#include "claim/same_report.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "base/text_map.hpp"

namespace demarc::claim {
namespace {

constexpr std::size_t kFewWords = 7;         // "The army did not comment." stands in many reports
constexpr double kMostOfIt = 0.7;            // of the shorter report's sentences
constexpr int kDaysApart = 3;
constexpr std::size_t kMostReports = 64;     // that one sentence is looked up in: what stands in more is no mark of any

bool isSameTime(const Reading& a, const Reading& b) {
    if (!a.document.date || !b.document.date) return true;
    return std::abs(a.document.date->firstDayNumber() - b.document.date->firstDayNumber()) <= kDaysApart;
}

}  // namespace

std::vector<std::uint64_t> marksOf(const Reading& reading) {
    std::vector<std::uint64_t> marks;
    std::string words;
    for (const text::Sentence& sentence : reading.analysis.sentences) {
        words.clear();
        std::size_t count = 0;
        for (const text::Token& token : reading.analysis.tokensOf(sentence)) {
            if (token.kind == text::TokenKind::punctuation) continue;
            ++count;
            for (const char c : token.span.of(reading.document.text)) words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            words += ' ';
        }
        if (count >= kFewWords) marks.push_back(base::textHash(words));
    }
    std::ranges::sort(marks);
    marks.erase(std::ranges::unique(marks).begin(), marks.end());
    return marks;
}

std::vector<std::size_t> firstOfSame(const std::vector<Reading>& readings) {
    std::vector<std::size_t> first(readings.size()), sizes(readings.size());
    std::vector<std::size_t> shared(readings.size()), sharing;  // marks that a report shares with this one; those that share any
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;
    for (std::size_t r = 0; r < readings.size(); ++r) {
        first[r] = r;
        const auto own = readings[r].marks.empty() ? marksOf(readings[r]) : std::vector<std::uint64_t>{};
        const auto& marks = readings[r].marks.empty() ? own : readings[r].marks;
        sizes[r] = marks.size();
        for (const std::size_t other : sharing) shared[other] = 0;
        sharing.clear();
        for (const std::uint64_t mark : marks) {
            auto& known = holders[mark];
            for (const std::size_t other : known)
                if (shared[other]++ == 0) sharing.push_back(other);
            if (known.size() < kMostReports) known.push_back(r);
        }
        std::size_t same = r;  // the first of them
        for (const std::size_t other : sharing)
            if (other < same && static_cast<double>(shared[other]) >= kMostOfIt * static_cast<double>(std::min(sizes[r], sizes[other])) && isSameTime(readings[r], readings[other])) same = other;
        first[r] = first[same];
    }
    return first;
}

}  // namespace demarc::claim
