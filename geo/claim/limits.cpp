#include "claim/limits.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace demarc::claim {

Limit limitIn(std::string_view cue) {
    using enum Limit;
    // Longer words first: "no more than" holds "more than". The class "bound" of words.toml has the same ones.
    static constexpr std::array<std::pair<std::string_view, Limit>, 16> WORDS{{{"no more than ", most}, {"not more than ", most}, {"no less than ", least}, {"not less than ", least}, {"no fewer than ", least},
                                                                              {"more than ", least}, {"less than ", most}, {"fewer than ", most}, {"at most ", most}, {"at the most ", most},
                                                                              {"at least ", least}, {"up to ", most}, {"as much as ", most}, {"just over ", least}, {"over ", least}, {"under ", most}}};
    std::string lower{cue};
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const auto& [word, limit] : WORDS) {
        const auto at = lower.find(word);
        if (at == std::string::npos || (at > 0 && lower[at - 1] != ' ')) continue;
        // "took over", "came under": only before how much.
        const std::string_view behind = std::string_view{lower}.substr(at + word.size());
        const bool much = !behind.empty() && ((behind.front() >= '0' && behind.front() <= '9') || behind.starts_with("half") || behind.starts_with("a ") || behind.find("third") != std::string_view::npos ||
                                              behind.find("quarter") != std::string_view::npos || behind.find("per") != std::string_view::npos);
        if (much) return limit;
    }
    return none;
}

}  // namespace demarc::claim
