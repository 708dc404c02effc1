#include <algorithm>

#include "claim/claim_reader.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::ptrdiff_t CLAIMS_BACK = 100;        ///< that a denial can reach
constexpr std::uint32_t FOLLOWS_WITHIN_BYTES = 3;  ///< the stop and the blank between two sentences

/// "denied responsibility", "denied carrying out the strike", that is not named again.
bool disowns(const ParsedSentence& sentence, std::size_t verb) {
    bool own = false, acts = false;
    for (std::size_t i = verb + 1; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::stop || item.kind == ItemKind::comma || item.kind == ItemKind::coordinator) break;
        const bool ing = item.kind == ItemKind::verb && !item.frame;
        acts = acts || ing || (item.kind == ItemKind::preposition && sentence.units[item.first].lower == "behind");
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const Unit& unit = sentence.units[u];
            if (unit.place >= 0) return false;
            own = own || unit.is(blame) || (acts && unit.namesFrame());
        }
    }
    return own;
}

}  // namespace

void ClaimReader::disownStrike(const ParsedSentence& sentence, const Voice& voice) {
    const std::string id = memory_.party(voice.claimants.front()).id;
    std::vector<Claim> told;
    for (auto claim = claims_.rbegin(); claim != claims_.rend() && claim->cue.end > previousBegin_; ++claim) {
        const bool meant = claim->status == Status::strike && claim->stance == Stance::asserts && claim->claimant != id && (claim->actor.empty() || claim->actor == id);
        if (meant && (told.empty() || told.back().evidence == claim->evidence)) told.push_back(*claim);
    }
    for (auto claim = told.rbegin(); claim != told.rend(); ++claim) {
        claim->actor = id;
        claim->claimant = id;
        claim->stance = Stance::denies;
        claim->speaker = voice.speaker;
        claim->evidence = sentence.span;
        claim->cue = sentence.spanOf(sentence.items[voice.verb]);
        claim->note = "denies that it was its own strike, speaker " + voice.speaker;
        add(*claim);
    }
}

/// Nobody denies that it holds its own ground; that it occupies another's, it may.
bool ClaimReader::holdsOwnGround(const Claim& claim) const {
    if (!isHold(claim.status)) return false;
    const Party* holder = parties_.find(claim.actor);
    if (!holder || holder->kind != PartyKind::state || claim.placeIndex == gazetteer::kNoPlace) return true;
    return knowledge_.gazetteer.place(claim.placeIndex).country == holder->country;
}

void ClaimReader::readDenial(const ParsedSentence& sentence, const Voice& voice) {
    if (voice.claimants.empty() || voice.verb >= sentence.items.size()) return;
    if (disowns(sentence, voice.verb)) return disownStrike(sentence, voice);
    // What is denied stands behind the verb, or was told before: "denied it", "denied all of Gerasimov's claims".
    bool anaphoric = false;
    bool many = false;
    bool names = false;
    bool sameSentence = false;
    std::vector<int> targets;
    for (std::size_t i = voice.verb + 1; i < std::min(voice.verb + 7, sentence.items.size()); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::verb || item.kind == ItemKind::comma || item.kind == ItemKind::that) {
            sameSentence = item.kind == ItemKind::that && anaphoric;
            // "denied it controlled only a part": the pronoun is the subject of what is denied.
            if (item.kind == ItemKind::verb && !item.infinitive && sentence.units[sentence.items[i - 1].first].pos == Pos::pronoun) anaphoric = false;
            break;
        }
        if (item.kind != ItemKind::phrase) {
            if (item.kind == ItemKind::coordinator || item.kind == ItemKind::stop) break;
            continue;
        }
        const NounPhrase phrase = memory_.look(sentence, item);
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const Unit& unit = sentence.units[u];
            if (unit.is(piece) && i == voice.verb + 1) return;  // "disputed parts of that account"
            names = names || unit.is(statement);
            anaphoric = anaphoric || unit.is(statement) || unit.lower == "it" || unit.lower == "this" || unit.lower == "them";
            many = many || unit.is(no_one) || unit.lower == "all" || unit.lower == "those" || unit.lower == "these" || unit.lower == "them" ||
                   (unit.is(statement) && unit.lower.ends_with('s'));
            if (unit.party >= 0) targets.push_back(unit.party);
            else if (const auto person = memory_.person(unit.lower)) targets.push_back(*person);
        }
    }
    // "X takes Y; Kyiv denies", "…, which Kyiv denied": nothing stands behind the verb.
    const bool bare = [&] {
        std::size_t next = voice.verb + 1;
        while (next < sentence.items.size() && (sentence.items[next].kind == ItemKind::time || sentence.items[next].kind == ItemKind::other)) ++next;
        const bool ends =
            next >= sentence.items.size() || sentence.items[next].kind == ItemKind::stop || sentence.items[next].kind == ItemKind::comma ||
            sentence.units[sentence.items[next].first].lower == "as";  // "a claim that X rejected as false"
        return ends && sentence.verbIs(sentence.items[voice.verb], VerbKind::deny);
    }();
    // "…, which Kyiv called a lie", "Kyiv called that a lie"
    const bool refers =
        !sentence.verbIs(sentence.items[voice.verb], VerbKind::deny) &&
        ((voice.verb >= 2 && sentence.items[voice.verb - 2].kind == ItemKind::relative) ||
         (voice.verb + 2 < sentence.items.size() && sentence.items[voice.verb + 1].kind == ItemKind::that &&
          sentence.items[voice.verb + 2].kind == ItemKind::phrase && sentence.units[sentence.items[voice.verb + 2].last - 1].is(dismissive)));
    const bool bareThat = voice.verb + 1 < sentence.items.size() && sentence.items[voice.verb + 1].kind == ItemKind::that &&
                          voice.verb + 2 >= sentence.items.size() - 1;
    if ((!anaphoric && !bareThat && !bare && !refers && !voice.dismisses) || sameSentence) return;
    const bool within = bare && !anaphoric &&
                        std::any_of(sentence.items.begin(), sentence.items.begin() + static_cast<std::ptrdiff_t>(voice.verb),
                                    [](const Item& item) { return item.kind == ItemKind::verb; });
    if (within && std::ranges::none_of(claims_, [&](const Claim& c) { return c.evidence == sentence.span && c.stance == Stance::asserts; })) return;
    // "proposed a truce, but Y rejected it": what is rejected is the offer.
    const std::uint32_t here = sentence.units[sentence.items[voice.verb].first].span.begin;
    const bool declines = sentence.verbIs(sentence.items[voice.verb], VerbKind::decline) && !many;
    const std::uint32_t offer = declines ? lastOfferBefore(sentence, here) : 0;
    // "it", "that" and nothing at all stand for what was told just now; "the claim" may be an older one.
    // The report's own words are no claim that somebody made.
    if (names && !many && rejectTold(sentence, voice, many, targets, offer, true)) return;
    rejectTold(sentence, voice, many, targets, names ? offer : std::max(offer, previousBegin_));
}

