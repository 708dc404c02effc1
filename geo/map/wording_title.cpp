#include "map/wording_title.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>

#include "map/meridian.hpp"
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
    if (places.size() > 2 && all({Feature::city, Feature::town})) return "towns and cities";
    if (all({Feature::village})) return "villages";
    if (places.size() > 2 && all({Feature::town, Feature::village})) return "towns and villages";
    if (all({Feature::region})) return "regions";
    return "places";
}

/// The places that somebody is said to hold.
struct Holding {
    std::string holder;
    std::vector<std::string> whole, partial;
    double leastPart = 1;  ///< smallest of the shares in `partial`
    [[nodiscard]] std::size_t size() const { return whole.size() + partial.size(); }
};

/// What one party says of holds, its own first, and how much of what others assert it denies.
struct PartyAccount {
    std::string party;
    std::vector<Holding> holdings;
    std::vector<std::string> denies;  ///< places
    std::set<std::string> deniedHolders;
    [[nodiscard]] std::size_t own() const { return holdings.empty() || holdings.front().holder != party ? 0 : holdings.front().size(); }
};

std::vector<PartyAccount> accountsOf(const std::vector<const PlaceView*>& places) {
    std::vector<PartyAccount> accounts;
    for (const PlaceView* place : places) {
        for (const Position& position : place->positions) {
            auto found = std::ranges::find(accounts, position.party, &PartyAccount::party);
            if (found == accounts.end()) found = accounts.insert(accounts.end(), {position.party, {}, {}, {}});
            for (const auto& [holder, share] : position.shares) {
                if (holder.empty() || share <= 0) continue;
                auto holding = std::ranges::find(found->holdings, holder, &Holding::holder);
                if (holding == found->holdings.end()) holding = found->holdings.insert(found->holdings.end(), {holder, {}, {}, 1});
                (share > 0.999 ? holding->whole : holding->partial).push_back(place->name);
                if (share <= 0.999) holding->leastPart = std::min(holding->leastPart, share);
            }
            if (position.denied.empty()) continue;
            found->denies.push_back(place->name);
            found->deniedHolders.insert(position.denied.begin(), position.denied.end());
        }
    }
    std::erase_if(accounts, [](const PartyAccount& a) { return a.holdings.empty() && a.denies.empty(); });
    for (PartyAccount& account : accounts) {
        std::ranges::stable_partition(account.holdings, [&](const Holding& holding) { return holding.holder == account.party; });
    }
    // The report's own voice comes last.
    const auto rank = [](const PartyAccount& a) { return std::pair{a.party != NARRATOR, a.own()}; };
    std::ranges::stable_sort(accounts, std::greater{}, rank);
    return accounts;
}

/// The deck's sentences; `brief` counts places instead of naming them.
class DeckWriter {
public:
    DeckWriter(const Telling& telling, bool brief) : telling_{telling}, brief_{brief} {}

