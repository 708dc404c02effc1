// How much of a place is told of: "72 percent", "no more than a third", "14 of its 17 townships".
#include <algorithm>
#include <string>

#include "claim/clause.hpp"

namespace demarc::claim {

using enum WordClass;

base::Span limitOf(const std::vector<Unit>& units, std::uint32_t share) {
    constexpr std::uint32_t REACH = 4;
    for (std::uint32_t u = share; u-- > 0 && share - u <= REACH;) {
        if (units[u].is(bound)) return {units[u].span.begin, units[share].span.end};
        if (units[u].pos != Pos::determiner && units[u].pos != Pos::number && units[u].pos != Pos::adjective && !units[u].isNumber) break;
    }
    return {};
}

std::optional<Share> shareIn(const ParsedSentence& sentence, std::size_t at) {
    if (at + 1 < sentence.items.size() && sentence.items[at].kind == ItemKind::other && sentence.units[sentence.items[at].first].is(bound)) ++at;
    if (at >= sentence.items.size() || sentence.items[at].kind != ItemKind::phrase) return std::nullopt;
    double count = 1;
    for (std::uint32_t u = sentence.items[at].first; u < sentence.items[at].last; ++u) {
        const Unit& unit = sentence.units[u];
        const bool percents = unit.isNumber && u + 1 < sentence.units.size() && (sentence.units[u + 1].is(percent) || sentence.units[u + 1].lower == "%");
        const double number = percents ? std::strtod(std::string(unit.lower).c_str(), nullptr) / 100 : 0;
        if (number > 0 && number <= 1) return Share{number, limitOf(sentence.units, u + 1)};
        if (unit.entry && unit.entry->number > 0) count = static_cast<double>(unit.entry->number);
        if (unit.entry && unit.entry->fraction > 0) return Share{std::min(1.0, static_cast<double>(unit.entry->fraction) * count), limitOf(sentence.units, u)};
    }
    return std::nullopt;
}

std::optional<double> shareCounted(const ParsedSentence& sentence, std::size_t at) {
    const std::vector<Unit>& units = sentence.units;
    // The number of an item, and where it stands: 0 where none or several do.
    const auto numberIn = [&](const Item& item, std::uint32_t& where) {
        double number = 0;
        for (std::uint32_t u = item.first; u < item.last; ++u) {
            const double value = units[u].isNumber ? std::strtod(std::string(units[u].lower).c_str(), nullptr) : units[u].entry ? static_cast<double>(units[u].entry->number) : 0;
            if (value <= 0) continue;
            if (number > 0) return 0.0;
            number = value;
            where = u;
        }
        return number;
    };
    const auto counts = [&](const Item& item) {
        const Unit& head = units[item.last - 1];
        return head.lower.ends_with('s') && (head.is(settlement) || head.is(region));
    };
    const auto& items = sentence.items;
    if (at < 2 || items[at].kind != ItemKind::phrase || items[at - 1].kind != ItemKind::preposition || items[at - 2].kind != ItemKind::phrase) return std::nullopt;
    const std::string_view word = units[items[at - 1].first].lower;
    if (word != "of" && word != "out of") return std::nullopt;
    std::uint32_t part = 0, whole = 0;
    const double some = numberIn(items[at - 2], part), all = numberIn(items[at], whole);
    // "12 of 17 townships", "12 townships out of 17"
    const bool behind = counts(items[at]) && part + 1 == items[at - 2].last;
    const bool before = word == "out of" && counts(items[at - 2]) && whole + 1 == items[at].last;
    if (some <= 0 || all < some || all < 2 || (!behind && !before)) return std::nullopt;
    return some / all;
}

std::optional<Share> shareBehind(const ParsedSentence& sentence, std::size_t at) {
    if (at + 1 >= sentence.items.size() || sentence.items[at].kind != ItemKind::preposition || sentence.units[sentence.items[at].first].lower != "at") return std::nullopt;
    return shareIn(sentence, at + 1);
}

std::optional<Share> shareToldBy(const ParsedSentence& sentence, std::size_t at) {
    const Item& verb = sentence.items[at];
    const std::string_view word = sentence.units[verb.main].lower;
    const bool passes = word.starts_with("exceed") || word.starts_with("surpass");
    if (!verb.copula && !passes) return std::nullopt;
    auto share = shareIn(sentence, at + 1);
    if (share && passes) share->limit = {sentence.units[verb.first].span.begin, sentence.units[sentence.items[at + 1].last - 1].span.end};
    return share;
}

}  // namespace demarc::claim
