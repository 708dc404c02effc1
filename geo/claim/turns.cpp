#include <algorithm>

#include "claim/claim_reader.hpp"

namespace demarc::claim {

using enum WordClass;

const Frame* ClaimReader::frameNamed(std::string_view name) const {
    const auto found = std::ranges::find(lexicon_.frames, name, [](const Frame& frame) -> std::string_view { return frame.name; });
    return found == lexicon_.frames.end() ? nullptr : &*found;
}

void ClaimReader::readOwned(const ParsedSentence& sentence, std::size_t at) {
    std::size_t object = at + 1;
    while (object < sentence.items.size() && (sentence.items[object].kind == ItemKind::other || sentence.items[object].kind == ItemKind::time)) ++object;
    if (object >= sentence.items.size() || sentence.items[object].kind != ItemKind::phrase) return;
    const Item& owned = sentence.items[object];
    const NounPhrase phrase = memory_.look(sentence, owned);
    const Unit& head = sentence.units[owned.last - 1];
    Event event;
    event.frame = frameNamed("control");
    if (!event.frame) return;
    if (head.lower == "ours") event.actors = {voiceParty(at)};
    else if (head.party >= 0 && head.use == NameUse::demonym && owned.last == owned.first + 1) event.actors = {head.party};
    else if (head.is(territory) && !phrase.parties.empty()) event.actors = {sentence.units[phrase.parties.front()].party};
    if (event.actors.empty() || !memory_.canAct(event.actors.front())) return;
    event.item = at;
    event.cue = sentence.spanOf(owned);
    event.rule = "owned";
    event.mood = moodOf(sentence, at, event.planners);
    event.places = placesOf(sentence, subjectOf(sentence, at), at);
    for (std::size_t i = at; i < object; ++i)
        for (std::uint32_t u = sentence.items[i].first; u < sentence.items[i].last; ++u)
            for (Complement& place : event.places)
                if (sentence.units[u].is(full) && !place.share) place.share = 1.0;
    if (event.mood != Mood::untold && !event.places.empty()) emit(sentence, std::move(event));
}

void ClaimReader::readList(const ParsedSentence& sentence) {
    if (sentence.items.empty()) return;
    const auto isVerb = [](const Item& item) { return item.kind == ItemKind::verb && !item.reduced; };
    const auto isColon = [&](const Item& item) { return item.kind == ItemKind::stop && sentence.units[item.first].lower == ":"; };
    const auto colon = static_cast<std::size_t>(std::ranges::find_if(sentence.items, isColon) - sentence.items.begin());
    if (colon < sentence.items.size()) {
        listHolder_ = kNobody;
        // "In the hands of X, which Y arms: A, B": the verb of an aside tells nothing of the list.
        const auto aside = std::find_if(sentence.items.begin(), sentence.items.begin() + static_cast<std::ptrdiff_t>(colon), [](const Item& item) { return item.kind == ItemKind::relative; });
        if (std::any_of(sentence.items.begin(), aside, isVerb)) return;
        const auto head = static_cast<std::size_t>(aside - sentence.items.begin());
        for (std::size_t i = 0; i < head; ++i) {
            static const std::vector<std::string> OF{"of"}, BY{"by"};
            const Item& item = sentence.items[i];
            const Frame* frame = item.frame ? &lexicon_.frames[static_cast<std::size_t>(item.frame->frame)] : nullptr;
            if (item.kind == ItemKind::verb && frame && frame->status == Status::control) {  // "Held by X:"
                if (const auto by = partiesOf(sentence, nounsAfter(sentence, BY, i + 1, head), head, i); by.size() == 1) listHolder_ = by.front();
            }
            if (item.kind != ItemKind::phrase) continue;
            const NounPhrase phrase = memory_.look(sentence, item);
            const WordEntry* entry = phrase.frameUnit >= 0 ? sentence.units[static_cast<std::size_t>(phrase.frameUnit)].entry : nullptr;
            if (!entry || !lexicon_.frames[static_cast<std::size_t>(entry->nounFrame)].state) continue;
            auto holders = partiesOf(sentence, nounsAfter(sentence, OF, i + 1, head), head, i);
            for (const std::uint32_t u : phrase.parties) holders.push_back(sentence.units[u].party);
            for (std::uint32_t u = sentence.items[i].first; holders.empty() && static_cast<std::int32_t>(u) < phrase.frameUnit; ++u)
                if (sentence.units[u].is(state_organ) || sentence.units[u].is(WordClass::group)) holders.push_back(memory_.organ(sentence, sentence.units[u]));
            if (!holders.empty() && memory_.canAct(holders.front())) listHolder_ = holders.front();
        }
        if (colon + 1 == sentence.items.size()) return;
    }
    if (listHolder_ == kNobody) return;
    // Of a line only what stands before a comma and a clause of its own is listed: "Kobani, where the water …".
    const std::size_t begin = colon < sentence.items.size() ? colon + 1 : 0;
    std::size_t end = begin;
    while (end < sentence.items.size() && sentence.items[end].kind != ItemKind::relative && sentence.items[end].kind != ItemKind::preposition && !isVerb(sentence.items[end])) ++end;
    Event event;
    event.frame = frameNamed("control");
    event.places = wanted(complements(sentence, memory_, begin, end), true, {});
    const bool line = begin > 0 || sentence.heading || sentence.units.front().pos == Pos::other || sentence.units.front().pos == Pos::hyphen;
    if (!event.frame || event.places.empty() || !line) {
        listHolder_ = kNobody;
        return;
    }
    event.actors = {listHolder_};
    event.cue = sentence.spanOf(sentence.items[event.places.front().item]);
    event.item = event.places.front().item;
    event.rule = "listed under who holds it";
    emit(sentence, std::move(event));
}

void ClaimReader::readHeld(const ParsedSentence& sentence, std::size_t at) {
    const NounPhrase phrase = memory_.look(sentence, sentence.items[at]);
    if (phrase.heldBy == kNobody) return;
    Event event;
    event.frame = frameNamed("hold");
    if (!event.frame) return;
    event.actors = {phrase.heldBy};
    event.item = at;
    event.cue = sentence.spanOf(sentence.items[at]);
    event.rule = "held by, adjective";
    event.places = placesOf(sentence, {at}, sentence.items.size());
    if (event.places.empty() || isHypothetical(sentence, at)) return;
    emit(sentence, std::move(event));
}

void ClaimReader::readClaimed(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    if (item.passive || item.negated || item.infinitive || item.modal != Modal::none || at + 1 >= sentence.items.size() || sentence.items[at + 1].kind != ItemKind::phrase) return;
    Event event;
    event.frame = frameNamed("hold");
    event.places = wanted(complements(sentence, memory_, at + 1, clauseEnd(sentence, at)), true, {});
    // Of a whole region it may be a title that is claimed, unless the words count it or somebody denies that it is held.
    const auto isTitle = [&](const Complement& place) {
        using gazetteer::Feature;
        const Feature feature = memory_.toponym(place.toponym).feature;
        const bool town = feature == Feature::city || feature == Feature::town || feature == Feature::village;
        const bool counted = std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(percent) || unit.lower == "%"; });
        const bool denied = std::ranges::any_of(sentence.items, [&](const Item& other) { return sentence.verbIs(other, VerbKind::deny); });
        return *place.share >= 1 && !town && !counted && !denied;
    };
    std::erase_if(event.places, [&](const Complement& place) { return !place.share || isTitle(place); });
    if (!event.frame || event.places.empty() || isHypothetical(sentence, at)) return;
    event.actors = partiesOf(sentence, subjectOf(sentence, at), at, at);
    event.item = event.places.front().item;
    event.cue = sentence.spanOf(item);
    event.rule = "claims a share";
    emit(sentence, std::move(event));
}

