#include "layer/kept_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <sstream>

#include "base/text_map.hpp"
#include "layer/cache_folder.hpp"

namespace demarc::layer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t KEPT_FILES = 24, HEAD_BYTE = 16;

/// The oldest leave.
void prune(const fs::path& folder, const fs::path& ending) {
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{folder, none})
        if (entry.path().extension() == ending) files.emplace_back(entry.last_write_time(none), entry.path());
    if (files.size() <= KEPT_FILES) return;
    std::ranges::sort(files);
    for (std::size_t i = 0; i + KEPT_FILES < files.size(); ++i) fs::remove(files[i].second, none);
}

}  // namespace

std::uint64_t sumOf(std::span<const std::byte> bytes) {
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

KeptWriter::KeptWriter(std::uint64_t magic, std::string_view key, std::size_t size_byte) {
    out_.reserve(size_byte + key.size() + 64);
    number(magic);
    number(0);  // the sum
    text(key);
}

void KeptWriter::write(const fs::path& path) {
    const std::uint64_t total = sumOf(std::as_bytes(std::span{out_}).subspan(HEAD_BYTE));
    std::memcpy(out_.data() + 8, &total, sizeof total);
    base::writeFile(path, out_);
}

std::optional<KeptReader> KeptReader::open(const fs::path& path, std::uint64_t magic, std::string_view key) try {
    KeptReader reader{base::MappedFile{path}};
    if (reader.number() != magic || reader.number() != sumOf(reader.bytes_.subspan(HEAD_BYTE)) || reader.text() != key) return std::nullopt;
    return reader;
} catch (const base::Error&) {
    return std::nullopt;
}

std::uint64_t KeptReader::number() {
    std::uint64_t value = 0;
    take(&value, sizeof value);
    return value;
}

std::string KeptReader::text() {
    std::vector<char> letters;
    list(letters);
    return {letters.begin(), letters.end()};
}

void KeptReader::take(void* to, std::size_t size) {
    if (size > bytes_.size() - std::min(at_, bytes_.size())) throw base::FormatError("cut off");
    std::memcpy(to, bytes_.data() + at_, size);
    at_ += size;
}

fs::path keptPlace(std::string_view key, std::string_view ending) {
    const fs::path folder = cacheFolder("layers");
    if (folder.empty()) return {};
    std::ostringstream name;
    name << std::hex << base::textHash(key) << ending;
    return folder / name.str();
}

void keep(KeptWriter& writer, const fs::path& place) try {
    fs::create_directories(place.parent_path());
    writer.write(place);
    prune(place.parent_path(), place.extension());
} catch (const base::Error&) {
} catch (const fs::filesystem_error&) {
}

}  // namespace demarc::layer
