#include <cstdlib>

#include "claim/reading.hpp"

namespace demarc::claim {
namespace {

/// Where a user keeps party files of their own: $XDG_DATA_HOME/demarc/parties.
std::filesystem::path userParties() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return std::filesystem::path(data) / "demarc" / "parties";
    if (const char* home = std::getenv("HOME"); home && *home) return std::filesystem::path(home) / ".local/share/demarc/parties";
    return {};
}

}  // namespace

Knowledge Knowledge::open(const std::filesystem::path& assets) {
    return {gazetteer::Gazetteer::open(assets), toponym::Lexicon::open(assets), PartyRegistry::open(assets, userParties()),
            FrameLexicon::open(assets)};
}

}  // namespace demarc::claim
