#pragma once
#include <span>
#include <string>

#include "map/scene_subjects.hpp"

namespace demarc::map {

/// What stands above the map, made by rule from what is drawn.
struct Headline {
    std::string kicker;  ///< "Eastern Ukraine"; "Israel, Lebanon and Palestine", by the alphabet; empty for more than three
    std::string title;   ///< "Two accounts of who holds three cities", "Six parties’ claims about 13 places", else "Claims in Eastern Ukraine"
    std::string deck;    ///< who says what, at most 110 characters: "Russia says it holds Kupiansk … Ukraine denies all of it."
};
/// Which account the map gives: "As Russia tells it" for one party's, "What is proposed for …", "Who is said to have held what".
struct Account {
    View view = View::all;
    std::string party;
};
[[nodiscard]] Headline writeHeadline(const SubjectSet& subjects, const Account& account, const Telling& telling, const claim::Knowledge& knowledge,
                                     const Basemap& basemap, const base::Box& theatre);

/// The title alone: parties in dispute, places with dispute and their kind; empty where nothing is in dispute.
[[nodiscard]] std::string disputeTitle(const std::vector<const claim::PlaceView*>& disputed);

/// The title of a sheet on which most places are not in dispute: how many places, and how many parties claim something of them.
[[nodiscard]] std::string sheetTitle(std::size_t places, std::size_t parties);

/// At most 110 characters on who says what of the places; empty where no party asserts or denies a hold.
[[nodiscard]] std::string deckFor(const std::vector<const claim::PlaceView*>& places, const Telling& telling);

/// The first claim that a callout tells, with its place, for maps on which nobody speaks of who holds what; at most 110 characters.
[[nodiscard]] std::string deckFromLines(std::span<const Subject> subjects);

/// "Eastern Ukraine": a country and where in it all the places lie, by the country's box; the country alone where they lie on both sides of
/// its middle, or where it is too small to have parts.
[[nodiscard]] std::string partOf(std::string_view country, const base::Box& countryBox, const base::Box& places);

}  // namespace demarc::map
