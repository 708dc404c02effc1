#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "claim/positions.hpp"
#include "map/telling.hpp"

namespace demarc::panels {

/// A place, as of whatever date.
struct PlaceKey {
    gazetteer::PlaceIndex index = gazetteer::kNoPlace;
    std::string folded{};  ///< its name where the gazetteer has no such place
    friend auto operator<=>(const PlaceKey&, const PlaceKey&) = default;
};
[[nodiscard]] PlaceKey keyOf(const claim::PlaceView& place);

/// What one party says of one place.
struct BoardCell {
    std::size_t party = 0;                                 ///< index into Board::parties()
    std::vector<claim::ClaimRef> claims{};                 ///< never empty: who holds it, what happens there, what is proposed, what was
    std::vector<std::pair<std::string, double>> shares{};  ///< holder and share, in order of mention; a "part" is no share, nor is a denial
    std::vector<std::string> parts{};                      ///< who holds a part of it, no figure being told
    std::vector<std::string> denied{};                     ///< whose hold the party denies
    [[nodiscard]] std::optional<double> share() const;     ///< the largest
};

struct BoardRow {
    PlaceKey key{};
    std::string name{}, kind{};  ///< "Oskil River", "left bank"
    std::vector<BoardCell> cells{};  ///< by party; one that says nothing has none
    std::optional<double> dispute{};
    [[nodiscard]] const BoardCell* cell(std::size_t party) const;
};

struct BoardSort {
    enum class By : std::uint8_t { dispute, place, party } by = By::dispute;
    std::string party{};  ///< by whose share
    bool descending = true;
    friend bool operator==(const BoardSort&, const BoardSort&) = default;
};

/// Places against parties: who says what of each place, as of one date. Of 20,000 claims on 2,000 places it is made in 20 ms, sorted or filtered in one.
class Board {
public:
    /// Parties stand in their order of mention, the report's own voice last: all that claim something of a place at any date, so that columns stay
    /// where they are while dates change. Keeps nothing of what is given.
    void reset(const map::Telling& telling, const std::vector<claim::PlaceView>& places);
    /// What has no figure, or no share, comes last either way; equals by name.
    void sort(const BoardSort& sort);
    /// Leaves the places of which one of these claims is, and the parties that say something of them; claims are in order. nullptr: all.
    void filter(const std::vector<claim::ClaimRef>* claims);

    // With those that the filter hides.
    [[nodiscard]] const std::vector<std::string>& parties() const { return parties_; }
    [[nodiscard]] std::size_t places() const { return rows_.size(); }
    // Without them.
    [[nodiscard]] std::size_t columns() const { return columns_.size(); }
    [[nodiscard]] const std::string& party(std::size_t column) const { return parties_[columns_[column]]; }
    [[nodiscard]] const BoardCell* cell(std::size_t index, std::size_t column) const { return row(index).cell(columns_[column]); }
    [[nodiscard]] std::size_t size() const { return shown_.size(); }
    [[nodiscard]] const BoardRow& row(std::size_t index) const { return rows_[shown_[index]]; }
    [[nodiscard]] std::optional<std::size_t> find(const PlaceKey& place) const;
    /// The row and the column in which a claim stands, if it is shown.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find(claim::ClaimRef claim) const;

private:
    void show();

    std::vector<std::string> parties_;
    std::vector<std::size_t> columns_;  ///< of the parties
    std::vector<BoardRow> rows_;        ///< by name
    std::vector<std::uint32_t> order_;  ///< all of them, as sorted
    std::vector<bool> passed_;
    std::vector<std::uint32_t> shown_;
};

/// "80% Russia" above "Gen. Gerasimov"; "part: Russia"; "80% denied" above "Russia holds". No figure but those that are told: control without one is all of it.
struct CellWords {
    std::string head, below;
};
[[nodiscard]] CellWords wordsOf(const BoardCell& cell, const map::Telling& telling);
/// "0.80", or a dash.
[[nodiscard]] std::string figureOf(std::optional<double> dispute);
/// The board as it is shown, a line a place, as spreadsheets take it from the clipboard.
[[nodiscard]] std::string asTsv(const Board& board, const map::Telling& telling);

}  // namespace demarc::panels
