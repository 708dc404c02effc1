// What a report says of how its places lie to each other: "X in Y", "X, Y", "Y's X", "X, Y and Z".
#include <algorithm>

#include "toponym/group.hpp"

namespace demarc::toponym {
namespace {

constexpr std::size_t kMostLinks = 16;
constexpr std::size_t kFarthest = 6;  ///< tokens between two mentions that tell of each other

class Linker {
public:
    Linker(const Words& words, const std::vector<Mention>& mentions, Groups& groups) : words_{words}, mentions_{mentions}, groups_{groups} {}

    void run() {
        for (std::uint32_t m = 0; m + 1 < mentions_.size(); ++m) {
            const Mention& a = mentions_[m];
            const Mention& b = mentions_[m + 1];
            const std::uint32_t first = groups_.of[m], second = groups_.of[m + 1];
            if (!words_.sameSentence(a.first, b.first) || b.first - a.last > kFarthest || first == second) continue;
            if (!a.demonym && !b.demonym && joins(words_, a, b)) {
                link(groups_.all[first].siblings, second);
                link(groups_.all[second].siblings, first);
            }
            const bool owns = words_.isPossessive(a.last) || a.demonym;
            if (owns && isHolding(a.last, b.first)) hold(first, second);
            else if (!b.demonym && isInside(a.last, b.first)) hold(second, first);
            else if (!a.demonym && isScene(a, b)) hold(first, second);
        }
        // "X, Y and Z, three districts of W": what is said of the last is said of all, but a name that the lists know needs no help.
        for (std::size_t m = mentions_.size(); m-- > 1;) {
            const Group& last = groups_.all[groups_.of[m]];
            Group& other = groups_.all[groups_.of[m - 1]];
            if (mentions_[m].listed && joins(words_, mentions_[m - 1], mentions_[m]) && other.readings.empty() && !last.holders.empty()) link(other.holders, last.holders.back());
        }
    }

private:
    void hold(std::uint32_t holder, std::uint32_t held) {
        link(groups_.all[held].holders, holder);
        link(groups_.all[holder].held, held);
    }

    /// Once each, and no more than tell something: a report may repeat itself without end.
    static void link(std::vector<std::uint32_t>& links, std::uint32_t group) {
        if (links.size() < kMostLinks && std::ranges::find(links, group) == links.end()) links.push_back(group);
    }

    [[nodiscard]] bool isHolding(std::size_t from, std::size_t to) const {
        for (std::size_t k = from; k < to; ++k) {
            if (words_.has(k, kPower | kLocative) || words_.is(k, ",") || words_.is(k, "and")) return false;
            // "the Ukrainian city of X", but not "Russian control of X", "Russian attacks on X".
            if (words_.folded(k) == "of" ? !words_.classWord(k - 1) : words_.has(k, kPreposition)) return false;
        }
        return true;
    }

    /// "In X, Y and Z were hit": X is where Y is.
    [[nodiscard]] bool isScene(const Mention& a, const Mention& b) const {
        return a.first > 0 && b.first == a.last + 1 && words_.is(a.last, ",") && words_.opensSentence(a.first - 1) && words_.folded(a.first - 1) == "in";
    }

    /// "three districts"
    [[nodiscard]] bool isCount(std::size_t i) const { return words_.has(i, kFunction) && words_.classWord(i + 1) && words_.info(i + 1).plural; }

    [[nodiscard]] bool isInside(std::size_t from, std::size_t to) const {
        if (words_.is(from, ",") || words_.is(from, "(")) ++from;
        bool in = from == to;
        while (from < to && !words_.classWord(from) && (words_.isNumber(from) || words_.folded(from) == "a" || isCount(from))) ++from;
        for (; from < to; ++from) {
            const std::string_view word = words_.folded(from);
            if (word == "in" || (word == "of" && words_.classWord(from - 1))) in = true;
            else if (word != "the" && !words_.classWord(from) && !words_.has(from, kDirection) && word != "s" && word != "a" && word != "also") return false;
        }
        return in;
    }

    const Words& words_;
    const std::vector<Mention>& mentions_;
    Groups& groups_;
};

}  // namespace

bool joins(const Words& words, const Mention& a, const Mention& b) {
    if (!words.sameSentence(a.first, b.first)) return false;
    for (std::size_t k = a.last; k < b.first; ++k) {
        if (!words.is(k, ",") && !words.is(k, "and") && !words.is(k, "or") && !words.is(k, "the")) return false;
    }
    return a.last < b.first;
}

bool isToldWhere(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, std::size_t m) {
    using gazetteer::Feature;
    const auto isPair = [&](std::size_t k) {
        return k + 1 < mentions.size() && mentions[k + 1].first == mentions[k].last + 1 && words.is(mentions[k].last, ",") && words.sameSentence(mentions[k].first, mentions[k + 1].first);
    };
    if (!isPair(m)) return false;
    const Mention& town = mentions[m];
    const Mention& area = mentions[m + 1];
    if (town.demonym || area.demonym || town.hits.empty() || area.hits.empty()) return false;
    const gazetteer::Place region = gazetteer.place(area.hits.front().place());
    if (region.feature != Feature::region || region.adminLevel != 1) return false;
    const gazetteer::Place first = gazetteer.place(town.hits.front().place());
    if ((first.feature == Feature::region || first.feature == Feature::country) && first.country == region.country) return false;
    // "London, Ontario, and Vienna, Virginia" are two such, "Jordan, Illinois and Ohio" is a list.
    const bool goesOn = m + 2 < mentions.size() && joins(words, area, mentions[m + 2]) && !isPair(m + 2);
    const bool wentOn = m > 0 && joins(words, mentions[m - 1], town) && !(m > 1 && isPair(m - 2));
    return !goesOn && !wentOn;
}

void linkGroups(const Words& words, const std::vector<Mention>& mentions, Groups& groups) {
    Linker{words, mentions, groups}.run();
}

}  // namespace demarc::toponym
