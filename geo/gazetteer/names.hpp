#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "gazetteer/hash.hpp"

namespace demarc::gazetteer {

/// Three bytes of the file as a number.
struct Triple {
    std::uint8_t bytes[3];
    [[nodiscard]] constexpr std::uint32_t value() const { return bytes[0] | bytes[1] << 8 | std::uint32_t{bytes[2]} << 16; }
};
static_assert(sizeof(Triple) == 3 && alignof(Triple) == 1);

/// The folded names of the index, sorted by bytes and front-coded in blocks: the first name of a block whole (its length, its bytes), each other
/// as how much it shares with the one before it, how much follows, and that. A filter tells of most strings at once that they are no name.
/// Damaged bytes give wrong names at worst.
class NameTable {
public:
    static constexpr std::size_t kBlock = 16;
    static constexpr std::size_t kLongest_byte = 255;

    NameTable() = default;
    /// `heads`: the first eight bytes of each block's first name as a big-endian number; `filter`: lines of eight words; `size`: number of names.
    NameTable(std::string_view text, std::span<const std::uint32_t> offsets, std::span<const std::uint64_t> heads, std::span<const std::uint64_t> filter, std::size_t size);

    [[nodiscard]] std::size_t size() const { return size_; }
    /// False where no name has this hash (of hashOf, not mixed); true for every name and for about one other string in a hundred.
    [[nodiscard]] bool mayHold(std::uint64_t hash) const;
    /// Asks the memory for what mayHold will look at.
    void prefetch(std::uint64_t hash) const;
    /// Number of a name; size() where there is none.
    [[nodiscard]] std::size_t lookUp(std::string_view name, std::uint64_t hash) const { return mayHold(hash) ? find(name) : size_; }
    /// The first name not before `name` in byte order.
    [[nodiscard]] std::size_t lowerBound(std::string_view name) const;

    /// Walks along the names. The text of one lives until the next step.
    class Cursor {
    public:
        Cursor(const NameTable& table, std::size_t number);
        [[nodiscard]] bool atEnd() const { return number_ >= table_->size_; }
        [[nodiscard]] std::size_t number() const { return number_; }
        [[nodiscard]] std::string_view text() const { return {buffer_.data(), size_byte_}; }
        void next();

    private:
        void openBlock(std::size_t block);
        void readNext();

        const NameTable* table_;
        std::size_t number_ = 0;
        std::size_t at_ = 0;  ///< in the text, after the current name
        std::size_t size_byte_ = 0;
        std::array<char, kLongest_byte + 1> buffer_;
    };

private:
    [[nodiscard]] const std::uint64_t* filterLine(std::uint64_t mixedHash) const;
    [[nodiscard]] std::size_t find(std::string_view name) const;
    [[nodiscard]] std::string_view headOf(std::size_t block) const;
    /// The last block whose first name is not after `name`; 0 where there is none.
    [[nodiscard]] std::size_t blockOf(std::string_view name) const;

    std::string_view text_;
    std::span<const std::uint32_t> offsets_;
    std::span<const std::uint64_t> heads_;
    std::span<const std::uint64_t> filter_;
    std::size_t size_ = 0;
};

}  // namespace demarc::gazetteer
