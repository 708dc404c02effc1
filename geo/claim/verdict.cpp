#include "claim/verdict.hpp"

#include <algorithm>
#include <optional>

#include "claim/clause.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

/// What the words of items [first, last) make of what they stand beside: true where it is unproven, false where it is untrue.
std::optional<bool> judged(const ParsedSentence& sentence, std::size_t first, std::size_t last) {
    bool negated = false;
    for (std::size_t i = first; i < last; ++i) {
        const Item& item = sentence.items[i];
        negated = negated || item.negated || namesNone(sentence, i);
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const Unit& unit = sentence.units[u];
            negated = negated || unit.pos == Pos::negation;
            if (unit.is(dismissive)) return negated ? std::nullopt : std::optional(false);
            if (unit.is(truth) && negated) return false;
            if (unit.is(proof) && negated) return true;
        }
    }
    return std::nullopt;
}

bool bounds(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    const std::string_view word = sentence.units[item.first].lower;
    return item.kind == ItemKind::stop || word == "but" || (item.kind == ItemKind::subordinator && sentence.units[item.first].is(contrast));
}

/// "it is not true that …", "there is no truth to claims that …": from the verb to be to the words that are judged.
std::optional<Verdict> before(const ParsedSentence& sentence, std::size_t that) {
    if (sentence.items[that - 1].kind == ItemKind::coordinator) return std::nullopt;  // "that was a lie and that they held X"
    std::size_t first = that;
    while (first > 0 && sentence.items[first].kind != ItemKind::verb) {
        const ItemKind kind = sentence.items[first - 1].kind;
        if (kind == ItemKind::comma || kind == ItemKind::stop || (kind == ItemKind::that && first != that)) break;
        --first;
    }
    if (sentence.items[first].kind == ItemKind::verb && !sentence.items[first].copula) return std::nullopt;
    const auto unproven = judged(sentence, first, that);
    if (!unproven) return std::nullopt;
    std::size_t last = that + 1;
    while (last < sentence.items.size() && !bounds(sentence, last)) ++last;
    return Verdict{that + 1, last, *unproven};
}

/// "reports that … are false": from the noun that brings them to the verb to be.
std::optional<Verdict> behind(const ParsedSentence& sentence, std::size_t copula) {
    std::size_t last = copula + 1;
    while (last < sentence.items.size() && last < copula + 4 &&
           (sentence.items[last].kind == ItemKind::phrase || sentence.items[last].kind == ItemKind::other))
        ++last;
    const auto unproven = judged(sentence, copula, last);
    if (!unproven) return std::nullopt;
    for (std::size_t i = copula; i-- > 0;) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::stop) break;
        const bool brings = item.kind == ItemKind::phrase && sentence.units[item.last - 1].is(statement);
        if (brings || (i == 0 && item.kind == ItemKind::that)) return Verdict{i + 1, copula, *unproven};
    }
    return std::nullopt;
}

/// "rejected the proposal for X", "dismissed the plan to leave X": an offer is no claim, and what it would have is nowhere told.
std::optional<Verdict> declined(const ParsedSentence& sentence, std::size_t verb) {
    const Item& item = sentence.items[verb];
    if (!sentence.verbIs(item, VerbKind::decline) || item.negated || item.passive || verb + 2 >= sentence.items.size() || sentence.items[verb + 1].kind != ItemKind::phrase) return std::nullopt;
    const Unit& object = sentence.units[sentence.items[verb + 1].last - 1];
    if (!object.is(plan) && !object.is(deal)) return std::nullopt;
    std::size_t last = verb + 2;
    while (last < sentence.items.size() && !bounds(sentence, last) && sentence.items[last].kind != ItemKind::comma) ++last;
    return Verdict{verb + 2, last, true};
}

