#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::base {

/// A quick hash of a word, good in all its bits: two loads and a multiplication for up to 16 bytes.
[[nodiscard]] inline std::uint64_t textHash(std::string_view text) {
    constexpr std::uint64_t MIX = 0x9E37'79B9'7F4A'7C15, OTHER = 0xD6E8'FEB8'6659'FD93;
    const auto load = [](const char* from, std::size_t size) {
        std::uint64_t value = 0;
        std::memcpy(&value, from, size);
        return value;
    };
    std::uint64_t hash = text.size() * MIX;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left > 16; left -= 8, at += 8) {
        hash = (hash ^ load(at, 8)) * OTHER;
        hash ^= hash >> 32;
    }
    // The first and the last up to eight bytes, which may overlap.
    const std::uint64_t first = left >= 8 ? load(at, 8) : left >= 4 ? load(at, 4) | load(at + left - 4, 4) << 32 : left > 0 ? load(at, 1) | load(at + left / 2, 1) << 8 | load(at + left - 1, 1) << 16 : 0;
    const std::uint64_t last = left > 8 ? load(at + left - 8, 8) : 0;
    hash = (hash ^ first) * MIX;
    hash = (hash ^ hash >> 29 ^ last) * OTHER;
    return hash ^ hash >> 32;
}

/// Text → Value, for tables that are filled once and asked very often: one probe as a rule, no allocation to look up. Values move when the map grows.
template <class Value>
class TextMap {
public:
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] const Value* find(std::string_view text) const { return find(text, textHash(text)); }
    /// As above with the text's hash at hand.
    [[nodiscard]] const Value* find(std::string_view text, std::uint64_t hash) const {
        if (slots_.empty()) return nullptr;
        for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot].entry != 0; slot = (slot + 1) & (slots_.size() - 1))
            if (slots_[slot].tag == tagOf(hash) && textOf(slots_[slot].entry - 1) == text) return &entries_[slots_[slot].entry - 1].value;
        return nullptr;
    }
    [[nodiscard]] bool contains(std::string_view text) const { return find(text) != nullptr; }

    /// The value of a text, made where there is none.
    Value& operator[](std::string_view text) {
        const std::uint64_t hash = textHash(text);
        if (const Value* known = find(text, hash)) return const_cast<Value&>(*known);
        if ((entries_.size() + 1) * 2 > slots_.size()) grow();
        entries_.push_back({static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size()), {}});
        texts_ += text;
        place(hash, static_cast<std::uint32_t>(entries_.size()));
        return entries_.back().value;
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t entry = 0;  ///< 1 + its number, 0 where empty
    };
    struct Entry {
        std::uint32_t begin, size_byte;
        Value value;
    };
    static std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
    [[nodiscard]] std::string_view textOf(std::size_t entry) const { return std::string_view{texts_}.substr(entries_[entry].begin, entries_[entry].size_byte); }

    void place(std::uint64_t hash, std::uint32_t entry) {
        std::size_t slot = hash & (slots_.size() - 1);
        while (slots_[slot].entry != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = {tagOf(hash), entry};
    }
    void grow() {
        slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, {});
        for (std::size_t i = 0; i < entries_.size(); ++i) place(textHash(textOf(i)), static_cast<std::uint32_t>(i + 1));
    }

    std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
    std::vector<Entry> entries_;
    std::string texts_;
};

}  // namespace demarc::base
