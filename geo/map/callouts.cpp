#include "map/callouts.hpp"

#include <algorithm>

#include "map/callouts_columns.hpp"
#include "map/callouts_list.hpp"

namespace demarc::map {
namespace {

constexpr double CARD_PX = 292, CARD_WIDE_PX = 316, CARD_LEAST_PX = 200;

double cardWidth(const Page& page, const Subject& subject) {
    const double most = std::max(CARD_LEAST_PX, page.map.width() * 0.3);
    // Where a wider line breaks later, the wide card says more in less height.
    const bool wide = most >= CARD_WIDE_PX && std::ranges::any_of(subject.lines, [&](const CalloutLine& line) {
                          return page.setter.width_px(line.party + " " + line.text, page.type.cardLine) > CARD_PX - 60;
                      });
    return wide ? CARD_WIDE_PX : std::min(CARD_PX, most);
}

/// The places of a mark of which there is something to tell.
std::vector<std::size_t> told(const Page& page, const MarkGroup& group) {
    std::vector<std::size_t> places = group.cluster.empty() ? std::vector{group.subject} : group.cluster;
    std::erase_if(places, [&](std::size_t i) { return page.scene.subjects[i].lines.empty(); });
    return places;
}

/// All that have no card, in the order of their places.
std::vector<const MarkGroup*> leftOverOf(const std::vector<const MarkGroup*>& wanted, std::vector<const MarkGroup*> without,
                                         const Arrangement& arrangement) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (arrangement.boxes[i].isEmpty()) without.push_back(wanted[i]);
    }
    std::ranges::sort(without, {}, &MarkGroup::subject);
    return without;
}

/// "1 Name: …", a line for each place of each mark.
std::vector<std::string> entriesFor(const Page& page, const std::vector<const MarkGroup*>& leftOver) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < leftOver.size(); ++i) {
        for (const std::size_t place : told(page, *leftOver[i])) entries.push_back(std::to_string(i + 1) + " " + asOneLine(page.scene.subjects[place]));
    }
    return entries;
}

struct Cards {
    std::vector<CardWish> wishes;
    std::vector<std::array<Piece, 2>> pieces;  ///< by wish and version
};

Cards wishesFor(const Page& page, const Columns& columns, const std::vector<const MarkGroup*>& groups) {
    Cards cards;
    for (const MarkGroup* group : groups) {
        const Subject& subject = page.scene.subjects[group->subject];
        CardWish wish{};
        wish.group = group;
        constexpr std::size_t DISPUTED = 4;
        if (subject.dispute.value_or(0) > 0) wish.worth = DISPUTED;
        std::array<Piece, 2> pieces;
        for (const Version version : {FULL, COMPACT}) {
            pieces[version] = makeCard(page, subject, cardWidth(page, subject), version == COMPACT);
            wish.size_px[version] = {pieces[version].width_px, pieces[version].height_px};
        }
        columns.measure(wish);
        cards.wishes.push_back(std::move(wish));
        cards.pieces.push_back(std::move(pieces));
    }
    return cards;
}

}  // namespace

void placeCallouts(Page& page, const std::vector<MarkGroup>& groups) {
    const std::size_t selected = page.options.selected;
    const bool onlySelected = !page.options.column && selected < page.scene.subjects.size();
    const bool roomy = page.map.width() >= 420 && page.map.height() >= 260;
    std::vector<const MarkGroup*> wanted, without;
    for (const MarkGroup& group : groups) {
        if (told(page, group).empty() || (onlySelected && group.subject != selected)) continue;
        // A mark of several places has a card only for the one that is selected.
        const bool shared = !group.cluster.empty() && group.subject != selected;
        (roomy && !group.crowdedOut && !shared ? wanted : without).push_back(&group);
    }
    Columns columns{page, groups};
    Cards cards = wishesFor(page, columns, wanted);
    Arrangement arrangement = columns.arrange(cards.wishes);
    std::vector<const MarkGroup*> leftOver = leftOverOf(wanted, without, arrangement);
    if (roomy && !onlySelected) {
        if (const ListSize list = listSize(page, entriesFor(page, leftOver)); list.height_px > 0) {
            // The list needs room, too: on the side with fewer cards, those that stand there go into it.
            constexpr double FOR_THESE_PX = 60;
            const bool left = arrangement.order[LEFT].size() <= arrangement.order[RIGHT].size() && page.map.width() >= TWO_SIDED_PX;
            columns.reserve(left ? LEFT : RIGHT, list.width_px, list.height_px + FOR_THESE_PX, list.head_px);
            for (CardWish& wish : cards.wishes) columns.measure(wish);
            arrangement = columns.arrange(cards.wishes);
            leftOver = leftOverOf(wanted, without, arrangement);
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (arrangement.boxes[i].isEmpty()) continue;
        drawLeader(page, arrangement.leaders[i]);
        drawCard(page, std::move(cards.pieces[i][arrangement.version[i]]), arrangement.boxes[i], wanted[i]->subject);
    }
    for (std::size_t i = 0; i < leftOver.size(); ++i) drawNumber(page, *leftOver[i], std::to_string(i + 1));
    page.frame.leftOver = entriesFor(page, leftOver);
    if (roomy && !onlySelected) listOnMap(page, columns);
}

void listUnnamed(Page& page, const std::vector<MarkGroup>& groups) {
    std::vector<const MarkGroup*> without;
    for (const MarkGroup& group : groups)
        if ((group.hasMarks || group.crowdedOut) && (group.name_px.isEmpty() || !group.cluster.empty())) without.push_back(&group);
    std::ranges::sort(without, {}, &MarkGroup::subject);
    std::vector<std::size_t> lastLines;
    for (std::size_t i = 0; i < without.size(); ++i) {
        const std::vector<std::size_t> places = without[i]->cluster.empty() ? std::vector{without[i]->subject} : without[i]->cluster;
        for (const std::size_t place : places) page.frame.leftOver.push_back(std::to_string(i + 1) + " " + page.scene.subjects[place].name);
        lastLines.push_back(page.frame.leftOver.size());
    }
    listOnMap(page, Columns{page, groups});
    // A number that no list explains would lead nowhere.
    for (std::size_t i = 0; i < without.size(); ++i)
        if (!page.plan.panel.isEmpty() || lastLines[i] <= page.listedOnMap) drawNumber(page, *without[i], std::to_string(i + 1));
}

void listUncaptioned(Page& page, const std::vector<MarkGroup>& groups) {
    std::vector<const MarkGroup*> without;
    for (const MarkGroup& group : groups)
        if (!group.captioned && !told(page, group).empty()) without.push_back(&group);
    std::ranges::sort(without, {}, &MarkGroup::subject);
    for (std::size_t i = 0; i < without.size(); ++i) drawNumber(page, *without[i], std::to_string(i + 1));
    page.frame.leftOver = entriesFor(page, without);
    listOnMap(page, Columns{page, groups});
}

}  // namespace demarc::map
