#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"

namespace demarc::claim {

struct Knowledge;
struct Reading;

/// Whose a claim is that a person corrected: what Claim::reader says then.
inline constexpr std::string_view kByHand = "by hand";
/// The same of a claim that a person found to be right as it was read.
inline constexpr std::string_view kConfirmed = "confirmed";

/// What persons decided on claims of reports: kept apart from what is read, and put in its place each time that the report is read.
class Corrections {
public:
    /// Reads files with a JSON object a line (docs/corrections.md). Throws FileError, and FormatError naming file and line.
    [[nodiscard]] static Corrections open(const std::vector<std::filesystem::path>& files);
    /// Adds those of a text with a JSON object a line; `name` stands for its file in messages. Throws FormatError.
    void add(std::string_view lines, const std::string& name);
    [[nodiscard]] bool isEmpty() const { return byReport_.empty(); }
    /// Rejects, changes and adds claims of a reading; those by hand say so in Claim::reader. A warning among its issues for each correction whose
    /// sentence the report does not hold, or whose claim is none.
    void apply(Reading& reading, const Knowledge& knowledge) const;

private:
    struct Correction {
        std::string place;     ///< "FILE:LINE"
        std::string sentence;  ///< where the claim stands, word for word
        std::string was;       ///< JSON of what the reader makes of it; empty for a claim that it does not find
        std::string claim;     ///< JSON of what stands instead; empty for nothing
    };
    std::map<std::string, std::vector<Correction>, std::less<>> byReport_;
};

/// The user's own files of corrections: *.ndjson in $XDG_DATA_HOME/demarc/corrections, by name.
[[nodiscard]] std::vector<std::filesystem::path> ownCorrectionFiles();

}  // namespace demarc::claim
