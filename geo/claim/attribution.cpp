#include "claim/attribution.hpp"

#include <algorithm>

#include "claim/clause.hpp"
#include "claim/verdict.hpp"

namespace demarc::claim {
namespace {

using enum WordClass;

bool opensClause(const Item& item) {
    return item.kind == ItemKind::stop || item.kind == ItemKind::quote;
}

/// The end of the words that belong to a speaker: appositions and prepositions up to the verb or the next comma.
std::size_t speakerEnd(const ParsedSentence& sentence, std::size_t head) {
    std::size_t end = head + 1;
    while (end < sentence.items.size() && (sentence.items[end].kind == ItemKind::preposition || sentence.items[end].kind == ItemKind::phrase ||
                                           sentence.items[end].kind == ItemKind::coordinator)) {
        ++end;
    }
    while (end > head + 1 && sentence.items[end - 1].kind != ItemKind::phrase) --end;
    return end;
}

void setSpeaker(Voice& voice, const ParsedSentence& sentence, const Memory& memory, std::string_view text, const std::vector<std::size_t>& heads,
                std::size_t limit) {
    // "residents and a security official": told by many, and nobody's word.
    const bool shared = heads.size() > 1 && std::ranges::any_of(heads, [&](std::size_t head) { return sentence.items[head].kind == ItemKind::phrase && memory.isNeutral(sentence, head); });
    for (const std::size_t head : heads) {
        if (sentence.items[head].kind != ItemKind::phrase) continue;
        voice.monitor = memory.monitorIn(sentence, sentence.items[head]);
        int party = voice.monitor.empty() && !shared ? memory.partyOf(sentence, head, limit, kNobody) : kNobody;
        const std::size_t end = std::min(speakerEnd(sentence, head), std::max(limit, head + 1));
        const NounPhrase phrase = memory.look(sentence, sentence.items[head]);
        if (party == kNobody && phrase.parties.empty() && !memory.isNeutral(sentence, head)) {
            // "For the army, X said".
            const bool stranger = phrase.lastName >= 0 && head >= 3 && sentence.items[head - 1].kind == ItemKind::comma;
            if (stranger && sentence.items[head - 3].kind == ItemKind::preposition && sentence.units[sentence.items[head - 3].first].lower == "for") {
                party = memory.partyOf(sentence, head - 2, head - 1, kNobody);
            }
        }
        // "Spokeswoman X told reporters in Phnom Penh that": of the state whose capital it is.
        const bool office = party == kNobody && !shared && phrase.lastName >= 0 && phrase.parties.empty() && sentence.units[sentence.items[head].first].is(title);
        for (std::size_t i = limit; office && party == kNobody && i < sentence.items.size() && sentence.items[i].kind != ItemKind::that; ++i)
            for (std::uint32_t u = sentence.items[i].first; u < sentence.items[i].last; ++u)
                if (sentence.units[u].party >= 0 && sentence.units[u].use == NameUse::capital) party = sentence.units[u].party;
        // "spokesperson X told reporters", of no side that is named: of the side that spoke last.
        const bool spokesman = party == kNobody && !shared && phrase.parties.empty() && phrase.lastName >= 0 && sentence.units[sentence.items[head].first].lower.starts_with("spokes");
        if (spokesman && memory.canAct(memory.lastSpeaker())) party = memory.lastSpeaker();
        if (party != kNobody && std::ranges::find(voice.claimants, party) == voice.claimants.end()) voice.claimants.push_back(party);
        if (voice.speaker.empty()) {
            const bool pronoun = phrase.head >= 0 && sentence.units[static_cast<std::size_t>(phrase.head)].pos == Pos::pronoun;
            if (pronoun)
                voice.speaker =
                    sentence.units[static_cast<std::size_t>(phrase.head)].is(pronoun_person) || (party != kNobody && party == memory.lastSpeaker())
                        ? memory.lastSpeakerName()
                        : std::string();
            else voice.speaker = std::string(sentence.spanOf(sentence.items[head].first, sentence.items[end - 1].last).of(text));
            // "Russia's chief officer, Gen. Valery Gerasimov,": the name says more than the office.
            if (phrase.lastName < 0 && !pronoun && end + 1 < limit && sentence.items[end].kind == ItemKind::comma &&
                sentence.items[end + 1].kind == ItemKind::phrase) {
                const NounPhrase apposition = memory.look(sentence, sentence.items[end + 1]);
                if (apposition.lastName >= 0) {
                    voice.speaker = std::string(sentence.spanOf(sentence.items[end + 1]).of(text));
                    voice.surname = std::string(sentence.units[static_cast<std::size_t>(apposition.lastName)].lower);
                }
            }
            if (phrase.lastName >= 0) voice.surname = std::string(sentence.units[static_cast<std::size_t>(phrase.lastName)].lower);
        }
    }
}

/// Whether something is told behind item `at`: a verb, or a noun that names a frame.
bool tellsMore(const ParsedSentence& sentence, std::size_t at) {
    for (std::size_t i = at + 1; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::verb || item.kind == ItemKind::that) return true;
        if (item.kind != ItemKind::phrase) continue;
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            if (sentence.units[u].namesFrame() || sentence.units[u].is(statement)) return true;
        }
    }
    return false;
}

