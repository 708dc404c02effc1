#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <vector>

#include "claim/other_reader.hpp"

namespace demarc::cli {

/// Sets `action` to what the chosen subcommand does; it returns the exit status and may throw base::Error.
using Action = std::function<int()>;
void addExtract(CLI::App& app, Action& action);
void addLocate(CLI::App& app, Action& action);
void addExport(CLI::App& app, Action& action);
void addCompare(CLI::App& app, Action& action);
void addCorrect(CLI::App& app, Action& action);
void addBrief(CLI::App& app, Action& action);
/// --corrections FILE, as often as wanted.
void addCorrectionsOption(CLI::App& command, std::vector<std::filesystem::path>& files);
/// --gazetteer FILE, as often as wanted.
void addGazetteerOption(CLI::App& command, std::vector<std::filesystem::path>& files);
/// --extractor COMMAND and its time limit.
void addExtractorOptions(CLI::App& command, claim::ReaderOptions& options);

}  // namespace demarc::cli
