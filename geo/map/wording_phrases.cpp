#include "map/wording_phrases.hpp"

#include <array>

#include "map/symbols.hpp"

namespace demarc::map {
namespace {

using claim::Claim;
using claim::Stance;
using claim::Status;
using gazetteer::Feature;

/// A verb with its preposition, by form: present ("is advancing on"), bare ("advance on"), past.
struct Verb {
    std::string_view present, bare, past;
};
constexpr Verb HOLD{"holds", "hold", "held"};

constexpr Verb verbOf(Status status) {
    switch (status) {
    case Status::contested: return {"is fighting for", "fight for", "fought for"};
    case Status::encircled: return {"has encircled", "encircle", "had encircled"};
    case Status::advance: return {"is advancing on", "advance on", "advanced on"};
    case Status::withdrawal: return {"has withdrawn from", "withdraw from", "withdrew from"};
    case Status::strike: return {"struck", "strike", "struck"};
    case Status::control:
    case Status::partial: break;
    }
    return HOLD;
}

/// The same where nobody is named as doing it.
constexpr std::string_view withoutActor(Status status) {
    switch (status) {
    case Status::contested: return "there is fighting for ";
    case Status::encircled: return "forces have encircled ";
    case Status::advance: return "forces are advancing on ";
    case Status::withdrawal: return "forces have withdrawn from ";
    case Status::strike: return "there was a strike on ";
    case Status::control:
    case Status::partial: break;
    }
    return "it is not said who holds ";
}

bool isHold(Status status) { return status == Status::control || status == Status::partial; }

}  // namespace

std::string withArticle(std::string_view party) {
    constexpr std::array WITH_ARTICLE = {"United ", "Central African "};
    for (const std::string_view start : WITH_ARTICLE) {
        if (party.starts_with(start)) return "the " + std::string{party};
    }
    return std::string{party};
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
    case Feature::sea: return "the waters";
    case Feature::mountain: return "the heights";
    case Feature::facility: return "the site";
    case Feature::other: break;
    }
    return "the place";
}

std::string Phrases::actor(const Claim& claim) const {
    return !voice_.plural && claim.actor == voice_.party ? "it" : withArticle(telling_.party(claim.actor).name);
}

std::string Phrases::predicate(const Claim& claim, Form form, std::string_view noun) const {
    const Verb verb = verbOf(claim.status);
    std::string text{form == Form::present ? verb.present : form == Form::bare ? verb.bare : verb.past};
    text += ' ';
    if (claim.status == Status::encircled && place_.feature == Feature::river) return text + "forces at " + std::string{noun};
    if (isHold(claim.status)) {
        if (claim.extent && *claim.extent < 0.999) return text + percent(*claim.extent) + " of " + std::string{noun};
        if (claim.extent && noun.starts_with("the ")) return text + "all of " + std::string{noun};
        if (claim.status == Status::partial) return text + "part of " + std::string{noun};
    }
    return text + std::string{noun};
}

std::string Phrases::saying(const std::vector<const Claim*>& claims) const {
    std::string text = voice_.plural ? "say " : "says ";
    std::string noun = this->noun();
    std::string lastActor;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& c = *claims[i];
        if (i > 0) text += i + 1 == claims.size() ? " and " : ", ";
        if (c.actor.empty()) {
            text += std::string{withoutActor(c.status)} + noun;
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
    if (claim.actor.empty()) return verb + std::string{withoutActor(claim.status)} + noun();
    return verb + actor(claim) + " " + predicate(claim, Form::present, noun());
}

std::string Phrases::proposal(const Claim& claim) const {
    const bool self = !voice_.plural && claim.actor == voice_.party;
    if (claim.stance == Stance::asserts) {
        const std::string says = voice_.plural ? "say " : "says ";
        if (claim.actor.empty()) return says + std::string{withoutActor(claim.status)} + noun() + " to come";
        return says + actor(claim) + " will " + predicate(claim, Form::bare, noun());
    }
    if (claim.stance == Stance::denies) return denial(claim);
    const std::string proposes = voice_.plural ? "propose " : "proposes ";
    if (self) return proposes + "to " + predicate(claim, Form::bare, noun());
    if (claim.actor.empty()) return proposes + "a change for " + noun();
    return proposes + "that " + actor(claim) + " " + predicate(claim, Form::bare, noun());
}

std::string Phrases::past(const Claim& claim) const {
    std::string text = claim.actor.empty() ? std::string{withoutActor(claim.status)} + noun()
                                           : withArticle(telling_.party(claim.actor).name) + " " + predicate(claim, Form::past, noun());
    if (claim.from && claim.to) return text + ", " + claim.from->shortText() + " to " + claim.to->shortText();
    if (claim.from) return text + (isHold(claim.status) ? " from " : ", ") + claim.from->shortText();
    if (claim.to) return text + " until " + claim.to->shortText();
    return text;
}

}  // namespace demarc::map
