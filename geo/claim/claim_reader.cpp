#include "claim/claim_reader.hpp"

#include <algorithm>
#include <optional>

namespace demarc::claim {
namespace {

using enum WordClass;

constexpr std::uint32_t kMark_byte = 4;  ///< a quotation mark and a stop may stand between a sentence and its quotation
constexpr std::size_t CHUNK_IN_SENTENCES = 2048;  ///< parsed together, so that memory stays small over long inputs

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

ClaimReader::ClaimReader(const text::Document& document, const text::Analysis& analysis, const std::vector<toponym::Toponym>& toponyms,
                         const Knowledge& knowledge, const PartyRegistry& parties)
    : document_{document},
      analysis_{analysis},
      toponyms_{toponyms},
      knowledge_{knowledge},
      parties_{parties},
      lexicon_{knowledge.frames.data()},
      memory_{document.text, toponyms, parties, knowledge.gazetteer} {}

std::vector<Claim> ClaimReader::readAll() {
    SentenceParser parser{document_.text, analysis_, toponyms_, parties_, lexicon_};
    std::vector<ParsedSentence> chunk;
    for (std::size_t first = 0; first < analysis_.sentences.size(); first += CHUNK_IN_SENTENCES) {
        const std::size_t last = std::min(first + CHUNK_IN_SENTENCES, analysis_.sentences.size());
        chunk.clear();
        for (std::size_t i = first; i < last; ++i) {
            chunk.push_back(parser.parse(i));
            memory_.count(chunk.back());
        }
        if (first == 0) signatory_ = signatoryOf(chunk);
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            memory_.learn(chunk[i]);
            listen(chunk, i);
            readSentence(chunk[i]);
        }
    }
    mergeStrikes();
    dropContradicted();
    dropEchoes();
    return std::move(claims_);
}

bool ClaimReader::isAllQuoted(const ParsedSentence& sentence) const {
    const auto& sentences = analysis_.sentences;
    const std::uint32_t paragraph = sentences[sentence.index].paragraph;
    std::size_t first = sentence.index, last = sentence.index;
    while (first > 0 && sentences[first - 1].paragraph == paragraph) --first;
    while (last + 1 < sentences.size() && sentences[last + 1].paragraph == paragraph) ++last;
    return std::ranges::any_of(analysis_.quotes, [&](const base::Span& quote) { return quote.begin <= sentences[first].span.begin + kMark_byte && quote.end + kMark_byte >= sentences[last].span.end; });
}

void ClaimReader::listen(const std::vector<ParsedSentence>& sentences, std::size_t at) {
    const ParsedSentence& sentence = sentences[at];
    voices_ = voicesOf(sentence, memory_, document_.text);
    const auto quote = std::ranges::upper_bound(analysis_.quotes, sentence.span.begin, {}, &base::Span::end);
    const bool quoted = quote != analysis_.quotes.end() && quote->overlaps(sentence.span);
    const auto speakAll = [&](Voice voice) {
        voice.first = 0;
        voice.last = voice.verb = sentence.items.size();
        voices_ = {std::move(voice)};
    };
    // A quotation over several sentences has its speaker behind its last one, or before its first.
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
        if (!voices_.empty() || !quoted || at + step >= sentences.size() || !quote->overlaps(sentences[at + step].span)) break;
        std::vector<Voice> behind = voicesOf(sentences[at + step], memory_, document_.text);
        std::erase_if(behind, [](const Voice& voice) { return voice.first != 0; });
        if (!behind.empty()) speakAll(behind.front());
    }
    // A paragraph that is all a quotation goes on with the words of who was quoted right before, or was named.
    const bool whole = quoted && quote->begin <= sentence.span.begin + kMark_byte && quote->end + kMark_byte >= sentence.span.end;
    if (voices_.empty() && whole && quotedBefore_) speakAll(*quotedBefore_);
    if (const auto& [party, name] = memory_.lastPerson(); voices_.empty() && quoted && party != kNobody && isAllQuoted(sentence)) {
        Voice voice;
        voice.claimants = {party};
        voice.speaker = name;
        speakAll(std::move(voice));
    }
    if (quoted && voices_.size() == 1 && voices_.front().first == 0 && !voices_.front().denies) quotedBefore_ = voices_.front();
    else if (!quoted) quotedBefore_.reset();
    // "Ministry of Defence of Azerbaijan, 19:14": a post, whose author speaks until a line is left free.
    if (auto author = authorOf(sentence, memory_, document_.text)) {
        author_ = std::move(author);
    } else if (author_ && at > 0) {
        const std::uint32_t end = sentences[at - 1].span.end;
        const std::string_view between = std::string_view{document_.text}.substr(end, sentence.span.begin - std::min(end, sentence.span.begin));
        if (between.find("\n\n") != std::string_view::npos) author_.reset();
    }
    const auto& writer = author_ ? author_ : signatory_;
    if (!writer) return;
    if (voices_.empty()) speakAll(*writer);
    for (Voice& voice : voices_)  // "We confirm that …"
        if (voice.claimants.empty() && voice.speaker.empty() && voice.monitor.empty()) voice.claimants = writer->claimants;
}

