#include "layer/layer_file.hpp"

#include <bit>

#include "layer/kept_file.hpp"

namespace demarc::layer {
namespace {

constexpr std::uint64_t MAGIC = 0x32'52'59'4C'43'52'4D'44;

}  // namespace

void LayerFile::keep(const std::filesystem::path& path, const std::string& key, const ReadLayers& layers) {
    std::size_t size_byte = 1 << 16;
    for (const VectorLayer& layer : layers.value) size_byte += layer.points.size() * sizeof(base::LonLat) + layer.parts.size() * 4 + layer.pieces.size() * sizeof(Piece) + layer.rows * 8 * layer.columns.size();
    KeptWriter out{MAGIC, key, size_byte};
    out.number(layers.issues.size());
    for (const base::Issue& issue : layers.issues) {
        out.number(static_cast<std::uint64_t>(issue.severity));
        out.text(issue.message);
    }
    out.number(layers.value.size());
    for (const VectorLayer& layer : layers.value) {
        out.text(layer.name);
        out.text(layer.crs);
        out.value(layer.box);
        out.number(layer.rows);
        out.list(layer.points);
        out.list(layer.parts);
        out.list(layer.pieces);
        out.number(layer.columns.size());
        for (const Column& column : layer.columns) {
            out.text(column.name);
            out.number(column.isNumber ? 1 : 0);
            out.list(column.numbers);
            out.list(column.codes);
            out.text(column.texts.bytes_);
            out.list(column.texts.ends_);
        }
    }
    layer::keep(out, path);
}

std::optional<ReadLayers> LayerFile::read(const std::filesystem::path& path, const std::string& key) try {
    auto in = KeptReader::open(path, MAGIC, key);
    if (!in) return std::nullopt;
    ReadLayers result;
    result.issues.resize(in->number());
    for (base::Issue& issue : result.issues) {
        issue.severity = static_cast<base::Severity>(in->number());
        issue.message = in->text();
    }
    result.value.resize(in->number());
    for (VectorLayer& layer : result.value) {
        layer.name = in->text();
        layer.crs = in->text();
        in->value(layer.box);
        layer.rows = in->number();
        in->list(layer.points);
        in->list(layer.parts);
        in->list(layer.pieces);
        layer.columns.resize(in->number());
        for (Column& column : layer.columns) {
            column.name = in->text();
            column.isNumber = in->number() != 0;
            in->list(column.numbers);
            in->list(column.codes);
            column.texts.bytes_ = in->text();
            in->list(column.texts.ends_);
        }
    }
    return result;
} catch (const base::Error&) {
    return std::nullopt;
}

}  // namespace demarc::layer
