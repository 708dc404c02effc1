#include <algorithm>
#include <charconv>
#include <iterator>
#include <span>

#include "claim/claim_reader.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

/// Equal for claims that say the same of the same place.
std::string keyOf(const Claim& claim) {
    std::string key = claim.placeIndex != gazetteer::kNoPlace ? std::to_string(claim.placeIndex) : claim.place;
    for (const std::string_view part :
         {std::string_view(claim.claimant), std::string_view(claim.actor), name(claim.stance), name(claim.status), name(claim.time)}) {
        key += '|';
        key += part;
    }
    return key;
}

/// Whether a relative clause behind a comma holds the item, but not the verb of speaking.
bool inAside(const ParsedSentence& sentence, std::size_t at, std::size_t speech) {
    for (std::size_t i = at; i-- > speech + 1;) {
        const ItemKind kind = sentence.items[i].kind;
        if (kind == ItemKind::relative)
            return sentence.items[i - 1].kind == ItemKind::comma && sentence.units[sentence.items[i].first].lower != "who";
        if (kind == ItemKind::stop || kind == ItemKind::that || kind == ItemKind::subordinator || kind == ItemKind::comma) return false;
    }
    return false;
}

/// "on the day Goma fell": what tells when is the report's, not what somebody says.
bool inTimeClause(const ParsedSentence& sentence, std::size_t at) {
    if (at == 0 || sentence.items[at - 1].kind != ItemKind::phrase) return false;
    for (std::uint32_t u = sentence.items[at - 1].first, back = 0; back < 3 && u >= 2; --u, ++back)
        if (sentence.units[u - 1].pos == Pos::time && sentence.units[u - 2].lower == "the") return true;
    return false;
}

int countOf(const Unit& unit) {
    if (unit.entry && unit.entry->number > 0) return static_cast<int>(unit.entry->number);
    std::string digits;
    for (const char c : unit.lower) {
        if (c >= '0' && c <= '9') digits += c;
        else if (c != ',') return 0;
    }
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// "besieged X for almost two years": what lasted, told in the simple past with how long, is over; so is, by the report's own word, what "had been in their hands for weeks" (`had`).
bool lastedUntil(const ParsedSentence& sentence, std::size_t at, bool lasts, bool had) {
    const Item& verb = sentence.items[at];
    if (!lasts || (!had && (verb.kind != ItemKind::verb || verb.first != verb.main || verb.gerund || verb.reduced || !sentence.units[verb.main].lower.ends_with("ed")))) return false;
    for (std::size_t i = at + 1; i + 1 < sentence.items.size() && sentence.items[i].kind != ItemKind::stop && sentence.items[i].kind != ItemKind::comma; ++i) {
        if (sentence.items[i].kind != ItemKind::preposition || sentence.units[sentence.items[i].first].lower != "for") continue;
        for (std::uint32_t u = sentence.items[i + 1].first; u < sentence.items[i + 1].last; ++u)
            if (sentence.units[u].is(had ? WordClass::unit : long_unit)) return true;
        if (i + 2 < sentence.items.size())
            for (std::uint32_t u = sentence.items[i + 2].first; u < sentence.items[i + 2].last; ++u)
                if (sentence.units[u].is(had ? WordClass::unit : long_unit)) return true;
    }
    return false;
}

}  // namespace

