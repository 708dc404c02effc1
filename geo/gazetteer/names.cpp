#include "gazetteer/names.hpp"

#include <algorithm>
#include <cstring>

namespace demarc::gazetteer {
namespace {

constexpr std::size_t kLineWords = 8;  // of 64 bits: a line of the processor's cache, and all bits of one name lie in one
constexpr int kProbes = 6;

std::uint64_t headNumber(std::string_view name) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0);
    return number;
}

}  // namespace

NameTable::NameTable(std::string_view text, std::span<const std::uint32_t> offsets, std::span<const std::uint64_t> heads,
                     std::span<const std::uint64_t> filter, std::size_t size)
    : text_{text}, offsets_{offsets}, heads_{heads}, filter_{filter}, size_{size} {}

const std::uint64_t* NameTable::filterLine(std::uint64_t value) const {
    return filter_.data() + ((value >> 32) * (filter_.size() / kLineWords) >> 32) * kLineWords;
}

void NameTable::prefetch(std::uint64_t hash) const { __builtin_prefetch(filterLine(mixed(hash))); }

bool NameTable::mayHold(std::uint64_t hash) const {
    const std::uint64_t value = mixed(hash);
    const std::uint64_t* line = filterLine(value);
    auto step = static_cast<std::uint32_t>(value);
    // Three bits at once: that a single one is set is as likely as not, which no processor foretells.
    for (int probe = 0; probe < kProbes; probe += 3) {
        std::uint64_t set = 1;
        for (int i = 0; i < 3; ++i) {
            set &= line[step >> 6 & (kLineWords - 1)] >> (step & 63);
            step = (step >> 9 | step << 23) * 0x9E37'79B1u;
        }
        if (set == 0) return false;
    }
    return true;
}

std::string_view NameTable::headOf(std::size_t block) const {
    const std::size_t at = offsets_[block];
    if (at >= text_.size()) return {};
    return text_.substr(at + 1, static_cast<unsigned char>(text_[at]));
}

std::size_t NameTable::blockOf(std::string_view name) const {
    const auto [low, high] = std::ranges::equal_range(heads_, headNumber(name));
    auto block = static_cast<std::size_t>(low - heads_.begin());
    // Among blocks that begin with the same eight bytes the rest decides.
    std::size_t count = static_cast<std::size_t>(high - low);
    while (count > 0) {
        const std::size_t half = count / 2;
        if (headOf(block + half) <= name) {
            block += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return block == 0 ? 0 : block - 1;
}

std::size_t NameTable::find(std::string_view name) const {
    if (size_ == 0) return size_;
    Cursor cursor{*this, blockOf(name) * kBlock};
    for (std::size_t steps = 0; !cursor.atEnd() && steps < kBlock; ++steps, cursor.next()) {
        const int order = cursor.text().compare(name);
        if (order == 0) return cursor.number();
        if (order > 0) break;
    }
    return size_;
}

std::size_t NameTable::lowerBound(std::string_view name) const {
    if (size_ == 0) return 0;
    Cursor cursor{*this, blockOf(name) * kBlock};
    // A name lies in its block or is the next one's first; a damaged table must not be walked to its end.
    for (std::size_t steps = 0; !cursor.atEnd() && cursor.text() < name && steps <= kBlock; ++steps) cursor.next();
    return cursor.number();
}

NameTable::Cursor::Cursor(const NameTable& table, std::size_t number) : table_{&table}, number_{std::min(number, table.size_)} {
    if (atEnd()) return;
    const std::size_t wanted = number_;
    number_ = wanted / kBlock * kBlock;
    openBlock(wanted / kBlock);
    while (number_ < wanted) next();
}

void NameTable::Cursor::openBlock(std::size_t block) {
    const std::string_view head = table_->headOf(block);
    size_byte_ = head.size();
    if (size_byte_ != 0) std::memcpy(buffer_.data(), head.data(), size_byte_);
    at_ = table_->offsets_[block] + 1 + size_byte_;
}

void NameTable::Cursor::next() {
    ++number_;
    if (atEnd()) return;
    if (number_ % kBlock == 0) openBlock(number_ / kBlock);
    else readNext();
}

void NameTable::Cursor::readNext() {
    const std::string_view text = table_->text_;
    if (at_ + 2 > text.size()) return;
    const std::size_t shared = std::min<std::size_t>(static_cast<unsigned char>(text[at_]), size_byte_);
    std::size_t rest = std::min<std::size_t>(static_cast<unsigned char>(text[at_ + 1]), text.size() - at_ - 2);
    rest = std::min(rest, kLongest_byte - shared);
    std::memcpy(buffer_.data() + shared, text.data() + at_ + 2, rest);
    size_byte_ = shared + rest;
    at_ += 2 + rest;
}

}  // namespace demarc::gazetteer
