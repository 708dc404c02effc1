#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "claim/attribution.hpp"
#include "claim/clause.hpp"
#include "claim/memory.hpp"
#include "claim/reading.hpp"
#include "claim/verdict.hpp"
#include "claim/when.hpp"

namespace demarc::claim {

/// How a verb stands to the facts: told as such, tried, planned by the actor, foreseen, part of a proposal, denied, or not told at all.
enum class Mood : std::uint8_t { fact, attempt, plan, forecast, proposal, negated, untold };

/// Reads the claims of one document, sentence after sentence.
class ClaimReader {
public:
    ClaimReader(const text::Document& document, const text::Analysis& analysis, const std::vector<toponym::Toponym>& toponyms,
                const Knowledge& knowledge, const PartyRegistry& parties);
    /// Claims in the order of the text, alike ones merged; ids are given later.
    [[nodiscard]] std::vector<Claim> readAll();
    [[nodiscard]] const std::map<int, std::vector<base::Span>>& partyMentions() const { return mentions_; }
    [[nodiscard]] const std::vector<int>& partyOrder() const { return order_; }
    /// Claimants that no party file knows, with the sentences of their claims.
    [[nodiscard]] const std::map<std::string, std::vector<base::Span>>& monitors() const { return monitors_; }

private:
    /// What one cue says, before claimants and dates are known.
    struct Event {
        const Frame* frame = nullptr;
        Status status = Status::control;
        std::vector<int> actors;
        std::vector<Complement> places;
        Mood mood = Mood::fact;
        std::vector<int> planners;  ///< who proposes, where that is not the actor
        std::size_t item = 0;       ///< of the cue
        base::Span cue;
        bool had = false;    ///< past perfect
        bool byNobody = false;  ///< told even where nobody is named: a strike that nothing else than a weapon can make, control by "a joint force"
        bool past = false;   ///< what was told before, and that was past
        bool aside = false;  ///< the report's own words in what somebody says: "the city that they had ruled"
        std::string rule;
    };

