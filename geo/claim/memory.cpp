#include "claim/memory.hpp"

#include <algorithm>
#include <array>

namespace demarc::claim {
namespace {

using enum WordClass;

/// Whether the noun at item `at` only says where something else lies ("40 km from X", "near X") or which way it came ("by the road to X").
bool placesAnother(const ParsedSentence& sentence, std::size_t at) {
    if (at == 0 || sentence.items[at - 1].kind != ItemKind::preposition) return false;
    const std::string_view word = sentence.units[sentence.items[at - 1].first].lower;
    static constexpr std::array ALWAYS{"near",         "by",           "via",          "beyond",  "outside", "behind",
                                       "close to",     "south of",     "north of",     "east of", "west of", "southeast of",
                                       "southwest of", "northeast of", "northwest of", "through", "along"};
    if (std::ranges::find(ALWAYS, word, [](const char* w) -> std::string_view { return w; }) != ALWAYS.end()) return true;
    if (at < 2 || (word != "from" && word != "to" && word != "of" && word != "with" && word != "between")) return false;
    const Item& head = sentence.items[at - 2];
    if (head.kind == ItemKind::verb) return word == "from" && head.gerund;  // "marching from X"
    const Unit& noun = sentence.units[head.last - 1];
    return head.kind == ItemKind::phrase && (noun.is(distance) || (word != "of" && !noun.is(force) && !noun.is(WordClass::group) && noun.party < 0));
}

/// A party that only qualifies: "Moscow-backed", "pro-Russian".
bool onlyQualifies(const std::vector<Unit>& units, std::size_t at) {
    if (at + 2 < units.size() && units[at + 1].pos == Pos::hyphen && (units[at + 2].is(ally) || units[at + 2].is(held))) return true;
    return at >= 2 && units[at - 1].pos == Pos::hyphen && units[at - 2].is(plain_side);
}

/// "supported by Burundian troops", "allied to Y": named for somebody else's sake.
bool backs(const std::vector<Unit>& units, std::size_t at) {
    constexpr std::size_t REACH = 3;
    for (std::size_t i = at; i-- > 0 && at - i <= REACH && (units[i].pos == Pos::determiner || units[i].pos == Pos::preposition || units[i].is(tied));)
        if (units[i].is(tied)) return true;
    return false;
}

}  // namespace

Memory::Memory(std::string_view text, const std::vector<toponym::Toponym>& toponyms, const PartyRegistry& parties,
               const gazetteer::Gazetteer& gazetteer)
    : text_{text},
      toponyms_{toponyms},
      registry_{parties},
      gazetteer_{gazetteer},
      weight_(parties.parties().size(), 0.0),
      aside_(toponyms.size(), false),
      seat_(toponyms.size(), false) {
    for (const toponym::Toponym& t : toponyms) {
        if (t.use == toponym::Use::literal && t.place != gazetteer::kNoPlace) ++countries_[std::string(gazetteer.place(t.place).country)];
    }
}

bool Memory::canAct(int index) const {
    return index >= 0 && (party(index).kind == PartyKind::state || party(index).kind == PartyKind::group);
}

void Memory::count(const ParsedSentence& sentence) {
    std::vector<std::string> countries;
    for (const Unit& unit : sentence.units) {
        // "KYIV — …": where it was written.
        const bool opens = unit.place >= 0 && &unit - sentence.units.data() < 6;
        const auto dash = std::find_if(sentence.units.begin(), sentence.units.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(sentence.units.size(), 8)), [](const Unit& u) {
            return u.pos == Pos::stop && (u.lower == "-" || u.lower == "–" || u.lower == "—");
        });
        const bool isDateline = opens && dash - sentence.units.begin() < static_cast<std::ptrdiff_t>(std::min<std::size_t>(sentence.units.size(), 8)) && &unit < &*dash &&
                                std::none_of(sentence.units.begin(), dash, [](const Unit& u) { return u.pos == Pos::verb; });
        if (isDateline) seat_[static_cast<std::size_t>(unit.place)] = true;
        // "Jerusalem's forces … the outskirts": a seat that stands for its government is not spoken of.
        if (unit.party >= 0 && unit.place < 0 && unit.use == NameUse::capital) {
            const auto seat = std::ranges::lower_bound(toponyms_, unit.span.begin, {}, [](const toponym::Toponym& t) { return t.span.begin; });
            if (seat != toponyms_.end() && seat->span == unit.span) seat_[static_cast<std::size_t>(seat - toponyms_.begin())] = true;
        }
        if (unit.place < 0 || toponym(unit.place).use != toponym::Use::literal || toponym(unit.place).place == gazetteer::kNoPlace) continue;
        countries.emplace_back(gazetteer_.place(toponym(unit.place).place).country);
    }
    std::ranges::sort(countries);
    countries.erase(std::ranges::unique(countries).begin(), countries.end());
    if (!countries.empty()) lastCountries_ = countries;
    for (std::size_t i = 0; i < sentence.units.size(); ++i) {
        const Unit& unit = sentence.units[i];
        if (unit.party >= 0 && party(unit.party).kind == PartyKind::body) bodies_.insert(unit.party);
        if (unit.party < 0 || !canAct(unit.party)) continue;
        const bool literal = unit.place >= 0 && toponym(unit.place).use == toponym::Use::literal;
        const std::size_t next = i + 1 < sentence.units.size() && sentence.units[i + 1].pos == Pos::possessive ? i + 2 : i + 1;
        const bool armed = next < sentence.units.size() && (sentence.units[next].is(force) || sentence.units[next].namesFrame());
        const bool fights = party(unit.party).kind == PartyKind::group;
        const bool aside = onlyQualifies(sentence.units, i) || backs(sentence.units, i);
        const double more = aside ? 0.3 : armed ? 3 : literal ? 0.3 : fights ? 2 : 1;
        weight_[static_cast<std::size_t>(unit.party)] += more;
        for (const std::string& country : lastCountries_) theatres_[country][unit.party] += more;
    }
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
        if (unit.is(WordClass::full) && unit.lower.starts_with("the ")) phrase.definite = true;  // "the whole town"
        if (unit.pos != Pos::noun && unit.pos != Pos::pronoun) continue;
        phrase.head = static_cast<std::int32_t>(i);
        const bool possessor = i + 1 < item.last && units[i + 1].pos == Pos::possessive;
        if (unit.namesFrame()) phrase.frameUnit = static_cast<std::int32_t>(i);
        // "Minister Anna Wagner" is not the party of that name.
        const bool surname = unit.party >= 0 && phrase.lastName >= 0 && phrase.lastName == static_cast<std::int32_t>(i) - 1 &&
                             unit.use == NameUse::name && party(unit.party).kind == PartyKind::group && units[item.first].is(title);
        if (surname) {
            phrase.lastName = static_cast<std::int32_t>(i);
        } else if (unit.party >= 0) {
            if (i + 2 < units.size() && units[i + 1].pos == Pos::hyphen && units[i + 2].is(held)) phrase.heldBy = unit.party;
            if (!onlyQualifies(units, i)) phrase.parties.push_back(i);
        }
        if (unit.place >= 0) {
            // A town that no party is named by stands for nobody, however its sentence looks.
            if (!possessor && (toponym(unit.place).use == toponym::Use::literal || unit.party < 0)) {
                phrase.place = unit.place;
                phrase.placeUnit = static_cast<std::int32_t>(i);
            }
        } else if (unit.party < 0 && unit.capitalised && (!unit.entry || unit.entry->classes.none())) {
            if (phrase.lastName != static_cast<std::int32_t>(i) - 1) phrase.firstName = static_cast<std::int32_t>(i);
            phrase.lastName = static_cast<std::int32_t>(i);
        }
    }
    return phrase;
}

