#include "map/wording_phrases.hpp"

#include <array>
#include <functional>

#include "claim/limits.hpp"
#include "map/symbols.hpp"

namespace demarc::map {
namespace {

using claim::Claim;
using claim::Stance;
using claim::Status;
using gazetteer::Feature;

/// A verb with its preposition, by form: present of one and of many, bare ("advance on"), past.
struct Verb {
    std::string_view one, many, bare, past;
};
constexpr Verb HOLD{"holds", "hold", "hold", "held"};

constexpr Verb verbOf(Status status) {
    switch (status) {
    case Status::contested: return {"is fighting for", "are fighting for", "fight for", "fought for"};
    case Status::encircled: return {"has encircled", "have encircled", "encircle", "had encircled"};
    case Status::advance: return {"is advancing on", "are advancing on", "advance on", "advanced on"};
    case Status::withdrawal: return {"has withdrawn from", "have withdrawn from", "withdraw from", "withdrew from"};
    case Status::strike: return {"struck", "struck", "strike", "struck"};
    case Status::control:
    case Status::partial: break;
    }
    return HOLD;
}

/// The same of what has begun and isn't done.
constexpr Verb begunVerbOf(Status status) {
    if (status == Status::withdrawal) return {"is withdrawing from", "are withdrawing from", "begin to withdraw from", "began to withdraw from"};
    if (status == Status::encircled) return {"is encircling", "are encircling", "begin to encircle", "began to encircle"};
    return verbOf(status);
}

/// The same where nobody is named as doing it.
constexpr std::string_view withoutActor(Status status, bool begun) {
    switch (status) {
    case Status::contested: return "there is fighting for ";
    case Status::encircled: return "forces have encircled ";
    case Status::advance: return "forces are advancing on ";
    case Status::withdrawal: return begun ? "forces are withdrawing from " : "forces have withdrawn from ";
    case Status::strike: return "there was a strike on ";
    case Status::control:
    case Status::partial: break;
    }
    return "it is not said who holds ";
}


/// What a thing is by its own name: "the lake" for Lake Tanganyika, "the airport"; else the general word.
std::string nounIn(std::string_view name, std::string_view otherwise) {
    constexpr std::array CLASSES = {"Lake",      "Reservoir", "Bay",     "Gulf",    "Strait",   "Canal",    "Sea",    "Dam",
                                    "Bridge",    "Airport",   "Airbase", "Port",    "Crossing", "Camp",     "Valley", "Forest",
                                    "Peninsula", "Desert",    "Plateau", "Highway", "Road",     "District", "Mine"};
    const auto is = [](std::string_view part, std::string_view word) {
        return part == word || (!part.empty() && part.front() == word.front() - 'A' + 'a' && part.substr(1) == word.substr(1));
    };
    const std::size_t first = name.find(' '), last = name.rfind(' ');
    if (first == std::string_view::npos) return std::string{otherwise};
    for (const std::string_view word : CLASSES) {
        if (!is(name.substr(0, first), word) && !is(name.substr(last + 1), word)) continue;
        std::string noun = "the " + std::string{word};
        noun[4] = static_cast<char>(noun[4] - 'A' + 'a');
        return noun;
    }
    return std::string{otherwise};
}

}  // namespace

std::string withArticle(std::string_view name) {
    constexpr std::array WITH_ARTICLE = {"United ", "Central African "};
    for (const std::string_view start : WITH_ARTICLE) {
        if (name.starts_with(start)) return "the " + std::string{name};
    }
    return std::string{name};
}

std::string withArticle(const PartyLook& party) {
    // A name that ends in a word without a capital, such as "coalition", is described rather than named.
    const std::size_t blank = party.name.rfind(' ');
    const bool described =
        blank != std::string::npos && blank + 1 < party.name.size() && party.name[blank + 1] >= 'a' && party.name[blank + 1] <= 'z';
    return party.plural || described ? "the " + party.name : withArticle(std::string_view{party.name});
}

std::string countWord(std::size_t count) {
    constexpr std::array WORDS = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    return count < WORDS.size() ? WORDS[count] : std::to_string(count);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

std::string Phrases::noun() const {
    if (!place_.qualifier.empty()) return "the " + place_.qualifier;
    switch (place_.feature) {
    case Feature::city: return "the city";
    case Feature::town: return "the town";
    case Feature::village: return "the village";
    case Feature::country: return "the country";
    case Feature::region: return "the region";
    case Feature::river: return "the river";
    case Feature::island: return "the island";
    case Feature::sea: return nounIn(place_.name, "the waters");
    case Feature::mountain: return "the heights";
    case Feature::facility: return nounIn(place_.name, "the site");
    case Feature::other: break;
    }
    return nounIn(place_.name, "the area");
}

std::string Phrases::actor(const Claim& claim) const {
    if (isSpeaker(claim)) return voice_.plural ? "they" : "it";
    return withArticle(telling_.party(claim.actor));
}

std::string Phrases::predicate(const Claim& claim, Form form, std::string_view noun) const {
    const Verb verb = isBegun(claim) ? begunVerbOf(claim.status) : verbOf(claim.status);
    const std::string_view present = telling_.party(claim.actor).plural ? verb.many : verb.one;
    std::string text{form == Form::present ? present : form == Form::bare ? verb.bare : verb.past};
    text += ' ';
    if (claim.status == Status::encircled && place_.feature == Feature::river) return text + "forces at " + std::string{noun};
    if (isHold(claim.status)) {
        if (claim.extent && *claim.extent < 0.999) return text + share(claim) + " of " + std::string{noun};
        if (claim.extent && noun.starts_with("the ")) return text + "all of " + std::string{noun};
        if (claim.status == Status::partial) return text + "part of " + std::string{noun};
    }
    return text + std::string{noun};
}

std::string_view Phrases::cue(const Claim& claim) const {
    for (const claim::Reading& reading : telling_.readings()) {
        const Claim* const first = reading.claims.data();
        if (!std::less{}(&claim, first) && std::less{}(&claim, first + reading.claims.size())) return claim.cue.of(reading.document.text);
    }
    return {};
}

bool Phrases::isBegun(const Claim& claim) const { return claim::isUnderWay(cue(claim)); }

std::string Phrases::share(const Claim& claim) const {
    const std::string figure = percent(*claim.extent);
    const claim::Limit limit = claim::limitIn(cue(claim));
    return limit == claim::Limit::most ? "at most " + figure : limit == claim::Limit::least ? "at least " + figure : figure;
}

std::string Phrases::saying(const std::vector<const Claim*>& claims) const {
    std::string text = voice_.plural ? "say " : "says ";
    std::string noun = this->noun();
    std::string lastActor;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& c = *claims[i];
        if (i > 0) text += i + 1 == claims.size() ? " and " : ", ";
        if (c.actor.empty()) {
            text += std::string{withoutActor(c.status, isBegun(c))} + noun;
            lastActor.clear();
        } else {
            const std::string who = actor(c);
            if (who != lastActor) text += who + " ";
            lastActor = who;
            text += predicate(c, Form::present, noun);
        }
        noun = "it";
    }
    return text;
}

std::string Phrases::deniesThis() const { return voice_.plural ? "deny this" : "denies this"; }

std::string Phrases::denial(const Claim& claim) const {
    const std::string verb = voice_.plural ? "deny that " : "denies that ";
    if (claim.actor.empty()) return verb + std::string{withoutActor(claim.status, isBegun(claim))} + noun();
    return verb + actor(claim) + " " + predicate(claim, Form::present, noun());
}

std::string Phrases::proposal(const Claim& claim) const {
    if (claim.stance == Stance::asserts) {
        const std::string says = voice_.plural ? "say " : "says ";
        if (claim.actor.empty()) return says + std::string{withoutActor(claim.status, isBegun(claim))} + noun() + " to come";
        return says + actor(claim) + " will " + predicate(claim, Form::bare, noun());
    }
    if (claim.stance == Stance::denies) return denial(claim);
    // A report that tells of a proposal makes none.
    if (claim.claimant == "narrator") return "tells of a proposal " + (claim.actor.empty() ? "for " + noun() : "that " + actor(claim) + " " + predicate(claim, Form::bare, noun()));
    const std::string proposes = voice_.plural ? "propose " : "proposes ";
    if (isSpeaker(claim)) return proposes + "to " + predicate(claim, Form::bare, noun());
    if (claim.actor.empty()) return proposes + "a change for " + noun();
    return proposes + "that " + actor(claim) + " " + predicate(claim, Form::bare, noun());
}

std::string Phrases::past(const Claim& claim) const {
    // What was said to be so then is that party's word, not history.
    if (claim.time == claim::Time::past || claim.claimant == "narrator") return event(claim);
    const PartyLook& teller = telling_.party(claim.claimant);
    if (claim.actor != claim.claimant) return withArticle(teller) + " said that " + event(claim);
    return withArticle(teller) + " said " + (teller.plural ? "they" : "it") + event(claim).substr(withArticle(teller).size());
}

std::string Phrases::event(const Claim& claim) const {
    std::string text = claim.actor.empty() ? std::string{withoutActor(claim.status, isBegun(claim))} + noun()
                                           : withArticle(telling_.party(claim.actor)) + " " + predicate(claim, Form::past, noun());
    if (claim.from && claim.to) return text + ", " + claim.from->shortText() + " to " + claim.to->shortText();
    if (claim.from) return text + (isHold(claim.status) ? " from " : ", ") + claim.from->shortText();
    if (claim.to) return text + " until " + claim.to->shortText();
    return text;
}

}  // namespace demarc::map
