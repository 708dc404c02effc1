#include <algorithm>

#include "claim/sentence.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::size_t PARTICLE_REACH_IN_UNITS = 6;

/// The unit at which `particle` follows unit `verb` before the clause ends, 0 where it does not. Its words may be parts of one phrase unit ("out
/// of").
std::size_t particleAt(const std::vector<Unit>& units, std::size_t verb, const std::vector<std::string>& particle) {
    const std::size_t end = std::min(units.size(), verb + 1 + PARTICLE_REACH_IN_UNITS);
    for (std::size_t at = verb + 1; at < end; ++at) {
        if (units[at].pos == Pos::comma || units[at].pos == Pos::stop || units[at].pos == Pos::verb || units[at].pos == Pos::that) return 0;
        std::size_t matched = 0;
        for (std::size_t k = at; k < units.size() && matched < particle.size(); ++k) {
            const std::string_view lower = units[k].lower;
            if (lower != particle[matched] && !(lower.starts_with(particle[matched]) && lower[particle[matched].size()] == ' ')) break;
            ++matched;
        }
        if (matched == particle.size()) return at;
    }
    return 0;
}

const VerbSense* frameSense(const std::vector<Unit>& units, std::size_t verb) {
    if (!units[verb].entry) return nullptr;
    const VerbSense* best = nullptr;
    std::size_t nearest = units.size();
    for (const VerbSense& sense : units[verb].entry->senses) {
        if (sense.kind != VerbKind::frame) continue;
        if (sense.particle.empty()) {
            if (!best) best = &sense;
        } else if (const std::size_t at = particleAt(units, verb, sense.particle); at > 0 && at < nearest) {
            best = &sense;
            nearest = at;
        }
    }
    return best;
}

/// "forces encircled on the left bank": no such verb is told of a force in the past tense without an object.
bool lastsAsParticiple(const Unit& unit) {
    return unit.lower == "encircled" || unit.lower == "surrounded" || unit.lower == "besieged" || unit.lower == "trapped" || unit.lower == "isolated";
}

/// "beat off an assault mounted from three sides": a verb that no list has, behind the object of another.
bool describes(const std::vector<Unit>& units, std::size_t at) {
    if (units[at].entry || at == 0 || units[at - 1].pos != Pos::noun || at + 1 >= units.size() || units[at + 1].pos != Pos::preposition) return false;
    for (std::size_t i = at; i-- > 0;) {
        const Pos pos = units[i].pos;
        if (pos == Pos::verb) return true;
        if (pos == Pos::comma || pos == Pos::stop || pos == Pos::that || pos == Pos::relative || pos == Pos::subordinator || pos == Pos::coordinator) return false;
    }
    return false;
}

bool inVerbGroup(const Unit& unit) {
    return unit.pos == Pos::auxiliary || unit.pos == Pos::adverb || unit.pos == Pos::negation || unit.pos == Pos::to;
}

/// A verb group that begins at `first`; last == first where none does.
Item verbGroup(const std::vector<Unit>& units, std::size_t first) {
    Item item{.kind = ItemKind::verb, .first = static_cast<std::uint32_t>(first), .last = static_cast<std::uint32_t>(first)};
    const Unit* be_ = nullptr;
    const Unit* last = nullptr;
    bool hasHave = false;
    std::size_t at = first;
    for (; at < units.size() && inVerbGroup(units[at]); ++at) {
        const Unit& unit = units[at];
        if (unit.pos == Pos::negation) item.negated = true;
        if (unit.pos == Pos::to) item.infinitive = true;
        if (unit.pos != Pos::auxiliary) continue;
        last = &unit;
        item.main = static_cast<std::uint32_t>(at);
        item.last = static_cast<std::uint32_t>(at + 1);
        if (unit.is(be)) be_ = &unit;
        if (at == first && (unit.lower == "having" || unit.lower == "being")) item.gerund = true;
        if (unit.is(have)) hasHave = true;
        if (unit.is(had)) item.had = true;
        if (unit.is(may)) item.modal = Modal::may;
        if (unit.is(should)) item.modal = Modal::should;
        if (unit.is(would)) item.modal = Modal::would;
        if (unit.is(will)) item.modal = Modal::will;
    }
    if (at == units.size() || units[at].pos != Pos::verb) {
        if (!last) item.last = item.first;
        item.copula = be_ != nullptr;
        if (item.had && !be_) item.had = false;  // "had a base": no perfect
        return item;
    }
    item.main = static_cast<std::uint32_t>(at);
    item.last = static_cast<std::uint32_t>(at + 1);
    std::uint8_t forms = 0;
    if (units[at].entry) {
        for (const VerbSense& sense : units[at].entry->senses) forms = static_cast<std::uint8_t>(forms | sense.forms);
    }
    if (forms == 0) forms = units[at].lower.ends_with("ing") ? kIng : kPast | kParticiple;
    const bool participle = (forms & kParticiple) != 0 && !(forms & kIng);
    item.passive = be_ && participle;
    if (!be_ && !hasHave && forms == kParticiple && item.modal == Modal::none) item.reduced = item.passive = true;  // "better known as"
    item.gerund = item.gerund || ((forms & kIng) && !be_);
    if (!be_ && !hasHave && participle && item.modal == Modal::none && !item.infinitive) {
        // "said by Tuesday", "said by phone": who speaks is no agent.
        const bool by = at + 1 < units.size() && units[at + 1].lower == "by" &&
                        !(units[at].entry && units[at].entry->sense(VerbKind::say) && at + 2 < units.size() && units[at + 2].pos != Pos::determiner &&
                          units[at + 2].party < 0);
        const VerbSense* sense = frameSense(units, at);
        const bool lasting = sense && lastsAsParticiple(units[at]) && at + 1 < units.size() && units[at + 1].pos == Pos::preposition &&
                             !(forms & kBase) && first > 0 && units[first - 1].is(force);
        item.reduced = item.reduced || by || lasting || describes(units, at);
        item.passive = item.reduced;
    }
    item.frame = frameSense(units, at);
    if (item.frame && !item.frame->particle.empty()) {
        // A particle right behind the verb belongs to the group, unless it also brings the place ("out of") or the actor ("under").
        const bool adjacent = at + 1 < units.size() && units[at + 1].lower == item.frame->particle.front() && units[at + 1].pos != Pos::noun && units[at + 1].lower != "under";
        if (adjacent) item.last = static_cast<std::uint32_t>(std::min(at + 1 + item.frame->particle.size(), units.size()));
    }
    return item;
}

