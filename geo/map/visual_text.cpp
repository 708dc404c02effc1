#include "map/visual_text.hpp"

#include <unicode/ubidi.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>

#include <algorithm>

#include "base/handle.hpp"

namespace demarc::map {
namespace {

struct BidiTraits {
    using Type = UBiDi*;
    static Type null() { return nullptr; }
    static void free(Type bidi) { ubidi_close(bidi); }
};

}  // namespace

bool isRightToLeft(std::string_view utf8) {
    // Hebrew to Thaana, and the presentation forms: lead bytes D6 (90…) to DE, and EF AC … EF BB.
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0xD6) continue;
        const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
        if ((byte == 0xD6 && next >= 0x90) || (byte > 0xD6 && byte <= 0xDE) || (byte == 0xEF && next >= 0xAC && next <= 0xBB)) return true;
    }
    return false;
}

std::string visualText(std::string_view utf8) {
    if (!isRightToLeft(utf8)) return std::string(utf8);
    const auto logical = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    const std::int32_t capacity = logical.length() * 2 + 8;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString shaped;
    const std::int32_t shapedLength = u_shapeArabic(logical.getBuffer(), logical.length(), shaped.getBuffer(capacity), capacity,
                                                    U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL | U_SHAPE_LENGTH_GROW_SHRINK, &status);
    shaped.releaseBuffer(U_SUCCESS(status) ? shapedLength : 0);
    const base::Handle<BidiTraits> bidi{ubidi_open()};
    ubidi_setPara(bidi.get(), shaped.getBuffer(), shaped.length(), UBIDI_DEFAULT_LTR, nullptr, &status);
    icu::UnicodeString visual;
    const std::int32_t length =
        ubidi_writeReordered(bidi.get(), visual.getBuffer(capacity), capacity, UBIDI_DO_MIRRORING | UBIDI_REMOVE_BIDI_CONTROLS, &status);
    visual.releaseBuffer(U_SUCCESS(status) ? length : 0);
    std::string out;
    return U_SUCCESS(status) ? visual.toUTF8String(out) : std::string(utf8);
}

}  // namespace demarc::map
