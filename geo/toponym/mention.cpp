#include "toponym/mention.hpp"

#include <algorithm>
#include <array>

#include "toponym/class_words.hpp"

namespace demarc::toponym {
namespace {

constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kAcronymLetters = 4;
constexpr FeatureMask kAreas = maskOf(gazetteer::Feature::region) | maskOf(gazetteer::Feature::country);

class MentionFinder {
public:
    MentionFinder(const Words& words, const gazetteer::Gazetteer& gazetteer) : words_{words}, gazetteer_{gazetteer} {}

    std::vector<Mention> run() {
        for (std::size_t i = 0; i < words_.size();) i = at(i);
        shareClasses(words_, mentions_);
        return std::move(mentions_);
    }

private:
    [[nodiscard]] bool isArticleStart(std::size_t i) const {
        return words_.has(i, kArticle) && words_.isHyphen(i + 1) && words_.isCapitalised(i + 2);
    }

    /// Looks for a mention that begins with token i; returns the token to go on with.
    std::size_t at(std::size_t i) {
        if (!words_.isWord(i) || (!words_.isCapitalised(i) && !isArticleStart(i))) return i + 1;
        if (words_.has(i, kOpensNonPlace)) {
            if (const std::size_t length = phraseLength(i, words_.lexicon().nonPlaces)) return i + length;
        }
        if (words_.has(i, kOpensDemonym)) {
            // "British Columbia", "Dominican Republic": a place's name may begin with a people.
            Mention longer;
            const std::size_t length = phraseLength(i, words_.lexicon().demonyms);
            if (length && !(match(i, longer) && longer.last > i + length)) return addDemonym(i, length);
        }
        Mention mention;
        if (words_.has(i, kAbbreviation) && abbreviated(i, mention)) {
            mentions_.push_back(std::move(mention));
            return mentions_.back().last;
        }
        if (!(match(i, mention) && !(isHead(i) && mention.last == i + 1)) && !unknown(i, mention = {})) return i + 1;
        extend(mention);
        if (mention.hits.empty() && !mention.classBeside) mention.guessed = true;
        mentions_.push_back(std::move(mention));
        return mentions_.back().last;
    }

    /// "N.J.", "Ont.", "NSW": exactly so written; short ones only after a comma or with all their dots.
    bool abbreviated(std::size_t i, Mention& mention) const {
        std::string_view surface = words_.surface(i);
        const bool dotted = surface.find('.') != std::string_view::npos;
        if (surface.ends_with('.')) surface.remove_suffix(1);
        const auto found = words_.lexicon().abbreviations.find(surface);
        if (found == words_.lexicon().abbreviations.end()) return false;
        const bool stop = words_.is(i + 1, ".") && words_.isGlued(i + 1);
        const bool afterPlace = i > 0 && words_.is(i - 1, ",") && previousEnds(i - 1);
        if (!afterPlace && !dotted && !(words_.token(i).allCaps && surface.size() > 2)) return false;
        mention.first = static_cast<std::uint32_t>(i);
        mention.last = static_cast<std::uint32_t>(stop && words_.sameSentence(i, i + 1) ? i + 2 : i + 1);
        mention.name = found->second;
        mention.hits = gazetteer_.find(mention.name);
        mention.hint = kAreas;
        mention.classFeature = gazetteer::Feature::region;
        mention.classBeside = afterPlace;
        return !mention.hits.empty();
    }

    /// Tokens of the longest phrase of `phrases` that begins at token i.
    template <class Map>
    [[nodiscard]] std::size_t phraseLength(std::size_t i, const Map& phrases) {
        std::size_t best = 0;
        buffer_.clear();
        std::size_t j = i;
        for (int count = 0; count < 8 && words_.sameSentence(i, j); ++count) {
            if (words_.isHyphen(j)) ++j;
            if (!words_.isWord(j)) break;
            if (!buffer_.empty()) buffer_ += ' ';
            buffer_ += words_.folded(j);
            ++j;
            if (phrases.find(std::string_view{buffer_}) != phrases.end()) best = j - i;
        }
        return best;
    }

