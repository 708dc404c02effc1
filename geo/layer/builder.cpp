#include "layer/builder.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace demarc::layer {
namespace {

constexpr double NONE = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t MOST = 0xFFFF'FFF0;
constexpr std::size_t MOST_COLUMNS = 512;  // further fields are not kept

bool isFinite(base::LonLat p) { return std::isfinite(p.lon_deg) && std::isfinite(p.lat_deg); }

/// Longitudes may run on past 180°, as those of Fiji do.
bool isOnGlobe(base::LonLat p) { return std::abs(p.lon_deg) <= 540 && std::abs(p.lat_deg) <= 90.0001; }

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void fillTo(Column& column, std::size_t rows) {
    if (column.isNumber) column.numbers.resize(rows, NONE);
    else column.codes.resize(rows, Texts::NONE);
}

}  // namespace

void LayerBuilder::beginRow() {
    if (layer_.points.size() > MOST || layer_.rows > MOST) throw base::FormatError("more than four thousand million points or rows can't be held");
    rowPoints_ = layer_.points.size();
    rowParts_ = layer_.parts.size();
    rowPieces_ = layer_.pieces.size();
    ++layer_.rows;
}

void LayerBuilder::dropRow() {
    layer_.points.resize(rowPoints_);
    layer_.parts.resize(rowParts_);
    layer_.pieces.resize(rowPieces_);
    --layer_.rows;
    for (Column& column : layer_.columns) {
        if (column.numbers.size() > layer_.rows) column.numbers.resize(layer_.rows);
        if (column.codes.size() > layer_.rows) column.codes.resize(layer_.rows);
    }
}

void LayerBuilder::beginPiece(Shape shape) {
    layer_.pieces.push_back({static_cast<std::uint32_t>(layer_.parts.size()), static_cast<std::uint32_t>(layer_.rows - 1), shape});
    outerLost_ = false;
}

void LayerBuilder::endPart() {
    auto& points = layer_.points;
    const std::size_t begin = layer_.parts.back();
    const auto first = points.begin() + static_cast<std::ptrdiff_t>(begin);
    if (!std::all_of(first, points.end(), isFinite)) {
        const auto kept = std::remove_if(first, points.end(), [](base::LonLat p) { return !isFinite(p); });
        notFinite_ += static_cast<std::size_t>(points.end() - kept);
        points.erase(kept, points.end());
    }
    if (latLon_)
        for (std::size_t i = begin; i < points.size(); ++i) std::swap(points[i].lon_deg, points[i].lat_deg);
    const Shape shape = layer_.pieces.back().shape;
    if (shape == Shape::area && points.size() > begin + 1 && points.back() == points[begin]) points.pop_back();
    const std::size_t least = shape == Shape::area ? 3 : shape == Shape::line ? 2 : 1;
    if (points.size() - begin >= least) return;
    if (points.size() > begin) ++degenerate_;
    // Holes without the ring around them would be land.
    outerLost_ = outerLost_ || (shape == Shape::area && layer_.parts.size() - 1 == layer_.pieces.back().firstPart);
    points.resize(begin);
    layer_.parts.pop_back();
}

void LayerBuilder::endPiece() {
    const std::size_t first = layer_.pieces.back().firstPart;
    if (outerLost_ && layer_.parts.size() > first) {
        layer_.points.resize(layer_.parts[first]);
        layer_.parts.resize(first);
    }
    if (layer_.parts.size() == first) layer_.pieces.pop_back();
}

std::size_t LayerBuilder::column(std::string_view name, std::size_t hint) {
    auto& columns = layer_.columns;
    if (hint < columns.size() && columns[hint].name == name) return hint;
    const auto found = std::ranges::find(columns, name, &Column::name);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
    if (columns.size() == MOST_COLUMNS) return MOST_COLUMNS;
    columns.push_back({std::string{name}, true, {}, {}, {}});
    codes_.emplace_back();
    return columns.size() - 1;
}

std::uint32_t LayerBuilder::code(std::size_t column, std::string_view text) {
    Codes& codes = codes_[column];
    if (const auto known = codes.find(text); known != codes.end()) return known->second;
    const std::uint32_t fresh = layer_.columns[column].texts.append(text);
    codes.emplace(std::string{text}, fresh);
    return fresh;
}

void LayerBuilder::makeText(std::size_t index) {
    Column& column = layer_.columns[index];
    column.isNumber = false;
    column.codes.assign(column.numbers.size(), Texts::NONE);
    for (std::size_t row = 0; row < column.numbers.size(); ++row)
        if (!std::isnan(column.numbers[row])) column.codes[row] = code(index, shortest(column.numbers[row]));
    column.numbers = {};
}

void LayerBuilder::set(std::size_t index, double number) {
    if (index == MOST_COLUMNS) return;
    Column& column = layer_.columns[index];
    if (!column.isNumber) return set(index, shortest(number));
    fillTo(column, layer_.rows);
    column.numbers.back() = number;
}

void LayerBuilder::set(std::size_t index, std::string_view text) {
    if (index == MOST_COLUMNS) return;
    Column& column = layer_.columns[index];
    if (column.isNumber) makeText(index);
    fillTo(column, layer_.rows);
    column.codes.back() = code(index, text);
}

