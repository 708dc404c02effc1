#include "panels/claim_words.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "map/symbols.hpp"
#include "panels/date_words.hpp"

namespace demarc::panels {
namespace {

using claim::Stance;
using claim::Status;
using claim::Time;

/// The bare fact that is asserted, denied or proposed.
std::string factOf(const claim::Claim& claim, const std::string& who) {
    const bool named = !who.empty();
    switch (claim.status) {
    case Status::control: return named ? say("{0} holds", who) : tr("held");
    case Status::partial: return named ? say("{0} holds part", who) : tr("part held");
    case Status::contested: return tr("contested");
    case Status::encircled: return named ? say("encircled by {0}", who) : tr("encircled");
    case Status::advance: return named ? say("{0} advances", who) : tr("advance");
    case Status::withdrawal: return named ? say("{0} withdraws", who) : tr("withdrawal");
    case Status::strike: return named ? say("strike by {0}", who) : tr("strike");
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

std::string wordOf(Stance stance) { return tr(std::array{words::key("asserts"), words::key("denies"), words::key("proposes")}.at(static_cast<std::size_t>(stance))); }
std::string wordOf(Status status) {
    return tr(std::array{words::key("control"), words::key("partial"), words::key("contested"), words::key("encircled"), words::key("advance"), words::key("withdrawal"), words::key("strike")}.at(
        static_cast<std::size_t>(status)));
}
std::string wordOf(Time time) { return tr(std::array{words::key("current"), words::key("past"), words::key("future")}.at(static_cast<std::size_t>(time))); }

std::string saysOf(const claim::Claim& claim, const map::Telling& telling) {
    const std::string fact = factOf(claim, telling.party(claim.actor).name);
    switch (claim.stance) {
    case Stance::asserts: return claim.time == Time::past ? say("earlier: {0}", fact) : claim.time == Time::future ? say("foreseen: {0}", fact) : fact;
    case Stance::denies: return say("denies: {0}", fact);
    case Stance::proposes: return claim.claimant == "narrator" ? say("proposed: {0}", fact) : say("proposes: {0}", fact);
    }
    return fact;
}

Glyph glyphOf(const claim::Claim& claim, const map::Telling& telling) {
    const auto kind = kindOf(claim);
    const auto colour = kind == map::SymbolKind::proposed ? telling.theme().proposal : telling.party(claim.actor).mark;
    return {kind, colour, colour, claim.extent.value_or(0.5)};
}

bool isUntoldPart(const claim::Claim& claim) { return claim.status == Status::partial && !claim.extent; }

std::string shareOf(const claim::Claim& claim) {
    return claim.extent ? map::percent(*claim.extent) : std::string{};
}

std::string whenOf(const claim::Claim& claim) {
    if (claim.from && claim.to) return *claim.from == *claim.to ? dateText(*claim.from) : dateText(*claim.from) + " – " + dateText(*claim.to);
    if (claim.from) return claim.time == Time::past ? dateText(*claim.from) : say("since {0}", dateText(*claim.from));
    if (claim.to) return say("until {0}", dateText(*claim.to));
    return claim.time == Time::current ? tr("now") : wordOf(claim.time);
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
