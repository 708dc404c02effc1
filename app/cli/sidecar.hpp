#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/export_options.hpp"
#include "claim/reading.hpp"

namespace demarc::cli {

/// Name and values of each option that the command line gave, but for those that name files of this run alone.
[[nodiscard]] std::vector<std::pair<std::string, std::vector<std::string>>> givenOptions(const CLI::App& command);

/// Gives an option the values that a file has for it, unless the command line gave it already. `where` ("map.json: options.") begins what is
/// told of a name or value that doesn't pass. Throws FormatError, UsageError.
void giveOption(CLI::App& command, const std::string& name, const std::vector<std::string>& values, const std::string& where);

/// Options of the sidecar options.from that the command line left out. Throws FileError, FormatError naming the place, UsageError for a value that
/// doesn't pass.
void takeOptions(CLI::App& command, ExportOptions& options);

/// The reports of a sidecar, read anew. Throws as takeOptions.
[[nodiscard]] std::vector<claim::Reading> readSidecar(const std::filesystem::path& file, const claim::Knowledge& knowledge, claim::OtherReader* reader);

}  // namespace demarc::cli
