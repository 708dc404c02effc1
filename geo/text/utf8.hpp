#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace demarc::text {

/// One code point and how many bytes it takes; a byte that is not UTF-8 is U+FFFD of one byte.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t size_byte = 0;
};

/// Decodes at `offset` (must be below text.size()). Accepts any bytes.
[[nodiscard]] CodePoint decodeAt(std::string_view text, std::size_t offset);

/// Appends a code point as UTF-8; what is no scalar value becomes U+FFFD.
void appendUtf8(char32_t value, std::string& out);

/// Offset of the first byte that is not valid UTF-8, text.size() where all is.
[[nodiscard]] std::size_t firstInvalidByte(std::string_view text, std::size_t from = 0);

/// What a character is to the tokeniser.
enum class CharClass : std::uint8_t { other, space, newline, lower, upper, uncased, digit, mark };

/// Letters by case, decimal digits, white space; `mark` joins the word it stands in (combining marks, joiners, soft hyphen).
[[nodiscard]] CharClass charClass(char32_t c);

[[nodiscard]] constexpr bool isLetter(CharClass c) {
    return c == CharClass::lower || c == CharClass::upper || c == CharClass::uncased;
}

}  // namespace demarc::text