void ClaimReader::emit(const ParsedSentence& sentence, Event event) {
    const Voice* voice = voiceAt(voices_, event.item);
    // ", which the rebels had ruled since …" is the report's own aside in what somebody says.
    if (voice && voice->verb < event.item && (event.aside || inAside(sentence, event.item, voice->verb) || inTimeClause(sentence, event.item)))
        voice = nullptr;
    const When when = whenAt(sentence, event.item);
    markBegun(sentence, event);
    Mood mood = event.mood;
    if (mood == Mood::attempt) {
        if (event.status == Status::withdrawal) return;
        if (isHold(event.status)) event.status = Status::contested;
        mood = Mood::fact;
    }
    const Verdict* const verdict = verdictOn(verdicts_, event.item);
    if (event.actors.empty() || std::ranges::find(event.actors, kNobody) != event.actors.end()) {
        const bool planned = mood == Mood::plan || mood == Mood::proposal;
        if (!event.byNobody || verdict || (isHold(event.status) ? !planned : mood != Mood::fact)) return;
        event.actors = {kNobody};
    }
    if (verdict && verdict->unproven) return;
    const bool rejectsStatement = verdict && voice && voice->isStatement;
    if (verdict && !rejectsStatement) {
        if (mood != Mood::fact && mood != Mood::negated) return;
        mood = mood == Mood::fact ? Mood::negated : Mood::fact;
    }
    // "does not fully control X", told by the report: it may hold some of it.
    const Item& cue = sentence.items[event.item];
    const bool fully =
        std::any_of(sentence.units.begin() + cue.first, sentence.units.begin() + cue.last, [](const Unit& unit) { return unit.is(full); }) ||
        std::ranges::any_of(event.places, [](const Complement& place) { return place.share == 1.0; });
    if (mood == Mood::negated && !voice && !verdict && fully) return;
    // "completely liberated X", "hold X in full": nothing of it is left to others.
    bool whole = std::any_of(sentence.units.begin() + cue.first, sentence.units.begin() + cue.last, [](const Unit& unit) { return unit.is(full); });
    for (std::uint32_t u = cue.last; u + 1 < sentence.units.size() && sentence.units[u].pos != Pos::stop && sentence.units[u].pos != Pos::comma; ++u)
        whole = whole || (sentence.units[u].lower == "in" && sentence.units[u + 1].lower == "full");
    // "controls X and Y fully"
    if (!event.places.empty() && sentence.items[event.places.back().item].last < sentence.units.size()) {
        const Unit& behind = sentence.units[sentence.items[event.places.back().item].last];
        whole = whole || (behind.is(full) && behind.pos == Pos::adverb);
    }
    for (Complement& place : event.places)
        if (whole && event.status == Status::control && !place.share && !place.partial) place.share = 1.0;
    const bool lasts = isHold(event.status) || event.status == Status::encircled || event.status == Status::withdrawal;
    if (mood == Mood::negated && !voice && (!lasts || sentence.items[event.item].modal != Modal::none)) return;
    std::vector<int> claimants;
    std::string speaker;
    if (voice) {
        claimants = voice->claimants;
        speaker = voice->speaker;
    }
    Stance stance = Stance::asserts;
    Time time = Time::current;
    const bool planned = mood == Mood::plan;
    if (mood == Mood::proposal) {
        stance = Stance::proposes;
        claimants = planParties_;
        time = Time::future;
    } else if (planned || mood == Mood::forecast) {
        time = Time::future;
        if (planned && !event.planners.empty()) {
            stance = Stance::proposes;
            claimants = event.planners;
        } else if (planned && (claimants.empty() || std::ranges::find(claimants, event.actors.front()) != claimants.end())) {
            stance = Stance::proposes;
            claimants = {event.actors.front()};
        }
    } else if (when.past || event.past || lastedUntil(sentence, event.item, event.frame->state || event.status == Status::encircled, event.had && !voice) || (event.had && when.since && (!voice || inAside(sentence, event.item, 0)))) {
        time = Time::past;
    }
    // "X dismissed a statement by Y that …": Y says it, X denies it.
    const Voice* denier = nullptr;
    for (const Voice& outer : voices_) {
        const bool rejects = outer.denies || (rejectsStatement && !outer.isStatement);
        if (voice && voice->isStatement && rejects && !voice->denies && outer.first <= event.item && event.item < outer.last) denier = &outer;
    }
    if (voice && voice->denies) stance = Stance::denies;
    if (mood == Mood::negated) stance = stance == Stance::denies ? Stance::asserts : Stance::denies;
    // "threatened to take X": its own word.
    if (const auto ruler = mood == Mood::forecast && claimants.empty() ? governorOf(sentence, event.item) : std::nullopt; ruler && sentence.units[sentence.items[*ruler].main].lower.starts_with("threaten") && event.actors.front() != kNobody)
        claimants = {event.actors.front()};
    if (claimants.empty()) claimants = {0};
    for (auto same = event.places.begin(); same != event.places.end(); ++same) {
        // "the city and the land around it" is one place.
        const auto again = [&](const Complement& other) { return memory_.toponym(other.toponym).name == memory_.toponym(same->toponym).name; };
        if (std::find_if(event.places.begin(), same, again) != same) continue;
        const Complement& place = *same;
        const toponym::Toponym& toponym = memory_.toponym(place.toponym);
        if (toponym.use == toponym::Use::demonym) continue;
        const bool isFacility = !place.facility.isEmpty();
        memory_.setFocus(place.toponym);
        for (const int claimant : claimants) {
            for (const int actor : event.actors) {
                // "both claimed to hold it": each for itself.
                if (claimants.size() > 1 && claimants == event.actors && claimant != actor) continue;
                Claim claim;
                // "Kavumu airport" is a place of its own, near the one that it is called by.
                claim.place = isFacility ? std::string(place.facility.of(document_.text)) : toponym.name;
                claim.placeIndex = isFacility ? gazetteer::kNoPlace : toponym.place;
                claim.position = toponym.position;
                claim.radius_km = toponym.radius_km;
                claim.feature = isFacility ? gazetteer::Feature::facility : toponym.feature;
                if (!place.qualifier.isEmpty()) claim.qualifier = std::string(place.qualifier.of(document_.text));
                claim.claimant = voice && voice->claimants.empty() && !voice->monitor.empty() && claimant == 0 ? voice->monitor : memory_.party(claimant).id;
                if (actor != kNobody) claim.actor = memory_.party(actor).id;
                claim.stance = stance;
                claim.status =
                    event.status == Status::control && (place.partial || (toponym.feature == gazetteer::Feature::country && place.share != 1.0))
                        ? Status::partial
                        : event.status;
                if (isHold(claim.status) && place.share && !(place.partial && *place.share >= 1)) claim.extent = place.share;
                claim.time = time;
                if (stance == Stance::denies && claimant == actor && isHold(claim.status) && victimAt(place) == actor) continue;
                if (time != Time::future) {
                    if (time == Time::past || when.since) claim.from = when.from;
                    claim.to = when.to;
                }
                claim.speaker = claimant == 0 && !voice ? std::string() : speaker;
                claim.evidence = sentence.span;
                claim.cue = event.cue;
                claim.confidence = (voice || time == Time::current ? 0.8 : 0.7) *
                                   (toponym.confidence > 0 ? 0.5 + 0.5 * static_cast<double>(toponym.confidence) : 1.0);
                // The schema has no limits: the words that decided show that it is one.
                if (claim.extent && !place.limit.isEmpty()) claim.cue = {std::min(claim.cue.begin, place.limit.begin), std::max(claim.cue.end, place.limit.end)};
                claim.note = "frame " + event.rule + (claim.extent && !place.limit.isEmpty() ? ", a limit" : "") + (claim.speaker.empty() ? std::string() : ", speaker " + claim.speaker);
                if (claim.status == Status::strike) addCasualties(sentence, claim);
                if (rejectsStatement && !denier) {
                    Claim denial = claim;
                    denial.stance = Stance::denies;
                    denial.claimant = memory_.party(0).id;
                    denial.speaker.clear();
                    denial.note = "the report calls it untrue";
                    add(denial);
                }
                if (denier) {
                    Claim denial = claim;
                    denial.stance = Stance::denies;
                    denial.speaker = denier->speaker;
                    denial.cue = sentence.spanOf(sentence.items[denier->verb]);
                    denial.note = "denial of a statement, speaker " + denier->speaker;
                    for (const int party : denier->claimants) {
                        denial.claimant = memory_.party(party).id;
                        add(denial);
                    }
                }
                if (voice && claim.claimant == voice->monitor) monitors_[voice->monitor].push_back(sentence.span);
                add(std::move(claim));
            }
        }
    }
}

