#include <algorithm>

#include "claim/claim_reader.hpp"

// How things stand: who is still in a town, what is contested, whose share is how large.

namespace demarc::claim {

using enum WordClass;

/// "fighters were inside X", "fighters were still in X": that there are some of them, or that some stay, is not told of a side.
void ClaimReader::readInside(const ParsedSentence& sentence, std::size_t at) {
    const Item& verb = sentence.items[at];
    const auto isStill = [](const Unit& unit) { return unit.lower == "still"; };
    std::size_t brings = at + 1;
    bool still = !verb.copula || std::any_of(sentence.units.begin() + verb.first, sentence.units.begin() + verb.last, isStill);
    while (brings < sentence.items.size() && (sentence.items[brings].kind == ItemKind::other || sentence.items[brings].kind == ItemKind::time))
        still = isStill(sentence.units[sentence.items[brings++].first]) || still;
    if (brings + 1 >= sentence.items.size()) return;
    const std::string_view word = sentence.units[sentence.items[brings].first].lower;
    const std::vector<std::size_t> subject = subjectOf(sentence, at);
    if (word == "in" && (!still || !isSide(sentence, subject))) return;
    if (word != "in" && (word != "inside" || !verb.copula)) return;
    Event event;
    event.frame = frameNamed("enter");
    if (!event.frame) return;  // the lexicon is the user's to change
    event.status = event.frame->status;
    event.mood = moodOf(sentence, at, event.planners);
    event.actors = partiesOf(sentence, subject, at, at);
    event.places = wanted(complements(sentence, memory_, brings, clauseEnd(sentence, at)), false, {std::string(word)});
    if (word == "in") std::erase_if(event.places, [&](const Complement& place) { return place.item != brings + 1 || event.mood != Mood::fact || !isTown(place); });
    event.item = at;
    event.cue = sentence.spanOf(sentence.items[word == "in" ? at : brings]);
    event.rule = word == "in" ? "still in" : "inside";
    if (event.mood != Mood::untold && !event.places.empty()) emit(sentence, std::move(event));
}

bool ClaimReader::isTown(const Complement& place) const {
    const gazetteer::Feature feature = memory_.toponym(place.toponym).feature;
    return feature == gazetteer::Feature::city || feature == gazetteer::Feature::town || feature == gazetteer::Feature::village;
}

bool ClaimReader::isSide(const ParsedSentence& sentence, const std::vector<std::size_t>& subject) const {
    if (subject.size() != 1 || sentence.items[subject.front()].kind != ItemKind::phrase) return false;
    const Item& item = sentence.items[subject.front()];
    const Unit& first = sentence.units[item.first];
    const Unit& head = sentence.units[item.last - 1];
    const bool whole = first.pos != Pos::determiner || first.lower == "the" || first.is(possessive_pronoun);
    const bool counted = std::any_of(sentence.units.begin() + item.first, sentence.units.begin() + item.last, [](const Unit& unit) { return unit.pos == Pos::number || unit.is(piece); });
    return whole && !counted && (head.party >= 0 || head.is(force) || head.is(WordClass::group) || head.pos == Pos::pronoun);
}

/// "the town remained contested", "X is contested by Y".
void ClaimReader::readContested(const ParsedSentence& sentence, std::size_t at) {
    static const std::vector<std::string> BETWEEN{"by", "between"}, OF{"of", "over", "for", "in"};
    std::size_t object = at + 1;
    while (object < sentence.items.size() && (sentence.items[object].kind == ItemKind::other || sentence.items[object].kind == ItemKind::time)) ++object;
    if (object >= sentence.items.size() || sentence.items[object].kind != ItemKind::phrase || !sentence.units[sentence.items[object].last - 1].is(contested)) return;
    Event event;
    event.frame = frameNamed("fight");
    if (!event.frame) return;
    event.status = event.frame->status;
    event.mood = moodOf(sentence, at, event.planners);
    event.item = at;
    event.cue = sentence.spanOf(sentence.items[object]);
    event.rule = "contested";
    const std::vector<std::size_t> subject = subjectOf(sentence, at);
    event.places = placesOf(sentence, subject, at);
    // "the vote in X was contested" is no fight; "control of X remains contested" is one.
    std::erase_if(event.places, [](const Complement& place) { return !place.preposition.empty(); });
    const bool hold = subject.size() == 1 && sentence.units[sentence.items[subject.front()].last - 1].namesFrame();
    if (event.places.empty() && hold) event.places = wanted(complements(sentence, memory_, subject.front() + 1, at), false, OF);
    if (event.places.empty() || event.mood == Mood::untold) return;
    const int owner = victimAt(event.places.front());
    event.actors = partiesOf(sentence, nounsAfter(sentence, BETWEEN, object + 1, sentence.items.size()), sentence.items.size(), at);
    if (event.actors.size() > 1) std::erase(event.actors, owner);
    if (event.actors.size() > 1) event.actors.erase(event.actors.begin() + 1, event.actors.end());
    if (event.actors.empty()) event.actors = {fighterIn(sentence, event.places.front(), voiceAt(voices_, at))};
    // Whoever fights for it, the word itself says that it is fought for; by whom only the words about that very place tell.
    const int foe = event.actors.front() != kNobody ? event.actors.front() : owner != kNobody ? opponentAt(event.places.front(), owner) : kNobody;
    const auto acted = [&](const Claim& told) { return told.place == memory_.toponym(event.places.front().toponym).name && told.actor == memory_.party(foe).id && told.status != Status::withdrawal; };
    const auto justBefore = [&](const base::Span& span) { return span.begin >= previousBegin_ && span.begin < sentence.span.begin; };
    const auto named = mentions_.find(foe);
    const bool here = named != mentions_.end() && named->second.back().begin >= sentence.span.begin;
    const bool before = named != mentions_.end() && std::ranges::any_of(named->second, justBefore) &&
                        std::ranges::none_of(toponyms_, [&](const toponym::Toponym& toponym) { return toponym.use == toponym::Use::literal && justBefore(toponym.span); });
    event.actors = {foe != kNobody && (here || before || std::ranges::any_of(claims_, acted)) ? foe : kNobody};
    event.byNobody = true;
    emit(sentence, std::move(event));
}

/// "M23's share of the town is 40 percent", "put M23's share of it at 40 percent".
void ClaimReader::readShare(const ParsedSentence& sentence, std::size_t at) {
    static const std::vector<std::string> OF{"of"};
    const NounPhrase phrase = memory_.look(sentence, sentence.items[at]);
    const Unit& head = sentence.units[sentence.items[at].last - 1];
    if (!head.is(figure) || (head.lower != "share" && head.lower != "proportion")) return;
    Event event;
    event.frame = frameNamed("hold");
    const std::size_t end = clauseEnd(sentence, at);
    event.places = wanted(complements(sentence, memory_, at + 1, end), false, OF);
    if (!event.frame || event.places.empty() || isHypothetical(sentence, at)) return;
    for (const std::uint32_t u : phrase.parties)
        if (memory_.canAct(sentence.units[u].party)) event.actors = {sentence.units[u].party};
    for (std::uint32_t u = sentence.items[at].first; event.actors.empty() && u < sentence.items[at].last; ++u)
        if (sentence.units[u].is(state_organ) || sentence.units[u].is(WordClass::group)) event.actors = {memory_.organ(sentence, sentence.units[u])};
    std::optional<Share> share;
    for (std::size_t i = event.places.front().item + 1; i < sentence.items.size() && sentence.items[i].kind != ItemKind::stop && !share; ++i)
        share = sentence.items[i].kind == ItemKind::verb ? shareToldBy(sentence, i) : shareBehind(sentence, i);
    if (!share || event.actors.empty() || !memory_.canAct(event.actors.front())) return;
    for (Complement& place : event.places) {
        place.share = share->part;
        place.limit = share->limit;
        place.partial = share->part < 1;
    }
    event.item = at;
    event.cue = sentence.spanOf(sentence.items[at]);
    event.rule = "share of";
    emit(sentence, std::move(event));
}

bool ClaimReader::leavesToOthers(const ParsedSentence& sentence, const Event& left) {
    static const std::vector<std::string> TO{"to"};
    const Item& verb = sentence.items[left.item];
    const std::size_t behind = left.places.back().item + 1, end = clauseEnd(sentence, left.item);
    const std::string_view word = behind < sentence.items.size() ? sentence.units[sentence.items[behind].first].lower : std::string_view{};
    if (word == "as" && verb.gerund) return true;  // "leaving X as their last town"
    if (behind + 1 >= sentence.items.size() || sentence.items[behind + 1].kind != ItemKind::phrase) return false;
    const Unit& head = sentence.units[sentence.items[behind + 1].last - 1];
    const bool held = (word == "in" || word == "under") && head.namesFrame() && lexicon_.frames[static_cast<std::size_t>(head.entry->nounFrame)].state;
    Event event = left;
    event.frame = frameNamed("hold");
    event.actors = word == "to" ? partiesOf(sentence, nounsAfter(sentence, TO, behind, end), end, left.item) : std::vector<int>{};
    if (!held && (event.actors.empty() || !event.frame)) return false;
    if (!held) {  // else the noun tells it
        event.status = event.frame->status;
        event.rule = "left to";
        emit(sentence, std::move(event));
    }
    // "withdrew, leaving X to them", "the rebels left X to them" tell of both.
    const auto governor = governorOf(sentence, left.item);
    const VerbSense* ruler = governor ? sentence.items[*governor].frame : nullptr;
    const bool goes = verb.gerund ? ruler && lexicon_.frames[static_cast<std::size_t>(ruler->frame)].status == Status::withdrawal : isSide(sentence, subjectOf(sentence, left.item));
    const bool only = sentence.units[sentence.items[left.item + 1].first].lower == "only";
    return only || !goes;
}

}  // namespace demarc::claim
