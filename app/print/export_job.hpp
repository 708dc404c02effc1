#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "print/export.hpp"
#include "print/export_plan.hpp"
#include "print/export_series.hpp"

namespace demarc::project {
class Desk;
}

namespace demarc::print {

/// What a map is made with. For one thread at a time.
struct ExportHouse {
    const claim::Knowledge& knowledge;
    const map::Basemap& basemap;
    map::Cartographer& cartographer;
    const map::FontSet& fonts;
    Printer& printer;
};

/// What a run tells while it goes on, and what its sidecars hold.
struct ExportHooks {
    std::function<void(std::size_t number, std::size_t count, double share)> progress = nullptr;  ///< image `number` of `count`, from 0; what it throws ends the run
    std::function<void(const LaidOut& made, std::size_t number)> written = nullptr;
    std::vector<project::Option> given{};   ///< options as they were given
    const project::Desk* project = nullptr; ///< that is exported
};

/// Draws and writes each of the takes, or one animation of them. What was written before something is thrown stays. Throws what layOut and writeSheet throw.
void writeTakes(const ExportPlan& plan, const std::vector<Take>& takes, const std::vector<claim::Reading>& readings, const ExportHouse& house, const ExportHooks& hooks);

/// What a map lacks that the reader of it should know, in a line each.
[[nodiscard]] std::vector<std::string> doubtsOf(const LaidOut& made);

}  // namespace demarc::print
