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
struct Account {
    std::string party;
    std::vector<std::string> whole, partial;  ///< places it says it holds
    std::vector<std::string> denies;
    double leastPart = 1;                     ///< smallest of the shares in `partial`
};

std::vector<Account> accountsOf(const std::vector<const PlaceView*>& places) {
    std::vector<Account> accounts;
    for (const PlaceView* place : places) {
        for (const Position& position : place->positions) {
            if (position.party == NARRATOR) continue;
            auto found = std::ranges::find(accounts, position.party, &Account::party);
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
    std::erase_if(accounts, [](const Account& a) { return a.whole.empty() && a.partial.empty() && a.denies.empty(); });
    std::ranges::stable_sort(accounts, std::greater{}, [](const Account& a) { return a.whole.size() + a.partial.size(); });
    return accounts;
}

/// One sentence; `brief` counts places instead of naming them.
std::string sentenceFor(const Account& account, std::size_t assertedByOthers, const Telling& telling, bool brief) {
    const auto list = [&](const std::vector<std::string>& names) { return brief && names.size() > 1 ? countWord(names.size()) + " places" : joined(names); };
    const std::string who = capitalised(withArticle(telling.party(account.party).name));
    if (account.denies.size() >= 2 && account.denies.size() >= assertedByOthers) return who + " denies all of it.";
    if (account.whole.empty() && account.partial.empty()) {
        return who + (assertedByOthers == 1 ? " denies it." : " denies the claims on " + list(account.denies) + ".");
    }
    std::string text = who + (account.denies.empty() ? " says it holds " : " denies this and says it holds ");
    if (!account.whole.empty()) text += list(account.whole);
    const std::string part = account.leastPart > 0.5 ? "most of " : "part of ";
    if (!account.partial.empty()) text += (account.whole.empty() ? "" : " and ") + part + list(account.partial);
    return text + ".";
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
    const std::vector<Account> accounts = accountsOf(places);
    for (const bool brief : {false, true}) {
        std::string deck;
        for (const Account& account : accounts) {
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

Headline writeHeadline(const SubjectSet& subjects, const Telling& telling, const gazetteer::Gazetteer& gazetteer, const Basemap& basemap, const Theatre& theatre) {
    std::vector<const PlaceView*> places, disputed;
    std::map<std::string_view, double> countries;
    for (std::size_t i = 0; i < subjects.drafts.size(); ++i) {
        const SubjectDraft& draft = subjects.drafts[i];
        places.push_back(&draft.place);
        if (draft.place.dispute.value_or(0) > 0) disputed.push_back(&draft.place);
        if (theatre.inside[i] && draft.place.placeIndex != gazetteer::kNoPlace) countries[gazetteer.place(draft.place.placeIndex).country] += draft.weight;
    }
    Headline headline;
    const auto main = std::ranges::max_element(countries, {}, [](const auto& entry) { return entry.second; });
    if (main != countries.end() && !main->first.empty()) {
        const auto unit = basemap.unit(main->first);
        if (unit) headline.kicker = partOf(unit->name, unit->box, theatre.box);
    }
    headline.title = disputeTitle(disputed);
    if (headline.title.empty()) headline.title = headline.kicker.empty() ? "Claims as reported" : "Claims in " + headline.kicker;
    headline.deck = deckFor(disputed.empty() ? places : disputed, telling);
    return headline;
}

}  // namespace demarc::map
