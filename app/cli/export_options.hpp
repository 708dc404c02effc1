#pragma once
#include <memory>
#include <vector>

#include "project/export_settings.hpp"

namespace CLI {
class App;
}

namespace demarc::project {
class Desk;
}

namespace demarc::cli {

/// What a run of `demarc export` was asked for.
struct ExportOptions : project::ExportSettings {
    std::shared_ptr<const project::Desk> project;  ///< that is exported; null for dispatches
    std::vector<project::Option> given;            ///< each option that was given, for the sidecar
};

/// Declares them all on the command.
void declare(CLI::App& command, project::ExportSettings& settings);

}  // namespace demarc::cli
