#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/telling.hpp"

namespace demarc::map {

/// What all who speak of a place say of one holder's share of it.
struct Hold {
    std::string id;
    double most = 0;    ///< the largest share asserted
    double least = 1;   ///< what every voice grants it; a denial grants nothing, a voice that speaks of others what these leave open
    bool told = false;  ///< somebody told `most` as a share, or it is the whole: not just "part of it"
    std::vector<const claim::Position*> by;

    /// Whether those who assert it put it at one share.
    [[nodiscard]] bool isOneShare() const;
};

/// The holders asserted, in order of mention.
[[nodiscard]] std::vector<Hold> holdsOf(const claim::PlaceView& place, const Telling& telling);

/// Whether a position tells a holder's share in so many words, or the whole; else only that it holds part.
[[nodiscard]] bool isShareTold(const claim::Position& position, std::string_view holder, const Telling& telling);

/// A share that counts as the whole.
inline constexpr double WHOLE_SHARE = 0.999;

}  // namespace demarc::map