void ClaimReader::add(Claim claim) {
    const auto [slot, isNew] = byKey_.emplace(keyOf(claim), claims_.size());
    if (isNew) {
        claims_.push_back(std::move(claim));
        return;
    }
    Claim* const same = &claims_[slot->second];
    // A headline or a first sentence only sums up what is told below it.
    const auto sumsUp = [&](const Claim& told) {
        const std::size_t sentence = analysis_.sentenceAt(told.evidence.begin);
        return sentence == 0 || analysis_.sentences[sentence].heading;
    };
    const bool better = sumsUp(*same) && !sumsUp(claim);
    if ((!same->extent && claim.extent) || better) {
        if (!same->extent) same->extent = claim.extent;
        same->evidence = claim.evidence;
        same->cue = claim.cue;
        if (!claim.speaker.empty()) same->speaker = claim.speaker;
    }
    if (!same->from) same->from = claim.from;
    if (!same->to) same->to = claim.to;
    if (!same->killed) same->killed = claim.killed;
    if (!same->wounded) same->wounded = claim.wounded;
    if (same->speaker.empty()) same->speaker = claim.speaker;
    same->confidence = std::min(0.95, same->confidence + 0.05);
}

void ClaimReader::addCasualties(const ParsedSentence& sentence, Claim& claim) const {
    // "killed 26 people and wounded 93 others", "three people were killed", "left 12 dead": on the claim's side of a semicolon.
    const auto halves = [](const Unit& unit) { return unit.pos == Pos::stop && unit.lower == ";"; };
    const auto cue = std::ranges::find_if(sentence.units, [&](const Unit& unit) { return unit.span.end > claim.cue.begin; });
    const auto before = std::find_if(std::make_reverse_iterator(cue), sentence.units.rend(), halves);
    const std::span<const Unit> units{before.base(), std::find_if(cue, sentence.units.end(), halves)};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool dead = units[i].is(killed);
        if (!dead && !units[i].is(wounded)) continue;
        std::optional<int>& slot = dead ? claim.killed : claim.wounded;
        for (std::size_t k = i + 1; k < std::min(i + 4, units.size()) && !slot; ++k) {
            const bool ends = units[k].pos == Pos::comma || units[k].pos == Pos::time || units[k].is(killed) || units[k].is(wounded);
            if (ends || (units[k].pos == Pos::preposition && units[k].lower != "of" && units[k].lower != "up to"))
                break;  // "were killed on October 28", "in 3 strikes"
            if (const int count = countOf(units[k]); count > 0) slot = count;
        }
        for (std::size_t k = i; k-- > 0 && i - k < 6 && !slot;) {
            if (units[k].pos == Pos::comma || units[k].is(killed) || units[k].is(wounded)) break;
            const bool dates = k > 0 && units[k].isNumber && units[k - 1].is(month);
            if (const int count = countOf(units[k]); count > 0 && units[k].pos != Pos::time && !units[k].is(month) && !dates) slot = count;
        }
    }
}

