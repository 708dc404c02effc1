// Which place a phrase means that does not name it: "the city", "it", "there", "both towns".
#include <algorithm>
#include <array>
#include <string_view>

#include "claim/clause.hpp"
#include "claim/memory.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::uint32_t FOCUS_REACH_IN_BYTES = 400;  ///< about two sentences

constexpr int MENTIONS_BACK = 40;  ///< places before that "the city" can mean

/// Whether a noun is of something that can be held.
bool isGround(const Unit& noun) {
    return noun.is(settlement) || noun.is(region) || noun.is(facility) || noun.is(part) || noun.is(territory);
}

/// "the Abu Shouk displacement camp" is no town.
bool isCalledFacility(std::string_view text, base::Span name) {
    static constexpr std::array WORDS{" camp", " displacement camp", " refugee camp", " base", " military base", " air base", " airport", " airfield", " dam"};
    const std::string_view behind = text.substr(std::min<std::size_t>(name.end, text.size()));
    return std::ranges::any_of(WORDS, [&](std::string_view word) { return behind.starts_with(word); });
}

/// "in X", "from X": whether what stands before a name says that somebody is or goes there.
bool isPlacedBefore(std::string_view text, base::Span name) {
    static constexpr std::array WORDS{" in ", " at ", " from ", " near ", " into ", " outside ", " around ", "In ", "At ", "Near "};
    return std::ranges::any_of(WORDS, [&](std::string_view word) { return text.substr(0, name.begin).ends_with(word); });
}

}  // namespace