void ClaimReader::readDescribed(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    const Unit& head = sentence.units[item.last - 1];
    const auto describes = [&](WordClass word) {
        return std::any_of(sentence.units.begin() + item.first, sentence.units.begin() + item.last - 1, [&](const Unit& unit) { return unit.is(word) && unit.pos != Pos::verb; });
    };
    const bool isContested = describes(WordClass::contested), isBesieged = describes(WordClass::besieged);
    if ((!isContested && !isBesieged) || (head.place < 0 && !head.is(settlement) && !head.is(region)) || memory_.look(sentence, item).heldBy != kNobody) return;
    Event event;
    event.frame = frameNamed(isContested ? "fight" : "besiege");
    if (!event.frame || isHypothetical(sentence, at)) return;
    event.status = event.frame->status;
    event.places = placesOf(sentence, {at}, sentence.items.size());
    if (event.places.empty()) return;
    event.actors = {isContested ? fighterIn(sentence, event.places.front(), nullptr) : opponentAt(event.places.front(), victimAt(event.places.front()))};
    event.aside = true;
    event.item = at;
    event.cue = sentence.spanOf(item);
    event.rule = event.frame->name + ", adjective";
    emit(sentence, std::move(event));
}

void ClaimReader::readThatOf(const ParsedSentence& sentence, std::size_t at) {
    static const std::vector<std::string> OF{"of"};
    if (at + 1 >= sentence.items.size() || sentence.items[at + 1].kind != ItemKind::preposition || sentence.units[sentence.items[at + 1].first].lower != "of") return;
    for (std::size_t i = at; i-- > 0 && sentence.items[i].kind != ItemKind::stop;) {
        const NounPhrase phrase = sentence.items[i].kind == ItemKind::phrase ? memory_.look(sentence, sentence.items[i]) : NounPhrase{};
        if (phrase.frameUnit < 0 || phrase.frameUnit != phrase.head) continue;
        const Unit& noun = sentence.units[static_cast<std::size_t>(phrase.frameUnit)];
        const auto told = std::ranges::find_if(claims_, [&](const Claim& claim) { return claim.cue == noun.span && claim.stance == Stance::asserts && claim.time == Time::current; });
        const Party* actor = told == claims_.end() ? nullptr : parties_.find(told->actor);
        if (!actor) return;
        Event event;
        event.frame = &lexicon_.frames[static_cast<std::size_t>(noun.entry->nounFrame)];
        event.status = event.frame->status;
        event.actors = {static_cast<int>(actor - parties_.parties().data())};
        event.item = at;
        event.cue = noun.span;
        event.rule = event.frame->name + ", that of";
        event.places = wanted(complements(sentence, memory_, at + 1, clauseEnd(sentence, at + 1)), false, OF);
        if (!event.places.empty()) emit(sentence, std::move(event));
        return;
    }
}

