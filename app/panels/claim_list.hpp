#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "claim/positions.hpp"
#include "map/telling.hpp"

namespace demarc::panels {

enum class ClaimColumn : std::uint8_t { place, party, says, share, confidence, when, speaker };
inline constexpr std::size_t kClaimColumns = 7;

/// What a cell of the table says.
[[nodiscard]] std::string cellText(const claim::Claim& claim, ClaimColumn column, const map::Telling& telling);

/// What a claim must be to be listed; of each set one suffices, and an empty one asks for nothing.
struct ClaimFilter {
    std::string words{};             ///< anywhere in its cells or sentence, in small or capital letters
    std::set<std::string> parties{}; ///< claimant or holder
    std::set<std::string> places{};  ///< by name
    std::set<claim::Stance> stances{};
    std::set<claim::Status> statuses{};
    std::optional<int> from_day{}, to_day{};  ///< when it is about, days since 1970-01-01
    bool disputed = false;           ///< of a place on which accounts differ
    bool byHand = false;             ///< made, changed or confirmed by a person
    bool unsure = false;             ///< confidence below kUnsure
    friend bool operator==(const ClaimFilter&, const ClaimFilter&) = default;
};
inline constexpr double kUnsure = 0.7;

/// Claims as sorted and filtered. Everything is worked out when it is first asked for and kept until the readings change: another word costs a search
/// of what passed the shorter one, another frame nothing. Of 20,000 claims a filter takes 2 ms.
class ClaimList {
public:
    /// Forgets all; what is given outlives the list, or the next call.
    void reset(const std::vector<claim::Reading>& readings, const map::Telling& telling, std::vector<claim::ClaimRef> claims, std::set<claim::ClaimRef> disputed);
    /// nullptr: in the order given.
    void sort(const ClaimColumn* column, bool descending);
    void filter(const ClaimFilter& filter);
    /// Of another date; the rest stays as it is.
    void setDisputed(std::set<claim::ClaimRef> disputed);
    /// Makes ready what a filter's words are looked for in, of so many claims more; returns whether some are left.
    bool prepare(std::size_t count);
    [[nodiscard]] const std::vector<claim::ClaimRef>& rows() const { return rows_; }
    /// Counts what was done to the rows: as long as it stays, they do.
    [[nodiscard]] std::size_t changes() const { return changes_; }
    /// How many claims were looked at so far, by filters and by sorts: the work done.
    [[nodiscard]] std::size_t lookedAt() const { return lookedAt_; }

private:
    struct Entry {
        claim::ClaimRef ref;
        std::string words;  ///< in small letters; empty until a word is looked for
    };

    [[nodiscard]] const claim::Claim& claim(std::uint32_t entry) const { return (*readings_)[entries_[entry].ref.reading].claims[entries_[entry].ref.claim]; }
    [[nodiscard]] bool passes(std::uint32_t entry, const std::string& words);
    [[nodiscard]] const std::string& wordsOf(std::uint32_t entry);
    void show();

    const std::vector<claim::Reading>* readings_ = nullptr;
    const map::Telling* telling_ = nullptr;
    std::set<claim::ClaimRef> disputed_;
    std::vector<Entry> entries_;
    std::uint32_t prepared_ = 0;        ///< so many of them have their words
    std::vector<std::uint32_t> order_;  ///< all entries as sorted
    std::vector<bool> passed_;          ///< of each entry, by `filter_`
    ClaimFilter filter_;
    std::vector<claim::ClaimRef> rows_;
    std::size_t lookedAt_ = 0;
    std::size_t changes_ = 0;
};

/// The claims with their cells and sentences, a line each, as spreadsheets take them from the clipboard.
[[nodiscard]] std::string asTsv(const std::vector<claim::Reading>& readings, const map::Telling& telling, const std::vector<claim::ClaimRef>& claims);

}  // namespace demarc::panels
