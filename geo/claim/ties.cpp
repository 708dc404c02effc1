#include <algorithm>

#include "claim/memory.hpp"

// Whom a report calls somebody's ally is not that one's enemy, whatever else it tells of them: "the Joint Forces, allied to the army".

namespace demarc::claim {
namespace {

using enum WordClass;

/// The item of a unit.
std::size_t itemOf(const ParsedSentence& sentence, std::size_t unit) {
    return static_cast<std::size_t>(std::ranges::upper_bound(sentence.items, unit, {}, &Item::last) - sentence.items.begin());
}

/// Whether a phrase names a side, rather than "the militias" of whom the report told last.
bool isNamed(const ParsedSentence& sentence, const Item& item) {
    return item.kind == ItemKind::phrase && std::any_of(sentence.units.begin() + item.first, sentence.units.begin() + item.last,
                                                        [](const Unit& unit) { return unit.party >= 0 || unit.is(state_organ); });
}

/// Whether an item may stand between a name and what it is said to be: "X, which is backed by", "X fighting alongside".
bool leadsOver(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    const bool clause = item.kind == ItemKind::verb && at > 0 && sentence.items[at - 1].kind == ItemKind::relative;
    return item.kind == ItemKind::comma || item.kind == ItemKind::relative || item.kind == ItemKind::other || item.gerund || item.copula || clause;
}

}  // namespace

void Memory::learnTies(const ParsedSentence& sentence) {
    const std::vector<Unit>& units = sentence.units;
    for (std::size_t u = 1; u + 1 < units.size(); ++u) {
        if (!units[u].is(tied)) continue;
        const std::size_t at = itemOf(sentence, u);
        if (at >= sentence.items.size() || sentence.items[at].negated) continue;
        const Item& item = sentence.items[at];
        const bool over = std::any_of(units.begin() + item.first, units.begin() + static_cast<std::ptrdiff_t>(u), [](const Unit& unit) { return unit.is(ended) || unit.is(negation); });
        if (over) continue;
        int ally = kNobody, one = kNobody;
        if (u >= 2 && units[u - 1].pos == Pos::hyphen) {  // "Rwanda-backed M23", "the army-allied Joint Forces"
            ally = units[u - 2].party >= 0 ? units[u - 2].party : organ(sentence, units[u - 2]);
            for (std::size_t k = u + 1; k < item.last && one == kNobody; ++k) one = units[k].party;
        } else {
            const std::size_t whom = at + 1 < sentence.items.size() && sentence.items[at + 1].kind == ItemKind::preposition ? at + 2 : at + 1;
            if (u + 1 != item.last || whom >= sentence.items.size() || !isNamed(sentence, sentence.items[whom])) continue;
            ally = partyOf(sentence, whom, whom + 1, kNobody);
            for (std::size_t k = item.first; k < u && item.kind == ItemKind::phrase; ++k) one = std::max(one, units[k].party);
            std::size_t back = at;
            while (one == kNobody && back > 0 && leadsOver(sentence, back - 1)) --back;
            if (one == kNobody && back > 0 && isNamed(sentence, sentence.items[back - 1])) one = partyOf(sentence, back - 1, back, kNobody);
        }
        if (canAct(ally) && canAct(one) && ally != one) ties_.insert(std::minmax(ally, one));
    }
}

}  // namespace demarc::claim
