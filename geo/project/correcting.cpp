// A correction is found again by what it says: a claim keeps no trace of the record that made it, so that a reading depends on files alone.
#include "project/correcting.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/words.hpp"
#include "claim/claim_members.hpp"
#include "claim/corrections.hpp"

namespace demarc::project {
namespace {

using claim::Claim;
using claim::ClaimRef;
using Json = nlohmann::json;

constexpr std::string_view NARRATOR = "narrator";

const Claim& claimAt(const std::vector<claim::Reading>& readings, ClaimRef ref) { return readings[ref.reading].claims[ref.claim]; }

bool isOnePlace(const Claim& a, const Claim& b) {
    constexpr double ROUNDED_M = 1;  // what was written once lies a little aside
    const auto isThere = [&] { return a.position.has_value() == b.position.has_value() && (!a.position || base::distance_m(*a.position, *b.position) < ROUNDED_M); };
    return a.place == b.place && a.qualifier == b.qualifier && a.placeIndex == b.placeIndex && (a.placeIndex != gazetteer::kNoPlace || isThere());
}

/// Where `to` is, in the words that tell it best from where a claim lay.
std::string destinationName(const Claim& claim, const Destination& to, const gazetteer::Gazetteer& gazetteer) {
    if (to.place == gazetteer::kNoPlace) return inWords(to.point);
    const auto place = gazetteer.place(to.place);
    if (place.name != claim.place) return std::string{place.name};
    for (const auto within : {gazetteer.admin1Name(to.place), gazetteer.countryName(to.place)})
        if (!within.empty() && within != place.name) return std::string{within};
    return inWords(place.position);
}

/// "a claim about Kupiansk", "3 claims about Kupiansk", "3 claims".
std::string told(const std::vector<claim::Reading>& readings, const Correcting::Refs& refs) {
    if (refs.empty()) return {};
    const std::string& place = claimAt(readings, refs.front()).place;
    const bool one = std::ranges::all_of(refs, [&](ClaimRef ref) { return claimAt(readings, ref).place == place; });
    if (refs.size() == 1) return say("a claim about {0}", place);
    return one ? sayCount(refs.size(), "{0} claim about {1}|{0} claims about {1}", place) : sayCount(refs.size(), "{0} claim|{0} claims");
}

template <class T>
void fillIn(T& value, const T& other) {
    if (value == T{}) value = other;
}

}  // namespace

std::string inWords(base::LonLat at) {
    char text[48];
    std::snprintf(text, sizeof text, "%.3f° %s %.3f° %s", std::abs(at.lon_deg), at.lon_deg < 0 ? "W" : "E", std::abs(at.lat_deg), at.lat_deg < 0 ? "S" : "N");
    return text;
}

std::vector<ClaimRef> claimsOfPlace(const std::vector<claim::Reading>& readings, ClaimRef claim, Reach reach) {
    std::vector<ClaimRef> found{claim};
    if (reach == Reach::claim) return found;
    const Claim& meant = claimAt(readings, claim);
    for (std::size_t r = 0; r < readings.size(); ++r) {
        if (reach == Reach::report && r != claim.reading) continue;
        for (std::size_t c = 0; c < readings[r].claims.size(); ++c)
            if (ClaimRef{r, c} != claim && isOnePlace(meant, readings[r].claims[c])) found.push_back({r, c});
    }
    return found;
}

bool isByHand(const Claim& claim) { return claim.reader == claim::kByHand || claim.reader == claim::kConfirmed; }

namespace {

/// The parties that words name, in their order.
std::vector<std::string> partiesIn(const claim::Reading& reading, base::Span words) {
    std::map<std::uint32_t, std::string> named;
    for (const auto& mention : reading.parties)
        for (const base::Span span : mention.spans)
            if (words.contains(span)) named.emplace(span.begin, mention.party);
    std::vector<std::string> parties;
    for (auto& [at, party] : named) parties.push_back(std::move(party));
    return parties;
}

}  // namespace

Claim guessAt(const claim::Reading& reading, base::Span words) {
    Claim guess;
    if (reading.analysis.sentences.empty() || words.isEmpty()) return guess;
    const auto& sentences = reading.analysis.sentences;
    const base::Span sentence{sentences[reading.analysis.sentenceAt(words.begin)].span.begin, sentences[reading.analysis.sentenceAt(words.end - 1)].span.end};
    // A place in the words comes first, and who is named as a party last.
    const toponym::Toponym* named = nullptr;
    const auto rank = [&](const toponym::Toponym& toponym) { return std::pair{partiesIn(reading, toponym.span).empty(), toponym.span.overlaps(words)}; };
    for (const auto& toponym : reading.toponyms)
        if (sentence.contains(toponym.span) && toponym.use == toponym::Use::literal && (!named || rank(toponym) > rank(*named))) named = &toponym;
    const std::vector<std::string> spoken = partiesIn(reading, words), around = partiesIn(reading, sentence);
    const auto isIts = [&](const std::string& party) { return std::ranges::find(spoken, party) != spoken.end(); };
    // What was read of the words themselves, else in their sentence, unless the words speak of somebody else.
    auto read = std::ranges::find_if(reading.claims, [&](const Claim& claim) { return claim.evidence.overlaps(sentence) && claim.cue.overlaps(words); });
    if (read == reading.claims.end())
        read = std::ranges::find_if(reading.claims, [&](const Claim& claim) { return claim.evidence.overlaps(sentence) && (spoken.empty() || isIts(claim.claimant) || isIts(claim.actor)); });
    if (read != reading.claims.end()) {
        guess = *read;
    } else {
        guess.claimant = spoken.empty() ? NARRATOR : spoken.front();
        if (!around.empty()) guess.actor = spoken.empty() ? around.front() : spoken.back();
    }
    guess.evidence = sentence;
    guess.cue = words;
    // What is read there knows its place, unless the words name another.
    if (named && (read == reading.claims.end() || named->span.overlaps(words))) {
        guess.place = named->name;
        guess.placeIndex = named->place;
        guess.position = named->position;
        guess.radius_km = named->radius_km;
        guess.feature = named->feature;
        guess.qualifier.clear();
    }
    for (std::string* none : {&guess.id, &guess.denies, &guess.note, &guess.reader}) none->clear();
    return guess;
}

Edit takeBack(const Correction& correction) {
    const Json was = Json::parse(correction.was.empty() ? correction.claim : correction.was, nullptr, false);
    const bool isNamed = was.is_object() && was.contains("place") && was["place"].is_string();
    return {isNamed ? say("Restore {0} as read", say("a claim about {0}", was["place"].get<std::string>())) : tr("Restore a claim as read"), {}, {keyOf(correction)}};
}

/// An edit in the making.
class Correcting::Step {
public:
    explicit Step(const Correcting& desk) : state_{desk.state_}, gazetteer_{desk.gazetteer_} {
        for (const Correction& correction : state_.task.corrections) {
            ids_.insert(correction.id);
            last_ = std::max(last_, correction.order);
        }
    }

