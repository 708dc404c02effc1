#include "panels/claim_words.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "map/symbols.hpp"

namespace demarc::panels {
namespace {

using claim::Stance;
using claim::Status;
using claim::Time;

/// The bare fact that is asserted, denied or proposed.
std::string factOf(const claim::Claim& claim, const std::string& who) {
    const bool named = !who.empty();
    switch (claim.status) {
    case Status::control: return named ? who + " holds" : "held";
    case Status::partial: return named ? who + " holds part" : "part held";
    case Status::contested: return "contested";
    case Status::encircled: return named ? "encircled by " + who : "encircled";
    case Status::advance: return named ? who + " advances" : "advance";
    case Status::withdrawal: return named ? who + " withdraws" : "withdrawal";
    case Status::strike: return named ? "strike by " + who : "strike";
    }
    return {};
}

map::SymbolKind kindOf(const claim::Claim& claim) {
    using map::SymbolKind;
    if (claim.stance == Stance::denies) return SymbolKind::denied;
    if (claim.stance == Stance::proposes || claim.time == Time::future) return SymbolKind::proposed;
    switch (claim.status) {
    case Status::control: return claim.time == Time::past ? SymbolKind::past : SymbolKind::held;
    case Status::partial: return claim.time == Time::past ? SymbolKind::past : SymbolKind::shareRing;
    case Status::contested: return SymbolKind::contested;
    case Status::encircled: return SymbolKind::encircled;
    case Status::advance: return SymbolKind::advance;
    case Status::withdrawal: return SymbolKind::withdrawal;
    case Status::strike: return SymbolKind::strike;
    }
    return SymbolKind::held;
}

}  // namespace

std::string saysOf(const claim::Claim& claim, const map::Telling& telling) {
    const std::string fact = factOf(claim, telling.party(claim.actor).name);
    switch (claim.stance) {
    case Stance::asserts: return claim.time == Time::past ? "earlier: " + fact : claim.time == Time::future ? "foreseen: " + fact : fact;
    case Stance::denies: return "denies: " + fact;
    case Stance::proposes: return "proposes: " + fact;
    }
    return fact;
}

Glyph glyphOf(const claim::Claim& claim, const map::Telling& telling) {
    const auto kind = kindOf(claim);
    const auto colour = kind == map::SymbolKind::proposed ? telling.theme().proposal : telling.party(claim.actor).mark;
    return {kind, colour, colour, claim.extent.value_or(0.5)};
}

std::string shareOf(const claim::Claim& claim) {
    return claim.extent ? map::percent(*claim.extent) : std::string{};
}

std::string whenOf(const claim::Claim& claim) {
    if (claim.from && claim.to) return *claim.from == *claim.to ? claim.from->shortText() : claim.from->shortText() + " – " + claim.to->shortText();
    if (claim.from) return claim.time == Time::past ? claim.from->shortText() : "since " + claim.from->shortText();
    if (claim.to) return "until " + claim.to->shortText();
    return claim.time == Time::current ? "now" : std::string(claim::name(claim.time));
}

std::string confidenceOf(double confidence) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.2f", confidence);
    return text[0] == '0' ? text.data() + 1 : text.data();
}

std::string placeOf(const claim::Claim& claim) {
    return claim.qualifier.empty() ? claim.place : claim.place + ", " + claim.qualifier;
}

}  // namespace demarc::panels
