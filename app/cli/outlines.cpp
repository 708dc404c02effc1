#include "cli/outlines.hpp"

namespace demarc::cli {

void addOutlinesOption(CLI::App& command, std::vector<std::string>& outlines) {
    command.add_option("--outlines", outlines, "FILE[:name=FIELD]: GeoJSON with outlines of places, as city limits; may be given again")->allow_extra_args(false);
}

}  // namespace demarc::cli
