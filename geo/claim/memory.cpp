#include "claim/memory.hpp"

#include <algorithm>
#include <array>

#include "claim/clause.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::uint32_t FOCUS_REACH_IN_BYTES = 400;  ///< about two sentences

constexpr int MENTIONS_BACK = 40;                    ///< places before that "the city" can mean

/// A party that only qualifies: "Moscow-backed", "pro-Russian".
bool onlyQualifies(const std::vector<Unit>& units, std::size_t at) {
    if (at + 2 < units.size() && units[at + 1].pos == Pos::hyphen && (units[at + 2].is(ally) || units[at + 2].is(held))) return true;
    return at >= 2 && units[at - 1].pos == Pos::hyphen && units[at - 2].is(plain_side);
}

bool bringsOwner(std::string_view preposition) {
    static constexpr std::array WORDS{"of", "for", "in", "from", "by", "to", "with", "on behalf of"};
    return std::ranges::find(WORDS, preposition, [](const char* word) -> std::string_view { return word; }) != WORDS.end();
}

}  // namespace

Memory::Memory(std::string_view text, const std::vector<toponym::Toponym>& toponyms, const PartyRegistry& parties, const gazetteer::Gazetteer& gazetteer)
    : text_{text}, toponyms_{toponyms}, registry_{parties}, gazetteer_{gazetteer}, weight_(parties.parties().size(), 0.0) {
    for (const toponym::Toponym& t : toponyms) {
        if (t.use == toponym::Use::literal && t.place != gazetteer::kNoPlace) ++countries_[std::string(gazetteer.place(t.place).country)];
    }
}

bool Memory::canAct(int index) const {
    return index >= 0 && (party(index).kind == PartyKind::state || party(index).kind == PartyKind::group);
}

void Memory::count(const ParsedSentence& sentence) {
    for (std::size_t i = 0; i < sentence.units.size(); ++i) {
        const Unit& unit = sentence.units[i];
        if (unit.party < 0 || !canAct(unit.party)) continue;
        const bool literal = unit.place >= 0 && toponym(unit.place).use == toponym::Use::literal;
        const std::size_t next = i + 1 < sentence.units.size() && sentence.units[i + 1].pos == Pos::possessive ? i + 2 : i + 1;
        const bool armed = next < sentence.units.size() && (sentence.units[next].is(force) || sentence.units[next].namesFrame());
        weight_[static_cast<std::size_t>(unit.party)] += armed ? 3 : literal ? 0.3 : 1;
    }
}

int Memory::homeState() const {
    const auto most = std::ranges::max_element(countries_, {}, [](const auto& entry) { return entry.second; });
    int home = kNobody;
    double best = 0;
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        const Party& candidate = registry_.parties()[i];
        if (candidate.kind != PartyKind::state) continue;
        const double bonus = most != countries_.end() && candidate.country == most->first ? 1000 : 0;
        if (weight_[i] + bonus > best) {
            best = weight_[i] + bonus;
            home = static_cast<int>(i);
        }
    }
    return home;
}

int Memory::stateOf(std::string_view country) const {
    for (std::size_t i = 0; i < weight_.size() && !country.empty(); ++i) {
        if (registry_.parties()[i].kind == PartyKind::state && registry_.parties()[i].country == country) return static_cast<int>(i);
    }
    return kNobody;
}

int Memory::opponentOf(int index) const {
    int opponent = kNobody;
    double best = 0.9;
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        if (static_cast<int>(i) == index || !canAct(static_cast<int>(i)) || weight_[i] <= best) continue;
        best = weight_[i];
        opponent = static_cast<int>(i);
    }
    return opponent;
}

std::optional<int> Memory::person(std::string_view lowerName) const {
    const auto found = people_.find(lowerName);
    if (found == people_.end()) return std::nullopt;
    return found->second;
}

void Memory::setSpeaker(int index, std::string_view lowerName, const std::string& name) {
    lastSpeaker_ = index;
    if (!name.empty()) lastSpeakerName_ = name;
    if (index != kNobody && !lowerName.empty()) people_.emplace(lowerName, index);
}

