#include "claim/claim_reader.hpp"

namespace demarc::claim {
namespace {

constexpr std::ptrdiff_t CLAIMS_BACK = 100;  ///< that "it had been taken" can repeat
constexpr std::uint32_t TOLD_WITHIN_BYTES = 500;  ///< that "the bombing" reaches back: about three sentences

}  // namespace

int ClaimReader::victimAt(const Complement& place) const {
    const gazetteer::PlaceIndex index = memory_.toponym(place.toponym).place;
    if (index == gazetteer::kNoPlace) return memory_.homeState();
    return memory_.stateOf(knowledge_.gazetteer.place(index).country);
}

std::vector<int> ClaimReader::lastHolder(const Complement& place) const {
    const toponym::Toponym& toponym = memory_.toponym(place.toponym);
    for (auto claim = claims_.rbegin(); claim != claims_.rend() && claim - claims_.rbegin() < CLAIMS_BACK; ++claim) {
        const bool same = claim->place == toponym.name && (claim->status == Status::control || claim->status == Status::partial);
        if (!same || claim->stance != Stance::asserts || claim->time == Time::past) continue;
        if (const Party* holder = parties_.find(claim->actor)) return {static_cast<int>(holder - parties_.parties().data())};
    }
    return {};
}

int ClaimReader::opponentAt(const Complement& place, int party) const {
    const toponym::Toponym& toponym = memory_.toponym(place.toponym);
    for (auto claim = claims_.rbegin(); claim != claims_.rend() && claim - claims_.rbegin() < CLAIMS_BACK; ++claim) {
        // Who left is not whom anybody meets there.
        const Party* actor = claim->place == toponym.name && claim->status != Status::withdrawal ? parties_.find(claim->actor) : nullptr;
        const int index = actor ? static_cast<int>(actor - parties_.parties().data()) : kNobody;
        if (index != kNobody && !memory_.isOneSide(index, party)) return index;
    }
    return toponym.place == gazetteer::kNoPlace ? memory_.opponentOf(party)
                                                : memory_.opponentIn(knowledge_.gazetteer.place(toponym.place).country, party);
}

void ClaimReader::settleOrgans(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t at, const Complement& place,
                               std::vector<int>& actors) const {
    if (nouns.size() != 1 || actors.size() != 1 || memory_.canAct(voiceParty(at)) || sentence.items[nouns.front()].kind != ItemKind::phrase) return;
    const NounPhrase phrase = memory_.look(sentence, sentence.items[nouns.front()]);
    const int owner = victimAt(place);
    if (owner == kNobody || owner == actors.front() || phrase.possessed || !phrase.parties.empty() || phrase.lastName >= 0) return;
    const Item& item = sentence.items[nouns.front()];
    bool organ = false;
    for (std::uint32_t u = item.first; u < item.last; ++u) organ = organ || (sentence.units[u].is(WordClass::state_organ) && !isOnlyOpposed(sentence.units, u));
    const bool named = nouns.front() + 1 < sentence.items.size() && sentence.units[sentence.items[nouns.front() + 1].first].lower == "of";
    const gazetteer::PlaceIndex index = memory_.toponym(place.toponym).place;
    if (!organ || named || index == gazetteer::kNoPlace) return;
    if (!memory_.actsIn(knowledge_.gazetteer.place(index).country, actors.front())) actors.front() = owner;
}

std::vector<int> ClaimReader::foesNamed(const ParsedSentence& sentence, const Complement& place) const {
    const int owner = victimAt(place);
    const int foe = owner == kNobody ? kNobody : opponentAt(place, owner);
    if (foe == kNobody) return {};
    const std::string& name = memory_.toponym(place.toponym).name;
    const std::string& id = memory_.party(foe).id;
    // Who holds it or only comes nearer may as well be the one who is struck.
    const auto acted = [&](const Claim& told) { return told.place == name && told.actor == id && told.stance == Stance::asserts && told.status != Status::advance; };
    if (lastHolder(place) != std::vector{foe} && std::ranges::any_of(claims_, acted)) return {foe};
    for (std::size_t i = 0; i < sentence.items.size(); ++i)
        for (const std::uint32_t u : memory_.look(sentence, sentence.items[i]).parties)
            if (sentence.units[u].party == foe) return {foe};
    return {};
}

std::vector<int> ClaimReader::strikerTold(const Unit& noun) const {
    for (auto claim = claims_.rbegin(); claim != claims_.rend() && claim->cue.end + TOLD_WITHIN_BYTES > noun.span.begin; ++claim) {
        if (claim->status != Status::strike || claim->stance != Stance::asserts || claim->cue.of(document_.text) != noun.lower) continue;
        if (const Party* striker = parties_.find(claim->actor)) return {static_cast<int>(striker - parties_.parties().data())};
    }
    return {};
}

bool ClaimReader::fightsAt(const Complement& place, int party) const {
    const int foe = memory_.canAct(party) ? opponentAt(place, party) : kNobody;
    return foe != kNobody && memory_.isOneSide(opponentAt(place, foe), party);
}

int ClaimReader::fighterIn(const ParsedSentence& sentence, const Complement& place, const Voice* voice) const {
    if (memory_.toponym(place.toponym).feature == gazetteer::Feature::country) return kNobody;
    const int owner = victimAt(place);
    for (const Unit& unit : sentence.units) {
        const bool literal = unit.place >= 0 && memory_.toponym(unit.place).use == toponym::Use::literal;
        const bool tells = voice && std::ranges::find(voice->claimants, unit.party) != voice->claimants.end();
        if (unit.party >= 0 && unit.party != owner && !literal && !tells && memory_.canAct(unit.party)) return unit.party;
    }
    const std::string& name = memory_.toponym(place.toponym).name;
    const bool told = !voice && std::ranges::any_of(claims_, [&](const Claim& claim) { return claim.place == name && claim.stance == Stance::asserts; });
    // "clashes between the two camps": those that the report is about. Else nobody is said to fight there.
    const bool both = std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.lower == "two" || unit.lower == "both"; });
    return owner == kNobody || (!told && !both) ? kNobody : opponentAt(place, owner);
}

}  // namespace demarc::claim
