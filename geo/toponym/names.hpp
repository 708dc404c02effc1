#pragma once
#include <array>
#include <string>

#include "toponym/mention.hpp"
#include "toponym/words.hpp"

namespace demarc::toponym {

/// Finds names of the gazetteer in a text, the longest first.
class NameMatcher {
public:
    NameMatcher(const Words& words, const gazetteer::Gazetteer& gazetteer) : words_{words}, gazetteer_{gazetteer} {}

    /// The longest name that begins with token i, as tokens, hits and folded name of `mention`. False where none does.
    bool match(std::size_t i, Mention& mention) const;
    /// One word of "North and South Kivu", "the Northwest and Southwest regions", whose rest stands with the last.
    bool matchShared(std::size_t i, Mention& mention) const;
    /// "del Norte" of "Davao del Sur and del Norte", whose first word stands with `previous`: begins with a particle behind "and".
    bool matchTail(std::size_t i, const Mention& previous, Mention& mention) const;
    /// "N.J.", "Ont.", "NSW": exactly so written; those of two letters, and those without all their dots, only behind a place and a comma.
    bool matchAbbreviation(std::size_t i, bool afterPlace, Mention& mention) const;

    /// "al-Hasakah": an article written small before a name.
    [[nodiscard]] bool isArticleStart(std::size_t i) const { return words_.has(i, kArticle) && words_.isHyphen(i + 1) && words_.isCapitalised(i + 2); }

    /// A class word in a sentence of capitals, where it may belong to the name.
    [[nodiscard]] bool isCapitalClass(std::size_t i) const;

private:
    static constexpr std::size_t kMostTokens = 8;

    /// Folded words from a token on that could be one name, and the token after each.
    struct Run {
        std::array<std::string_view, kMostTokens> folded;
        std::array<std::size_t, kMostTokens> ends{};
        std::size_t count = 0;
    };
    Run collect(std::size_t i) const;
    bool matchRun(std::size_t i, const Run& run, std::size_t least, Mention& mention) const;
    void dropThe(Mention& mention) const;
    [[nodiscard]] bool isCapitalDirection(std::size_t i) const;
    [[nodiscard]] std::size_t nextDirection(std::size_t i) const;
    [[nodiscard]] bool isNameLike(std::size_t i, std::size_t last) const;
    [[nodiscard]] bool isDatelineEnd(std::size_t i) const;

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    mutable std::string owner_;
};

}  // namespace demarc::toponym
