#include "toponym/mention.hpp"

#include <algorithm>

#include "toponym/class_words.hpp"
#include "toponym/names.hpp"

namespace demarc::toponym {
namespace {

constexpr std::size_t kMostPhraseWords = 8;
constexpr std::size_t kMostNameWords = 4;  ///< of a name that no list knows

class MentionFinder {
public:
    MentionFinder(const Words& words, const gazetteer::Gazetteer& gazetteer) : words_{words}, gazetteer_{gazetteer}, names_{words, gazetteer} {}

    std::vector<Mention> run() {
        for (std::size_t i = 0; i < words_.size();) i = at(i);
        shareClasses(words_, mentions_);
        return std::move(mentions_);
    }

private:
    /// Looks for a mention that begins with token i; returns the token to go on with.
    std::size_t at(std::size_t i) {
        if (names_.isCapitalClass(i)) {
            // "GULF OF ADEN"
            Mention mention;
            return names_.match(i, mention) && mention.last > i + 1 ? add(std::move(mention)) : i + 1;
        }
        if (!words_.isWord(i) || (!words_.isCapitalised(i) && !names_.isArticleStart(i) && !words_.has(i, kParticle))) return i + 1;
        if (!words_.isCapitalised(i) && !names_.isArticleStart(i)) {
            Mention mention;
            return previousEnds(i - 1) && names_.matchTail(i, mentions_.back(), mention) ? add(std::move(mention)) : i + 1;
        }
        if (words_.has(i, kOpensNonPlace)) {
            // "Leicester City" plays, "Leicester City Council" is of Leicester.
            Mention longer;  // "Easter Island"
            const std::size_t length = phraseLength(i, words_.lexicon().nonPlaces);
            if (length && !opensAgency(i + length - 1) && !(names_.match(i, longer) && longer.last > i + length)) return i + length;
        }
        if (words_.has(i, kOpensDemonym)) {
            // "British Columbia", "Dominican Republic": a place's name may begin with a people.
            Mention longer;
            const std::size_t length = phraseLength(i, words_.lexicon().demonyms);
            if (length && !(names_.match(i, longer) && longer.last > i + length)) return addDemonym(i, length);
        }
        Mention mention;
        if (words_.has(i, kAbbreviation) && names_.matchAbbreviation(i, i > 0 && words_.is(i - 1, ",") && previousEnds(i - 1), mention)) return add(std::move(mention));
        if (names_.matchShared(i, mention)) return add(std::move(mention));
        const bool known = names_.match(i, mention) && !(isHead(i) && mention.last == i + 1);
        if (known && runsOn(mention)) {
            Mention whole;
            if (unknown(i, whole) && whole.last > mention.last) mention = std::move(whole);
        } else if (!known && !unknown(i, mention = {})) {
            return i + 1;
        }
        extend(mention);
        if (mention.hits.empty() && !mention.classBeside) mention.guessed = true;
        return add(std::move(mention));
    }

    std::size_t add(Mention mention) {
        mentions_.push_back(std::move(mention));
        return mentions_.back().last;
    }

    /// Tokens of the longest phrase of `phrases` that begins at token i.
    template <class Map>
    [[nodiscard]] std::size_t phraseLength(std::size_t i, const Map& phrases) {
        std::size_t best = 0;
        buffer_.clear();
        std::size_t j = i;
        for (std::size_t count = 0; count < kMostPhraseWords && words_.sameSentence(i, j); ++count) {
            if (words_.isHyphen(j)) ++j;
            if (!words_.isWord(j)) break;
            if (!buffer_.empty()) buffer_ += ' ';
            buffer_ += words_.folded(j);
            ++j;
            if (phrases.contains(buffer_)) best = j - i;
        }
        return best;
    }

    std::size_t addDemonym(std::size_t i, std::size_t length) {
        Mention mention;
        mention.first = static_cast<std::uint32_t>(i);
        mention.last = static_cast<std::uint32_t>(i + length);
        mention.name = *words_.lexicon().demonyms.find(joined(i, i + length));
        mention.hits = gazetteer_.find(mention.name);
        mention.demonym = true;
        if (!mention.hits.empty()) mentions_.push_back(std::move(mention));
        return i + length;
    }