    std::size_t addDemonym(std::size_t i, std::size_t length) {
        Mention mention;
        mention.first = static_cast<std::uint32_t>(i);
        mention.last = static_cast<std::uint32_t>(i + length);
        buffer_.clear();
        for (std::size_t j = i; j < i + length; ++j) {
            if (!words_.isWord(j)) continue;
            if (!buffer_.empty()) buffer_ += ' ';
            buffer_ += words_.folded(j);
        }
        mention.name = words_.lexicon().demonyms.find(std::string_view{buffer_})->second;
        mention.hits = gazetteer_.find(mention.name);
        mention.demonym = true;
        if (!mention.hits.empty()) mentions_.push_back(std::move(mention));
        return i + length;
    }

    /// Folded tokens from i on that could be one name; `ends[k]` is the token after the k-th.
    std::size_t collect(std::size_t i, std::array<std::string_view, kMostTokens>& folded, std::array<std::size_t, kMostTokens>& ends) const {
        std::size_t count = 0;
        std::size_t j = i;
        while (count < kMostTokens) {
            folded[count] = words_.folded(j);
            ends[count] = j + 1;
            if (folded[count].empty()) break;
            ++count;
            const bool hyphen = words_.isHyphen(j + 1);
            j += hyphen ? 2 : 1;
            if (!words_.sameSentence(i, j)) break;
            const bool number = hyphen && words_.token(j).kind == text::TokenKind::number;
            if (!number && !words_.isCapitalised(j) && !words_.has(j, kParticle)) break;
            if (!number && !words_.isWord(j)) break;
        }
        return count;
    }

    bool match(std::size_t i, Mention& mention) {
        return (words_.isPossessive(i + 1) && words_.isCapitalised(i + 2) && matchWith(i, true, mention)) || matchWith(i, false, mention);
    }

    /// With `possessive`, "People's Republic of China" is read as "peoples republic of china", and nothing shorter counts.
    bool matchWith(std::size_t i, bool possessive, Mention& mention) {
        std::array<std::string_view, kMostTokens> folded;
        std::array<std::size_t, kMostTokens> ends{};
        std::size_t count = collect(possessive ? i + 2 : i, folded, ends);
        std::string owner;
        if (possessive) {
            owner.append(words_.folded(i)).push_back('s');
            std::rotate(folded.begin(), folded.end() - 1, folded.end());
            std::rotate(ends.begin(), ends.end() - 1, ends.end());
            folded[0] = owner;
            ends[0] = i + 2;
            count = std::min(count + 1, kMostTokens);
        } else if (words_.isPossessive(i + 1)) {
            count = std::min<std::size_t>(count, 1);
        }
        while (count > 0) {
            const auto found = gazetteer_.longestMatch({folded.data(), count});
            if (found.tokenCount == 0 || (possessive && found.tokenCount == 1)) return false;
            const std::size_t last = ends[found.tokenCount - 1];
            const bool whole = words_.token(last - 1).kind == text::TokenKind::number || words_.isCapitalised(last - 1);
            if (whole && (found.tokenCount > 1 || isNameLike(i, last))) {
                mention.first = static_cast<std::uint32_t>(i);
                mention.last = static_cast<std::uint32_t>(last);
                mention.hits = found.hits;
                for (std::size_t k = 0; k < found.tokenCount; ++k) mention.name.append(k ? " " : "").append(folded[k]);
                if (found.tokenCount > 1 && folded[0] == "the") dropThe(mention);
                return true;
            }
            count = found.tokenCount - 1;
        }
        return false;
    }

    /// "The United States" is "United States" at a sentence's begin; "The Hague" stays.
    void dropThe(Mention& mention) const {
        const std::string rest = mention.name.substr(4);
        const auto hits = gazetteer_.find(rest);
        if (hits.empty() || gazetteer_.place(mention.hits.front().place()).name.starts_with("The ")) return;
        ++mention.first;
        mention.name = rest;
        mention.hits = hits;
    }

    /// Whether one token by its letters can be a place: no "Us", no "RSF", no "X".
    [[nodiscard]] bool isNameLike(std::size_t i, std::size_t last) const {
        const text::Token& token = words_.token(i);
        const std::size_t letters = words_.folded(i).size();
        if (words_.has(i, kAcronym)) return token.allCaps || letters > 3;
        if (letters < 3 || words_.has(i, kDirection)) return false;
        if (token.allCaps && letters <= kAcronymLetters) return words_.opensSentence(i) && isDatelineEnd(last);
        return true;
    }