void ClaimReader::readFigure(const ParsedSentence& sentence, std::size_t at) {
    if (at + 2 >= sentence.items.size() || sentence.items[at + 1].kind != ItemKind::phrase || claims_.empty()) return;
    const auto share = shareBehind(sentence, at + 2);
    const Voice* voice = voiceAt(voices_, at + 1);
    if (!share || !voice || voice->claimants.size() != 1 || !sentence.units[sentence.items[at + 1].last - 1].is(figure)) return;
    Claim claim = claims_.back();
    if (!claim.extent || claim.stance != Stance::asserts || claim.cue.end <= previousBegin_) return;
    claim.claimant = memory_.party(voice->claimants.front()).id;
    claim.speaker = voice->speaker;
    claim.extent = share->part;
    claim.status = share->part < 1 ? Status::partial : Status::control;
    claim.evidence = sentence.span;
    claim.cue = sentence.spanOf(sentence.items[at]);
    claim.note = "another figure, speaker " + voice->speaker;
    add(std::move(claim));
}

/// "Russia would be given control of X", "the plan would hand X to Y", "cede X to Y".
void ClaimReader::readGift(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    const bool isPlan = !planParties_.empty() && (item.modal == Modal::would || item.infinitive || item.gerund) &&
                        std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(plan); });
    if (!isPlan) return;
    const std::size_t end = clauseEnd(sentence, at);
    static const std::vector<std::string> TO{"to"};
    static const std::vector<std::string> OF{"of", "over"};
    Event event;
    event.frame = frameNamed("control");
    if (!event.frame) return;
    event.mood = Mood::proposal;
    event.item = at;
    event.cue = sentence.spanOf(item);
    event.rule = "gift in a plan";
    const auto places = complements(sentence, memory_, at + 1, end);
    if (item.passive) event.actors = partiesOf(sentence, subjectOf(sentence, at), at, at);
    else event.actors = partiesOf(sentence, nounsAfter(sentence, TO, at + 1, end), end, at);
    if (!item.passive && event.actors.empty() && at + 1 < end && sentence.items[at + 1].kind == ItemKind::phrase) {
        event.actors = partiesOf(sentence, {at + 1}, at + 2, at);
    }
    event.places = wanted(places, true, OF);
    if (event.places.empty() || event.actors.empty()) return;
    emit(sentence, std::move(event));
}

}  // namespace demarc::claim
