#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/issue.hpp"

namespace demarc::text {

inline constexpr std::size_t DISPATCH_LIMIT_BYTE = std::size_t{128} << 20;

/// One report. All offsets anywhere in the program count bytes of `text`.
struct Document {
    std::string id;                     ///< given by the input, else its file's stem
    std::optional<base::Date> date;     ///< when the report was made
    std::optional<std::string> title;
    std::optional<std::string> source;  ///< who published it
    std::string text;                   ///< valid UTF-8, no BOM, '\n' line ends as found
};

struct ReadOptions {
    std::optional<base::Date> fallbackDate;  ///< used where the report itself gives none
    bool needsDate = true;                   ///< whether a report without a date is worth a warning
};

/// Reads a dispatch file ("-" is standard input): plain text, Markdown, HTML, or JSON (one object, an array, one object a line).
/// UTF-8, UTF-16 and Windows-1251/1252 are recognised. Doubtful things come back as issues, each naming `path`.
/// Throws FileError (missing, no right, over DISPATCH_LIMIT_BYTE) and FormatError (empty, binary, JSON that doesn't parse).
[[nodiscard]] base::Result<std::vector<Document>> readDocuments(const std::filesystem::path& path, const ReadOptions& options = {});

/// The same from bytes already in memory; `name` stands for the file in messages, ids and dates.
[[nodiscard]] base::Result<std::vector<Document>> parseDocuments(std::string bytes, std::string_view name, const ReadOptions& options = {});

/// The same from one JSON object that stands in a larger file: `where` (", line 12") names its place in messages, `number` makes an id where it has
/// none, `at_byte` is where it begins. What can't be read gives no document and an issue.
[[nodiscard]] base::Result<std::vector<Document>> parseItem(std::string_view json, std::string_view name, const std::string& where, std::size_t number, std::size_t at_byte,
                                                            const ReadOptions& options = {});

}  // namespace demarc::text
