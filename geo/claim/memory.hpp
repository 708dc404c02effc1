#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "claim/claim.hpp"
#include "claim/lexicon.hpp"
#include "claim/party.hpp"
#include "claim/sentence.hpp"
#include "gazetteer/gazetteer.hpp"
#include "toponym/toponym.hpp"

namespace demarc::claim {

inline constexpr int kNobody = -1;
inline constexpr int kStranger = -2;  ///< somebody speaks who is of no known party

/// What a noun phrase is made of.
struct NounPhrase {
    std::int32_t head = -1;         ///< unit of its last noun
    std::int32_t frameUnit = -1;    ///< unit of its last noun that names a frame
    std::int32_t heldBy = kNobody;  ///< party of "Kurdish-held"
    std::int32_t place = -1;        ///< toponym, literal and not a possessor
    std::int32_t placeUnit = -1;
    std::int32_t lastName = -1;  ///< unit of the last capitalised word that nothing else explains: a person's surname
    std::int32_t firstName = -1;
    std::vector<std::uint32_t> parties;  ///< units of parties that count
    bool possessed = false;              ///< its, their, his, our
    bool definite = false;               ///< the, this, that
};

/// What the report has told so far: who speaks for whom, which places and parties were last named.
class Memory {
public:
    Memory(std::string_view text, const std::vector<toponym::Toponym>& toponyms, const PartyRegistry& parties, const gazetteer::Gazetteer& gazetteer);

    /// Counts parties and countries, to know whose "the army" is and who is whose enemy.
    void count(const ParsedSentence& sentence);
    /// Learns persons, organs and places after a sentence was read.
    void learn(const ParsedSentence& sentence);

    [[nodiscard]] NounPhrase look(const ParsedSentence& sentence, const Item& item) const;
    /// The party that a phrase names, the words behind it up to item `limit` included ("the general staff of Ukraine"). `voice` is the party
    /// that speaks here, for pronouns and "the enemy"; kNobody where the report does.
    [[nodiscard]] int partyOf(const ParsedSentence& sentence, std::size_t item, std::size_t limit, int voice) const;
    /// The toponym that a phrase names, or means by "the city", "it", "there"; -1 where none.
    [[nodiscard]] int placeOf(const ParsedSentence& sentence, std::size_t item, bool pronouns) const;
    /// The toponyms that "both towns", "the two villages", "both", "those areas" mean: as many as are counted, those named last, in order; empty for any other phrase.
    [[nodiscard]] std::vector<int> placesMeant(const ParsedSentence& sentence, std::size_t item) const;
    /// Towns and regions named in the two sentences before one, in order.
    [[nodiscard]] std::vector<int> placesBefore(const ParsedSentence& sentence) const;
    /// The other side; kNobody where the report shows none.
    [[nodiscard]] int opponentOf(int party) const;
    /// The other side in a country, where one stands out: by how often parties are named beside its places.
    [[nodiscard]] int opponentIn(std::string_view country, int party) const;
    /// Whether the report names a party beside places of a country.
    [[nodiscard]] bool actsIn(std::string_view country, int party) const;
    /// Whether the report names a party beside places of a country that is not its own.
    [[nodiscard]] bool actsAbroad(int party) const;
    /// The name of a monitor of the war that a phrase names, though no list knows it; empty for any other phrase.
    [[nodiscard]] std::string monitorIn(const ParsedSentence& sentence, const Item& item) const;
    [[nodiscard]] bool isNeutral(const ParsedSentence& sentence, std::size_t item) const;
    [[nodiscard]] int homeState() const;
    /// Whose organ or group a common noun means here: "the army", "rebel".
    [[nodiscard]] int organ(const ParsedSentence& sentence, const Unit& head) const;
    /// The town named last before an item, within about two sentences; -1 where none.
    [[nodiscard]] int townBefore(const ParsedSentence& sentence, std::size_t item) const;
    /// The state with this ISO code; kNobody where none is known.
    [[nodiscard]] int stateOf(std::string_view country) const;
    /// A person's party by surname; nothing for a stranger.
    [[nodiscard]] std::optional<int> person(std::string_view lowerName) const;

