#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace demarc::project {

enum class LayerKind : std::uint8_t { vector, raster, outlines };

/// A file of the user's on the map: what to read and how to draw it. The text of the style is as behind the file's name on the command line.
struct UserLayer {
    LayerKind kind = LayerKind::vector;
    std::string path{};
    std::string sublayer{};  ///< of a vector file; empty: all
    std::string style{};     ///< "key=value,key=value" or "STYLE.toml"; of outlines "name=FIELD"
    std::string title{};     ///< no two layers of a kind have the same: it names the layer in the scene and its legend
    bool visible = true;
    float opacity = 1;
    friend bool operator==(const UserLayer&, const UserLayer&) = default;
};

/// What a file is by the ending of its name; nothing where it is read as a report.
[[nodiscard]] std::optional<LayerKind> layerKindOf(const std::filesystem::path& file);

/// From what --layer, --raster and --outlines take, titled by the style, else the sublayer, else the file. Throws UsageError where the style says
/// something unknown, and for a style file FileError and FormatError.
[[nodiscard]] UserLayer parseUserLayer(LayerKind kind, const std::string& spec);

/// Value of a key in a style's text; empty where it has none. A word without a value has itself.
[[nodiscard]] std::string styleValue(std::string_view style, std::string_view key);
/// The same text with this value; an empty one takes the key out.
[[nodiscard]] std::string withStyleValue(std::string_view style, std::string_view key, std::string_view value);
/// Whether a style is a file, which is changed with an editor.
[[nodiscard]] bool isStyleFile(std::string_view style);

// What may be asked of a list of layers, the lowest first.
struct AddUserLayer { UserLayer layer; };
struct RemoveUserLayer { std::size_t index = 0; };
struct MoveUserLayer { std::size_t from = 0, to = 0; };  ///< `to`: where it stands afterwards
struct SetUserLayer { std::size_t index = 0; UserLayer layer; };
using UserLayerChange = std::variant<AddUserLayer, RemoveUserLayer, MoveUserLayer, SetUserLayer>;

/// The list after a change, and what a run of such changes has in common: they are one step of the history. Empty: a step of its own.
struct ChangedLayers {
    std::vector<UserLayer> layers;
    std::string mergeKey;
};
/// Nothing where the change is about what does not exist, or changes nothing.
[[nodiscard]] std::optional<ChangedLayers> changed(std::vector<UserLayer> layers, const UserLayerChange& change);

}  // namespace demarc::project
