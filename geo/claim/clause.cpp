#include "claim/clause.hpp"

#include <algorithm>

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
        const bool reduced = kind == ItemKind::verb && sentence.items[start - 1].reduced;
        if (kind != ItemKind::phrase && kind != ItemKind::preposition && kind != ItemKind::time && kind != ItemKind::coordinator && !reduced) break;
        --start;
    }
    return start;
}

/// First noun of each part of a run that no preposition governs.
std::vector<std::size_t> headsOf(const ParsedSentence& sentence, std::size_t start, std::size_t end) {
    std::vector<std::size_t> heads;
    const bool afterVerb = start > 0 && sentence.items[start - 1].kind == ItemKind::verb;
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
        const bool relative_ = next.kind == ItemKind::relative || (i + 2 < close && sentence.items[i + 2].kind == ItemKind::relative) ||
                               (next.kind == ItemKind::subordinator && sentence.units[next.first].lower == "as");
        if (relative_ || !finite) return i;
        return std::nullopt;
    }
    return std::nullopt;
}

/// Whether a noun behind a comma only explains the place before it: "Goma, the biggest city of eastern Congo".
bool opensApposition(const ParsedSentence& sentence, const Memory& memory, std::size_t at) {
    if (at >= sentence.items.size() || sentence.items[at].kind != ItemKind::phrase) return false;
    const NounPhrase phrase = memory.look(sentence, sentence.items[at]);
    if (phrase.head < 0 || phrase.head == phrase.placeUnit) return false;
    const Unit& head = sentence.units[static_cast<std::size_t>(phrase.head)];
    return !head.is(part) && (head.is(settlement) || head.is(region) || head.is(facility) || phrase.place < 0);
}

std::vector<std::size_t> listBefore(const ParsedSentence& sentence, std::size_t start, std::vector<std::size_t> heads) {
    // "A, B and C were taken": the members before the comma are names like those behind it.
    const auto named = [&](std::size_t item) {
        const Item& i = sentence.items[item];
        return i.kind == ItemKind::phrase && std::any_of(sentence.units.begin() + i.first, sentence.units.begin() + i.last,
                                                         [](const Unit& unit) { return unit.place >= 0 || unit.party >= 0; });
    };
    while (start >= 2 && !heads.empty() && sentence.items[start - 1].kind == ItemKind::comma && named(start - 2) && named(heads.front()) && heads.size() > 0) {
        const bool first = start == 2 || sentence.items[start - 3].kind == ItemKind::comma || sentence.items[start - 3].kind == ItemKind::quote ||
                           sentence.items[start - 3].kind == ItemKind::that;
        if (!first) break;
        heads.insert(heads.begin(), start - 2);
        start -= 2;
    }
    return heads;
}

}  // namespace

