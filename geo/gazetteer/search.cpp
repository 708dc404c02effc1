// Look-up by what a person typed: exact names, then beginnings of names, then names one edit away and names that sound alike.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>

#include "gazetteer/edits.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/own.hpp"
#include "gazetteer/skeleton.hpp"

namespace demarc::gazetteer {
namespace {

// A beginning shorter than this would match half of the world; it is answered by exact names only.
constexpr std::size_t kShortestPrefix_byte = 2;
constexpr std::size_t kShortestEdit_byte = 4;
constexpr double kNearby_m = 200'000;
// Where a point or a country decides, the order of the index does not help: no more beginnings than this are looked at.
constexpr std::size_t kMostBeginnings = 20'000;
constexpr std::size_t kMostSounds = 2'000;
constexpr std::size_t kManyBeginnings = 1;  // times as many as asked for

// An exact name beats any beginning, which beats any correction; importance decides among equals.
constexpr std::array<double, 4> kBest{1.0, 0.66, 0.65, 0.62};
constexpr double kImportanceShare = 0.3;
constexpr std::array<double, 3> kKindPenalty{0, 0.05, 0.3};
constexpr double kOwnBonus = 0.5;
// A romanisation may differ from another by this share of its letters (see soundDistance).
constexpr float kMostUnlike = 0.3F;
constexpr double kUnlikePenalty = 0.5;

double penalty(Hit hit) { return kKindPenalty[std::min<std::size_t>(static_cast<std::size_t>(hit.kind()), 2)]; }

}  // namespace

std::string_view wayName(Way way) {
    static constexpr std::array<std::string_view, 4> NAMES{"exact", "prefix", "edit", "sound"};
    return NAMES[static_cast<std::size_t>(way)];
}

/// Gathers answers and puts the best in order.
class Gazetteer::Ranking {
public:
    Ranking(const Gazetteer& gazetteer, std::string_view folded, const SearchOptions& options)
        : gazetteer_{gazetteer}, index_{*gazetteer.index_}, folded_{folded}, options_{options}, country_{index_.country(options.country)} {}

    [[nodiscard]] bool isEmpty() const { return answers_.empty(); }
    [[nodiscard]] std::size_t size() const { return answers_.size(); }
    [[nodiscard]] bool isPlain() const { return !options_.near && options_.country.empty(); }

    void exact() {
        const std::size_t name = index_.names.lookUp(folded_, hashOf(folded_));
        addAll(gazetteer_.find(folded_), Way::exact, name, folded_, 0);
    }

    void beginnings() {
        if (gazetteer_.own_) {
            const auto& names = gazetteer_.own_->names();
            for (auto own = names.upper_bound(folded_); own != names.end() && own->first.starts_with(folded_); ++own)
                addAll(own->second, Way::prefix, kOwnName, own->first, typed(own->first));
        }
        const std::size_t begin = index_.names.lowerBound(folded_);
        const std::size_t end = index_.names.lowerBound(std::string{folded_} + '\xFF');
        if (isPlain()) likeliest(begin, end);
        else for (NameTable::Cursor cursor{index_.names, begin}; cursor.number() < std::min(end, begin + kMostBeginnings); cursor.next()) addBeginning(cursor);
    }

    void edits() {
        // The filter is larger than the processor's caches: its lines are asked for some edits before they are needed.
        std::array<std::pair<std::uint64_t, Edit>, 32> waiting;
        std::size_t count = 0;
        const auto tryAll = [&] {
            for (const auto& [hash, edit] : std::span{waiting}.first(count)) addEdit(hash, edit);
            count = 0;
        };
        forEachEdit(folded_, [&](std::uint64_t hash, const Edit& edit) {
            index_.names.prefetch(hash);
            waiting[count++] = {hash, edit};
            if (count == waiting.size()) tryAll();
        });
        tryAll();
    }

    void sounds() {
        const std::string key = skeleton(folded_);
        if (key.empty()) return;
        const std::string roman = romanise(folded_);
        std::size_t count = 0;
        index_.forEachSound(key, [&](std::uint32_t name) {
            if (++count > kMostSounds) return;
            const std::string other = romanise(NameTable::Cursor{index_.names, name}.text());
            const float unlike = soundDistance(roman, other) / static_cast<float>(std::max(roman.size(), other.size()));
            if (unlike <= kMostUnlike) addAll(index_.hitsOf(name), Way::sound, name, {}, kUnlikePenalty * static_cast<double>(unlike));
        });
    }

