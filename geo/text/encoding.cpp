#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>

#include "base/error.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using base::FormatError;
using base::Issue;
using base::Severity;

constexpr std::size_t kSample_byte = 1 << 16;

[[noreturn]] void failBinary(std::string_view name, std::size_t at) {
    throw FormatError(std::string{name} + ": binary, not text (byte " + std::to_string(at) + "): give plain text, Markdown, HTML or JSON");
}

void checkMagic(std::string_view bytes, std::string_view name) {
    using namespace std::string_view_literals;
    static constexpr std::array kMagics{"%PDF"sv, "PK\x03\x04"sv, "\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "\x1F\x8B"sv, "SQLite format 3"sv, "\xD0\xCF\x11\xE0"sv, "{\\rtf"sv};
    for (const auto magic : kMagics) {
        if (bytes.starts_with(magic)) failBinary(name, 0);
    }
}

/// Share of the code units that news text is written in, read as UTF-16 of this byte order.
double textShare(std::string_view bytes, bool bigEndian) {
    const std::size_t units = std::min(bytes.size(), kSample_byte) / 2;
    std::size_t good = 0;
    for (std::size_t i = 0; i < units; ++i) {
        const auto a = static_cast<unsigned char>(bytes[2 * i]);
        const auto b = static_cast<unsigned char>(bytes[2 * i + 1]);
        const unsigned unit = bigEndian ? a << 8 | b : b << 8 | a;
        good += unit == 9 || unit == 10 || unit == 13 || (unit >= 0x20 && unit < 0x7F) || (unit >= 0xA0 && unit < 0x700) || (unit >= 0x2010 && unit < 0x2040);
    }
    return units ? static_cast<double>(good) / static_cast<double>(units) : 0;
}

std::string convert(std::string_view bytes, const char* charset, std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> from{ucnv_open(charset, &status), ucnv_close};
    const std::unique_ptr<UConverter, void (*)(UConverter*)> to{ucnv_open("UTF-8", &status), ucnv_close};
    if (U_FAILURE(status)) throw FormatError(std::string{name} + ": can't convert from " + charset + ": " + u_errorName(status));
    std::string out;
    std::array<char, 1 << 14> buffer{};
    std::array<UChar, 1 << 12> pivot{};
    UChar* pivotSource = pivot.data();
    UChar* pivotTarget = pivot.data();
    const char* source = bytes.data();
    for (bool first = true;; first = false) {
        char* target = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, bytes.data() + bytes.size(), pivot.data(), &pivotSource,
                       &pivotTarget, pivot.data() + pivot.size(), first, true, &status);
        out.append(buffer.data(), target);
        if (status != U_BUFFER_OVERFLOW_ERROR) break;
    }
    if (U_FAILURE(status)) throw FormatError(std::string{name} + ": can't convert from " + charset + ": " + u_errorName(status));
    return out;
}

struct HighBytes {
    std::size_t validSequences = 0;
    std::size_t invalidBytes = 0;
    std::size_t letters = 0;         ///< 0xC0 and up, outside of valid sequences
    std::size_t lettersInRuns = 0;   ///< of these, beside another: Cyrillic words are runs, accents in Latin words stand alone
    bool undefinedIn1252 = false;
};

HighBytes countHighBytes(std::string_view bytes) {
    HighBytes counts;
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint c = decodeAt(bytes, i);
        if (c.size_byte > 1) ++counts.validSequences;
        if (c.size_byte == 1 && c.value == 0xFFFD) {
            const auto at = [&](std::size_t k) { return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0; };
            const int byte = at(i);
            ++counts.invalidBytes;
            counts.undefinedIn1252 |= byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
            if (byte >= 0xC0) {
                ++counts.letters;
                counts.lettersInRuns += (i > 0 && at(i - 1) >= 0xC0) || at(i + 1) >= 0xC0;
            }
        }
        i += c.size_byte;
    }
    return counts;
}

std::string fromSingleBytes(std::string_view bytes, std::string_view name, std::vector<Issue>& issues) {
    const std::size_t bad = firstInvalidByte(bytes);
    if (bad == bytes.size()) return std::string{bytes};
    const HighBytes counts = countHighBytes(bytes);
    constexpr std::size_t FEW_LETTERS = 8;  // fewer in a row are no text in Cyrillic but broken bytes in another
    const bool inRuns = counts.letters > 0 && counts.lettersInRuns * 10 >= counts.letters * 6;
    const bool cyrillic = inRuns && counts.letters >= FEW_LETTERS;
    if (counts.validSequences >= counts.invalidBytes || (!cyrillic && (inRuns || counts.undefinedIn1252))) {
        issues.push_back({Severity::warning, std::string{name} + ": " + std::to_string(counts.invalidBytes) + " bytes are not UTF-8, the first at byte " +
                                                 std::to_string(bad) + "; each was replaced by U+FFFD"});
        return replaceInvalid(bytes);
    }
    const char* charset = cyrillic ? "windows-1251" : "windows-1252";
    issues.push_back({Severity::note, std::string{name} + ": not UTF-8 (byte " + std::to_string(bad) + "); read as " + charset + ", offsets count the converted text"});
    return convert(bytes, charset, name);
}

std::string fromAny(std::string_view view, std::string_view name, std::vector<Issue>& issues) {
    if (view.starts_with("\xEF\xBB\xBF")) return fromSingleBytes(view.substr(3), name, issues);
    const bool little = view.starts_with("\xFF\xFE");
    const bool big = view.starts_with("\xFE\xFF");
    if (little || big) return convert(view.substr(2), big ? "UTF-16BE" : "UTF-16LE", name);
    checkMagic(view, name);
    if (view.find('\0') != std::string_view::npos) {
        const double le = textShare(view, false);
        const double be = textShare(view, true);
        if (std::max(le, be) >= 0.95) return convert(view, be > le ? "UTF-16BE" : "UTF-16LE", name);
    }
    return fromSingleBytes(view, name, issues);
}

}  // namespace

std::string replaceInvalid(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + 64);
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t bad = firstInvalidByte(bytes, i);
        out.append(bytes.substr(i, bad - i));
        if (bad < bytes.size()) out += "\xEF\xBF\xBD";
        i = bad + 1;
    }
    return out;
}

std::string toUtf8(std::string_view bytes, std::string_view name, std::vector<Issue>& issues) {
    if (bytes.empty()) throw FormatError(std::string{name} + ": empty");
    std::string text = fromAny(bytes, name, issues);
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) failBinary(name, nul);
    const auto isControl = [](char c) { return (c >= 0 && c < 9) || (c > 13 && c < 27); };
    const auto controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isControl));
    if (controls * 20 > text.size()) failBinary(name, static_cast<std::size_t>(std::find_if(text.begin(), text.end(), isControl) - text.begin()));
    if (text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) throw FormatError(std::string{name} + ": empty (only white space)");
    return text;
}

}  // namespace demarc::text
