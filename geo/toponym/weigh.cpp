// Whether a mention is a place, as far as its name and the words around it tell.
#include <algorithm>

#include "toponym/mention.hpp"
#include "toponym/weights.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;

constexpr float kKnownToAll = 0.75F;  ///< importance from which a place is meant even by an everyday word
constexpr float kGuessNeeds = -2;     ///< an unknown name of less evidence is no name of a place
constexpr std::size_t kDatelineTokens = 6;
constexpr std::size_t kBodyWords = 5;

class Weigher {
public:
    Weigher(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions)
        : words_{words}, gazetteer_{gazetteer}, mentions_{mentions}, persons_{learnPersons(words, gazetteer)}, covered_(words.size(), false) {
        for (const Mention& m : mentions_) {
            for (std::size_t i = m.first; i < m.last; ++i) covered_[i] = !m.guessed;
        }
    }

    void run() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) weigh(m);
        std::erase_if(mentions_, [](const Mention& m) { return m.guessed && (m.rejected || m.evidence < kGuessNeeds); });
    }

private:
    void weigh(std::size_t number) {
        Mention& m = mentions_[number];
        if (m.demonym) {
            m.evidence = 5;
            return;
        }
        const bool one = m.last - m.first == 1;
        const float importance = prior(m);
        const bool inArea = isInNext(number) || isToldWhere(words_, gazetteer_, mentions_, number);
        before(m, importance);
        after(m, importance);
        if (m.classBeside || m.shared) m.evidence += kWeights.classBeside;
        else if (!one && words_.classWord(m.last - 1) && words_.isCapitalised(m.last - 1)) m.evidence += kWeights.classWithin;
        const bool opens = words_.opensSentence(m.first);
        if (one && !m.shared && opens && !words_.inTitleCase(m.first)) m.evidence += kWeights.opensSentence;
        if (one && !m.shared && !words_.isNamed(m.first) && importance < kKnownToAll) {
            const float word = words_.has(m.first, kCommon | kFunction | kMonth | kWeekday | kTitle | kOffice | kBodyTail) ? kWeights.everydayWord
                               : words_.has(m.first, kDictionary)                                                     ? kWeights.dictionaryWord
                                                                                                                      : 0;
            m.evidence += opens || words_.inTitleCase(m.first) ? 2 * word : word;
            if (words_.has(m.first, kSurname) && !inArea) m.evidence += kWeights.surname;
            if (words_.has(m.first, kFirstName) && !inArea) m.evidence += kWeights.firstName;
        }
        if (words_.has(m.last - 1, kStreet) && !m.classBeside) m.evidence += kWeights.street;
        if (m.guessed && isOrdinary(m)) m.rejected = true;
        if (one && (words_.has(m.first, kMonth | kWeekday) || (words_.classWord(m.first) && !m.classBeside))) m.rejected = true;
        if (inArea || (number > 0 && isToldWhere(words_, gazetteer_, mentions_, number - 1))) m.evidence += kWeights.inArea;
        if (!m.rejected && !inArea && isPerson(m) && !holdsLast(number)) {
            // Once "Jordan Smith" was named, "Jordan" alone is him, unless a word before it speaks of a place.
            if (words_.has(m.first, kFirstName)) m.rejected = true;
            else m.evidence += kWeights.person;
        }
    }

    /// "Jackson, Mississippi": the area is named behind the comma, and holds a place of the name.
    [[nodiscard]] bool isInNext(std::size_t number) const {
        constexpr std::size_t MOST_AREAS = 4, MOST_PLACES = 48;
        if (number + 1 >= mentions_.size()) return false;
        const Mention& town = mentions_[number];
        const Mention& area = mentions_[number + 1];
        if (area.demonym || area.first != town.last + 1 || !words_.is(town.last, ",")) return false;
        const auto isHeld = [&](gazetteer::Hit holder) {
            const Feature feature = gazetteer_.place(holder.place()).feature;
            return (feature == Feature::region || feature == Feature::country) &&
                   std::ranges::any_of(town.hits.first(std::min(town.hits.size(), MOST_PLACES)),
                                       [&](gazetteer::Hit hit) { return hit.place() != holder.place() && gazetteer_.within(holder.place(), hit.place()); });
        };
        return std::ranges::any_of(area.hits.first(std::min(area.hits.size(), MOST_AREAS)), isHeld);
    }
    [[nodiscard]] bool holdsLast(std::size_t number) const { return number > 0 && isInNext(number - 1); }

    /// "H5N1"; what the report writes small elsewhere ("Avian Flu" beside "flu"); English words alone ("Quality Management").
    [[nodiscard]] bool isOrdinary(const Mention& m) const {
        bool english = true;
        for (std::size_t i = m.first; i < m.last; ++i) {
            const std::string_view word = words_.folded(i);
            if (words_.isWord(i) && std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) return true;
            if (words_.isWord(i) && word.size() > 2 && !words_.has(i, kArticle | kParticle | kPlaceHead) && words_.isWrittenSmall(word)) return true;
            english = english && (!words_.isWord(i) || words_.lexicon().isOrdinary(word));
        }
        return english;
    }

    /// Countries need no cue, small places do.
    float prior(Mention& m) const {
        if (m.hits.empty()) {
            m.evidence = kWeights.unknownName;
            return 0;
        }
        float best = 0;
        bool own = false;
        for (const gazetteer::Hit hit : m.hits.first(std::min<std::size_t>(m.hits.size(), 8))) {
            const gazetteer::Place place = gazetteer_.place(hit.place());
            float weight = place.importance;
            if (place.feature == Feature::country || place.detail == "continent") weight = 1.1F;
            else if (place.detail == "capital") weight = std::max(weight, 0.9F);
            if (hit.kind() == gazetteer::NameKind::variant) weight += kWeights.variantKnown;
            best = std::max(best, weight);
            own = own || place.own;
        }
        const bool several = m.name.find(' ') != std::string::npos && !words_.has(m.first, kArticle);
        m.evidence = (best - kWeights.middling) * kWeights.known + (several ? kWeights.severalWords : 0) + (own ? kWeights.ownList : 0);
        return best;
    }

    void before(Mention& m, float importance) const {
        const std::size_t first = m.first;
        if (words_.isHyphen(first - 1) && first > 1) {
            const std::size_t left = first - 2;
            if (!covered_[left] && words_.isCapitalised(left)) m.evidence += kWeights.unknownBeside;
            if (words_.has(left, kArticle)) m.evidence += kWeights.unknownBeside;
            return;
        }
        if (first > 0 && (words_.is(first - 1, "$") || words_.is(first - 1, "/")) && words_.isGlued(first)) m.rejected = true;
        std::size_t left = words_.wordBefore(first);
        if (left == words_.size()) return;
        if (m.guessed && (words_.folded(left) == "the" || words_.folded(left) == "a" || words_.folded(left) == "an")) m.evidence += kWeights.article;
        if (words_.folded(left) == "the" && !words_.isCapitalised(left)) {
            const std::size_t further = words_.wordBefore(left);
            if (further < words_.size() && !words_.isCapitalised(further)) left = further;
        }
        if (words_.isCapitalised(left)) return capitalBefore(m, left);
        const std::size_t further = words_.wordBefore(left);
        const bool link = words_.has(left, kPreposition) && words_.folded(left) != "and" && words_.folded(left) != "or" && words_.folded(left) != "by";
        const bool dwells = words_.folded(left) == "in" && words_.has(further, kDweller);  // "people in X"
        const bool linked = (link || dwells) && further < words_.size() && words_.has(further, kCapture | kUnit | kDweller) && (!words_.isCapitalised(further) || words_.opensSentence(further));
        if (words_.folded(left) == "to" && further < words_.size() && words_.folded(further) == "according") m.evidence += m.guessed || importance < kKnownToAll ? kWeights.speechBeside : 0;
        else if (linked || words_.has(left, kCapture)) m.evidence += kWeights.capture;
        else if (words_.has(left, kLocative)) m.evidence += kWeights.locative;
        else if (words_.has(left, kPreposition)) m.evidence += words_.has(left, kLink) || (m.guessed && words_.folded(left) == "of") ? kWeights.link : m.guessed ? kWeights.unknownAfterPreposition : kWeights.preposition;
        else if (words_.has(left, kDirection)) m.evidence += kWeights.direction;
        else if (words_.has(left, kSpeech) && m.last - m.first == 1 && importance < kKnownToAll) m.evidence += kWeights.speechBeside;
        else if (words_.has(left, kTitle)) asPerson(m);
        if (words_.folded(left) == "of" || words_.folded(left) == "for") bodyOf(m, left);
    }

    static void asPerson(Mention& m) {
        m.evidence += kWeights.person;
        m.person = true;
    }

    /// The mention that covers a token.
    [[nodiscard]] const Mention& at(std::size_t token) const {
        return *std::prev(std::ranges::upper_bound(mentions_, token, {}, [](const Mention& m) { return std::size_t{m.first}; }));
    }
    [[nodiscard]] bool isAlone(std::size_t token) const { return at(token).last - at(token).first == 1 && !at(token).demonym; }
    [[nodiscard]] bool isArea(const Mention& m) const {
        if (m.abbreviation || m.demonym || m.hits.empty() || m.classBeside) return true;
        const Feature feature = gazetteer_.place(m.hits.front().place()).feature;
        return feature == Feature::country || feature == Feature::region;
    }

    void capitalBefore(Mention& m, std::size_t left) const {
        if (words_.inTitleCase(left) || words_.saysNothing(left)) return;
        if (covered_[left]) {
            // "analyst Jordan Lahore": no two towns stand side by side.
            if (words_.has(left, kFirstName) && isAlone(left) && !isArea(m)) asPerson(m);
            return;
        }
        const bool opens = words_.opensSentence(left);
        if (opens && words_.has(left, kCapture)) {
            m.evidence += kWeights.capture;
            return;
        }
        if (words_.has(left, kTitle)) asPerson(m);
        else if (words_.has(left, kFirstName) && m.guessed) m.rejected = true;
        else if (words_.has(left, kFirstName) && !(opens && words_.has(left, kCommon | kFunction | kAct))) asPerson(m);
        else if (words_.has(left, kBodyHead)) m.rejected = true;
        else if (words_.has(left, kDirection | kMonth | kWeekday | kOffice | kFunction)) m.evidence += words_.has(left, kLocative) ? kWeights.locative : 0;
        else if (opens && words_.has(left, kLocative)) m.evidence += kWeights.locative;
        else if (opens && (words_.has(left, kPreposition | kCommon) || words_.folded(left).ends_with("ing"))) m.evidence += 0;
        else if (words_.has(m.first, kArticle) || !words_.isCapitalised(m.first)) m.evidence += kWeights.person;
        else m.evidence += kWeights.unknownBeside;
    }

    /// "University of X", "Armed Forces of X".
    void bodyOf(Mention& m, std::size_t of) const {
        const std::size_t head = words_.wordBefore(of);
        if (head == words_.size() || !words_.isCapitalised(head) || words_.inTitleCase(head) || words_.has(head, kTitle)) return;
        if ((words_.has(head, kBodyHead) && !(words_.opensSentence(head) && words_.has(head, kPower))) || (words_.has(head, kBodyTail) && !words_.opensSentence(head))) m.rejected = true;
    }

    void after(Mention& m, float importance) const {
        const std::size_t last = m.last;
        if (!words_.sameSentence(m.first, last)) return;
        if (words_.isHyphen(last)) {
            const std::size_t right = last + 1;
            if (words_.has(right, kBacked)) m.evidence += kWeights.backed;
            else if (words_.isCapitalised(right) && !covered_[right]) m.evidence += kWeights.unknownBeside;
            else if (words_.isNumber(right)) m.evidence += kWeights.unknownBeside;
            return;
        }
        if (words_.isPossessive(last)) {
            if (m.guessed) m.evidence += kWeights.owner;
            else if (words_.has(last + 1, kPower)) m.evidence += kWeights.ownsPower;
            else if (words_.classWord(last + 1) && !words_.isCapitalised(last + 1)) m.evidence += kWeights.ownsGround;
            if (words_.folded(m.first) == "st" || words_.folded(m.first) == "saint") m.rejected = true;
            return;
        }
        if (isDateline(m)) m.evidence += kWeights.dateline;
        else if (words_.is(last, ":") && words_.opensSentence(m.first)) m.evidence += kWeights.heading;
        const std::string_view lies = words_.folded(last);
        if ((words_.is(last, ",") || lies == "lies" || lies == "is" || lies == "sits") && isDistance(last + 1)) m.evidence += kWeights.locative;
        // "Troy, 19, plays for": an age.
        if (m.last - m.first == 1 && words_.is(last, ",") && words_.isNumber(last + 1) && words_.surface(last + 1).size() <= 2 && words_.is(last + 2, ",")) m.evidence += kWeights.person;
        if ((words_.is(last, "$") || words_.is(last, "/")) && words_.isGlued(last)) m.rejected = words_.is(last, "$") || words_.isNumber(last + 1);
        if (!words_.isWord(last)) return;
        if (words_.has(last, kNoPlaceBefore)) m.rejected = true;
        if (words_.isCapitalised(last)) return capitalAfter(m, last);
        if (isHeld(last)) m.evidence += kWeights.capture;
        else if (isTaken(last)) m.evidence += words_.has(last, kFall) ? kWeights.locative : kWeights.capture;  // governments fall too
        if (!words_.has(last, kSpeech) || m.last - m.first > 1) return;
        // "Chad said he would": a state is no he.
        const std::string_view next = words_.folded(last + 1);
        if (words_.has(m.first, kFirstName) && (next == "he" || next == "she")) m.rejected = true;
        if (importance < kKnownToAll && !isAfterSpeaker(m.first)) m.evidence += kWeights.speechBeside;
    }

    /// "residents of X said", "people in X said": who speaks stands before.
    [[nodiscard]] bool isAfterSpeaker(std::size_t first) const {
        const std::size_t left = words_.wordBefore(first);
        return left < words_.size() && !words_.isCapitalised(left) && (words_.folded(left) == "of" || words_.folded(left) == "in" || words_.folded(left) == "from");
    }

    /// "KYIV, Ukraine (AP) —", "Nairobi —", "DETROIT The …".
    [[nodiscard]] bool isDateline(const Mention& m) const {
        const std::size_t last = m.last;
        const text::Sentence& sentence = words_.analysis().sentences[words_.sentence(m.first)];
        const bool opensParagraph = sentence.firstToken == 0 || words_.analysis().sentences[words_.sentence(m.first) - 1].paragraph != sentence.paragraph;
        if (!words_.opensSentence(m.first) || !opensParagraph || m.first > sentence.firstToken + kDatelineTokens) return false;
        const bool capitals = words_.token(m.first).allCaps && !words_.inCapitals(m.first);
        if (words_.is(last, "(") || words_.is(last, "—") || words_.is(last, "–") || (words_.is(last, "-") && capitals)) return true;
        // Without a mark: the name in capitals, and a sentence that begins anew behind it.
        return capitals && m.first == 0 && words_.isCapitalised(last) && !words_.token(last).allCaps && !m.hits.empty();
    }

    /// "is in rebel hands", "remains under siege", "came under missile attack".
    [[nodiscard]] bool isHeld(std::size_t i) const {
        constexpr std::size_t REACH = 12;
        bool brought = false, under = false;
        const auto goesOn = [&](std::size_t k) { return words_.isWord(k) || (brought && (words_.isHyphen(k) || words_.isNumber(k) || words_.isPossessive(k) || words_.is(k, "/") || words_.is(k, "'"))); };
        for (const std::size_t end = i + REACH; i < end && words_.sameSentence(i, i + 1) && goesOn(i) && (brought || !words_.isCapitalised(i)); ++i) {
            const std::string_view word = words_.folded(i);
            if (brought && (word == "hands" || word == "control" || word == "occupation" || word == "siege")) return true;
            if (under && (word == "attack" || word == "fire" || word == "bombardment" || word == "shelling" || word == "assault")) return true;
            under = under || word == "under";
            brought = under || brought || word == "in";
        }
        return false;
    }

    /// "fell", "has been taken", "was surrounded".
    [[nodiscard]] bool isTaken(std::size_t i) const {
        if (words_.has(i, kFall)) return true;
        const auto helps = [&](std::size_t k) {
            const std::string_view word = words_.folded(k);
            return word == "has" || word == "had" || word == "have" || word == "was" || word == "were" || word == "is" || word == "are" || word == "been" || word == "also" || word == "now" || word == "first" || word == "again" ||
                   word == "later" || word == "remains" || word == "remained" || (word.size() > 4 && word.ends_with("ly"));
        };
        std::size_t k = i;
        while (k < i + 4 && words_.sameSentence(i, k) && words_.isWord(k) && helps(k)) ++k;
        if (k == i || !words_.sameSentence(i, k)) return false;
        const bool ceded = words_.folded(k) == "ceded" || words_.folded(k) == "surrendered" || (words_.folded(k) == "handed" && (words_.folded(k + 1) == "over" || words_.folded(k + 1) == "back"));
        return words_.folded(k) == "fallen" || ceded || (words_.has(k, kCapture) && (words_.folded(k).ends_with("ed") || words_.folded(k).ends_with("en")));
    }

    /// "west of …", "50 kilometres …": what stands after a place's name and a comma.
    [[nodiscard]] bool isDistance(std::size_t i) const {
        if (words_.has(i, kDirection)) return words_.folded(i + 1) == "of";
        return words_.isNumber(i) && words_.has(i + 1, kUnit);
    }

    void capitalAfter(Mention& m, std::size_t right) const {
        if (words_.inTitleCase(right) || words_.saysNothing(right)) return;
        if (words_.has(right, kStreet) || (words_.isCapitalised(right + 1) && words_.has(right + 1, kStreet) && words_.sameSentence(right, right + 1))) {
            m.rejected = true;
            return;
        }
        if (m.last - m.first == 1 && words_.has(m.first, kFirstName) && words_.has(right, kSurname) && !words_.classWord(right)) {
            m.rejected = true;
            return;
        }
        if (!m.guessed && opensAgency(m, right)) {
            m.evidence += kWeights.office;
            return;
        }
        if (opensBody(m, right)) {
            m.rejected = true;
            return;
        }
        if (covered_[right]) {
            if (m.last - m.first == 1 && words_.has(m.first, kFirstName) && isAlone(right) && !isArea(at(right)) && !isArea(m)) m.evidence += kWeights.unknownBeside;
            return;
        }
        if (words_.has(right, kTitle | kOffice)) m.evidence += m.guessed ? kWeights.person : kWeights.office;
        else if (words_.has(right, kMonth | kWeekday | kFunction)) m.evidence += 0;
        else m.evidence += kWeights.unknownBeside;
    }

    /// "Kentucky State Police", "U.S. Food and Drug Administration": agencies of the place, which is named as much as in "Kentucky's police".
    [[nodiscard]] bool opensAgency(const Mention& m, std::size_t right) const {
        for (std::size_t count = 0; count < kBodyWords && words_.sameSentence(m.first, right) && words_.isWord(right); ++count, ++right) {
            const bool link = words_.folded(right) == "and" || words_.folded(right) == "of" || words_.folded(right) == "for";
            if (link && count > 0) continue;
            if (!words_.isCapitalised(right)) return false;
            if (words_.has(right, kAgency)) return true;
            if (!words_.has(right, kAgencyPart)) return false;
        }
        return false;
    }

    /// Whether the capitalised run that begins after the name ends as a body: "Sudan Tribune", "Sirte Protection Force", "Iraq Body of Experts".
    [[nodiscard]] bool opensBody(const Mention& m, std::size_t right) const {
        for (std::size_t count = 0; count < kBodyWords && words_.sameSentence(m.first, right) && words_.isWord(right); ++count, ++right) {
            const bool link = words_.folded(right) == "of" || words_.folded(right) == "for" || words_.folded(right) == "and" || words_.folded(right) == "the";
            if (link && count > 0 && words_.isCapitalised(right + 1)) continue;
            if (!words_.isCapitalised(right) || words_.has(right, kTitle)) return false;
            const bool owner = words_.isPossessive(right + 1) || words_.is(right + 1, "'") || words_.is(right + 1, "’");
            if (words_.has(right, kBodyTail) && !words_.has(right, kOffice)) return true;
            if (words_.has(right, kBodyTail) && words_.has(right, kOffice) && !words_.has(right + 1, kTitle)) return true;
            right += owner;
        }
        return false;
    }

    [[nodiscard]] bool isPerson(const Mention& m) const {
        if (m.last - m.first != 1 || m.classBeside || !persons_.contains(words_.folded(m.first))) return false;
        const std::size_t left = words_.wordBefore(m.first);
        return !(left < words_.size() && words_.has(left, kLocative | kPreposition) && !words_.has(left, kLink));
    }

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    std::vector<Mention>& mentions_;
    std::unordered_set<std::string_view> persons_;
    std::vector<bool> covered_;
};

}  // namespace

void weighMentions(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions) {
    Weigher{words, gazetteer, mentions}.run();
}

}  // namespace demarc::toponym
