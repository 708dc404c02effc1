#include "print/svg_write.hpp"

#include <png.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "print/text_runs.hpp"

namespace demarc::print {
namespace {

/// Far beyond any picture; what is not finite becomes 0.
long hundredths(double value) {
    constexpr double kMost = 1e9;
    return std::isfinite(value) ? std::lround(std::clamp(value, -kMost, kMost) * 100) : 0;
}

void appendHundredths(std::string& out, long value) {
    if (value < 0) out += '-';
    value = std::abs(value);
    std::array<char, 24> digits;
    if (value >= 100 || value % 100 == 0) out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value / 100).ptr);
    if (value % 100 == 0) return;
    out += '.';
    out += static_cast<char>('0' + value % 100 / 10);
    if (value % 10 != 0) out += static_cast<char>('0' + value % 10);
}

}  // namespace

void appendNumber(std::string& out, double value) { appendHundredths(out, hundredths(value)); }

void appendAttribute(std::string& out, std::string_view name, double value) {
    out.append(" ").append(name).append("=\"");
    appendNumber(out, value);
    out += '"';
}

void appendAttribute(std::string& out, std::string_view name, std::string_view value) {
    out.append(" ").append(name).append("=\"");
    appendEscaped(out, value);
    out += '"';
}

void appendEscaped(std::string& out, std::string_view text) {
    for (const char c : readable(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

void appendColour(std::string& out, std::string_view name, base::Colour colour) {
    appendAttribute(out, name, colour.hex());
    if (colour.a == 255) return;
    // Three decimals: 255 steps are more than a hundred.
    out.append(" ").append(name).append("-opacity=\"0.");
    const std::string thousandths = std::to_string(1000 + std::lround(colour.a * 1000 / 255.0));
    out.append(thousandths, 1).append("\"");
}

void appendPath(std::string& out, const Path& path) {
    out += " d=\"";
    struct Position {
        long x = 0, y = 0;
    } last, start;
    const map::Vec2* point = path.points().data();
    auto before = Path::Verb::close;
    bool first = true;
    // A minus separates numbers as a space does.
    const auto separated = [&](long value) {
        if (value >= 0) out += ' ';
        appendHundredths(out, value);
    };
    for (const Path::Verb verb : path.verbs()) {
        const bool again = !first && verb == before;
        if (verb == Path::Verb::close) {
            out += 'z';
            last = start;
        } else if (verb == Path::Verb::move) {
            start = last = {hundredths(point->x), hundredths(point->y)};
            ++point;
            out += 'M';
            appendHundredths(out, last.x);
            separated(last.y);
        } else {
            if (!again) out += verb == Path::Verb::curve ? 'c' : 'l';
            Position to;
            for (int i = 0; i < (verb == Path::Verb::curve ? 3 : 1); ++i, ++point) {
                to = {hundredths(point->x), hundredths(point->y)};
                if (again || i > 0) separated(to.x - last.x);
                else appendHundredths(out, to.x - last.x);
                separated(to.y - last.y);
            }
            last = to;
        }
        before = verb;
        first = false;
    }
    out += '"';
}

void appendBase64(std::string& out, std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k) three = three << 8U | (k < count ? bytes[i + k] : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += k <= count ? kDigits[three >> (18 - 6 * k) & 63U] : '=';
    }
}

std::string pngOf(const map::Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width_px);
    image.height = static_cast<png_uint_32>(picture.height_px);
    image.format = PNG_FORMAT_RGBA;
    image.flags = PNG_IMAGE_FLAG_FAST;
    png_alloc_size_t size_byte = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size_byte, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size_byte, 0, picture.rgba.data(), 0, nullptr) == 0)
        throw base::Error{std::string{"a picture can't be written as PNG: "} + image.message};
    bytes.resize(size_byte);
    return bytes;
}

}  // namespace demarc::print
