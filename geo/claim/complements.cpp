#include <algorithm>

#include "claim/clause.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

bool lists(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// Whether a noun behind a comma only explains the place before it: "Goma, the biggest city of eastern Congo".
bool opensApposition(const ParsedSentence& sentence, const Memory& memory, std::size_t at) {
    if (at >= sentence.items.size() || sentence.items[at].kind != ItemKind::phrase) return false;
    const NounPhrase phrase = memory.look(sentence, sentence.items[at]);
    if (phrase.head < 0 || phrase.head == phrase.placeUnit) return false;
    const Unit& head = sentence.units[static_cast<std::size_t>(phrase.head)];
    return !head.is(part) && (head.is(settlement) || head.is(region) || head.is(facility) || phrase.place < 0);
}

}  // namespace

std::vector<Complement> complements(const ParsedSentence& sentence, const Memory& memory, std::size_t from, std::size_t to) {
    std::vector<Complement> found;
    const std::vector<Unit>& units = sentence.units;
    Complement pending;             // what was said of the place that is still to come
    std::string_view preposition;   // that brings it
    std::string_view listed;        // of the last place, for the next of its list
    bool inside = false;            // behind a noun that is no place
    bool carries = false;           // the last noun only carries a name: "city of"
    bool covered = false;           // "drove 6 km into X": the last noun says how far somebody came
    bool open = true;               // a place here still counts
    bool territoryCarries = false;  // "the area near X" is a part of X
    bool almost = false;            // "nearly all"
    bool facilityObject = false;    // "the base … in X" is a part of X
    bool singleFacility = false;
    bool names = false;             // behind "including": "the districts of X and Y" are what they are called
    std::optional<std::string_view> several;  // what brought "a number of villages", whose names may follow: "among them A and B"
    double number = 0;
    for (std::size_t i = from; i < to && i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::preposition) {
            const std::string_view word = units[item.first].lower;
            // "on Uvira, on Lake Tanganyika": behind a comma it only says where that lies.
            if (!found.empty() && i > from && sentence.items[i - 1].kind == ItemKind::comma && !(word == "of" && listed == "of") && word != "among" && word != "including" &&
                word != "such as") {
                open = false;
                carries = inside = false;
                preposition = word;
                continue;
            }
            if (carries && territoryCarries && (word == "around" || word == "near" || word == "in" || word == "inside" || word == "across")) {
                pending.partial = true;
                continue;
            }
            if (facilityObject && found.empty() && (word == "in" || word == "at" || word == "inside")) {
                pending = {};
                pending.partial = true;
                preposition = {};
                inside = carries = false;
                open = true;
                continue;
            }
            if (carries && (word == "of" || word == "out of" || ((pending.partial || pending.share) && (word == "in" || word == "inside" || word == "at")))) continue;
            const bool byFacility = singleFacility && (word == "near" || word == "outside");  // "on a base near X"
            // ", among them X" goes on with the list.
            const bool goesOn = (!found.empty() || several) && (word == "among" || word == "including" || word == "such as");
            names = goesOn || (names && word == "of");
            const bool reaches = covered && (word == "into" || word == "inside" || word == "towards" || word == "toward" || word == "in the direction of");
            covered = false;
            if (carries && !goesOn && !pending.partial && !byFacility && !reaches) pending.beside = true;            // "three villages near X"
            if (word != "of") inside = false;
            if (found.empty() || word != "of") {
                preposition = !goesOn ? word : found.empty() ? *several : listed;
                open = true;
            }
            carries = false;
            continue;
        }
        if (item.kind == ItemKind::other && units[item.first].is(nearly)) almost = true;
        if (item.kind == ItemKind::coordinator || item.kind == ItemKind::comma) {
            pending = {};
            almost = inside = false;
            if (!found.empty()) {
                // "from A and B" stays with its preposition; behind a comma the list itself goes on.
                const bool close = item.kind == ItemKind::coordinator && sentence.items[i - 1].kind != ItemKind::comma;
                preposition = close ? found.back().preposition : listed;
                inside = carries = false;
                open = item.kind == ItemKind::coordinator || !opensApposition(sentence, memory, i + 1);
                number = 0;
            }
            continue;
        }
        if (item.kind != ItemKind::phrase) continue;
        const NounPhrase phrase = memory.look(sentence, item);
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const Unit& unit = units[u];
            const bool percent = u + 1 < units.size() && (units[u + 1].lower == "%" || units[u + 1].is(WordClass::percent));
            if (unit.isNumber && percent) {
                const double value = std::strtod(std::string(unit.lower).c_str(), nullptr) / 100;
                if (value > 0 && value <= 1) {
                    pending.share = value;
                    pending.limit = limitOf(units, u + 1);
                }
            } else if (unit.entry && unit.entry->fraction > 0) {
                pending.share = std::min(1.0, static_cast<double>(unit.entry->fraction) * std::max(1.0, number));
                pending.limit = limitOf(units, u);
            } else if (unit.entry && unit.entry->number > 0) {
                number = static_cast<double>(unit.entry->number);
            }
            if (unit.is(most) || unit.is(piece)) pending.partial = true;
            if (unit.is(nearly)) almost = true;
            if (unit.is(full) && almost) pending.partial = true;
            else if (unit.is(full) && unit.lower != "all" && !pending.share) pending.share = 1.0;
            if (unit.is(qualifier)) {
                pending.qualifier = unit.span;
                pending.partial = true;
            }
        }
        const auto counted = shareCounted(sentence, i);
        if (counted) {
            pending.share = counted;
            pending.counted = true;
            pending.partial = *counted < 1;
            pending.limit = limitOf(units, sentence.items[i - 2].last - 1);
        }
        if (const auto meant = open && !counted ? memory.placesMeant(sentence, i) : std::vector<int>{}; !meant.empty()) {
            for (const int place : meant) {
                Complement one = pending;
                one.toponym = place;
                one.preposition = preposition;
                one.item = i;
                if (found.empty()) listed = preposition;
                found.push_back(one);
            }
            pending = {};
            open = carries = false;
            continue;
        }
        const int place = open ? memory.placeOf(sentence, i, true) : -1;
        if (phrase.head < 0) {
            carries = true;  // "all of X"
            const bool all =
                units[item.first].lower == "all" && item.last == item.first + 1 && i + 1 < to && units[sentence.items[i + 1].first].lower == "of";
            if (all && almost) pending.partial = true;
            else if (all) pending.share = 1.0;
            continue;
        }
        const Unit& head = units[static_cast<std::size_t>(phrase.head)];
        if (place >= 0) {
            // "the Ukrainian city of Vovchansk" goes on to its name; "Goma airport" is a part of Goma.
            const bool goesOn = phrase.place < 0 && i + 2 < sentence.items.size() && units[sentence.items[i + 1].first].lower == "of" &&
                                memory.placeOf(sentence, i + 2, false) >= 0;
            if (goesOn) {
                carries = true;
                continue;
            }
            const bool named = memory.toponym(place).feature == gazetteer::Feature::facility;
            if (phrase.place >= 0 && phrase.head > phrase.placeUnit && (head.is(facility) || head.is(part)) && !head.is(region) &&
                !head.is(settlement) && !named) {
                const bool called =
                    head.is(facility) && !head.is(part) && !head.lower.ends_with('s') && !pending.partial && units[item.last - 1].span == head.span;
                if (called) pending.facility = {units[static_cast<std::size_t>(phrase.placeUnit)].span.begin, head.span.end};
                else pending.partial = true;
            }
            // "eastern Mosul", "central Khartoum"; "the town's airstrip".
            const gazetteer::Feature feature = memory.toponym(place).feature;
            const bool town = feature == gazetteer::Feature::city || feature == gazetteer::Feature::town || feature == gazetteer::Feature::village;
            // "four of the ten districts of northern Kivu" are no share of Kivu.
            const bool ofPart = pending.counted && !town && phrase.place >= 0 && phrase.placeUnit > static_cast<std::int32_t>(item.first) && units[static_cast<std::size_t>(phrase.placeUnit) - 1].is(part) && !units[static_cast<std::size_t>(phrase.placeUnit) - 1].capitalised;
            if (ofPart) pending.share.reset();
            for (std::uint32_t u = item.first; town && phrase.place >= 0 && static_cast<std::int32_t>(u) < phrase.placeUnit; ++u) {
                if (units[u].is(part) && !units[u].capitalised && static_cast<std::int32_t>(u) + 1 == phrase.placeUnit) pending.partial = true;
            }
            if (phrase.place < 0 && !pending.counted && (head.is(facility) || head.is(part)) && !head.is(settlement) && !named) pending.partial = true;
            if (phrase.place >= 0 && phrase.head > phrase.placeUnit && !head.is(facility) && !head.is(part) && !head.is(region) &&
                !head.is(settlement)) {
                pending.beside = !head.namesFrame();
            }
            pending.toponym = place;
            pending.preposition = preposition;
            pending.item = i;
            if (inside) pending.beside = true;
            if (pending.share && *pending.share < 1) pending.partial = true;
            if (found.empty()) listed = preposition;
            found.push_back(pending);
            pending = {};
            open = false;
            carries = false;
            number = 0;
            continue;
        }
        const bool noun = head.pos == Pos::noun;
        territoryCarries = head.is(territory);
        covered = found.empty() && head.is(distance);
        singleFacility = head.is(facility) && !head.is(settlement) && !head.is(region) && !head.lower.ends_with('s');
        carries = head.is(distance) || head.is(full) || head.is(settlement) || head.is(region) || head.is(water) || head.is(facility) || head.is(part) ||
                  head.is(piece) || head.is(most) || head.is(qualifier) || (units[item.last - 1].pos != Pos::noun) || pending.share.has_value();
        if (carries && (head.is(settlement) || head.is(region)) && head.lower.ends_with('s')) several = preposition;
        if (noun && preposition.empty() && !names && (head.is(facility) || head.is(part)) && !head.is(settlement)) pending.partial = true;
        if (noun && preposition.empty() && found.empty() && head.is(facility) && !head.is(settlement) && !head.is(region)) facilityObject = true;
        if (noun && !carries && !head.namesFrame()) inside = true;
        if (noun && !carries) pending.share.reset();
    }
    return found;
}

std::vector<Complement> scenes(std::vector<Complement> found) {
    static const std::vector<std::string> SCENES{"in", "at", "on", "near", "outside"};
    std::erase_if(found, [](const Complement& c) { return !lists(SCENES, c.preposition); });
    for (Complement& place : found) place.beside = false;
    return wanted(std::move(found), false, SCENES);
}

std::vector<Complement> wanted(std::vector<Complement> found, bool object, const std::vector<std::string>& prepositions) {
    std::erase_if(found, [&](const Complement& c) { return c.beside || (c.preposition.empty() ? !object : !lists(prepositions, c.preposition)); });
    if (!found.empty()) {
        const std::string_view first = found.front().preposition;
        std::erase_if(found, [&](const Complement& c) { return c.preposition != first; });
    }
    return found;
}

}  // namespace demarc::claim
