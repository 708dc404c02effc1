#include <algorithm>

#include "claim/claim_reader.hpp"

namespace demarc::claim {

using enum WordClass;

namespace {

/// Whether a subject is ground, a part or a count of it: "the towns in X", "most of X".
bool isGround(const ParsedSentence& sentence, const std::vector<std::size_t>& subject) {
    return std::ranges::any_of(subject, [&](std::size_t s) {
        const Item& item = sentence.items[s];
        const Unit& head = sentence.units[item.last - 1];
        return head.pos != Pos::noun || head.place >= 0 || head.is(settlement) || head.is(region) || head.is(facility) || head.is(part) ||
               head.is(territory) || head.is(piece) || head.is(most) || head.is(qualifier) || head.is(percent) || head.is(distance);
    });
}

}  // namespace

void ClaimReader::readVerb(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    Event event;
    event.frame = &lexicon_.frames[static_cast<std::size_t>(item.frame->frame)];
    event.status = event.frame->status;
    event.item = at;
    event.cue = sentence.spanOf(item);
    event.had = item.had;
    event.mood = moodOf(sentence, at, event.planners);
    event.rule = event.frame->name + (item.passive ? ", passive" : "");
    if (event.mood == Mood::untold) return;
    const std::size_t end = clauseEnd(sentence, at);
    const std::vector<std::size_t> subject = subjectOf(sentence, at);
    const std::size_t limit = subject.empty() ? at : std::max(at, subject.front() + 1);
    const auto governor = governorOf(sentence, at);
    const auto isWeapon = [&](std::size_t s) {
        return std::any_of(sentence.units.begin() + sentence.items[s].first, sentence.units.begin() + sentence.items[s].last, [&](const Unit& unit) { return unit.is(air) || unit.is(weapon) || isAirStrike(unit); });
    };
    if (event.frame->name == "assault" && !item.passive && std::ranges::any_of(subject, isWeapon)) event.status = Status::strike;  // "drones attacked X"
    if (event.frame->name == "impact" && std::ranges::none_of(subject, isWeapon)) return;
    // "X was shelled", "drones hit X", "X was hit by a missile"; storms strike, too.
    const std::string_view cueWord = sentence.units[item.main].lower;
    const std::vector<std::size_t> agents_ = item.passive ? nounsAfter(sentence, {"by", "in"}, at + 1, end) : std::vector<std::size_t>{};
    event.byNobody = event.status == Status::strike && (cueWord.starts_with("shell") || cueWord.starts_with("bomb") || std::ranges::any_of(subject, isWeapon) || std::ranges::any_of(agents_, isWeapon));
    const bool accused = governor && item.gerund && sentence.verbIs(sentence.items[*governor], VerbKind::accuse);
    const Role subjectRole = item.passive ? event.frame->object : event.frame->subject;
    const Role objectRole = item.passive ? Role::none : event.frame->object;
    // "which the paramilitaries had ruled": the object stands before "which".
    const bool objectRelative =
        objectRole == Role::place && !subject.empty() && subject.front() > 1 && sentence.items[subject.front() - 1].kind == ItemKind::relative &&
        sentence.units[sentence.items[subject.front() - 1].first].lower != "where" && sentence.items[subject.front() - 2].kind != ItemKind::preposition;  // "under which X would leave Y"
    if (objectRelative) {
        event.places = antecedent(sentence, subject.front());
        event.past = item.had && event.frame->state && !voiceAt(voices_, at);  // "which X had held for years"
    } else if (subjectRole == Role::place) {
        event.places = placesOf(sentence, subject, limit);
        // "Among the towns taken by the rebels were X and Y"
        for (std::size_t i = at + 1; event.places.empty() && item.reduced && item.passive && i + 1 < sentence.items.size(); ++i) {
            const Item& next = sentence.items[i];
            if (next.kind == ItemKind::verb && next.copula) event.places = wanted(complements(sentence, memory_, i + 1, clauseEnd(sentence, i)), true, {});
            if (next.kind != ItemKind::phrase && next.kind != ItemKind::preposition && next.kind != ItemKind::time) break;
        }
        // "contact with officers in X was lost", "rebels in X were captured": not X itself.
        const bool holds = event.status == Status::control || event.status == Status::partial;
        std::erase_if(event.places, [&](const Complement& c) { return holds && !c.preposition.empty() && !isGround(sentence, subject); });
        // "Russian troops in X are encircled": they, not X's own.
        if (item.passive && event.status == Status::encircled && subject.size() == 1 && sentence.items[subject.front()].kind == ItemKind::phrase &&
            sentence.units[sentence.items[subject.front()].last - 1].is(force))
            event.places.clear();
        if (event.places.empty() && item.passive && !subject.empty() && sentence.items[subject.front()].kind == ItemKind::phrase) {
            const NounPhrase phrase = memory_.look(sentence, sentence.items[subject.front()]);
            const bool people = event.status == Status::encircled && phrase.head >= 0 && phrase.parties.empty();  // "thousands remain besieged on X"
            if (people && !sentence.units[static_cast<std::size_t>(phrase.head)].is(force))
                event.places = wanted(complements(sentence, memory_, at + 1, sentence.items.size()), false, event.frame->place);
            if (phrase.head >= 0 && sentence.units[static_cast<std::size_t>(phrase.head)].is(force)) {
                event.places = wanted(complements(sentence, memory_, subject.front() + 1, at), false, event.frame->place);
                if (event.places.empty()) event.places = wanted(complements(sentence, memory_, at + 1, end), false, event.frame->place);
                for (const int victim : partiesOf(sentence, subject, limit, at)) {
                    const int voice = voiceParty(at);
                    const int other = memory_.canAct(voice) && voice != victim ? voice : memory_.opponentOf(victim);
                    if (other != kNobody) event.actors = {other};
                }
            }
        }
    } else {
        event.places = wanted(complements(sentence, memory_, at + 1, end), objectRole == Role::place, event.frame->place);
        // "eliminate the enemy's presence in X"
        if (event.places.empty() && event.frame->name == "fight") event.places = scenes(complements(sentence, memory_, at + 1, end));
        // "rockets struck a synagogue in X"
        if (event.places.empty() && event.status == Status::strike && !item.passive) event.places = scenes(complements(sentence, memory_, at + 1, end));
        if (event.places.empty() && !event.frame->place.empty()) event.places = placeThere(sentence, at + 1, end);
        if (event.places.empty() && !item.passive) {
            event.places = impliedPlace(sentence, *event.frame, at, end);
            // "X, where the army holds the main road"
            const bool where = !event.places.empty() && !subject.empty() && subject.front() > 0 && sentence.units[sentence.items[subject.front() - 1].first].lower == "where";
            if (const auto named = where ? antecedent(sentence, subject.front()) : std::vector<Complement>{}; !named.empty()) event.places.front().toponym = named.front().toponym;
        }
        // "from which the army had been running its campaign": it has an object of its own.
        const bool hasObject = at + 1 < end && sentence.items[at + 1].kind == ItemKind::phrase && event.frame->state;
        if (event.places.empty() && objectRole == Role::place && !subject.empty() && !hasObject) {
            event.places = antecedent(sentence, subject.front());
            event.aside = item.had && !event.places.empty();
        }
    }
    // "held X for two weeks before leaving", "fled towards Y": the town that was spoken of.
    const auto leadsAway = [&] {
        return std::any_of(sentence.items.begin() + static_cast<std::ptrdiff_t>(at) + 1, sentence.items.begin() + static_cast<std::ptrdiff_t>(end), [&](const Item& i) {
            const std::string_view word = sentence.units[i.first].lower;
            return i.kind == ItemKind::preposition && (word == "towards" || word == "toward" || word == "to" || word == "in the direction of");
        });
    };
    const bool bare = at + 1 >= end || sentence.items[at + 1].kind == ItemKind::time || sentence.items[at + 1].kind == ItemKind::other;
    const bool left = at > 0 && ((item.gerund && sentence.units[sentence.items[at - 1].first].lower == "before") ||
                                 (sentence.items[at - 1].kind == ItemKind::coordinator && bare && event.frame->name == "abandon"));  // "raided X and left the next morning"
    // "entered X after the rebels withdrew"
    const bool makesWay = bare && !subject.empty() && subject.front() > 0 && sentence.items[subject.front() - 1].kind == ItemKind::subordinator;
    const bool moves = event.status == Status::withdrawal || (event.status == Status::advance && makesWay && cueWord.starts_with("clos"));  // "fled as the rebels closed in"
    // "Residents said the rebels had left": the town that they were told to be in, or that the sentence names.
    const bool ends = bare || sentence.items[at + 1].kind == ItemKind::comma || (at + 2 < end && sentence.units[sentence.items[at + 1].first].lower == "on" && sentence.items[at + 2].kind == ItemKind::time);
    const bool gone = ends && event.status == Status::withdrawal && !item.gerund && !item.infinitive && isSide(sentence, subject);
    if (event.places.empty() && moves && !item.passive && (left || makesWay || gone || leadsAway())) {
        Complement place;
        place.toponym = memory_.townBefore(sentence, at);
        place.item = at;
        // "the YPG moved in as rebels withdrew": others than who came.
        const auto others_ = [&] {
            const auto leaves = partiesOf(sentence, subject, limit, at);
            for (std::size_t i = 0; i < subject.front(); ++i)
                if (sentence.items[i].kind == ItemKind::verb && !sentence.items[i].reduced && partiesOf(sentence, subjectOf(sentence, i), i, i) == leaves) return false;
            return true;
        };
        const auto isKnownThere = [&] {
            const std::vector<int> leaves = partiesOf(sentence, subject, limit, at);
            const bool named = std::any_of(sentence.units.begin(), sentence.units.begin() + item.first, [&](const Unit& unit) { return unit.place == place.toponym; });
            return leaves.size() == 1 && (named || std::ranges::any_of(claims_, [&](const Claim& claim) {
                       return claim.place == memory_.toponym(place.toponym).name && claim.actor == memory_.party(leaves.front()).id && claim.stance == Stance::asserts && isHold(claim.status);
                   }));
        };
        const bool onlyGone = gone && !left && !makesWay && !leadsAway();
        if (place.toponym >= 0 && (!makesWay || others_()) && (!onlyGone || isKnownThere())) event.places = {place};
    }
    // "In X, troops were forced to pull back", "Near X fighters advanced": where the sentence sets the scene.
    const bool happens = event.status == Status::contested || event.status == Status::strike || event.status == Status::withdrawal || event.status == Status::advance;
    const auto setsScene = [&](std::size_t subjectAt) {
        const auto stands = [](const Item& i) {
            return i.kind == ItemKind::preposition || i.kind == ItemKind::phrase || i.kind == ItemKind::time || i.kind == ItemKind::comma || i.kind == ItemKind::coordinator;
        };
        return subjectAt > 1 && sentence.items[0].kind == ItemKind::preposition &&
               std::all_of(sentence.items.begin(), sentence.items.begin() + static_cast<std::ptrdiff_t>(subjectAt), stands);
    };
    if (event.places.empty() && happens && !subject.empty() && setsScene(subject.front()))
        event.places = scenes(complements(sentence, memory_, 0, subject.front()));
    if (event.places.empty()) return;
    // "X, held by Y since May, fell": that is over.
    for (std::size_t i = end; i < sentence.items.size() && isHold(event.status) && !event.past; ++i) {
        const Item& next = sentence.items[i];
        if (next.kind != ItemKind::verb || !next.frame || next.negated || next.had || next.reduced || next.modal != Modal::none) continue;
        const Frame& turn = lexicon_.frames[static_cast<std::size_t>(next.frame->frame)];
        const std::vector<std::size_t> turned = subjectOf(sentence, i);
        event.past = turn.status == Status::control && !turn.state && (next.passive ? turn.object : turn.subject) == Role::place && !turned.empty() &&
                     turned.front() == event.places.front().item && turned.front() < at;
    }
    // "only X and Y are left to the army": they are its.
    static const std::vector<std::string> TO{"to"};
    if (const Frame* hold = frameNamed("hold"); item.passive && hold && event.frame->name == "abandon") {
        if (auto keepers = partiesOf(sentence, nounsAfter(sentence, TO, at + 1, end), end, at); !keepers.empty()) {
            event.frame = hold;
            event.status = hold->status;
            event.rule = "left to";
            event.actors = std::move(keepers);
            return emit(sentence, std::move(event));
        }
    }
    if (event.frame->name == "abandon" && !item.passive && leavesToOthers(sentence, event)) return;
    // "put the share of X held by them at 40 percent"
    if (item.reduced && isHold(event.status) && at >= 3 && sentence.items[at - 3].kind == ItemKind::phrase && sentence.units[sentence.items[at - 3].last - 1].is(figure)) {
        std::optional<Share> share;
        for (std::size_t i = at + 1; i < sentence.items.size() && sentence.items[i].kind != ItemKind::stop && !share; ++i) share = sentence.items[i].kind == ItemKind::verb ? shareToldBy(sentence, i) : shareBehind(sentence, i);
        if (!share) return;
        for (Complement& place : event.places) {
            place.share = share->part;
            place.limit = share->limit;
            place.partial = share->part < 1;
        }
    }
    const auto others = [&](const std::vector<int>& victims) {
        std::vector<int> found;
        for (const int victim : victims) {
            if (const int other = opponentAt(event.places.front(), victim); other != kNobody) found.push_back(other);
        }
        return found;
    };
    // "handed to the United Nations": a body may hold, too; "to a civilian administration": nobody that is known, which only a plan may tell.
    const bool entrusts = event.frame->name == "entrust";
    if (entrusts || event.frame->name == "hand" || event.frame->name == "cede") {
        for (const std::size_t to : nounsAfter(sentence, event.frame->actor, at + 1, end)) {
            const Unit& head = sentence.units[sentence.items[to].last - 1];
            if (entrusts && (head.namesFrame() || (head.party < 0 && !head.is(force) && !head.is(WordClass::group) && !head.is(official)))) return;
            const int taker = memory_.partyOf(sentence, to, end, voiceParty(at));
            event.byNobody = taker < 0 && head.is(force) && (event.mood == Mood::plan || event.mood == Mood::proposal);
            if (taker < 0 && !event.byNobody) return;
            event.actors.push_back(std::max(taker, kNobody));
        }
        if (!event.actors.empty()) return emit(sentence, std::move(event));
        if (entrusts) return;
    }
    if (item.passive) {
        static const std::vector<std::string> BY{"by"};
        const std::vector<std::size_t> by = nounsAfter(sentence, BY, at + 1, sentence.items.size());
        const auto agents = partiesOf(sentence, by, end, at);
        if (agents.empty() && !event.frame->actor.empty())
            event.actors = partiesOf(sentence, nounsAfter(sentence, event.frame->actor, at + 1, end), end, at);
        if (!agents.empty()) event.actors = event.frame->subject == Role::victim ? others(agents) : agents;
        if (!agents.empty()) settleOrgans(sentence, by, at, event.places.front(), event.actors);
        if (event.actors.empty() && subjectRole == Role::actor) event.actors = partiesOf(sentence, subject, limit, at);
        if (event.actors.empty() && event.status == Status::control) {  // "liberated from Russian occupation"
            static const std::vector<std::string> FROM{"from"};
            for (const std::size_t noun : nounsAfter(sentence, FROM, at + 1, end)) {
                for (const std::uint32_t u : memory_.look(sentence, sentence.items[noun]).parties) event.actors = others({sentence.units[u].party});
            }
        }
        // Who says "X was liberated" of no one else speaks of its own side.
        const int voice = voiceParty(at);
        if (event.actors.empty() && event.status == Status::control && event.frame->subject == Role::actor && memory_.canAct(voice)) {
            // … but who denies it speaks of the other.
            const Voice* teller = voiceAt(voices_, at);
            event.actors = (teller && teller->denies) != (event.mood == Mood::negated) ? others({voice}) : std::vector<int>{voice};
            if (event.actors.empty()) settleLoss(event, voice);
        }
        if (event.actors.empty() &&
            (event.status == Status::contested || (event.status == Status::strike && victimAt(event.places.front()) == voice)) &&
            memory_.canAct(voice))
            event.actors = others({voice});  // of ground that is not its own, nobody is blamed
        if (event.actors.empty() && event.status == Status::strike) {
            event.actors = foesNamed(sentence, event.places.front());
            std::erase(event.actors, voice);  // nor who tells of it
        }
        if (event.actors.empty() && event.frame->subject == Role::victim && memory_.canAct(voice)) event.actors = others({voice});
        if (event.actors.empty() && event.status == Status::encircled) event.actors = others({victimAt(event.places.front())});
        if (event.actors.empty() && event.status == Status::control) event.actors = lastHolder(event.places.front());
    } else if (!event.frame->actor.empty()) {
        event.actors = partiesOf(sentence, nounsAfter(sentence, event.frame->actor, at + 1, end), end, at);
        const bool back = !item.frame->particle.empty() && item.frame->particle.back() == "back";  // "hand X back": to whose ground it is
        if (event.actors.empty() && (event.frame->state || (event.frame->name == "hand" && !back))) return;  // "belongs to its people", "handed X a plan"
        if (const int owner = victimAt(event.places.front()); event.actors.empty() && back) {
            if (owner == kNobody || losersOf(sentence, subject, limit, at) == std::vector{owner}) return;
            event.actors = {owner};
        }
        const int voice = voiceParty(at);
        if (event.actors.empty() && event.frame->subject == Role::victim) event.actors = others(losersOf(sentence, subject, limit, at));
        else if (event.actors.empty() && memory_.canAct(voice)) event.actors = others({voice});
        else if (event.actors.empty() && event.frame->subject == Role::place) event.actors = others({victimAt(event.places.front())});
    } else if (objectRole == Role::actor && event.frame->subject == Role::victim) {
        // "repelled an attack by X", "repelled an X attack": else the other side of who repels.
        if (at + 1 < end && sentence.items[at + 1].kind == ItemKind::phrase) {
            for (const std::uint32_t u : memory_.look(sentence, sentence.items[at + 1]).parties) {
                if (memory_.canAct(sentence.units[u].party)) event.actors = {sentence.units[u].party};
            }
        }
        static const std::vector<std::string> BY{"by", "from"};
        if (event.actors.empty()) event.actors = partiesOf(sentence, nounsAfter(sentence, BY, at + 1, end), end, at);
        if (event.actors.empty()) event.actors = others(partiesOf(sentence, subject, limit, at));
    } else {
        event.actors = partiesOf(sentence, subject, limit, at);
        settleOrgans(sentence, subject, at, event.places.front(), event.actors);
        // "conducted an operation that drove them out of X", "efforts were underway to clear X".
        const bool isWork = event.actors.empty() && subject.size() == 1 && sentence.items[subject.front()].kind == ItemKind::phrase && subject.front() > 0 &&
                            (sentence.units[sentence.items[subject.front()].last - 1].is(effort) || sentence.units[sentence.items[subject.front()].last - 1].namesFrame());
        if (isWork && sentence.items[subject.front() - 1].kind == ItemKind::verb)
            event.actors = partiesOf(sentence, subjectOf(sentence, subject.front() - 1), subject.front(), at);
        if (isWork && event.actors.empty() && event.mood == Mood::attempt && memory_.canAct(voiceParty(at))) event.actors = {voiceParty(at)};
        // "dismissed Moscow's claim to have taken X"
        if (event.actors.empty() && statementOf(sentence, at) < sentence.items.size() && memory_.canAct(voiceParty(at))) event.actors = {voiceParty(at)};
        // "X accused the army of bombing Y": it is not X's.
        if (accused) event.actors = partiesAsNamed(sentence, subject, limit);
        if (event.frame->subject == Role::victim) event.actors = others(event.actors);
        // "a missile hit a block in Kharkiv": from the other side of whose ground it is, where the sentence names that side.
        const bool armed = std::ranges::any_of(subject, isWeapon);
        if (event.actors.empty() && event.status == Status::strike && armed) event.actors = foesNamed(sentence, event.places.front());
    }
    // "X demanded that they withdraw": not X itself.
    const auto demands = [&] {
        std::size_t i = subject.front();
        while (i > 0 && sentence.items[i].kind != ItemKind::verb) --i;
        return sentence.units[sentence.items[i].main].lower.starts_with("demand") || sentence.units[sentence.items[i].main].lower.starts_with("insist");
    };
    const bool they = subject.size() == 1 && sentence.items[subject.front()].kind == ItemKind::phrase && sentence.units[sentence.items[subject.front()].last - 1].is(pronoun_party);
    if (they && event.mood == Mood::plan && event.frame->status == Status::withdrawal && event.actors == event.planners && demands()) return;
    if (event.actors.empty() && event.status == Status::control && event.frame->subject != Role::actor) {
        // "it had not lost X", "X had not fallen": where no other side is known, who says so holds it.
        const std::vector<int> losers =
            event.frame->subject == Role::victim && !item.passive ? partiesOf(sentence, subject, limit, at) : std::vector<int>{voiceParty(at)};
        if (losers.size() == 1 && memory_.canAct(losers.front())) settleLoss(event, losers.front());
    }
    emit(sentence, std::move(event));
}

}  // namespace demarc::claim
