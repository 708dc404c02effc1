#include "map/place_names.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"

namespace demarc::map {
namespace {

constexpr std::string_view SPOKEN = "spoken";  // the table of countries and their languages

bool isName(std::string_view language) {
    return !language.empty() && std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

PlaceNames::PlaceNames(const std::filesystem::path& table) : file_{table} {
    std::string_view rest = file_.text();
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t tab = line.find('\t');
        if (tab == 0 || tab == std::string_view::npos || tab + 1 == line.size())
            throw base::FormatError(table.string() + ":" + std::to_string(number) + ": no key and name with a tab between them");
        rows_.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    std::ranges::stable_sort(rows_, {}, [](const auto& row) { return row.first; });
}

std::string_view PlaceNames::find(std::string_view key) const {
    const auto found = std::ranges::lower_bound(rows_, key, {}, [](const auto& row) { return row.first; });
    return found != rows_.end() && found->first == key ? found->second : std::string_view{};
}

std::string nameKey(const gazetteer::Gazetteer& gazetteer, gazetteer::PlaceIndex place) {
    constexpr std::string_view LIST = "geonames:";
    const gazetteer::Place entry = gazetteer.place(place);
    if (entry.feature == gazetteer::Feature::country) return std::string{entry.country};
    const std::string id = gazetteer.id(place);
    return id.starts_with(LIST) ? id.substr(LIST.size()) : std::string{};
}

const PlaceNames* NameBook::table(std::string_view name) {
    const auto known = tables_.find(name);
    if (known != tables_.end()) return &known->second;
    const auto path = base::findAssets() / "names" / (std::string{name} + ".tsv");
    if (!isName(name) || !std::filesystem::exists(path)) return nullptr;
    return &tables_.emplace(name, PlaceNames{path}).first->second;
}

void NameBook::check(std::string_view language) {
    if (language == "en" || (language != SPOKEN && table(language) != nullptr)) return;
    std::set<std::string> known{"en"};
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{base::findAssets() / "names", ignored}) {
        if (entry.path().extension() == ".tsv" && entry.path().stem() != SPOKEN) known.insert(entry.path().stem().string());
    }
    std::string list;
    for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
    throw base::UsageError("no names in the language \"" + std::string{language} + "\"; there are " + list);
}

std::string_view NameBook::find(std::string_view language, std::string_view key) {
    const PlaceNames* names = language.empty() || language == "en" ? nullptr : table(language);
    return names != nullptr ? names->find(key) : std::string_view{};
}

std::string_view NameBook::spokenIn(std::string_view country) {
    const PlaceNames* spoken = table(SPOKEN);
    return spoken != nullptr ? spoken->find(country) : std::string_view{};
}

}  // namespace demarc::map