    [[nodiscard]] const Claim& claim(ClaimRef ref) const { return claimAt(*state_.readings, ref); }

    void reject(ClaimRef ref) {
        Correction correction = of(ref);
        correction.claim.clear();
        if (correction.was.empty()) edit_.remove.push_back(keyOf(correction));
        else edit_.put.emplace_back(std::move(correction));
    }
    /// False where that changes nothing.
    bool become(ClaimRef ref, const Claim& now, bool confirmed = false) {
        if (!confirmed && says(now) == says(claim(ref))) return false;
        Correction correction = of(ref);
        correction.claim = says(now, confirmed);
        correction.order = ++last_;  // what is decided last stands
        edit_.put.emplace_back(std::move(correction));
        return true;
    }
    void add(std::size_t reading, const Claim& claim) {
        Correction correction = fresh(reading, claim.evidence);
        correction.claim = says(claim);
        edit_.put.emplace_back(std::move(correction));
    }
    void restore(ClaimRef ref) {
        if (const Correction* made = correctionOf(ref)) edit_.remove.push_back(keyOf(*made));
    }
    /// Without records it has no name.
    [[nodiscard]] Edit named(std::string name) {
        if (!edit_.put.empty() || !edit_.remove.empty()) edit_.name = std::move(name);
        return std::move(edit_);
    }

private:
    [[nodiscard]] std::string says(const Claim& claim, bool confirmed = false) const {
        if (!confirmed) return claim::saysJson(claim, gazetteer_);
        Json json = Json::parse(claim::saysJson(claim, gazetteer_));
        json["reader"] = claim::kConfirmed;
        return json.dump();
    }

    [[nodiscard]] Correction fresh(std::size_t reading, base::Span evidence) {
        const auto& document = (*state_.readings)[reading].document;
        std::size_t number = ids_.size() + 1;
        while (!ids_.insert("c" + std::to_string(number)).second) ++number;
        return {.id = "c" + std::to_string(number), .report = document.id, .sentence = std::string{evidence.of(document.text)}, .order = ++last_};
    }

