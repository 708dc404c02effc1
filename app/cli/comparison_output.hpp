#pragma once
#include <string>

#include "claim/comparison.hpp"

namespace demarc::cli {

/// What was compared, and the dates asked for.
struct ComparisonInput {
    const std::vector<claim::Reading>& readings;
    const std::vector<claim::ComparedPlace>& places;
    const claim::Knowledge& knowledge;
    std::optional<base::Date> at, since;
};

/// A block for each place and a line for each voice, event and proposal, then the reports that are cited, by number.
[[nodiscard]] std::string comparisonTable(const ComparisonInput& input);
/// {"at", "since", "places": [{…, "dispute", "positions", "events", "proposals", "past", "superseded"}], "sources"}; each claim with its sentence.
[[nodiscard]] std::string comparisonJson(const ComparisonInput& input);
/// A line for each place, voice and holder that it asserts or denies.
[[nodiscard]] std::string comparisonCsv(const ComparisonInput& input);

}  // namespace demarc::cli