NounPhrase Memory::look(const ParsedSentence& sentence, const Item& item) const {
    NounPhrase phrase;
    const std::vector<Unit>& units = sentence.units;
    for (std::uint32_t i = item.first; i < item.last; ++i) {
        const Unit& unit = units[i];
        if (unit.pos == Pos::determiner) {
            phrase.possessed = phrase.possessed || unit.is(possessive_pronoun);
            phrase.definite = unit.lower == "the" || unit.lower == "this" || unit.lower == "that";
        }
        if (unit.pos != Pos::noun && unit.pos != Pos::pronoun) continue;
        phrase.head = static_cast<std::int32_t>(i);
        const bool possessor = i + 1 < item.last && units[i + 1].pos == Pos::possessive;
        if (unit.namesFrame()) phrase.frameUnit = static_cast<std::int32_t>(i);
        if (unit.party >= 0) {
            if (i + 2 < units.size() && units[i + 1].pos == Pos::hyphen && units[i + 2].is(held)) phrase.heldBy = unit.party;
            if (!onlyQualifies(units, i)) phrase.parties.push_back(i);
        }
        if (unit.place >= 0) {
            // A town that no party is named by stands for nobody, however its sentence looks.
            if (!possessor && (toponym(unit.place).use == toponym::Use::literal || unit.party < 0)) {
                phrase.place = unit.place;
                phrase.placeUnit = static_cast<std::int32_t>(i);
            }
        } else if (unit.party < 0 && unit.capitalised && (!unit.entry || unit.entry->classes == 0)) {
            if (phrase.lastName != static_cast<std::int32_t>(i) - 1) phrase.firstName = static_cast<std::int32_t>(i);
            phrase.lastName = static_cast<std::int32_t>(i);
        }
    }
    return phrase;
}

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

int Memory::organ(const ParsedSentence& sentence, const NounPhrase& phrase) const {
    const Unit& head = sentence.units[static_cast<std::size_t>(phrase.head)];
    if (head.is(group) && !head.is(force)) return lastGroup_;
    if (const auto known = organs_.find(head.lower); known != organs_.end()) return known->second;
    if (head.lower.starts_with("government") || head.lower == "authorities") return government();
    return head.is(state_organ) ? homeState() : kNobody;
}

