#include "claim/clause.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace demarc::claim {
namespace {

using enum WordClass;

bool isFinite(const Item& item) {
    return item.kind == ItemKind::verb && !item.infinitive && !item.gerund && !item.reduced;
}

/// Where the run of nouns that ends before `end` begins: nouns, prepositions, times and "and" between them.
std::size_t runStart(const ParsedSentence& sentence, std::size_t end) {
    std::size_t start = end;
    while (start > 0) {
        const ItemKind kind = sentence.items[start - 1].kind;
        // "soldiers fighting at its side", "X itself"
        const bool modifies = kind == ItemKind::verb && sentence.items[start - 1].gerund && start > 1 && sentence.items[start - 2].kind == ItemKind::phrase;
        const bool reduced = kind == ItemKind::other || modifies || (kind == ItemKind::verb && sentence.items[start - 1].reduced);
        if (kind != ItemKind::phrase && kind != ItemKind::preposition && kind != ItemKind::time && kind != ItemKind::coordinator && !reduced) break;
        --start;
    }
    return start;
}

/// First noun of each part of a run that no preposition governs.
std::vector<std::size_t> headsOf(const ParsedSentence& sentence, std::size_t start, std::size_t end) {
    std::vector<std::size_t> heads;
    const bool afterVerb =
        start > 0 && sentence.items[start - 1].kind == ItemKind::verb && !sentence.verbIs(sentence.items[start - 1], VerbKind::say);
    bool found = false;
    for (std::size_t i = start; i < end; ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::coordinator) {
            // "troops took A and B said": what stands before "and" is the earlier verb's object.
            if (found && afterVerb) heads.pop_back();
            found = false;
        } else if (item.kind == ItemKind::phrase && !found && (i == start || sentence.items[i - 1].kind != ItemKind::preposition)) {
            heads.push_back(i);
            found = true;
        } else if (item.kind == ItemKind::phrase && found && i - 1 == heads.back()) {
            heads.back() = i;  // "a claim Kyiv denies"
        }
    }
    return heads;
}

/// The comma that opens an apposition or relative clause closed by the comma at `close`; nothing where there is none.
std::optional<std::size_t> openingComma(const ParsedSentence& sentence, std::size_t close) {
    for (std::size_t i = close; i-- > 0;) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::stop || item.kind == ItemKind::quote) return std::nullopt;
        if (item.kind != ItemKind::comma) continue;
        const Item& next = sentence.items[i + 1];
        bool finite = false;
        for (std::size_t k = i + 1; k < close; ++k) finite = finite || isFinite(sentence.items[k]);
        const bool relative_ = next.kind == ItemKind::relative || sentence.units[next.first].lower == "whose" ||
                               (i + 2 < close && (sentence.items[i + 2].kind == ItemKind::relative || sentence.items[i + 2].kind == ItemKind::that)) ||
                               (next.kind == ItemKind::subordinator && sentence.units[next.first].lower == "as");
        if (relative_ || !finite) return i;
        return std::nullopt;
    }
    return std::nullopt;
}

/// "Rebels, the army said, had left": the comma that opens the aside of who tells it, closed by the comma at `close`; nothing where there is none, or where something was told before.
std::optional<std::size_t> openingOfSpeech(const ParsedSentence& sentence, std::size_t close) {
    const std::vector<Item>& items = sentence.items;
    if (close < 3 || !sentence.verbIs(items[close - 1], VerbKind::say) || !isFinite(items[close - 1])) return std::nullopt;
    std::size_t open = close - 1;
    while (open > 0 && (items[open - 1].kind == ItemKind::phrase || items[open - 1].kind == ItemKind::preposition)) --open;
    if (open < 2 || open == close - 1 || items[--open].kind != ItemKind::comma || items[open - 1].kind != ItemKind::phrase) return std::nullopt;
    for (std::size_t i = open; i-- > 0 && items[i].kind != ItemKind::stop;)
        if (items[i].kind == ItemKind::verb || items[i].kind == ItemKind::comma || items[i].kind == ItemKind::subordinator) return std::nullopt;
    return open;
}

std::vector<std::size_t> listBefore(const ParsedSentence& sentence, std::size_t start, std::vector<std::size_t> heads) {
    // "A, B and C were taken": the members before the comma are names like those behind it.
    const auto named = [&](std::size_t item) {
        const Item& i = sentence.items[item];
        return i.kind == ItemKind::phrase && std::any_of(sentence.units.begin() + i.first, sentence.units.begin() + i.last,
                                                         [](const Unit& unit) { return unit.place >= 0 || unit.party >= 0; });
    };
    while (start >= 2 && !heads.empty() && sentence.items[start - 1].kind == ItemKind::comma && named(start - 2) && named(heads.front()) &&
           heads.size() > 0) {
        const bool first = start == 2 || sentence.items[start - 3].kind == ItemKind::comma || sentence.items[start - 3].kind == ItemKind::quote ||
                           sentence.items[start - 3].kind == ItemKind::that;
        if (!first) break;
        heads.insert(heads.begin(), start - 2);
        start -= 2;
    }
    return heads;
}

}  // namespace

