#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/hash.hpp"
#include "text/utf8.hpp"

namespace demarc::gazetteer {

/// Letters that a typist of a word in this script may have meant, in UTF-8, one after the other, a space among them.
[[nodiscard]] std::string_view alphabetOf(char32_t letter);

/// One string that is an edit away from a word: its bytes [0, before), then `letter`, then [after, end).
struct Edit {
    std::string_view word;
    std::size_t before, after;
    std::string_view letter;
    std::string_view second;  ///< of two swapped letters the one that is now second

    [[nodiscard]] std::string text() const {
        std::string made{word.substr(0, before)};
        return made.append(letter).append(second).append(word.substr(after));
    }
};

/// Visits (hash, Edit) of every string one insertion, deletion, change or swap of neighbours away from a word: some 60 for each of its letters.
/// Each costs two multiplications, since its hash is put together from those of its parts.
template <class Visit>
void forEachEdit(std::string_view word, const Visit& visit) {
    std::vector<std::size_t> starts;  // of the letters, and the end
    for (std::size_t i = 0; i < word.size(); i += text::decodeAt(word, i).size_byte) starts.push_back(i);
    starts.push_back(word.size());
    std::vector<std::uint64_t> prefix(word.size() + 1), powers(word.size() + 1, 1);
    for (std::size_t i = 0; i < word.size(); ++i) {
        prefix[i + 1] = hashOf(word.substr(i, 1), prefix[i]);
        powers[i + 1] = powers[i] * kHashBase;
    }
    const auto letterAt = [&](std::size_t k) { return word.substr(starts[k], starts[k + 1] - starts[k]); };
    const auto tell = [&](std::size_t before, std::size_t after, std::string_view letter, std::string_view second) {
        const std::uint64_t left = hashOf(second, hashOf(letter, prefix[before]));
        const std::size_t length = word.size() - after;
        visit(left * powers[length] + prefix[word.size()] - prefix[after] * powers[length], Edit{word, before, after, letter, second});
    };
    const std::string_view alphabet = alphabetOf(word.empty() ? U'a' : text::decodeAt(word, 0).value);
    for (std::size_t k = 0; k < starts.size(); ++k) {
        const bool atEnd = k + 1 == starts.size();
        for (std::size_t a = 0; a < alphabet.size();) {
            const std::string_view letter = alphabet.substr(a, text::decodeAt(alphabet, a).size_byte);
            a += letter.size();
            tell(starts[k], starts[k], letter, {});
            if (!atEnd && letterAt(k) != letter) tell(starts[k], starts[k + 1], letter, {});
        }
        if (atEnd) break;
        tell(starts[k], starts[k + 1], {}, {});
        if (k + 2 < starts.size() && letterAt(k) != letterAt(k + 1)) tell(starts[k], starts[k + 2], letterAt(k + 1), letterAt(k));
    }
}

}  // namespace demarc::gazetteer