    std::vector<SearchHit> best() {
        const auto better = [](const Answer& a, const Answer& b) { return a.score != b.score ? a.score > b.score : a.place < b.place; };
        std::vector<SearchHit> found;
        // The same place may answer by several names: a few more than asked for are put in order at a time.
        for (std::size_t from = 0; from < answers_.size() && found.size() < options_.limit;) {
            const std::size_t to = std::min(answers_.size(), from + 2 * options_.limit);
            const auto at = [&](std::size_t i) { return answers_.begin() + static_cast<std::ptrdiff_t>(i); };
            std::partial_sort(at(from), at(to), answers_.end(), better);
            for (; from < to && found.size() < options_.limit; ++from) {
                const Answer& answer = answers_[from];
                if (std::ranges::find(found, answer.place, &SearchHit::place) != found.end()) continue;
                const bool stored = answer.text.data() == nullptr;
                found.push_back({answer.place, answer.score, stored ? std::string{NameTable::Cursor{index_.names, answer.name}.text()} : std::string{answer.text}, answer.kind, answer.way});
            }
        }
        return found;
    }

private:
    static constexpr std::size_t kOwnName = std::numeric_limits<std::size_t>::max();

    struct Answer {
        PlaceIndex place;
        double score;
        std::size_t name;       ///< number in the index
        std::string_view text;  ///< or the name itself
        NameKind kind;
        Way way;
    };

    /// Of two beginnings, the one with less still to type is likelier meant.
    [[nodiscard]] double typed(std::string_view name) const { return 0.02 * (1 - static_cast<double>(folded_.size()) / static_cast<double>(name.size())); }

    [[nodiscard]] double importance(PlaceIndex place) const {
        if (gazetteer_.own_)
            if (const Place* own = gazetteer_.own_->find(place)) return own->importance + kOwnBonus;
        return index_.records[place].importance / 65535.0;
    }

    /// Not less than importance(), without a look at the place.
    [[nodiscard]] double mostImportance(PlaceIndex place) const {
        return gazetteer_.own_ ? 1 + kOwnBonus : index_.mostImportance(place) / 65535.0;
    }

    [[nodiscard]] bool isElsewhere(PlaceIndex place) const {
        return !options_.country.empty() && (country_ == kNoPlace || gazetteer_.countryOf(place) != country_);
    }

    void addAll(std::span<const Hit> hits, Way way, std::size_t name, std::string_view text, double less) {
        // The index knows which of a name's places is likelier meant: its order holds unless a point decides.
        double most = kBest[static_cast<std::size_t>(way)];
        if (isPlain()) hits = hits.first(std::min(hits.size(), options_.limit));
        for (const Hit hit : hits) {
            if (isElsewhere(hit.place())) continue;
            double weight = importance(hit.place()) - penalty(hit);
            if (options_.near) weight += std::exp(-base::distance_m(*options_.near, gazetteer_.place(hit.place()).position) / kNearby_m);
            const double scale = options_.near ? 2 : 1;
            double score = kBest[static_cast<std::size_t>(way)] - kImportanceShare * (1 - std::clamp(weight / scale, 0.0, 1.0)) - less;
            if (!options_.near) most = score = std::min(score, std::nexttoward(most, 0.0L));
            answers_.push_back({hit.place(), score, name, text, hit.kind(), way});
        }
    }

    void addBeginning(const NameTable::Cursor& cursor) {
        if (cursor.text() != folded_) addAll(index_.hitsOf(cursor.number()), Way::prefix, cursor.number(), {}, typed(cursor.text()));
    }

    void addEdit(std::uint64_t hash, const Edit& edit) {
        const bool known = index_.names.mayHold(hash);
        if (!known && !gazetteer_.own_) return;
        const std::string text = edit.text();
        if (gazetteer_.own_)
            if (const auto hits = gazetteer_.own_->find(text); !hits.empty()) return addAll(hits, Way::edit, kOwnName, gazetteer_.own_->names().find(text)->first, 0);
        if (const std::size_t name = index_.names.lookUp(text, hash); name < index_.names.size()) addAll(index_.hitsOf(name), Way::edit, name, {}, 0);
    }

