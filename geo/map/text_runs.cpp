#include "map/text_runs.hpp"

#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include <string>

#include "base/handle.hpp"
#include "text/utf8.hpp"

namespace demarc::map {
namespace {

struct BidiTraits {
    using Type = UBiDi*;
    static Type null() { return nullptr; }
    static void free(Type value) { ubidi_close(value); }
};

}  // namespace

DecodedText decode(std::string_view utf8) {
    DecodedText out;
    utf8 = utf8.substr(0, 1U << 20);
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [value, size_byte] = text::decodeAt(utf8, at);
        const char32_t point = value < 0x20 || value == 0x7F ? U' ' : value;
        out.points.push_back(point);
        out.bytes.push_back(static_cast<std::uint32_t>(at));
        out.mayTurn = out.mayTurn || (point >= 0x590 && point < 0x900) || point >= 0x200E;
        at += size_byte;
    }
    return out;
}

std::vector<DirectedRun> directedRuns(const DecodedText& text) {
    const auto count = static_cast<unsigned>(text.points.size());
    const std::vector<DirectedRun> level{{0, count, false}};
    if (!text.mayTurn) return level;
    std::u16string utf16;
    std::vector<unsigned> pointOfUnit;
    for (unsigned at = 0; at < count; ++at) {
        const auto point = text.points[at];
        if (point > 0xFFFF) {
            utf16 += {static_cast<char16_t>(U16_LEAD(point)), static_cast<char16_t>(U16_TRAIL(point))};
            pointOfUnit.push_back(at);
        } else {
            utf16 += static_cast<char16_t>(point);
        }
        pointOfUnit.push_back(at);
    }
    pointOfUnit.push_back(count);
    const base::Handle<BidiTraits> bidi{ubidi_open()};
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()), UBIDI_DEFAULT_LTR, nullptr, &status);
    const std::int32_t parts = ubidi_countRuns(bidi.get(), &status);
    if (U_FAILURE(status)) return level;
    std::vector<DirectedRun> runs;
    for (std::int32_t part = 0; part < parts; ++part) {
        std::int32_t start = 0;
        std::int32_t length = 0;
        const bool rightToLeft = ubidi_getVisualRun(bidi.get(), part, &start, &length) == UBIDI_RTL;
        runs.push_back({pointOfUnit[static_cast<std::size_t>(start)], pointOfUnit[static_cast<std::size_t>(start + length)], rightToLeft});
    }
    return runs;
}

}  // namespace demarc::map