int Memory::earlierPlace(const ParsedSentence& sentence, std::uint32_t before, const Unit& noun) const {
    using gazetteer::Feature;
    const bool wantsTown = noun.is(settlement) || noun.lower == "it" || noun.lower == "there";
    const bool wantsRegion = noun.is(region) || noun.lower == "it";
    const bool wantsCapital = noun.lower == "capital" && sentence.units[before].lower == "the" && before + 1 < sentence.units.size() &&
                              sentence.units[before + 1].lower == "capital";
    const auto fits = [&](const toponym::Toponym& t) {
        if (t.use != toponym::Use::literal) return false;
        if (wantsCapital) return t.feature != Feature::country && registry_.findByName(t.name) != nullptr;
        if (t.feature == Feature::city || t.feature == Feature::town || t.feature == Feature::village)
            return wantsTown && !(noun.lower == "village" && t.feature == Feature::city) && !(noun.lower == "city" && t.feature == Feature::village) && (noun.lower == "it" || noun.lower == "there" || !isCalledFacility(text_, t.span));
        if (t.feature == Feature::region || t.feature == Feature::island) return wantsRegion;
        if (!noun.is(facility)) return false;
        // "the Ta Muen Thom temple … the temple"
        const std::string_view behind = text_.substr(std::min<std::size_t>(t.span.end + 1, text_.size()), noun.lower.size());
        if (behind == noun.lower && (t.feature == Feature::facility || t.feature == Feature::other || t.feature == Feature::mountain)) return true;
        if (t.feature != Feature::facility) return false;
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
    // Lists call a village what a report calls a city, a town what it calls a village, or don't have it; yet "a village" that isn't named is not the city named before it.
    const auto isUnclassed = [&](const toponym::Toponym& t) {  // what no list has may also be a party: "Norvia said the town was its"
        return t.feature == Feature::island || (t.feature == Feature::other && t.place == gazetteer::kNoPlace && isPlacedBefore(text_, t.span));
    };
    const auto fitsLoosely = [&](const toponym::Toponym& t) {
        return t.use == toponym::Use::literal && (t.feature == Feature::city || t.feature == Feature::village || isUnclassed(t)) && !isCalledFacility(text_, t.span);
    };
    const std::uint32_t reach = here - std::min(here, FOCUS_REACH_IN_BYTES);
    const auto isUnnamed = [&] { return text_.substr(reach, here - reach).find(" a " + std::string{noun.lower}) != std::string_view::npos; };
    const bool classed = noun.is(settlement) && noun.lower != "capital";
    auto t = std::ranges::lower_bound(toponyms_, here, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    int lastResort = -1, loose = -1;
    for (int steps = 0; t != toponyms_.begin() && steps < MENTIONS_BACK; ++steps) {
        --t;
        const auto index = static_cast<std::size_t>(t - toponyms_.begin());
        const bool strict = fits(*t);
        if (seat_[index] || (!strict && (!classed || loose >= 0 || t->span.begin < reach || aside_[index] || !fitsLoosely(*t) || isUnnamed()))) continue;
        if (!strict) {
            loose = static_cast<int>(index);
            if (t->span.begin >= sentence.span.begin && isUnclassed(*t)) return loose;
        } else if (!aside_[index]) {
            const bool told = loose >= 0 && loose == focus_ && isUnclassed(toponyms_[static_cast<std::size_t>(loose)]);
            return told || (loose >= 0 && t->span.begin < reach) ? loose : static_cast<int>(index);
        } else if (lastResort < 0) {
            lastResort = static_cast<int>(index);
        }
    }
    return lastResort >= 0 ? lastResort : loose;
}

int Memory::townBefore(const ParsedSentence& sentence, std::size_t item) const {
    using gazetteer::Feature;
    const std::uint32_t here = sentence.units[sentence.items[item].first].span.begin;
    auto t = std::ranges::lower_bound(toponyms_, here, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    int lastResort = -1;
    while (t != toponyms_.begin() && here - (--t)->span.begin < FOCUS_REACH_IN_BYTES) {
        const bool town = t->feature == Feature::city || t->feature == Feature::town || t->feature == Feature::village;
        const auto index = static_cast<std::size_t>(t - toponyms_.begin());
        if (!town || t->use != toponym::Use::literal || seat_[index]) continue;
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
    // "X's eastern half", "X's airport"
    for (std::uint32_t u = item.first; u + 1 < item.last && (head.is(part) || head.is(qualifier) || head.is(facility)) && !head.is(force); ++u) {
        const Unit& owner = sentence.units[u];
        if (sentence.units[u + 1].pos == Pos::possessive && owner.place >= 0 && toponym(owner.place).use == toponym::Use::literal) return owner.place;
    }
    // "the airport district", "the western neighbourhoods": of the town, since no region is called so.
    const bool ofTown = head.is(region) && head.is(facility) && phrase.definite && phrase.parties.empty() && phrase.lastName < 0 &&
                        phrase.head > static_cast<std::int32_t>(item.first) + 1 && !head.lower.ends_with('s');
    // "hold the northern half", "the eastern neighbourhoods"
    const bool side = (head.is(part) || head.is(facility)) && !head.is(settlement) && phrase.definite && phrase.parties.empty() && phrase.lastName < 0 &&
                      std::any_of(sentence.units.begin() + item.first, sentence.units.begin() + phrase.head, [](const Unit& unit) { return unit.is(part) && !unit.capitalised; });
    const bool goesOn = at + 1 < sentence.items.size() && sentence.items[at + 1].kind == ItemKind::preposition;
    if (ofTown || (side && !goesOn)) return townBefore(sentence, at);
    // "12 of Rakhine's 17 townships", "four of the province's six districts": the region's.
    for (std::uint32_t u = item.first; u + 1 < item.last && head.lower.ends_with('s') && (head.is(region) || head.is(settlement)); ++u) {
        const Unit& owner = sentence.units[u];
        if (sentence.units[u + 1].pos != Pos::possessive || !shareCounted(sentence, at)) continue;
        if (owner.place >= 0) return owner.place;
        if (owner.is(region) || owner.is(settlement)) return earlierPlace(sentence, item.first, owner);
    }
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
    // "the retaking of those areas": of what was named right before.
    if (count == 0 && item.last == item.first + 2 && (sentence.units[item.first].lower == "those" || sentence.units[item.first].lower == "these") && head.lower.ends_with('s') &&
        (head.is(settlement) || head.is(region)))
        return placesBefore(sentence);
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

std::vector<int> Memory::placesBefore(const ParsedSentence& sentence) const {
    using gazetteer::Feature;
    std::vector<int> meant;
    auto t = std::ranges::lower_bound(toponyms_, sentence.span.begin, {}, [](const toponym::Toponym& entry) { return entry.span.begin; });
    while (t != toponyms_.begin() && sentence.span.begin - (--t)->span.begin < FOCUS_REACH_IN_BYTES) {
        const auto index = static_cast<std::size_t>(t - toponyms_.begin());
        const bool ground = t->feature == Feature::city || t->feature == Feature::town || t->feature == Feature::village || t->feature == Feature::region;
        const bool known = std::ranges::any_of(meant, [&](int other) { return toponym(other).name == t->name; });
        if (ground && t->use == toponym::Use::literal && !aside_[index] && !seat_[index] && !known) meant.insert(meant.begin(), static_cast<int>(index));
    }
    return meant;
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

}  // namespace demarc::claim
