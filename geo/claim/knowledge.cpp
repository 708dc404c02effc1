#include "base/file.hpp"
#include "claim/reading.hpp"
#include "gazetteer/own_file.hpp"

namespace demarc::claim {

Knowledge Knowledge::open(const std::filesystem::path& assets, const std::vector<std::filesystem::path>& ownPlaces) {
    base::Result<std::vector<gazetteer::OwnPlace>> own;
    std::vector<std::filesystem::path> files = gazetteer::ownPlaceFiles();
    files.insert(files.end(), ownPlaces.begin(), ownPlaces.end());
    for (const std::filesystem::path& file : files) {
        auto read = gazetteer::readOwnPlaces(file);
        own.value.insert(own.value.end(), std::make_move_iterator(read.value.begin()), std::make_move_iterator(read.value.end()));
        own.issues.insert(own.issues.end(), read.issues.begin(), read.issues.end());
    }
    return {gazetteer::Gazetteer::open(assets, own.value), toponym::Lexicon::open(assets), PartyRegistry::open(assets, base::userDataFolder() / "parties"),
            FrameLexicon::open(assets), std::move(own.issues)};
}

}  // namespace demarc::claim