/// "nobody believes that …", "did not confirm that …": what stands behind the verb is not told.
std::optional<Verdict> unsaid(const ParsedSentence& sentence, std::size_t verb) {
    const Item& item = sentence.items[verb];
    if (sentence.verbIs(item, VerbKind::doubt_) && verb + 1 < sentence.items.size() && sentence.items[verb + 1].kind == ItemKind::that)
        return Verdict{verb + 2, sentence.items.size(), true};
    if (item.reduced || (!sentence.verbIs(item, VerbKind::say) && !sentence.verbIs(item, VerbKind::deny))) return std::nullopt;
    const bool silent = item.negated || saysNothing(sentence, verb);
    const std::vector<std::size_t> subject = silent ? std::vector<std::size_t>{} : subjectOf(sentence, verb);
    if (!silent && (subject.empty() || subject.front() > verb || !namesNone(sentence, subject.front()))) return std::nullopt;
    // "would not comment, saying only that …"
    const auto goesOn = [&](std::size_t at) { return sentence.items[at].gerund && sentence.items[at - 1].kind == ItemKind::comma && sentence.verbIs(sentence.items[at], VerbKind::say); };
    std::size_t last = verb + 1;
    while (last < sentence.items.size() && !bounds(sentence, last) && !goesOn(last)) ++last;
    return Verdict{verb + 1, last, true};
}

}  // namespace

bool namesNone(const ParsedSentence& sentence, std::size_t item) {
    return sentence.items[item].kind == ItemKind::phrase && sentence.units[sentence.items[item].first].is(no_one);
}

bool callsUntrue(const ParsedSentence& sentence, std::size_t copula) {
    std::size_t last = copula + 1;
    while (last < sentence.items.size() && (sentence.items[last].kind == ItemKind::phrase || sentence.items[last].kind == ItemKind::other)) ++last;
    const std::size_t first = copula > 0 && namesNone(sentence, copula - 1) ? copula - 1 : copula;  // "neither claim is true"
    const bool goesOn = last < sentence.items.size() && sentence.items[last].kind == ItemKind::that;
    return !goesOn && judged(sentence, first, last) == false;
}

bool saysWrongly(const ParsedSentence& sentence, std::size_t verb) {
    const Item& item = sentence.items[verb];
    return sentence.verbIs(item, VerbKind::say) &&
           std::any_of(sentence.units.begin() + item.first, sentence.units.begin() + item.last, [](const Unit& unit) { return unit.is(wrongly); });
}

bool saysNothing(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    if (!sentence.verbIs(items[verb], VerbKind::say) && !sentence.verbIs(items[verb], VerbKind::deny)) return false;
    // "declined to comment, saying that …" tells.
    for (std::size_t i = verb; (items[verb].infinitive || items[verb].gerund) && i-- > 0;) {
        if (items[i].kind == ItemKind::verb) return sentence.verbIs(items[i], VerbKind::withhold);
        const bool joins = items[i].kind == ItemKind::preposition || items[i].kind == ItemKind::other || (items[i].kind == ItemKind::phrase && sentence.units[items[i].first].lower == "short");
        if (!joins) break;
    }
    // "said nothing had changed" tells, too.
    const bool none = verb + 1 < items.size() && items[verb + 1].kind == ItemKind::phrase && items[verb + 1].last == items[verb + 1].first + 1 && sentence.units[items[verb + 1].first].lower == "nothing";
    return none && (verb + 2 >= items.size() || items[verb + 2].kind != ItemKind::verb);
}

std::vector<Verdict> verdictsOf(const ParsedSentence& sentence) {
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        std::optional<Verdict> verdict;
        if (item.kind == ItemKind::that && i > 0) verdict = before(sentence, i);
        else if (item.copula) verdict = behind(sentence, i);
        else if (item.kind == ItemKind::verb)
            verdict = saysWrongly(sentence, i) ? std::optional(Verdict{i + 1, sentence.items.size(), false}) : unsaid(sentence, i);
        if (!verdict && item.kind == ItemKind::verb) verdict = declined(sentence, i);
        if (verdict && verdict->first < verdict->last) verdicts.push_back(*verdict);
    }
    return verdicts;
}

const Verdict* verdictOn(const std::vector<Verdict>& verdicts, std::size_t item) {
    const auto found = std::ranges::find_if(verdicts, [&](const Verdict& v) { return v.first <= item && item < v.last; });
    return found == verdicts.end() ? nullptr : &*found;
}

}  // namespace demarc::claim