int Memory::partyOf(const ParsedSentence& sentence, std::size_t at, std::size_t limit, int voice) const {
    const std::vector<Unit>& units = sentence.units;
    const Item& item = sentence.items[at];
    const NounPhrase phrase = look(sentence, item);
    if (phrase.head < 0) return kNobody;
    const Unit& head = units[static_cast<std::size_t>(phrase.head)];
    if (head.pos == Pos::pronoun) {
        // "they stopped the LNA as it tried to move on": the last noun before the conjunction.
        if (!head.is(pronoun_first) && at >= 2 && sentence.items[at - 1].kind == ItemKind::subordinator && sentence.items[at - 2].kind == ItemKind::phrase) {
            const NounPhrase nearest = look(sentence, sentence.items[at - 2]);
            if (nearest.head >= 0 && units[static_cast<std::size_t>(nearest.head)].party >= 0) return units[static_cast<std::size_t>(nearest.head)].party;
        }
        if (voice == kNobody && head.is(pronoun_party)) {
            // The subject of the sentence's first verb, where that stands before.
            for (std::size_t i = 0; i < at; ++i) {
                const Item& verb = sentence.items[i];
                if (verb.kind != ItemKind::verb || verb.infinitive || verb.gerund || verb.reduced) continue;
                const std::vector<std::size_t> subject = subjectOf(sentence, i);
                if (subject.size() == 1 && subject.front() < i && sentence.items[subject.front()].kind == ItemKind::phrase) {
                    if (const int found = partyOf(sentence, subject.front(), i, voice); found != kNobody) return found;
                }
                break;
            }
        }
        if (voice == kStranger) return kNobody;
        if (head.is(pronoun_first) || voice != kNobody) return voice;
        return head.is(pronoun_person) ? lastSpeaker_ : lastSubject_;
    }
    const bool isPlaceName = head.is(settlement) || head.is(region) || head.is(water) || head.is(facility) || head.is(part);
    const bool organised = head.is(insider) || head.is(force) || head.is(official) || head.is(title) || head.is(WordClass::group) || head.is(enemy) || head.namesFrame();
    if (isPlaceName && !organised && phrase.parties.empty()) return kNobody;
    const auto owner = [&]() {  // "… of Ukraine's armed forces", "… loyal to X", "… led by X"
        for (std::size_t i = at + 1; i + 1 < std::min(limit, sentence.items.size()); ++i) {
            const Item& next = sentence.items[i];
            if (next.kind == ItemKind::comma || next.kind == ItemKind::coordinator || (next.kind == ItemKind::verb && !next.reduced)) break;
            if (next.kind == ItemKind::preposition && !bringsOwner(units[next.first].lower)) break;
            if (next.kind != ItemKind::preposition || sentence.items[i + 1].kind != ItemKind::phrase) continue;
            const NounPhrase of = look(sentence, sentence.items[i + 1]);
            if (!of.parties.empty()) return static_cast<int>(units[of.parties.front()].party);
            if (of.head >= 0 && (units[static_cast<std::size_t>(of.head)].is(force) || units[static_cast<std::size_t>(of.head)].is(official) ||
                                 units[static_cast<std::size_t>(of.head)].is(WordClass::group))) {
                if (const int found = partyOf(sentence, i + 1, limit, voice); found != kNobody) return found;
            }
            if (of.lastName >= 0) {
                if (const auto known = person(units[static_cast<std::size_t>(of.lastName)].lower)) return *known;
            }
        }
        return kNobody;
    };
    if (isNeutral(sentence, at)) return head.is(insider) ? owner() : kNobody;
    for (const std::uint32_t u : phrase.parties) {
        const Unit& unit = units[u];
        const bool isHead = static_cast<std::int32_t>(u) == phrase.head;
        const bool people = unit.use == NameUse::demonym && unit.lower.ends_with('s');
        const bool possessor = u + 1 < item.last && units[u + 1].pos == Pos::possessive;
        const bool grouped = party(unit.party).kind != PartyKind::state;
        const bool literal = unit.place >= 0 && toponym(unit.place).use == toponym::Use::literal;
        if (!grouped && head.is(WordClass::group) && !head.is(force)) break;  // "Syrian rebels" are not Syria
        if (isPlaceName && !organised) break;
        if (unit.use == NameUse::demonym && !people && !organised && phrase.lastName < 0 && !isHead) continue;
        const bool joined = isHead && at + 2 < sentence.items.size() && sentence.items[at + 1].kind == ItemKind::coordinator;  // "Congolese and Burundian troops"
        if (unit.use == NameUse::demonym && !people && isHead && !grouped && !joined) continue;
        if (unit.use == NameUse::capital && literal && !(possessor && organised)) continue;
        return unit.party;
    }
    if (head.is(enemy)) return voice < 0 ? kNobody : opponentOf(voice);
    if (const int owned = owner(); owned != kNobody && (organised || phrase.lastName >= 0)) return owned;
    if (phrase.lastName >= 0 && phrase.parties.empty()) {
        if (const auto known = person(units[static_cast<std::size_t>(phrase.lastName)].lower)) return *known;
        if (!organised) return kNobody;
    }
    if (phrase.possessed && units[item.first].lower == "whose") {
        for (std::size_t i = at; i-- > 0;) {
            if (sentence.items[i].kind == ItemKind::phrase) return partyOf(sentence, i, i + 1, voice);
        }
        return kNobody;
    }
    if (phrase.possessed) return voice == kStranger ? kNobody : voice != kNobody ? voice : lastSubject_;
    if (!organised || (head.namesFrame() && !head.is(force))) return kNobody;
    const bool ownName = head.capitalised && phrase.head > static_cast<std::int32_t>(item.first) && units[static_cast<std::size_t>(phrase.head) - 1].capitalised &&
                         units[static_cast<std::size_t>(phrase.head) - 1].pos == Pos::noun;
    if (ownName) return kNobody;  // a body of its own that no party file knows
    if (head.is(title) && !head.is(official)) return kNobody;
    if (head.is(force) && canAct(voice)) return voice;  // "the troops were withdrawn", says their side
    if (const int local = localState(sentence, at, limit); local != kNobody && (head.is(official) || head.is(force))) return local;
    return organ(sentence, phrase);
}