    /// The record that decided on a claim, or decides on it though it is not read anew yet.
    [[nodiscard]] const Correction* correctionOf(ClaimRef ref) const {
        const auto& document = (*state_.readings)[ref.reading].document;
        const auto names = Json::parse(claim::namesJson(claim(ref), gazetteer_));
        const auto& made = state_.task.corrections;
        const auto found = std::find_if(made.rbegin(), made.rend(), [&](const Correction& correction) {
            if (correction.report != document.id || correction.sentence != claim(ref).evidence.of(document.text)) return false;
            Json is = correction.was.empty() ? Json::object() : Json::parse(correction.was, nullptr, false);
            if (isByHand(claim(ref))) {
                if (correction.claim.empty()) return false;
                is.update(Json::parse(correction.claim, nullptr, false));
            } else if (correction.was.empty()) {
                return false;
            }
            return std::ranges::all_of(names.items(), [&](const auto& item) { return !is.contains(item.key()) || is[item.key()] == item.value(); });
        });
        return found == made.rend() ? nullptr : &*found;
    }

    [[nodiscard]] Correction of(ClaimRef ref) {
        if (const Correction* made = correctionOf(ref)) return *made;
        Correction correction = fresh(ref.reading, claim(ref).evidence);
        correction.was = claim::namesJson(claim(ref), gazetteer_);
        return correction;
    }

    const DeskState& state_;
    const gazetteer::Gazetteer& gazetteer_;
    std::set<std::string> ids_;
    double last_ = 0;
    Edit edit_;
};

Edit Correcting::reject(const Refs& claims) const {
    Step step{*this};
    for (const ClaimRef ref : claims) step.reject(ref);
    return step.named(say("Reject {0}", told(*state_.readings, claims)));
}

Edit Correcting::confirm(const Refs& claims) const {
    Step step{*this};
    for (const ClaimRef ref : claims)
        if (!isByHand(step.claim(ref))) step.become(ref, step.claim(ref), true);
    return step.named(say("Confirm {0}", told(*state_.readings, claims)));
}

Edit Correcting::change(const Refs& claims, const std::function<void(Claim&)>& alter) const {
    Step step{*this};
    Refs changed;
    for (const ClaimRef ref : claims) {
        Claim now = step.claim(ref);
        alter(now);
        if (step.become(ref, now)) changed.push_back(ref);
    }
    return step.named(say("Change {0}", told(*state_.readings, changed)));
}

Edit Correcting::move(const Refs& claims, const Destination& to) const {
    if (claims.empty()) return {};
    Edit edit = change(claims, [&](Claim& claim) {
        claim.placeIndex = to.place;
        claim.position = to.point;
        claim.radius_km = 0;
        if (to.place == gazetteer::kNoPlace) return;
        const auto place = gazetteer_.place(to.place);
        claim.place = place.name;
        claim.position = place.position;
        claim.feature = place.feature;
    });
    const Claim& first = claimAt(*state_.readings, claims.front());
    if (!edit.name.empty()) edit.name = say("Move {0} to {1}", first.place, destinationName(first, to, gazetteer_));
    return edit;
}

Edit Correcting::add(std::size_t reading, const Claim& claim) const {
    Step step{*this};
    if (!claim.evidence.isEmpty() && !claim.place.empty()) step.add(reading, claim);
    return step.named(say("Add a claim about {0}", claim.place));
}

Edit Correcting::split(ClaimRef ref, const Claim& first, const Claim& second) const {
    if (claim::namesJson(first, gazetteer_) == claim::namesJson(second, gazetteer_)) return {};
    Step step{*this};
    step.become(ref, first);
    Claim other = second;
    other.evidence = step.claim(ref).evidence;
    step.add(ref.reading, other);
    return step.named(say("Split {0}", told(*state_.readings, {ref})));
}

Edit Correcting::merge(const Refs& claims) const {
    if (claims.size() < 2) return {};
    Step step{*this};
    Claim whole = step.claim(claims.front());
    // Those that go are gone before the first becomes what one of them may have been.
    for (const ClaimRef ref : claims) {
        if (ref == claims.front()) continue;
        const Claim& other = step.claim(ref);
        if (!whole.position && whole.place == other.place) {
            whole.placeIndex = other.placeIndex;
            whole.position = other.position;
            whole.radius_km = other.radius_km;
        }
        fillIn(whole.qualifier, other.qualifier);
        fillIn(whole.actor, other.actor);
        fillIn(whole.extent, other.extent);
        fillIn(whole.from, other.from);
        fillIn(whole.to, other.to);
        fillIn(whole.speaker, other.speaker);
        fillIn(whole.killed, other.killed);
        fillIn(whole.wounded, other.wounded);
        step.reject(ref);
    }
    step.become(claims.front(), whole);
    return step.named(say("Merge {0}", told(*state_.readings, claims)));
}

Edit Correcting::restore(const Refs& claims) const {
    Step step{*this};
    for (const ClaimRef ref : claims) step.restore(ref);
    return step.named(say("Restore {0} as read", told(*state_.readings, claims)));
}

}  // namespace demarc::project
