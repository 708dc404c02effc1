#include <algorithm>
#include <cctype>

#include "map/wording.hpp"

namespace demarc::map {
namespace {

constexpr std::size_t QUOTE_LENGTH = 80;
constexpr std::size_t WHOLE_LENGTH = 600;
constexpr std::size_t BRIEF_LENGTH = 36;
constexpr std::size_t SPEAKER_LENGTH = 44;

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return !isContinuation(c); }));
}

/// Runs of white space become one blank, none at the ends.
std::string oneLine(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (!isSpace(c)) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

/// The last name after a title ("Gen. Valery Gerasimov" → "Gen. Gerasimov"); an organ without its article, its first letter large.
std::string shortSpeaker(std::string_view speaker) {
    std::string name = oneLine(speaker);
    for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
        if (name.starts_with(article)) {
            name.erase(0, article.size());
            break;
        }
    }
    const std::size_t firstBlank = name.find(' '), lastBlank = name.rfind(' ');
    if (firstBlank != std::string::npos && firstBlank > 1 && name[firstBlank - 1] == '.' && lastBlank > firstBlank)
        name.erase(firstBlank, lastBlank - firstBlank);
    if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    if (characters(name) <= SPEAKER_LENGTH) return name;
    std::size_t cut = 0;
    for (std::size_t blank = name.find(' '); blank != std::string::npos && characters(name.substr(0, blank)) < SPEAKER_LENGTH;
         blank = name.find(' ', blank + 1))
        cut = blank;
    return cut > 0 ? name.substr(0, cut) + "…" : name;
}

}  // namespace

std::optional<base::Span> conditionIn(std::string_view text, base::Span sentence) {
    constexpr std::string_view WORDS[] = {"if", "unless", "provided", "providing", "once the", "once both", "once all", "once its", "once their", "once they", "as long as", "so long as", "on condition", "on the condition", "in exchange for", "in return for", "only after", "only when"};
    const std::string_view words = text.substr(0, std::min<std::size_t>(sentence.end, text.size()));
    const auto isLetter = [&](std::size_t at) { return at < words.size() && std::isalpha(static_cast<unsigned char>(words[at])) != 0; };
    for (std::size_t at = sentence.begin; at < words.size(); ++at) {
        if (!isLetter(at) || (at > sentence.begin && isLetter(at - 1))) continue;
        for (const std::string_view word : WORDS) {
            const bool same = words.size() - at >= word.size() && std::ranges::equal(words.substr(at, word.size()), word, {}, [](char c) { return std::tolower(static_cast<unsigned char>(c)); });
            if (same && !isLetter(at + word.size())) return base::Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
        }
    }
    return std::nullopt;
}

std::string letters(std::size_t number) {
    std::string text;
    for (++number; number > 0; number = (number - 1) / 26) text.insert(text.begin(), static_cast<char>('a' + (number - 1) % 26));
    return text;
}

std::string attribution(std::string_view speaker, std::optional<base::Date> date, base::Date asOf) {
    std::string text = shortSpeaker(speaker);
    if (!date) return text;
    std::string day = date->shortText();
    if (date->year == asOf.year && date->month != 0) day.erase(day.rfind(' '));
    return text.empty() ? day : text + ", " + day;
}

std::string quote(std::string_view text, base::Span sentence, std::vector<base::Span> cues, std::size_t limit) {
    const auto size = static_cast<std::uint32_t>(text.size());
    sentence = {std::min(sentence.begin, size), std::min(std::max(sentence.begin, sentence.end), size)};
    const std::string whole = oneLine(sentence.of(text));
    if (characters(whole) <= limit) return "“" + whole + "”";
    std::erase_if(cues, [&](base::Span cue) { return !sentence.contains(cue) || cue.isEmpty(); });
    if (cues.empty()) cues.push_back({sentence.begin, sentence.begin});
    // A window of whole words around each cue; those that meet are one.
    const std::string_view all = text.substr(0, sentence.end);
    const auto merge = [&](std::vector<base::Span>& windows) {
        std::ranges::sort(windows);
        for (std::size_t i = 1; i < windows.size();) {
            const bool apart = windows[i].begin > windows[i - 1].end && !oneLine(all.substr(windows[i - 1].end, windows[i].begin - windows[i - 1].end)).empty();
            if (apart) ++i;
            else windows[i - 1].end = std::max(windows[i - 1].end, windows[i].end), windows.erase(windows.begin() + static_cast<std::ptrdiff_t>(i));
        }
    };
    for (base::Span& cue : cues) {
        while (cue.begin > sentence.begin && !isSpace(all[cue.begin - 1])) --cue.begin;
        while (cue.end < sentence.end && !isSpace(all[cue.end])) ++cue.end;
    }
    merge(cues);
    const auto fits = [&](std::vector<base::Span> windows) {
        merge(windows);
        std::size_t length = 0;
        for (const base::Span window : windows) length += characters(oneLine(window.of(all))) + 2;
        return length <= limit;
    };
    // Words are added after and before each window in turn while they fit.
    for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = 0; i < cues.size(); ++i) {
            for (const bool forwards : {true, false}) {
                std::vector<base::Span> wider = cues;
                std::uint32_t& edge = forwards ? wider[i].end : wider[i].begin;
                if (forwards) {
                    while (edge < sentence.end && isSpace(all[edge])) ++edge;
                    while (edge < sentence.end && !isSpace(all[edge])) ++edge;
                } else {
                    while (edge > sentence.begin && isSpace(all[edge - 1])) --edge;
                    while (edge > sentence.begin && !isSpace(all[edge - 1])) --edge;
                }
                if (wider == cues || !fits(wider)) continue;
                cues = std::move(wider);
                grown = true;
            }
        }
        merge(cues);
    }
    std::string quoted = cues.front().begin > sentence.begin ? "“…" : "“";
    for (std::size_t i = 0; i < cues.size(); ++i) quoted += (i > 0 ? " … " : "") + oneLine(cues[i].of(all));
    quoted += cues.back().end < sentence.end ? "…”" : "”";
    return quoted;
}

