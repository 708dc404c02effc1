#include "panels/accounts.hpp"

#include <algorithm>

namespace demarc::panels {

std::pair<std::string, std::string> accountsToCompare(const std::vector<std::string>& claimants, const std::vector<claim::PlaceView>& places, const std::string& one) {
    const auto bothSpeakOf = [&](const std::string& a, const std::string& b) {
        const auto speaks = [](const claim::PlaceView& place, const std::string& party) { return std::ranges::find(place.positions, party, &claim::Position::party) != place.positions.end(); };
        return std::ranges::count_if(places, [&](const claim::PlaceView& place) { return speaks(place, a) && speaks(place, b); });
    };
    std::pair<std::string, std::string> best;
    std::ptrdiff_t most = -1;
    for (auto a = claimants.begin(); a != claimants.end(); ++a)
        for (auto b = one.empty() ? a + 1 : claimants.begin(); b != claimants.end(); ++b) {
            if (a == b || (!one.empty() && *a != one)) continue;
            if (const auto count = bothSpeakOf(*a, *b); count > most) {
                most = count;
                best = {*a, *b};
            }
        }
    return best;
}

}  // namespace demarc::panels