/// The item behind a verb of speaking that opens what is told: times, adverbs, "in a statement" and "told reporters" stand between.
std::size_t behindSpeech(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    const std::string_view word = sentence.units[items[verb].main].lower;
    std::size_t after = verb + 1;
    if ((word == "told" || word == "tells" || word == "telling") && after < items.size() && items[after].kind == ItemKind::phrase) ++after;
    while (after < items.size()) {
        if (items[after].kind == ItemKind::time || items[after].kind == ItemKind::other) ++after;
        else if (items[after].kind == ItemKind::preposition && after + 1 < items.size() &&
                 (items[after + 1].kind == ItemKind::phrase || items[after + 1].kind == ItemKind::time))
            after += 2;
        else if (items[after].kind == ItemKind::phrase && items[after - 1].kind == ItemKind::time) ++after;  // "in an evening statement"
        else break;
    }
    return after;
}

/// "…", said X: whether the name behind the verb is its subject. What X says is told before, and no more follows.
bool isInverted(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    if (sentence.units[items[verb].main].lower == "told" || items[verb].gerund || verb + 1 >= items.size()) return false;
    if (items[verb + 1].kind != ItemKind::phrase || sentence.verbIs(items[verb], VerbKind::deny)) return false;
    const std::size_t after = speakerEnd(sentence, verb + 1);
    const bool goesOn = after < items.size() && (items[after].kind == ItemKind::verb || items[after].kind == ItemKind::that);
    // "X, who speaks for Y, called it a lie": the verb of an aside tells nothing.
    for (std::size_t i = 0; i < verb && !goesOn; ++i) {
        const bool aside = i > 0 && (items[i - 1].kind == ItemKind::relative || items[i - 1].kind == ItemKind::that);
        if (items[i].kind == ItemKind::verb && !aside) return true;
    }
    return false;
}

/// "a statement by the president of Azerbaijan that …", "Russia's claim that …": the words behind "that" are theirs.
void addStatements(const ParsedSentence& sentence, const Memory& memory, std::string_view text, std::vector<Voice>& voices) {
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind != ItemKind::phrase || !sentence.units[item.last - 1].is(statement)) continue;
        std::size_t that = i + 1;
        while (that < sentence.items.size() && (sentence.items[that].kind == ItemKind::preposition || sentence.items[that].kind == ItemKind::phrase))
            ++that;
        const std::size_t inner = statedBehind(sentence, i);
        if (inner > 0) that = i + 1;
        else if (that >= sentence.items.size() || sentence.items[that].kind != ItemKind::that) continue;
        Voice voice;
        voice.verb = i;
        voice.isStatement = true;
        voice.first = inner > 0 ? inner : that + 1;
        voice.last = sentence.items.size();
        for (const Voice& outer : voices)  // who tells of the statement goes on: "dismissed X's claim that …, saying …"
            if (outer.first <= i && voice.first < outer.last) voice.last = std::min(voice.last, outer.last);
        setSpeaker(voice, sentence, memory, text, {that > i + 1 ? i + 2 : i}, that);
        // "Ukrainian claims that it had taken X": "it" is who claims.
        const NounPhrase claimed = memory.look(sentence, item);
        if (voice.claimants.empty() && that == i + 1 && claimed.parties.size() == 1)
            voice.claimants = {sentence.units[claimed.parties.front()].party};
        if (!voice.claimants.empty()) voices.push_back(std::move(voice));
    }
}

