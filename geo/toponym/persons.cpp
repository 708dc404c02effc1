#include <array>

#include "toponym/mention.hpp"

namespace demarc::toponym {
namespace {

constexpr std::size_t kMostNameWords = 5;
constexpr float kKnown = 0.5F;  ///< importance from which a given name may as well be a place

class PersonLearner {
public:
    PersonLearner(const Words& words, const gazetteer::Gazetteer& gazetteer) : words_{words}, gazetteer_{gazetteer} {}

    std::unordered_set<std::string_view> run() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_.has(i, kTitle) && !words_.inTitleCase(i)) afterTitle(i);
            else if (words_.has(i, kFirstName) && words_.isCapitalised(i)) afterFirstName(i);
        }
        return std::move(names_);
    }

private:
    [[nodiscard]] bool isNameWord(std::size_t i) const {
        constexpr WordFlags never = kTitle | kOffice | kMonth | kWeekday | kOpensDemonym | kBodyTail | kFunction | kPreposition;
        return words_.isCapitalised(i) && !words_.has(i, never) && !words_.classWord(i);
    }

    /// The token after an initial, an article or a hyphen inside a name.
    [[nodiscard]] std::size_t skipInside(std::size_t i) const {
        if (words_.isCapitalised(i) && words_.folded(i).size() == 1 && words_.is(i + 1, ".")) return i + 2;
        if (words_.has(i, kArticle | kParticle) && !words_.isCapitalised(i) && (words_.isHyphen(i + 1) || words_.isCapitalised(i + 1)) && words_.folded(i) != "of" &&
            words_.folded(i) != "and" && words_.folded(i) != "in" && words_.folded(i) != "on" && words_.folded(i) != "the") {
            return words_.isHyphen(i + 1) ? i + 2 : i + 1;
        }
        return i;
    }

    /// Learns the run of name words from i on; false where there is none.
    bool learnRun(std::size_t start, std::size_t i) {
        std::size_t learnt = 0;
        for (; learnt < kMostNameWords && words_.sameSentence(start, i); ++learnt) {
            i = skipInside(i);
            if (!words_.sameSentence(start, i) || !isNameWord(i)) break;
            if (words_.folded(i).size() >= 3) names_.insert(words_.folded(i));
            ++i;
            if (words_.isHyphen(i)) ++i;
        }
        return learnt > 0;
    }

    void afterTitle(std::size_t i) {
        std::size_t next = i + 1;
        while (words_.sameSentence(i, next) && words_.isWord(next) && words_.has(next, kTitle | kOffice)) ++next;
        if (!words_.sameSentence(i, next) || !isNameWord(next) || isCountry(next)) return;
        learnRun(i, next);
    }

    void afterFirstName(std::size_t i) {
        if (words_.opensSentence(i) && words_.has(i, kCommon | kFunction | kAct)) return;
        const std::size_t next = words_.isHyphen(i + 1) ? i + 2 : i + 1;
        const std::size_t inside = skipInside(next);
        if (!words_.sameSentence(i, inside) || !isNameWord(inside) || isPlace(i, inside)) return;
        // "Georgia Smith" is a person, "Georgia Power" is none; "Georgia Przykladowy" is one.
        if (!words_.has(inside, kSurname | kFirstName) && isKnownPlace(i) && !isUnheardOf(inside)) return;
        if (learnRun(i, next)) names_.insert(words_.folded(i));
    }

    [[nodiscard]] bool isCountry(std::size_t i) const {
        const auto hits = gazetteer_.find(words_.folded(i));
        return !hits.empty() && gazetteer_.place(hits.front().place()).feature == gazetteer::Feature::country;
    }

    [[nodiscard]] bool isKnownPlace(std::size_t i) const {
        const auto hits = gazetteer_.find(words_.folded(i));
        return !hits.empty() && gazetteer_.place(hits.front().place()).importance >= kKnown;
    }

    /// The last word of a capitalised run that no dictionary and no gazetteer has.
    [[nodiscard]] bool isUnheardOf(std::size_t i) const {
        return !words_.isCapitalised(i + 1) && !words_.isHyphen(i + 1) && !words_.lexicon().isOrdinary(words_.folded(i)) && gazetteer_.find(words_.folded(i)).empty();
    }

    /// "Victoria Falls", "Virginia Beach": the two words are a place together.
    [[nodiscard]] bool isPlace(std::size_t i, std::size_t next) const {
        const std::array<std::string_view, 2> pair{words_.folded(i), words_.folded(next)};
        return gazetteer_.longestMatch(pair).tokenCount == 2;
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    std::unordered_set<std::string_view> names_;
};

}  // namespace

std::unordered_set<std::string_view> learnPersons(const Words& words, const gazetteer::Gazetteer& gazetteer) {
    return PersonLearner{words, gazetteer}.run();
}

}  // namespace demarc::toponym
