#include <algorithm>
#include <array>

#include "claim/clause.hpp"
#include "claim/memory.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr double FAR_HEAVIER = 2;  ///< times as often named

bool isPlural(const Unit& noun) {
    if (noun.party >= 0 && noun.use != NameUse::demonym && noun.place >= 0) return false;  // "United States"
    return (noun.lower.ends_with('s') && !noun.lower.ends_with("ss") && !noun.lower.ends_with("us") && !(noun.party >= 0 && noun.use == NameUse::name && noun.span.length() < 6)) || noun.lower.ends_with("men") ||
           noun.lower == "police";
}

bool bringsOwner(std::string_view preposition) {
    static constexpr std::array WORDS{"of", "for", "in", "from", "by", "to", "with", "on behalf of"};
    return std::ranges::find(WORDS, preposition, [](const char* word) -> std::string_view { return word; }) != WORDS.end();
}

}  // namespace

bool Memory::isNeutral(const ParsedSentence& sentence, std::size_t item) const {
    const NounPhrase phrase = look(sentence, sentence.items[item]);
    for (std::uint32_t i = sentence.items[item].first; i < sentence.items[item].last; ++i) {
        // "SANA, the state news agency" is an organ, and "a source in the army" one of its men.
        const bool organ = std::ranges::any_of(phrase.parties, [&](std::uint32_t u) { return sentence.units[u].use == NameUse::government; });
        if (sentence.units[i].is(neutral) && !organ && !(sentence.units[i].is(insider) && !phrase.parties.empty())) return true;
    }
    return false;
}

int Memory::government() const {
    int best = kNobody;
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        const Party& candidate = registry_.parties()[i];
        const bool governs = candidate.kind == PartyKind::group && candidate.detail == "government" && weight_[i] > 0;
        if (governs && (best == kNobody || weight_[i] > weight_[static_cast<std::size_t>(best)])) best = static_cast<int>(i);
    }
    return best == kNobody ? homeState() : best;
}

int Memory::stateServed(const ParsedSentence& sentence, const Item& item) const {
    const std::vector<Unit>& units = sentence.units;
    for (std::uint32_t u = item.first; u < item.last; ++u) {
        if (!units[u].is(state_office)) continue;
        // "Moscow-installed"
        for (std::uint32_t k = item.first; k + 2 < u; ++k)
            if (units[k].party >= 0 && units[k + 1].pos == Pos::hyphen && units[k + 2].is(installed)) return units[k].party;
        const int local = stateOf(countryHere(sentence));
        return local != kNobody && weight_[static_cast<std::size_t>(local)] > 0 ? local : homeState();
    }
    return kNobody;
}

int Memory::localState(const ParsedSentence& sentence, std::size_t at, std::size_t limit) const {
    const std::size_t end = std::min({at + 4, limit, sentence.items.size()});
    for (std::size_t i = at; i < end; ++i) {
        const Item& item = sentence.items[i];
        if (item.kind != ItemKind::phrase && item.kind != ItemKind::preposition) break;
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const int place = sentence.units[u].place;
            if (place < 0 || toponym(place).place == gazetteer::kNoPlace || toponym(place).feature == gazetteer::Feature::country) continue;
            const int state = stateOf(gazetteer_.place(toponym(place).place).country);
            if (state != kNobody && weight_[static_cast<std::size_t>(state)] > 0) return state;
        }
    }
    return kNobody;
}