    /// The names [begin, end) with the largest weights, without looking at the others: a search down the levels of largest weights, best first.
    void likeliest(std::size_t begin, std::size_t end) {
        struct Node {
            std::uint8_t weight;
            std::uint8_t level;
            std::uint32_t number;
            bool operator<(const Node& other) const { return weight < other.weight; }
        };
        constexpr std::size_t BLOCK = NameTable::kBlock;
        if (begin >= end) return;
        const auto& levels = index_.weightLevels;
        std::priority_queue<Node> nodes;
        // The lowest level of which the range covers few nodes.
        std::size_t level = 0, covered = BLOCK;
        for (; level + 1 < levels.size() && (end - begin) / covered > BLOCK; ++level) covered *= BLOCK;
        for (std::size_t number = begin / covered; number * covered < end; ++number)
            nodes.push({levels[level][number], static_cast<std::uint8_t>(level), static_cast<std::uint32_t>(number)});
        // Several names may be one place's: twice as many as asked for are enough as a rule.
        const std::size_t enough = 2 * options_.limit;
        std::vector<double> weights;  // a heap of the largest so far, the least of them on top
        while (!nodes.empty() && (weights.size() < enough || nodes.top().weight / 255.0 >= weights.front())) {
            const Node node = nodes.top();
            nodes.pop();
            const std::size_t first = node.number * BLOCK;
            if (node.level > 0) {
                std::size_t size = BLOCK;
                for (int l = node.level; l > 1; --l) size *= BLOCK;
                const auto& below = levels[node.level - 1u];
                for (std::size_t child = first; child < std::min(first + BLOCK, below.size()); ++child)
                    if (child * size < end && (child + 1) * size > begin)
                        nodes.push({below[child], static_cast<std::uint8_t>(node.level - 1), static_cast<std::uint32_t>(child)});
                continue;
            }
            const std::size_t last = std::min(first + BLOCK, end);
            for (NameTable::Cursor cursor{index_.names, std::max(first, begin)}; cursor.number() < last; cursor.next()) {
                const auto hits = index_.hitsOf(cursor.number());
                if (hits.empty()) continue;
                if (weights.size() >= enough && mostImportance(hits.front().place()) - penalty(hits.front()) < weights.front()) continue;
                addBeginning(cursor);
                weights.push_back(importance(hits.front().place()) - penalty(hits.front()));
                std::ranges::push_heap(weights, std::greater{});
                if (weights.size() > enough) {
                    std::ranges::pop_heap(weights, std::greater{});
                    weights.pop_back();
                }
            }
        }
    }

    const Gazetteer& gazetteer_;
    const Index& index_;
    std::string_view folded_;
    const SearchOptions& options_;
    PlaceIndex country_;
    std::vector<Answer> answers_;
};

std::vector<SearchHit> Gazetteer::search(std::string_view query, const SearchOptions& options) const {
    const std::string folded = fold(query);
    if (folded.empty() || options.limit == 0) return {};
    if (const std::size_t comma = query.find(','); comma != std::string_view::npos) {
        // "Paris, Texas": those that lie in what stands behind.
        constexpr std::size_t kMostNamesakes = 200;
        const auto holders = find(fold(query.substr(comma + 1)));
        SearchOptions wide = options;
        wide.limit = kMostNamesakes;
        auto held = search(query.substr(0, comma), wide);
        std::erase_if(held, [&](const SearchHit& hit) {
            return std::ranges::none_of(holders, [&](Hit holder) { return holder.place() != hit.place && within(holder.place(), hit.place); });
        });
        if (held.size() > options.limit) held.resize(options.limit);
        if (!held.empty()) return held;
    }
    Ranking ranking{*this, folded, options};
    ranking.exact();
    const bool known = !ranking.isEmpty();
    if (options.prefix && ranking.size() < options.limit && folded.size() >= kShortestPrefix_byte) ranking.beginnings();
    // What begins many names is rather half a word than a slip.
    if (options.fuzzy && !known && ranking.size() < kManyBeginnings * options.limit && folded.size() >= kShortestEdit_byte) {
        const std::size_t before = ranking.size();
        ranking.edits();
        if (ranking.size() == before) ranking.sounds();
    }
    return ranking.best();
}

std::vector<SearchHit> Gazetteer::soundsLike(std::string_view foldedName, std::size_t limit) const {
    const SearchOptions options{.limit = limit, .near = {}, .country = {}, .prefix = false, .fuzzy = true};
    Ranking ranking{*this, foldedName, options};
    ranking.sounds();
    return ranking.best();
}

std::vector<SearchHit> Gazetteer::oneEditAway(std::string_view foldedName, std::size_t limit) const {
    const SearchOptions options{.limit = limit, .near = {}, .country = {}, .prefix = false, .fuzzy = true};
    Ranking ranking{*this, foldedName, options};
    if (foldedName.size() >= kShortestEdit_byte) ranking.edits();
    return ranking.best();
}

}  // namespace demarc::gazetteer