std::optional<Voice> ClaimReader::signatoryOf(const std::vector<ParsedSentence>& sentences) const {
    constexpr std::size_t kOwnWords = 2, kHeadings = 2;
    std::size_t own = 0;
    for (const ParsedSentence& sentence : sentences) {
        for (const Unit& unit : sentence.units) {
            const bool ours = unit.lower == "we" || unit.lower == "our" || unit.lower == "us" || unit.is(enemy);
            const auto quote = std::ranges::upper_bound(analysis_.quotes, unit.span.begin, {}, &base::Span::end);
            own += ours && !(quote != analysis_.quotes.end() && quote->begin <= unit.span.begin) ? 1 : 0;
        }
    }
    const auto isStatement = [](const ParsedSentence& sentence) {
        return std::ranges::any_of(sentence.units, [](const Unit& unit) { return unit.is(statement) || unit.lower == "communique" || unit.lower == "communiqué" || unit.lower == "press release"; });
    };
    for (std::size_t i = 0; i < std::min(kHeadings, sentences.size()); ++i)
        if (own < (isStatement(sentences[i]) ? 1 : kOwnWords)) continue;
        else if (auto voice = authorOf(sentences[i], memory_, document_.text, false)) return voice;
    return std::nullopt;
}

int ClaimReader::voiceParty(std::size_t item) const {
    const Voice* voice = voiceAt(voices_, item);
    if (!voice) return kNobody;
    return voice->claimants.size() == 1 ? voice->claimants.front() : kStranger;
}

void ClaimReader::readSentence(const ParsedSentence& sentence) {
    for (const Unit& unit : sentence.units) {
        if (unit.party < 0) continue;
        auto& spans = mentions_[unit.party];
        if (spans.empty()) order_.push_back(unit.party);
        spans.push_back(unit.span);
    }
    learnPlan(sentence);
    verdicts_ = verdictsOf(sentence);
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        const Item& item = sentence.items[i];
        if (item.kind == ItemKind::verb) {
            if (item.frame) readVerb(sentence, i);
            const bool stays = sentence.verbIs(item, VerbKind::remain);
            if (item.copula || (stays && !item.infinitive && (sentence.units[item.main].lower.starts_with("remain") || sentence.units[item.main].lower.starts_with("stay")))) readInside(sentence, i);
            if (item.copula || stays) readOwned(sentence, i);
            if (item.copula || stays) readContested(sentence, i);
            if (sentence.verbIs(item, VerbKind::give)) readGift(sentence, i);
            if (sentence.units[item.main].lower.starts_with("claim")) readClaimed(sentence, i);
            if (sentence.verbIs(item, VerbKind::rate)) readFigure(sentence, i);
        } else if (item.kind == ItemKind::that) {
            readThatOf(sentence, i);
        } else if (item.kind == ItemKind::phrase) {
            readHeld(sentence, i);
            readDescribed(sentence, i);
            readShare(sentence, i);
            readNoun(sentence, i);
        }
    }
    readList(sentence);
    for (const Voice& voice : voices_) {
        if (voice.denies) readDenial(sentence, voice);
    }
    for (std::size_t i = 0; i < sentence.items.size(); ++i) {
        if (sentence.items[i].passive && sentence.verbIs(sentence.items[i], VerbKind::deny)) readDeniedBy(sentence, i);
    }
    if (sentence.items.empty()) return;
    lastOffer_ = lastOfferBefore(sentence, sentence.span.end);
    previousBegin_ = sentence.span.begin;
    for (const Voice& voice : voices_) {
        if (voice.verb >= sentence.items.size()) continue;
        const int speaker = voice.claimants.empty() ? kNobody : voice.claimants.front();
        memory_.setSpeaker(speaker, voice.surname, voice.speaker);
        // "X said it held Y, which Z called a lie", "…, a claim Z denied": X goes on being spoken of.
        const bool aside = voice.verb >= 3 && sentence.items[voice.verb - 3].kind == ItemKind::comma &&
                           (sentence.items[voice.verb - 2].kind == ItemKind::relative || sentence.units[sentence.items[voice.verb - 2].last - 1].is(statement));
        if (speaker != kNobody && (!aside || voices_.size() == 1)) memory_.setSubject(speaker);
    }
    if (!voices_.empty()) return;
    // "Residents fled. They …": a sentence whose subject is nobody known leaves nobody for "they".
    int subject = kNobody;
    bool told = false;
    for (std::size_t i = 0; i < sentence.items.size() && subject == kNobody; ++i) {
        if (sentence.items[i].kind != ItemKind::verb || sentence.items[i].infinitive || sentence.items[i].reduced) continue;
        told = true;
        const auto heads = subjectOf(sentence, i);
        if (heads.size() == 1) subject = memory_.partyOf(sentence, heads.front(), i, kNobody);
    }
    if (told) memory_.setSubject(subject);
}