    [[nodiscard]] const Party& party(int index) const { return registry_.parties()[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const toponym::Toponym& toponym(int index) const { return toponyms_[static_cast<std::size_t>(index)]; }
    /// Both are parties, and neither fights the other: the party files or the report call them allies.
    [[nodiscard]] bool isOneSide(int a, int b) const {
        return a == b || ties_.contains(std::minmax(a, b)) || (a >= 0 && b >= 0 && registry_.isOneSide(static_cast<std::size_t>(a), static_cast<std::size_t>(b)));
    }
    [[nodiscard]] bool canAct(int party) const;

    /// The place that the report is speaking of: "it" and "the city" mean it where it fits.
    /// What was last told of; a place that is named aside leaves it as it is.
    void setFocus(int toponym) {
        if (!aside_[static_cast<std::size_t>(toponym)]) focus_ = toponym;
    }
    void setSubject(int party) { lastSubject_ = party; }
    void setSpeaker(int party, std::string_view lowerName, const std::string& name);
    [[nodiscard]] int lastSpeaker() const { return lastSpeaker_; }
    /// The party and the name of the person of a known side who was named last; kNobody before any was.
    [[nodiscard]] const std::pair<int, std::string>& lastPerson() const { return lastPerson_; }
    [[nodiscard]] const std::string& lastSpeakerName() const { return lastSpeakerName_; }

private:
    /// Learns who is called whose ally: "X, allied to Y", "Y-backed X".
    void learnTies(const ParsedSentence& sentence);
    [[nodiscard]] int government() const;
    /// The party of the subject of the sentence's first verb, where that stands before item `before`.
    [[nodiscard]] int firstSubject(const ParsedSentence& sentence, std::size_t before, int voice) const;
    /// The state of an office that a phrase names with a person: "Governor X", "the Moscow-installed mayor X"; kNobody where it names none.
    [[nodiscard]] int stateServed(const ParsedSentence& sentence, const Item& item) const;
    /// The state of the place that an organ is named with: "the Kharkiv governor".
    [[nodiscard]] int localState(const ParsedSentence& sentence, std::size_t item, std::size_t limit) const;
    /// The group that "the insurgents" or "the group" stands for.
    [[nodiscard]] int groupMeant(const ParsedSentence& sentence, const Unit& noun) const;
    /// The country of the places of a sentence, or of the last sentence with places before it; empty where they lie in several.
    [[nodiscard]] std::string countryHere(const ParsedSentence& sentence) const;
    [[nodiscard]] int earlierPlace(const ParsedSentence& sentence, std::uint32_t before, const Unit& noun) const;

    std::string_view text_;
    const std::vector<toponym::Toponym>& toponyms_;
    const PartyRegistry& registry_;
    const gazetteer::Gazetteer& gazetteer_;
    std::vector<double> weight_;                                          ///< by party
    std::map<std::string, int, std::less<>> countries_;                   ///< literal places by ISO code
    std::map<std::string, std::map<int, double>, std::less<>> theatres_;  ///< ISO code → weight by party, from sentences with a place there
    std::vector<std::string> lastCountries_;                              ///< of the last sentence with places that was counted
    std::string hereCountry_;                                             ///< of the last sentence with places that was learnt from
    std::map<std::string, int, std::less<>> people_;                      ///< surname in small letters → party
    std::map<std::string, int, std::less<>> organs_;                      ///< "general staff" → party that had it last
    std::map<std::string, std::string, std::less<>> monitors_;            ///< last word of the name in small letters → name
    std::string lastMonitor_;
    std::set<int> bodies_;                                                ///< that the report names
    std::set<std::pair<int, int>> ties_;                                  ///< parties that the report calls allies, the lower index first
    std::pair<int, std::string> lastPerson_{kNobody, {}};
    int lastSubject_ = kNobody;
    int lastGroup_ = kNobody;
    int lastSpeaker_ = kNobody;
    std::string lastSpeakerName_;
    int focus_ = -1;
    std::vector<bool> aside_;  ///< by toponym: named only to say where another place lies, or by which way somebody came
    std::vector<bool> seat_;   ///< by toponym: stands for the government that sits there
};

}  // namespace demarc::claim
