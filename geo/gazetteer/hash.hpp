#pragma once
#include <cstdint>
#include <string_view>

namespace demarc::gazetteer {

/// A hash of bytes that grows to the right and can be cut and joined: hash(ab) = hash(a) · kHashBase^|b| + hash(b), modulo 2^64. So each of the
/// hundreds of strings one edit away from a word costs a few multiplications, and so do all beginnings of a run of words.
inline constexpr std::uint64_t kHashBase = 0x9E37'79B9'7F4A'7C15;

[[nodiscard]] constexpr std::uint64_t hashOf(std::string_view bytes, std::uint64_t before = 0) {
    for (const char c : bytes) before = before * kHashBase + static_cast<unsigned char>(c) + 1;
    return before;
}

/// Spreads such a hash over all bits: what tables are indexed by.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ hash >> 32) * 0xD6E8'FEB8'6659'FD93;
    hash = (hash ^ hash >> 32) * 0xD6E8'FEB8'6659'FD93;
    return hash ^ hash >> 32;
}

}  // namespace demarc::gazetteer
