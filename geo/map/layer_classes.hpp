#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "map/layer_style.hpp"

namespace demarc::map {

/// What of a layer is drawn alike, and what the legend says of it.
struct LayerClass {
    std::string text;  ///< empty where the layer is one class
    base::Colour fill, stroke;
    friend bool operator==(const LayerClass&, const LayerClass&) = default;
};

struct LayerClasses {
    std::vector<LayerClass> classes;
    std::vector<std::uint8_t> ofRow;  ///< for each row, its class
};

/// At most 12 values get a class and a colour of their own, the most frequent ones; all others are "other". Rows without a value are
/// "no value". A style without `by` or `graduated`, or whose field this layer lacks, gives one class. Colours that are chosen here look apart from
/// those `taken`: of parties, since on this map a colour is a party's.
[[nodiscard]] LayerClasses classify(const layer::VectorLayer& layer, const LayerStyle& style, std::span<const base::Colour> taken = {});

}  // namespace demarc::map
