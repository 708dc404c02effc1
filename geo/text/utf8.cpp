#include "text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace demarc::text {
namespace {

constexpr std::array<CharClass, 128> asciiClasses() {
    std::array<CharClass, 128> classes{};
    for (char c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = CharClass::lower;
    for (char c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = CharClass::upper;
    for (char c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = CharClass::digit;
    for (const char c : {' ', '\t', '\r', '\f', '\v'}) classes[static_cast<std::size_t>(c)] = CharClass::space;
    classes['\n'] = CharClass::newline;
    return classes;
}

constexpr auto ASCII = asciiClasses();

}  // namespace

CodePoint decodeAt(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80) return {first, 1};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + offset;
    const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - offset, 4));
    std::int32_t used = 0;
    UChar32 value = 0;
    U8_NEXT(bytes, used, left, value);
    if (value < 0) return {0xFFFD, 1};
    return {static_cast<char32_t>(value), static_cast<std::uint32_t>(used)};
}

void appendUtf8(char32_t value, std::string& out) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (value < 0x80) return put(value);
    if (value < 0x800) put(0xC0 | value >> 6);
    else if (value < 0x10000) put(0xE0 | value >> 12);
    else put(0xF0 | value >> 18), put(0x80 | (value >> 12 & 0x3F));
    if (value >= 0x800) put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
}

std::size_t firstInvalidByte(std::string_view text, std::size_t from) {
    while (from < text.size()) {
        // Most text is ASCII: eight bytes at a time.
        for (std::uint64_t eight = 0; from + sizeof eight <= text.size(); from += sizeof eight) {
            std::memcpy(&eight, text.data() + from, sizeof eight);
            if (eight & 0x8080808080808080U) break;
        }
        if (from == text.size()) break;
        const CodePoint c = decodeAt(text, from);
        if (c.value == 0xFFFD && c.size_byte == 1) return from;
        from += c.size_byte;
    }
    return text.size();
}

CharClass charClass(char32_t c) {
    if (c < 128) return ASCII[c];
    const auto point = static_cast<UChar32>(c);
    if (c == 0x2028 || c == 0x2029 || c == 0x85) return CharClass::newline;
    switch (u_charType(point)) {
        // Georgian writes sentences and names in letters that Unicode calls small.
        case U_LOWERCASE_LETTER: return c >= 0x10D0 && c <= 0x10FF ? CharClass::uncased : CharClass::lower;
        case U_UPPERCASE_LETTER:
        case U_TITLECASE_LETTER: return CharClass::upper;
        case U_OTHER_LETTER: return CharClass::uncased;
        case U_MODIFIER_LETTER:
        case U_NON_SPACING_MARK:
        case U_COMBINING_SPACING_MARK:
        case U_ENCLOSING_MARK: return CharClass::mark;
        case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
        case U_SPACE_SEPARATOR: return CharClass::space;
        case U_FORMAT_CHAR: return c == 0xAD || c == 0x200C || c == 0x200D ? CharClass::mark : CharClass::space;
        default: return CharClass::other;
    }
}

}  // namespace demarc::text