int Memory::organ(const ParsedSentence& sentence, const Unit& head) const {
    if (head.is(group) && !head.is(force)) return groupMeant(sentence, head);
    // In a report of two wars "the army" is that of the country that it speaks of here.
    const std::string country = countryHere(sentence);
    const int local = head.is(state_organ) ? stateOf(country) : kNobody;
    const bool acts = local != kNobody && weight_[static_cast<std::size_t>(local)] > 0;
    if (const auto known = organs_.find(head.lower); known != organs_.end()) return acts && !actsIn(country, known->second) ? local : known->second;
    if (head.lower.starts_with("government") || head.lower == "authorities") {
        // "In Burkina Faso, …; the government says": that one's, whoever else's the report is about.
        const int rules = government();
        const bool opens = acts && sentence.items.size() > 1 && sentence.units[sentence.items[0].first].lower == "in" && sentence.units[sentence.items[1].last - 1].place >= 0 &&
                           toponym(sentence.units[sentence.items[1].last - 1].place).feature == gazetteer::Feature::country;
        return opens && rules != local && !actsIn(country, rules) ? local : rules;
    }
    if (!head.is(state_organ)) return kNobody;
    const int home = homeState();
    return acts && home != local && !actsIn(country, home) ? local : home;
}

int Memory::groupMeant(const ParsedSentence& sentence, const Unit& noun) const {
    // No rival government or police is "the rebels", nor what has "coalition" in its name.
    const auto fits = [&](int index) {
        const Party& candidate = party(index);
        static constexpr std::array ORDERLY{"government", "security force", "private military company"};
        const bool orderly = std::ranges::find(ORDERLY, candidate.detail, [](const char* kind) -> std::string_view { return kind; }) != ORDERLY.end();
        return candidate.kind == PartyKind::group && !orderly && (noun.lower == "coalition" || candidate.name.find("oalition") == std::string::npos);
    };
    if (noun.lower == "coalition") {
        for (std::size_t i = 0; i < weight_.size(); ++i) {
            if (weight_[i] > 0 && registry_.parties()[i].name.find("oalition") != std::string::npos) return static_cast<int>(i);
        }
    }
    int meant = lastGroup_ != kNobody && fits(lastGroup_) ? lastGroup_ : kNobody;
    // Nor one that has no part in the war of the country spoken of here.
    if (const auto theatre = theatres_.find(countryHere(sentence)); meant != kNobody && theatre != theatres_.end() && !theatre->second.contains(meant)) {
        int best = kNobody;
        for (const auto& [candidate, weight] : theatre->second)
            if (fits(candidate) && (best == kNobody || weight > theatre->second.at(best))) best = candidate;
        if (best != kNobody) return best;
    }
    if (lastGroup_ == kNobody || (meant != kNobody && !noun.lower.ends_with('s'))) return meant;
    // "the insurgents" are those whom the report is about, whatever small band it named last.
    double least = meant == kNobody ? 0 : FAR_HEAVIER * weight_[static_cast<std::size_t>(meant)];
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        if (weight_[i] <= least || !fits(static_cast<int>(i))) continue;
        least = weight_[i];
        meant = static_cast<int>(i);
    }
    return meant;
}

int Memory::firstSubject(const ParsedSentence& sentence, std::size_t before, int voice) const {
    for (std::size_t i = 0; i < before; ++i) {
        const Item& verb = sentence.items[i];
        if (verb.kind != ItemKind::verb || verb.infinitive || verb.gerund || verb.reduced) continue;
        const std::vector<std::size_t> subject = subjectOf(sentence, i);
        bool stands = subject.size() == 1 && subject.front() < i && sentence.items[subject.front()].kind == ItemKind::phrase;
        // "Russian troops had entered X, it said": "it" is not they.
        if (stands && sentence.units[sentence.items[before].last - 1].lower == "it") stands = !isPlural(sentence.units[sentence.items[subject.front()].last - 1]);
        return stands ? partyOf(sentence, subject.front(), i, voice) : kNobody;
    }
    return kNobody;
}

