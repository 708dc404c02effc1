#include "toponym/class_words.hpp"

namespace demarc::toponym {
namespace {

/// The class word in small letters before token i; where a list is introduced, a plural one a few words further back will do.
const ClassWord* smallClass(const Words& words, std::size_t i, bool plural) {
    for (std::size_t steps = 0; steps < (plural ? 5u : 1u) && i > 0 && words.sameSentence(i - 1, i); ++steps) {
        --i;
        const bool small = words.isWord(i) && !words.isCapitalised(i);
        if (small && words.classWord(i) && (!plural || words.info(i).plural)) return words.classWord(i);
        if (plural && !small && !words.is(i, ",")) return nullptr;
    }
    return nullptr;
}

const ClassWord* wordFor(const Words& words, std::string_view name) {
    const WordInfo info = words.lexicon().find(name);
    return info.classWord >= 0 ? &words.lexicon().classWords[static_cast<std::size_t>(info.classWord)] : nullptr;
}

}  // namespace

const ClassWord* classBefore(const Words& words, std::size_t i) {
    if (i == 0) return nullptr;
    std::size_t before = i - 1;
    if (!words.sameSentence(before, i)) return nullptr;
    if (words.folded(before) == "of") {
        // "Xyz, the capital of Abc": of a unit or a state. "The capital of Xyz" alone is more often the capital itself.
        const bool apposed = before > 3 && words.folded(before - 1) == "capital" && words.folded(before - 2) == "the" && words.is(before - 3, ",") && words.isCapitalised(before - 4);
        return apposed ? wordFor(words, "region") : smallClass(words, before, false);
    }
    if (words.folded(before) == "including" || words.is(before, ":")) return smallClass(words, before, true);
    if (before > 1 && ((words.folded(before) == "them" && words.folded(before - 1) == "among") || (words.folded(before) == "as" && words.folded(before - 1) == "such"))) {
        return smallClass(words, before - 1, true);
    }
    return smallClass(words, i, false);
}

const ClassWord* waterBeside(const Words& words, std::size_t first, std::size_t last) {
    const auto isWaterside = [&](std::size_t i) { return words.has(i, kWaterside) && !words.isCapitalised(i); };
    if (first == 0 || words.folded(first - 1) != "the" || !words.sameSentence(first - 1, first)) return nullptr;
    const bool before = first >= 3 && words.folded(first - 2) == "of" && words.sameSentence(first - 3, first) && isWaterside(first - 3);
    const bool sided = words.has(last + 1, kDirection) || words.folded(last + 1) == "left" || words.folded(last + 1) == "right";
    const bool behind = words.sameSentence(first, last + 2) && words.isPossessive(last) && sided && isWaterside(last + 2);
    return before || behind ? wordFor(words, "river") : nullptr;
}

const ClassWord* facilityAfter(const Words& words, std::size_t last) {
    if (!words.sameSentence(last - 1, last + 1) || !words.isWord(last) || words.isCapitalised(last) || words.isCapitalised(last + 1)) return nullptr;
    if (words.has(last, kFunction | kPreposition | kLocative | kAct | kParticle)) return nullptr;
    const ClassWord* word = words.classWord(last + 1);
    return word && word->first == gazetteer::Feature::facility ? word : nullptr;
}

const ClassWord* classApposed(const Words& words, std::size_t last, bool& plural) {
    if (!words.is(last, ",") || !words.sameSentence(last - 1, last + 1)) return nullptr;
    const std::size_t begin = last + 1;
    if (!words.has(begin, kFunction) && words.token(begin).kind != text::TokenKind::number) return nullptr;
    for (std::size_t k = begin + 1; k < begin + 4 && words.sameSentence(last, k) && words.isWord(k) && !words.isCapitalised(k); ++k) {
        if (words.has(k, kFunction | kPreposition | kLocative)) return nullptr;
        if (const ClassWord* word = words.classWord(k)) {
            if (words.has(k + 1, kPower | kTitle)) return nullptr;
            plural = words.info(k).plural;
            return word;
        }
    }
    return nullptr;
}

}  // namespace demarc::toponym
