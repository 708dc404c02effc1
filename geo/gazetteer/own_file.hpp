#pragma once
#include <filesystem>
#include <vector>

#include "base/issue.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::gazetteer {

/// Reads a user's own places from a table or layer that GDAL opens: CSV or TSV with columns of longitude and latitude, GeoJSON, GeoPackage, KML,
/// Shapefile … Fields, by the first name that a layer has, in any case: name (or toponym, title), alternates (or alternate_names, aliases, altnames;
/// separated by ";"), feature (or class, type: a name of Feature; a town where none is given), country (or iso, country_code, cc: two letters), population (or pop), id.
/// Areas and lines stand at a point on them; other coordinate systems are brought to longitude and latitude. Rows without a name or a position
/// come back as issues that name file and row. Throws base::FileError for a file that can't be opened, base::FormatError for one that holds no names.
[[nodiscard]] base::Result<std::vector<OwnPlace>> readOwnPlaces(const std::filesystem::path& path);

/// The places of the user's own folder and then those of `files`, and what was doubtful. Throws as readOwnPlaces.
[[nodiscard]] base::Result<std::vector<OwnPlace>> readAllOwnPlaces(const std::vector<std::filesystem::path>& files);

/// Where a user keeps places of their own: the files in $XDG_DATA_HOME/demarc/gazetteer, by name; none where there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> ownPlaceFiles();

}  // namespace demarc::gazetteer
