#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace demarc::gazetteer {

inline constexpr char32_t kNoCharacter = 0xFFFF'FFFF;

/// The character at `at`, which moves past it; kNoCharacter past one byte where the bytes are no UTF-8. `at` must lie in the text.
[[nodiscard]] inline char32_t nextCharacter(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(utf8[i]); };
    const char32_t lead = byte(at++);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0 || at + more > utf8.size()) return kNoCharacter;
    char32_t character = lead & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return kNoCharacter;
        character = character << 6 | (byte(at + i) & 0x3F);
    }
    const bool isOverlong = (more == 2 && character < 0x800) || (more == 3 && character < 0x10000);
    if (isOverlong || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) return kNoCharacter;
    at += more;
    return character;
}

/// Appends a valid character.
inline void appendCharacter(char32_t c, std::string& out) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

}  // namespace demarc::gazetteer
