#include <algorithm>

#include "claim/claim_reader.hpp"

namespace demarc::claim {

using enum WordClass;

const Frame* ClaimReader::frameNamed(std::string_view name) const {
    const auto found = std::ranges::find(lexicon_.frames, name, [](const Frame& frame) -> std::string_view { return frame.name; });
    return found == lexicon_.frames.end() ? nullptr : &*found;
}

/// "fighters were inside X".
void ClaimReader::readInside(const ParsedSentence& sentence, std::size_t at) {
    if (at + 1 >= sentence.items.size() || sentence.units[sentence.items[at + 1].first].lower != "inside") return;
    Event event;
    event.frame = frameNamed("enter");
    if (!event.frame) return;  // the lexicon is the user's to change
    event.status = event.frame->status;
    event.mood = moodOf(sentence, at, event.planners);
    event.actors = partiesOf(sentence, subjectOf(sentence, at), at, at);
    event.places = wanted(complements(sentence, memory_, at + 1, clauseEnd(sentence, at)), false, {std::string("inside")});
    event.item = at;
    event.cue = sentence.spanOf(sentence.items[at + 1]);
    event.rule = "inside";
    if (event.mood != Mood::untold && !event.places.empty()) emit(sentence, std::move(event));
}

void ClaimReader::readHeld(const ParsedSentence& sentence, std::size_t at) {
    const NounPhrase phrase = memory_.look(sentence, sentence.items[at]);
    if (phrase.heldBy == kNobody) return;
    Event event;
    event.frame = frameNamed("hold");
    if (!event.frame) return;
    event.actors = {phrase.heldBy};
    event.item = at;
    event.cue = sentence.spanOf(sentence.items[at]);
    event.rule = "held by, adjective";
    event.places = placesOf(sentence, {at}, sentence.items.size());
    if (event.places.empty() || isHypothetical(sentence, at)) return;
    emit(sentence, std::move(event));
}

/// "Russia would be given control of X", "the plan would hand X to Y", "cede X to Y".
void ClaimReader::readGift(const ParsedSentence& sentence, std::size_t at) {
    const Item& item = sentence.items[at];
    const bool isPlan = !planParties_.empty() && (item.modal == Modal::would || item.infinitive || item.gerund) &&
                        std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(plan); });
    if (!isPlan) return;
    const std::size_t end = clauseEnd(sentence, at);
    static const std::vector<std::string> TO{"to"};
    static const std::vector<std::string> OF{"of", "over"};
    Event event;
    event.frame = frameNamed("control");
    if (!event.frame) return;
    event.mood = Mood::proposal;
    event.item = at;
    event.cue = sentence.spanOf(item);
    event.rule = "gift in a plan";
    const auto places = complements(sentence, memory_, at + 1, end);
    if (item.passive) event.actors = partiesOf(sentence, subjectOf(sentence, at), at, at);
    else event.actors = partiesOf(sentence, nounsAfter(sentence, TO, at + 1, end), end, at);
    if (!item.passive && event.actors.empty() && at + 1 < end && sentence.items[at + 1].kind == ItemKind::phrase) {
        event.actors = partiesOf(sentence, {at + 1}, at + 2, at);
    }
    event.places = wanted(places, true, OF);
    if (event.places.empty() || event.actors.empty()) return;
    emit(sentence, std::move(event));
}

}  // namespace demarc::claim