bool inPhrase(const Unit& unit) {
    return unit.pos == Pos::noun || unit.pos == Pos::adjective || unit.pos == Pos::determiner || unit.pos == Pos::possessive ||
           unit.pos == Pos::number || unit.pos == Pos::hyphen || unit.pos == Pos::other;
}

/// "Under the proposal Russia would …": a name of a party does not go on with a common noun, unless that is a title.
bool opensName(const std::vector<Unit>& units, std::size_t at) {
    if (units[at].place >= 0 && (units[at - 1].is(plan) || units[at - 1].is(deal)) && !units[at - 1].capitalised) return true;  // "under the proposal X would …"
    if (units[at].party < 0 || units[at].use == NameUse::demonym) return false;
    // "Myanmar's ethnic Arakan Army", "Rwanda-backed M23"
    if (at >= 2 && (units[at - 2].pos == Pos::possessive || units[at - 2].pos == Pos::hyphen)) return false;
    // "the breakaway X republic"
    if (at + 1 < units.size() && units[at + 1].lower == "republic") return false;
    const Unit& before = units[at - 1];
    return before.pos == Pos::noun && !before.capitalised && before.party < 0 && before.place < 0 && !before.is(title) && !before.is(official) &&
           !before.is(settlement) && !before.is(region) && !(before.is(part) && before.lower.ends_with("ern")) && !before.is(force) &&
           !before.is(WordClass::group);
}

/// "In Kunduz residents said …": a town's name behind the sentence's first word does not go on with people.
bool opensSubject(const std::vector<Unit>& units, std::size_t first, std::size_t at) {
    const Unit& unit = units[at];
    const bool people = unit.is(neutral) || unit.is(person) || unit.is(official) || unit.is(force) || unit.is(WordClass::group);
    return first == 1 && at == 2 && units[0].pos == Pos::preposition && units[1].place >= 0 && people && unit.lower.ends_with('s');
}

}  // namespace

void groupItems(ParsedSentence& sentence) {
    const std::vector<Unit>& units = sentence.units;
    std::vector<Item>& items = sentence.items;
    for (std::size_t i = 0; i < units.size();) {
        const Unit& unit = units[i];
        Item item{.kind = ItemKind::other, .first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(i + 1)};
        switch (unit.pos) {
            case Pos::auxiliary:
            case Pos::verb:
            case Pos::to:
            case Pos::adverb:
            case Pos::negation: {
                const Item verb = verbGroup(units, i);
                if (verb.last > verb.first) item = verb;
                break;
            }
            case Pos::preposition:
                item.kind = ItemKind::preposition;
                break;
            case Pos::coordinator:
                item.kind = ItemKind::coordinator;
                break;
            case Pos::subordinator:
                item.kind = ItemKind::subordinator;
                break;
            case Pos::relative:
                item.kind = ItemKind::relative;
                break;
            case Pos::that:
                item.kind = ItemKind::that;
                break;
            case Pos::comma:
                item.kind = ItemKind::comma;
                break;
            case Pos::stop:
                item.kind = ItemKind::stop;
                break;
            case Pos::quote:
                item.kind = ItemKind::quote;
                break;
            case Pos::time:
                item.kind = ItemKind::time;
                if (item.last < units.size() && units[item.last].pos == Pos::possessive) ++item.last;
                break;
            case Pos::pronoun:
                item.kind = ItemKind::phrase;
                break;
            default: {
                item.kind = ItemKind::phrase;
                bool named = unit.party >= 0 || unit.place >= 0;
                const auto goesOn = [&](const Unit& next) {
                    const bool neither = unit.is(no_one) && item.last == item.first + 1;  // "neither the army"
                    // "X about 10 km to the south": how far off is said of the place, not part of its name.
                    const Unit& before = units[&next - units.data() - 1];
                    const bool distance_ = before.place >= 0 && (next.isNumber || (next.pos == Pos::adjective && (next.lower == "about" || next.lower == "some" || next.lower == "around")));
                    return inPhrase(next) && (next.pos != Pos::determiner || neither) && !distance_;
                };
                while (item.last < units.size() && goesOn(units[item.last]) && !opensName(units, item.last) &&
                       !opensSubject(units, item.first, item.last)) {
                    named = named || units[item.last].party >= 0 || units[item.last].place >= 0;
                    ++item.last;
                }
                const Unit& end = units[item.last - 1];
                const bool ground = end.is(settlement) || end.is(region) || end.is(facility);  // "took the town hours later"
                if (!named && !ground && item.last < units.size() && units[item.last].pos == Pos::time) {
                    item.kind = ItemKind::time;  // "the evening", "two days"
                    ++item.last;
                    if (item.last < units.size() && units[item.last].pos == Pos::possessive) ++item.last;
                }
            }
        }
        i = item.last;
        items.push_back(item);
    }
}

}  // namespace demarc::claim