    /// The folded words of tokens [first, last), with one space between.
    [[nodiscard]] std::string joined(std::size_t first, std::size_t last) const {
        std::string text;
        for (std::size_t k = first; k < last; ++k) {
            if (words_.isWord(k)) text.append(text.empty() ? "" : " ").append(words_.folded(k));
        }
        return text;
    }

    /// Whether a capitalised word that says nothing else follows a known name where a place is meant: "at Goose Green" is no Goose.
    [[nodiscard]] bool runsOn(const Mention& mention) const {
        constexpr WordFlags says = kTitle | kOffice | kBodyTail | kBodyHead | kAgency | kAgencyPart | kStreet | kMonth | kWeekday | kFunction | kOpensDemonym | kOpensNonPlace |
                                       kPreposition | kLocative | kSurname | kFirstName | kDirection | kNoPlaceBefore;
        const std::size_t next = mention.last;
        if (words_.isHyphen(next) && words_.isCapitalised(next + 1) && !words_.has(next + 1, says | kBacked) && !words_.classWord(next + 1)) return hyphenGoesOn(mention);
        if (mention.last - mention.first > 2 || !words_.sameSentence(mention.first, next) || !words_.isCapitalised(next) || words_.inTitleCase(next)) return false;
        if (words_.has(next, says) || words_.classWord(next) || words_.has(mention.first, kFirstName) || words_.token(next).allCaps) return false;
        Mention other;
        if (names_.match(next, other)) return false;
        const std::size_t left = words_.wordBefore(mention.first);
        return left < words_.size() && !words_.isCapitalised(left) && words_.has(left, kLocative | kPreposition | kCapture | kDirection);
    }

    /// "Gekhi-Chu", of which the first half is known, but not "Taybeh-Rab road", which joins two places.
    [[nodiscard]] bool hyphenGoesOn(const Mention& mention) const {
        Mention other;
        if (words_.inTitleCase(mention.first) || names_.match(mention.last + 1, other)) return false;
        std::size_t end = mention.last + 2;
        while (words_.isCapitalised(end) && words_.sameSentence(mention.first, end)) ++end;
        return !(words_.isWord(end) && words_.sameSentence(mention.first, end) && (words_.folded(end) == "road" || words_.folded(end) == "highway" || words_.folded(end) == "border" || words_.folded(end) == "line"));
    }

    /// A capitalised run that no list knows: "the village of Xyz", "Xyz River", "captured Xyz". The words around decide later.
    bool unknown(std::size_t i, Mention& mention) const {
        constexpr WordFlags ordinary = kTitle | kOffice | kMonth | kWeekday | kDirection | kFunction | kCommon | kPreposition | kLocative | kBodyTail | kBodyHead |
                                           kOpensDemonym | kOpensNonPlace | kAct | kSpeech;
        if (facility(i, mention)) return true;
        const bool article = words_.has(i, kArticle) && words_.isHyphen(i + 1);
        const bool head = isHead(i);
        const WordFlags never = head ? ordinary & ~kCommon : ordinary;
        if (words_.classWord(i) || (words_.has(i, never) && !article) || words_.inTitleCase(i) || words_.token(i).allCaps) return false;
        std::size_t last = i + 1;
        for (std::size_t count = 1; count < kMostNameWords; ++count) {
            std::size_t next = words_.isHyphen(last) ? last + 1 : last;
            if (!words_.sameSentence(i, next)) break;
            // "Qafa e Prushit"
            if (words_.has(next, kParticle) && !words_.isCapitalised(next) && !words_.has(next, kFunction | kPreposition | kLocative) && words_.isCapitalised(next + 1)) ++next;
            const bool inner = names_.isArticleStart(next);
            if (!inner && (!words_.isCapitalised(next) || words_.classWord(next) || words_.has(next, never & ~kCommon))) break;
            last = inner ? next + 3 : next + 1;
        }
        if (!article && !head && words_.folded(i).size() < (last - i > 1 ? 2u : 3u)) return false;
        const ClassWord* after = words_.sameSentence(i, last) ? words_.classWord(last) : nullptr;
        const bool named = after && after->belongsToName && (words_.isCapitalised(last) || strongClass(*after));
        const bool heads = words_.is(last, ":") || (named && words_.isCapitalised(last));
        if (words_.opensSentence(i) && (last - i > 1 || words_.isCapitalised(last)) && !heads) return false;
        if (words_.has(i, kFirstName) && last - i > 1 && !words_.has(i, kPlaceHead)) return false;
        mention.first = static_cast<std::uint32_t>(i);
        mention.last = static_cast<std::uint32_t>(last);
        mention.name = joined(i, last);
        return true;
    }

