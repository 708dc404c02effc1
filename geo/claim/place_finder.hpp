#pragma once
#include <map>
#include <string>

#include "claim/reading.hpp"

namespace demarc::claim {

/// Finds where the places of claims are that some other program or a person read from a report.
class PlaceFinder {
public:
    PlaceFinder(const Reading& reading, const gazetteer::Gazetteer& gazetteer);
    /// Says which place of the gazetteer a claim is about; its position is that one's unless it has its own. False where no place has this id.
    [[nodiscard]] bool putAt(Claim& claim, const std::string& id);
    /// The same by the name of its place: what the report means by it, else the likeliest of that name, else of a name one slip away. A claim with a
    /// position of its own gets a place only if that lies there. Where nothing is found the claim stays as it is.
    void putByName(Claim& claim) const;

private:
    static void put(Claim& claim, const gazetteer::Place& place);

    const gazetteer::Gazetteer& gazetteer_;
    std::map<std::string, const toponym::Toponym*, std::less<>> named_;  ///< the first of the report by each folded name and surface
    std::map<std::string, gazetteer::PlaceIndex, std::less<>> byId_;     ///< asked before
};

}  // namespace demarc::claim
