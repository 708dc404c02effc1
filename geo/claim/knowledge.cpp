#include <algorithm>
#include <iterator>

#include "base/file.hpp"
#include "claim/reading.hpp"
#include "gazetteer/own_file.hpp"

namespace demarc::claim {

Knowledge Knowledge::open(const std::filesystem::path& assets, const std::vector<std::filesystem::path>& ownPlaces,
                          const std::vector<std::filesystem::path>& corrections) {
    auto correctionFiles = ownCorrectionFiles();
    std::ranges::copy(corrections, std::back_inserter(correctionFiles));
    auto own = gazetteer::readAllOwnPlaces(ownPlaces);
    auto parties = PartyRegistry::open(assets, base::userDataFolder() / "parties");
    std::ranges::copy(parties.issues(), std::back_inserter(own.issues));
    return {gazetteer::Gazetteer::open(assets, own.value), toponym::Lexicon::open(assets), std::move(parties), FrameLexicon::open(assets), std::move(own.issues),
            Corrections::open(correctionFiles)};
}

}  // namespace demarc::claim