std::uint32_t ClaimReader::lastOfferBefore(const ParsedSentence& sentence, std::uint32_t limit) const {
    std::uint32_t last = lastOffer_;
    for (const Unit& unit : sentence.units) {
        const bool offers = unit.is(plan) || unit.is(deal) || (unit.pos == Pos::verb && unit.entry && unit.entry->sense(VerbKind::propose));
        if (offers && unit.span.begin < limit) last = unit.span.end;
    }
    return last;
}

void ClaimReader::readDeniedBy(const ParsedSentence& sentence, std::size_t at) {
    static const std::vector<std::string> BY{"by"};
    // "something denied by X", "the claim was rejected by X"
    const std::vector<std::size_t> subject = subjectOf(sentence, at);
    const bool told = subject.size() == 1 && (sentence.units[sentence.items[subject.front()].last - 1].is(statement) ||
                                              sentence.items[subject.front()].kind == ItemKind::that || sentence.units[sentence.items[subject.front()].first].pos == Pos::pronoun);
    if (!sentence.items[at].reduced && (!told || sentence.items[at].negated)) return;
    Voice voice;
    voice.verb = at;
    voice.denies = true;
    const std::vector<std::size_t> nouns = nounsAfter(sentence, BY, at + 1, sentence.items.size());
    voice.claimants = partiesOf(sentence, nouns, sentence.items.size(), at);
    if (voice.claimants.empty()) return;
    voice.speaker = std::string(sentence.spanOf(sentence.items[nouns.front()]).of(document_.text));
    rejectTold(sentence, voice, false, {}, previousBegin_);
}

bool ClaimReader::concerns(const Claim& claim, int denier) const {
    const Party& party = memory_.party(denier);
    if (claim.placeIndex == gazetteer::kNoPlace || claim.actor == party.id) return true;
    const std::string_view country = knowledge_.gazetteer.place(claim.placeIndex).country;
    return party.country == country || memory_.actsIn(country, denier) || !memory_.actsAbroad(denier);
}