/// "called the announcement nonsense": what is called so stands before the next to speak.
bool callsDismissively(const ParsedSentence& sentence, std::size_t verb) {
    if (sentence.verbIs(sentence.items[verb], VerbKind::accuse)) return false;
    for (std::size_t i = verb + 1; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if ((sentence.verbIs(item, VerbKind::say) || sentence.verbIs(item, VerbKind::deny)) && !item.reduced) return false;
        if (std::any_of(sentence.units.begin() + item.first, sentence.units.begin() + item.last,
                        [](const Unit& unit) { return unit.is(dismissive); }))
            return true;
    }
    return false;
}

/// "said that was not true", "said it was false": of what was told before.
bool dismissesTold(const ParsedSentence& sentence, std::size_t verb) {
    const std::vector<Item>& items = sentence.items;
    std::size_t at = verb + 1;
    if (at < items.size() && items[at].kind == ItemKind::that) ++at;
    if (at < items.size() && items[at].kind == ItemKind::phrase &&
        (sentence.units[items[at].first].pos == Pos::pronoun || sentence.units[items[at].last - 1].is(statement)))
        ++at;
    return at > verb + 1 && at < items.size() && items[at].copula && callsUntrue(sentence, at);
}

/// "IDF spokesperson: soldiers now hold X", "Hezbollah statement: …": the item of the colon; nothing where no party stands alone before it.
std::optional<std::size_t> announcedBy(const ParsedSentence& sentence, const Memory& memory, std::size_t& speaker) {
    constexpr std::size_t LONGEST = 6;
    const std::vector<Item>& items = sentence.items;
    std::optional<std::size_t> noun;
    for (std::size_t i = 0; i < std::min(items.size(), LONGEST); ++i) {
        const Unit& unit = sentence.units[items[i].first];
        if (items[i].kind == ItemKind::stop && unit.lower == ":") {
            if (!noun) return std::nullopt;
            speaker = *noun;
            return i;
        }
        if (items[i].kind == ItemKind::verb) return std::nullopt;
        if (items[i].kind != ItemKind::phrase) continue;
        const NounPhrase phrase = memory.look(sentence, items[i]);
        const Unit& head = sentence.units[items[i].last - 1];
        const bool speaks = head.is(official) || head.is(title) || head.is(statement) || head.is(force) || head.party >= 0 || phrase.lastName >= 0;
        if (phrase.frameUnit >= 0 || head.is(settlement) || head.is(region)) return std::nullopt;
        if (!noun && speaks && memory.partyOf(sentence, i, i + 1, kNobody) != kNobody) noun = i;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Voice> voicesOf(const ParsedSentence& sentence, const Memory& memory, std::string_view text) {
    std::vector<Voice> voices;
    const std::vector<Item>& items = sentence.items;
    std::size_t announcer = 0;
    if (const auto colon = announcedBy(sentence, memory, announcer)) {
        Voice voice;
        voice.verb = *colon;
        voice.first = *colon + 1;
        voice.last = items.size();
        setSpeaker(voice, sentence, memory, text, {announcer}, *colon);
        voices.push_back(std::move(voice));
    }
    for (std::size_t v = 0; v < items.size(); ++v) {
        const Item& item = items[v];
        Voice voice;
        voice.verb = v;
        std::size_t subjectStart = v;
        if (item.kind == ItemKind::preposition && sentence.units[item.first].lower == "according to" && v + 1 < items.size()) {
            setSpeaker(voice, sentence, memory, text, {v + 1}, items.size());
            const bool opens = v == 0 || items[v - 1].kind == ItemKind::coordinator || opensClause(items[v - 1]);
            voice.first = opens ? speakerEnd(sentence, v + 1) : 0;
            voice.last = opens ? items.size() : v;
            voices.push_back(voice);
            continue;
        }
        const bool vows = sentence.verbIs(item, VerbKind::vow) && (v + 1 >= items.size() || items[v + 1].kind == ItemKind::that ||
                                                                   items[v + 1].kind == ItemKind::stop || items[v + 1].kind == ItemKind::comma);
        // "found no tanks there" tells of no speech.
        const bool finds = sentence.units[item.main].lower == "found" && (v + 1 >= items.size() || items[v + 1].kind != ItemKind::that);
        // "put Russian control of X at 72 percent"
        bool rates = false;
        for (std::size_t i = v + 2; sentence.verbIs(item, VerbKind::rate) && i < items.size() && items[i].kind != ItemKind::stop; ++i)
            rates = rates || shareBehind(sentence, i).has_value();
        const bool says = (sentence.verbIs(item, VerbKind::say) && !finds) || vows || rates;
        // "called the announcement nonsense" denies it.
        const bool dismisses = says && verdictsOf(sentence).empty() && callsDismissively(sentence, v);
        voice.dismisses = says && dismissesTold(sentence, v);
        voice.denies = (sentence.verbIs(item, VerbKind::deny) && !item.negated) || dismisses || voice.dismisses;
        if ((!says && !voice.denies) || saysNothing(sentence, v) || item.reduced || item.passive || (item.modal != Modal::none && item.modal != Modal::would) || item.infinitive)
            continue;
        std::vector<std::size_t> heads;
        const bool afterContent = v > 0 && (items[v - 1].kind == ItemKind::comma || items[v - 1].kind == ItemKind::quote);
        if (afterContent && isInverted(sentence, v)) {
            heads = {v + 1};  // "…", said X
            voice.first = 0;
            voice.last = v;
        } else {
            // "denied that … and maintained that …", "denied …, saying that …": the same speaker, not the subject of what was denied.
            const bool joins = v > 0 && (items[v - 1].kind == ItemKind::coordinator || (item.gerund && items[v - 1].kind == ItemKind::comma));
            const bool goesOnSpeaking = !voices.empty() && joins && voices.back().first <= v && items[voices.back().verb].kind == ItemKind::verb;
            heads = subjectOf(sentence, goesOnSpeaking ? voices.back().verb : v);
            if (heads.empty() || (namesNone(sentence, heads.front()) && !voice.denies)) continue;  // "nobody claimed responsibility"
            if (goesOnSpeaking) voices.back().last = v - 1;
            subjectStart = heads.front();
            while (subjectStart > 0 && items[subjectStart - 1].kind != ItemKind::comma && items[subjectStart - 1].kind != ItemKind::quote &&
                   items[subjectStart - 1].kind != ItemKind::verb && items[subjectStart - 1].kind != ItemKind::that &&
                   items[subjectStart - 1].kind != ItemKind::subordinator && items[subjectStart - 1].kind != ItemKind::stop) {
                --subjectStart;
            }
            // "M23 was not leaving, he said, it was marching on": both sides are his.
            const std::size_t after = behindSpeech(sentence, v);
            const bool ends = after >= items.size() || items[after].kind == ItemKind::stop;
            const bool told = subjectStart > 1 && items[subjectStart - 1].kind == ItemKind::comma &&
                              std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(subjectStart), [&](const Item& i) {
                                  return (i.kind == ItemKind::verb && !i.reduced) || sentence.units[i.last - 1].namesFrame();
                              });
            const bool dateline = subjectStart > 0 && items[subjectStart - 1].kind == ItemKind::stop &&
                                  std::none_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(subjectStart), [](const Item& i) { return i.kind == ItemKind::verb; });
            const bool closing = subjectStart > 1 && !dateline && (!tellsMore(sentence, v) || (ends && told)) && !voice.denies && !rates;
            const bool between = told && after < items.size() && items[after].kind == ItemKind::comma;
            const bool goesOn =
                between && after + 1 < items.size() && (items[after + 1].kind == ItemKind::phrase || items[after + 1].kind == ItemKind::coordinator ||
                                                        (items[after + 1].gerund && !sentence.verbIs(items[after + 1], VerbKind::say)));  // "…, X said, leaving …"
            // "…; its soldiers, it said, had taken X": the clause that the aside stands in.
            const bool within = between && after + 1 < items.size() && items[after + 1].kind == ItemKind::verb && !items[after + 1].gerund && !items[after + 1].reduced && !items[after + 1].infinitive;
            std::size_t clause = within ? subjectStart : 0;
            while (clause > 0 && items[clause - 1].kind != ItemKind::stop) --clause;
            voice.first = closing || between ? clause : v + 1;
            voice.last = closing || (between && !goesOn && !within) ? subjectStart : items.size();
            // "X, which says it holds Y, shelled Z": the report tells the rest.
            for (std::size_t i = v + 1; i + 1 < voice.last && v > 0 && items[v - 1].kind == ItemKind::relative; ++i) {
                if (items[i].kind == ItemKind::comma && items[i + 1].kind == ItemKind::verb && !items[i + 1].gerund) voice.last = i;
            }
            // "denied it: there were no soldiers in X": what follows is its own.
            for (std::size_t i = v + 1; i < voice.last && voice.denies && !closing; ++i) {
                if (items[i].kind == ItemKind::stop) voice.last = i;
            }
            // "The ministry denied …; parts of it were held, it said": nor does the second speech reach back over the stop.
            for (std::size_t i = subjectStart; i-- > 1 && closing && !voices.empty();) {
                if (items[i].kind != ItemKind::stop || voices.back().verb >= i) continue;
                voice.first = i + 1;
                voices.back().last = std::min(voices.back().last, i);
                break;
            }
            if (dismisses || voice.dismisses) {  // it denies what was told, not what follows: "said that was a lie and that they held X"
                for (std::size_t i = v + 2; i + 1 < voice.last; ++i) {
                    if (items[i].kind != ItemKind::coordinator || items[i + 1].kind != ItemKind::that) continue;
                    Voice further = voice;
                    further.denies = further.dismisses = false;
                    further.first = i + 2;
                    setSpeaker(further, sentence, memory, text, heads, v);
                    voices.push_back(std::move(further));
                    break;
                }
                voice.last = voice.first = v + 1;
            }
            // "X claimed to have taken Y, Z said": X's words end before Z.
            for (Voice& earlier : voices) {
                if (closing && earlier.verb < subjectStart && earlier.first > earlier.verb) earlier.last = std::min(earlier.last, subjectStart);
            }
            voice.isStatement = saysWrongly(sentence, v);
        }
        // "That is a lie," X said.
        const bool points = voice.first == 0 && voice.last > 1 && !voice.denies && items[1].copula &&
                            (items[0].kind == ItemKind::that || sentence.units[items[0].first].pos == Pos::pronoun);
        if (points && callsUntrue(sentence, 1)) {
            voice.denies = voice.dismisses = true;
            voice.last = 0;
        }
        setSpeaker(voice, sentence, memory, text, heads, v > heads.front() ? v : items.size());
        // "An officer called it a sham: they were not leaving, he said": the one before the colon.
        const bool he = heads.size() == 1 && items[heads.front()].kind == ItemKind::phrase && sentence.units[items[heads.front()].last - 1].is(pronoun_person);
        const bool behindColon = he && !voices.empty() && voices.front().verb < heads.front() &&
                                 std::any_of(items.begin() + static_cast<std::ptrdiff_t>(voices.front().verb), items.begin() + static_cast<std::ptrdiff_t>(heads.front()),
                                             [&](const Item& i) { return i.kind == ItemKind::stop && sentence.units[i.first].lower == ":"; });
        if (behindColon) {
            voice.claimants = voices.front().claimants;
            voice.speaker = voices.front().speaker;
        }
        // What this one says begins where the speech of the one before ends, unless it stands within that one's words.
        for (Voice& earlier : voices) {
            const bool parallel = earlier.first < subjectStart && subjectStart > 0 && subjectStart < earlier.last && voice.first > subjectStart &&
                                  (items[subjectStart - 1].kind == ItemKind::comma || items[subjectStart - 1].kind == ItemKind::subordinator ||
                                   items[subjectStart].kind == ItemKind::coordinator);
            if (parallel) earlier.last = subjectStart;
        }
        voices.push_back(std::move(voice));
    }
    addStatements(sentence, memory, text, voices);
    return voices;
}

