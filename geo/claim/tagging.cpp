#include <algorithm>
#include <array>

#include "claim/sentence.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::array NOUN_CLASSES{force,     official, group, title, neutral, enemy,   settlement, region, facility, part,
                                  statement, plan,     deal,  goal,  killed,  wounded, person,     air,    qualifier, figure};

bool hasNounReading(const WordEntry& entry) {
    return entry.nounFrame >= 0 || std::ranges::any_of(NOUN_CLASSES, [&](WordClass c) { return entry.is(c); });
}

std::uint8_t formsOf(const WordEntry& entry) {
    std::uint8_t forms = 0;
    for (const VerbSense& sense : entry.senses) forms = static_cast<std::uint8_t>(forms | sense.forms);
    return forms;
}

bool isAuxiliary(const Unit& unit) {
    return unit.is(be) || unit.is(have) || unit.is(do_) || unit.is(will) || unit.is(would) || unit.is(should) || unit.is(may);
}

/// The unit before `at`, adverbs and negations left out; null at the sentence's start.
const Unit* before(const std::vector<Unit>& units, std::size_t at) {
    while (at-- > 0) {
        if (units[at].pos != Pos::adverb && units[at].pos != Pos::negation) return &units[at];
    }
    return nullptr;
}

const Unit* after(const std::vector<Unit>& units, std::size_t at) {
    return at + 1 < units.size() ? &units[at + 1] : nullptr;
}

bool opensNoun(const Unit& unit) {
    return unit.pos == Pos::determiner || unit.pos == Pos::possessive || unit.pos == Pos::number || unit.pos == Pos::adjective ||
           unit.pos == Pos::hyphen || (unit.party >= 0 && unit.use == NameUse::demonym && !unit.lower.ends_with('s'));
}

/// "in RSF hands", "under full army control": the words before it are a preposition's object that may go on with it.
bool endsObject(const std::vector<Unit>& units, std::size_t at) {
    std::size_t first = at;
    while (first > 0 && (opensNoun(units[first - 1]) || units[first - 1].pos == Pos::noun)) --first;
    return first < at && first > 0 && units[first - 1].pos == Pos::preposition;
}

/// "RSF forces hold X", "dismissed RSF claims": behind a party's name these words go on with it, though each could be its verb.
bool goesOnWithParty(const std::vector<Unit>& units, std::size_t at) {
    const Unit& unit = units[at];
    if (at == 0 || units[at - 1].party < 0 || !unit.entry) return false;
    const Unit* next = after(units, at);
    if (unit.lower == "forces") return !next || !(next->is(determiner) || next->is(possessive_pronoun) || next->is(pronoun_party) || next->party >= 0);
    if (!unit.is(statement)) return false;
    // "a United Nations report said"
    if (next && next->entry && next->entry->sense(VerbKind::say) && (formsOf(*next->entry) & kPast) && !hasNounReading(*next->entry)) return true;
    std::size_t first = at - 1;
    while (first > 0 && units[first - 1].pos == Pos::determiner) --first;
    return first > 0 && (units[first - 1].pos == Pos::preposition || (units[first - 1].pos == Pos::verb && units[first - 1].entry && units[first - 1].entry->sense(VerbKind::deny)));
}