void LayerBuilder::mergeColumn(Column& from, std::size_t firstRow) {
    const std::size_t index = column(from.name, layer_.columns.size());
    if (index == MOST_COLUMNS) return;
    Column& into = layer_.columns[index];
    if (from.isNumber && into.isNumber) {
        fillTo(into, firstRow);
        into.numbers.insert(into.numbers.end(), from.numbers.begin(), from.numbers.end());
        return;
    }
    if (into.isNumber) makeText(index);
    fillTo(into, firstRow);
    if (from.isNumber) {
        for (const double number : from.numbers) into.codes.push_back(std::isnan(number) ? Texts::NONE : code(index, shortest(number)));
        return;
    }
    std::vector<std::uint32_t> here(from.texts.size());
    for (std::uint32_t k = 0; k < here.size(); ++k) here[k] = code(index, from.texts.at(k));
    for (const std::uint32_t k : from.codes) into.codes.push_back(k == Texts::NONE ? k : here[k]);
}

void LayerBuilder::append(LayerBuilder&& other) {
    VectorLayer& from = other.layer_;
    if (layer_.points.size() + from.points.size() > MOST) throw base::FormatError("more than four thousand million points can't be held");
    const auto points = static_cast<std::uint32_t>(layer_.points.size()), parts = static_cast<std::uint32_t>(layer_.parts.size());
    const auto rows = static_cast<std::uint32_t>(layer_.rows);
    layer_.points.insert(layer_.points.end(), from.points.begin(), from.points.end());
    for (const std::uint32_t part : from.parts) layer_.parts.push_back(points + part);
    for (Piece piece : from.pieces) {
        piece.firstPart += parts;
        piece.row += rows;
        layer_.pieces.push_back(piece);
    }
    for (Column& column : from.columns) mergeColumn(column, rows);
    layer_.rows += from.rows;
    notFinite_ += other.notFinite_;
    degenerate_ += other.degenerate_;
}

/// Pieces with a point beyond the poles are left out; says whether all of those would lie on the globe with latitude and longitude exchanged.
std::size_t LayerBuilder::dropOffGlobe(bool& wouldTurn) {
    if (std::ranges::all_of(layer_.points, isOnGlobe)) return 0;
    VectorLayer kept;
    std::size_t dropped = 0;
    wouldTurn = true;
    for (std::size_t i = 0; i < layer_.pieces.size(); ++i) {
        Piece piece = layer_.pieces[i];
        const std::uint32_t firstPart = piece.firstPart, endPart = layer_.endPart(i);
        const std::size_t begin = layer_.parts[firstPart], end = endPart < layer_.parts.size() ? layer_.parts[endPart] : layer_.points.size();
        const std::span points = std::span{layer_.points}.subspan(begin, end - begin);
        if (!std::ranges::all_of(points, isOnGlobe)) {
            wouldTurn = wouldTurn && std::ranges::all_of(points, [](base::LonLat p) { return isOnGlobe({p.lat_deg, p.lon_deg}); });
            ++dropped;
            continue;
        }
        piece.firstPart = static_cast<std::uint32_t>(kept.parts.size());
        kept.pieces.push_back(piece);
        for (std::uint32_t p = firstPart; p < endPart; ++p) {
            kept.parts.push_back(static_cast<std::uint32_t>(kept.points.size()));
            const auto part = layer_.part(p);
            kept.points.insert(kept.points.end(), part.begin(), part.end());
        }
    }
    layer_.points = std::move(kept.points);
    layer_.parts = std::move(kept.parts);
    layer_.pieces = std::move(kept.pieces);
    return dropped;
}

base::Result<VectorLayer> LayerBuilder::finish(const std::string& file, const std::string& name, const std::string& crs) {
    base::Result<VectorLayer> result;
    const auto warn = [&](const std::string& what) { result.issues.push_back({base::Severity::warning, file + ": " + what}); };
    if (notFinite_ > 0) warn(counted(notFinite_, "point has", "points have") + " coordinates that are no finite numbers; left out");
    if (degenerate_ > 0) warn(counted(degenerate_, "ring or line has", "rings or lines have") + " too few points; left out");
    bool wouldTurn = false;
    if (const std::size_t off = dropOffGlobe(wouldTurn); off > 0) {
        const std::string what = counted(off, "shape lies", "shapes lie") + " off the globe (longitude, latitude in degrees were expected) and is left out";
        warn(what + (wouldTurn ? "; with latitude first they would fit: give the style key axes=latlon"
                               : "; where the coordinates are of another system, say which: crs=EPSG:n"));
    }
    for (Column& column : layer_.columns) fillTo(column, layer_.rows);
    layer_.name = name;
    layer_.crs = crs;
    std::vector<bool> drawn(layer_.rows, false);
    for (const Piece& piece : layer_.pieces) drawn[piece.row] = true;
    const auto bare = static_cast<std::size_t>(std::ranges::count(drawn, false));
    if (bare > 0 && !layer_.pieces.empty()) result.issues.push_back({base::Severity::note, file + ": " + counted(bare, "feature has", "features have") + " nothing to draw"});
    if (layer_.points.capacity() > layer_.points.size() + layer_.points.size() / 4) layer_.points.shrink_to_fit();
    completeLayer(layer_);
    result.value = std::move(layer_);
    return result;
}

}  // namespace demarc::layer
