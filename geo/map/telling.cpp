#include "map/telling.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "map/colour_distance.hpp"

namespace demarc::map {
namespace {

constexpr std::string_view NARRATOR = "narrator";

/// The least of what the themes make of it: a party looks alike in all, so that none may have its colour mistaken in any.
double toldInEveryTheme(base::Colour colour, const std::vector<base::Colour>& taken) {
    double least = std::numeric_limits<double>::infinity();
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::print}) {
        std::vector<base::Colour> marks;
        for (const base::Colour other : taken) marks.push_back(markColour(other, themeOf(kind)));
        least = std::min(least, toldFrom(markColour(colour, themeOf(kind)), marks));
    }
    return least;
}

/// A colour that looks like that of a party before goes to the first; the first of the palette that is clearly another goes to the second, or
/// else the one farthest from all taken.
base::Colour freeColour(base::Colour wanted, const std::vector<base::Colour>& taken) {
    constexpr std::size_t CHOICES = 26;
    base::Colour best = wanted;
    double told = toldInEveryTheme(wanted, taken);
    for (std::size_t i = 0; i < CHOICES && told < 1; ++i) {
        const base::Colour colour = claim::paletteColour(i, taken);
        if (const double candidate = toldInEveryTheme(colour, taken); candidate > told) {
            best = colour;
            told = candidate;
        }
    }
    return best;
}

}  // namespace

bool isPlural(const claim::Party& party) {
    const std::string& name = party.name;
    if (party.kind != claim::PartyKind::group || !name.ends_with('s') || name.ends_with("ss") || name.ends_with("Corps")) return false;
    if (name.find(' ') != std::string::npos) return true;
    // A single word may end in s by itself; that of a people or a movement's members goes with a singular or an adjective.
    const std::string singular = name.substr(0, name.size() - 1);
    return std::ranges::any_of(party.aliases, [&](const std::string& alias) { return alias == singular || alias == "Los " + name; });
}

Telling::Telling(const std::vector<claim::Reading>& readings, const claim::PartyRegistry& registry, const Theme& theme, std::string ownVoice)
    : readings_{readings},
      theme_{theme},
      narrator_{std::string{NARRATOR}, std::move(ownVoice), theme.narrator, textColour(theme.narrator, theme), false, true, false, false},
      unknown_{"", "", theme.unknown, theme.text2, false, false, false, false} {
    for (const claim::Reading& reading : readings) {
        for (const claim::PartyMention& mention : reading.parties) {
            const bool known = mention.party == NARRATOR || std::ranges::any_of(parties_, [&](const PartyLook& p) { return p.id == mention.party; });
            if (!known) addParty(mention.party, mention.colour, registry);
        }
        for (const claim::Claim& c : reading.claims)
            for (PartyLook& party : parties_) party.claims = party.claims || party.id == c.claimant || party.id == c.actor;
    }
    giveColours();
    if (theme.kind == ThemeKind::print) turnStripes();
}

/// Of those who are said to hold something, in order of mention.
void Telling::turnStripes() {
    const auto holds = [&](const PartyLook& party) {
        return std::ranges::any_of(readings_, [&](const claim::Reading& reading) {
            return std::ranges::any_of(reading.claims, [&](const claim::Claim& c) { return c.actor == party.id && claim::isHold(c.status); });
        });
    };
    bool falls = false;
    for (PartyLook& party : parties_)
        if (holds(party)) party.falls = std::exchange(falls, !falls);
}

void Telling::giveColours() {
    // Who is drawn chooses before who is only named: there are more parties in reports than colours that can be told apart.
    std::vector<base::Colour> taken{lightTheme().proposal};
    // A colour that the party files fix comes first: maps of different days are compared by it.
    for (const auto& [claims, fixed] : {std::pair{true, true}, {true, false}, {false, true}, {false, false}}) {
        for (PartyLook& party : parties_) {
            if (party.claims != claims || party.fixed != fixed) continue;
            taken.push_back(freeColour(party.mark, taken));
            party.mark = markColour(taken.back(), theme_);
            party.text = textColour(taken.back(), theme_);
        }
    }
}

void Telling::addParty(const std::string& id, base::Colour wanted, const claim::PartyRegistry& registry) {
    const claim::Party* known = registry.find(id);
    const bool plural = known != nullptr && isPlural(*known);
    parties_.push_back({id, known != nullptr ? known->name : id, wanted, wanted, plural, false, known != nullptr && known->colour.has_value(), false});
}

std::vector<base::Colour> Telling::drawnColours() const {
    std::vector<base::Colour> colours;
    for (const PartyLook& party : parties_)
        if (party.claims) colours.push_back(party.mark);
    if (!colours.empty()) colours.push_back(theme_.proposal);
    return colours;
}

const PartyLook& Telling::party(std::string_view id) const {
    if (id == NARRATOR) return narrator_;
    const auto found = std::ranges::find(parties_, id, &PartyLook::id);
    return found != parties_.end() ? *found : unknown_;
}

claim::PlaceView inView(const claim::PlaceView& place, View view, std::string_view party, const Telling& telling) {
    claim::PlaceView told = place;
    const auto byOthers = [&](claim::ClaimRef ref) { return telling.claim(ref).claimant != party; };
    switch (view) {
        case View::all:
        case View::compare:
            break;
        case View::dispute:
            // What the figure rests on, and events that somebody denies; where all agree nothing is disputed.
            if (told.dispute.value_or(0) <= 0) told.positions.clear();
            told.events = claim::deniedEvents(told, telling.readings());
            told.proposals.clear();
            told.past.clear();
            break;
        case View::party:
            std::erase_if(told.positions, [&](const claim::Position& p) { return p.party != party; });
            std::erase_if(told.events, byOthers);
            std::erase_if(told.proposals, byOthers);
            std::erase_if(told.past, byOthers);
            told.dispute.reset();
            break;
        case View::history:
            std::ranges::copy_if(told.superseded, std::back_inserter(told.past), [&](claim::ClaimRef ref) { return telling.claim(ref).stance == claim::Stance::asserts; });
            std::erase_if(told.past, [&](claim::ClaimRef ref) { return telling.claim(ref).stance != claim::Stance::asserts; });
            told.positions.clear();
            told.events.clear();
            told.proposals.clear();
            told.dispute.reset();
            break;
        case View::proposals:
            told.positions.clear();
            told.events.clear();
            told.past.clear();
            told.dispute.reset();
            break;
    }
    return told;
}

}  // namespace demarc::map
