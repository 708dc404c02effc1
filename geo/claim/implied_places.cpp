#include <algorithm>
#include <array>

#include "claim/claim_reader.hpp"

// Places that a clause tells of and does not name: "captured the airport", "there", "the siege", "X, which they hold".

namespace demarc::claim {

using enum WordClass;

std::vector<Complement> ClaimReader::impliedPlace(const ParsedSentence& sentence, const Frame& frame, std::size_t verb, std::size_t end) const {
    const bool repels = frame.object == Role::actor && frame.subject == Role::victim;
    const bool expels = frame.object == Role::victim;
    const bool takes =
        frame.object == Role::place && (frame.status == Status::control || frame.status == Status::strike || frame.status == Status::partial || frame.status == Status::encircled);
    if (verb + 1 >= end || sentence.items[verb + 1].kind != ItemKind::phrase) return {};
    const Item& object = sentence.items[verb + 1];
    const NounPhrase phrase = memory_.look(sentence, object);
    if (phrase.head < 0) return {};
    const Unit& head = sentence.units[static_cast<std::size_t>(phrase.head)];
    const bool definite = phrase.definite || phrase.possessed;
    // "encircled the headquarters in X" says where, though no list has X.
    const bool brings = verb + 2 < sentence.items.size() && sentence.items[verb + 2].kind == ItemKind::preposition;
    static constexpr std::array<std::string_view, 9> BRINGS{"in", "at", "near", "outside", "above", "over", "around", "south of", "north of"};
    const bool placed = brings && std::ranges::find(BRINGS, sentence.units[sentence.items[verb + 2].first].lower) != BRINGS.end();
    const bool part_ = takes && definite && head.is(facility) && !head.is(settlement) && !head.is(region) && !placed;
    if (!part_ && !(repels && definite && head.namesFrame()) && !(expels && head.pos == Pos::pronoun)) return {};
    Complement place;
    place.toponym = memory_.townBefore(sentence, verb);
    place.partial = part_;
    place.item = verb + 1;
    if (place.toponym < 0) return {};
    return {place};
}

std::vector<Complement> ClaimReader::placeThere(const ParsedSentence& sentence, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < std::min(to, sentence.items.size()); ++i) {
        if (sentence.items[i].kind != ItemKind::other || sentence.units[sentence.items[i].first].lower != "there") continue;
        Complement place;
        place.toponym = memory_.townBefore(sentence, i);
        place.item = i;
        if (place.toponym >= 0) return {place};
    }
    return {};
}

std::vector<Complement> ClaimReader::placeTold(const ParsedSentence& sentence, std::size_t at, Status status) const {
    Complement place;
    place.toponym = memory_.townBefore(sentence, at);
    place.item = at;
    const auto tells = [&](const Claim& claim) { return claim.status == status && claim.stance == Stance::asserts && claim.place == memory_.toponym(place.toponym).name; };
    return place.toponym >= 0 && std::ranges::any_of(claims_, tells) ? std::vector{place} : std::vector<Complement>{};
}

std::vector<Complement> ClaimReader::antecedent(const ParsedSentence& sentence, std::size_t subject) const {
    std::size_t at = subject;
    while (at > 0 && (sentence.items[at - 1].kind == ItemKind::phrase || sentence.verbIs(sentence.items[at - 1], VerbKind::say))) --at;
    if (at < 2) return {};
    const ItemKind opener = sentence.items[at - 1].kind;
    const bool opens = opener == ItemKind::relative || (opener == ItemKind::that && sentence.items[at - 2].kind == ItemKind::phrase);
    if (!opens) return {};
    std::size_t first = at - 1;
    while (first > 0 && sentence.items[first - 1].kind != ItemKind::verb && sentence.items[first - 1].kind != ItemKind::that) --first;
    auto before = complements(sentence, memory_, first, at - 1);
    // "fought wars over X, which …": what stands right before is meant, whatever brought it.
    const std::size_t adjacent = at - 2 - (sentence.items[at - 2].kind == ItemKind::comma ? 1 : 0);
    std::erase_if(before, [&](const Complement& c) { return c.beside && !(opener == ItemKind::relative && c.item == adjacent); });
    if (before.empty()) return {};
    // "the parts of A and B that they hold"
    if (opener == ItemKind::that && before.size() >= 2 && before[before.size() - 2].partial &&
        sentence.items[before.back().item - 1].kind == ItemKind::coordinator) {
        before.back().partial = true;
        return {before[before.size() - 2], before.back()};
    }
    // "In North Kordofan, Bara, which …": the noun right before, where no preposition hangs it on another.
    const std::size_t last = before.back().item;
    const bool bare = (before.back().preposition.empty() || (last > 0 && sentence.items[last - 1].kind == ItemKind::comma)) && last + 2 == at - 1 + (sentence.items[at - 2].kind == ItemKind::comma ? 0 : 1);
    Complement place = opener == ItemKind::that || bare ? before.back() : before.front();
    if (opener == ItemKind::relative) {  // "streets in X, which …" speaks of X
        place.partial = false;
        place.share.reset();
    }
    return {place};
}

}  // namespace demarc::claim
