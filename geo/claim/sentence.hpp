#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "claim/lexicon.hpp"
#include "claim/party.hpp"
#include "text/analysis.hpp"
#include "toponym/toponym.hpp"

namespace demarc::claim {

enum class Pos : std::uint8_t {
    noun,
    adjective,
    pronoun,
    determiner,
    possessive,
    verb,
    auxiliary,
    to,
    adverb,
    negation,
    preposition,
    coordinator,
    subordinator,
    relative,
    that,
    time,
    number,
    comma,
    hyphen,
    stop,
    quote,
    other
};

/// One word, or several that make one name or phrase ("Rapid Support Forces", "defence ministry").
struct Unit {
    base::Span span;
    std::string_view lower;            ///< small-letter form of its (first) word
    const WordEntry* entry = nullptr;  ///< of the whole phrase; null where the lexicon has none
    Pos pos = Pos::noun;
    bool capitalised = false;
    bool isNumber = false;
    NameUse use = NameUse::name;
    std::int32_t party = -1;  ///< index into the registry
    std::int32_t place = -1;  ///< index into the document's toponyms

    [[nodiscard]] bool is(WordClass wordClass) const { return entry && entry->is(wordClass); }
    [[nodiscard]] bool namesFrame() const { return entry && entry->nounFrame >= 0; }
};

enum class ItemKind : std::uint8_t { phrase, verb, preposition, coordinator, subordinator, relative, that, time, comma, stop, quote, other };
enum class Modal : std::uint8_t { none, will, would, should, may };

/// A group of units that plays one part in its sentence; first to last in units, last excluded.
struct Item {
    ItemKind kind = ItemKind::other;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    // Of a verb group:
    std::uint32_t main = 0;            ///< the unit of the full verb
    const VerbSense* frame = nullptr;  ///< the frame sense that its particle allows; null where none
    Modal modal = Modal::none;
    bool passive = false;
    bool negated = false;
    bool infinitive = false;
    bool gerund = false;   ///< an -ing form without a form of be
    bool reduced = false;  ///< a participle that stands for a relative clause ("held by")
    bool had = false;      ///< past perfect
    bool copula = false;   ///< only a form of be
};

/// A sentence taken apart.
struct ParsedSentence {
    std::uint32_t index = 0;  ///< of text::Analysis::sentences
    base::Span span;
    bool heading = false;
    std::vector<Unit> units;
    std::vector<Item> items;

    [[nodiscard]] base::Span spanOf(std::uint32_t firstUnit, std::uint32_t lastUnit) const {
        return {units[firstUnit].span.begin, units[lastUnit - 1].span.end};
    }
    [[nodiscard]] base::Span spanOf(const Item& item) const { return spanOf(item.first, item.last); }
    [[nodiscard]] const WordEntry* verbEntry(const Item& item) const { return item.kind == ItemKind::verb ? units[item.main].entry : nullptr; }
    [[nodiscard]] bool verbIs(const Item& item, VerbKind kind) const {
        const WordEntry* entry = verbEntry(item);
        return entry && entry->sense(kind) != nullptr;
    }
};

/// Takes sentences apart one after the other; sentences must come in order.
class SentenceParser {
public:
    SentenceParser(std::string_view text, const text::Analysis& analysis, const std::vector<toponym::Toponym>& toponyms, const PartyRegistry& parties,
                   const FrameLexiconData& lexicon);
    /// A sentence of more than 400 tokens comes back empty.
    [[nodiscard]] ParsedSentence parse(std::size_t sentence);

private:
    void makeUnits(const text::Sentence& sentence, ParsedSentence& parsed);
    [[nodiscard]] std::size_t partyAt(std::size_t token, std::size_t lastToken, Unit& unit);
    /// `joins`: over the possessive, stroke and brackets within a name.
    [[nodiscard]] std::size_t partyAt(std::size_t token, std::size_t lastToken, bool joins, Unit& unit);
    [[nodiscard]] std::size_t phraseAt(std::size_t token, std::size_t lastToken, Unit& unit);
    [[nodiscard]] std::string_view lowerOf(const text::Token& token) const;

    std::string_view text_;
    const text::Analysis& analysis_;
    const std::vector<toponym::Toponym>& toponyms_;
    const PartyRegistry& parties_;
    const FrameLexiconData& lexicon_;
    std::string lower_;  ///< the text in ASCII small letters, ’ as '
    std::size_t nextToponym_ = 0;
    std::vector<std::string> folded_;
    std::vector<std::string_view> foldedViews_;
};

/// Says what each unit is in its sentence, then groups units into items.
void tagUnits(std::vector<Unit>& units);
void groupItems(ParsedSentence& sentence);

}  // namespace demarc::claim
