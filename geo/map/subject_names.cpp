#include "map/subject_names.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>
#include <vector>

namespace demarc::map {
namespace {

using gazetteer::Feature;

/// Whether a form that a report uses can stand on a map: one name in Latin letters, not shouted as in a dateline.
bool isPlainForm(std::string_view form) {
    constexpr std::size_t SHORTEST = 3;
    if (form.size() < SHORTEST || std::islower(static_cast<unsigned char>(form.front())) != 0) return false;
    bool small = false;
    for (const char c : form) {
        const auto byte = static_cast<unsigned char>(c);
        // Up to U+036F and from U+1E00 to U+20FF it is Latin and signs.
        if ((byte >= 0xCD && byte != 0xE1 && byte != 0xE2) || byte < ' ') return false;
        small = small || std::islower(byte) != 0 || byte >= 0x80;
    }
    return small;
}

/// The form of a place's name that the reports of these claims use most, the first of those used as often; empty where there is none.
std::string reportedName(const claim::PlaceView& place, const Telling& telling) {
    std::set<std::size_t> readings;
    for (const claim::ClaimRef ref : allClaims(place)) readings.insert(ref.reading);
    std::vector<std::pair<std::string_view, int>> forms;
    for (const std::size_t index : readings) {
        const claim::Reading& reading = telling.readings()[index];
        for (const toponym::Toponym& toponym : reading.toponyms) {
            const bool isIt = toponym.place == place.placeIndex && toponym.use == toponym::Use::literal && toponym.grounds.link == toponym::Link::name;
            if (!isIt || toponym.span.end > reading.document.text.size()) continue;
            const std::string_view form = toponym.span.of(reading.document.text);
            if (!isPlainForm(form)) continue;
            const auto known = std::ranges::find(forms, form, &std::pair<std::string_view, int>::first);
            if (known == forms.end()) forms.emplace_back(form, 1);
            else ++known->second;
        }
    }
    const auto most = std::ranges::max_element(forms, {}, &std::pair<std::string_view, int>::second);
    return most == forms.end() ? std::string{} : std::string{most->first};
}

}  // namespace

void nameSubjects(SubjectSet& subjects, const Telling& telling, const gazetteer::Gazetteer& gazetteer, NameBook& names, std::string_view language) {
    const auto translated = [&](gazetteer::PlaceIndex place) {
        return std::string{place == gazetteer::kNoPlace ? std::string_view{} : names.find(language, nameKey(gazetteer, place))};
    };
    for (SubjectDraft& draft : subjects.drafts) {
        claim::PlaceView& place = draft.place;
        if (place.placeIndex == gazetteer::kNoPlace) continue;
        const gazetteer::Place listed = gazetteer.place(place.placeIndex);
        // Who corrected a name by hand, or told of a part of the place, has said how it is called.
        if (place.name != listed.name) continue;
        const bool isTown = place.feature == Feature::city || place.feature == Feature::town || place.feature == Feature::village;
        std::string name = translated(place.placeIndex);
        if (name.empty() && isTown) name = reportedName(place, telling);
        if (const std::string unit = translated(listed.admin1); !unit.empty() && draft.context == gazetteer.admin1Name(place.placeIndex)) draft.context = unit;
        else if (const std::string country = translated(gazetteer.country(listed.country)); !country.empty() && draft.context == gazetteer.countryName(place.placeIndex))
            draft.context = country;
        if (name.empty() || name == place.name) continue;
        draft.listed = std::exchange(place.name, std::move(name));
    }
}

}  // namespace demarc::map