std::vector<int> ClaimReader::partiesOf(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t limit,
                                        std::size_t at) const {
    std::vector<int> parties;
    for (const std::size_t noun : nouns) {
        if (sentence.items[noun].kind != ItemKind::phrase) continue;
        const NounPhrase phrase = memory_.look(sentence, sentence.items[noun]);
        // "It holds X, according to a UN report": it is not the UN.
        const Voice* const teller = voiceAt(voices_, at);
        const bool cited = teller && teller->verb < sentence.items.size() && sentence.items[teller->verb].kind == ItemKind::preposition && phrase.head >= 0 &&
                           sentence.units[static_cast<std::size_t>(phrase.head)].is(pronoun_party);
        const int party = memory_.partyOf(sentence, noun, std::max(limit, noun + 1), cited ? kNobody : voiceParty(at));
        const bool armed =
            phrase.head >= 0 && party > 0 && sentence.units[static_cast<std::size_t>(phrase.head)].is(force);  // "African Union troops"
        if ((memory_.canAct(party) || armed) && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
    }
    return parties;
}

std::vector<int> ClaimReader::partiesAsNamed(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t limit) const {
    std::vector<int> parties;
    for (const std::size_t noun : nouns) {
        const int party = memory_.partyOf(sentence, noun, std::max(limit, noun + 1), kStranger);
        if (memory_.canAct(party)) parties.push_back(party);
    }
    return parties;
}

std::vector<Complement> ClaimReader::placesOf(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t limit) const {
    std::vector<Complement> places;
    for (const std::size_t noun : nouns) {
        // A subject goes on over "of": "most of X", "the city of X".
        std::size_t end = noun + 1;
        while (end < limit && (sentence.items[end].kind == ItemKind::preposition || sentence.items[end].kind == ItemKind::phrase)) ++end;
        // "Six towns along the coast, among them X and Y, were taken", "most of X, including Y and Z, remains".
        const bool lists = end + 1 < limit && sentence.items[end].kind == ItemKind::comma && sentence.items[end + 1].kind == ItemKind::preposition &&
                           isOneOf(sentence.units[sentence.items[end + 1].first].lower, {"among", "including", "such as"});
        const auto found = complements(sentence, memory_, noun, lists ? limit : end);
        const auto fits = [](const Complement& c) { return !c.beside && (c.preposition.empty() || c.preposition == "in" || c.preposition == "at"); };
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool goesOn = i == 0 || found[i].item == found[0].item || (lists && found[i].item > end);
            if (goesOn && fits(found[i])) places.push_back(found[i]);
        }
    }
    return places;
}

}  // namespace demarc::claim
