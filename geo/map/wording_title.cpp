#include "map/wording_title.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "map/symbols.hpp"
#include "map/wording_phrases.hpp"

namespace demarc::map {
namespace {

using claim::PlaceView;
using claim::Position;
using gazetteer::Feature;

constexpr std::size_t DECK_LENGTH = 110;
constexpr std::string_view NARRATOR = "narrator";

std::string capitalised(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// "cities", "towns and villages" … "places": what all of them are.
std::string kindsOf(const std::vector<const PlaceView*>& places) {
    const auto all = [&](std::initializer_list<Feature> kinds) {
        return std::ranges::all_of(places, [&](const PlaceView* p) { return std::ranges::find(kinds, p->feature) != kinds.end(); });
    };
    if (all({Feature::city})) return "cities";
    if (all({Feature::city, Feature::town})) return "towns and cities";
    if (all({Feature::village})) return "villages";
    if (all({Feature::town, Feature::village})) return "towns and villages";
    if (all({Feature::region})) return "regions";
    return "places";
}

/// What one party says of holds: its own by place, and how much of what others assert it denies.
struct PartyAccount {
    std::string party;
    std::vector<std::string> whole, partial;  ///< places it says it holds
    std::vector<std::string> denies;
    double leastPart = 1;                     ///< smallest of the shares in `partial`
};

std::vector<PartyAccount> accountsOf(const std::vector<const PlaceView*>& places) {
    std::vector<PartyAccount> accounts;
    for (const PlaceView* place : places) {
        for (const Position& position : place->positions) {
            if (position.party == NARRATOR) continue;
            auto found = std::ranges::find(accounts, position.party, &PartyAccount::party);
            if (found == accounts.end()) found = accounts.insert(accounts.end(), {position.party, {}, {}, {}, 1});
            const auto own = position.shares.find(position.party);
            if (own != position.shares.end() && own->second > 0.999) {
                found->whole.push_back(place->name);
            } else if (own != position.shares.end() && own->second > 0) {
                found->partial.push_back(place->name);
                found->leastPart = std::min(found->leastPart, own->second);
            }
            if (!position.denied.empty()) found->denies.push_back(place->name);
        }
    }
    std::erase_if(accounts, [](const PartyAccount& a) { return a.whole.empty() && a.partial.empty() && a.denies.empty(); });
    std::ranges::stable_sort(accounts, std::greater{}, [](const PartyAccount& a) { return a.whole.size() + a.partial.size(); });
    return accounts;
}

/// One sentence; `brief` counts places instead of naming them.
std::string sentenceFor(const PartyAccount& account, std::size_t assertedByOthers, const Telling& telling, bool brief) {
    const auto list = [&](const std::vector<std::string>& names) { return brief && names.size() > 1 ? countWord(names.size()) + " places" : joined(names); };
    const std::string who = capitalised(withArticle(telling.party(account.party).name));
    if (assertedByOthers > 1 && account.denies.size() >= assertedByOthers) return who + " denies all of it.";
    if (account.whole.empty() && account.partial.empty()) {
        return who + (assertedByOthers == 1 ? " denies it." : " denies that others hold " + list(account.denies) + ".");
    }
    std::string text = who + (account.denies.empty() ? " says it holds " : " denies this and says it holds ");
    if (!account.whole.empty()) text += list(account.whole);
    const std::string part = account.leastPart > 0.5 ? "most of " : "part of ";
    if (!account.partial.empty()) text += (account.whole.empty() ? "" : " and ") + part + list(account.partial);
    return text + ".";
}

/// A country as reports call it, which is shorter than its name in full.
std::string_view commonName(const claim::PartyRegistry& parties, std::string_view iso, std::string_view name) {
    const auto state = std::ranges::find_if(parties.parties(), [&](const claim::Party& p) { return p.kind == claim::PartyKind::state && p.country == iso; });
    return state != parties.parties().end() && state->name.size() < name.size() ? state->name : name;
}

/// "eastern Ukraine", "the United States".
std::string withinSentence(std::string region) {
    const std::size_t blank = region.find(' ');
    if (blank != std::string::npos && std::string_view{region}.substr(0, blank).ends_with("ern")) {
        region[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(region[0])));
        return region;
    }
    return withArticle(region);
}

}  // namespace

std::string disputeTitle(const std::vector<const PlaceView*>& disputed) {
    if (disputed.empty()) return {};
    std::vector<std::string> parties;
    for (const PlaceView* place : disputed) {
        for (const Position& position : place->positions) {
            if (std::ranges::find(parties, position.party) == parties.end()) parties.push_back(position.party);
        }
    }
    const std::string what = disputed.size() == 1 ? disputed.front()->name : countWord(disputed.size()) + " " + kindsOf(disputed);
    return capitalised(countWord(parties.size())) + " accounts of who holds " + what;
}

std::string deckFor(const std::vector<const PlaceView*>& places, const Telling& telling) {
    const std::vector<PartyAccount> accounts = accountsOf(places);
    for (const bool brief : {false, true}) {
        std::string deck;
        for (const PartyAccount& account : accounts) {
            const auto others = std::ranges::count_if(places, [&](const PlaceView* p) {
                return std::ranges::any_of(p->positions, [&](const Position& q) { return q.party != account.party && !q.shares.empty(); });
            });
            const std::string sentence = sentenceFor(account, static_cast<std::size_t>(others), telling, brief);
            if (deck.size() + sentence.size() + 1 > DECK_LENGTH) break;
            deck += (deck.empty() ? "" : " ") + sentence;
        }
        if (brief || (!deck.empty() && accounts.size() <= 2 && std::ranges::count(deck, '.') >= static_cast<std::ptrdiff_t>(accounts.size()))) return deck;
    }
    return {};
}

std::string partOf(std::string_view country, const base::Box& countryBox, const base::Box& theatre) {
    if (country.empty()) return {};
    const base::LonLat at = theatre.centre(), middle = countryBox.centre();
    constexpr double OFF_CENTRE = 0.17;  // of the country's width or height
    const double east = countryBox.isEmpty() ? 0 : (at.lon_deg - middle.lon_deg) / countryBox.width_deg();
    const double north = countryBox.isEmpty() ? 0 : (at.lat_deg - middle.lat_deg) / countryBox.height_deg();
    const bool far[] = {std::abs(east) > OFF_CENTRE, std::abs(north) > OFF_CENTRE};
    std::string part;
    if (far[1]) part = north > 0 ? "North" : "South";
    if (far[0] && std::abs(east) > 1.5 * std::abs(north)) part.clear();
    if (far[0] && !(far[1] && std::abs(north) > 1.5 * std::abs(east))) part += part.empty() ? (east > 0 ? "East" : "West") : (east > 0 ? "-east" : "-west");
    return part.empty() ? std::string{country} : part + "ern " + std::string{country};
}

Headline writeHeadline(const SubjectSet& subjects, const Account& account, const Telling& telling, const claim::Knowledge& knowledge,
                       const Basemap& basemap, const base::Box& theatre) {
    std::vector<const PlaceView*> places, disputed;
    std::map<std::string_view, double> countries;
    for (const SubjectDraft& draft : subjects.drafts) {
        places.push_back(&draft.place);
        if (draft.place.dispute.value_or(0) > 0) disputed.push_back(&draft.place);
        const bool known = theatre.contains(draft.place.position) && draft.place.placeIndex != gazetteer::kNoPlace;
        if (known) countries[knowledge.gazetteer.place(draft.place.placeIndex).country] += draft.weight;
    }
    Headline headline;
    const auto main = std::ranges::max_element(countries, {}, [](const auto& entry) { return entry.second; });
    if (main != countries.end() && !main->first.empty()) {
        const auto unit = basemap.unit(main->first);
        if (unit) headline.kicker = partOf(commonName(knowledge.parties, main->first, unit->name), unit->box, theatre);
    }
    const std::string where = headline.kicker.empty() ? "" : withinSentence(headline.kicker);
    if (account.view == View::party) headline.title = "As " + withArticle(telling.party(account.party).name) + " tells it";
    else if (account.view == View::proposals) headline.title = where.empty() ? "What is proposed" : "What is proposed for " + where;
    else if (account.view == View::history) headline.title = where.empty() ? "Who is said to have held what" : "Who is said to have held what in " + where;
    else headline.title = disputeTitle(disputed);
    if (headline.title.empty()) headline.title = where.empty() ? "Claims as reported" : "Claims in " + where;
    headline.deck = deckFor(disputed.empty() ? places : disputed, telling);
    return headline;
}

}  // namespace demarc::map
