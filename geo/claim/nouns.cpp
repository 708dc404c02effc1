#include <algorithm>

#include "claim/claim_reader.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

/// "fears of an attack", "the risk of a siege".
bool followsDoubt(const ParsedSentence& sentence, std::size_t at) {
    if (at < 2 || sentence.items[at - 1].kind != ItemKind::preposition || sentence.items[at - 2].kind != ItemKind::phrase) return false;
    return sentence.units[sentence.items[at - 2].last - 1].is(doubt);
}

/// The verb that has noun `at` for its subject.
std::optional<std::size_t> verbOf(const ParsedSentence& sentence, std::size_t at) {
    for (std::size_t i = at + 1; i < sentence.items.size(); ++i) {
        const ItemKind kind = sentence.items[i].kind;
        if (kind == ItemKind::verb && !sentence.items[i].reduced) {
            const std::vector<std::size_t> subject = subjectOf(sentence, i);
            return !subject.empty() && subject.front() == at ? std::optional(i) : std::nullopt;
        }
        if (kind == ItemKind::stop || kind == ItemKind::that || kind == ItemKind::comma) break;
    }
    return std::nullopt;
}

/// The verb that says that what noun `at` names is over: "broke the siege of X", "the siege of X was lifted".
std::optional<std::size_t> enderOf(const ParsedSentence& sentence, std::size_t at) {
    if (at > 0 && sentence.verbIs(sentence.items[at - 1], VerbKind::end) && !sentence.items[at - 1].passive) return at - 1;
    const auto own = verbOf(sentence, at);
    return own && sentence.verbIs(sentence.items[*own], VerbKind::end) ? own : std::nullopt;
}

}  // namespace

/// "a drone attack", "shelling"; "raids" and "strikes" may be of the police and of workers.
bool ClaimReader::isAirStrike(const Unit& unit) const {
    if (!unit.namesFrame()) return false;
    const WordEntry* const opener = lexicon_.find(unit.lower.substr(0, unit.lower.find(' ')));
    return opener && opener->is(air);
}

