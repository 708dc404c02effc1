#include "text/find.hpp"

#include <unicode/uchar.h>

#include <string>

#include "text/utf8.hpp"

namespace demarc::text {
namespace {

/// Folded characters, and the byte where each began; after the last the size of the text.
struct Folded {
    std::u32string characters;
    std::vector<std::uint32_t> starts;

    explicit Folded(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = decodeAt(text, at);
            const CharClass kind = charClass(point.value);
            const bool isSpace = kind == CharClass::space || kind == CharClass::newline;
            if (!isSpace || characters.empty() || characters.back() != U' ') {
                characters += isSpace ? U' ' : static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point.value), U_FOLD_CASE_DEFAULT));
                starts.push_back(static_cast<std::uint32_t>(at));
            }
            at += point.size_byte;
        }
        starts.push_back(static_cast<std::uint32_t>(text.size()));
    }
};

}  // namespace

std::vector<base::Span> findAll(std::string_view text, std::string_view words) {
    std::u32string wanted = Folded{words}.characters;
    while (wanted.starts_with(U' ')) wanted.erase(0, 1);
    while (wanted.ends_with(U' ')) wanted.pop_back();
    std::vector<base::Span> found;
    if (wanted.empty()) return found;
    const Folded folded{text};
    for (auto at = folded.characters.find(wanted); at != std::u32string::npos; at = folded.characters.find(wanted, at + wanted.size()))
        found.push_back({folded.starts[at], folded.starts[at + wanted.size()]});
    return found;
}

}  // namespace demarc::text
