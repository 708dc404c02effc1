#include "claim/limits.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace demarc::claim {

namespace {

std::string inSmallLetters(std::string_view words) {
    std::string lower{words};
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

}  // namespace

bool isUnderWay(std::string_view cue) {
    // The verbs of [verbs] begin in verbs.toml.
    static constexpr std::array BEGINS{"begin", "began", "begun", "start", "commenc", "continu", "resum"};
    static constexpr std::array BE{"is", "are", "was", "were", "been", "being", "'s", "'re"};
    const std::string lower = inSmallLetters(cue);
    bool goesOn = false;  // behind a form of be
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t end = std::min(lower.find(' ', at), lower.size());
        const std::string_view word = std::string_view{lower}.substr(at, end - at);
        if (std::ranges::any_of(BEGINS, [&](const char* begin) { return word.starts_with(begin); }) || (goesOn && word.ends_with("ing") && word != "being")) return true;
        goesOn = goesOn || std::ranges::find(BE, word) != BE.end();
        at = end + 1;
    }
    return false;
}

Limit limitIn(std::string_view cue) {
    using enum Limit;
    // Longer words first: "no more than" holds "more than". The class "bound" of words.toml has the same ones.
    static constexpr std::array<std::pair<std::string_view, Limit>, 24> WORDS{{{"not exceed ", most}, {"n't exceed ", most}, {"n’t exceed ", most}, {"not surpass ", most}, {"not exceeded ", most}, {"exceeds ", least}, {"exceeded ", least}, {"surpassed ", least}, {"no more than ", most}, {"not more than ", most}, {"no less than ", least}, {"not less than ", least}, {"no fewer than ", least},
                                                                              {"more than ", least}, {"less than ", most}, {"fewer than ", most}, {"at most ", most}, {"at the most ", most},
                                                                              {"at least ", least}, {"up to ", most}, {"as much as ", most}, {"just over ", least}, {"over ", least}, {"under ", most}}};
    const std::string lower = inSmallLetters(cue);
    for (const auto& [word, limit] : WORDS) {
        const auto at = lower.find(word);
        if (at == std::string::npos || (at > 0 && lower[at - 1] != ' ' && !word.starts_with('n'))) continue;
        // "took over", "came under": only before how much.
        const std::string_view behind = std::string_view{lower}.substr(at + word.size());
        const bool much = !behind.empty() && ((behind.front() >= '0' && behind.front() <= '9') || behind.starts_with("half") || behind.starts_with("a ") || behind.find("third") != std::string_view::npos ||
                                              behind.find("quarter") != std::string_view::npos || behind.find("per") != std::string_view::npos);
        if (much) return limit;
    }
    return none;
}

}  // namespace demarc::claim
