#include "base/words.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc {
namespace {

struct Dictionary {
    std::string language;
    std::map<std::string, std::string, std::less<>> words;
};

// Read by the window and its worker at once: a dictionary never changes and never goes, only which one is spoken does.
const Dictionary NO_DICTIONARY;
std::atomic<const Dictionary*> spoken = &NO_DICTIONARY;

std::filesystem::path fileOf(const std::filesystem::path& assets, const std::string& language) { return assets / "words" / (language + ".tsv"); }

/// Forms in a row, "a|b|c".
std::vector<std::string_view> formsOf(std::string_view text) {
    std::vector<std::string_view> forms;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        forms.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return forms;
}

/// Two forms are one and many; three are those of the Slavic languages: 1, 21 … | 2–4, 22–24 … | the rest.
std::size_t formFor(std::size_t count, std::size_t forms) {
    if (forms < 3) return count == 1 ? 0 : forms - 1;
    const std::size_t ten = count % 10, hundred = count % 100;
    if (ten == 1 && hundred != 11) return 0;
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}

std::unique_ptr<Dictionary> read(const std::filesystem::path& file, const std::string& language) {
    auto dictionary = std::make_unique<Dictionary>();
    dictionary->language = language;
    const base::MappedFile mapped{file};
    const std::string_view text = mapped.text();
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        ++number;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size() || line.find('\t', tab + 1) != std::string_view::npos)
            throw base::FormatError(file.string() + ":" + std::to_string(number) + ": not \"English<tab>other language\"");
        if (!dictionary->words.emplace(line.substr(0, tab), line.substr(tab + 1)).second)
            throw base::FormatError(file.string() + ":" + std::to_string(number) + ": said twice: " + std::string(line.substr(0, tab)));
    }
    return dictionary;
}

}  // namespace

const char* tr(const char* english) {
    const auto& words = spoken.load(std::memory_order_acquire)->words;
    const auto found = words.find(std::string_view{english});
    return found == words.end() ? english : found->second.c_str();
}

std::string tr(const std::string& english) { return tr(english.c_str()); }

namespace words {

std::string fill(std::string_view pattern, Parts parts) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool isPart = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '0' && static_cast<std::size_t>(pattern[at + 1] - '0') < parts.size();
        if (isPart) {
            text += *(parts.begin() + (pattern[at + 1] - '0'));
            at += 2;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

std::string counted(std::size_t count, const char* english, Parts parts) {
    const auto forms = formsOf(tr(english));
    std::string form{forms[formFor(count, forms.size())]};
    // The number is the first part: the others move on by one.
    std::string moved;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (form.compare(at, 3, "{0}") == 0) {
            moved += std::to_string(count);
            at += 2;
        } else if (form[at] == '{' && at + 2 < form.size() && form[at + 2] == '}' && form[at + 1] >= '1' && form[at + 1] <= '9') {
            moved += {'{', static_cast<char>(form[at + 1] - 1), '}'};
            at += 2;
        } else {
            moved += form[at];
        }
    }
    return fill(moved, parts);
}

std::vector<Language> languages(const std::filesystem::path& assets) {
    std::vector<Language> found{{"en", "English"}};
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(assets / "words", none)) {
        const std::string id = entry.path().stem().string();
        if (entry.path().extension() != ".tsv" || id == "en") continue;
        try {
            const auto dictionary = read(entry.path(), id);
            const auto name = dictionary->words.find("name of the language");
            found.push_back({id, name == dictionary->words.end() ? id : name->second});
        } catch (const base::Error&) {
            // choose() says what is wrong with it.
            found.push_back({id, id});
        }
    }
    std::ranges::sort(found.begin() + 1, found.end(), {}, &Language::id);
    return found;
}

void choose(const std::filesystem::path& assets, const std::string& language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const Dictionary>> kept;
    const std::lock_guard lock{mutex};
    const std::string known = std::filesystem::exists(fileOf(assets, language)) && language.find('/') == std::string::npos ? language : "en";
    auto& dictionary = kept[known];
    if (!dictionary) dictionary = std::filesystem::exists(fileOf(assets, known)) ? read(fileOf(assets, known), known) : std::make_unique<Dictionary>(Dictionary{known, {}});
    spoken.store(dictionary.get(), std::memory_order_release);
}

const std::string& chosen() { return spoken.load(std::memory_order_acquire)->language; }

std::string ofEnvironment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value) return std::string{value}.substr(0, std::string_view{value}.find_first_of("_.@"));
    return {};
}

}  // namespace words
}  // namespace demarc