    /// "Abu Salim", "Wad Al-Mahidi": a first word of many names, with more of the name after it.
    [[nodiscard]] bool isHead(std::size_t i) const {
        return words_.has(i, kPlaceHead | kArticle) && words_.sameSentence(i, i + 1) && (words_.isCapitalised(i + 1) || names_.isArticleStart(i + 1));
    }

    /// "the Republican Palace", "Hama Central Prison": any capitalised words before a facility's class word with a capital.
    bool facility(std::size_t i, Mention& mention) const {
        constexpr WordFlags never = kTitle | kFunction | kMonth | kWeekday | kPreposition;
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
        mention.name = joined(i, last);
        return words_.classWord(last)->first == gazetteer::Feature::facility && words_.classWord(last)->belongsToName;
    }

    [[nodiscard]] static bool strongClass(const ClassWord& word) {
        return word.first == gazetteer::Feature::region || word.first == gazetteer::Feature::river || word.first == gazetteer::Feature::facility;
    }

    /// Takes in capitalised class words and notes what those beside say.
    void extend(Mention& mention) {
        const std::size_t first = mention.first;
        if (const ClassWord* before = classBefore(words_, first)) note(mention, *before);
        else if (const ClassWord* water = waterBeside(words_, first, mention.last)) note(mention, *water);
        if (first >= 2 && words_.isHyphen(first - 1) && words_.has(first - 2, kArticle) && !isTaken(first - 2)) mention.first -= 2;
        classInFront(mention);
        classBehind(mention);
        directionInFront(mention);
        partlySmall(mention);
        // "Georgia Rep. Lucy Smith", "Punjab Governor …": states have them, towns and countries less.
        if (!mention.hint && !mention.hits.empty() && words_.sameSentence(mention.first, mention.last) && words_.isCapitalised(mention.last) && words_.has(mention.last, kStateOffice)) {
            mention.hint = maskOf(gazetteer::Feature::region);
            mention.classFeature = gazetteer::Feature::region;
        }
    }

    /// "Lake Xyz", "Mount Xyz".
    void classInFront(Mention& mention) {
        const std::size_t left = words_.wordBefore(mention.first);
        const ClassWord* word = left < words_.size() && words_.isCapitalised(left) ? words_.classWord(left) : nullptr;
        if (!word || !word->opensName || isTaken(left) || (words_.opensSentence(left) && !mention.hits.empty())) return;
        note(mention, *word);
        mention.first = static_cast<std::uint32_t>(left);
        mention.classInName = true;
        rematch(mention);
    }

