#pragma once
#include <string>
#include <string_view>

namespace demarc::base {

/// A cell of CSV (RFC 4180). One that a spreadsheet would run as a formula is kept a text.
inline void appendCsvCell(std::string& out, std::string_view field) {
    const std::string kept = (!field.empty() && std::string_view{"=+-@\t\r"}.find(field.front()) != std::string_view::npos ? "'" : "") + std::string{field};
    if (kept.find_first_of("\",\r\n") == std::string::npos) {
        out += kept;
        return;
    }
    out += '"';
    for (const char c : kept) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace demarc::base
