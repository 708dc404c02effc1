#pragma once
#include "map/annotation.hpp"
#include "project/database.hpp"
#include "project/project_file.hpp"

namespace demarc::project {

/// Makes an empty database a GeoPackage (OGC 12-128r17, version 1.3).
void beginGeopackage(const Database& database);

/// Adds the layers "places", "claims", "positions" (a place and a party) and "annotations", all in WGS 84.
void writeLayers(const Database& database, const ProjectLayers& layers, const std::vector<map::Annotation>& annotations);

}  // namespace demarc::project
