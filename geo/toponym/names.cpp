#include "toponym/names.hpp"

#include <algorithm>

namespace demarc::toponym {
namespace {

constexpr std::size_t kAcronymLetters = 4;
constexpr FeatureMask kAreas = maskOf(gazetteer::Feature::region) | maskOf(gazetteer::Feature::country);

}  // namespace

NameMatcher::Run NameMatcher::collect(std::size_t i) const {
    Run run;
    std::size_t j = i;
    while (run.count < kMostTokens) {
        run.folded[run.count] = words_.folded(j);
        run.ends[run.count] = j + 1;
        if (run.folded[run.count].empty()) break;
        ++run.count;
        const bool hyphen = words_.isHyphen(j + 1);
        j += hyphen ? 2 : 1;
        if (!words_.sameSentence(i, j)) break;
        const bool number = hyphen && words_.isNumber(j);
        if (!number && !words_.isCapitalised(j) && !words_.has(j, kParticle) && !isCapitalClass(j)) break;
        if (!number && !words_.isWord(j)) break;
    }
    return run;
}

bool NameMatcher::match(std::size_t i, Mention& mention) const {
    Run run = collect(i);
    // "People's Republic of China", "Queen Anne's County": with the possessive read as "peoples", and then nothing shorter counts.
    const std::size_t owner = run.count == 0 ? i : run.ends[run.count - 1];
    if (run.count > 0 && words_.isPossessive(owner) && words_.sameSentence(i, owner + 1) && words_.isCapitalised(owner + 1)) {
        owner_.assign(run.folded[run.count - 1]).push_back('s');
        Run joined = run;
        joined.folded[run.count - 1] = owner_;
        joined.ends[run.count - 1] = owner + 1;
        const Run rest = collect(owner + 1);
        for (std::size_t k = 0; k < rest.count && joined.count < kMostTokens; ++k, ++joined.count) {
            joined.folded[joined.count] = rest.folded[k];
            joined.ends[joined.count] = rest.ends[k];
        }
        if (matchRun(i, joined, run.count + 1, mention)) return true;
    }
    if (matchRun(i, run, 1, mention)) {
        // "The South China Sea": what begins behind the article is longer.
        if (Mention rest; run.folded[0] == "the" && run.count > 2 && match(i + 1, rest) && rest.last > mention.last) mention = std::move(rest);
        return true;
    }
    // Arabic writes "and" onto the next word.
    constexpr std::string_view AND = "و";
    if (run.count == 0 || !run.folded[0].starts_with(AND) || run.folded[0].size() < 4 * AND.size()) return false;
    run.folded[0].remove_prefix(AND.size());
    return matchRun(i, run, 1, mention);
}

bool NameMatcher::matchRun(std::size_t i, const Run& run, std::size_t least, Mention& mention) const {
    for (std::size_t count = run.count; count >= least;) {
        const auto found = gazetteer_.longestMatch({run.folded.data(), count});
        if (found.tokenCount < least) return false;
        const std::size_t last = run.ends[found.tokenCount - 1];
        const bool whole = words_.isNumber(last - 1) || words_.isCapitalised(last - 1) || isCapitalClass(last - 1);
        if (whole && (found.tokenCount > 1 || isNameLike(i, last))) {
            mention.first = static_cast<std::uint32_t>(i);
            mention.last = static_cast<std::uint32_t>(last);
            mention.hits = found.hits;
            mention.name.clear();
            for (std::size_t k = 0; k < found.tokenCount; ++k) mention.name.append(k ? " " : "").append(run.folded[k]);
            if (found.tokenCount > 1 && run.folded[0] == "the") dropThe(mention);
            return true;
        }
        count = found.tokenCount - 1;
    }
    return false;
}

bool NameMatcher::matchShared(std::size_t i, Mention& mention) const {
    if (!isCapitalDirection(i)) return false;
    std::size_t end = i;
    for (std::size_t next = nextDirection(i); next < words_.size() && end < i + 2 * kMostTokens; next = nextDirection(end)) end = next;
    std::string rest;
    Mention other;
    if (end > i && match(end, other) && other.last >= end + 2 && other.name.find(' ') != std::string::npos) {
        rest = other.name.substr(other.name.find(' '));
    } else if (end > i || (i > 1 && isCapitalDirection(i - 2) && nextDirection(i - 2) == i)) {
        // "the Northwest and Southwest regions"
        const bool named = words_.sameSentence(end, end + 1) && words_.classWord(end + 1) && words_.info(end + 1).plural && !words_.isCapitalised(end + 1);
        std::string_view kind = words_.folded(end + 1);
        if (!named || !kind.ends_with('s')) return false;
        kind.remove_suffix(1);
        rest = " ";
        if (kind.ends_with("ie")) rest.append(kind.substr(0, kind.size() - 2)).push_back('y');
        else rest += kind;
    }
    if (rest.empty()) return false;
    std::string name{words_.folded(i)};
    name += rest;
    const auto hits = gazetteer_.find(name);
    if (hits.empty()) return false;
    mention.first = static_cast<std::uint32_t>(i);
    mention.last = static_cast<std::uint32_t>(i + 1);
    mention.hits = hits;
    mention.name = std::move(name);
    mention.shared = true;
    return true;
}

bool NameMatcher::matchTail(std::size_t i, const Mention& previous, Mention& mention) const {
    if (i == 0 || !words_.is(i - 1, "and") || !words_.sameSentence(i, i + 1) || !words_.isCapitalised(i + 1)) return false;
    const std::string particle = ' ' + std::string{words_.folded(i)} + ' ';
    const std::size_t at = previous.name.find(particle);
    if (at == std::string::npos) return false;
    std::string name = previous.name.substr(0, at) + particle + std::string{words_.folded(i + 1)};
    const auto hits = gazetteer_.find(name);
    if (hits.empty()) return false;
    mention.first = static_cast<std::uint32_t>(i);
    mention.last = static_cast<std::uint32_t>(i + 2);
    mention.hits = hits;
    mention.name = std::move(name);
    mention.shared = true;
    return true;
}

bool NameMatcher::isCapitalDirection(std::size_t i) const { return words_.has(i, kDirection) && words_.isCapitalised(i); }

/// The next direction in "East, West and South …", size() where the list ends.
std::size_t NameMatcher::nextDirection(std::size_t i) const {
    std::size_t next = i + 1;
    const bool comma = words_.is(next, ",");
    if (comma) ++next;
    const bool link = words_.is(next, "and") || words_.is(next, "or");
    if (link) ++next;
    return (comma || link) && words_.sameSentence(i, next) && isCapitalDirection(next) ? next : words_.size();
}

bool NameMatcher::matchAbbreviation(std::size_t i, bool afterPlace, Mention& mention) const {
    std::string_view surface = words_.surface(i);
    const bool inner = surface.find('.') < surface.size() - 1;
    if (surface.ends_with('.')) surface.remove_suffix(1);
    const Abbreviation* found = words_.lexicon().abbreviations.find(surface);
    if (!found) return false;
    const bool capitals = words_.token(i).allCaps && surface.size() > 2 && !words_.inCapitals(i);
    if (!afterPlace && !inner && !capitals) return false;
    const bool dotted = surface.size() < words_.surface(i).size() || words_.is(i + 1, ".");
    if (found->dotted && !dotted && !words_.token(i).allCaps) return false;  // "La Plata" is no Louisiana
    const bool stop = found->dotted && words_.is(i + 1, ".") && words_.isGlued(i + 1) && words_.sameSentence(i, i + 1);
    mention.first = static_cast<std::uint32_t>(i);
    mention.last = static_cast<std::uint32_t>(stop ? i + 2 : i + 1);
    mention.hint = kAreas;
    mention.classFeature = gazetteer::Feature::region;
    mention.classBeside = afterPlace;
    mention.abbreviation = true;
    for (const std::string& name : found->names) {
        const auto hits = gazetteer_.find(name);
        if (hits.empty()) continue;
        if (mention.hits.empty()) {
            mention.name = name;
            mention.hits = hits;
        } else {
            mention.otherHits = hits;
        }
    }
    // "Columbus, Ga.": what follows a town is a state, and no country of that name.
    const auto isRegion = [&](gazetteer::Hit hit) { return gazetteer_.place(hit.place()).feature == gazetteer::Feature::region; };
    if (afterPlace && !inner && std::ranges::any_of(mention.hits, isRegion)) mention.hint = maskOf(gazetteer::Feature::region);
    return !mention.hits.empty();
}

bool NameMatcher::isCapitalClass(std::size_t i) const { return words_.isWord(i) && words_.inCapitals(i) && words_.classWord(i); }

/// "The United States" and "The Long Beach fire" name a place without the article; "The Hague" stays.
void NameMatcher::dropThe(Mention& mention) const {
    const std::string rest = mention.name.substr(4);
    const auto hits = gazetteer_.find(rest);
    if (hits.empty()) return;
    const gazetteer::Place whole = gazetteer_.place(mention.hits.front().place());
    const bool opens = words_.opensSentence(mention.first);
    if (whole.name.starts_with("The ") && (!opens || whole.importance >= gazetteer_.place(hits.front().place()).importance)) return;
    ++mention.first;
    mention.name = rest;
    mention.hits = hits;
}

/// Whether one token by its letters can be a place: no "Us", no "RSF", no "X".
bool NameMatcher::isNameLike(std::size_t i, std::size_t last) const {
    const text::Token& token = words_.token(i);
    const bool capitals = token.allCaps && !words_.inCapitals(i);
    const std::size_t letters = words_.folded(i).size();
    if (words_.has(i, kAcronym)) return token.allCaps || letters > 3;
    if (letters < 3 || words_.has(i, kDirection)) return false;
    if (capitals && letters <= kAcronymLetters) return words_.opensSentence(i) && isDatelineEnd(last);
    return true;
}

bool NameMatcher::isDatelineEnd(std::size_t i) const {
    return words_.is(i, ",") || words_.is(i, "(") || words_.is(i, "—") || words_.is(i, "–") || words_.is(i, "-") || words_.is(i, "]") || words_.is(i, ":");
}

}  // namespace demarc::toponym
