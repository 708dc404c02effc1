#include <algorithm>
#include <optional>

#include "claim/claim_reader.hpp"

// How a verb stands to the facts, and who plans or proposes what is not yet one.

namespace demarc::claim {
namespace {

using enum WordClass;

/// "proposed that M23 withdraw", "would withdraw": the verb of proposing whose clause holds a verb of what is not yet.
std::optional<std::size_t> proposalOver(const ParsedSentence& sentence, std::size_t verb) {
    const Item& item = sentence.items[verb];
    const WordEntry* entry = sentence.verbEntry(item);
    const bool base =
        entry && item.modal == Modal::none && std::ranges::any_of(entry->senses, [](const VerbSense& sense) { return (sense.forms & kBase) != 0; });
    if (!base && sentence.units[item.first].lower != "be" && item.modal != Modal::would && item.modal != Modal::should) return std::nullopt;
    for (std::size_t i = verb; i-- > 1;) {
        const ItemKind kind = sentence.items[i].kind;
        // "proposed a truce under which M23 would withdraw"
        const bool under = kind == ItemKind::relative && i >= 3 && sentence.items[i - 1].kind == ItemKind::preposition && sentence.items[i - 2].kind == ItemKind::phrase;
        const Unit* const offer = under ? &sentence.units[sentence.items[i - 2].last - 1] : nullptr;
        if (offer && (offer->is(plan) || offer->is(deal)) && !sentence.items[i - 3].infinitive && !sentence.items[i - 3].negated &&
            (sentence.verbIs(sentence.items[i - 3], VerbKind::propose) || sentence.verbIs(sentence.items[i - 3], VerbKind::draft)))
            return i - 3;
        if (kind == ItemKind::stop || kind == ItemKind::relative) return std::nullopt;
        if (kind == ItemKind::that) {
            if (sentence.items[i - 1].kind == ItemKind::coordinator) continue;  // "that X withdraw and that Y be handed over"
            for (std::size_t v = i; v-- > 0 && sentence.items[v].kind != ItemKind::stop;) {
                if (sentence.items[v].kind != ItemKind::verb) continue;
                // "reports suggest that rebels hold X" proposes nothing.
                const bool hints = sentence.units[sentence.items[v].main].lower.starts_with("suggest") && sentence.units[item.first].lower != "be" && item.modal != Modal::should;
                if (sentence.verbIs(sentence.items[v], VerbKind::propose) && !sentence.items[v].infinitive && !hints) return v;
                return std::nullopt;
            }
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// "would leave X if the others did", "would leave X"
bool hasCondition(const ParsedSentence& sentence, std::size_t verb) {
    for (std::size_t i = verb + 1; i < sentence.items.size() && sentence.items[i].kind != ItemKind::stop; ++i) {
        const Unit& unit = sentence.units[sentence.items[i].first];
        if (sentence.items[i].kind == ItemKind::subordinator && unit.is(hypothetical) && unit.lower != "whether" && unit.lower != "lest") return true;
    }
    return false;
}

/// Whether the subject gives a place up.
bool isYielding(const Frame& frame) { return frame.subject == Role::victim || frame.status == Status::withdrawal; }

}  // namespace

std::vector<int> ClaimReader::proposersOf(const ParsedSentence& sentence, std::size_t verb) const {
    const std::vector<std::size_t> subject = subjectOf(sentence, verb);
    std::vector<int> parties = partiesOf(sentence, subject, verb, verb);
    const bool tells = subject.size() == 1 && sentence.items[subject.front()].kind == ItemKind::phrase && sentence.verbIs(sentence.items[verb], VerbKind::propose);
    if (!parties.empty() || !tells) return parties;
    const Unit& head = sentence.units[sentence.items[subject.front()].last - 1];
    const int body = memory_.partyOf(sentence, subject.front(), verb, voiceParty(verb));
    if (body >= 0) return {body};
    if (head.is(plan)) return planParties_.empty() ? std::vector<int>{0} : planParties_;
    const bool told = head.pos == Pos::noun && (head.lower.ends_with('s') || sentence.units[sentence.items[subject.front()].first].pos == Pos::determiner);
    return told ? std::vector<int>{0} : parties;  // "mediators proposed that"
}

bool ClaimReader::isEffort(const ParsedSentence& sentence, std::size_t verb) const {
    const std::vector<std::size_t> subject = subjectOf(sentence, verb);
    return subject.size() == 1 && sentence.items[subject.front()].kind == ItemKind::phrase && sentence.units[sentence.items[subject.front()].last - 1].is(WordClass::effort);
}

bool ClaimReader::isHypothetical(const ParsedSentence& sentence, std::size_t at) const {
    for (std::size_t i = at; i-- > 0;) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::stop || item.kind == ItemKind::that) return false;
        if (item.kind == ItemKind::subordinator) return sentence.units[item.first].is(hypothetical);
    }
    return false;
}

void ClaimReader::markBegun(const ParsedSentence& sentence, Event& event) const {
    const Item& item = sentence.items[event.item];
    const auto begins = [&](std::size_t at) { return sentence.verbIs(sentence.items[at], VerbKind::begin) && !sentence.items[at].reduced; };
    std::optional<std::size_t> beginner;
    if (item.kind == ItemKind::verb && (item.infinitive || item.gerund)) beginner = governorOf(sentence, event.item);
    // "began its withdrawal from X", "its withdrawal from X had begun"
    if (item.kind == ItemKind::phrase && event.status == Status::withdrawal) {
        if (event.item > 0 && begins(event.item - 1)) beginner = event.item - 1;
        for (std::size_t i = event.item + 1; !beginner && i < sentence.items.size() && sentence.items[i].kind != ItemKind::stop; ++i) {
            if (sentence.items[i].kind != ItemKind::verb || sentence.items[i].reduced) continue;
            const std::vector<std::size_t> subject = subjectOf(sentence, i);
            if (!subject.empty() && subject.front() == event.item) beginner = i;
            break;
        }
    }
    if (!beginner || !begins(*beginner)) return;
    const base::Span word = sentence.spanOf(sentence.items[*beginner]);
    event.cue = {std::min(event.cue.begin, word.begin), std::max(event.cue.end, word.end)};
    event.rule += ", begun";
    if (event.status == Status::control && !event.frame->state && item.kind == ItemKind::verb) event.status = Status::partial;
}

Mood ClaimReader::moodOf(const ParsedSentence& sentence, std::size_t verb, std::vector<int>& planners) const {
    const Item& item = sentence.items[verb];
    if (isHypothetical(sentence, verb)) return Mood::untold;
    if (item.infinitive || item.gerund) {
        if (statementOf(sentence, verb) < sentence.items.size()) return Mood::fact;
        const auto governor = governorOf(sentence, verb);
        if (item.gerund && governor && sentence.verbIs(sentence.items[*governor], VerbKind::accuse))
            return sentence.items[*governor].passive ? Mood::untold : moodOf(sentence, *governor, planners);
        if (item.gerund && verb > 0) {
            const Item& before = sentence.items[verb - 1];
            const std::string_view word = sentence.units[before.first].lower;
            if (before.kind == ItemKind::preposition && (word == "from" || word == "without" || word == "against" || word == "for"))
                return Mood::untold;
        }
        if (const auto main = mainBehind(sentence, verb)) return sentence.items[*main].modal == Modal::none || sentence.items[*main].modal == Modal::would ? Mood::fact : Mood::untold;
        // "six weeks after losing it": that is over.
        if (item.gerund && verb > 0 && sentence.items[verb - 1].kind == ItemKind::subordinator && item.frame &&
            lexicon_.frames[static_cast<std::size_t>(item.frame->frame)].subject == Role::victim)
            return Mood::untold;
        if (!governor) return Mood::untold;
        const Item& ruler = sentence.items[*governor];
        const Mood above = moodOf(sentence, *governor, planners);
        // "proposed placing X under Y", "recommended withdrawing", "suggested handing it to Y"
        if (item.gerund && above == Mood::fact && sentence.verbIs(ruler, VerbKind::propose) && (*governor + 1 == verb || !sentence.verbIs(ruler, VerbKind::say))) {
            planners = proposersOf(sentence, *governor);
            return planners.empty() ? Mood::untold : Mood::plan;
        }
        if (item.gerund) return above;
        if (above == Mood::untold || above == Mood::negated) return Mood::untold;
        // "efforts were underway to eliminate the enemy in X"
        if (ruler.copula) return isEffort(sentence, *governor) ? Mood::attempt : Mood::untold;
        // "Under the plan its troops would have to leave X"
        if (sentence.verbIs(ruler, VerbKind::fail)) return above == Mood::proposal && ruler.modal == Modal::would ? above : Mood::untold;
        if (sentence.verbIs(ruler, VerbKind::attempt)) return above == Mood::plan ? Mood::forecast : Mood::attempt;
        if (sentence.verbIs(ruler, VerbKind::manage)) return above;
        if (sentence.verbIs(ruler, VerbKind::vow)) return Mood::plan;
        if (sentence.verbIs(ruler, VerbKind::threaten)) return Mood::forecast;
        if (sentence.verbIs(ruler, VerbKind::propose) || sentence.verbIs(ruler, VerbKind::order)) {
            planners = proposersOf(sentence, *governor);
            return planners.empty() ? Mood::untold : Mood::plan;
        }
        // "claimed on Friday to have taken X"
        const auto tellsWhen = [](const Item& i) { return i.kind == ItemKind::time || i.kind == ItemKind::preposition || i.kind == ItemKind::other; };
        if (sentence.verbIs(ruler, VerbKind::say))
            return std::all_of(sentence.items.begin() + static_cast<std::ptrdiff_t>(*governor) + 1, sentence.items.begin() + static_cast<std::ptrdiff_t>(verb), tellsWhen) ? Mood::fact : Mood::untold;
        return ruler.frame && item.infinitive && ruler.infinitive ? above : Mood::untold;
    }
    if (const auto proposer = proposalOver(sentence, verb)) {
        planners = proposersOf(sentence, *proposer);
        return planners.empty() || item.negated ? Mood::untold : Mood::plan;
    }
    if (item.modal == Modal::may) return Mood::untold;
    if (item.modal == Modal::should) {  // what somebody wants
        if (const int voice = voiceParty(verb); voice >= 0) planners = {voice};
        return planners.empty() || item.negated ? Mood::untold : Mood::plan;
    }
    const std::vector<std::size_t> subject = subjectOf(sentence, verb);
    const bool none =
        (!subject.empty() && namesNone(sentence, subject.front())) || (verb + 1 < sentence.items.size() && namesNone(sentence, verb + 1));
    if (item.negated || none) return item.modal == Modal::will ? Mood::untold : Mood::negated;  // "they will not leave" refuses
    if (item.modal == Modal::would) {
        // A plan is told of over several sentences.
        constexpr std::uint32_t kPlanGoesOn_byte = 700;
        const bool goesOn = lastOffer_ > 0 && sentence.span.begin - std::min(lastOffer_, sentence.span.begin) < kPlanGoesOn_byte && !voiceAt(voices_, verb);
        const bool named = std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(plan); });
        if (!planParties_.empty() && (named || goesOn)) return Mood::proposal;
        if ((named || (goesOn && item.passive)) && !voiceAt(voices_, verb)) planners = {0};  // "under the mediators' plan X would leave Y"; "the town would be placed under Y"
        const bool offers = item.frame && isYielding(lexicon_.frames[static_cast<std::size_t>(item.frame->frame)]) && hasCondition(sentence, verb);
        if (const int voice = offers ? voiceParty(verb) : kNobody; voice >= 0) planners = {voice};  // "said it would leave X if"
        if (!planners.empty()) return Mood::plan;
        return voiceAt(voices_, verb) ? Mood::plan : Mood::untold;
    }
    if (item.modal == Modal::will) return Mood::plan;
    return Mood::fact;
}

}  // namespace demarc::claim