    /// Finds who speaks in a sentence, from its own words and from those around it.
    void listen(const std::vector<ParsedSentence>& sentences, std::size_t at);
    /// Whether the paragraph of a sentence is one quotation.
    [[nodiscard]] bool isAllQuoted(const ParsedSentence& sentence) const;
    void readSentence(const ParsedSentence& sentence);
    void readVerb(const ParsedSentence& sentence, std::size_t item);
    void readNoun(const ParsedSentence& sentence, std::size_t item);
    void readInside(const ParsedSentence& sentence, std::size_t item);
    void readContested(const ParsedSentence& sentence, std::size_t item);
    void readShare(const ParsedSentence& sentence, std::size_t item);
    [[nodiscard]] bool isAirStrike(const Unit& unit) const;
    [[nodiscard]] bool isTown(const Complement& place) const;
    /// Whether a subject is a whole side, or all of its fighters: not "some rebels", "five soldiers".
    [[nodiscard]] bool isSide(const ParsedSentence& sentence, const std::vector<std::size_t>& subject) const;
    /// "The town is ours", "X is RSF territory".
    void readOwned(const ParsedSentence& sentence, std::size_t item);
    /// "Under SDF control:" before a list, and what stands in the list line by line.
    void readList(const ParsedSentence& sentence);
    void readHeld(const ParsedSentence& sentence, std::size_t item);
    /// "Russia claims 75% of X".
    void readClaimed(const ParsedSentence& sentence, std::size_t item);
    /// "the fiercely contested city of X": the report's own word for it, whoever speaks.
    void readDescribed(const ParsedSentence& sentence, std::size_t item);
    /// "the capture of X, and that of Y": told of Y, too.
    void readThatOf(const ParsedSentence& sentence, std::size_t item);
    /// Who makes the statement that a report is, from its heading; nothing where it does not speak of itself.
    [[nodiscard]] std::optional<Voice> signatoryOf(const std::vector<ParsedSentence>& sentences) const;
    void readGift(const ParsedSentence& sentence, std::size_t item);
    /// "X put the figure at 10 percent": of the share that was told last.
    void readFigure(const ParsedSentence& sentence, std::size_t item);
    /// "began withdrawing from X", "its withdrawal from X began": the cue holds the words that say so, and a town that is only begun to be taken is taken in part.
    void markBegun(const ParsedSentence& sentence, Event& event) const;
    void readDenial(const ParsedSentence& sentence, const Voice& voice);
    /// "leaving only X in Y's hands", "left X to Y": tells that Y holds it; whether who leaves it did not withdraw from it.
    bool leavesToOthers(const ParsedSentence& sentence, const Event& left);
    /// "denied responsibility": of the strikes that were told last, its own or nobody's.
    void disownStrike(const ParsedSentence& sentence, const Voice& voice);
    /// "something denied by X".
    void readDeniedBy(const ParsedSentence& sentence, std::size_t item);
    /// Denials of the claims told so far by others: of the last sentence that has any, or of all (`many`) by `targets`.
    /// What was told before byte `from` is not meant, nor, with `onlySpoken`, what the report tells in its own voice. Whether there are any.
    bool rejectTold(const ParsedSentence& sentence, const Voice& voice, bool many, const std::vector<int>& targets, std::uint32_t from, bool onlySpoken = false);
    /// Where the last plan, offer or truce before byte `limit` is named: it may be what somebody rejects.
    [[nodiscard]] std::uint32_t lastOfferBefore(const ParsedSentence& sentence, std::uint32_t limit) const;
    /// Whether a claim is of the conflict that a party is named in.
    [[nodiscard]] bool concerns(const Claim& claim, int denier) const;
    void learnPlan(const ParsedSentence& sentence);
    void emit(const ParsedSentence& sentence, Event event);
    void add(Claim claim);
    [[nodiscard]] bool holdsOwnGround(const Claim& claim) const;
    /// The other side of whose ground a place is, only where the sentence names it or it was told to act
    /// there before: nobody is blamed for a strike that no one is said to have made.
    [[nodiscard]] std::vector<int> foesNamed(const ParsedSentence& sentence, const Complement& place) const;
    /// Whose strikes "the bombing" are: of whom the report told just before by the same noun.
    [[nodiscard]] std::vector<int> strikerTold(const Unit& noun) const;
    /// Whether a party is of the side that its foe at a place has for a foe. A third one that only tells of a fight there is not.
    [[nodiscard]] bool fightsAt(const Complement& place, int party) const;
    /// Who fights at a place where the words do not say: a party of the sentence that is not the ground's owner, nor who tells of it (`voice`, null for the report); the other side only where the report
    /// tells in its own words of a place that it told of before, or speaks of both.
    [[nodiscard]] int fighterIn(const ParsedSentence& sentence, const Complement& place, const Voice* voice) const;
    /// Who is said to lose; "rejected X's statement that its troops had lost Y": those of who rejects it.
    [[nodiscard]] std::vector<int> losersOf(const ParsedSentence& sentence, const std::vector<std::size_t>& subject, std::size_t limit, std::size_t at) const;
    /// A loss that is denied of nobody's known gain says that the loser holds on; one that the loser concedes, that it left; any other is
    /// left as it is.
    void settleLoss(Event& event, int loser) const;
    /// Whose siege or occupation it was that verb `ender` ends.
    [[nodiscard]] std::vector<int> heldUntil(const ParsedSentence& sentence, std::size_t ender, const Event& event) const;
    /// "the government", "the army" of no state named are those of the place's country: sets `actors` right where `nouns` name them so.
    void settleOrgans(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t at, const Complement& place,
                      std::vector<int>& actors) const;
    /// Like partiesOf, but none of them is the one who speaks.
    [[nodiscard]] std::vector<int> partiesAsNamed(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t limit) const;
    /// The other side at a place: who was last told to act there, else the party that the report shows as `party`'s foe.
    [[nodiscard]] int opponentAt(const Complement& place, int party) const;
    /// Drops "an attack" that the report also tells as a strike.
    void mergeStrikes();
    /// Nobody asserts what he denies in one breath: the denial stays, since it takes a word of its own to deny, while the assertion may be
    /// what somebody else is said to claim.
    void dropContradicted();
    /// Drops what the report seems to tell in its own voice where a party says the same in the same sentence, and a part beside the whole.
    void dropEchoes();