    [[nodiscard]] bool isDatelineEnd(std::size_t i) const {
        return words_.is(i, ",") || words_.is(i, "(") || words_.is(i, "—") || words_.is(i, "–") || words_.is(i, "-") || words_.is(i, "]") || words_.is(i, ":");
    }

    /// A capitalised run that no list knows: "the village of Xyz", "Xyz River", "captured Xyz". The words around decide later.
    bool unknown(std::size_t i, Mention& mention) const {
        constexpr std::uint32_t ordinary = kTitle | kOffice | kMonth | kWeekday | kDirection | kFunction | kCommon | kPreposition | kLocative | kBodyTail | kBodyHead |
                                           kOpensDemonym | kOpensNonPlace | kAct | kSpeech;
        const bool article = words_.has(i, kArticle) && words_.isHyphen(i + 1);
        if (facility(i, mention)) return true;
        if (words_.classWord(i) || (words_.has(i, isHead(i) ? ordinary & ~kCommon : ordinary) && !article) || words_.token(i).allCaps || words_.inTitleCase(i)) return false;
        const bool head = isHead(i);
        if (!article && !head && words_.folded(i).size() < 3) return false;
        std::size_t last = i + 1;
        for (std::size_t count = 1; count < 4; ++count) {
            const std::size_t next = words_.isHyphen(last) ? last + 1 : last;
            if (!words_.sameSentence(i, next)) break;
            const bool inner = isArticleStart(next);
            if (!inner && (!words_.isCapitalised(next) || words_.classWord(next) || words_.has(next, isHead(i) ? ordinary & ~kCommon : ordinary))) break;
            last = inner ? next + 3 : next + 1;
        }
        const ClassWord* after = words_.sameSentence(i, last) ? words_.classWord(last) : nullptr;
        const bool named = after && after->belongsToName && (words_.isCapitalised(last) || strongClass(*after));
        if (words_.opensSentence(i) && (last - i > 1 || words_.isCapitalised(last)) && !(named && words_.isCapitalised(last))) return false;
        if (words_.has(i, kFirstName) && last - i > 1 && !words_.has(i, kPlaceHead)) return false;
        mention.first = static_cast<std::uint32_t>(i);
        mention.last = static_cast<std::uint32_t>(last);
        for (std::size_t k = i; k < last; ++k) {
            if (words_.isWord(k)) mention.name.append(mention.name.empty() ? "" : " ").append(words_.folded(k));
        }
        return true;
    }

    /// "Abu Salim", "Wad Al-Mahidi": a first word of many names, with more of the name after it.
    [[nodiscard]] bool isHead(std::size_t i) const {
        return words_.has(i, kPlaceHead | kArticle) && words_.sameSentence(i, i + 1) && (words_.isCapitalised(i + 1) || isArticleStart(i + 1));
    }

    /// "the Republican Palace", "Hama Central Prison": any capitalised words before a facility's class word with a capital.
    bool facility(std::size_t i, Mention& mention) const {
        constexpr std::uint32_t never = kTitle | kFunction | kMonth | kWeekday | kPreposition;
        if (words_.opensSentence(i) || words_.inTitleCase(i)) return false;
        std::size_t last = i;
        while (last < i + 3 && words_.sameSentence(i, last) && words_.isCapitalised(last) && !words_.has(last, never)) {
            const ClassWord* word = words_.classWord(last);
            if (word && last > i && word->belongsToName && word->first == gazetteer::Feature::facility) break;
            if (words_.isHyphen(last + 1)) return false;
            ++last;
        }
        if (last == i || last == i + 3 || !words_.sameSentence(i, last) || !words_.isCapitalised(last) || !words_.classWord(last)) return false;
        mention.first = static_cast<std::uint32_t>(i);
        mention.last = static_cast<std::uint32_t>(last);
        for (std::size_t k = i; k < last; ++k) mention.name.append(k > i ? " " : "").append(words_.folded(k));
        return words_.classWord(last)->first == gazetteer::Feature::facility && words_.classWord(last)->belongsToName;
    }

