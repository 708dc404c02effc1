#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "layer/builder.hpp"

namespace demarc::layer {

/// Reads one GeoJSON feature after the other into a builder, by simdjson. Keep one, on one thread.
class JsonFeatureReader {
public:
    JsonFeatureReader();
    JsonFeatureReader(JsonFeatureReader&&) noexcept;
    ~JsonFeatureReader();

    /// A feature or a bare geometry as a row; what is wrong with it, where it is left out.
    [[nodiscard]] std::string read(std::string_view json, LayerBuilder& builder);
    /// A list of lists of positions: each a row, a ring where `areas` or where it closes itself. Empty or what is wrong, then nothing was added.
    [[nodiscard]] std::string readLists(std::string_view json, bool areas, LayerBuilder& builder);

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace demarc::layer