    /// Null where the lexicon has none of that name.
    [[nodiscard]] const Frame* frameNamed(std::string_view name) const;
    /// Who proposes, by a verb of proposing: a body or the report's own voice, too, where nobody else does.
    [[nodiscard]] std::vector<int> proposersOf(const ParsedSentence& sentence, std::size_t verb) const;
    [[nodiscard]] Mood moodOf(const ParsedSentence& sentence, std::size_t verb, std::vector<int>& planners) const;
    /// The state whose ground a place is; kNobody where unknown.
    [[nodiscard]] int victimAt(const Complement& place) const;
    /// Who holds the place by what was told last.
    [[nodiscard]] std::vector<int> lastHolder(const Complement& place) const;
    [[nodiscard]] int voiceParty(std::size_t item) const;
    [[nodiscard]] std::vector<int> partiesOf(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t limit,
                                             std::size_t at) const;
    [[nodiscard]] std::vector<Complement> placesOf(const ParsedSentence& sentence, const std::vector<std::size_t>& nouns, std::size_t limit) const;
    /// The town where "captured the airport", "drove them out" or "repelled the attack" happened, though the clause does not name it.
    [[nodiscard]] std::vector<Complement> impliedPlace(const ParsedSentence& sentence, const Frame& frame, std::size_t verb, std::size_t end) const;
    /// The town that "there" means in items [from, to); empty where no such word stands.
    [[nodiscard]] std::vector<Complement> placeThere(const ParsedSentence& sentence, std::size_t from, std::size_t to) const;
    /// The town of "the siege", told of just before; empty where none was told.
    [[nodiscard]] std::vector<Complement> placeTold(const ParsedSentence& sentence, std::size_t at, Status status) const;
    /// The place before "which" or "that" whose clause holds the verb: "X, which the army says it controls".
    [[nodiscard]] std::vector<Complement> antecedent(const ParsedSentence& sentence, std::size_t subject) const;
    [[nodiscard]] When whenAt(const ParsedSentence& sentence, std::size_t item) const;
    /// "efforts were underway": whether the subject of a verb is work that goes on.
    [[nodiscard]] bool isEffort(const ParsedSentence& sentence, std::size_t verb) const;
    [[nodiscard]] bool isHypothetical(const ParsedSentence& sentence, std::size_t item) const;
    void addCasualties(const ParsedSentence& sentence, Claim& claim) const;

    const text::Document& document_;
    const text::Analysis& analysis_;
    const std::vector<toponym::Toponym>& toponyms_;
    const Knowledge& knowledge_;
    const PartyRegistry& parties_;  ///< those of the files, and those that only this report names
    const FrameLexiconData& lexicon_;
    Memory memory_;
    std::vector<Voice> voices_;        ///< of the sentence being read
    std::vector<Verdict> verdicts_;    ///< of the same
    std::optional<Voice> quotedBefore_;  ///< who was quoted last, while quotations go on
    std::optional<Voice> author_;        ///< of the post that is being read
    std::optional<Voice> signatory_;     ///< of a statement that speaks of "us" and "the enemy": all of it is its word
    int listHolder_ = kNobody;           ///< who holds what stands in the list that is being read
    std::uint32_t lastOffer_ = 0;      ///< end of the last plan, offer or truce named in the sentences before
    std::uint32_t previousBegin_ = 0;  ///< of the sentence before
    std::vector<int> planParties_;     ///< whose plan the report speaks of
    std::vector<Claim> claims_;
    std::unordered_map<std::string, std::size_t> byKey_;  ///< claims that say the same have one key
    std::map<int, std::vector<base::Span>> mentions_;
    std::vector<int> order_;  ///< parties in order of mention
    std::map<std::string, std::vector<base::Span>> monitors_;
};

}  // namespace demarc::claim
