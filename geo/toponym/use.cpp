#include "toponym/mention.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;

/// Countries, their capitals and first-level regions stand for their governments; a plain town seldom does.
bool canRule(Feature feature, std::string_view detail) {
    return feature == Feature::country || feature == Feature::region || detail == "capital" || detail == "union" || detail == "continent";
}

}  // namespace

Use useOf(const Words& words, const Mention& m, Feature feature, std::string_view detail) {
    if (m.demonym) return Use::demonym;
    const std::size_t after = m.last;
    if (!words.sameSentence(m.first, after)) return Use::literal;
    if (m.classBeside && !words.isPossessive(after)) return Use::literal;
    if (words.isPossessive(after)) {
        std::size_t owned = after + 1;
        while (words.isWord(owned) && words.sameSentence(after, owned) && !words.has(owned, kPower | kTitle) && !words.classWord(owned) && owned < after + 4) ++owned;
        return words.has(owned, kPower | kTitle) ? Use::metonym : Use::literal;
    }
    if (words.isHyphen(after)) return words.has(after + 1, kBacked) ? Use::metonym : canRule(feature, detail) && words.isCapitalised(after + 1) ? Use::metonym : Use::literal;
    if (words.isCapitalised(after) && words.has(after, kTitle | kOffice)) return Use::metonym;
    if (!canRule(feature, detail)) return Use::literal;

    const std::size_t left = words.wordBefore(m.first);
    const bool located = left < words.size() && (words.has(left, kLocative) || words.has(left, kDirection));
    if (located) return Use::literal;
    if (words.isWord(after) && words.has(after, kAct | kSpeech)) return Use::metonym;
    if (left == words.size()) return words.isWord(after) && words.has(after, kPower) ? Use::metonym : Use::literal;
    const std::string_view link = words.folded(left);
    if (words.has(left, kAct | kSpeech)) return Use::metonym;
    if (link == "by" || link == "between" || link == "against" || link == "with") return Use::metonym;
    if (link == "of") {
        const std::size_t head = words.wordBefore(left);
        if (head < words.size() && words.has(head, kPower | kTitle)) return head < words.size() && words.folded(head) == "invasion" ? Use::literal : Use::metonym;
    }
    return words.isWord(after) && words.has(after, kPower) ? Use::metonym : Use::literal;
}

}  // namespace demarc::toponym
