#include "toponym/mention.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;

/// Weights of what stands around a name, in units of evidence; a mention needs 1 in the end (resolve.cpp adds what the report as a whole says).
constexpr float kUnknownName = -1;
constexpr float kClassBeside = 4;
constexpr float kCaptureBefore = 2.5F;
constexpr float kLocativeBefore = 2;
constexpr float kPrepositionBefore = 0.7F;
constexpr float kDirectionBefore = 1.5F;
constexpr float kPossessiveOfPower = 2;
constexpr float kOwner = -2;             ///< "Xyz's": of an unknown name rather a person's
constexpr float kArticleBefore = -2;     ///< "the Xyz"
constexpr float kOfficeAfter = 1.5F;
constexpr float kBackedAfter = 2.5F;
constexpr float kDateline = 4;
constexpr float kCommonWord = -3;
constexpr float kKnownToAll = 0.75F;     ///< importance from which a place is meant even by an everyday word
constexpr float kOpensSentence = -0.5F;
constexpr float kPerson = -5;
constexpr float kSpeechBeside = -1.5F;
constexpr float kUnknownCapitalBeside = -3;

class Weigher {
public:
    Weigher(const Words& words, const gazetteer::Gazetteer& gazetteer, std::vector<Mention>& mentions)
        : words_{words}, gazetteer_{gazetteer}, mentions_{mentions}, persons_{learnPersons(words, gazetteer)}, covered_(words.size(), false) {
        for (const Mention& m : mentions_) {
            for (std::size_t i = m.first; i < m.last; ++i) covered_[i] = !m.guessed;
        }
    }

    void run() {
        for (Mention& mention : mentions_) weigh(mention);
        std::erase_if(mentions_, [](const Mention& m) { return m.guessed && (m.rejected || m.evidence < kUnknownName - 1); });
    }

private:
    void weigh(Mention& m) {
        if (m.demonym) {
            m.evidence = 5;
            return;
        }
        const bool one = m.last - m.first == 1;
        const float importance = prior(m);
        before(m, importance);
        after(m, importance);
        if (m.classBeside) m.evidence += kClassBeside;
        if (one && words_.opensSentence(m.first) && !words_.inTitleCase(m.first)) m.evidence += kOpensSentence;
        if (one && importance < kKnownToAll && words_.has(m.first, kCommon | kFunction | kMonth | kWeekday | kTitle | kOffice | kBodyTail)) {
            m.evidence += kCommonWord;
            if (words_.opensSentence(m.first) || words_.inTitleCase(m.first)) m.evidence += kCommonWord;
        }
        if (one && (words_.has(m.first, kMonth | kWeekday) || (words_.classWord(m.first) && !m.classBeside))) m.rejected = true;
        if (!m.rejected && isPerson(m)) m.evidence += kPerson;
    }

    /// Countries need no cue, small places do.
    float prior(Mention& m) const {
        if (m.hits.empty()) {
            m.evidence = kUnknownName;
            return 0;
        }
        float best = 0;
        for (const gazetteer::Hit hit : m.hits.first(std::min<std::size_t>(m.hits.size(), 8))) {
            const gazetteer::Place place = gazetteer_.place(hit.place());
            float weight = place.importance;
            if (place.feature == Feature::country || place.detail == "continent") weight = 1.1F;
            else if (place.detail == "capital") weight = std::max(weight, 0.9F);
            if (hit.kind() == gazetteer::NameKind::variant) weight -= 0.1F;
            best = std::max(best, weight);
        }
        const bool several = m.name.find(' ') != std::string::npos && !words_.has(m.first, kArticle);
        m.evidence = (best - 0.45F) * 6 + (several ? 1.5F : 0);
        return best;
    }

    void before(Mention& m, float importance) const {
        const std::size_t first = m.first;
        if (words_.isHyphen(first - 1) && first > 1) {
            const std::size_t left = first - 2;
            if (!covered_[left] && words_.isCapitalised(left)) m.evidence += kUnknownCapitalBeside;
            if (words_.has(left, kArticle)) m.evidence += kUnknownCapitalBeside;
            return;
        }
        if (first > 0 && words_.is(first - 1, "$") && words_.isGlued(first)) m.rejected = true;
        std::size_t left = words_.wordBefore(first);
        if (left == words_.size()) return;
        if (m.guessed && words_.has(left, kFunction) && (words_.folded(left) == "the" || words_.folded(left) == "a" || words_.folded(left) == "an")) m.evidence += kArticleBefore;
        if (words_.folded(left) == "the" && !words_.isCapitalised(left)) {
            const std::size_t further = words_.wordBefore(left);
            if (further < words_.size() && !words_.isCapitalised(further)) left = further;
        }
        if (words_.isCapitalised(left)) return capitalBefore(m, left);
        const std::size_t further = words_.wordBefore(left);
        const bool link = words_.has(left, kPreposition) && words_.folded(left) != "and" && words_.folded(left) != "or" && words_.folded(left) != "by";
        const bool linked = link && further < words_.size() && words_.has(further, kCapture | kUnit) && !words_.isCapitalised(further);
        if (linked || words_.has(left, kCapture)) m.evidence += kCaptureBefore;
        else if (words_.has(left, kLocative)) m.evidence += kLocativeBefore;
        else if (words_.has(left, kPreposition)) m.evidence += kPrepositionBefore;
        else if (words_.has(left, kDirection)) m.evidence += kDirectionBefore;
        else if (words_.has(left, kSpeech) && m.last - m.first == 1 && importance < kKnownToAll) m.evidence += kSpeechBeside;
        else if (words_.has(left, kTitle)) m.evidence += kPerson;
        if (words_.folded(left) == "of" || words_.folded(left) == "for") bodyOf(m, left);
    }

