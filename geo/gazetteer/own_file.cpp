#include "gazetteer/own_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/shared_library.hpp"
#include "gazetteer/layers/table.hpp"

namespace demarc::gazetteer {
namespace {

using base::FormatError;
using base::Severity;

constexpr std::size_t kMostIssues = 20;
constexpr std::size_t kMostPlaces = 1'000'000;

LayerTable readLayers(const std::filesystem::path& path) {
    static const base::SharedLibrary library{base::besideProgram(DEMARC_LAYERS)};
    LayerTable table;
    library.function<ReadLayers>(READ_LAYERS)(path, kMostPlaces, table);
    return table;
}

std::string inLetters(std::string text, char first, char last, int shift) {
    std::ranges::transform(text, text.begin(), [=](char c) { return c >= first && c <= last ? static_cast<char>(c + shift) : c; });
    return text;
}

std::vector<std::string> listed(const std::string& field) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < field.size();) {
        const std::size_t end = std::min(field.find(';', at), field.size());
        if (end > at) parts.push_back(field.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

/// None for a word that names no kind of place.
std::optional<Feature> featureOf(const std::string& name) {
    const std::string small = inLetters(name, 'A', 'Z', 'a' - 'A');
    if (small.empty()) return Feature::town;
    for (int f = 0; f <= static_cast<int>(Feature::other); ++f)
        if (featureName(static_cast<Feature>(f)) == small) return static_cast<Feature>(f);
    return std::nullopt;
}

std::string inDegrees(base::LonLat point) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%g, %g", point.lon_deg, point.lat_deg);
    return text.data();
}

OwnPlace placeOf(LayerRow& row) {
    const std::string& people = row.fields[LayerField::population];
    std::string country = inLetters(std::move(row.fields[LayerField::country]), 'a', 'z', 'A' - 'a');
    if (country.size() != 2) country.clear();
    OwnPlace place{.name = std::move(row.fields[LayerField::name]),
                   .alternates = listed(row.fields[LayerField::alternates]),
                   .position = *row.point,
                   .feature = featureOf(row.fields[LayerField::feature]).value_or(Feature::town),
                   .country = std::move(country),
                   .population = 0,
                   .id = std::move(row.fields[LayerField::id])};
    std::from_chars(people.data(), people.data() + people.size(), place.population);
    return place;
}

}  // namespace

base::Result<std::vector<OwnPlace>> readOwnPlaces(const std::filesystem::path& path) {
    (void)base::MappedFile{path};  // a missing file or right is told in our words
    const std::string file = path.string();
    LayerTable table = readLayers(path);
    if (!table.isOpen) throw FormatError(file + ": no table or layer of places" + (table.why.empty() ? "" : ": " + table.why.substr(0, table.why.find('\n'))));
    if (!table.hasNames) throw FormatError(file + ": no column \"name\"; a list of places needs name, lon, lat (and may have alternates, feature, country, population, id)");
    base::Result<std::vector<OwnPlace>> result;
    // Rows are counted as in a table of data, without the line of its head.
    const auto tell = [&](const LayerRow& row, const std::string& what) {
        if (result.issues.size() < kMostIssues) result.issues.push_back({Severity::warning, file + ", data row " + std::to_string(row.number) + ": " + what});
        else if (result.issues.size() == kMostIssues) result.issues.push_back({Severity::warning, file + ": more rows are doubtful"});
    };
    for (LayerRow& row : table.rows) {
        const std::string& name = row.fields[LayerField::name];
        if (fold(name).empty()) {
            tell(row, "has no name; left out");
        } else if (!row.point) {
            tell(row, name + " has no position; left out");
        } else if (!row.point->isValid()) {
            tell(row, name + " lies at " + inDegrees(*row.point) + ", which is not on the globe; left out");
        } else {
            if (const std::string& feature = row.fields[LayerField::feature]; !featureOf(feature)) tell(row, "\"" + feature + "\" is no kind of place that is known; " + name + " is taken for a town");
            result.value.push_back(placeOf(row));
        }
    }
    if (result.value.empty()) {
        const std::string first = result.issues.empty() ? std::string{} : " (" + result.issues.front().message.substr(file.size() + 2) + ")";
        throw FormatError(file + ": holds no place with a name and a position" + first + "; a table needs columns lon and lat");
    }
    return result;
}

base::Result<std::vector<OwnPlace>> readAllOwnPlaces(const std::vector<std::filesystem::path>& files) {
    base::Result<std::vector<OwnPlace>> own;
    std::vector<std::filesystem::path> all = ownPlaceFiles();
    all.insert(all.end(), files.begin(), files.end());
    for (const std::filesystem::path& file : all) {
        auto read = readOwnPlaces(file);
        own.value.insert(own.value.end(), std::make_move_iterator(read.value.begin()), std::make_move_iterator(read.value.end()));
        own.issues.insert(own.issues.end(), read.issues.begin(), read.issues.end());
    }
    return own;
}

std::vector<std::filesystem::path> ownPlaceFiles() {
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{base::userDataFolder() / "gazetteer", none}) {
        // The side files of a Shapefile and the like are opened with their main file.
        static constexpr std::array MAIN{".csv", ".tsv", ".geojson", ".json", ".gpkg", ".kml", ".shp", ".gml", ".fgb"};
        if (entry.is_regular_file(none) && std::ranges::find(MAIN, entry.path().extension()) != MAIN.end()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace demarc::gazetteer
