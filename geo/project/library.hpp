#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "project/desk.hpp"

namespace demarc::project {

/// Reads the reports of a desk and puts in place what persons decided. Keeps what it read of each report: an edit costs a copy, not a reading.
/// For one thread at a time; it reads on all cores.
class Library {
public:
    explicit Library(const claim::Knowledge& knowledge) : knowledge_{knowledge} {}

    /// The readings of a task's reports, in order. `progress` is told the share that is read and says whether to go on; null where it did not.
    [[nodiscard]] Readings read(const ReadingTask& task, const std::function<bool(double share)>& progress = {});

private:
    using Reading = std::shared_ptr<const claim::Reading>;
    [[nodiscard]] Reading readOne(const Report& report) const;
    [[nodiscard]] claim::Reading corrected(const claim::Reading& reading, const ReadingTask& task) const;

    const claim::Knowledge& knowledge_;
    std::map<std::shared_ptr<const Report>, Reading> read_;
};

}  // namespace demarc::project
