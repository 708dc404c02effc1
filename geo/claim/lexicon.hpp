#pragma once
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_map.hpp"
#include "claim/claim.hpp"

namespace demarc::claim {

/// Classes of words in assets/lexicon/claims/words.toml, each named there as here.
enum class WordClass : std::uint8_t {
    determiner,
    possessive_pronoun,
    pronoun_person,
    pronoun_party,
    pronoun_first,
    be,
    have,
    had,
    do_,
    will,
    would,
    should,
    may,
    negation,
    no_one,
    hypothetical,
    adverb,
    coordinator,
    contrast,
    subordinator,
    relative,
    preposition,
    force,
    official,
    group,
    title,
    neutral,
    insider,
    state_organ,
    state_office,
    monitor,
    installed,
    enemy,
    ally,
    tied,
    held,
    plain_side,
    settlement,
    region,
    water,
    facility,
    part,
    territory,
    distance,
    nearly,
    qualifier,
    full,
    most,
    piece,
    statement,
    plan,
    deal,
    dismissive,
    truth,
    proof,
    wrongly,
    goal,
    effort,
    contested,
    besieged,
    doubt,
    killed,
    wounded,
    person,
    air,
    weapon,
    weekday,
    month,
    unit,
    long_unit,
    ended,
    percent,
    blame,
    figure,
    bound,
    count_
};

/// What a verb does besides naming a frame: sections of verbs.toml.
enum class VerbKind : std::uint8_t {
    other,
    frame,
    say,
    deny,
    attempt,
    vow,
    propose,
    threaten,
    manage,
    fail,
    lead,
    order,
    draft,
    give,
    gain,
    remain,
    lose,
    accuse,
    end,
    intend,
    doubt_,
    rate,
    decline,
    withhold,
    begin
};

enum Form : std::uint8_t { kBase = 1, kThird = 2, kIng = 4, kPast = 8, kParticiple = 16 };

struct VerbSense {
    VerbKind kind = VerbKind::other;
    std::int16_t frame = -1;            ///< index into frames for VerbKind::frame
    std::uint8_t forms = 0;             ///< Form bits
    std::vector<std::string> particle;  ///< words that must follow ("out", "back"), with at most a few between
};

/// Where a frame finds a party or a place.
enum class Role : std::uint8_t { none, actor, place, victim };

struct Frame {
    std::string name;
    Status status = Status::control;
    Role subject = Role::actor;
    Role object = Role::place;
    bool state = false;              ///< lasts (holds) rather than happens (takes)
    bool only = false;               ///< counts only with a place as its own object
    std::vector<std::string> place;  ///< prepositions that bring the place after the verb
    std::vector<std::string> actor;  ///< prepositions that bring the actor
    std::vector<std::string> of;     ///< prepositions that bring the place after the noun
};

struct WordEntry {
    std::bitset<static_cast<std::size_t>(WordClass::count_)> classes;
    std::vector<VerbSense> senses;
    std::int16_t nounFrame = -1;
    float number = 0;                                                       ///< of a number word
    float fraction = 0;                                                     ///< of "half", "thirds"
    std::uint8_t month = 0;                                                 ///< 1 to 12
    std::vector<std::pair<std::vector<std::string>, std::size_t>> phrases;  ///< words that follow → entry of the whole phrase; longest first

    [[nodiscard]] bool is(WordClass wordClass) const { return classes[static_cast<std::size_t>(wordClass)]; }
    [[nodiscard]] const VerbSense* sense(VerbKind kind) const;
};

/// Frames and words of assets/lexicon/claims/*.toml, found by their small-letter form.
struct FrameLexiconData {
    std::vector<Frame> frames;
    std::vector<WordEntry> entries;
    base::TextMap<std::size_t> words;

    /// Null where the word is not in the lexicon.
    [[nodiscard]] const WordEntry* find(std::string_view lower) const;
};

}  // namespace demarc::claim