    /// `before`: the account that the deck told last, which "this" can mean; null for the first.
    [[nodiscard]] std::string sentence(const PartyAccount& account, std::size_t assertedByOthers, const PartyAccount* before) const {
        const bool deniesAll = before && rejects(account, *before);
        const PartyLook& party = telling_.party(account.party);
        const std::string who = account.party == NARRATOR ? "The report" : capitalised(withArticle(party));
        const auto verb = [&](std::string_view one, std::string_view many) { return ' ' + std::string{party.plural ? many : one} + ' '; };
        const std::string denies = who + verb("denies", "deny");
        if (deniesAll && assertedByOthers > 1 && account.denies.size() >= assertedByOthers) return denies + "all of it.";
        if (account.holdings.empty()) return denies + (deniesAll && assertedByOthers == 1 ? "it" : "that " + denied(account) + list(account.denies)) + ".";
        const bool alone = assertedByOthers == 0;
        std::string text = account.denies.empty() || alone ? who : deniesAll ? denies + "this and" : denies + "that " + denied(account) + list(account.denies) + " and";
        text += verb("says", "say");
        // "That" before each holder keeps two lists apart.
        const bool one = account.holdings.size() == 1;
        for (std::size_t i = 0; i < account.holdings.size(); ++i) {
            if (i > 0) text += i + 1 == account.holdings.size() ? " and " : ", ";
            text += (one ? "" : "that ") + held(account.holdings[i], account.party);
        }
        // Where nobody else is heard, what it denies of places that it claims for itself needs no words.
        std::vector<std::string> others = account.denies;
        std::erase_if(others, [&](const std::string& name) {
            return std::ranges::any_of(account.holdings, [&](const Holding& h) { return std::ranges::find(h.whole, name) != h.whole.end(); });
        });
        if (alone && !others.empty()) text += verb("and denies", "and deny") + "that " + denied(account) + list(others);
        return text + ".";
    }

private:
    /// Whether a party denies all that another says to be held.
    static bool rejects(const PartyAccount& account, const PartyAccount& other) {
        return !other.holdings.empty() && std::ranges::all_of(other.holdings, [&](const Holding& holding) {
            const auto isDenied = [&](const std::string& place) { return std::ranges::find(account.denies, place) != account.denies.end(); };
            return account.deniedHolders.contains(holding.holder) && std::ranges::all_of(holding.whole, isDenied) && std::ranges::all_of(holding.partial, isDenied);
        });
    }

    [[nodiscard]] std::string list(const std::vector<std::string>& names) const {
        return brief_ && names.size() > 1 ? countWord(names.size()) + " places" : joined(names);
    }

    [[nodiscard]] std::string held(const Holding& holding, const std::string& speaker) const {
        const PartyLook& holder = telling_.party(holding.holder);
        std::string text = holding.holder != speaker ? withArticle(holder) : holder.plural ? "they" : "it";
        text += holder.plural ? " hold " : " holds ";
        if (!holding.whole.empty()) text += list(holding.whole);
        const std::string part = holding.leastPart > 0.5 ? "most of " : "part of ";
        if (!holding.partial.empty()) text += (holding.whole.empty() ? "" : " and ") + part + list(holding.partial);
        return text;
    }

    [[nodiscard]] std::string denied(const PartyAccount& account) const {
        if (account.deniedHolders.size() != 1) return "others hold ";
        const PartyLook& holder = telling_.party(*account.deniedHolders.begin());
        if (holder.name.empty()) return "others hold ";
        return withArticle(holder) + (holder.plural ? " hold " : " holds ");
    }

    const Telling& telling_;
    bool brief_;
};

/// A country as reports call it, which is shorter than its name in full.
std::string_view commonName(const claim::PartyRegistry& parties, std::string_view iso, std::string_view name) {
    const auto state =
        std::ranges::find_if(parties.parties(), [&](const claim::Party& p) { return p.kind == claim::PartyKind::state && p.country == iso; });
    return state != parties.parties().end() && state->name.size() < name.size() ? state->name : name;
}

/// The unit of a place that one state administers and another is given by the General Assembly, or that has none of them; else nothing.
std::optional<AdminUnit> unsettledUnit(gazetteer::PlaceIndex place, const gazetteer::Gazetteer& gazetteer, const Basemap& basemap) {
    const gazetteer::Place& at = gazetteer.place(place);
    const gazetteer::PlaceIndex region = at.adminLevel == 1 ? place : at.admin1;
    if (region == gazetteer::kNoPlace) return std::nullopt;
    for (const std::string_view key : gazetteer.outlines(region)) {
        auto unit = basemap.unit(key);
        const auto country = basemap.unit(at.country);
        // A country that not all recognise is unsettled as a whole: its name is that of the area anyway.
        if (unit && unit->deFacto != unit->deJure && !(country && country->deFacto != country->deJure)) return unit;
    }
    return std::nullopt;
}