int Memory::partyOf(const ParsedSentence& sentence, std::size_t at, std::size_t limit, int voice) const {
    const std::vector<Unit>& units = sentence.units;
    const Item& item = sentence.items[at];
    const NounPhrase phrase = look(sentence, item);
    if (phrase.head < 0) return kNobody;
    const Unit& head = units[static_cast<std::size_t>(phrase.head)];
    if (head.pos == Pos::pronoun && head.is(no_one)) return kNobody;
    if (head.pos == Pos::pronoun) {
        // "they stopped the LNA as it tried to move on": the last noun before the conjunction.
        if (!head.is(pronoun_first) && at >= 2 && sentence.items[at - 1].kind == ItemKind::subordinator &&
            sentence.items[at - 2].kind == ItemKind::phrase) {
            const NounPhrase nearest = look(sentence, sentence.items[at - 2]);
            if (nearest.head >= 0 && units[static_cast<std::size_t>(nearest.head)].party >= 0)
                return units[static_cast<std::size_t>(nearest.head)].party;
        }
        if (voice == kNobody && head.is(pronoun_party)) {
            if (const int found = firstSubject(sentence, at, voice); found != kNobody) return found;
        }
        if (voice == kStranger) return kNobody;
        // "M23 was not leaving, he said, it was marching on X": "it" is of whom he speaks.
        const bool resumes = voice >= 0 && head.is(pronoun_party) && at >= 3 && sentence.items[at - 1].kind == ItemKind::comma &&
                             sentence.verbIs(sentence.items[at - 2], VerbKind::say) && sentence.items[at - 3].kind == ItemKind::phrase &&
                             units[sentence.items[at - 3].last - 1].is(pronoun_person);
        for (std::size_t i = at; resumes && i-- > 0;) {
            const Item& verb = sentence.items[i];
            if (verb.kind != ItemKind::verb || verb.infinitive || verb.gerund || verb.reduced || sentence.verbIs(verb, VerbKind::say)) continue;
            const std::vector<std::size_t> subject = subjectOf(sentence, i);
            const NounPhrase named = subject.size() == 1 ? look(sentence, sentence.items[subject.front()]) : NounPhrase{};
            if (!named.parties.empty()) return units[named.parties.front()].party;
            break;
        }
        if (head.is(pronoun_first) || voice != kNobody) return voice;
        return head.is(pronoun_person) ? lastSpeaker_ : lastSubject_;
    }
    // "captured by the same coalition"
    const bool same = phrase.parties.empty() && (head.is(force) || head.is(WordClass::group)) &&
                      std::any_of(units.begin() + item.first, units.begin() + item.last, [](const Unit& unit) { return unit.lower == "same"; });
    if (same && canAct(lastSubject_)) return lastSubject_;
    const bool isPlaceName = head.is(settlement) || head.is(region) || head.is(water) || head.is(facility) || head.is(part);
    const bool organised =
        head.is(insider) || head.is(force) || head.is(official) || head.is(state_office) || head.is(title) || head.is(WordClass::group) || head.is(enemy) || head.namesFrame();
    if (isPlaceName && !organised && phrase.parties.empty()) return kNobody;
    const auto findOwner = [&]() {  // "… of Ukraine's armed forces", "… loyal to X", "… led by X"
        for (std::size_t i = at + 1; i + 1 < std::min(limit, sentence.items.size()); ++i) {
            const Item& next = sentence.items[i];
            if (next.kind == ItemKind::comma || next.kind == ItemKind::coordinator || (next.kind == ItemKind::verb && !next.reduced)) break;
            if (next.kind == ItemKind::preposition && !bringsOwner(units[next.first].lower)) break;
            if (next.kind != ItemKind::preposition || sentence.items[i + 1].kind != ItemKind::phrase) continue;
            const NounPhrase of = look(sentence, sentence.items[i + 1]);
            // "rebels in Ethiopia", "other groups in Syria" are not the state's.
            const bool dwell = units[next.first].lower == "in" && !head.is(official) && !head.is(state_organ) && !of.parties.empty() &&
                               party(units[of.parties.front()].party).kind == PartyKind::state;
            if (dwell) continue;
            // "fighters of the al-Qaida affiliate JNIM": of the one that is called so.
            const bool calls = i + 2 < std::min(limit, sentence.items.size()) && units[sentence.items[i + 1].last - 1].is(tied) && sentence.items[i + 2].kind == ItemKind::phrase;
            if (const int called = calls ? units[sentence.items[i + 2].last - 1].party : kNobody; called >= 0) return called;
            if (!of.parties.empty()) {
                // "forces of Libya's government": as in "Libya's government" alone.
                const int named = units[of.parties.front()].party;
                const bool governs = of.head >= 0 && units[static_cast<std::size_t>(of.head)].lower == "government" && named == homeState();
                return governs ? government() : named;
            }
            if (of.head >= 0 && (units[static_cast<std::size_t>(of.head)].is(force) || units[static_cast<std::size_t>(of.head)].is(official) ||
                                 units[static_cast<std::size_t>(of.head)].is(WordClass::group))) {
                return partyOf(sentence, i + 1, limit, voice);  // which looks at all that follows
            }
            if (of.lastName >= 0) {
                if (const auto known = person(units[static_cast<std::size_t>(of.lastName)].lower)) return *known;
            }
        }
        return kNobody;
    };
    // Looked for once: twice at each of a chain of phrases would take exponential time.
    std::optional<int> foundOwner;
    const auto owner = [&] {
        if (!foundOwner) foundOwner = findOwner();
        return *foundOwner;
    };
    if (isNeutral(sentence, at) || head.is(insider)) {
        if (!head.is(insider)) return kNobody;
        if (const int owned = owner(); owned != kNobody) return owned;
        // "a military officer", "an army source": of the state whose organ it is.
        for (std::uint32_t u = item.first; u < item.last && phrase.parties.empty() && phrase.lastName < 0; ++u) {
            if (static_cast<std::int32_t>(u) != phrase.head && (units[u].is(state_organ) || units[u].lower == "military")) return organ(sentence, units[u]);
        }
        if (isNeutral(sentence, at)) return kNobody;
    }
    // "some dozens of IS fighters", "members of the RSF".
    const bool plainNoun = !organised && !isPlaceName && head.pos == Pos::noun && !head.capitalised && phrase.parties.empty() &&
                           !head.is(statement) && !head.is(WordClass::person) && !head.is(killed) && !head.is(wounded) && !phrase.possessed;
    if ((plainNoun || head.pos == Pos::number) && at + 2 < sentence.items.size() && at + 2 <= std::max(limit, at + 3) &&
        sentence.items[at + 1].kind == ItemKind::preposition && units[sentence.items[at + 1].first].lower == "of" &&
        sentence.items[at + 2].kind == ItemKind::phrase) {
        const NounPhrase of = look(sentence, sentence.items[at + 2]);
        const bool armed =
            of.head >= 0 && (units[static_cast<std::size_t>(of.head)].is(force) || units[static_cast<std::size_t>(of.head)].is(WordClass::group) ||
                             units[static_cast<std::size_t>(of.head)].party >= 0);
        if (armed && of.place < 0) return partyOf(sentence, at + 2, at + 3, voice);
    }
    // "Yemen's Houthi rebels": the group, not the state whose it is.
    const auto groupIn = std::ranges::find_if(phrase.parties, [&](std::uint32_t u) { return party(units[u].party).kind == PartyKind::group; });
    const bool ownsGroup = groupIn != phrase.parties.end() && groupIn != phrase.parties.begin();
    for (const std::uint32_t u : phrase.parties) {
        if (ownsGroup && u != *groupIn) continue;
        const Unit& unit = units[u];
        const bool isHead = static_cast<std::int32_t>(u) == phrase.head;
        const bool people = unit.use == NameUse::demonym && unit.lower.ends_with('s');
        const bool possessor = u + 1 < item.last && units[u + 1].pos == Pos::possessive;
        const bool grouped = party(unit.party).kind != PartyKind::state;
        const bool literal = unit.place >= 0 && toponym(unit.place).use == toponym::Use::literal;
        // "Syrian rebels" are not Syria; militiamen of an organ of its are.
        if (!grouped && unit.use != NameUse::government && head.is(WordClass::group) && !head.is(force)) break;
        if (isPlaceName && !organised) break;
        if (unit.use == NameUse::demonym && !people && !organised && phrase.lastName < 0 && !isHead) continue;
        const bool joined =
            isHead && at + 2 < sentence.items.size() && sentence.items[at + 1].kind == ItemKind::coordinator;  // "Congolese and Burundian troops"
        if (unit.use == NameUse::demonym && !people && isHead && !grouped && !joined) continue;
        if (unit.use == NameUse::capital && literal && !(possessor && organised)) continue;
        // "Libya's UN-recognised government" is the one of its rivals that the report calls a government.
        if (!grouped && possessor && head.lower == "government" && unit.party == homeState()) return government();
        return unit.party;
    }
    // "the army and its Russian allies", "its allies": others than whose they are.
    if (phrase.possessed && head.is(tied) && head.lower.starts_with("all")) return phrase.parties.empty() ? kNobody : units[phrase.parties.front()].party;
    if (head.is(enemy)) return voice < 0 ? kNobody : opponentOf(voice);
    if (const int owned = owner(); owned != kNobody && (organised || phrase.lastName >= 0)) return owned;
    // "VDP militiamen": a group that no party file knows.
    const auto isAcronym = [&](const Unit& unit) {
        return unit.party < 0 && unit.place < 0 && unit.capitalised && unit.span.length() > 1 && std::ranges::none_of(unit.span.of(text_), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    if (head.is(WordClass::group) && phrase.parties.empty() && std::any_of(units.begin() + item.first, units.begin() + phrase.head, isAcronym)) return kNobody;
    // "Amhara militiamen" are of that land, and no other group.
    const bool ofLand = phrase.head > static_cast<std::int32_t>(item.first) && units[static_cast<std::size_t>(phrase.head) - 1].place >= 0 && phrase.parties.empty();
    if (ofLand && head.lower.starts_with("militia")) return kNobody;
    if (phrase.lastName >= 0 && phrase.parties.empty()) {
        if (const auto known = person(units[static_cast<std::size_t>(phrase.lastName)].lower)) return *known;
        // "President Gustavo Petro", "army spokesman Ali Rizq", whom no party file knows, are of the state that the report is about.
        bool office = false;
        const Unit* body = nullptr;
        for (std::uint32_t u = item.first; static_cast<std::int32_t>(u) < phrase.lastName; ++u) {
            office = office || units[u].is(title) || units[u].is(official) || units[u].is(state_office);
            if (!body && (units[u].is(state_organ) || units[u].is(WordClass::group))) body = &units[u];
        }
        if (office && body) return organ(sentence, *body);
        if (const int state = office ? stateServed(sentence, item) : kNobody; state != kNobody) return state;
        if (!organised) return kNobody;
    }
    if (phrase.possessed && units[item.first].lower == "whose") {
        for (std::size_t i = at; i-- > 0;) {
            if (sentence.items[i].kind == ItemKind::phrase) return partyOf(sentence, i, i + 1, voice);
        }
        return kNobody;
    }
    if (phrase.possessed && (units[item.first].lower == "his" || units[item.first].lower == "her")) {
        // "… against President X, fell to his army": of the person named before.
        for (std::size_t i = at; i-- > 0;) {
            const NounPhrase owner_ = sentence.items[i].kind == ItemKind::phrase ? look(sentence, sentence.items[i]) : NounPhrase{};
            if (owner_.lastName < 0 || owner_.place >= 0) continue;
            if (const int party_ = partyOf(sentence, i, i + 1, kNobody); canAct(party_)) return party_;
            break;
        }
    }
    // "went over to the GNA, its spokesman said"
    for (std::size_t i = at; units[item.first].lower == "its" && head.is(official) && voice == kNobody && i-- > 0;) {
        if (sentence.items[i].kind != ItemKind::phrase) continue;
        const NounPhrase named = look(sentence, sentence.items[i]);
        if (!named.parties.empty() && canAct(units[named.parties.back()].party)) return units[named.parties.back()].party;
    }
    if (phrase.possessed) {
        if (voice != kNobody) return voice == kStranger ? kNobody : voice;
        const int mainSubject = firstSubject(sentence, at, voice);
        return mainSubject != kNobody ? mainSubject : lastSubject_;
    }
    // "the Observatory" of a name that the report gives in full
    for (const int body : bodies_) {
        if (!head.is(monitor) || !head.capitalised || !phrase.definite || !phrase.parties.empty()) break;
        if (party(body).name.find(head.span.of(text_)) != std::string::npos) return body;
    }
    if (!organised || (head.namesFrame() && !head.is(force))) return kNobody;
    const bool ownName = head.capitalised && phrase.head > static_cast<std::int32_t>(item.first) &&
                         units[static_cast<std::size_t>(phrase.head) - 1].capitalised &&
                         units[static_cast<std::size_t>(phrase.head) - 1].pos == Pos::noun;
    // "the 81st Airmobile Brigade": numbered units are a state's.
    const bool numbered = ownName && head.is(force) && phrase.definite && std::any_of(units.begin() + item.first, units.begin() + phrase.head, [](const Unit& u) { return u.isNumber; });
    if (numbered) {
        const int local = stateOf(countryHere(sentence));
        return local != kNobody && weight_[static_cast<std::size_t>(local)] > 0 ? local : homeState();
    }
    if (ownName) return kNobody;  // a body of its own that no party file knows
    if (head.is(title) && !head.is(official)) return kNobody;
    // "the army's spokesman", "a rebel commander".
    for (std::uint32_t u = item.first; static_cast<std::int32_t>(u) < phrase.head && head.is(official); ++u) {
        if (units[u].is(state_organ) || units[u].is(WordClass::group)) return organ(sentence, units[u]);
    }
    const bool some = units[item.first].lower == "a" || units[item.first].lower == "an";
    // "a medical group said": many groups bear no arms.
    const bool bears = std::any_of(units.begin() + item.first, units.begin() + phrase.head, [](const Unit& u) { return u.is(WordClass::group) || u.lower == "armed"; });
    if (some && head.lower == "group" && !bears) return kNobody;
    // "Drones attacked X, the army said": not its own.
    if ((head.is(air) || head.is(weapon)) && !phrase.definite && item.last == item.first + 1) return kNobody;
    if (head.is(force) && some && !head.is(state_organ)) return kNobody;  // "a unit": nobody knows whose
    // "coalition warplanes", "army drones"
    for (std::uint32_t u = item.first; static_cast<std::int32_t>(u) < phrase.head && head.is(force) && !canAct(voice); ++u) {
        const int owned = units[u].is(state_organ) || (units[u].is(WordClass::group) && !units[u].is(force)) ? organ(sentence, units[u]) : kNobody;
        if (canAct(owned)) return owned;
    }
    // "government militias", "pro-government fighters"
    for (std::uint32_t u = item.first; static_cast<std::int32_t>(u) < phrase.head && head.is(WordClass::group) && phrase.parties.empty(); ++u) {
        const bool tiedTo = u + 1 < item.last && units[u + 1].pos == Pos::hyphen;
        if (units[u].is(state_organ) && !isOnlyOpposed(units, u) && !tiedTo) return organ(sentence, units[u]);
    }
    // "the force announced": the armed group named last.
    if (head.lower == "force" && phrase.definite && lastGroup_ != kNobody) return lastGroup_;
    // … but no rebel's "the army".
    const bool ofState = head.lower == "army" || head.lower == "military" || head.lower.starts_with("government") || head.lower.starts_with("regime") || head.lower.starts_with("federal") || head.lower.starts_with("state");
    const bool others = canAct(voice) && party(voice).kind == PartyKind::group && head.is(state_organ) && ofState;
    if (head.is(force) && canAct(voice) && !others) return voice;  // "the troops were withdrawn", says their side
    if (const int local = localState(sentence, at, limit); local != kNobody && (head.is(official) || head.is(force))) return local;
    if (head.is(state_office) && phrase.definite) return stateServed(sentence, item);
    // "Turkish-backed forces" are not Turkey's.
    const int meant = organ(sentence, head);
    const bool backs = meant >= 0 && std::any_of(units.begin() + item.first, units.begin() + phrase.head, [&](const Unit& u) { return u.party == meant; });
    return backs ? kNobody : meant;
}

}  // namespace demarc::claim
