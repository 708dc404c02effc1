#include <utility>

#include "claim/claim_reader.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

/// "… in March 2022 and Moscow claimed …": what is behind the conjunction has a subject of its own.
bool opensNewClause(const ParsedSentence& sentence, std::size_t coordinator) {
    for (std::size_t i = coordinator + 1; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::stop || item.kind == ItemKind::comma || item.kind == ItemKind::coordinator) return false;
        if (item.kind != ItemKind::verb) continue;
        return i > coordinator + 1 && !item.infinitive && !item.gerund && !item.reduced;
    }
    return false;
}

}  // namespace

When ClaimReader::whenAt(const ParsedSentence& sentence, std::size_t at) const {
    const auto bounds = [&](const Item& item) {
        if (item.kind == ItemKind::subordinator) {
            const std::string_view word = sentence.units[item.first].lower;
            return word != "since" && word != "until" && word != "till" && word != "before" && word != "after";
        }
        if (item.kind == ItemKind::coordinator) return opensNewClause(sentence, static_cast<std::size_t>(&item - sentence.items.data()));
        return item.kind == ItemKind::that || item.kind == ItemKind::relative ||
               (item.kind == ItemKind::stop && sentence.units[item.first].lower != ":");
    };
    // "stormed X in May and has held it since": what was done before has its own time; so has "X, overrun in March, is held".
    const auto isFinite = [&](std::size_t i) {
        const Item& item = sentence.items[i];
        return item.kind == ItemKind::verb && !item.infinitive && !item.gerund && !item.reduced;
    };
    const auto closesParticiple = [&](std::size_t comma) {
        for (std::size_t i = comma; i-- > 0 && sentence.items[i].kind != ItemKind::comma && sentence.items[i].kind != ItemKind::stop;)
            if (sentence.items[i].reduced) return true;
        return false;
    };
    std::size_t first = at;
    while (first > 0 && !bounds(sentence.items[first - 1])) {
        const ItemKind before = sentence.items[first - 1].kind;
        if (isFinite(first) && (before == ItemKind::coordinator || (before == ItemKind::comma && closesParticiple(first - 1)))) break;
        --first;
    }
    // "X, which they held from 2023, has been free since": the aside has its own time.
    for (std::size_t i = at; first > 0 && sentence.items[first - 1].kind == ItemKind::relative && i-- > first;) {
        if (sentence.items[i].kind != ItemKind::comma) continue;
        first = i + 1;
        break;
    }
    std::size_t last = at + 1;
    const bool inAside = first > 0 && sentence.items[first - 1].kind == ItemKind::relative;
    const auto closesAside = [&](std::size_t i) {
        return inAside && sentence.items[i].kind == ItemKind::comma && i + 1 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::verb;
    };
    while (last < sentence.items.size() && !bounds(sentence.items[last]) && !closesAside(last)) ++last;
    std::size_t marker = at;
    while (marker > first && sentence.items[marker].kind != ItemKind::subordinator) --marker;
    if (marker > first && sentence.units[sentence.items[marker].first].lower == "after" && sentence.items[marker - 1].kind == ItemKind::time) {
        const Item& span = sentence.items[marker - 1];
        for (std::uint32_t u = span.first; u < span.last; ++u) {
            if (!sentence.units[u].is(long_unit)) continue;
            When when;  // "two years after they had taken it"
            when.told = when.past = true;
            return when;
        }
    }
    When when = whenOf(sentence.units, sentence.items[first].first, sentence.items[last - 1].last, document_.date);
    // "entered X in May and left after eleven hours": of the same time.
    const Item& own = sentence.items[at];
    const Frame* const done = own.frame && own.first == own.main && !own.gerund && !own.infinitive && !own.reduced ? &lexicon_.frames[static_cast<std::size_t>(own.frame->frame)] : nullptr;
    if (!when.told && first == at && at > 1 && sentence.items[at - 1].kind == ItemKind::coordinator && done && done->status == Status::withdrawal)
        for (std::size_t i = at - 1; i-- > 0 && !bounds(sentence.items[i]) && sentence.items[i].kind != ItemKind::comma;)
            if (isFinite(i)) {
                if (sentence.items[i].frame && sentence.items[i].first == sentence.items[i].main && !sentence.items[i].had) when = whenAt(sentence, i);
                break;
            }
    // "… until 2000, when its soldiers left": of the same time.
    const bool then = !when.told && first > 1 && sentence.items[first - 1].kind == ItemKind::subordinator &&
                      sentence.units[sentence.items[first - 1].first].lower == "when";
    if (then) when = whenAt(sentence, sentence.items[first - 2].kind == ItemKind::comma && first > 2 ? first - 3 : first - 2);
    if (then && when.to) when.from = std::exchange(when.to, std::nullopt);  // what ended then, ended by this
    // "in March it began an operation that drove them out": of the same time.
    if (!when.told && first > 1 && sentence.items[first - 1].kind == ItemKind::that && sentence.items[first - 2].kind == ItemKind::phrase) {
        std::size_t main = first - 2;
        while (main > 0 && sentence.items[main].kind != ItemKind::verb && sentence.items[main].kind != ItemKind::stop) --main;
        if (sentence.items[main].kind == ItemKind::verb && !sentence.verbIs(sentence.items[main], VerbKind::say)) when = whenAt(sentence, main);
    }
    // "overran X, a district that had resisted them, in November 2024": the date comes behind the aside.
    for (std::size_t i = last; !when.told && i + 2 < sentence.items.size() && sentence.items[i].kind != ItemKind::stop; ++i) {
        if (sentence.items[i].kind != ItemKind::comma || sentence.items[i + 1].kind != ItemKind::preposition) continue;
        std::size_t end = i + 2;
        while (end < sentence.items.size() && sentence.items[end].kind == ItemKind::time) ++end;
        if (end > i + 2) when = whenOf(sentence.units, sentence.items[i + 1].first, sentence.items[end - 1].last, document_.date);
    }
    if (!when.told && first > 0) {
        // A date at the sentence's head counts for all of it.
        std::size_t head = 0;
        while (head < first && sentence.items[head].kind != ItemKind::verb && sentence.items[head].kind != ItemKind::comma) ++head;
        if (head > 0 && sentence.items[0].kind != ItemKind::phrase) when = whenOf(sentence.units, 0, sentence.items[head - 1].last, document_.date);
    }
    return when;
}

}  // namespace demarc::claim
