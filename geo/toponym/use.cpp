#include <algorithm>
#include <array>

#include "toponym/mention.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;

constexpr std::size_t kLongestList = 60;  ///< tokens of a list that are looked over

/// Reads the clause around one mention: who does, owns or receives.
class UseReader {
public:
    UseReader(const Words& words, const Mention& mention, Feature feature, std::string_view detail) : words_{words}, m_{mention} {
        state_ = feature == Feature::country || detail == "capital" || detail == "union" || detail == "continent";
        rules_ = state_ || feature == Feature::region;
        country_ = feature == Feature::country || detail == "union";
    }

    Use read() const {
        if (m_.demonym) return Use::demonym;
        const std::size_t after = m_.last;
        const bool more = words_.sameSentence(m_.first, after);
        if (more && words_.isPossessive(after)) return ownsPower(after + 1) ? Use::metonym : Use::literal;
        if (m_.classBeside) return Use::literal;
        if (isBorder()) return Use::literal;
        if (more && words_.isHyphen(after)) return words_.has(after + 1, kBacked) || (rules_ && words_.isCapitalised(after + 1)) ? Use::metonym : Use::literal;
        if (more && words_.isCapitalised(after) && words_.has(after, kTitle | kOffice)) return Use::metonym;
        if (!rules_) return Use::literal;
        return isActor() ? Use::metonym : Use::literal;
    }

private:
    /// "'s UN-recognised government", "'s Recep Tayyip Erdogan", and no "'s Kursk region".
    [[nodiscard]] bool ownsPower(std::size_t i) const {
        if (words_.isCapitalised(i) && words_.has(i, kFirstName)) return rules_;
        for (std::size_t steps = 0; steps < 6 && words_.sameSentence(m_.first, i); ++steps, ++i) {
            if (words_.has(i, kPower | kTitle)) return true;
            if (!words_.isWord(i) && !words_.isHyphen(i)) return false;
            const bool links = words_.has(i, kPreposition | kLocative | kFunction) && words_.folded(i) != "most";
            if (words_.isWord(i) && (words_.classWord(i) || links)) return false;
        }
        return false;
    }

    /// "the X-Y border", either of the two.
    [[nodiscard]] bool isBorder() const {
        const std::size_t end = words_.isHyphen(m_.last) ? m_.last + 2 : m_.first > 0 && words_.isHyphen(m_.first - 1) ? m_.last : words_.size();
        return words_.sameSentence(m_.first, end) && (words_.is(end, "border") || words_.is(end, "frontier") || words_.is(end, "crossing") || words_.is(end, "road") || words_.is(end, "highway"));
    }

    /// "X is held by", "X was captured".
    [[nodiscard]] bool isUndergoing(std::size_t i) const {
        constexpr std::array<std::string_view, 7> BEING{"is", "was", "are", "were", "been", "being", "remains"};
        const auto isBeing = [&](std::size_t k) { return std::ranges::find(BEING, words_.folded(k)) != BEING.end(); };
        if (words_.is(i, "has") || words_.is(i, "had")) ++i;
        if (!words_.sameSentence(m_.first, i) || !isBeing(i)) return false;
        while (isBeing(i) || isAdverb(words_.folded(i))) ++i;
        return words_.has(i, kCapture) || words_.is(i, "held") || words_.is(i, "controlled");
    }

    /// The token after "X" or after "X, Y and Z". What stands behind a comma without an "and" goes into no list: "in Kabul, Afghanistan, the Taliban".
    [[nodiscard]] std::size_t afterList() const {
        std::size_t i = m_.last;
        bool ended = false;
        while (i < m_.last + kLongestList && words_.sameSentence(m_.first, i + 1) && (words_.is(i, ",") || words_.is(i, "and"))) {
            std::size_t next = i + 1;
            ended = ended || words_.is(i, "and") || words_.is(next, "and");
            while (words_.is(next, "and") || words_.is(next, "the")) ++next;
            if (!words_.isCapitalised(next)) break;
            while (next < m_.last + kLongestList && (words_.isCapitalised(next) || words_.isHyphen(next))) ++next;
            i = next;
        }
        return ended ? i : m_.last;
    }