std::size_t statedBehind(const ParsedSentence& sentence, std::size_t statement) {
    const std::vector<Item>& items = sentence.items;
    if (items[statement].kind != ItemKind::phrase || !sentence.units[items[statement].last - 1].is(WordClass::statement)) return 0;
    const auto isVerb = [&](std::size_t i, bool Item::*form) { return i < items.size() && items[i].kind == ItemKind::verb && items[i].*form; };
    if (isVerb(statement + 1, &Item::infinitive)) return statement + 1;
    const bool of = statement + 2 < items.size() && items[statement + 1].kind == ItemKind::preposition && sentence.units[items[statement + 1].first].lower == "of";
    const bool noun = of && items[statement + 2].kind == ItemKind::phrase && sentence.units[items[statement + 2].last - 1].namesFrame();
    return of && (noun || isVerb(statement + 2, &Item::gerund)) ? statement + 2 : 0;
}

std::size_t statementOf(const ParsedSentence& sentence, std::size_t said) {
    for (const std::size_t back : {std::size_t{1}, std::size_t{2}})
        if (said >= back && statedBehind(sentence, said - back) == said) return said - back;
    return sentence.items.size();
}

std::vector<std::size_t> subjectOf(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    if (items[verb].infinitive || items[verb].gerund) {
        if (const std::size_t statement = statementOf(sentence, verb); statement < items.size()) return {statement};
        const auto governor = governorOf(sentence, verb);
        if (governor) {
            // "forced Russian troops to withdraw", "accused the army of bombing": the object acts.
            const bool steers = items[verb].infinitive &&
                                (sentence.verbIs(items[*governor], VerbKind::manage) || sentence.verbIs(items[*governor], VerbKind::order) ||
                                 sentence.verbIs(items[*governor], VerbKind::propose));
            const bool accuses = items[verb].gerund && sentence.verbIs(items[*governor], VerbKind::accuse);
            if ((steers || accuses) && !items[*governor].passive) {
                for (std::size_t i = *governor + 1; i < verb; ++i) {
                    if (items[i].kind == ItemKind::phrase) return {i};
                }
            }
            return subjectOf(sentence, *governor);
        }
        if (const auto main = mainBehind(sentence, verb)) return subjectOf(sentence, *main);
    }
    std::size_t at = verb;
    while (at > 0 && (items[at - 1].kind == ItemKind::other || items[at - 1].kind == ItemKind::quote)) --at;
    if (at == 0) return {};
    if (items[at - 1].kind == ItemKind::relative || items[at - 1].kind == ItemKind::that) {
        for (std::size_t i = at - 1; i-- > 0;) {
            if (items[i].kind == ItemKind::phrase) {
                // "the towns of X that fell": the noun before "of" only carries the name.
                return {i};
            }
            if (items[i].kind == ItemKind::verb) return {};
        }
        return {};
    }
    // "X and Y remain besieged by Z"
    if (items[verb].reduced && items[at - 1].kind == ItemKind::verb && sentence.verbIs(items[at - 1], VerbKind::remain))
        return subjectOf(sentence, at - 1);
    if (items[verb].reduced && items[at - 1].kind == ItemKind::phrase) return {at - 1};
    // "X, held by Y since May, fell"
    if (items[verb].reduced && at == verb && at > 1 && items[at - 1].kind == ItemKind::comma && items[at - 2].kind == ItemKind::phrase) return {at - 2};
    if (items[at - 1].kind == ItemKind::coordinator || items[at - 1].kind == ItemKind::comma || items[at - 1].kind == ItemKind::time) {
        std::size_t comma = at - 1;
        if (items[comma].kind == ItemKind::coordinator && comma > 0 && items[comma - 1].kind == ItemKind::comma) --comma;
        if (items[comma].kind == ItemKind::comma && items[at - 1].kind == ItemKind::comma) {
            if (const auto open = openingComma(sentence, comma)) {
                const std::size_t start = runStart(sentence, *open);
                if (auto heads = headsOf(sentence, start, *open); !heads.empty()) return heads;
            }
        }
        if (const auto open = items[at - 1].kind == ItemKind::comma && isFinite(items[verb]) ? openingOfSpeech(sentence, at - 1) : std::nullopt)
            if (auto heads = headsOf(sentence, runStart(sentence, *open), *open); !heads.empty()) return heads;
        if (items[at - 1].kind != ItemKind::time) {
            for (std::size_t i = at - 1; i-- > 0;) {
                // "strikes killed five in X, the ministry said, and hit Y": who only tells of it does not go on.
                const bool tells = sentence.verbIs(items[i], VerbKind::say) && items[i + 1].kind == ItemKind::comma &&
                                   std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), [](const Item& item) { return isFinite(item); });
                if (isFinite(items[i]) && !tells) return subjectOf(sentence, i);
                if (items[i].kind == ItemKind::stop) break;
            }
            return {};
        }
    }
    const std::size_t start = runStart(sentence, at);
    std::vector<std::size_t> heads = headsOf(sentence, start, at);
    if (heads.empty() && start > 0 && items[start - 1].kind == ItemKind::comma) {
        if (const auto open = openingComma(sentence, start - 1)) return headsOf(sentence, runStart(sentence, *open), *open);
    }
    return listBefore(sentence, start, std::move(heads));
}