/// Whether a word that can be a verb is one here. Words before it are tagged.
bool isVerbHere(const std::vector<Unit>& units, std::size_t at) {
    const Unit& unit = units[at];
    const std::uint8_t forms = formsOf(*unit.entry);
    const Unit* previous = before(units, at);
    const Unit* next = after(units, at);
    const bool noun = hasNounReading(*unit.entry);
    if (previous && previous->pos == Pos::to) return (forms & kBase) != 0;
    if (goesOnWithParty(units, at)) return false;
    // "told the BBC that reports that X had fallen were false"
    if (unit.is(statement) && (forms & kThird) && previous && previous->pos == Pos::that && next && next->lower == "that") return false;
    if (unit.is(full) && previous && previous->pos == Pos::verb) return false;  // "taken complete control"
    if (previous && previous->pos == Pos::auxiliary && previous->is(have)) return !noun || (forms & kParticiple) != 0;  // "has control over X"
    if (previous && previous->pos == Pos::auxiliary) return !previous->is(be) || (forms & (kIng | kParticiple)) != 0;   // "it is clear"
    if (next && next->pos == Pos::hyphen) return false;
    if (forms == (kPast | kParticiple) && previous && previous->pos == Pos::preposition && next && next->pos == Pos::noun && !next->is(determiner))
        return false;
    if (previous && opensNoun(*previous)) return false;
    if (previous && previous->pos == Pos::pronoun) return true;
    if (forms & kIng) {
        if (!noun) return true;
        const bool takesObject =
            next && next->lower != "of" && (next->pos == Pos::determiner || next->place >= 0 || next->party >= 0 || next->is(determiner));
        return takesObject || (previous && previous->pos == Pos::noun &&
                               (previous->party >= 0 || previous->is(force) || previous->is(WordClass::group) || previous->is(person)));
    }
    if (forms & (kPast | kParticiple)) {
        const bool hurts = unit.is(killed) || unit.is(wounded);  // "shelling killed five"
        if (noun && previous && (previous->pos == Pos::preposition || (previous->is(air) && !hurts))) return false;
        if (noun && (forms & kBase) && previous && previous->pos == Pos::coordinator) return next && (next->is(determiner) || next->place >= 0);
        return true;
    }
    if (noun && previous && (previous->pos == Pos::preposition || previous->is(air))) return false;
    // "gangs of the coalition control at least 85 percent of X"
    const bool measures = next && next->is(bound) && at + 2 < units.size() && (units[at + 2].isNumber || (units[at + 2].entry && (units[at + 2].entry->number > 0 || units[at + 2].entry->fraction > 0)));
    if ((forms & kBase) && measures && previous && previous->pos == Pos::noun) return true;
    // "overran an army post", "an army attack": one army does not post
    const bool one = at >= 2 && units[at - 2].pos == Pos::determiner && (units[at - 2].lower == "a" || units[at - 2].lower == "an");
    if (noun && (forms & kBase) && one) return false;
    const bool objectOfPreposition = endsObject(units, at) && !(next && (next->is(determiner) || next->place >= 0));
    if (noun && ((next && next->pos == Pos::noun && isAuxiliary(*next)) || objectOfPreposition)) return false;
    if (forms & kThird) {
        // "RSF forces captured", "AA forces have taken": the verb is still to come.
        const bool verbFollows =
            next && (isAuxiliary(*next) || (next->entry && (formsOf(*next->entry) & kPast) != 0 && (!hasNounReading(*next->entry) || next->is(killed) || next->is(wounded))));
        if ((noun || unit.is(force) || unit.is(weapon)) && verbFollows) return false;  // "rockets struck", "air strikes killed"
        const bool behindAside =
            previous && previous->pos == Pos::comma &&
            std::count_if(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(at), [](const Unit& u) { return u.pos == Pos::comma; }) > 1;
        // "It is over, says the minister".
        if (previous && previous->pos == Pos::comma && unit.entry->sense(VerbKind::say) && !noun)
            return next && (next->is(determiner) || next->capitalised || (behindAside && (next->is(pronoun_party) || next->lower == "that")));
        // "The army, which took X, holds Y", "the TNLA, an ally, controls Y": the aside ends before it.
        if (behindAside && unit.entry->sense(VerbKind::remain)) return true;
        const bool aside =
            behindAside && next && (next->is(determiner) || next->place >= 0) &&
            std::any_of(unit.entry->senses.begin(), unit.entry->senses.end(),
                        [](const VerbSense& sense) { return sense.kind == VerbKind::frame && sense.particle.empty(); });
        if (aside) return true;
        if (!previous || previous->pos == Pos::comma || previous->pos == Pos::quote) return false;
        if (noun && (previous->pos == Pos::coordinator || previous->pos == Pos::verb)) return next && (next->is(determiner) || next->place >= 0);
        const bool known =
            previous->is(force) || previous->is(WordClass::group) || previous->is(official) || previous->is(title) || previous->capitalised;
        return !noun || previous->party >= 0 || previous->pos == Pos::relative || previous->pos == Pos::that ||
               (known && !previous->lower.ends_with('s'));
    }
    const bool plural = previous && (previous->lower.ends_with('s') || previous->is(person) || previous->pos == Pos::relative ||
                                     previous->pos == Pos::that || previous->pos == Pos::verb || previous->is(force));
    // "Both A and B claim to hold it".
    const bool named = previous && (previous->party >= 0 || previous->place >= 0 || previous->is(force));
    const bool joined = named && std::any_of(units.data(), previous, [](const Unit& u) { return u.pos == Pos::coordinator; });
    if (joined && next && (next->lower == "to" || next->lower == "that" || unit.lower == "say")) return true;
    // "The fighters, who came from X, say they hold Y".
    const bool resumes = previous && previous->pos == Pos::comma && unit.entry->sense(VerbKind::say) && next &&
                         (next->is(pronoun_party) || next->is(pronoun_person) || next->lower == "that" || next->is(determiner));
    if (!noun) return plural || resumes || (previous && previous->pos == Pos::noun);
    // "claimed control over X": behind a verb the word is its object.
    const bool object = previous && previous->pos == Pos::verb && next && next->entry && next->is(preposition);
    return plural && !object && !(next && (next->lower == "of" || next->lower == "on"));
}

