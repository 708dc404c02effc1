#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/telling.hpp"

namespace demarc::map {

/// Who speaks in a line: one party, which calls itself "it" or "they", or several together.
struct Subjectivity {
    std::string party;    ///< empty for several
    bool plural = false;  ///< "say", "propose"
};

/// The words for claims on one place, in plain English, the same for every party. None begins with a capital or ends in a full stop.
class Phrases {
public:
    Phrases(const Telling& telling, const claim::PlaceView& place, Subjectivity voice) : telling_{telling}, place_{place}, voice_{std::move(voice)} {}

    /// "says it holds 80% of the city and is fighting for it"; every claim asserted.
    [[nodiscard]] std::string saying(const std::vector<const claim::Claim*>& claims) const;
    /// "denies this".
    [[nodiscard]] std::string deniesThis() const;
    /// "denies that Russia holds the city".
    [[nodiscard]] std::string denial(const claim::Claim& claim) const;
    /// "proposes that Russia hold the whole region", "says it will hold the city"; of a report, "tells of a proposal that …".
    [[nodiscard]] std::string proposal(const claim::Claim& claim) const;
    /// "Russia held the city, Feb 2022 to Sep 2022"; of what a party said was so then, "Ukraine said that …".
    [[nodiscard]] std::string past(const claim::Claim& claim) const;

private:
    enum class Form { present, bare, past };
    [[nodiscard]] bool isSpeaker(const claim::Claim& claim) const { return !voice_.party.empty() && claim.actor == voice_.party; }
    [[nodiscard]] std::string actor(const claim::Claim& claim) const;
    [[nodiscard]] std::string predicate(const claim::Claim& claim, Form form, std::string_view noun) const;
    /// The words of the report that decided; empty for a claim that isn't one of the readings'.
    [[nodiscard]] std::string_view cue(const claim::Claim& claim) const;
    /// Whether it goes on and isn't done: "is withdrawing".
    [[nodiscard]] bool isBegun(const claim::Claim& claim) const;
    /// "Russia held the city, Feb 2022 to Sep 2022".
    [[nodiscard]] std::string event(const claim::Claim& claim) const;
    /// "33%", "at most 33%", as the words of the report have it.
    [[nodiscard]] std::string share(const claim::Claim& claim) const;
    [[nodiscard]] std::string noun() const;

    const Telling& telling_;
    const claim::PlaceView& place_;
    Subjectivity voice_;
};

/// "the United States" where English wants the article before a name.
[[nodiscard]] std::string withArticle(std::string_view name);
/// A party within a sentence: also "the Houthis", "the Saudi-led coalition".
[[nodiscard]] std::string withArticle(const PartyLook& party);

/// "one" … "twelve", then figures.
[[nodiscard]] std::string countWord(std::size_t count);

/// "Kupiansk, Vovchansk and Pokrovsk".
[[nodiscard]] std::string joined(const std::vector<std::string>& names);

}  // namespace demarc::map
