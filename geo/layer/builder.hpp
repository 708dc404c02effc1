#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/issue.hpp"
#include "layer/layer.hpp"

namespace demarc::layer {

/// Makes a VectorLayer row by row. Doubtful geometry is mended where that is plain (points that are not finite are left out, rings without
/// three points too) and counted. Throws FormatError where a layer passes what 32 bits can number.
class LayerBuilder {
public:
    /// Coordinates come latitude first.
    explicit LayerBuilder(bool latLon = false) : latLon_{latLon} {}

    /// Begins the next row, without geometry and values.
    void beginRow();
    /// Forgets the row that was begun last.
    void dropRow();

    void beginPiece(Shape shape);
    void beginPart() { layer_.parts.push_back(static_cast<std::uint32_t>(layer_.points.size())); }
    /// Where a part's points are appended, between beginPart and endPart.
    [[nodiscard]] std::vector<base::LonLat>& points() { return layer_.points; }
    void endPart();
    void endPiece();

    /// `hint`: where the field probably is, as in the row before.
    [[nodiscard]] std::size_t column(std::string_view name, std::size_t hint);
    void set(std::size_t column, double number);
    void set(std::size_t column, std::string_view text);

    /// Adds the rows of another after those here.
    void append(LayerBuilder&& other);
    [[nodiscard]] std::size_t rows() const { return layer_.rows; }

    /// The layer, complete, without what lies off the globe; what was doubtful is said under the name of the file.
    [[nodiscard]] base::Result<VectorLayer> finish(const std::string& file, const std::string& name, const std::string& crs);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Codes = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    std::uint32_t code(std::size_t column, std::string_view text);
    void makeText(std::size_t column);
    void mergeColumn(Column& from, std::size_t firstRow);
    std::size_t dropOffGlobe(bool& wouldTurn);

    bool latLon_;
    VectorLayer layer_;
    std::vector<Codes> codes_;
    bool outerLost_ = false;
    std::size_t notFinite_ = 0, degenerate_ = 0;
    std::size_t rowPoints_ = 0, rowParts_ = 0, rowPieces_ = 0;
};

}  // namespace demarc::layer
