#include "claim/memory.hpp"

#include <algorithm>
#include <array>

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::uint32_t FOCUS_REACH_IN_BYTES = 400;  ///< about two sentences

constexpr int MENTIONS_BACK = 40;  ///< places before that "the city" can mean

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

/// Whether a noun is of something that can be held.
bool isGround(const Unit& noun) {
    return noun.is(settlement) || noun.is(region) || noun.is(facility) || noun.is(part) || noun.is(territory);
}

/// A party that only qualifies: "Moscow-backed", "pro-Russian".
bool onlyQualifies(const std::vector<Unit>& units, std::size_t at) {
    if (at + 2 < units.size() && units[at + 1].pos == Pos::hyphen && (units[at + 2].is(ally) || units[at + 2].is(held))) return true;
    return at >= 2 && units[at - 1].pos == Pos::hyphen && units[at - 2].is(plain_side);
}

}  // namespace

Memory::Memory(std::string_view text, const std::vector<toponym::Toponym>& toponyms, const PartyRegistry& parties,
               const gazetteer::Gazetteer& gazetteer)
    : text_{text},
      toponyms_{toponyms},
      registry_{parties},
      gazetteer_{gazetteer},
      weight_(parties.parties().size(), 0.0),
      aside_(toponyms.size(), false) {
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
        if (unit.place < 0 || toponym(unit.place).use != toponym::Use::literal || toponym(unit.place).place == gazetteer::kNoPlace) continue;
        countries.emplace_back(gazetteer_.place(toponym(unit.place).place).country);
    }
    std::ranges::sort(countries);
    countries.erase(std::ranges::unique(countries).begin(), countries.end());
    if (!countries.empty()) lastCountries_ = countries;
    for (std::size_t i = 0; i < sentence.units.size(); ++i) {
        const Unit& unit = sentence.units[i];
        if (unit.party < 0 || !canAct(unit.party)) continue;
        const bool literal = unit.place >= 0 && toponym(unit.place).use == toponym::Use::literal;
        const std::size_t next = i + 1 < sentence.units.size() && sentence.units[i + 1].pos == Pos::possessive ? i + 2 : i + 1;
        const bool armed = next < sentence.units.size() && (sentence.units[next].is(force) || sentence.units[next].namesFrame());
        const bool fights = party(unit.party).kind == PartyKind::group;
        const double more = armed ? 3 : literal ? 0.3 : fights ? 2 : 1;
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

int Memory::earlierPlace(const ParsedSentence& sentence, std::uint32_t before, const Unit& noun) const {
    using gazetteer::Feature;
    const bool wantsTown = noun.is(settlement) || noun.lower == "it" || noun.lower == "there";
    const bool wantsRegion = noun.is(region) || noun.lower == "it";
    const bool wantsCapital = noun.lower == "capital" && sentence.units[before].lower == "the" && before + 1 < sentence.units.size() &&
                              sentence.units[before + 1].lower == "capital";
    const auto fits = [&](const toponym::Toponym& t) {
        if (t.use != toponym::Use::literal) return false;
        if (wantsCapital) return t.feature != Feature::country && registry_.findByName(t.name) != nullptr;
        if (t.feature == Feature::city || t.feature == Feature::town || t.feature == Feature::village) return wantsTown;
        if (t.feature == Feature::region || t.feature == Feature::island) return wantsRegion;
        if (t.feature != Feature::facility || !noun.is(facility)) return false;
        if (noun.lower == "building" || noun.lower == "compound") return true;
        return gazetteer::fold(t.name).find(noun.lower) != std::string::npos;
    };
    const std::uint32_t here = sentence.units[before].span.begin;
    if (focus_ >= 0 && (noun.lower == "it" || fits(toponym(focus_))) && toponym(focus_).span.begin < here) {
        const bool near = here - toponym(focus_).span.begin < FOCUS_REACH_IN_BYTES;
        // "entered X and claim a third of it": the town named in the same sentence comes before what was told earlier.
        const auto begin =
            std::ranges::lower_bound(toponyms_, sentence.span.begin, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
        const auto end = std::find_if(begin, toponyms_.end(), [&](const toponym::Toponym& t) { return t.span.begin >= here; });
        const bool named = std::any_of(begin, end, [&](const toponym::Toponym& t) {
            const bool town = t.feature == Feature::city || t.feature == Feature::town || t.feature == Feature::village;
            return town && t.use == toponym::Use::literal && !aside_[static_cast<std::size_t>(&t - toponyms_.data())];
        });
        if (near && ((noun.lower == "it" && !named) || toponym(focus_).span.begin >= sentence.span.begin)) return focus_;
    }
    auto t = std::ranges::lower_bound(toponyms_, here, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    int lastResort = -1;
    for (int steps = 0; t != toponyms_.begin() && steps < MENTIONS_BACK; ++steps) {
        --t;
        if (!fits(*t)) continue;
        const auto index = static_cast<std::size_t>(t - toponyms_.begin());
        if (!aside_[index]) return static_cast<int>(index);
        if (lastResort < 0) lastResort = static_cast<int>(index);
    }
    return lastResort;
}

int Memory::townBefore(const ParsedSentence& sentence, std::size_t item) const {
    using gazetteer::Feature;
    const std::uint32_t here = sentence.units[sentence.items[item].first].span.begin;
    auto t = std::ranges::lower_bound(toponyms_, here, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    int lastResort = -1;
    while (t != toponyms_.begin() && here - (--t)->span.begin < FOCUS_REACH_IN_BYTES) {
        const bool town = t->feature == Feature::city || t->feature == Feature::town || t->feature == Feature::village;
        const auto index = static_cast<std::size_t>(t - toponyms_.begin());
        if (!town || t->use != toponym::Use::literal) continue;
        if (!aside_[index]) return static_cast<int>(index);
        if (lastResort < 0) lastResort = static_cast<int>(index);
    }
    return lastResort;
}

int Memory::placeOf(const ParsedSentence& sentence, std::size_t at, bool pronouns) const {
    const Item& item = sentence.items[at];
    const NounPhrase phrase = look(sentence, item);
    if (phrase.head < 0) return -1;
    const Unit& head = sentence.units[static_cast<std::size_t>(phrase.head)];
    if (phrase.place >= 0) {
        const bool aside = head.is(force) || head.is(official) || head.is(WordClass::group) || head.is(title) || head.is(WordClass::person) ||
                           head.is(neutral) || phrase.lastName > phrase.placeUnit;
        return aside ? -1 : phrase.place;
    }
    if (head.pos == Pos::pronoun) {
        if (!pronouns || head.lower != "it") return -1;
        // "held the corridor and would not leave it": what the verb before has for an object, though no place is known by that name.
        for (std::size_t i = at; i-- > 0 && sentence.items[i].kind != ItemKind::stop;) {
            const Item& verb = sentence.items[i];
            if (verb.kind != ItemKind::verb || !verb.frame || i + 1 >= at || sentence.items[i + 1].kind != ItemKind::phrase) continue;
            const NounPhrase object = look(sentence, sentence.items[i + 1]);
            const bool goesOn = sentence.units[sentence.items[i + 2].first].lower == "of";
            const bool ground = !goesOn && object.head >= 0 && object.place < 0 && object.parties.empty() &&
                                (isGround(sentence.units[static_cast<std::size_t>(object.head)]) || object.lastName >= 0);
            if (ground && placeOf(sentence, i + 1, false) < 0) return -1;
            break;
        }
        return earlierPlace(sentence, item.first, head);
    }
    // "X's eastern half"
    for (std::uint32_t u = item.first; u + 1 < item.last && (head.is(part) || head.is(qualifier)) && !head.is(force); ++u) {
        const Unit& owner = sentence.units[u];
        if (sentence.units[u + 1].pos == Pos::possessive && owner.place >= 0 && toponym(owner.place).use == toponym::Use::literal) return owner.place;
    }
    // "the airport district", "the western neighbourhoods": of the town, since no region is called so.
    const bool ofTown = head.is(region) && head.is(facility) && phrase.definite && phrase.parties.empty() && phrase.lastName < 0 &&
                        phrase.head > static_cast<std::int32_t>(item.first) + 1 && !head.lower.ends_with('s');
    if (ofTown) return townBefore(sentence, at);
    // "the town's airstrip"
    for (std::uint32_t u = item.first; u + 1 < item.last && head.is(facility) && phrase.parties.empty(); ++u) {
        if (sentence.units[u + 1].pos == Pos::possessive && sentence.units[u].is(settlement))
            return earlierPlace(sentence, item.first, sentence.units[u]);
    }
    const bool named = phrase.definite && phrase.parties.empty() && phrase.lastName < 0 &&
                       (head.is(settlement) || head.is(region) || head.is(facility)) && !head.lower.ends_with("s");
    return named ? earlierPlace(sentence, item.first, head) : -1;
}

std::vector<int> Memory::placesMeant(const ParsedSentence& sentence, std::size_t at) const {
    using gazetteer::Feature;
    const Item& item = sentence.items[at];
    const Unit& head = sentence.units[item.last - 1];
    const bool both = item.first > 0 && sentence.units[item.first - 1].lower == "both";
    int count = both ? 2 : 0;
    for (std::uint32_t u = item.first; u < item.last; ++u) {
        const Unit& unit = sentence.units[u];
        if (unit.place >= 0 || unit.party >= 0) return {};
        if (unit.lower == "both") count = 2;
        else if (unit.entry && unit.entry->number > 1) count = static_cast<int>(unit.entry->number);
    }
    const bool alone = item.last == item.first + 1 && head.lower == "both";
    const bool definite = both || sentence.units[item.first].lower == "the" || sentence.units[item.first].lower == "both" || sentence.units[item.first].lower == "these";
    if (count < 2 || count > 6 || (!alone && !((head.is(settlement) || head.is(region)) && head.lower.ends_with('s') && definite))) return {};
    const bool regions = !alone && head.is(region) && !head.is(settlement);
    std::vector<int> meant;
    const std::uint32_t here = sentence.units[item.first].span.begin;
    auto t = std::ranges::lower_bound(toponyms_, here, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    for (int steps = 0; t != toponyms_.begin() && steps < MENTIONS_BACK && static_cast<int>(meant.size()) < count; ++steps) {
        --t;
        const auto index = static_cast<int>(t - toponyms_.begin());
        const bool town = t->feature == Feature::city || t->feature == Feature::town || t->feature == Feature::village;
        const bool quarter = t->feature == Feature::other && head.is(facility);  // "both districts"
        const bool fits = t->use == toponym::Use::literal && !aside_[static_cast<std::size_t>(index)] && ((regions ? t->feature == Feature::region : town) || quarter);
        const bool known = std::ranges::any_of(meant, [&](int other) { return toponym(other).name == t->name; });
        if (fits && !known) meant.insert(meant.begin(), index);
    }
    return static_cast<int>(meant.size()) == count ? meant : std::vector<int>{};
}

std::string Memory::countryHere(const ParsedSentence& sentence) const {
    std::string here;
    bool several = false;
    for (const Unit& unit : sentence.units) {
        if (unit.place < 0 || toponym(unit.place).use != toponym::Use::literal || toponym(unit.place).place == gazetteer::kNoPlace) continue;
        const std::string country{gazetteer_.place(toponym(unit.place).place).country};
        several = several || (!here.empty() && here != country);
        here = country;
    }
    return several ? std::string{} : here.empty() ? hereCountry_ : here;
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
            if (party(units[u].party).kind == PartyKind::group) lastGroup_ = units[u].party;
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
