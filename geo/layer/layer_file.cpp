#include "layer/layer_file.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::layer {
namespace {

constexpr std::uint64_t MAGIC = 0x31'52'59'4C'43'52'4D'44;  // another for each change of the layout

}  // namespace

std::uint64_t LayerFile::sum(std::span<const std::byte> bytes) {
    constexpr std::uint64_t MIX = 0x9E37'79B9'7F4A'7C15;
    // Four sums side by side: one would wait for its own multiplication.
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32)
        for (std::size_t k = 0; k < 4; ++k) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at + 8 * k, 8);
            lanes[k] = (std::rotl(lanes[k], 23) ^ word) * MIX;
        }
    std::uint64_t total = bytes.size();
    for (; at < bytes.size(); ++at) total = (total ^ static_cast<std::uint64_t>(bytes[at])) * MIX;
    for (const std::uint64_t lane : lanes) total = (std::rotl(total, 31) ^ lane) * MIX;
    return total;
}

class LayerFile::Writer {
public:
    void bytes(const void* from, std::size_t size) { out_.append(static_cast<const char*>(from), size); }
    void number(std::uint64_t value) { bytes(&value, sizeof value); }
    template <class T>
    void list(const std::vector<T>& values) {
        number(values.size());
        bytes(values.data(), values.size() * sizeof(T));
        out_.resize((out_.size() + 7) / 8 * 8);
    }
    void text(std::string_view value) { list(std::vector<char>(value.begin(), value.end())); }
    void texts(const Texts& value) {
        text(value.bytes_);
        list(value.ends_);
    }
    [[nodiscard]] std::string& out() { return out_; }

private:
    std::string out_;
};

class LayerFile::Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_{bytes} {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        take(&value, sizeof value);
        return value;
    }
    template <class T>
    void list(std::vector<T>& values) {
        const std::uint64_t count = number();
        if (count > (bytes_.size() - at_) / sizeof(T)) throw base::FormatError("cut off");
        const auto* first = reinterpret_cast<const T*>(bytes_.data() + at_);  // lists begin at multiples of eight
        values.assign(first, first + count);
        at_ = (at_ + count * sizeof(T) + 7) / 8 * 8;
    }
    std::string text() {
        std::vector<char> letters;
        list(letters);
        return {letters.begin(), letters.end()};
    }
    void texts(Texts& value) {
        value.bytes_ = text();
        list(value.ends_);
    }

private:
    void take(void* to, std::size_t size) {
        if (size > bytes_.size() - std::min(at_, bytes_.size())) throw base::FormatError("cut off");
        std::memcpy(to, bytes_.data() + at_, size);
        at_ += size;
    }

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
};

void LayerFile::write(const std::filesystem::path& path, const std::string& key, const ReadLayers& layers) {
    Writer out;
    std::size_t size_byte = 1 << 16;
    for (const VectorLayer& layer : layers.value) size_byte += layer.points.size() * sizeof(base::LonLat) + layer.parts.size() * 4 + layer.pieces.size() * sizeof(Piece) + layer.rows * 8 * layer.columns.size();
    out.out().reserve(size_byte);
    out.number(MAGIC);
    out.number(0);  // the sum
    out.text(key);
    out.number(layers.issues.size());
    for (const base::Issue& issue : layers.issues) {
        out.number(static_cast<std::uint64_t>(issue.severity));
        out.text(issue.message);
    }
    out.number(layers.value.size());
    for (const VectorLayer& layer : layers.value) {
        out.text(layer.name);
        out.text(layer.crs);
        out.bytes(&layer.box, sizeof layer.box);
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
            out.texts(column.texts);
        }
    }
    std::string& bytes = out.out();
    const std::uint64_t total = sum(std::as_bytes(std::span{bytes}).subspan(16));
    std::memcpy(bytes.data() + 8, &total, sizeof total);
    base::writeFile(path, bytes);
}

std::optional<ReadLayers> LayerFile::read(const std::filesystem::path& path, const std::string& key) try {
    const base::MappedFile file{path};
    Reader in{file.bytes()};
    if (in.number() != MAGIC || in.number() != sum(file.bytes().subspan(16)) || in.text() != key) return std::nullopt;
    ReadLayers result;
    result.issues.resize(in.number());
    for (base::Issue& issue : result.issues) {
        issue.severity = static_cast<base::Severity>(in.number());
        issue.message = in.text();
    }
    result.value.resize(in.number());
    for (VectorLayer& layer : result.value) {
        layer.name = in.text();
        layer.crs = in.text();
        layer.box.west_deg = std::bit_cast<double>(in.number());
        layer.box.south_deg = std::bit_cast<double>(in.number());
        layer.box.east_deg = std::bit_cast<double>(in.number());
        layer.box.north_deg = std::bit_cast<double>(in.number());
        layer.rows = in.number();
        in.list(layer.points);
        in.list(layer.parts);
        in.list(layer.pieces);
        layer.columns.resize(in.number());
        for (Column& column : layer.columns) {
            column.name = in.text();
            column.isNumber = in.number() != 0;
            in.list(column.numbers);
            in.list(column.codes);
            in.texts(column.texts);
        }
    }
    return result;
} catch (const base::Error&) {
    return std::nullopt;
}

}  // namespace demarc::layer