Pos tagWord(const std::vector<Unit>& units, std::size_t at) {
    const Unit& unit = units[at];
    if (unit.pos != Pos::noun) return unit.pos;  // punctuation
    const Unit* previous = before(units, at);
    const Unit* next = after(units, at);
    if (unit.party >= 0 || unit.place >= 0) return Pos::noun;
    if (unit.isNumber) {
        const bool year = unit.lower.size() == 4 && (unit.lower.starts_with("19") || unit.lower.starts_with("20"));
        const bool inDate = previous && (previous->pos == Pos::preposition || previous->pos == Pos::time || previous->pos == Pos::comma ||
                                         previous->pos == Pos::subordinator || previous->pos == Pos::coordinator);
        if (year && inDate) return Pos::time;
        return previous && previous->is(month) ? Pos::time : Pos::number;
    }
    // "rejected that claim."
    const bool points = unit.lower == "that" && next && next->is(statement) && !next->lower.ends_with('s') &&
                        (at + 2 >= units.size() || units[at + 2].pos == Pos::stop || units[at + 2].pos == Pos::comma);
    if (unit.lower == "that") return points ? Pos::determiner : Pos::that;
    // "both remained under its control"
    if (unit.lower == "both" && next && next->entry && (isAuxiliary(*next) || (!next->entry->senses.empty() && !hasNounReading(*next->entry)))) return Pos::pronoun;
    if (!unit.entry) {
        if (unit.lower.ends_with("ly") && !unit.capitalised) return Pos::adverb;
        if (previous && previous->pos == Pos::auxiliary && !unit.capitalised) {
            if (unit.lower.ends_with("ed") || unit.lower.ends_with("ing")) return Pos::verb;
            if (previous->is(will) || previous->is(would) || previous->is(may) || previous->is(should)) return Pos::verb;
        }
        // "proposed placing X under Y"
        const bool proposed = previous && previous->pos == Pos::verb && previous->entry && previous->entry->sense(VerbKind::propose) && !previous->entry->sense(VerbKind::say);
        if (proposed && unit.lower.ends_with("ing") && !unit.capitalised && next && (next->place >= 0 || next->is(determiner))) return Pos::verb;
        if (unit.lower.ends_with("ed") && previous && previous->pos == Pos::noun && !unit.capitalised && next && next->pos != Pos::hyphen)
            return Pos::verb;
        return Pos::noun;
    }
    const WordEntry& entry = *unit.entry;
    // "has since taken": no preposition parts an auxiliary from its participle.
    if (unit.lower == "since" && previous && isAuxiliary(*previous) && next && next->entry && (formsOf(*next->entry) & kParticiple) != 0)
        return Pos::adverb;
    if (entry.is(negation)) {
        const bool paired = unit.lower == "nor" && next && !isAuxiliary(*next) && (next->entry == nullptr || next->entry->senses.empty());
        const bool joins = paired && std::any_of(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(at),
                                                 [](const Unit& u) { return u.is(no_one) && u.pos != Pos::negation; });
        return joins ? Pos::coordinator : Pos::negation;  // "neither A nor B"
    }
    if (entry.is(no_one)) {
        if (!entry.is(determiner) && unit.lower != "neither") return Pos::pronoun;
        const bool act = next && (isAuxiliary(*next) || (next->entry && !next->entry->senses.empty() && !hasNounReading(*next->entry)));
        if (act)
            return previous && (previous->pos == Pos::noun || previous->pos == Pos::pronoun || previous->pos == Pos::auxiliary) ? Pos::negation
                                                                                                                                : Pos::pronoun;
        return next && next->lower == "of" ? Pos::pronoun : Pos::determiner;
    }
    if (unit.lower == "to") return Pos::to;
    // "nearly all of X, including Y": what is named so is held like the rest.
    if (unit.lower == "including" && previous && previous->pos == Pos::comma && next && (next->place >= 0 || next->is(determiner))) return Pos::preposition;
    if (unit.is(month)) {
        const bool bare = !unit.capitalised || (unit.is(may) && !(previous && previous->pos == Pos::preposition) && !(next && next->isNumber));
        if (!bare || !entry.is(may)) return unit.capitalised ? Pos::time : !entry.senses.empty() && isVerbHere(units, at) ? Pos::verb : Pos::noun;
    }
    if (isAuxiliary(unit)) return Pos::auxiliary;
    if (entry.is(weekday) || (unit.lower == "last" && next && (next->is(WordClass::unit) || next->is(weekday)))) return Pos::time;
    if (entry.is(WordClass::unit)) return Pos::time;
    if (entry.is(determiner)) return Pos::determiner;
    if (entry.is(possessive_pronoun)) return Pos::determiner;
    if (entry.is(pronoun_person) || entry.is(pronoun_party) || entry.is(pronoun_first)) return Pos::pronoun;
    if (entry.is(relative)) return Pos::relative;
    if (entry.number > 0) return Pos::number;
    if (!entry.senses.empty() && isVerbHere(units, at)) return Pos::verb;
    if (!entry.senses.empty() && !hasNounReading(entry)) {
        const std::uint8_t forms = formsOf(entry);
        if (entry.classes.none()) return forms & (kPast | kParticiple | kIng) ? Pos::adjective : Pos::noun;
    }
    if (entry.is(dismissive) && previous && previous->place >= 0) return Pos::adjective;  // "called the capture of X false"
    const bool counts = next && (next->isNumber || (next->entry && next->entry->number > 0));
    const bool shares = counts && at + 2 < units.size() && (units[at + 2].is(percent) || units[at + 2].lower == "%");  // "at most 40 percent"
    if (counts && (unit.lower == "about" || unit.lower == "around" || unit.lower == "over" || unit.lower == "some" || unit.lower.ends_with(" than") || (shares && entry.is(bound))))
        return Pos::adjective;  // "by about 800 soldiers"
    // "up to a third", "under half"
    const auto isFraction = [&](const Unit* word) { return word && word->entry && word->entry->fraction > 0; };
    if (entry.is(bound) && (isFraction(next) || (next && next->is(determiner) && isFraction(after(units, at + 1))))) return Pos::adverb;
    if (entry.is(adverb)) return Pos::adverb;
    if (entry.is(coordinator)) return Pos::coordinator;
    if (entry.is(ally) && next && next->entry && next->is(preposition)) return Pos::adjective;  // "fighters loyal to"
    if (entry.is(hypothetical) || entry.is(subordinator)) return Pos::subordinator;
    if (entry.is(preposition) && next && next->lower == "-") return Pos::adjective;  // "near-total"
    if (entry.is(preposition)) return Pos::preposition;
    return Pos::noun;
}

}  // namespace

void tagUnits(std::vector<Unit>& units) {
    // "to" before a word that can't be a verb is a preposition; the tagging of the word itself looks back at it.
    for (std::size_t i = 0; i < units.size(); ++i) {
        units[i].pos = tagWord(units, i);
        // "the fiercely contested city": no adverb parts a determiner from its noun.
        if (units[i].pos == Pos::adverb && i > 0 && units[i - 1].pos == Pos::determiner) units[i].pos = Pos::adjective;
        if (units[i].pos != Pos::to) continue;
        std::size_t next = i + 1;
        while (next < units.size() && units[next].entry && units[next].is(adverb)) ++next;
        const bool verb = next < units.size() && units[next].party < 0 && units[next].place < 0 && units[next].entry &&
                          (units[next].is(be) || units[next].is(have) || formsOf(*units[next].entry) & kBase);
        if (!verb) units[i].pos = Pos::preposition;
    }
}

}  // namespace demarc::claim
