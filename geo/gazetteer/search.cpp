// Look-up by what a person typed: exact names, then beginnings of names, then names one edit away.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index.hpp"
#include "text/utf8.hpp"

namespace demarc::gazetteer {
namespace {

// A beginning shorter than this would match half of the world; it is answered by exact names only.
constexpr std::size_t kShortestPrefix_byte = 2;
constexpr std::size_t kShortestFuzzy_byte = 4;
constexpr double kNearby_m = 200'000;

// Letters that a typist of the query's script may have meant.
std::u32string_view alphabetOf(char32_t letter) {
    if (letter >= 0x400 && letter < 0x530) return U"абвгдежзийклмнопрстуфхцчшщыэюяєіїў ";
    if (letter >= 0x600 && letter < 0x780) return U"ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ ";
    if (letter >= 0x5D0 && letter < 0x5F0) return U"אבגדהוזחטיכלמנסעפצקרשתךםןףץ ";
    if (letter >= 0x370 && letter < 0x400) return U"αβγδεζηθικλμνξοπρστυφχψω ";
    if (letter >= 0x10D0 && letter < 0x1100) return U"აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ ";
    if (letter >= 0x560 && letter < 0x590) return U"աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ ";
    return U"abcdefghijklmnopqrstuvwxyz ";
}

std::u32string decode(std::string_view utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto [character, size_byte] = text::decodeAt(utf8, i);
        out += character;
        i += size_byte;
    }
    return out;
}

void encode(std::u32string_view text, std::string& out) {
    out.clear();
    for (const char32_t c : text) text::appendUtf8(c, out);
}

// Every string one insertion, deletion, change or swap of neighbours away. Some 60 n strings: cheaper than any index of them.
template <class Visit>
void forEachEdit(const std::u32string& word, Visit visit) {
    const std::u32string_view alphabet = alphabetOf(word.empty() ? U'a' : word[0]);
    for (std::size_t i = 0; i <= word.size(); ++i) {
        for (const char32_t letter : alphabet) {
            std::u32string edit = word;
            edit.insert(i, 1, letter);
            visit(edit);
            if (i < word.size() && word[i] != letter) {
                edit = word;
                edit[i] = letter;
                visit(edit);
            }
        }
        if (i >= word.size()) continue;
        std::u32string edit = word;
        edit.erase(i, 1);
        visit(edit);
        if (i + 1 < word.size() && word[i] != word[i + 1]) {
            edit = word;
            std::swap(edit[i], edit[i + 1]);
            visit(edit);
        }
    }
}

// An exact name beats any beginning, which beats any correction; importance decides among equals.
enum class Way { exact, prefix, fuzzy };
constexpr std::array<double, 3> kBest{1.0, 0.66, 0.63};
constexpr double kImportanceShare = 0.3;
constexpr std::array<double, 3> kKindPenalty{0, 0.05, 0.3};

}  // namespace

std::vector<SearchHit> Gazetteer::search(std::string_view query, const SearchOptions& options) const {
    const std::string folded = fold(query);
    if (folded.empty() || options.limit == 0) return {};
    std::unordered_map<PlaceIndex, SearchHit> best;
    const auto consider = [&](std::size_t name, Way way) {
        const std::string_view text = index_->nameText(name);
        for (const Hit hit : index_->nameHits(name)) {
            const Record& record = index_->records[hit.place()];
            if (!options.country.empty() && options.country != std::string_view{record.country, 2}) continue;
            double weight = record.importance / 65535.0 - kKindPenalty[std::min<std::size_t>(static_cast<std::size_t>(hit.kind()), 2)];
            if (options.near) weight += std::exp(-base::distance_m(*options.near, index_->position(hit.place())) / kNearby_m);
            const double scale = options.near ? 2 : 1;
            double score = kBest[static_cast<std::size_t>(way)] - kImportanceShare * (1 - std::clamp(weight / scale, 0.0, 1.0));
            // Of two beginnings, the one with less still to type is likelier meant.
            if (way == Way::prefix) score -= 0.02 * (1 - static_cast<double>(folded.size()) / static_cast<double>(text.size()));
            SearchHit& kept = best[hit.place()];
            if (kept.place == kNoPlace || score > kept.score) kept = {hit.place(), score, text, hit.kind()};
        }
    };
    if (const std::size_t name = index_->lookUp(folded, hashOf(folded)); name < index_->names.size()) consider(name, Way::exact);
    if (options.prefix && best.size() < options.limit && folded.size() >= kShortestPrefix_byte) {
        for (std::size_t name = index_->lowerBound(folded); name < index_->names.size() && index_->nameText(name).starts_with(folded); ++name)
            if (index_->nameText(name) != folded) consider(name, Way::prefix);
    }
    if (options.fuzzy && best.size() < options.limit && folded.size() >= kShortestFuzzy_byte) {
        std::string edited;
        forEachEdit(decode(folded), [&](const std::u32string& edit) {
            encode(edit, edited);
            if (const std::size_t name = index_->lookUp(edited, hashOf(edited)); name < index_->names.size()) consider(name, Way::fuzzy);
        });
    }
    std::vector<SearchHit> found;
    found.reserve(best.size());
    for (const auto& [place, hit] : best) found.push_back(hit);
    const auto better = [](const SearchHit& a, const SearchHit& b) { return a.score != b.score ? a.score > b.score : a.place < b.place; };
    const std::size_t count = std::min(options.limit, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(count), better);
    found.resize(count);
    return found;
}

}  // namespace demarc::gazetteer