std::string Memory::monitorIn(const ParsedSentence& sentence, const Item& item) const {
    const std::vector<Unit>& units = sentence.units;
    if (item.kind != ItemKind::phrase) return {};
    const Unit& last = units[item.last - 1];
    // "the research group": the monitor named last.
    if (last.is(monitor) && !last.capitalised && units[item.first].lower == "the" && item.last - item.first <= 3) return lastMonitor_;
    if (!last.capitalised || last.party >= 0) return {};
    if (const auto known = monitors_.find(last.lower); known != monitors_.end()) return known->second;
    std::uint32_t first = item.last - 1;
    while (first > item.first && units[first - 1].capitalised && units[first - 1].pos == Pos::noun) --first;
    const bool named = last.is(monitor) && item.last - first > 1;
    return named ? std::string(sentence.spanOf(first, item.last).of(text_)) : std::string{};
}

void Memory::learn(const ParsedSentence& sentence) {
    hereCountry_ = countryHere(sentence);
    learnTies(sentence);
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind != ItemKind::phrase) continue;
        std::string name = monitorIn(sentence, item);
        const NounPhrase phrase = look(sentence, item);
        const bool explained = i + 2 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::comma && sentence.items[i + 2].kind == ItemKind::phrase &&
                               sentence.units[sentence.items[i + 2].last - 1].is(monitor) && phrase.lastName >= 0 && phrase.parties.empty() && phrase.place < 0;
        if (name.empty() && explained) name = std::string(sentence.spanOf(static_cast<std::uint32_t>(phrase.firstName), static_cast<std::uint32_t>(phrase.lastName) + 1).of(text_));
        if (name.empty()) continue;
        lastMonitor_ = name;
        monitors_.emplace(sentence.units[item.last - 1].lower, name);
    }
    const std::vector<Unit>& units = sentence.units;
    // "took X, days after they overran Y": what is told further on is told of X.
    bool placed = false;
    bool earlier = false;
    for (const Item& item : sentence.items) {
        const std::string_view word = units[item.last - 1].lower;
        if (item.kind == ItemKind::comma || item.kind == ItemKind::stop) earlier = false;
        else if (item.kind == ItemKind::subordinator) earlier = placed && (word.ends_with("after") || word.ends_with("before"));
        if (item.kind != ItemKind::phrase) continue;
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            if (units[u].place < 0 || toponym(units[u].place).use != toponym::Use::literal) continue;
            if (earlier) aside_[static_cast<std::size_t>(units[u].place)] = true;
            placed = true;
        }
    }
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        if (sentence.items[i].kind != ItemKind::phrase || !placesAnother(sentence, i)) continue;
        for (std::uint32_t u = sentence.items[i].first; u < sentence.items[i].last; ++u) {
            if (units[u].place >= 0) aside_[static_cast<std::size_t>(units[u].place)] = true;
        }
    }
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind != ItemKind::phrase) continue;
        const NounPhrase phrase = look(sentence, item);
        if (phrase.head < 0) continue;
        const Unit& head = units[static_cast<std::size_t>(phrase.head)];
        for (const std::uint32_t u : phrase.parties) {
            // "JNIM, al-Qaeda's affiliate", "loyal to IS": told of JNIM.
            const bool aside = backs(units, u) || (head.is(tied) && static_cast<std::int32_t>(u) != phrase.head);
            if (!aside && party(units[u].party).kind == PartyKind::group) lastGroup_ = units[u].party;
        }
        if (!phrase.parties.empty() && (head.is(official) || head.is(force))) {
            const int owner = partyOf(sentence, i, i + 1, kNobody);
            if (owner != kNobody) {
                organs_[std::string(head.lower)] = owner;
                // "Russia's defence ministry" is "the ministry" further on.
                if (const auto blank = head.lower.rfind(' '); blank != std::string_view::npos)
                    organs_[std::string(head.lower.substr(blank + 1))] = owner;
            }
        }
        if (phrase.lastName < 0 || head.is(settlement) || head.is(region)) continue;
        // "Russia's chief officer, Gen. Valery Gerasimov", "Ukrainian President X", "X, a commander of the RSF", "X of the ministry".
        const std::string name(units[static_cast<std::size_t>(phrase.lastName)].lower);
        if (const auto known = people_.find(name); known != people_.end()) {
            lastPerson_ = {known->second, std::string(sentence.spanOf(item).of(text_))};
            continue;
        }
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
        if (owner == kNobody && i + 3 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::comma &&
            units[sentence.items[i + 2].first].lower == "who" &&
            (sentence.verbIs(sentence.items[i + 3], VerbKind::lead) || sentence.verbIs(sentence.items[i + 3], VerbKind::say))) {
            for (std::size_t k = i + 4; k < sentence.items.size() && sentence.items[k].kind != ItemKind::comma && owner == kNobody; ++k) {
                if (sentence.items[k].kind == ItemKind::phrase) owner = partyOf(sentence, k, k + 1, kNobody);
            }
        }
        if (owner == kNobody && i + 2 < sentence.items.size() && sentence.items[i + 1].kind == ItemKind::preposition &&
            units[sentence.items[i + 1].first].lower == "of") {
            const NounPhrase of = look(sentence, sentence.items[i + 2]);
            if (!of.parties.empty() || (of.head >= 0 && units[static_cast<std::size_t>(of.head)].is(official)))
                owner = partyOf(sentence, i + 2, i + 3, kNobody);
        }
        if (owner == kNobody) continue;
        people_.emplace(name, owner);
        lastPerson_ = {owner, std::string(sentence.spanOf(item).of(text_))};
    }
}

}  // namespace demarc::claim