std::optional<std::size_t> governorOf(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    if (!items[verb].infinitive && !items[verb].gerund) return std::nullopt;
    // "accused X of bombing Y, where a house was hit, and of shelling Z"
    if (items[verb].gerund && verb > 0 && sentence.units[items[verb - 1].first].lower == "of")
        for (std::size_t i = verb; i-- > 0 && items[i].kind != ItemKind::stop;)
            if (items[i].kind == ItemKind::verb && sentence.verbIs(items[i], VerbKind::accuse)) return i;
    for (std::size_t i = verb; i-- > 0;) {
        if (items[i].kind == ItemKind::stop || items[i].kind == ItemKind::relative) return std::nullopt;
        if (items[i].kind != ItemKind::verb) continue;
        // "to enter A and take B": both hang on the same verb.
        if (items[i].infinitive && items[verb].infinitive) {
            if (sentence.verbIs(items[i], VerbKind::frame) || !items[i].frame) return i;
        }
        return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> mainBehind(const ParsedSentence& sentence, std::size_t verb) {
    static constexpr std::array OPENERS{"by", "after", "since", "before", "despite", "upon"};
    const std::vector<Item>& items = sentence.items;
    if (!items[verb].gerund || verb == 0 || governorOf(sentence, verb)) return std::nullopt;
    const std::string_view opener = sentence.units[items[verb - 1].first].lower;
    if (std::ranges::none_of(OPENERS, [&](const char* word) { return opener == word; })) return std::nullopt;
    bool behindComma = false;
    for (std::size_t i = verb + 1; i < items.size() && items[i].kind != ItemKind::stop; ++i) {
        behindComma = behindComma || items[i].kind == ItemKind::comma;
        if (behindComma && isFinite(items[i])) return i;
    }
    return std::nullopt;
}

std::size_t clauseEnd(const ParsedSentence& sentence, std::size_t from) {
    const std::vector<Item>& items = sentence.items;
    for (std::size_t i = from + 1; i < items.size(); ++i) {
        const Item& item = items[i];
        const bool colon = item.kind == ItemKind::stop && sentence.units[item.first].lower == ":";
        if ((item.kind == ItemKind::stop && !colon) || item.kind == ItemKind::subordinator || item.kind == ItemKind::that) return i;
        // "they control: A, B", "they took the following towns: A, B".
        const bool announces = items[i - 1].kind == ItemKind::verb || (items[i - 1].kind == ItemKind::phrase && sentence.units[items[i - 1].last - 1].place < 0 &&
                                                                       (sentence.units[items[i - 1].last - 1].is(settlement) || sentence.units[items[i - 1].last - 1].is(region)));
        if (item.kind == ItemKind::stop && !announces) return i;
        if (item.kind == ItemKind::relative) {
            // ", which …," may be followed by more of the list; a place behind it rarely is.
            return i;
        }
        if (item.kind == ItemKind::verb && !item.reduced) {
            if (item.infinitive || item.gerund) return i;
            if (items[i - 1].kind == ItemKind::coordinator || items[i - 1].kind == ItemKind::comma) return i - 1;
            const std::vector<std::size_t> subject = subjectOf(sentence, i);
            if (items[from].frame && item.copula && !subject.empty() && subject.front() == from + 1 && i == from + 2)
                return i;  // "reports that they took X are false"
            for (const std::size_t s : subject) {
                if (s > from && s < i) return s;
            }
            return i;
        }
    }
    return items.size();
}

bool isOnlyOpposed(const std::vector<Unit>& units, std::size_t organ) {
    return organ >= 2 && units[organ - 1].pos == Pos::hyphen && (units[organ - 2].lower == "anti" || units[organ - 2].lower == "non");
}

std::vector<std::size_t> nounsAfter(const ParsedSentence& sentence, const std::vector<std::string>& prepositions, std::size_t from, std::size_t to) {
    std::vector<std::size_t> nouns;
    for (std::size_t i = from; i + 1 < to && i + 1 < sentence.items.size(); ++i) {
        if (sentence.items[i].kind != ItemKind::preposition) continue;
        const std::string_view word = sentence.units[sentence.items[i].first].lower;
        if (std::ranges::find(prepositions, word) == prepositions.end()) continue;
        for (std::size_t k = i + 1; k < to && sentence.items[k].kind == ItemKind::phrase; k += 2) {
            nouns.push_back(k);
            if (k + 1 >= to || sentence.items[k + 1].kind != ItemKind::coordinator) break;
        }
        return nouns;
    }
    return nouns;
}

}  // namespace demarc::claim
