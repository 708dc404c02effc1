#include "toponym/toponym.hpp"

#include <array>

#include "base/words.hpp"
#include "toponym/resolve.hpp"

namespace demarc::toponym {

std::string_view useName(Use use) {
    switch (use) {
        case Use::literal: return "literal";
        case Use::metonym: return "metonym";
        case Use::demonym: return "demonym";
    }
    return "literal";
}

namespace {

using gazetteer::Feature;

constexpr float kNear_km = 150;

/// "27,200": to three digits, since lists differ by more.
std::string rounded(std::uint32_t count) {
    std::uint32_t step = 1;
    while (count / step >= 1000) step *= 10;
    std::string digits = std::to_string((count + step / 2) / step * step);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

std::string inWords(gazetteer::PlaceIndex index, const Grounds& grounds, const gazetteer::Gazetteer& gazetteer) {
    const gazetteer::Place place = gazetteer.place(index);
    std::string text;
    if (grounds.link == Link::slip) text += say("spelt like {0}", place.name) + ", ";
    else if (grounds.link == Link::sound) text += say("sounds like {0}", place.name) + ", ";
    else if (grounds.link == Link::part) text += say("in or at {0}", place.name) + ", ";
    else if (grounds.kind != gazetteer::NameKind::canonical) text += say("another name of {0}", place.name) + ", ";
    text += place.detail == "capital" ? tr("capital") : place.detail == "district" ? tr("district") : tr(std::string{gazetteer::featureName(place.feature)});
    std::string within;
    if (const auto unit = gazetteer.admin1Name(index); unit != place.name) within = unit;
    if (const auto country = gazetteer.countryName(index); !country.empty() && place.feature != Feature::country) within.append(within.empty() ? "" : ", ").append(country);
    if (!within.empty()) text += " " + say("in {0}", within);
    if (place.population > 0 && place.feature <= Feature::village) text += ", " + say("{0} people", rounded(place.population));
    if (place.own) text += std::string{"; "} + tr("from your own list");
    if (grounds.classFits) text += std::string{"; "} + tr("what the word beside it says");
    if (grounds.contained) text += std::string{"; "} + tr("the report says what holds it");
    if (grounds.holding) text += std::string{"; "} + tr("the report says what lies in it");
    if (grounds.alike) text += std::string{"; "} + tr("beside its like");
    if (grounds.sameCountry) text += std::string{"; "} + tr("the report speaks of that country");
    if (grounds.near_km >= 0 && grounds.near_km < kNear_km) text += "; " + say("{0} km from another place of the report", static_cast<int>(grounds.near_km));
    if (grounds.near_km >= kStrayed_km) text += "; " + say("{0} km from any other place of the report: perhaps another of that name", rounded(static_cast<std::uint32_t>(grounds.near_km)));
    return text;
}

}  // namespace

std::string reason(const Toponym& toponym, const gazetteer::Gazetteer& gazetteer) {
    if (toponym.place != gazetteer::kNoPlace) return inWords(toponym.place, toponym.grounds, gazetteer);
    if (toponym.anchor == gazetteer::kNoPlace) return tr("not in the gazetteer");
    if (toponym.grounds.link == Link::part) return say("not in the gazetteer itself; placed at {0}", gazetteer.place(toponym.anchor).name);
    return say("not in the gazetteer; placed at {0}, which the report names with it", gazetteer.place(toponym.anchor).name);
}

std::string reason(const Candidate& candidate, const gazetteer::Gazetteer& gazetteer) { return inWords(candidate.place, candidate.grounds, gazetteer); }

std::string reason(const gazetteer::SearchHit& hit, const gazetteer::Gazetteer& gazetteer) {
    const Link link = hit.way == gazetteer::Way::edit ? Link::slip : hit.way == gazetteer::Way::sound ? Link::sound : Link::name;
    const std::string begins = hit.way == gazetteer::Way::prefix ? say("beginning of “{0}”", hit.matchedName) + ", " : std::string{};
    return begins + inWords(hit.place, {.link = link, .kind = hit.kind}, gazetteer);
}

std::string_view relationName(Relation relation) {
    constexpr std::array<std::string_view, 8> NAMES{"offset", "distance", "direction", "part", "vicinity", "bank", "between", "road"};
    return NAMES[static_cast<std::size_t>(relation)];
}

}  // namespace demarc::toponym
