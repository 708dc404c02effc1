#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "claim/positions.hpp"
#include "project/correcting.hpp"
#include "project/items.hpp"

namespace demarc::panels {

/// A place that a claim may be moved to, as the form lists it.
struct PlaceChoice {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    double score = 0;  ///< 0 to 1
    std::string why;
};

/// A claim in the inspector's form, before it is saved.
struct ClaimEdit {
    enum class Kind : std::uint8_t { change, split, add };

    bool open = false;
    bool aside = false;                    ///< something else is looked at meanwhile: the draft waits
    bool justOpened = false;
    Kind kind = Kind::change;
    claim::ClaimRef ref{};                 ///< the claim, of `add` only its reading
    std::string report{};                  ///< the reading's
    claim::Claim claim{};                  ///< as it shall be
    std::string share{}, from{}, to{}, killed{}, wounded{};  ///< as they are typed
    std::string searched{};                ///< the name that the choices are of
    std::vector<PlaceChoice> choices{};
    project::Reach reach = project::Reach::claim;
    std::string awaited{};                 ///< the report in which a claim was made that is not read yet
    std::string fault{};                   ///< why it can't be saved
    [[nodiscard]] bool isShown() const { return open && !aside; }
};

/// Words of the report that are selected with the mouse; whole words.
struct WordSelection {
    std::size_t reading = 0;
    base::Span span{};                     ///< empty for none
    std::optional<std::uint32_t> anchor{}; ///< the byte where the drag began
    std::optional<claim::ClaimRef> menuOf{}; ///< the claim that the open menu is about
};

/// A party in its popup.
struct PartyEdit {
    bool asked = false;
    project::PartyLook look;
    std::string name, alias;               ///< as they are typed
    float colour[3] = {0, 0, 0};
    std::string searched;                  ///< what is typed in a menu of parties
};

}  // namespace demarc::panels
