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

struct Cards {
    std::vector<CardWish> wishes;
    std::vector<std::array<Piece, 2>> pieces;  ///< by wish and version
};

Cards wishesFor(const Page& page, const Columns& columns, const std::vector<const MarkGroup*>& groups) {
    Cards cards;
    for (const MarkGroup* group : groups) {
        const Subject& subject = page.scene.subjects[group->subject];
        CardWish wish;
        wish.group = group;
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
    std::vector<const MarkGroup*> wanted, leftOver;
    for (const MarkGroup& group : groups) {
        if (page.scene.subjects[group.subject].lines.empty() || (onlySelected && group.subject != selected)) continue;
        // A mark of several places has a card only for the one that is selected.
        const bool shared = !group.cluster.empty() && group.subject != selected;
        (roomy && !group.crowdedOut && !shared ? wanted : leftOver).push_back(&group);
    }
    const Columns columns{page, groups};
    Cards cards = wishesFor(page, columns, wanted);
    const Arrangement arrangement = columns.arrange(cards.wishes);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (arrangement.boxes[i].isEmpty()) {
            leftOver.push_back(wanted[i]);
            continue;
        }
        drawLeader(page, arrangement.leaders[i]);
        drawCard(page, std::move(cards.pieces[i][arrangement.version[i]]), arrangement.boxes[i], wanted[i]->subject);
    }
    std::ranges::sort(leftOver, {}, &MarkGroup::subject);
    for (std::size_t i = 0; i < leftOver.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const MarkGroup& group = *leftOver[i];
        drawNumber(page, group, number);
        const auto places = group.cluster.empty() ? std::vector{group.subject} : group.cluster;
        for (const std::size_t place : places) page.frame.leftOver.push_back(number + " " + asOneLine(page.scene.subjects[place]));
    }
    if (roomy && !onlySelected) listOnMap(page, columns);
}

}  // namespace demarc::map