    [[nodiscard]] static bool strongClass(const ClassWord& word) {
        return word.first == gazetteer::Feature::region || word.first == gazetteer::Feature::river || word.first == gazetteer::Feature::facility;
    }

    /// Takes in capitalised class words and notes what those beside say.
    void extend(Mention& mention) {
        const std::size_t first = mention.first;
        std::size_t last = mention.last;
        if (const ClassWord* before = classBefore(words_, first)) note(mention, *before);
        if (first >= 2 && words_.isHyphen(first - 1) && words_.has(first - 2, kArticle) && !isTaken(first - 2)) mention.first -= 2;
        const std::size_t left = words_.wordBefore(mention.first);
        const ClassWord* leftClass = left < words_.size() && words_.isCapitalised(left) ? words_.classWord(left) : nullptr;
        if (leftClass && leftClass->belongsToName && !words_.opensSentence(left) && !isTaken(left) && takesNameAfter(left)) {
            note(mention, *leftClass);
            mention.first = static_cast<std::uint32_t>(left);
            mention.classInName = true;
        }
        if (words_.isCapitalised(last) && words_.sameSentence(first, last) && words_.classWord(last + 1) && words_.isCapitalised(last + 1) && isMiddle(last)) ++last;
        const ClassWord* after = words_.sameSentence(first, last) && words_.isWord(last) ? words_.classWord(last) : nullptr;
        if (after && words_.isCapitalised(last) && !words_.inTitleCase(last)) {
            if (after->belongsToName) {
                note(mention, *after);
                mention.classInName = true;
                mention.last = static_cast<std::uint32_t>(last + 1);
                rematch(mention);
            }
        } else if (after && last == mention.last && !mention.classBeside && !(mention.hits.empty() && words_.opensSentence(first))) {
            note(mention, *after);
        } else if (const ClassWord* further = facilityAfter(words_, mention.last); further && !mention.classBeside) {
            note(mention, *further);
        } else if (bool plural = false; const ClassWord* apposed = classApposed(words_, mention.last, plural)) {
            if (!mention.classBeside) note(mention, *apposed);
            mention.listed = plural;
        }
        while (!mention.hits.empty()) {
            const std::size_t direction = words_.wordBefore(words_.isHyphen(mention.first - 1) ? mention.first - 1 : mention.first);
            if (direction == words_.size() || !words_.isCapitalised(direction) || !words_.has(direction, kDirection)) break;
            if (words_.opensSentence(direction) || words_.inTitleCase(direction) || isTaken(direction)) break;
            mention.first = static_cast<std::uint32_t>(direction);
        }
    }

    [[nodiscard]] bool previousEnds(std::size_t first) const { return !mentions_.empty() && mentions_.back().last >= first; }
    [[nodiscard]] bool isTaken(std::size_t i) const { return !mentions_.empty() && mentions_.back().last > i; }
    [[nodiscard]] bool takesNameAfter(std::size_t i) const {
        const std::string_view word = words_.folded(i);
        return word == "lake" || word == "mount" || word == "camp" || word == "river";
    }
    [[nodiscard]] bool isMiddle(std::size_t i) const {
        const std::string_view word = words_.folded(i);
        return word == "international" || word == "central" || word == "military" || word == "air" || word == "regional";
    }

    static void note(Mention& mention, const ClassWord& word) {
        mention.hint = word.features;
        mention.classFeature = word.first;
        mention.classBeside = true;
    }

    /// "Oskil River" may be a name of its own.
    void rematch(Mention& mention) const {
        std::string whole;
        for (std::size_t k = mention.first; k < mention.last; ++k) {
            if (words_.isWord(k)) whole.append(whole.empty() ? "" : " ").append(words_.folded(k));
        }
        if (const auto hits = gazetteer_.find(whole); !hits.empty()) {
            mention.hits = hits;
            mention.name = std::move(whole);
        }
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    std::vector<Mention> mentions_;
    std::string buffer_;
};

}  // namespace

std::vector<Mention> findMentions(const Words& words, const gazetteer::Gazetteer& gazetteer) {
    return MentionFinder{words, gazetteer}.run();
}

}  // namespace demarc::toponym
