#pragma once
#include <chrono>
#include <string>

#include "base/line_process.hpp"
#include "claim/reading.hpp"

namespace demarc::claim {

/// Whom to ask for claims instead of our own reader.
struct ReaderOptions {
    std::string command;  ///< empty for our own
    double limit_s = 60;  ///< for each dispatch
    friend bool operator==(const ReaderOptions&, const ReaderOptions&) = default;
};

/// A program of the user's that reads claims in place of our own reader: a dispatch a line in, its claims a line out (docs/extractor.md). One process
/// reads all dispatches, in the order in which they are given. For one thread at a time.
class OtherReader {
public:
    /// Starts the program; it has `limit` for each dispatch. Throws UsageError for a command that is none and FileError where it can't be
    /// started, both naming it.
    OtherReader(std::string command, std::chrono::milliseconds limit);

    /// Replaces the claims of a reading by those that the program reads in its text. False where it gave no answer: then there are none, and an
    /// error among the reading's issues says why.
    [[nodiscard]] bool read(Reading& reading, const Knowledge& knowledge);
    /// Leaves a reading without claims for a reason, which goes on after the program's name.
    void refuse(Reading& reading, const std::string& why, const Knowledge& knowledge) const;

private:
    std::string command_;
    base::LineProcess process_;
};

}  // namespace demarc::claim
