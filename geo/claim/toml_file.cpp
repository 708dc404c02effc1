#include "claim/toml_file.hpp"

#include <toml++/toml.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::claim {
namespace {

constexpr std::size_t FILE_LIMIT_BYTE = std::size_t{16} << 20;

std::string placeOf(const std::filesystem::path& path, const toml::source_region& source) {
    return path.string() + ':' + std::to_string(source.begin.line);
}

TextTable::Value convert(const toml::node& node, const std::filesystem::path& path) {
    const std::string place = placeOf(path, node.source());
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_floating_point()) return number->get();
    if (const auto* number = node.as_integer()) return static_cast<double>(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get();
    const auto* array = node.as_array();
    if (!array) throw base::FormatError(place + ": a text, a list of texts, a number or a truth value was expected");
    std::vector<std::string> texts;
    for (const toml::node& entry : *array) {
        if (!entry.as_string()) throw base::FormatError(place + ": a list of texts was expected");
        texts.push_back(entry.as_string()->get());
    }
    return texts;
}

TextTable convert(std::string_view name, const toml::table& table, const std::filesystem::path& path) {
    TextTable converted{std::string(name), placeOf(path, table.source()), {}};
    for (const auto& [key, node] : table) converted.values.emplace_back(std::string(key.str()), convert(node, path));
    return converted;
}

template <class T>
const T& valueOr(const TextTable& table, std::string_view key, const T& absent, const char* expected) {
    const auto found = std::ranges::find(table.values, key, [](const auto& entry) -> std::string_view { return entry.first; });
    if (found == table.values.end()) return absent;
    const T* value = std::get_if<T>(&found->second);
    if (!value) table.fail(std::string(key) + " must be " + expected);
    return *value;
}

}  // namespace

const std::string& TextTable::text(std::string_view key) const {
    static const std::string NONE;
    return valueOr(*this, key, NONE, "a text");
}

const std::vector<std::string>& TextTable::texts(std::string_view key) const {
    static const std::vector<std::string> NONE;
    return valueOr(*this, key, NONE, "a list of texts");
}

bool TextTable::flag(std::string_view key) const {
    static const bool NONE = false;
    return valueOr(*this, key, NONE, "true or false");
}

void TextTable::fail(const std::string& message) const {
    throw base::FormatError(place + ": " + message);
}

std::vector<TextTable> readTables(const std::filesystem::path& path) {
    std::vector<TextTable> tables;
    try {
        const toml::table file = toml::parse(base::readFile(path, FILE_LIMIT_BYTE));
        for (const auto& [key, node] : file) {
            const toml::array* list = node.as_array();
            if (const auto* table = node.as_table()) {
                tables.push_back(convert(key.str(), *table, path));
            } else if (!list || !std::ranges::all_of(*list, [](const toml::node& entry) { return entry.is_table(); })) {
                throw base::FormatError(placeOf(path, node.source()) + ": [" + std::string(key.str()) + "] or [[" + std::string(key.str()) +
                                        "]] was expected");
            } else {
                for (const toml::node& entry : *list) tables.push_back(convert(key.str(), *entry.as_table(), path));
            }
        }
    } catch (const toml::parse_error& error) {
        throw base::FormatError(placeOf(path, error.source()) + ": " + std::string(error.description()));
    }
    return tables;
}

}  // namespace demarc::claim
