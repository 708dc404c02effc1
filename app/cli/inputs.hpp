#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "claim/reading.hpp"

namespace demarc::cli {

/// "2025-11-20" or a shorter date. Throws UsageError naming the option.
[[nodiscard]] base::Date parseDate(const std::string& text, const char* option);
[[nodiscard]] std::optional<base::Date> parseOptionalDate(const std::string& text, const char* option);

/// Files as given; a folder stands for the dispatches in it, by name. Throws FileError for a folder that can't be read or holds none.
[[nodiscard]] std::vector<std::filesystem::path> expandInputs(const std::vector<std::string>& inputs);

/// Reads every dispatch of every input with `jobs` threads, in input order. What can't be read is told on stderr and counted in `failures`;
/// the others come back all the same.
[[nodiscard]] std::vector<claim::Reading> readInputs(const std::vector<std::filesystem::path>& inputs, const text::ReadOptions& options,
                                                     const claim::Knowledge& knowledge, unsigned jobs, std::size_t& failures);

}  // namespace demarc::cli
