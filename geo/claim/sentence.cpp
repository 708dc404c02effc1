#include "claim/sentence.hpp"

#include <algorithm>
#include <cctype>

#include "gazetteer/fold.hpp"
#include "text/utf8.hpp"

namespace demarc::claim {
namespace {

constexpr std::size_t LONGEST_NAME_IN_TOKENS = 12;
constexpr std::size_t LONGEST_SENTENCE_IN_TOKENS = 400;  ///< a longer one is a table or worse; work grows with its square
constexpr std::size_t LONGEST_BRACKET_IN_TOKENS = 6;

bool isHyphen(std::string_view text) {
    return text == "-" || text == "\u2010" || text == "\u2011";
}

bool isPossessive(std::string_view text) { return text == "'s" || text == "’s" || text == "'" || text == "’"; }

/// Flags, arrows and faces of posts.
bool isPictograph(std::string_view text) {
    const char32_t c = text::decodeAt(text, 0).value;
    return c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x200D;
}

/// "Jerusalem said", "accused Jerusalem of", "held by Jerusalem", "Jerusalem's forces": the government, not the city.
bool isSeat(const std::vector<Unit>& units, std::size_t at) {
    const Unit& unit = units[at];
    if (unit.party < 0 || unit.place < 0 || unit.use != NameUse::capital) return false;
    const auto isVerb = [](const Unit& u, std::initializer_list<VerbKind> kinds) {
        return u.pos == Pos::verb && u.entry && std::ranges::any_of(kinds, [&](VerbKind kind) { return u.entry->sense(kind) != nullptr; });
    };
    if (at > 0 && (units[at - 1].lower == "by" || isVerb(units[at - 1], {VerbKind::accuse}))) return true;
    if (at > 0 && units[at - 1].pos == Pos::preposition) return false;
    if (at + 1 < units.size() && isVerb(units[at + 1], {VerbKind::say, VerbKind::deny, VerbKind::accuse})) return true;
    return at + 2 < units.size() && units[at + 1].pos == Pos::possessive && (units[at + 2].is(WordClass::force) || units[at + 2].is(WordClass::official));
}

bool hasSmallLetter(std::string_view text) {
    return std::ranges::any_of(text, [](unsigned char c) { return std::islower(c) != 0; });
}

Pos punctuation(std::string_view text) {
    if (text == ",") return Pos::comma;
    if (isHyphen(text)) return Pos::hyphen;
    static constexpr std::string_view QUOTES = "\"“”„«»";
    if (QUOTES.find(text) != std::string_view::npos) return Pos::quote;
    if (text == ";" || text == ":" || text == "–" || text == "—" || text == "." || text == "?" || text == "!" || text == "(" || text == ")")
        return Pos::stop;
    return Pos::other;
}

}  // namespace

SentenceParser::SentenceParser(std::string_view text, const text::Analysis& analysis, const std::vector<toponym::Toponym>& toponyms,
                               const PartyRegistry& parties, const FrameLexiconData& lexicon)
    : text_{text}, analysis_{analysis}, toponyms_{toponyms}, parties_{parties}, lexicon_{lexicon}, lower_{text} {
    for (char& c : lower_) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    folded_.resize(LONGEST_NAME_IN_TOKENS);
}

std::string_view SentenceParser::lowerOf(const text::Token& token) const {
    return token.span.of(lower_);
}

std::size_t SentenceParser::partyAt(std::size_t token, std::size_t lastToken, Unit& unit) {
    // "the Donetsk People's Republic" is a name, "Sudan's army" a possessor: the longer name counts.
    const std::size_t plain = partyAt(token, lastToken, false, unit);
    Unit whole;
    const std::size_t joined = partyAt(token, lastToken, true, whole);
    if (joined <= plain) return plain;
    unit.party = whole.party;
    unit.use = whole.use;
    return joined;
}

std::size_t SentenceParser::partyAt(std::size_t token, std::size_t lastToken, bool joins, Unit& unit) {
    const text::Token& first = analysis_.tokens[token];
    if (first.kind == text::TokenKind::punctuation) return 0;
    foldedViews_.clear();
    std::size_t at = token;
    std::size_t lastTokens[LONGEST_NAME_IN_TOKENS];
    bool isJoined = false;
    for (; at < lastToken && foldedViews_.size() < LONGEST_NAME_IN_TOKENS; ++at) {
        const std::string_view text = analysis_.tokens[at].span.of(text_);
        const std::size_t count = foldedViews_.size();
        if (at > token && isHyphen(text)) continue;
        if (at > token && joins && (isPossessive(text) || text == "/" || text == "(" || text == ")")) {
            isJoined = true;
            if (text.ends_with('s')) folded_[count - 1] += 's';
            foldedViews_[count - 1] = folded_[count - 1];
            if (isPossessive(text) || text == ")") lastTokens[count - 1] = at + 1;
            continue;
        }
        if (analysis_.tokens[at].kind == text::TokenKind::punctuation) break;
        std::string& slot = folded_[count];
        gazetteer::foldInto(text, slot);
        lastTokens[count] = at + 1;
        foldedViews_.push_back(slot);
        if (count == 0 && !parties_.beginsName(slot) && !(joins && parties_.beginsName(slot + 's'))) return 0;
    }
    if (joins && !isJoined) return 0;
    const PartyMatch match = parties_.longestMatch(std::span{foldedViews_});
    if (match.wordCount == 0) return 0;
    std::size_t end = lastTokens[match.wordCount - 1];
    // The mark behind a whole name belongs to the grammar, but for the bracket that closes it.
    if (joins && isPossessive(analysis_.tokens[end - 1].span.of(text_))) return 0;
    const base::Span span{first.span.begin, analysis_.tokens[end - 1].span.end};
    if (match.capitals && hasSmallLetter(span.of(text_))) return 0;
    if (!first.capitalised && !match.lowerCase && std::isdigit(static_cast<unsigned char>(span.of(text_).front())) == 0) return 0;
    unit.party = static_cast<std::int32_t>(match.party);
    unit.use = match.use;
    return end - token;
}

std::size_t SentenceParser::phraseAt(std::size_t token, std::size_t lastToken, Unit& unit) {
    std::string_view lower = lowerOf(analysis_.tokens[token]);
    std::string plain;
    if (const auto curly = lower.find("’"); curly != std::string_view::npos) {
        plain = lower;
        plain.replace(curly, std::string_view("’").size(), "'");
        lower = plain;
    }
    const WordEntry* entry = lexicon_.find(lower);
    if (!entry) return 1;
    unit.entry = entry;
    for (const auto& [tail, index] : entry->phrases) {
        std::size_t at = token + 1;
        const bool follows =
            std::ranges::all_of(tail, [&](const std::string& word) { return at < lastToken && lowerOf(analysis_.tokens[at++]) == word; });
        if (!follows) continue;
        unit.entry = &lexicon_.entries[index];
        return tail.size() + 1;
    }
    return 1;
}

void SentenceParser::makeUnits(const text::Sentence& sentence, ParsedSentence& parsed) {
    for (std::size_t i = sentence.firstToken; i < sentence.lastToken;) {
        const text::Token& token = analysis_.tokens[i];
        Unit unit;
        unit.span = token.span;
        unit.lower = lowerOf(token);
        unit.capitalised = token.capitalised;
        unit.isNumber = token.kind == text::TokenKind::number;
        std::size_t count = 1;
        const std::string_view text = token.span.of(text_);
        if (isPossessive(text)) {
            unit.pos = Pos::possessive;
        } else if (token.kind == text::TokenKind::punctuation) {
            unit.pos = punctuation(text);
            if (unit.pos == Pos::quote || isPictograph(text)) {  // the grammar goes on through quotation marks
                ++i;
                continue;
            }
            if (text == "(") {  // and over a name in brackets: "the Rapid Support Forces (RSF)"
                std::size_t close = i + 1;
                while (close < sentence.lastToken && close - i <= LONGEST_BRACKET_IN_TOKENS && analysis_.tokens[close].span.of(text_) != ")") ++close;
                if (close < sentence.lastToken && analysis_.tokens[close].span.of(text_) == ")") {
                    i = close + 1;
                    continue;
                }
            }
            if (text == "(" || text == ")") unit.pos = Pos::comma;
            // "GOMA - The army said": with blanks around it a hyphen is a dash.
            const bool blanks = i > sentence.firstToken && analysis_.tokens[i - 1].span.end < token.span.begin && i + 1 < sentence.lastToken &&
                                analysis_.tokens[i + 1].span.begin > token.span.end;
            if (unit.pos == Pos::hyphen && blanks) unit.pos = Pos::stop;
        } else {
            while (nextToponym_ < toponyms_.size() && toponyms_[nextToponym_].span.end <= token.span.begin) ++nextToponym_;
            std::size_t phrase = phraseAt(i, sentence.lastToken, unit);
            const bool namesPart = phrase > 1 && unit.is(WordClass::preposition) && !parsed.units.empty() &&
                                   (parsed.units.back().is(WordClass::determiner) || parsed.units.back().is(WordClass::coordinator));
            if (namesPart && lexicon_.find(unit.lower) && lexicon_.find(unit.lower)->is(WordClass::part)) {
                phrase = 1;  // "the north and east of X" is no "east of X"
                unit.entry = lexicon_.find(unit.lower);
            }
            const std::size_t party = partyAt(i, sentence.lastToken, unit);
            const bool isPlace = nextToponym_ < toponyms_.size() && toponyms_[nextToponym_].span.begin == token.span.begin &&
                                 toponyms_[nextToponym_].use != toponym::Use::demonym;
            std::size_t place = 0;
            if (isPlace) {
                while (i + place < sentence.lastToken && analysis_.tokens[i + place].span.begin < toponyms_[nextToponym_].span.end) ++place;
            }
            // A party that some list knows is no unknown place.
            if (party && place == party && toponyms_[nextToponym_].place == gazetteer::kNoPlace) place = 0;
            count = std::max({phrase, party, place});
            if (party && party == count) unit.entry = phrase == count ? unit.entry : nullptr;
            else unit.party = -1;
            if (place && (place == count)) {
                unit.place = static_cast<std::int32_t>(nextToponym_);
                unit.entry = nullptr;
            } else if (phrase < count) {
                unit.entry = nullptr;
            }
            unit.span.end = analysis_.tokens[i + count - 1].span.end;
            unit.lower = unit.span.of(lower_);
        }
        parsed.units.push_back(unit);
        i += count;
    }
}

ParsedSentence SentenceParser::parse(std::size_t index) {
    const text::Sentence& sentence = analysis_.sentences[index];
    ParsedSentence parsed;
    parsed.index = static_cast<std::uint32_t>(index);
    parsed.span = sentence.span;
    parsed.heading = sentence.heading;
    if (sentence.lastToken - sentence.firstToken > LONGEST_SENTENCE_IN_TOKENS) return parsed;
    makeUnits(sentence, parsed);
    tagUnits(parsed.units);
    for (std::size_t i = 0; i < parsed.units.size(); ++i)
        if (isSeat(parsed.units, i)) parsed.units[i].place = -1;
    groupItems(parsed);
    return parsed;
}

}  // namespace demarc::claim
