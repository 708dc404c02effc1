#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "project/outline_file.hpp"

namespace demarc::cli {

using project::readOutlines;

/// --outlines FILE[:name=FIELD], any number of times.
void addOutlinesOption(CLI::App& command, std::vector<std::string>& outlines);

}  // namespace demarc::cli