void ClaimReader::learnPlan(const ParsedSentence& sentence) {
    // "The U.S. and Russia have drawn up a plan", "the proposal was drawn up by U.S. and Russian envoys".
    const bool hasPlan = std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(plan); });
    if (!hasPlan) return;
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        // "the American draft"
        if (item.kind == ItemKind::phrase && planParties_.empty() && sentence.units[item.last - 1].is(plan)) {
            const NounPhrase phrase = memory_.look(sentence, item);
            if (phrase.parties.size() == 1) planParties_ = {sentence.units[phrase.parties.front()].party};
        }
        // "Washington has handed Kyiv a draft peace plan"
        const bool hands = sentence.verbIs(item, VerbKind::give) && !item.passive && planParties_.empty();
        if (!sentence.verbIs(item, VerbKind::draft) && !hands) continue;
        static const std::vector<std::string> BY{"by"};
        std::vector<int> parties;
        const auto collect = [&](const std::vector<std::size_t>& nouns) {
            for (const std::size_t noun : nouns) {
                for (const std::uint32_t u : memory_.look(sentence, sentence.items[noun]).parties) {
                    const int party = sentence.units[u].party;
                    if (memory_.canAct(party) && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
                }
            }
        };
        if (item.passive) collect(nounsAfter(sentence, BY, i + 1, sentence.items.size()));
        else collect(subjectOf(sentence, i));
        if (parties.size() >= planParties_.size() && !parties.empty()) planParties_ = parties;
    }
}

}  // namespace demarc::claim
