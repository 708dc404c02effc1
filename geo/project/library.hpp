#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "project/desk.hpp"

namespace demarc::project {

/// Reads the reports of a desk and puts in place what persons decided. Keeps what it read of each report: an edit costs a copy, not a reading; only
/// an alias of a party makes it read them again. For one thread at a time; it reads on all cores.
class Library {
public:
    /// Puts into `knowledge` how parties are called in the task that is read, so that nobody else may look at its parties meanwhile.
    explicit Library(claim::Knowledge& knowledge);

    /// The readings of a task's reports, in order. `progress` is told how many of those not known yet are read, and says whether to go on; null where it
    /// did not.
    [[nodiscard]] Readings read(const ReadingTask& task, const std::function<bool(std::size_t read, std::size_t all)>& progress = {});

    /// Every party as the task read last calls it. Never changes: another task has another.
    [[nodiscard]] const std::shared_ptr<const claim::PartyRegistry>& parties() const { return parties_; }

private:
    using Reading = std::shared_ptr<const claim::Reading>;
    [[nodiscard]] Reading readOne(const Report& report) const;
    [[nodiscard]] claim::Reading corrected(const claim::Reading& reading, const ReadingTask& task) const;

    void callParties(const std::vector<PartyLook>& looks);

    claim::Knowledge& knowledge_;
    const claim::PartyRegistry files_;                           ///< as no project calls them
    std::vector<PartyLook> looks_;                               ///< that the next two were made for
    claim::PartyRegistry forReading_;                            ///< with aliases alone, so that a reading does not depend on colours
    std::shared_ptr<const claim::PartyRegistry> parties_;
    std::map<std::shared_ptr<const Report>, Reading> read_;
};

}  // namespace demarc::project