    void classBehind(Mention& mention) {
        const std::size_t first = mention.first;
        std::size_t last = mention.last;
        if (words_.isCapitalised(last) && words_.sameSentence(first, last) && words_.classWord(last + 1) && words_.isCapitalised(last + 1) && isMiddle(last)) ++last;
        const ClassWord* after = words_.sameSentence(first, last) && words_.isWord(last) ? words_.classWord(last) : nullptr;
        if (after && words_.isCapitalised(last) && !words_.inTitleCase(last)) {
            // "Georgia Marsh" is rather a person.
            const bool surname = words_.has(first, kFirstName) && words_.has(last, kSurname) && last - first == 1 && mention.hits.size() > 0 && after->first != gazetteer::Feature::region;
            if (!after->belongsToName || opensAgency(last) || words_.has(last + 1, kStreet) || surname) return;
            note(mention, *after);
            mention.classInName = true;
            mention.last = static_cast<std::uint32_t>(last + 1);
            rematch(mention);
        } else if (after && last == mention.last && !mention.classBeside && !(mention.hits.empty() && words_.opensSentence(first))) {
            const bool adjective = words_.info(last).plural && words_.has(first, kCommon) && last - first == 1;  // "Main cities"
            if (!adjective) note(mention, *after);
        } else if (const ClassWord* further = facilityAfter(words_, mention.last); further && !mention.classBeside) {
            note(mention, *further);
        } else if (bool plural = false; const ClassWord* apposed = classApposed(words_, mention.last, plural)) {
            if (!mention.classBeside) note(mention, *apposed);
            mention.listed = plural;
        }
    }

    /// "the Zaporizhzhia nuclear plant": a facility, of whose name the report writes only a part with capitals.
    void partlySmall(Mention& mention) const {
        constexpr std::size_t MOST = 3;
        constexpr WordFlags NEVER = kFunction | kPreposition | kLocative | kAct | kSpeech | kParticle;
        if (mention.hits.empty() || words_.has(mention.last, NEVER)) return;
        for (std::size_t end = mention.last; end < mention.last + MOST && words_.sameSentence(mention.first, end) && words_.isWord(end) && !words_.isCapitalised(end); ++end)
            if (const auto hits = gazetteer_.find(joined(mention.first, end + 1)); !hits.empty() && gazetteer_.place(hits.front().place()).feature == gazetteer::Feature::facility) {
                mention.hits = hits;
                mention.name = joined(mention.first, end + 1);
            }
    }

    /// "State Police", "City Council", "District Judge": the class word is the agency's.
    [[nodiscard]] bool opensAgency(std::size_t i) const {
        return words_.has(i, kAgencyPart) && words_.sameSentence(i, i + 1) && words_.isCapitalised(i + 1) && words_.has(i + 1, kAgency | kAgencyPart | kTitle | kOffice | kBodyTail);
    }

    /// "Eastern Ghouta", "South West England".
    void directionInFront(Mention& mention) {
        while (!mention.hits.empty()) {
            const std::size_t direction = words_.wordBefore(words_.isHyphen(mention.first - 1) ? mention.first - 1 : mention.first);
            if (direction == words_.size() || !words_.isCapitalised(direction) || !words_.has(direction, kDirection)) break;
            if (words_.opensSentence(direction) || words_.inTitleCase(direction) || isTaken(direction)) break;
            mention.first = static_cast<std::uint32_t>(direction);
        }
    }

    [[nodiscard]] bool previousEnds(std::size_t first) const { return !mentions_.empty() && mentions_.back().last >= first; }
    [[nodiscard]] bool isTaken(std::size_t i) const { return !mentions_.empty() && mentions_.back().last > i; }
    [[nodiscard]] bool isMiddle(std::size_t i) const {
        const std::string_view word = words_.folded(i);
        return word == "international" || word == "central" || word == "military" || word == "air" || word == "regional" || word == "national" || word == "municipal";
    }

    static void note(Mention& mention, const ClassWord& word) {
        mention.hint = word.features;
        mention.classFeature = word.first;
        mention.classBeside = true;
    }

    /// "Oskil River" may be a name of its own.
    void rematch(Mention& mention) const {
        std::string whole = joined(mention.first, mention.last);
        if (const auto hits = gazetteer_.find(whole); !hits.empty()) {
            mention.hits = hits;
            mention.name = std::move(whole);
        }
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    NameMatcher names_;
    std::vector<Mention> mentions_;
    std::string buffer_;
};

}  // namespace

std::vector<Mention> findMentions(const Words& words, const gazetteer::Gazetteer& gazetteer) {
    return MentionFinder{words, gazetteer}.run();
}

}  // namespace demarc::toponym