bool ClaimReader::rejectTold(const ParsedSentence& sentence, const Voice& voice, bool many, const std::vector<int>& targets, std::uint32_t from, bool onlySpoken) {
    const int denier = voice.claimants.front();
    const std::string denierId = memory_.party(denier).id;
    std::optional<base::Span> lastEvidence;
    std::vector<Claim> rejected;
    for (auto claim = claims_.rbegin(); claim != claims_.rend() && claim - claims_.rbegin() < CLAIMS_BACK; ++claim) {
        // What the report itself told further back is not what somebody denies.
        const bool distant = claim->claimant == "narrator" && sentence.span.begin > claim->evidence.end + FOLLOWS_WITHIN_BYTES;
        if (claim->stance != Stance::asserts || claim->claimant == denierId || distant || claim->time == Time::past) continue;
        if (onlySpoken && claim->claimant == "narrator" && claim->speaker.empty()) continue;
        // A strike is denied by whom it was told of, at once: "accused X of shelling Y, which X denied".
        const bool accused = claim->status == Status::strike && claim->actor == denierId && claim->evidence.begin >= previousBegin_;
        if ((claim->status == Status::strike && !accused) || (!accused && claim->actor == denierId && holdsOwnGround(*claim))) continue;
        const bool justTold = !many && claim->evidence.begin >= previousBegin_ && claim->claimant != "narrator";
        if (claim->cue.end <= from || (!justTold && !concerns(*claim, denier))) continue;
        const bool aimed = targets.empty() || std::ranges::any_of(targets, [&](int t) { return memory_.party(t).id == claim->claimant; });
        if (!aimed) continue;
        if (!many && lastEvidence && claim->evidence != *lastEvidence) break;
        lastEvidence = claim->evidence;
        rejected.push_back(*claim);
    }
    // "called the announcement nonsense and put the soldiers far from X": of all that was announced, X is meant.
    const auto isNamed = [&](const Claim& claim) {
        return std::ranges::any_of(sentence.units, [&](const Unit& unit) { return unit.place >= 0 && memory_.toponym(unit.place).name == claim.place; });
    };
    if (std::ranges::any_of(rejected, isNamed)) std::erase_if(rejected, [&](const Claim& claim) { return !isNamed(claim); });
    for (auto claim = rejected.rbegin(); claim != rejected.rend(); ++claim) {
        Claim denial = *claim;
        for (const int claimant : voice.claimants) {
            denial.claimant = memory_.party(claimant).id;
            denial.stance = Stance::denies;
            denial.speaker = voice.speaker;
            denial.evidence = sentence.span;
            denial.cue = sentence.spanOf(sentence.items[voice.verb]);
            denial.note = "denial of what was told before, speaker " + voice.speaker;
            add(denial);
        }
    }
    return !rejected.empty();
}

std::vector<int> ClaimReader::losersOf(const ParsedSentence& sentence, const std::vector<std::size_t>& subject, std::size_t limit, std::size_t at) const {
    const Voice* told = voiceAt(voices_, at);
    const auto rejecter = std::ranges::find_if(voices_, [&](const Voice& outer) { return outer.denies && outer.claimants.size() == 1 && outer.first <= at && at < outer.last; });
    if (!told || !told->isStatement || rejecter == voices_.end() || subject.size() != 1) return partiesOf(sentence, subject, limit, at);
    return {memory_.partyOf(sentence, subject.front(), std::max(limit, subject.front() + 1), rejecter->claimants.front())};
}

void ClaimReader::settleLoss(Event& event, int loser) const {
    const Voice* voice = voiceAt(voices_, event.item);
    const Verdict* verdict = verdictOn(verdicts_, event.item);
    const bool negated = event.mood == Mood::negated;
    const bool denied = (negated != (voice && voice->denies)) != (verdict && !verdict->unproven);
    if (!denied && event.mood == Mood::fact && voice && !verdict && voice->claimants == std::vector<int>{loser}) {
        event.actors = {loser};
        event.status = Status::withdrawal;
        event.rule += ", conceded to nobody known";
        return;
    }
    if (!denied || (event.mood != Mood::fact && !negated)) return;
    event.actors = {loser};
    event.mood = negated ? Mood::fact : Mood::negated;
    event.rule += ", denied of nobody known";
}

std::vector<int> ClaimReader::heldUntil(const ParsedSentence& sentence, std::size_t ender, const Event& event) const {
    const Complement& place = event.places.front();
    const std::string& name = memory_.toponym(place.toponym).name;
    for (auto claim = claims_.rbegin(); claim != claims_.rend(); ++claim) {
        if (claim->place != name || claim->status != event.status || claim->stance != Stance::asserts) continue;
        if (const Party* actor = parties_.find(claim->actor)) return {static_cast<int>(actor - parties_.parties().data())};
    }
    const bool passive = sentence.items[ender].passive;
    static const std::vector<std::string> BY{"by"};
    const std::vector<std::size_t> who = passive ? nounsAfter(sentence, BY, ender + 1, sentence.items.size()) : subjectOf(sentence, ender);
    std::vector<int> enders = partiesOf(sentence, who, ender > (who.empty() ? 0 : who.front()) ? ender : sentence.items.size(), ender);
    if (enders.empty() && memory_.canAct(voiceParty(ender))) enders = {voiceParty(ender)};
    if (enders.empty()) return {};
    // Who lifts a siege may as well be who laid it.
    if (sentence.units[sentence.items[ender].main].lower.starts_with("lift")) return {};
    const int other = opponentAt(place, enders.front());
    return other == kNobody ? std::vector<int>{} : std::vector<int>{other};
}

}  // namespace demarc::claim