/// "Southern Sudan", where there is a South Sudan.
bool soundsLikeAState(std::string part, const claim::PartyRegistry& parties) {
    const std::size_t ending = part.find("ern ");
    if (ending == std::string::npos) return false;
    part.erase(ending, 3);
    return std::ranges::any_of(parties.parties(), [&](const claim::Party& p) { return p.kind == claim::PartyKind::state && p.name == part; });
}

/// The area that the places in the theatre lie in: a country or its part, two or three countries by the alphabet; empty for more. Territory
/// in dispute between states goes by its own name.
std::string areaOf(const SubjectSet& subjects, const claim::Knowledge& knowledge, const Basemap& basemap, const base::Box& theatre) {
    constexpr std::size_t MOST = 3;
    std::set<std::string> names;
    std::set<std::string_view> codes;
    bool unsettled = false;
    base::Box extent;
    for (const SubjectDraft& draft : subjects.drafts) {
        const base::LonLat at{nearLongitude(draft.place.position.lon_deg, theatre.centre().lon_deg), draft.place.position.lat_deg};
        if (!theatre.contains(at) || draft.place.placeIndex == gazetteer::kNoPlace) continue;
        const std::string_view code = knowledge.gazetteer.place(draft.place.placeIndex).country;
        const auto country = basemap.unit(code);
        if (!country) continue;
        extent.extend(at);
        const auto own = unsettledUnit(draft.place.placeIndex, knowledge.gazetteer, basemap);
        unsettled = unsettled || own.has_value();
        codes.insert(code);
        names.insert(withArticle(own ? own->name : commonName(knowledge.parties, code, country->name)));
    }
    if (names.empty() || names.size() > MOST) return {};
    if (names.size() == 1 && !unsettled) {
        const auto unit = basemap.unit(*codes.begin());
        const base::Box box = nearLongitude(unit->box, theatre.centre().lon_deg);
        const std::string_view country = commonName(knowledge.parties, *codes.begin(), unit->name);
        const std::string part = partOf(country, box, extent);
        return soundsLikeAState(part, knowledge.parties) ? std::string{country} : part;
    }
    return capitalised(joined({names.begin(), names.end()}));
}

/// "eastern Ukraine", "the United States".
std::string withinSentence(std::string region) {
    const std::size_t blank = region.find(' ');
    if (blank != std::string::npos && std::string_view{region}.substr(0, blank).ends_with("ern")) {
        region[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(region[0])));
        return region;
    }
    return region.starts_with("The ") ? "the " + region.substr(4) : withArticle(region);
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

std::string sheetTitle(std::size_t places, std::size_t parties) {
    return capitalised(countWord(parties)) + " parties’ claims about " + countWord(places) + " places";
}

std::string deckFor(const std::vector<const PlaceView*>& places, const Telling& telling) {
    const std::vector<PartyAccount> accounts = accountsOf(places);
    for (const bool brief : {false, true}) {
        std::string deck;
        bool allParties = true;
        const PartyAccount* before = nullptr;
        for (const PartyAccount& account : accounts) {
            const auto others = std::ranges::count_if(places, [&](const PlaceView* p) {
                return std::ranges::any_of(p->positions, [&](const Position& q) { return q.party != account.party && !q.shares.empty(); });
            });
            const std::string sentence = DeckWriter{telling, brief}.sentence(account, static_cast<std::size_t>(others), before);
            const bool fits = deck.size() + sentence.size() + 1 <= DECK_LENGTH;
            if (fits) deck += (deck.empty() ? "" : " ") + sentence;
            // Names give way to counts before a party's account does; the report's own voice has what is left.
            allParties = allParties && (fits || account.party == NARRATOR);
            if (!fits) break;
            before = &account;
        }
        if (allParties && !deck.empty()) return deck;
        // One party's account without another's would take a side.
        if (brief && !accounts.empty()) return "Each account stands on its cards, with the sentences that it rests on.";
    }
    return {};
}