void ClaimReader::readNoun(const ParsedSentence& sentence, std::size_t at) {
    static const std::vector<std::string> BY{"by"};
    static const std::vector<std::string> OF{"of"};
    const NounPhrase phrase = memory_.look(sentence, sentence.items[at]);
    if (phrase.frameUnit < 0 || phrase.frameUnit != phrase.head) return;
    const Unit& noun = sentence.units[static_cast<std::size_t>(phrase.frameUnit)];
    if (sentence.units[sentence.items[at].first].lower == "any") return;  // "would treat any attack on X as …"
    Event event;
    event.frame = &lexicon_.frames[static_cast<std::size_t>(noun.entry->nounFrame)];
    event.status = event.frame->status;
    event.item = at;
    event.cue = noun.span;
    event.rule = event.frame->name + ", noun";
    for (std::uint32_t u = sentence.items[at].first; u < sentence.items[at].last; ++u) {
        if (sentence.units[u].is(doubt) || (u == sentence.items[at].first && followsDoubt(sentence, at))) return;
        if (sentence.units[u].is(air) && event.status == Status::contested) event.status = Status::strike;
    }
    const bool hurts = std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(killed) || unit.is(wounded); });
    if (hurts && noun.lower.starts_with("attack") && event.status == Status::contested) event.status = Status::strike;
    const bool aimed = std::any_of(sentence.units.begin() + sentence.items[at].first, sentence.units.begin() + sentence.items[at].last, [](const Unit& unit) { return unit.is(air); });
    event.byNobody = aimed || isAirStrike(noun) || (hurts && event.frame->name == "strike");
    const std::string_view before =
        at > 0 && (sentence.items[at - 1].kind == ItemKind::preposition || sentence.items[at - 1].kind == ItemKind::subordinator)
            ? sentence.units[sentence.items[at - 1].first].lower
            : std::string_view{};
    const bool held = event.frame->state;  // control, hands, occupation
    const bool lasts = held || event.status == Status::encircled;
    // The verb that the noun hangs on.
    std::optional<std::size_t> verb;
    for (std::size_t i = at; i-- > 0;) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::verb) {
            verb = i;
            break;
        }
        if (item.kind == ItemKind::stop || item.kind == ItemKind::that || item.kind == ItemKind::relative || item.kind == ItemKind::subordinator)
            break;
    }
    const std::size_t end = clauseEnd(sentence, at);
    const std::vector<std::size_t> subject = verb ? subjectOf(sentence, *verb) : std::vector<std::size_t>{};
    if (verb) {
        const Item& ruler = sentence.items[*verb];
        event.mood = moodOf(sentence, *verb, event.planners);
        event.had = ruler.had;
        if (event.mood == Mood::untold) return;
        if (ruler.frame && lexicon_.frames[static_cast<std::size_t>(ruler.frame->frame)].subject == Role::victim &&
            !sentence.verbIs(ruler, VerbKind::lose))
            return;  // "repelled an attack on"
        if (sentence.verbIs(ruler, VerbKind::propose)) {
            // "proposed joint control of X", "demanded their withdrawal from X"
            const bool direct = *verb + 1 == at && !ruler.passive && !sentence.verbIs(ruler, VerbKind::say) && event.mood == Mood::fact;
            if (!direct || (!held && event.status != Status::withdrawal)) return;
            event.planners = proposersOf(sentence, *verb);
            event.mood = Mood::plan;
            event.byNobody = held;
            if (event.planners.empty()) return;
        }
        // "was not aware of any clash"
        const bool unaware = ruler.copula && ruler.negated &&
                             std::any_of(sentence.units.begin() + ruler.last, sentence.units.begin() + sentence.items[at].first,
                                         [](const Unit& unit) { return unit.is(proof); });
        if (unaware) return;
    } else if (isHypothetical(sentence, at)) {
        return;
    }
    const auto ender = enderOf(sentence, at);
    if (ender) {
        if (!lasts || moodOf(sentence, *ender, event.planners) != Mood::fact) return;
        event.mood = Mood::negated;
    }
    if (namesNone(sentence, at)) event.mood = event.mood == Mood::fact ? Mood::negated : event.mood;
    const int voice = voiceParty(at);
    // "denied responsibility for the attack on X", "claimed responsibility for it": it would be who speaks that did it.
    const bool charged = at >= 2 && !held && sentence.items[at - 1].kind == ItemKind::preposition &&
                         sentence.items[at - 2].kind == ItemKind::phrase && sentence.units[sentence.items[at - 2].last - 1].is(blame);
    if (charged && !memory_.canAct(voice)) return;
    if (charged) event.actors = {voice};
    // Who: the possessor in the phrase, "by X", "in the hands of X", the subject of the verb.
    for (const std::uint32_t u : phrase.parties) {
        if (memory_.canAct(sentence.units[u].party)) event.actors = {sentence.units[u].party};
    }
    // "placed under UN control": a body may hold in a plan.
    if (event.actors.empty() && held && !phrase.parties.empty() && (event.mood == Mood::plan || event.mood == Mood::proposal)) event.actors = {sentence.units[phrase.parties.front()].party};
    // "government control", "rebel hands"
    for (std::uint32_t u = sentence.items[at].first; static_cast<std::int32_t>(u) < phrase.frameUnit && held && event.actors.empty(); ++u) {
        const Unit& unit = sentence.units[u];
        if (!unit.is(state_organ) && !unit.is(WordClass::group)) continue;
        if (const int owner = memory_.organ(sentence, unit); memory_.canAct(owner)) event.actors = {owner};
    }
    if (event.actors.empty() && phrase.possessed) {
        if (verb) event.actors = partiesOf(sentence, subject, *verb, at);
        const int owner = event.actors.empty() ? memory_.partyOf(sentence, at, at + 1, voice) : kNobody;
        if (memory_.canAct(owner)) event.actors = {owner};
    }
    const bool besieged = event.status == Status::encircled && before == "under";
    // "X was out of our control": who says so of its own hold tells of the other side's.
    const bool released = held && verb && event.mood == Mood::fact && (before == "out of" || before == "outside" || before == "beyond");
    if (released) {
        if (phrase.possessed && memory_.canAct(voice)) event.actors = {voice};
        event.places = placesOf(sentence, subject, *verb);
        if (event.places.empty() || event.actors.size() != 1) return;
        const int loser = event.actors.front();
        if (loser == voice) {
            event.actors = {opponentAt(event.places.front(), loser)};
            if (event.actors.front() == kNobody) settleLoss(event, loser);
        } else {
            event.mood = Mood::negated;
        }
    } else if (besieged || (held && (before == "under" || before == "in"))) {
        if ((noun.lower == "control" || noun.lower == "charge") && before == "in") {
            if (event.actors.empty()) event.actors = partiesOf(sentence, subject, verb.value_or(at), at);
            event.places = wanted(complements(sentence, memory_, at + 1, end), false, event.frame->of);
        } else {
            const std::vector<std::size_t> holders = nounsAfter(sentence, OF, at + 1, end);
            if (event.actors.empty()) event.actors = partiesOf(sentence, holders, end, at);
            // "would be placed under the control of a joint force": of a body, or of nobody known.
            if (event.actors.empty() && held && (event.mood == Mood::plan || event.mood == Mood::proposal) && !holders.empty()) {
                const int body = memory_.partyOf(sentence, holders.front(), end, voice);
                event.actors = {body > 0 ? body : kNobody};
                event.byNobody = true;
            }
            const bool bare = at >= 2 && sentence.items[at - 2].kind == ItemKind::phrase && (!verb || *verb < at - 2);
            event.places = bare ? wanted(complements(sentence, memory_, verb ? *verb + 1 : at - 2, at - 1), true, {})
                                : placesOf(sentence, subject, verb.value_or(at));
            // "cities under government control are: A, B": the names come behind the copula.
            for (std::size_t i = at + 1; event.places.empty() && i < sentence.items.size(); ++i) {
                const bool colon = sentence.items[i].kind == ItemKind::stop && sentence.units[sentence.items[i].first].lower == ":";
                if (sentence.items[i].kind != ItemKind::verb && !colon) continue;
                if (!sentence.items[i].copula && !colon) break;
                event.places = wanted(complements(sentence, memory_, i + 1, clauseEnd(sentence, i)), true, {});
            }
            if (besieged && event.actors.empty())
                event.actors = partiesOf(sentence, nounsAfter(sentence, BY, at + 1, sentence.items.size()), end, at);
            bool fully = false;
            for (std::uint32_t u = verb ? sentence.items[*verb].first : sentence.items[at].first; u < sentence.items[at].last; ++u)
                fully = fully || sentence.units[u].is(full);
            for (Complement& place : event.places) {
                if (fully && !place.share) place.share = 1.0;
            }
        }
    } else {
        if (noun.lower == "hands" || noun.lower == "command") return;
        event.places = wanted(complements(sentence, memory_, at + 1, end), false, event.frame->of);
        // "an air strike on a hospital in X"
        if (event.places.empty() && event.status == Status::strike && event.frame->name == "strike") {
            event.places = scenes(complements(sentence, memory_, at + 1, end));
            std::erase_if(event.places, [](const Complement& place) { return place.preposition != "in" && place.preposition != "at"; });
        }
        if (event.places.empty() && phrase.place >= 0 && !held) {
            Complement own;
            own.toponym = phrase.place;
            own.item = at;
            event.places.push_back(own);
        }
        // "dismissed Moscow's claim of full control of X"
        if (event.actors.empty() && held && statementOf(sentence, at) < sentence.items.size() && memory_.canAct(voice)) event.actors = {voice};
        // "control of X, something denied by Y": by whom stands before the next verb.
        std::size_t own = at + 1;
        while (own < end && sentence.items[own].kind != ItemKind::verb) ++own;
        if (event.actors.empty()) event.actors = partiesOf(sentence, nounsAfter(sentence, BY, at + 1, own), own, at);
        // "blamed X for the strike on Y", "blamed the strike on Y on X".
        if (event.actors.empty() && verb && sentence.verbIs(sentence.items[*verb], VerbKind::accuse)) {
            static const std::vector<std::string> ON{"on"};
            std::vector<std::size_t> blamed{*verb + 1};
            if (blamed.front() == at)
                blamed = event.places.empty() ? std::vector<std::size_t>{} : nounsAfter(sentence, ON, event.places.back().item + 1, end);
            event.actors = partiesAsNamed(sentence, blamed, end);
            if (event.actors.empty()) return;
        }
        // "the fall of X to Y"
        if (event.frame->subject != Role::actor && !event.frame->actor.empty() && event.actors.empty())
            event.actors = partiesOf(sentence, nounsAfter(sentence, event.frame->actor, at + 1, sentence.items.size()), end, at);
        const bool taker = event.frame->subject != Role::actor && !event.actors.empty() && phrase.parties.empty();
        if (event.actors.empty() && verb) {
            const Item& ruler = sentence.items[*verb];
            const bool owns =
                sentence.verbIs(ruler, VerbKind::gain) || sentence.verbIs(ruler, VerbKind::say) || sentence.verbIs(ruler, VerbKind::other);
            const bool direct = std::ranges::none_of(sentence.items.begin() + static_cast<std::ptrdiff_t>(*verb) + 1,
                                                     sentence.items.begin() + static_cast<std::ptrdiff_t>(at),
                                                     [](const Item& item) { return item.kind == ItemKind::preposition; });
            // "said fighting went on in X": that of nobody named.
            if (owns && !ruler.passive && direct && !ender && !verbOf(sentence, at) && event.frame->subject == Role::actor)
                event.actors = partiesOf(sentence, subject, *verb, at);
            // "giving Moscow full control of X"
            if (held && sentence.verbIs(ruler, VerbKind::give) && !ruler.passive && event.mood == Mood::fact && *verb + 1 < at)
                event.actors = partiesOf(sentence, {*verb + 1}, at, at);
            if (held && sentence.verbIs(ruler, VerbKind::lose)) {
                static const std::vector<std::string> TO{"to"};
                event.actors = partiesOf(sentence, nounsAfter(sentence, TO, at + 1, end), end, at);
                const std::vector<int> losers = event.actors.empty() ? partiesOf(sentence, subject, *verb, at) : std::vector<int>{};
                for (const int loser : losers) {
                    if (const int other = event.places.empty() ? memory_.opponentOf(loser) : opponentAt(event.places.front(), loser);
                        other != kNobody)
                        event.actors.push_back(other);
                    else if (!event.places.empty()) settleLoss(event, loser);
                }
            }
        }
        if (held && verb && !sentence.verbIs(sentence.items[*verb], VerbKind::gain) && event.actors.empty() && !event.byNobody &&
            !sentence.verbIs(sentence.items[*verb], VerbKind::lose) && phrase.parties.empty())
            return;
        const std::size_t sayer = held ? verbOf(sentence, at).value_or(0) : 0;
        // "the junta's control of X does not exceed a third"
        const bool measured = sayer > 0 && !event.actors.empty() && shareToldBy(sentence, sayer);
        if (held && !verb && phrase.parties.empty() && !measured) return;
        if (before == "without") return;
        const bool aside = before == "after" || before == "before" || before == "since" || before == "until" || before == "during" || before == "for";
        if (aside && !charged && event.status != Status::encircled && event.status != Status::strike) return;
        // "chided them, a day after a strike on X": the report's own word.
        event.aside = aside && !charged && at >= 3 && sentence.items[at - 2].kind == ItemKind::time;
        // "the fall of X": into other hands than the speaker's.
        if (event.frame->subject != Role::actor && !event.places.empty() && !taker) {
            const bool named = event.frame->subject == Role::victim && !event.actors.empty() && phrase.parties.size() == 1;
            const int loser = named ? event.actors.front() : event.actors.empty() && memory_.canAct(voice) ? voice : kNobody;
            if (loser != kNobody) {
                event.actors = {opponentAt(event.places.front(), loser)};
                if (event.actors.front() == kNobody) settleLoss(event, loser);
            }
        }
        // "put Russian control of X at 72 percent", "Russian control of X does not exceed 72 percent"
        for (std::size_t i = at + 1; held && i < std::max(end, sayer + 1) && i + 1 < sentence.items.size(); ++i) {
            const auto share = i == sayer ? shareToldBy(sentence, i) : i > at + 1 ? shareBehind(sentence, i) : std::nullopt;
            for (Complement& place : event.places) {
                if (!share) break;
                place.share = share->part;
                place.limit = share->limit;
                place.partial = share->part < 1;
            }
        }
        for (std::uint32_t u = sentence.items[at].first; u < sentence.items[at].last; ++u) {
            if (!held || !sentence.units[u].is(full)) continue;
            for (Complement& place : event.places) place.share = place.share.value_or(1.0);
        }
    }
    // "X has seen heavy fighting", "X came under fire", "X was the target of an attack".
    if (event.places.empty() && !held && verb && (event.status == Status::strike || event.status == Status::contested))
        event.places = placesOf(sentence, subject, *verb);
    const bool happens = event.status == Status::contested || event.status == Status::strike;
    // "Air strikes killed eight people in X", "fighting has flared again on the edges of X".
    for (std::size_t i = at + 1; happens && event.places.empty() && i < sentence.items.size(); ++i) {
        const Item& next = sentence.items[i];
        if (next.kind == ItemKind::stop || next.kind == ItemKind::comma) break;
        if (next.kind != ItemKind::verb || next.reduced) continue;
        const std::vector<std::size_t> own = subjectOf(sentence, i);
        if (own.empty() || own.front() != at || next.negated) break;
        const std::size_t close = clauseEnd(sentence, i);
        event.places = wanted(complements(sentence, memory_, i + 1, close), false, event.frame->of);
        if (event.places.empty() && event.status == Status::strike) event.places = scenes(complements(sentence, memory_, i + 1, close));
        // "a drone strike destroyed the bridge in X"
        if (event.places.empty() && event.status == Status::strike) {
            event.places = wanted(complements(sentence, memory_, i + 1, close), true, {});
            std::erase_if(event.places, [](const Complement& place) { return !place.partial; });
        }
    }
    if (event.places.empty() && happens) event.places = placeThere(sentence, at + 1, end);
    // "X, where the army is in control", "X, where it holds sway"
    if (event.places.empty() && held && verb && !released && !subject.empty() && subject.front() > 0 && before != "under" && sentence.units[sentence.items[subject.front() - 1].first].lower == "where") {
        if (event.actors.empty()) event.actors = partiesOf(sentence, subject, *verb, at);
        event.places = antecedent(sentence, subject.front());
        if (!event.places.empty()) settleOrgans(sentence, subject, at, event.places.front(), event.actors);
    }
    if (event.places.empty() && ender && phrase.definite) event.places = placeTold(sentence, at, event.status);
    if (event.places.empty()) return;
    // "denied the capture of X": by the other side.
    const Voice* teller = voiceAt(voices_, at);
    if (teller && teller->denies && event.actors.empty() && event.status == Status::control && event.frame->subject == Role::actor &&
        memory_.canAct(voice))
        event.actors = {opponentAt(event.places.front(), voice)};
    // "confirmed the capture of X": by whom it was last told.
    if (event.actors.empty() && teller && !teller->denies && event.status == Status::control && !held) event.actors = lastHolder(event.places.front());
    // "the retaking of those areas", of which the sentence before told
    const bool again = event.actors.empty() && !event.places.empty() && event.places.front().toponym >= 0 && memory_.toponym(event.places.front().toponym).span.end <= sentence.span.begin;
    if (again && !held && event.status == Status::control && !claims_.empty()) {
        const Claim& told = claims_.back();
        const Party* taker = told.evidence.begin >= previousBegin_ && told.stance == Stance::asserts && isHold(told.status) ? parties_.find(told.actor) : nullptr;
        if (taker) event.actors = {static_cast<int>(taker - parties_.parties().data())};
        event.past = taker && told.time == Time::past;
    }
    if (ender && event.actors.empty()) event.actors = heldUntil(sentence, *ender, event);
    // "The most intense bombing has been in X": the bombing that was told of.
    if (event.actors.empty() && event.status == Status::strike && phrase.definite) event.actors = strikerTold(noun);
    // A strike or a fight of nobody named: by the other side of whoever tells it; else nobody's, unless the sentence names that side.
    if (event.actors.empty() && event.status == Status::strike) {
        // Of two groups nothing says that they fight each other: neither is blamed for what the other tells.
        const int foe = memory_.canAct(voice) ? opponentAt(event.places.front(), voice) : kNobody;
        const auto isState = [&](int index) { return index != kNobody && memory_.party(index).kind == PartyKind::state; };
        if (memory_.canAct(voice)) event.actors = {isState(voice) || isState(foe) ? foe : kNobody};
        else event.actors = foesNamed(sentence, event.places.front());
    }
    if (event.actors.empty() && event.status == Status::contested && fightsAt(event.places.front(), voice)) event.actors = {opponentAt(event.places.front(), voice)};
    if (event.actors.empty() && event.status == Status::contested) event.actors = {fighterIn(sentence, event.places.front(), voiceAt(voices_, at))};
    emit(sentence, std::move(event));
}

}  // namespace demarc::claim
