#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "layer/builder.hpp"
#include "layer/read.hpp"

namespace demarc::layer {

/// What the library that is linked to GDAL fills in.
struct GdalLayers {
    struct Sublayer {
        std::string name;
        std::string crs;
        LayerBuilder builder;
    };
    std::vector<Sublayer> sublayers;
    std::vector<std::string> names;     ///< of all sublayers, for a message
    std::vector<std::string> warnings;  ///< GDAL's words, the first few
    bool isOpen = false;
    std::string why;                    ///< what GDAL says of a file that is not open
};

/// It is a library of its own (READ_VECTORS its function there) since loading GDAL takes longer than reading most layers.
using ReadVectors = void(const std::filesystem::path& path, const ReadOptions& options, const ReadTold& told, GdalLayers& layers);
inline constexpr const char* READ_VECTORS = "demarcReadVectors";

}  // namespace demarc::layer