std::optional<Voice> authorOf(const ParsedSentence& sentence, const Memory& memory, std::string_view text, bool needsClock) {
    if (sentence.units.empty()) return std::nullopt;
    const Unit& last = sentence.units.back();
    const bool clock = last.isNumber && last.lower.find(':') != std::string_view::npos;
    const bool told = std::ranges::any_of(sentence.items, [](const Item& item) { return item.kind == ItemKind::verb && !item.reduced; });
    if ((needsClock && !clock) || told) return std::nullopt;
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const std::size_t limit = needsClock ? i + 3 : sentence.items.size();
        if (sentence.items[i].kind != ItemKind::phrase || memory.partyOf(sentence, i, limit, kNobody) == kNobody) continue;
        Voice voice;
        setSpeaker(voice, sentence, memory, text, {i}, limit);
        if (!voice.claimants.empty()) return voice;
    }
    return std::nullopt;
}

const Voice* voiceAt(const std::vector<Voice>& voices, std::size_t item) {
    const Voice* nearest = nullptr;
    for (const Voice& voice : voices) {
        if (item < voice.first || item >= voice.last) continue;
        if (!nearest || voice.last - voice.first <= nearest->last - nearest->first) nearest = &voice;
    }
    return nearest;
}

}  // namespace demarc::claim
