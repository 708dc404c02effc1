#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "map/callouts.hpp"

namespace demarc::map {

/// Maps narrower than this have cards at the right alone.
inline constexpr double TWO_SIDED_PX = 640;

enum Side : std::size_t { LEFT, RIGHT };
/// A card in all its words, or one line a party.
enum Version : std::size_t { FULL, COMPACT };

/// A place that should have a card: how large it is in either version, and what each step down a column would cost it.
struct CardWish {
    const MarkGroup* group = nullptr;
    std::size_t worth = 1;                                      ///< of standing: disputed places go before several others
    std::array<Vec2, 2> size_px;                                ///< by version
    std::array<std::array<std::vector<float>, 2>, 2> cost;      ///< by version, side and step; NEVER where the card can't stand
    [[nodiscard]] bool isPossible(Version version) const;       ///< there is a step from which a leader reaches the mark and crosses none
    static constexpr float NEVER = 1e9F, COLLISION = 1e6F;
};

/// Which cards stand, in which version, and where.
struct Arrangement {
    std::array<std::vector<std::size_t>, 2> order;  ///< wishes by side, from above
    std::vector<Version> version;                   ///< by wish
    std::vector<Rect> boxes;                        ///< by wish; empty for those without a card
    std::vector<Leader> leaders;                    ///< by wish
    double cost = 1e9;
    bool clean = false;  ///< no leader crosses another, a mark, a name or a card

    [[nodiscard]] std::size_t count() const { return order[LEFT].size() + order[RIGHT].size(); }
};

/// The two columns at the map's sides in which cards stand. Given which cards go to which side in which order, their heights are the
/// cheapest there are (dynamic programming over steps); sides, orders and versions are found by search: cards are put in one by one in
/// several orders, the arrangement with most cards wins, of equals the one with more words, then that with shorter leaders. All cards of a
/// sheet are of one version. The same wishes give the same arrangement. Cost: some 10 ms for sixty places.
class Columns {
public:
    Columns(const Page& page, const std::vector<MarkGroup>& groups);

    /// Keeps cards out of the upper part of a column, as far down as it takes to find this height free; `head_px` of it is lost wherever a
    /// mark or name splits it. Wishes measured before are to be measured again.
    void reserve(Side side, double width_px, double height_px, double head_px);
    /// Fills a wish's costs. Marks, names and whatever else the page has taken are where no card can stand.
    void measure(CardWish& wish) const;
    /// Cards for as many wishes as find room; those in front choose first.
    [[nodiscard]] Arrangement arrange(const std::vector<CardWish>& wishes) const;
    /// Stretches of the columns, `width_px` wide, that hold nothing.
    [[nodiscard]] std::vector<Rect> gaps(double width_px) const;

private:
    struct Obstacle {
        Rect box;
        const MarkGroup* group;
        bool isName;
    };
    using Wishes = std::vector<CardWish>;

    [[nodiscard]] Rect boxAt(Vec2 size, Side side, std::size_t step) const;
    [[nodiscard]] double leaderCost(const Leader& leader, const MarkGroup& own) const;
    bool stack(const Wishes& wishes, Side side, Arrangement& out) const;
    void evaluate(const Wishes& wishes, Arrangement& out) const;
    [[nodiscard]] Arrangement with(const Wishes& wishes, const Arrangement& before, std::size_t wish) const;
    bool improve(const Wishes& wishes, Arrangement& best) const;
    [[nodiscard]] Arrangement fill(const Wishes& wishes, const std::vector<std::size_t>& order, Version version) const;
    [[nodiscard]] Arrangement bestFilling(const Wishes& wishes, Version version) const;

    const Page& page_;
    std::vector<Obstacle> obstacles_;
    Rect area_;
    Rect reserved_;
    double step_px_ = 4;
    std::size_t steps_ = 0;
    bool oneSided_ = false;
};

}  // namespace demarc::map