    /// The word before "X" or before "W, X" and "W and X"; size() where the clause begins.
    [[nodiscard]] std::size_t beforeList() const {
        std::size_t i = m_.first;
        while (true) {
            if (i == 0 || !words_.sameSentence(i - 1, m_.first) || i + kLongestList < m_.first) return words_.size();
            const std::size_t left = i - 1;
            if (words_.is(left, "the") || words_.is(left, "The")) {
                i = left;
            } else if ((words_.is(left, ",") || words_.is(left, "and")) && left > 0 && words_.isCapitalised(left - 1) && words_.sameSentence(left - 1, m_.first)) {
                i = left - 1;
                while (i > 0 && i + kLongestList > m_.first && words_.sameSentence(i - 1, m_.first) && (words_.isCapitalised(i - 1) || words_.isHyphen(i - 1))) --i;
            } else if (words_.isWord(left) && !words_.isCapitalised(left) && words_.classWord(left) && left > 0 && words_.isCapitalised(left - 1) && words_.is(i, ",")) {
                i = left;  // "in Panjshir province, Afghanistan"
                while (i > 0 && words_.sameSentence(i - 1, m_.first) && words_.isCapitalised(i - 1)) --i;
            } else {
                return words_.isWord(left) ? left : words_.size();
            }
        }
    }

    [[nodiscard]] static bool isAdverb(std::string_view word) {
        return (word.size() > 3 && word.ends_with("ly")) || word == "again" || word == "also" || word == "still" || word == "now" || word == "later";
    }

    [[nodiscard]] bool isVerb(std::size_t i) const {
        while (words_.isWord(i) && isAdverb(words_.folded(i))) ++i;
        if (!words_.sameSentence(m_.first, i) || !words_.isWord(i) || words_.isCapitalised(i)) return false;
        if (words_.has(i, kAct | kSpeech)) return state_ || !words_.has(i, kFunction);
        const std::string_view word = words_.folded(i);
        return state_ && !words_.has(i, kFunction | kPreposition | kLocative | kDirection) && !words_.classWord(i) && (word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss")));
    }

    [[nodiscard]] bool isActor() const {
        // "… advanced on X, Kyiv said": no list goes on with who speaks.
        const bool speaks = words_.sameSentence(m_.first, m_.last) && words_.has(m_.last, kSpeech) && !words_.isCapitalised(m_.last);
        if (state_ && speaks && m_.first > 0 && words_.is(m_.first - 1, ",")) return true;
        std::size_t left = beforeList();
        if (words_.has(left, kDirection)) left = words_.wordBefore(left);
        const bool begins = left == words_.size();
        const std::string_view link = begins ? std::string_view{} : words_.folded(left);
        if (!begins && words_.has(left, kLocative) && link != "reported") return false;
        if (link == "between") return isDealing(left) ? state_ : country_ && !isGround(left);
        if (link == "with" && isGround(left)) return false;
        if (link == "by" || link == "against" || link == "with" || link == "forcing" || link == "requires" || link == "give" || link == "gives") return state_ || rules_;
        if (link == "to" || link == "from" || link == "for" || link == "of") return isParty(left, link);
        if (!begins && words_.has(left, kPreposition) && link != "and" && link != "or") return false;
        const std::size_t verb = afterList();
        if (isUndergoing(verb)) return false;
        if (isVerb(verb)) return true;
        if (!begins && words_.has(left, kSpeech | kAct) && !words_.has(left, kFunction | kCapture)) return state_;
        return words_.sameSentence(m_.first, m_.last) && words_.has(m_.last, kPower) && !words_.has(m_.last, kFunction | kCapture);
    }

    /// "aid to X", "concessions from X", "president of X": who deals is a state, not a stretch of land.
    [[nodiscard]] bool isParty(std::size_t left, std::string_view link) const {
        const std::size_t head = words_.wordBefore(left);
        if (head == words_.size()) return false;
        if (link == "of") return country_ && words_.has(head, kPower | kTitle) && words_.folded(head) != "invasion" && words_.folded(head) != "occupation";
        return state_ && isDealing(left);
    }

    /// "the border with", "the strait between", "…, between": what lies there is a stretch of land or water.
    [[nodiscard]] bool isGround(std::size_t left) const {
        if (left > 0 && words_.is(left - 1, ",")) return true;
        const std::size_t head = words_.wordBefore(left);
        return head < words_.size() && (words_.classWord(head) || words_.has(head, kWay));
    }

    /// "aid to", "talks between": one of the few words up to token `left` tells of dealings.
    [[nodiscard]] bool isDealing(std::size_t left) const {
        for (std::size_t k = left, steps = 0; steps < 4 && k > 0 && words_.sameSentence(k - 1, m_.first); ++steps) {
            --k;
            if (words_.has(k, kDealing)) return true;
        }
        return false;
    }

    const Words& words_;
    const Mention& m_;
    bool state_ = false;    ///< a country or a capital
    bool rules_ = false;    ///< or a region, which may have a government
    bool country_ = false;
};

}  // namespace

Use useOf(const Words& words, const Mention& mention, Feature feature, std::string_view detail) {
    return UseReader{words, mention, feature, detail}.read();
}

}  // namespace demarc::toponym
