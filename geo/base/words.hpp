#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The interface's words, in the language that its user chose. The English text is the key, so that the code reads as the window does.
/// assets/words/LANGUAGE.tsv has a line for each: English, a tab, the other language.
namespace demarc {

/// The word in the chosen language; where that has none, or none was chosen, as it is given. What a literal gives lasts as long as the program.
[[nodiscard]] const char* tr(const char* english);
[[nodiscard]] std::string tr(const std::string& english);

namespace words {
/// A text that tr() is called with later: in a table, say.
[[nodiscard]] constexpr const char* key(const char* english) { return english; }

using Parts = std::initializer_list<std::string_view>;
[[nodiscard]] std::string fill(std::string_view pattern, Parts parts);
[[nodiscard]] std::string counted(std::size_t count, const char* english, Parts parts);

/// Numbers and texts alike.
template <class T>
std::string toText(const T& value) {
    if constexpr (std::is_arithmetic_v<T>) return std::to_string(value);
    else return std::string{value};
}

struct Language {
    std::string id;    ///< "uk"
    std::string name;  ///< as those who speak it call it: what its file has for "name of the language"
};
/// Those with a file, English first.
[[nodiscard]] std::vector<Language> languages(const std::filesystem::path& assets);
/// Speaks this language from now on; "" and what has no file is English. Throws FormatError naming file and line. What was looked up before stays valid.
void choose(const std::filesystem::path& assets, const std::string& language);
[[nodiscard]] const std::string& chosen();
/// "uk" of LC_ALL, LC_MESSAGES or LANG.
[[nodiscard]] std::string ofEnvironment();
}  // namespace words

/// "Move {0} to {1}" with its parts in the order that the language wants.
template <class... Parts>
[[nodiscard]] std::string say(const char* english, const Parts&... parts) {
    const std::array<std::string, sizeof...(Parts)> texts{words::toText(parts)...};
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return words::fill(tr(english), {std::string_view{texts[I]}...}); }(std::index_sequence_for<Parts...>{});
}

/// "{0} claim|{0} claims" for a number of things: {0} is the number, the parts follow. A language has as many forms as it needs.
template <class... Parts>
[[nodiscard]] std::string sayCount(std::size_t count, const char* english, const Parts&... parts) {
    const std::array<std::string, sizeof...(Parts)> texts{words::toText(parts)...};
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return words::counted(count, english, {std::string_view{texts[I]}...}); }(std::index_sequence_for<Parts...>{});
}

}  // namespace demarc
