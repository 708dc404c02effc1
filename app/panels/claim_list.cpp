#include "panels/claim_list.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/words.hpp"
#include "panels/claim_words.hpp"
#include "panels/time_axis.hpp"
#include "project/correcting.hpp"

namespace demarc::panels {
namespace {

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// What a column is sorted by: a number for shares, confidences and dates, a text for the others.
std::tuple<double, std::string> keyOf(const claim::Claim& claim, ClaimColumn column, const map::Telling& telling) {
    switch (column) {
    case ClaimColumn::share: return {claim.extent.value_or(-1), {}};
    case ClaimColumn::confidence: return {claim.confidence, {}};
    // What holds now is the newest.
    case ClaimColumn::when: return {static_cast<double>(claim.from ? claim.from->firstDayNumber() : claim.time == claim::Time::past ? 0 : 1 << 30), {}};
    case ClaimColumn::place:
    case ClaimColumn::party:
    case ClaimColumn::says:
    case ClaimColumn::speaker: break;
    }
    return {0, cellText(claim, column, telling)};
}

template <class T>
bool isIn(const std::set<T>& wanted, const T& value) {
    return wanted.empty() || wanted.contains(value);
}

}  // namespace

std::string cellText(const claim::Claim& claim, ClaimColumn column, const map::Telling& telling) {
    switch (column) {
    case ClaimColumn::place: return placeOf(claim);
    case ClaimColumn::party: return telling.party(claim.claimant).name;
    case ClaimColumn::says: return saysOf(claim, telling);
    case ClaimColumn::share: return isUntoldPart(claim) ? tr("part") : shareOf(claim);
    case ClaimColumn::when: return whenOf(claim);
    case ClaimColumn::confidence: return confidenceOf(claim.confidence);
    case ClaimColumn::speaker: return claim.speaker;
    }
    return {};
}

void ClaimList::reset(const std::vector<claim::Reading>& readings, const map::Telling& telling, std::vector<claim::ClaimRef> claims, std::set<claim::ClaimRef> disputed) {
    readings_ = &readings;
    telling_ = &telling;
    disputed_ = std::move(disputed);
    entries_.clear();
    prepared_ = 0;
    for (const auto ref : claims) entries_.push_back({ref, {}});
    order_.resize(entries_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    passed_.assign(entries_.size(), true);
    filter_ = {};
    rows_ = std::move(claims);
    ++changes_;
}

void ClaimList::sort(const ClaimColumn* column, bool descending) {
    std::iota(order_.begin(), order_.end(), 0U);
    if (column) {
        std::vector<std::tuple<double, std::string>> keys;
        keys.reserve(entries_.size());
        for (std::uint32_t i = 0; i < entries_.size(); ++i) keys.push_back(keyOf(claim(i), *column, *telling_));
        lookedAt_ += entries_.size();
        std::ranges::stable_sort(order_, [&](std::uint32_t a, std::uint32_t b) { return descending ? keys[b] < keys[a] : keys[a] < keys[b]; });
    }
    show();
}

bool ClaimList::passes(std::uint32_t entry, const std::string& words) {
    ++lookedAt_;
    const claim::Claim& c = claim(entry);
    if (!(filter_.parties.empty() || filter_.parties.contains(c.claimant) || filter_.parties.contains(c.actor))) return false;
    if (!isIn(filter_.places, c.place) || !isIn(filter_.stances, c.stance) || !isIn(filter_.statuses, c.status)) return false;
    if (filter_.from_day || filter_.to_day) {
        const auto day = dayOf(c, (*readings_)[entries_[entry].ref.reading]);
        if (!day || (filter_.from_day && *day < *filter_.from_day) || (filter_.to_day && *day > *filter_.to_day)) return false;
    }
    if (filter_.unsure && c.confidence >= kUnsure) return false;
    if (filter_.byHand && !project::isByHand(c)) return false;
    if (filter_.disputed && !disputed_.contains(entries_[entry].ref)) return false;
    return words.empty() || wordsOf(entry).find(words) != std::string::npos;
}

const std::string& ClaimList::wordsOf(std::uint32_t entry) {
    std::string& said = entries_[entry].words;
    if (said.empty()) {
        const claim::Claim& c = claim(entry);
        for (std::size_t column = 0; column < kClaimColumns; ++column) said += cellText(c, static_cast<ClaimColumn>(column), *telling_) + '\n';
        said += c.evidence.of((*readings_)[entries_[entry].ref.reading].document.text);
        said = lowered(std::move(said));
    }
    return said;
}

bool ClaimList::prepare(std::size_t count) {
    for (; count > 0 && prepared_ < entries_.size(); --count) (void)wordsOf(prepared_++);
    return prepared_ < entries_.size();
}

void ClaimList::setDisputed(std::set<claim::ClaimRef> disputed) {
    disputed_ = std::move(disputed);
    if (filter_.disputed) filter(std::exchange(filter_, {}));
}

void ClaimList::filter(const ClaimFilter& filter) {
    if (filter == filter_) return;
    ClaimFilter before = filter_;
    before.words = filter.words;
    // Nothing that lacks the shorter word has the longer one.
    const bool narrower = before == filter && filter.words.starts_with(filter_.words);
    filter_ = filter;
    const std::string words = lowered(filter.words);
    for (std::uint32_t i = 0; i < entries_.size(); ++i)
        if (!narrower || passed_[i]) passed_[i] = passes(i, words);
    show();
}

void ClaimList::show() {
    ++changes_;
    rows_.clear();
    for (const std::uint32_t entry : order_)
        if (passed_[entry]) rows_.push_back(entries_[entry].ref);
}

std::string asTsv(const std::vector<claim::Reading>& readings, const map::Telling& telling, const std::vector<claim::ClaimRef>& claims) {
    std::string text;
    for (const char* head : {tr("Report"), tr("Place"), tr("Party"), tr("Says"), tr("Share"), tr("Confidence"), tr("When"), tr("Speaker"), tr("Sentence")}) (text += text.empty() ? "" : "\t") += head;
    text += '\n';
    const auto add = [&](std::string cell, char end) {
        std::ranges::replace_if(cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        text += cell + end;
    };
    for (const auto ref : claims) {
        const auto& reading = readings[ref.reading];
        const auto& claim = reading.claims[ref.claim];
        add(reading.document.id, '\t');
        for (std::size_t column = 0; column < kClaimColumns; ++column) add(cellText(claim, static_cast<ClaimColumn>(column), telling), '\t');
        add(std::string{claim.evidence.of(reading.document.text)}, '\n');
    }
    return text;
}

}  // namespace demarc::panels