    void capitalBefore(Mention& m, std::size_t left) const {
        if (words_.inTitleCase(left) || covered_[left]) return;
        const bool opens = words_.opensSentence(left);
        if (opens && words_.has(left, kCapture)) {
            m.evidence += kCaptureBefore;
            return;
        }
        if (words_.has(left, kTitle)) m.evidence += kPerson;
        else if (words_.has(left, kFirstName) && m.guessed) m.rejected = true;
        else if (words_.has(left, kFirstName) && !(words_.opensSentence(left) && words_.has(left, kCommon | kFunction | kAct))) m.evidence += kPerson;
        else if (words_.has(left, kBodyHead)) m.rejected = true;
        else if (words_.has(left, kDirection | kMonth | kWeekday | kOffice | kFunction)) m.evidence += words_.has(left, kLocative) ? kLocativeBefore : 0;
        else if (opens && words_.has(left, kLocative)) m.evidence += kLocativeBefore;
        else if (opens && (words_.has(left, kPreposition | kCommon) || words_.folded(left).ends_with("ing"))) m.evidence += 0;
        else m.evidence += words_.isCapitalised(m.first) && !words_.has(m.first, kArticle) ? kUnknownCapitalBeside : kPerson;
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
            if (words_.has(right, kBacked)) m.evidence += kBackedAfter;
            else if (words_.isCapitalised(right) && !covered_[right]) m.evidence += kUnknownCapitalBeside;
            else if (words_.token(right).kind == text::TokenKind::number) m.evidence += kUnknownCapitalBeside;
            return;
        }
        if (words_.isPossessive(last)) {
            if (m.guessed) m.evidence += kOwner;
            else if (words_.has(last + 1, kPower)) m.evidence += kPossessiveOfPower;
            if (words_.folded(m.first) == "st" || words_.folded(m.first) == "saint") m.rejected = true;
            return;
        }
        const bool dash = words_.is(last, "-") && words_.token(m.first).allCaps;
        if (words_.opensSentence(m.first) && (dash || words_.is(last, "(") || words_.is(last, "—") || words_.is(last, "–")) && m.first <= 6) m.evidence += kDateline;
        if (words_.is(last, ",") && isDistance(last + 1)) m.evidence += kLocativeBefore;
        if (words_.is(last, "$") && words_.isGlued(last)) m.rejected = true;
        if (!words_.isWord(last)) return;
        if (words_.isCapitalised(last)) return capitalAfter(m, last);
        if (isHeld(last)) m.evidence += kLocativeBefore;
        if (words_.has(last, kSpeech) && m.last - m.first == 1 && importance < kKnownToAll) m.evidence += kSpeechBeside;
    }

    /// "is in rebel hands", "remains under siege".
    [[nodiscard]] bool isHeld(std::size_t i) const {
        constexpr std::size_t REACH = 7;
        bool brought = false;
        for (const std::size_t end = i + REACH; i < end && words_.sameSentence(i, i + 1) && words_.isWord(i) && (brought || !words_.isCapitalised(i)); ++i) {
            const std::string_view word = words_.folded(i);
            if (brought && (word == "hands" || word == "control" || word == "occupation" || word == "siege")) return true;
            brought = brought || word == "in" || word == "under";
        }
        return false;
    }

    /// "west of …", "50 kilometres …": what stands after a place's name and a comma.
    [[nodiscard]] bool isDistance(std::size_t i) const {
        if (words_.has(i, kDirection)) return words_.folded(i + 1) == "of";
        return i + 1 < words_.size() && words_.token(i).kind == text::TokenKind::number && words_.has(i + 1, kUnit);
    }

    void capitalAfter(Mention& m, std::size_t right) const {
        if (words_.inTitleCase(right)) return;
        if (opensBody(m, right)) {
            m.rejected = true;
            return;
        }
        if (covered_[right]) return;
        if (words_.has(right, kTitle | kOffice)) m.evidence += m.guessed ? kPerson : kOfficeAfter;
        else if (words_.has(right, kMonth | kWeekday | kFunction)) m.evidence += 0;
        else if (words_.has(m.last - 1, kFirstName) && m.last - m.first == 1) m.evidence += kPerson;
        else m.evidence += kUnknownCapitalBeside;
    }

    /// Whether the capitalised run that begins after the name ends as a body: "Sudan Tribune", "Sirte Protection Force", "Iraq Body of Experts".
    [[nodiscard]] bool opensBody(const Mention& m, std::size_t right) const {
        for (int count = 0; count < 5 && words_.sameSentence(m.first, right) && words_.isWord(right); ++count, ++right) {
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
        return !(left < words_.size() && words_.has(left, kLocative));
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
