#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "map/fonts.hpp"

namespace demarc::print {

/// Which letters of which fonts a file needs, and the style sheet that brings them.
class SvgFonts {
public:
    explicit SvgFonts(const map::FontSet& fonts) : set_{fonts} {}

    void use(std::uint16_t font, std::string_view text);
    /// ".f0{…}" for each font used, and an @font-face with those of its glyphs that the texts need. Throws base::Error where a font can't be cut.
    [[nodiscard]] std::string styleSheet() const;

private:
    const map::FontSet& set_;
    std::map<std::uint16_t, std::set<char32_t>> used_;
};

}  // namespace demarc::print
