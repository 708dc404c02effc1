#include "toponym/words.hpp"

#include <bit>
#include <unordered_set>

#include "gazetteer/fold.hpp"

namespace demarc::toponym {
namespace {

/// What would be written small if the sentence were not in capitals.
constexpr WordFlags kSmallInCapitals = kFunction | kPreposition | kLocative | kSpeech | kAct | kPower | kDirection | kCapture | kUnit | kCommon | kParticle | kDealing;

bool hasInnerCapital(std::string_view word) {
    const std::size_t first = word.find('\'');
    const std::size_t at = first != std::string_view::npos ? first + 1 : word.find("\xE2\x80\x99") + 3;
    return at > 1 && at <= 5 && at < word.size() && word[at] >= 'A' && word[at] <= 'Z';
}

}  // namespace

Words::Words(std::string_view text, const text::Analysis& analysis, const LexiconData& lexicon) : text_{text}, analysis_{analysis}, lexicon_{lexicon} {
    words_.resize(analysis.tokens.size());
    titleCase_.resize(analysis.sentences.size());
    capitals_.resize(analysis.sentences.size());
    arena_.reserve(text.size());
    std::string buffer;
    std::vector<std::uint32_t> everyday;  // words in capitals that may be names
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const text::Sentence& sentence = analysis.sentences[s];
        std::size_t longWords = 0;
        std::size_t capitalised = 0;
        std::size_t inCapitals = 0;
        bool smallWord = false;  // other than "of", "the"…
        for (std::uint32_t i = sentence.firstToken; i < sentence.lastToken; ++i) {
            Entry& word = words_[i];
            word.sentence = s;
            word.begin = static_cast<std::uint32_t>(arena_.size());
            const text::Token& token = analysis.tokens[i];
            if (token.kind == text::TokenKind::punctuation) continue;
            gazetteer::foldInto(token.span.of(text), buffer);
            arena_ += buffer;
            word.size = static_cast<std::uint32_t>(buffer.size());
            if (token.kind != text::TokenKind::word) continue;
            word.info = lexicon.find(buffer);
            word.capitalised = token.capitalised || hasInnerCapital(token.span.of(text));
            smallWord |= token.uncased || (!token.capitalised && (!(word.info.flags & (kFunction | kPreposition | kLocative | kParticle)) || (word.info.flags & kCapture)));
            if (word.size > 3) {
                ++longWords;
                capitalised += token.capitalised && !token.uncased;
                inCapitals += token.allCaps;
            }
        }
        if (longWords >= 3 && inCapitals * 10 >= longWords * 8) {
            capitals_[s] = titleCase_[s] = true;
            for (std::uint32_t i = sentence.firstToken; i < sentence.lastToken; ++i) {
                Entry& word = words_[i];
                const WordFlags small = word.info.flags & kSmallInCapitals;
                if (small == kCommon) everyday.push_back(i);
                if ((small == kCommon && !(word.info.flags & kNation)) || (small & ~kCommon) || word.info.classWord >= 0) word.capitalised = false;
            }
            continue;
        }
        titleCase_[s] = longWords >= 4 && (sentence.heading ? capitalised * 10 >= longWords * 8 : !smallWord);
    }
    if (!everyday.empty()) nameInCapitals(everyday);
}

/// An everyday word in capitals is a name where the report elsewhere writes it with a capital inside a sentence: "ISRAEL STRIKES TYRE".
void Words::nameInCapitals(std::span<const std::uint32_t> tokens) {
    std::unordered_set<std::string_view> names;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        const bool tells = words_[i].info.flags & kCommon && words_[i].capitalised && !titleCase_[words_[i].sentence];
        if (tells && !opensSentence(i)) names.insert(folded(i));
    }
    for (const std::uint32_t i : tokens)
        if (names.contains(folded(i)) && !isWrittenSmall(folded(i))) words_[i].capitalised = words_[i].named = true;
}

bool Words::isWrittenSmall(std::string_view folded) const {
    if (small_.empty()) {
        small_.resize(std::bit_ceil(2 * words_.size() + 1));
        for (std::uint32_t i = 0; i < words_.size(); ++i)
            if (isWord(i) && !token(i).capitalised && words_[i].size > 2) smallSlot(this->folded(i)) = i + 1;
    }
    return smallSlot(folded) != 0;
}

std::uint32_t& Words::smallSlot(std::string_view folded) const {
    std::size_t slot = base::textHash(folded) & (small_.size() - 1);
    while (small_[slot] != 0 && this->folded(small_[slot] - 1) != folded) slot = (slot + 1) & (small_.size() - 1);
    return small_[slot];
}

const ClassWord* Words::classWord(std::size_t i) const {
    return i < words_.size() && words_[i].info.classWord >= 0 ? &lexicon_.classWords[static_cast<std::size_t>(words_[i].info.classWord)] : nullptr;
}

bool Words::isPossessive(std::size_t i) const {
    if (i >= words_.size() || token(i).kind != text::TokenKind::punctuation || !isGlued(i)) return false;
    const std::string_view mark = surface(i);
    return mark.size() > 1 && (mark.back() == 's' || mark.back() == 'S');
}

bool Words::isHyphen(std::size_t i) const {
    if (i >= words_.size() || !isGlued(i) || !isGlued(i + 1)) return false;
    const std::string_view mark = surface(i);
    return mark == "-" || mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91" || mark == "\xE2\x80\x93";
}

bool Words::opensSentence(std::size_t i) const {
    const text::Sentence& sentence = analysis_.sentences[words_[i].sentence];
    while (i > sentence.firstToken && token(i - 1).kind == text::TokenKind::punctuation) --i;
    return i == sentence.firstToken;
}

std::size_t Words::wordBefore(std::size_t i) const {
    if (i == 0 || !sameSentence(i - 1, i)) return words_.size();
    // An opening quotation mark stands between words without parting them.
    const bool quoted = i > 1 && isGlued(i) && !isGlued(i - 1) && (is(i - 1, "\"") || is(i - 1, "“") || is(i - 1, "‘") || is(i - 1, "'"));
    if (quoted) --i;
    return sameSentence(i - 1, i) && isWord(i - 1) ? i - 1 : words_.size();
}

std::size_t Words::wordAfter(std::size_t i) const {
    return sameSentence(i, i + 1) && isWord(i + 1) ? i + 1 : words_.size();
}

}  // namespace demarc::toponym
