#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace demarc::claim {

/// One [table] or one entry of a [[list of tables]] in a TOML file, with plain values.
struct TextTable {
    using Value = std::variant<std::string, std::vector<std::string>, double, bool>;

    std::string name;   ///< the key under which it stands
    std::string place;  ///< "FILE:LINE", for messages
    std::vector<std::pair<std::string, Value>> values;

    /// The value under `key`; empty, 0 or false where there is none. These throw base::FormatError naming file and line for another type.
    [[nodiscard]] const std::string& text(std::string_view key) const;
    [[nodiscard]] const std::vector<std::string>& texts(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    [[noreturn]] void fail(const std::string& message) const;
};

/// All tables of a file in order of their keys. Throws base::FileError where it can't be read, base::FormatError naming file and line where
/// it is no TOML or holds anything but tables of texts, lists of texts, numbers and truth values.
[[nodiscard]] std::vector<TextTable> readTables(const std::filesystem::path& path);

}  // namespace demarc::claim
