#pragma once
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/colour.hpp"
#include "layer/read.hpp"
#include "map/scene.hpp"

namespace demarc::map {

enum class Breaks : std::uint8_t { equal, quantile };

/// How a layer of the user's is drawn: what the words behind its file say. Sizes are style pixels.
struct LayerStyle {
    std::string title;                      ///< in the legend; empty: the layer's name
    std::optional<base::Colour> fill, stroke;  ///< none: a neutral grey, or what `by` and `graduated` give
    bool isFilled = true, isStroked = true;
    double width_px = 1.1;
    double radius_px = 3.5;                 ///< of points
    double opacity = 1;                     ///< of all of it
    double fillOpacity = 0.35;              ///< of areas, beyond that
    Pattern pattern = Pattern::solid;
    std::string label;                      ///< field whose value names a feature
    std::string by;                         ///< field whose values have a colour each
    std::vector<std::pair<std::string, base::Colour>> colours;  ///< of such values; all others are one class then
    std::string graduated;                  ///< field of numbers, in classes along a ramp
    int classes = 5;
    Breaks breaks = Breaks::equal;
    std::string ramp = "blues";
    double minScale = std::numeric_limits<double>::infinity(), maxScale = 0;  ///< denominators of the smallest and largest scale it is drawn at
    bool above = false;                     ///< the claims
    friend bool operator==(const LayerStyle&, const LayerStyle&) = default;
};

/// "FILE", "FILE|SUBLAYER", "FILE:key=value,key=value" or "FILE:STYLE.toml": what to read, how, and how to draw it.
struct LayerSpec {
    std::filesystem::path path;
    layer::ReadOptions read;
    LayerStyle style;
};

/// The parts of such a text, as written.
struct LayerWords {
    std::string file, sublayer, style;
};

/// A file's name may hold colons: the first cut that leaves a file that is there counts. Throws UsageError where no file is named.
[[nodiscard]] LayerWords splitLayerSpec(std::string_view spec);

/// Throws UsageError naming what is unknown or out of range, with the nearest thing that is known; for a style file FileError and
/// FormatError with its line.
[[nodiscard]] LayerSpec parseLayerSpec(const LayerWords& words);
[[nodiscard]] LayerSpec parseLayerSpec(std::string_view spec);

/// Throws UsageError where the style names a field that none of these layers has, or one to graduate that holds no numbers.
void checkFields(const LayerStyle& style, const std::vector<layer::VectorLayer>& layers, const std::string& file);

/// The colour of a ramp at 0 to 1.
[[nodiscard]] base::Colour rampColour(std::string_view ramp, double at);

}  // namespace demarc::map