std::string deckFromLines(std::span<const Subject> subjects) {
    for (const Subject& subject : subjects) {
        for (const CalloutLine& line : subject.lines) {
            // What is told of the past has no party in its line: the source says who tells it.
            const bool past = line.glyph == SymbolKind::past && !line.source.empty();
            const std::string text = subject.name + ": " + (past ? line.text + " (" + line.source + ")" : line.party + " " + line.text) + ".";
            if (text.size() <= DECK_LENGTH) return text;
        }
    }
    return {};
}

std::string partOf(std::string_view country, const base::Box& countryBox, const base::Box& places) {
    if (country.empty()) return {};
    if (countryBox.width_deg() > 180) return std::string{country};  // on both sides of 180°: its box doesn't tell
    const base::LonLat at = places.centre(), middle = countryBox.centre();
    constexpr double OFF_CENTRE = 0.17;  // of the country's width or height
    constexpr double LEAST_DEG = 4;      // of its longer side: a smaller country's parts say nothing
    if (std::max(countryBox.width_deg(), countryBox.height_deg()) < LEAST_DEG) return std::string{country};
    const double east = countryBox.isEmpty() ? 0 : (at.lon_deg - middle.lon_deg) / countryBox.width_deg();
    const double north = countryBox.isEmpty() ? 0 : (at.lat_deg - middle.lat_deg) / countryBox.height_deg();
    const bool far[] = {std::abs(east) > OFF_CENTRE && (places.west_deg > middle.lon_deg || places.east_deg < middle.lon_deg),
                        std::abs(north) > OFF_CENTRE && (places.south_deg > middle.lat_deg || places.north_deg < middle.lat_deg)};
    std::string part;
    if (far[1]) part = north > 0 ? "North" : "South";
    if (far[0] && std::abs(east) > 1.5 * std::abs(north)) part.clear();
    if (far[0] && !(far[1] && std::abs(north) > 1.5 * std::abs(east)))
        part += part.empty() ? (east > 0 ? "East" : "West") : (east > 0 ? "-east" : "-west");
    return part.empty() ? std::string{country} : part + "ern " + std::string{country};
}

Headline writeHeadline(const SubjectSet& subjects, const Account& account, const Telling& telling, const claim::Knowledge& knowledge,
                       const Basemap& basemap, const base::Box& theatre) {
    std::vector<const PlaceView*> places, disputed;
    for (const SubjectDraft& draft : subjects.drafts) {
        places.push_back(&draft.place);
        if (draft.place.dispute.value_or(0) > 0) disputed.push_back(&draft.place);
    }
    std::set<std::string> claimants;
    for (const PlaceView* place : places) {
        for (const claim::ClaimRef ref : allClaims(*place)) claimants.insert(telling.claim(ref).claimant);
    }
    claimants.erase(std::string{NARRATOR});
    // A few places in dispute do not stand for a sheet of many.
    constexpr std::size_t MOST_BESIDE = 3;  // places on the sheet to one in dispute
    const bool many = disputed.size() * MOST_BESIDE < places.size() && claimants.size() > 1;
    Headline headline;
    headline.kicker = areaOf(subjects, knowledge, basemap, theatre);
    const std::string where = headline.kicker.empty() ? "" : withinSentence(headline.kicker);
    const PartyLook& party = telling.party(account.party);
    if (account.view == View::party) headline.title = "As " + withArticle(party) + (party.plural ? " tell it" : " tells it");
    else if (account.view == View::proposals) headline.title = where.empty() ? "What is proposed" : "What is proposed for " + where;
    else if (account.view == View::history)
        headline.title = where.empty() ? "Who is said to have held what" : "Who is said to have held what in " + where;
    else if (account.view == View::dispute && disputed.empty()) headline.title = "No two accounts of who holds a place";
    else if (many && !disputed.empty() && account.view == View::all) headline.title = sheetTitle(places.size(), claimants.size());
    else headline.title = disputeTitle(disputed);
    if (headline.title.empty()) headline.title = where.empty() ? "Claims as reported" : "Claims in " + where;
    headline.deck = deckFor(disputed.empty() ? places : disputed, telling);
    return headline;
}

}  // namespace demarc::map
