#include "gazetteer/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "text/utf8.hpp"

// The same algorithm as assets/build/gazetteer/fold.py; the index holds names folded by that one.
namespace demarc::gazetteer {
namespace {

constexpr char32_t kDropped[] = U"'`\"\u00b4\u2018\u2019\u201a\u201b\u2032\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb"
                                U"\u201c\u201d\u201e\u2033\u05f3\u05f4\u055a.\u0640\u0621\u044c\u044a";

struct Range {
    char32_t low, high;
};
constexpr Range kMarks[] = {{0x300, 0x36F}, {0x483, 0x487}, {0x591, 0x5C7}, {0x610, 0x61A}, {0x64B, 0x65F}, {0x670, 0x670}, {0x6D6, 0x6ED},
                            {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}};

struct Special {
    char32_t from;
    const char* to;
};
constexpr Special kSpecial[] = {{U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ø', "o"}, {U'đ', "d"}, {U'ð', "d"}, {U'ł', "l"}, {U'ı', "i"},
                                {U'ħ', "h"}, {U'þ', "th"}, {U'ə', "a"}, {U'ǝ', "a"}, {U'ŋ', "n"}, {U'ɓ', "b"}, {U'ɗ', "d"}, {U'ƴ', "y"}, {U'ƙ', "k"},
                                {U'ς', "σ"}, {U'ґ', "г"}, {U'ё', "е"}, {U'ٱ', "ا"}, {U'ی', "ي"}, {U'ى', "ي"}, {U'ة', "ه"}, {U'ک', "ك"},
                                {U'ە', "ه"}, {U'ہ', "ه"}, {U'ھ', "ه"}, {U'ے', "ي"}};

bool isDropped(char32_t c) { return std::u32string_view{kDropped}.find(c) != std::u32string_view::npos; }

bool isDroppedMark(char32_t c) {
    return std::ranges::any_of(kMarks, [c](Range range) { return c >= range.low && c <= range.high; }) &&
           u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

// What one character of a decomposition becomes.
void appendSimple(char32_t c, std::string& out) {
    if (isDroppedMark(c)) return;
    c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    const auto* special = std::ranges::find(kSpecial, c, &Special::from);
    if (special != std::end(kSpecial)) {
        out += special->to;
        return;
    }
    const auto category = u_charType(static_cast<UChar32>(c));
    if (isDropped(c) || category == U_FORMAT_CHAR) return;
    const bool isWord = ((U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK) & U_MASK(category)) != 0;
    if (isWord) text::appendUtf8(c, out);
    else out += ' ';
}

std::string foldCharacter(char32_t c) {
    if (isDropped(c)) return {};
    std::string out;
    static const icu::Normalizer2* const nfkd = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* instance = icu::Normalizer2::getNFKDInstance(status);
        if (U_FAILURE(status)) throw base::FormatError{std::string{"ICU has no normalisation data: "} + u_errorName(status)};
        return instance;
    }();
    icu::UnicodeString parts;
    const bool isHangul = c >= 0xAC00 && c <= 0xD7A3;
    if (isHangul || !nfkd->getDecomposition(static_cast<UChar32>(c), parts)) parts = static_cast<UChar32>(c);
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) appendSimple(static_cast<char32_t>(parts.char32At(i)), out);
    return out;
}

// The scripts of most reports lie below U+2100: folded once, at the first use of any of them.
constexpr char32_t kTableEnd = 0x2100;
const std::vector<std::string>& table() {
    static const std::vector<std::string> entries = [] {
        std::vector<std::string> made(kTableEnd);
        for (char32_t c = 0; c < kTableEnd; ++c) made[c] = foldCharacter(c);
        return made;
    }();
    return entries;
}

// ASCII: the folded byte, ' ' for a separator, 0 for nothing.
constexpr auto kAscii = [] {
    std::array<char, 128> made{};
    for (std::size_t c = 0; c < 128; ++c) {
        const char byte = static_cast<char>(c);
        const bool isLower = byte >= 'a' && byte <= 'z', isUpper = byte >= 'A' && byte <= 'Z', isDigit = byte >= '0' && byte <= '9';
        const bool isNothing = byte == '\'' || byte == '`' || byte == '"' || byte == '.';
        made[c] = isLower || isDigit ? byte : isUpper ? static_cast<char>(byte + 32) : isNothing ? '\0' : ' ';
    }
    return made;
}();

void appendSeparator(std::string& out) {
    if (!out.empty() && out.back() != ' ') out += ' ';
}

}  // namespace

void foldInto(std::string_view utf8, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            const char folded = kAscii[byte];
            if (folded == ' ') appendSeparator(out);
            else if (folded != 0) out += folded;
            ++i;
            continue;
        }
        const auto [character, size_byte] = text::decodeAt(utf8, i);
        i += size_byte;
        const std::string& folded = character < kTableEnd ? table()[character] : foldCharacter(character);
        for (const char part : folded) {
            if (part == ' ') appendSeparator(out);
            else out += part;
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
}

std::string fold(std::string_view utf8) {
    std::string out;
    foldInto(utf8, out);
    return out;
}

}  // namespace demarc::gazetteer