std::vector<std::size_t> subjectOf(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    if (items[verb].infinitive || items[verb].gerund) {
        const auto governor = governorOf(sentence, verb);
        if (governor) {
            // "forced Russian troops to withdraw": the object acts.
            if (items[verb].infinitive && (sentence.verbIs(items[*governor], VerbKind::manage) || sentence.verbIs(items[*governor], VerbKind::order)) &&
                !items[*governor].passive) {
                for (std::size_t i = *governor + 1; i < verb; ++i) {
                    if (items[i].kind == ItemKind::phrase) return {i};
                }
            }
            return subjectOf(sentence, *governor);
        }
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
    if (items[verb].reduced && items[at - 1].kind == ItemKind::phrase) return {at - 1};
    if (items[at - 1].kind == ItemKind::coordinator || items[at - 1].kind == ItemKind::comma || items[at - 1].kind == ItemKind::time) {
        std::size_t comma = at - 1;
        if (items[comma].kind == ItemKind::coordinator && comma > 0 && items[comma - 1].kind == ItemKind::comma) --comma;
        if (items[comma].kind == ItemKind::comma && items[at - 1].kind == ItemKind::comma) {
            if (const auto open = openingComma(sentence, comma)) {
                const std::size_t start = runStart(sentence, *open);
                if (auto heads = headsOf(sentence, start, *open); !heads.empty()) return heads;
            }
        }
        if (items[at - 1].kind != ItemKind::time) {
            for (std::size_t i = at - 1; i-- > 0;) {
                if (isFinite(items[i])) return subjectOf(sentence, i);
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

std::size_t clauseEnd(const ParsedSentence& sentence, std::size_t from) {
    const std::vector<Item>& items = sentence.items;
    for (std::size_t i = from + 1; i < items.size(); ++i) {
        const Item& item = items[i];
        const bool colon = item.kind == ItemKind::stop && sentence.units[item.first].lower == ":";
        if ((item.kind == ItemKind::stop && !colon) || item.kind == ItemKind::subordinator || item.kind == ItemKind::that) return i;
        if (item.kind == ItemKind::stop && items[i - 1].kind != ItemKind::verb) return i;
        if (item.kind == ItemKind::relative) {
            // ", which …," may be followed by more of the list; a place behind it rarely is.
            return i;
        }
        if (item.kind == ItemKind::verb && !item.reduced) {
            if (item.infinitive || item.gerund) return i;
            if (items[i - 1].kind == ItemKind::coordinator || items[i - 1].kind == ItemKind::comma) return i - 1;
            const std::vector<std::size_t> subject = subjectOf(sentence, i);
            for (const std::size_t s : subject) {
                if (s > from && s < i) return s;
            }
            return i;
        }
    }
    return items.size();
}

std::vector<Complement> complements(const ParsedSentence& sentence, const Memory& memory, std::size_t from, std::size_t to) {
    std::vector<Complement> found;
    const std::vector<Unit>& units = sentence.units;
    Complement pending;             // what was said of the place that is still to come
    std::string_view preposition;   // that brings it
    std::string_view listed;        // of the last place, for the next of its list
    bool inside = false;            // behind a noun that is no place
    bool carries = false;           // the last noun only carries a name: "city of"
    bool open = true;               // a place here still counts
    bool territoryCarries = false;  // "the area near X" is a part of X
    bool almost = false;            // "nearly all"
    bool facilityObject = false;    // "the base … in X" is a part of X
    double number = 0;
    for (std::size_t i = from; i < to && i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::preposition) {
            const std::string_view word = units[item.first].lower;
            if (carries && pending.partial && (word == "around" || word == "near") && territoryCarries) continue;
            if (facilityObject && found.empty() && (word == "in" || word == "at" || word == "inside")) {
                pending = {};
                pending.partial = true;
                preposition = {};
                inside = carries = false;
                open = true;
                continue;
            }
            if (carries && (word == "of" || ((pending.partial || pending.share) && (word == "in" || word == "inside" || word == "at")))) continue;
            if (carries && !pending.partial) pending.beside = true;  // "three villages near X"
            if (word != "of") inside = false;
            if (found.empty() || word != "of") {
                // ", among them X" goes on with the list.
                const bool goesOn = !found.empty() && (word == "among" || word == "including" || word == "such as");
                preposition = goesOn ? listed : word;
                open = true;
            }
            carries = false;
            continue;
        }
        if (item.kind == ItemKind::other && units[item.first].is(nearly)) almost = true;
        if (item.kind == ItemKind::coordinator || item.kind == ItemKind::comma) {
            pending = {};
            almost = inside = false;
            if (!found.empty()) {
                // "from A and B" stays with its preposition; behind a comma the list itself goes on.
                const bool close = item.kind == ItemKind::coordinator && sentence.items[i - 1].kind != ItemKind::comma;
                preposition = close ? found.back().preposition : listed;
                inside = carries = false;
                open = item.kind == ItemKind::coordinator || !opensApposition(sentence, memory, i + 1);
                number = 0;
            }
            continue;
        }
        if (item.kind != ItemKind::phrase) continue;
        const NounPhrase phrase = memory.look(sentence, item);
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const Unit& unit = units[u];
            const bool percent = u + 1 < units.size() && (units[u + 1].lower == "%" || units[u + 1].lower.starts_with("percent") || units[u + 1].lower == "per");
            if (unit.isNumber && percent) {
                const double value = std::strtod(std::string(unit.lower).c_str(), nullptr) / 100;
                if (value > 0 && value <= 1) pending.share = value;
            } else if (unit.entry && unit.entry->fraction > 0) {
                pending.share = std::min(1.0, static_cast<double>(unit.entry->fraction) * std::max(1.0, number));
            } else if (unit.entry && unit.entry->number > 0) {
                number = static_cast<double>(unit.entry->number);
            }
            if (unit.is(most) || unit.is(piece)) pending.partial = true;
            if (unit.is(nearly)) almost = true;
            if (unit.is(full) && almost) pending.partial = true;
            else if (unit.is(full) && unit.lower != "all" && !pending.share) pending.share = 1.0;
            if (unit.is(qualifier)) {
                pending.qualifier = unit.span;
                pending.partial = true;
            }
        }
        const int place = open ? memory.placeOf(sentence, i, true) : -1;
        if (phrase.head < 0) {
            carries = true;  // "all of X"
            continue;
        }
        const Unit& head = units[static_cast<std::size_t>(phrase.head)];
        if (place >= 0) {
            // "the Ukrainian city of Vovchansk" goes on to its name; "Goma airport" is a part of Goma.
            const bool goesOn = phrase.place < 0 && i + 2 < sentence.items.size() && units[sentence.items[i + 1].first].lower == "of" &&
                                memory.placeOf(sentence, i + 2, false) >= 0;
            if (goesOn) {
                carries = true;
                continue;
            }
            const bool named = memory.toponym(place).feature == gazetteer::Feature::facility;
            if (phrase.place >= 0 && phrase.head > phrase.placeUnit && (head.is(facility) || head.is(part)) && !head.is(region) && !head.is(settlement) && !named) pending.partial = true;
            if (phrase.place >= 0 && phrase.head > phrase.placeUnit && !head.is(facility) && !head.is(part) && !head.is(region) && !head.is(settlement)) {
                pending.beside = !head.namesFrame();
            }
            pending.toponym = place;
            pending.preposition = preposition;
            pending.item = i;
            if (inside) pending.beside = true;
            if (pending.share && *pending.share < 1) pending.partial = true;
            if (found.empty()) listed = preposition;
            found.push_back(pending);
            pending = {};
            open = false;
            carries = false;
            number = 0;
            continue;
        }
        const bool noun = head.pos == Pos::noun;
        territoryCarries = head.is(territory);
        carries = head.is(distance) || head.is(settlement) || head.is(region) || head.is(water) || head.is(facility) || head.is(part) || head.is(piece) || head.is(most) || head.is(qualifier) ||
                  (units[item.last - 1].pos != Pos::noun) || pending.share.has_value();
        if (noun && preposition.empty() && (head.is(facility) || head.is(part)) && !head.is(settlement)) pending.partial = true;
        if (noun && preposition.empty() && found.empty() && head.is(facility) && !head.is(settlement) && !head.is(region)) facilityObject = true;
        if (noun && !carries && !head.namesFrame()) inside = true;
        if (noun && !carries) pending.share.reset();
    }
    return found;
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