int Memory::earlierPlace(const ParsedSentence& sentence, std::uint32_t before, const Unit& noun) const {
    using gazetteer::Feature;
    const bool wantsTown = noun.is(settlement) || noun.lower == "it" || noun.lower == "there";
    const bool wantsRegion = noun.is(region) || noun.lower == "it";
    const auto fits = [&](const toponym::Toponym& t) {
        if (t.use != toponym::Use::literal) return false;
        if (t.feature == Feature::city || t.feature == Feature::town || t.feature == Feature::village) return wantsTown;
        if (t.feature == Feature::region || t.feature == Feature::island) return wantsRegion;
        if (t.feature != Feature::facility || !noun.is(facility)) return false;
        if (noun.lower == "building" || noun.lower == "compound") return true;
        return gazetteer::fold(t.name).find(noun.lower) != std::string::npos;
    };
    const std::uint32_t here = sentence.units[before].span.begin;
    if (focus_ >= 0 && (noun.lower == "it" || fits(toponym(focus_))) && toponym(focus_).span.begin < here) {
        const bool near = here - toponym(focus_).span.begin < FOCUS_REACH_IN_BYTES;
        if (near && (noun.lower == "it" || toponym(focus_).span.begin >= sentence.span.begin)) return focus_;
    }
    auto t = std::ranges::lower_bound(toponyms_, here, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    for (int steps = 0; t != toponyms_.begin() && steps < MENTIONS_BACK; ++steps) {
        --t;
        if (fits(*t)) return static_cast<int>(t - toponyms_.begin());
    }
    return -1;
}

int Memory::placeOf(const ParsedSentence& sentence, std::size_t at, bool pronouns) const {
    const Item& item = sentence.items[at];
    const NounPhrase phrase = look(sentence, item);
    if (phrase.head < 0) return -1;
    const Unit& head = sentence.units[static_cast<std::size_t>(phrase.head)];
    if (phrase.place >= 0) {
        const bool aside = head.is(force) || head.is(official) || head.is(WordClass::group) || head.is(title) || head.is(WordClass::person) || head.is(neutral) ||
                           phrase.lastName > phrase.placeUnit;
        return aside ? -1 : phrase.place;
    }
    if (head.pos == Pos::pronoun) return pronouns && head.lower == "it" ? earlierPlace(sentence, item.first, head) : -1;
    const bool named = phrase.definite && phrase.parties.empty() && phrase.lastName < 0 && (head.is(settlement) || head.is(region) || head.is(facility)) &&
                       !head.lower.ends_with("s");
    return named ? earlierPlace(sentence, item.first, head) : -1;
}

void Memory::learn(const ParsedSentence& sentence) {
    const std::vector<Unit>& units = sentence.units;
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind != ItemKind::phrase) continue;
        const NounPhrase phrase = look(sentence, item);
        if (phrase.head < 0) continue;
        const Unit& head = units[static_cast<std::size_t>(phrase.head)];
        for (const std::uint32_t u : phrase.parties) {
            if (party(units[u].party).kind == PartyKind::group) lastGroup_ = units[u].party;
        }
        if (!phrase.parties.empty() && (head.is(official) || head.is(force))) {
            const int owner = partyOf(sentence, i, i + 1, kNobody);
            if (owner != kNobody) organs_[std::string(head.lower)] = owner;
        }
        if (phrase.lastName < 0 || head.is(settlement) || head.is(region)) continue;
        // "Russia's chief officer, Gen. Valery Gerasimov", "Ukrainian President X", "X, a commander of the RSF", "X of the ministry".
        const std::string name(units[static_cast<std::size_t>(phrase.lastName)].lower);
        if (people_.contains(name)) continue;
        bool titled = false;
        for (std::uint32_t u = item.first; u < item.last; ++u) titled = titled || units[u].is(title) || units[u].is(official);
        int owner = titled && !phrase.parties.empty() ? units[phrase.parties.front()].party : kNobody;
        const auto neighbour = [&](std::size_t other) {
            if (owner != kNobody || other >= sentence.items.size() || sentence.items[other].kind != ItemKind::phrase) return;
            const NounPhrase apposition = look(sentence, sentence.items[other]);
            if (apposition.head < 0) return;
            const Unit& noun = units[static_cast<std::size_t>(apposition.head)];
            if (noun.is(title) || noun.is(official)) owner = partyOf(sentence, other, sentence.items.size(), kNobody);
        };
        if (i + 2 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::comma) neighbour(i + 2);
        if (i >= 2 && sentence.items[i - 1].kind == ItemKind::comma) neighbour(i - 2);
        if (owner == kNobody && i + 3 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::comma && units[sentence.items[i + 2].first].lower == "who" &&
            (sentence.verbIs(sentence.items[i + 3], VerbKind::lead) || sentence.verbIs(sentence.items[i + 3], VerbKind::say))) {
            for (std::size_t k = i + 4; k < sentence.items.size() && sentence.items[k].kind != ItemKind::comma && owner == kNobody; ++k) {
                if (sentence.items[k].kind == ItemKind::phrase) owner = partyOf(sentence, k, k + 1, kNobody);
            }
        }
        if (owner == kNobody && i + 2 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::preposition && units[sentence.items[i + 1].first].lower == "of") {
            const NounPhrase of = look(sentence, sentence.items[i + 2]);
            if (!of.parties.empty() || (of.head >= 0 && units[static_cast<std::size_t>(of.head)].is(official))) owner = partyOf(sentence, i + 2, i + 3, kNobody);
        }
        if (owner != kNobody) people_.emplace(name, owner);
    }
}

}  // namespace demarc::claim
