#pragma once
#include <string>
#include <string_view>

namespace demarc::print {

/// Text as XML 1.0 holds it, in elements and attributes; control characters, which it can't hold, are left out.
[[nodiscard]] inline std::string xmlText(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
    return out;
}

}  // namespace demarc::print
