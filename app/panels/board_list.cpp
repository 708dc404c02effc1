#include "panels/board_list.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>
#include <unordered_map>

#include "base/words.hpp"
#include "gazetteer/fold.hpp"
#include "map/symbols.hpp"
#include "panels/claim_words.hpp"

namespace demarc::panels {
namespace {

using claim::Claim;
using claim::ClaimRef;
using claim::Stance;
using claim::Status;

constexpr std::string_view kNarrator = "narrator";

/// All who claim something of a place that has a position.
std::vector<std::string> claimantsOf(const map::Telling& telling) {
    std::unordered_map<std::string_view, bool> claims;
    std::vector<std::string> mentioned;
    for (const auto& reading : telling.readings())
        for (const Claim& claim : reading.claims)
            if (claim.position && claims.emplace(claim.claimant, true).second) mentioned.push_back(claim.claimant);
    std::vector<std::string> parties;
    for (const auto& party : telling.parties())
        if (claims.contains(party.id)) parties.push_back(party.id);
    // Whom a person named as the claimant no report may mention.
    for (const auto& party : mentioned)
        if (party != kNarrator && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
    if (claims.contains(kNarrator)) parties.emplace_back(kNarrator);
    return parties;
}

/// What the party asserts of who holds the place, first; then what it denies.
void addPosition(BoardCell& cell, const claim::Position& position, const map::Telling& telling) {
    const bool isFirst = cell.claims.empty();
    for (const Stance stance : {Stance::asserts, Stance::denies})
        for (const ClaimRef ref : position.claims) {
            const Claim& claim = telling.claim(ref);
            if (claim.stance != stance) continue;
            cell.claims.push_back(ref);
            if (!isFirst || stance != Stance::asserts) continue;
            if (isUntoldPart(claim)) {
                if (!claim.actor.empty() && std::ranges::find(cell.parts, claim.actor) == cell.parts.end()) cell.parts.push_back(claim.actor);
                continue;
            }
            auto held = std::ranges::find(cell.shares, claim.actor, &std::pair<std::string, double>::first);
            if (held == cell.shares.end()) held = cell.shares.insert(held, {claim.actor, 0});
            held->second = std::max(held->second, claim.extent.value_or(1));
        }
    if (isFirst) cell.denied = position.denied;
}

BoardRow rowOf(const claim::PlaceView& place, const map::Telling& telling, const std::unordered_map<std::string_view, std::size_t>& parties) {
    const std::string kind = place.feature == gazetteer::Feature::other ? "" : tr(std::string{gazetteer::featureName(place.feature)});
    BoardRow row{keyOf(place), place.name, place.qualifier.empty() ? kind : place.qualifier, {}, place.dispute};
    const auto cellOf = [&](const std::string& party) -> BoardCell& {
        const std::size_t index = parties.at(party);
        const auto at = std::ranges::lower_bound(row.cells, index, {}, &BoardCell::party);
        return at != row.cells.end() && at->party == index ? *at : *row.cells.insert(at, BoardCell{index});
    };
    for (const auto& position : place.positions) addPosition(cellOf(position.party), position, telling);
    for (const auto* claims : {&place.events, &place.proposals, &place.past})
        for (const ClaimRef ref : *claims) cellOf(telling.claim(ref).claimant).claims.push_back(ref);
    return row;
}

/// The bare fact that a claim denies or proposes.
std::string factOf(Claim claim, const map::Telling& telling) {
    claim.stance = Stance::asserts;
    claim.time = claim::Time::current;
    return saysOf(claim, telling);
}

/// Of a denial, the share that it rejects.
std::optional<double> extentOf(ClaimRef ref, const map::Telling& telling) {
    const Claim& claim = telling.claim(ref);
    if (claim.extent || claim.denies.empty()) return claim.extent;
    const auto& claims = telling.readings()[ref.reading].claims;
    const auto denied = std::ranges::find(claims, claim.denies, &Claim::id);
    return denied == claims.end() ? std::nullopt : denied->extent;
}

std::string joined(std::string first, const std::string& second, const char* between) { return first.empty() ? second : second.empty() ? first : std::move(first) + between + second; }

/// Who says so, or when it was, or where it stands.
std::string originOf(ClaimRef ref, const map::Telling& telling) {
    const Claim& claim = telling.claim(ref);
    if (!claim.speaker.empty()) return claim.speaker;
    if (claim.from || claim.to) return whenOf(claim);
    return telling.readings()[ref.reading].document.source.value_or("");
}

std::string headOf(const BoardCell& cell, const Claim& claim, const map::Telling& telling) {
    const bool isPast = claim.time == claim::Time::past;
    const auto& holder = telling.party(claim.actor).name;
    if (!cell.shares.empty() || !cell.parts.empty()) {
        std::string text;
        for (const auto& [party, share] : cell.shares) text = joined(std::move(text), joined(map::percent(share), telling.party(party).name, " "), ", ");
        for (const auto& party : cell.parts) text = joined(std::move(text), say("part: {0}", telling.party(party).name), ", ");
        return text;
    }
    if (claim::isHold(claim.status) && isPast) return holder.empty() ? factOf(claim, telling) : say(claim.status == Status::control ? "held by {0}" : "part held by {0}", holder);
    if (claim.status == Status::partial && !isPast) return holder.empty() ? tr("part held") : say("part: {0}", holder);
    // The glyph's colour says by whom; the column is too narrow for more.
    if (claim.status == Status::encircled) return tr("encircled");
    return saysOf(claim, telling);
}

}  // namespace

PlaceKey keyOf(const claim::PlaceView& place) {
    return {place.placeIndex, place.placeIndex == gazetteer::kNoPlace ? gazetteer::fold(place.name) : std::string{}};
}

std::optional<double> BoardCell::share() const {
    const auto most = std::ranges::max_element(shares, {}, &std::pair<std::string, double>::second);
    return most == shares.end() ? std::nullopt : std::optional{most->second};
}

const BoardCell* BoardRow::cell(std::size_t party) const {
    const auto found = std::ranges::lower_bound(cells, party, {}, &BoardCell::party);
    return found != cells.end() && found->party == party ? &*found : nullptr;
}

void Board::reset(const map::Telling& telling, const std::vector<claim::PlaceView>& places) {
    parties_ = claimantsOf(telling);
    std::unordered_map<std::string_view, std::size_t> parties;
    for (std::size_t i = 0; i < parties_.size(); ++i) parties.emplace(parties_[i], i);
    rows_.clear();
    for (const auto& place : places) {
        rows_.push_back(rowOf(place, telling, parties));
        // What was replaced since is no account of the place.
        if (rows_.back().cells.empty()) rows_.pop_back();
    }
    std::ranges::stable_sort(rows_, {}, &BoardRow::name);
    order_.clear();
    filter(nullptr);
    sort({});
}

void Board::sort(const BoardSort& sort) {
    order_.resize(rows_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    if (sort.by == BoardSort::By::place) {
        if (sort.descending) std::ranges::reverse(order_);
        return show();
    }
    const auto party = static_cast<std::size_t>(std::ranges::find(parties_, sort.party) - parties_.begin());
    std::vector<std::pair<int, double>> keys;  // how little is known, and the figure
    for (const BoardRow& row : rows_) {
        const BoardCell* cell = sort.by == BoardSort::By::party ? row.cell(party) : nullptr;
        const auto figure = sort.by == BoardSort::By::dispute ? row.dispute : cell ? cell->share() : std::nullopt;
        keys.emplace_back(figure ? 0 : cell ? 1 : 2, figure ? (sort.descending ? -*figure : *figure) : 0);
    }
    std::ranges::stable_sort(order_, {}, [&](std::uint32_t row) { return keys[row]; });
    show();
}

void Board::filter(const std::vector<ClaimRef>* claims) {
    passed_.assign(rows_.size(), true);
    std::vector<bool> speaks(parties_.size(), !claims);
    for (std::size_t i = 0; claims && i < rows_.size(); ++i) {
        passed_[i] = std::ranges::any_of(rows_[i].cells, [&](const BoardCell& cell) {
            return std::ranges::any_of(cell.claims, [&](ClaimRef ref) { return std::ranges::binary_search(*claims, ref); });
        });
        for (const BoardCell& cell : rows_[i].cells) speaks[cell.party] = speaks[cell.party] || passed_[i];
    }
    columns_.clear();
    for (std::size_t party = 0; party < parties_.size(); ++party)
        if (speaks[party]) columns_.push_back(party);
    show();
}

void Board::show() {
    shown_.clear();
    std::ranges::copy_if(order_, std::back_inserter(shown_), [&](std::uint32_t row) { return passed_[row]; });
}

std::optional<std::size_t> Board::find(const PlaceKey& place) const {
    const auto found = std::ranges::find_if(shown_, [&](std::uint32_t row) { return rows_[row].key == place; });
    return found == shown_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - shown_.begin())};
}

std::optional<std::pair<std::size_t, std::size_t>> Board::find(ClaimRef claim) const {
    for (std::size_t i = 0; i < shown_.size(); ++i)
        for (const BoardCell& cell : rows_[shown_[i]].cells)
            if (std::ranges::find(cell.claims, claim) != cell.claims.end())
                return std::pair{i, static_cast<std::size_t>(std::ranges::find(columns_, cell.party) - columns_.begin())};
    return std::nullopt;
}

CellWords wordsOf(const BoardCell& cell, const map::Telling& telling) {
    const ClaimRef first = cell.claims.front();
    const Claim& claim = telling.claim(first);
    const auto share = extentOf(first, telling);
    const std::string number = share ? map::percent(*share) : std::string{};
    const auto isPart = [&](const char* part, const char* word) { return claim.status == Status::partial && !share ? std::string{part} : joined(number, word, " "); };
    if (claim.stance == Stance::denies) return {isPart(tr("part denied"), tr("denied")), factOf(claim, telling)};
    if (claim.stance == Stance::proposes) return {isPart(tr("part proposed"), tr("proposed")), factOf(claim, telling)};
    if (claim.time == claim::Time::future) return {isPart(tr("part foreseen"), tr("foreseen")), factOf(claim, telling)};
    std::string below = originOf(first, telling);
    if (!cell.shares.empty() && !cell.denied.empty()) below = say("denies: {0}", telling.party(cell.denied.front()).name);
    else if (claim.time == claim::Time::past && (claim.from || claim.to)) below = whenOf(claim);
    else if (claim.killed) below = sayCount(static_cast<std::size_t>(*claim.killed), "{0} killed|{0} killed");
    return {headOf(cell, claim, telling), std::move(below)};
}

std::string figureOf(std::optional<double> dispute) {
    if (!dispute) return "–";
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.2f", *dispute);
    return text.data();
}

std::string asTsv(const Board& board, const map::Telling& telling) {
    std::string text;
    const auto add = [&](std::string cell, char end) {
        std::ranges::replace_if(cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        text += cell + end;
    };
    add(tr("Place"), '\t');
    add(tr("Kind"), '\t');
    for (std::size_t column = 0; column < board.columns(); ++column) add(telling.party(board.party(column)).name, '\t');
    add(tr("Dispute"), '\n');
    for (std::size_t i = 0; i < board.size(); ++i) {
        const BoardRow& row = board.row(i);
        add(row.name, '\t');
        add(row.kind, '\t');
        for (std::size_t column = 0; column < board.columns(); ++column) {
            const BoardCell* cell = board.cell(i, column);
            const auto words = cell ? wordsOf(*cell, telling) : CellWords{tr("no claim"), {}};
            const std::size_t more = cell ? cell->claims.size() - 1 : 0;
            add(joined(words.head, words.below, "; ") + (more > 0 ? " (+" + std::to_string(more) + ")" : ""), '\t');
        }
        add(row.dispute ? figureOf(row.dispute) : std::string{}, '\n');
    }
    return text;
}

}  // namespace demarc::panels