std::string SourceList::mark(const std::vector<claim::ClaimRef>& claims) {
    std::vector<std::pair<std::size_t, std::size_t>> used;  // reading, sentence
    for (const claim::ClaimRef ref : claims) {
        const claim::Claim& c = telling_.claim(ref);
        std::vector<Sentence>& sentences = cited_[ref.reading];
        auto found = std::ranges::find_if(sentences, [&](const Sentence& s) { return s.span == c.evidence || s.span.overlaps(c.evidence); });
        if (found == sentences.end()) found = sentences.insert(sentences.end(), Sentence{c.evidence, c.cue, {}});
        found->span = {std::min(found->span.begin, c.evidence.begin), std::max(found->span.end, c.evidence.end)};
        if (c.cue != found->cue && std::ranges::find(found->others, c.cue) == found->others.end()) found->others.push_back(c.cue);
        if (c.stance == claim::Stance::proposes || c.time == claim::Time::future) addOffer(*found, ref);
        found->corrected = found->corrected || c.reader == claim::kByHand;
        const std::pair key{ref.reading, static_cast<std::size_t>(found - sentences.begin())};
        if (std::ranges::find(used, key) == used.end()) used.push_back(key);
    }
    std::ranges::sort(used);
    std::string text;
    for (std::size_t i = 0; i < used.size(); ++i) {
        const bool newReading = i == 0 || used[i].first != used[i - 1].first;
        if (newReading && i > 0) text += ',';
        if (newReading) text += std::to_string(used[i].first + 1);
        text += letters(used[i].second);
    }
    return text;
}

/// An offer under a condition is another one without it.
void SourceList::addOffer(Sentence& sentence, claim::ClaimRef ref) const {
    constexpr std::size_t WHO_OFFERS = 60;
    const claim::Reading& reading = telling_.readings()[ref.reading];
    base::Span whole = sentence.span;
    const auto& sentences = reading.analysis.sentences;
    if (!sentences.empty() && !whole.isEmpty()) {
        const base::Span all = sentences[reading.analysis.sentenceAt(whole.begin)].span;
        whole = {std::min(whole.begin, all.begin), std::max(whole.end, all.end)};
    }
    const auto condition = conditionIn(reading.document.text, whole);
    if (!condition) return;
    sentence.span = whole;
    if (!whole.contains(sentence.cue) || sentence.cue.isEmpty()) sentence.cue = *condition;
    // Before the offer the condition ends with it, behind it with the sentence.
    const std::uint32_t end = condition->begin < sentence.cue.begin ? sentence.cue.end : whole.end;
    sentence.cue = {std::min(sentence.cue.begin, condition->begin), std::max(sentence.cue.end, end)};
    sentence.least = characters(sentence.cue.of(reading.document.text)) + WHO_OFFERS;
}

std::vector<SourceLine> SourceList::lines() const {
    std::vector<SourceLine> lines;
    for (std::size_t i = 0; i < cited_.size(); ++i) {
        if (cited_[i].empty()) continue;
        const text::Document& document = telling_.readings()[i].document;
        std::string head = document.date ? "Dispatch of " + document.date->shortText() : "Dispatch without a date";
        if (document.title && !document.title->empty()) head += ", “" + *document.title + "”";
        head += document.source && !document.source->empty() ? ", " + *document.source : ", publisher not stated";
        const std::string brief = document.date ? document.date->shortText() + ":" : "No date:";
        lines.push_back({std::to_string(i + 1), head + ". Sentences:", brief, {}});
        for (std::size_t k = 0; k < cited_[i].size(); ++k) {
            const Sentence& sentence = cited_[i][k];
            const auto quoted = [&](std::size_t most) {
                const std::string sign = sentence.corrected ? std::string{" "} + std::string{CORRECTED_SIGN} + std::string{CORRECTED} : "";
                std::vector<base::Span> cues = sentence.others;
                cues.insert(cues.begin(), sentence.cue);
                return quote(document.text, sentence.span, std::move(cues), most + most / 2 * sentence.others.size()) + sign;
            };
            lines.push_back({letters(k), quoted(std::max(QUOTE_LENGTH, sentence.least)), quoted(BRIEF_LENGTH), quoted(std::max(WHOLE_LENGTH, sentence.least))});
        }
    }
    return lines;
}

}  // namespace demarc::map
