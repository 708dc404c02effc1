#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "claim/positions.hpp"
#include "map/scene.hpp"

namespace demarc::map {

/// A party as this scene shows it.
struct PartyLook {
    std::string id;
    std::string name;     ///< the report's own voice has one too, an actor that is not told none
    base::Colour mark;
    base::Colour text;
    bool plural = false;  ///< whether its name takes a verb in the plural: "Houthis hold"
    bool claims = false;  ///< whether it says, or is said to do, anything on the map; else it is only named
    bool fixed = false;   ///< whether its party file fixes the colour
    bool falls = false;   ///< on paper: every second party's stripes fall to the right, so that grey prints tell two apart
};

/// Whether a party's name is a plural noun. States are singular whatever their form ("United States"); a group's name is plural when its
/// last word is: "Tiger Forces", and "Houthis" for the alias "Houthi", but not "Hamas".
[[nodiscard]] bool isPlural(const claim::Party& party);

/// The readings of one scene and how their parties look: what symbols and words are made from. Refers to the readings, which outlive it.
class Telling {
public:
    /// `ownVoice`: how the report's own voice is called.
    Telling(const std::vector<claim::Reading>& readings, const claim::PartyRegistry& registry, const Theme& theme, std::string ownVoice = "Report");

    [[nodiscard]] const std::vector<claim::Reading>& readings() const { return readings_; }
    [[nodiscard]] const claim::Claim& claim(claim::ClaimRef ref) const { return readings_[ref.reading].claims[ref.claim]; }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    /// Any id has a look; one that no reading mentions is drawn as unknown.
    [[nodiscard]] const PartyLook& party(std::string_view id) const;
    /// In order of mention, the report's own voice not among them.
    [[nodiscard]] const std::vector<PartyLook>& parties() const { return parties_; }

    /// What colours mean a party, or a proposal, on maps of these readings.
    [[nodiscard]] std::vector<base::Colour> drawnColours() const;

private:
    void addParty(const std::string& id, base::Colour wanted, const claim::PartyRegistry& registry);
    void giveColours();
    void turnStripes();

    const std::vector<claim::Reading>& readings_;
    const Theme& theme_;
    std::vector<PartyLook> parties_;
    PartyLook narrator_;
    PartyLook unknown_;
};

/// The place as a view tells it: all parties, one, only what is proposed, or only what is past.
[[nodiscard]] claim::PlaceView inView(const claim::PlaceView& place, View view, std::string_view party, const Telling& telling);

}  // namespace demarc::map
