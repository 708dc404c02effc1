#include "claim/newcomers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string>

namespace demarc::claim {
namespace {

constexpr std::array kHeads{"front", "army", "movement", "brigade", "brigades", "militia", "militias", "forces", "force", "alliance", "coalition",
                            "battalion", "battalions", "corps", "guard", "guards", "resistance", "rebels", "fighters", "insurgency"};
constexpr std::array kLinks{"of", "for", "the", "and", "de", "la", "al"};
// What reports call a group that they don't name; each is a party then.
constexpr std::array kPlain{"rebels", "gangs", "militants", "insurgents", "separatists", "jihadists", "guerrillas", "mutineers", "paramilitaries"};
constexpr std::size_t kMostWords = 8;
constexpr std::size_t kOften = 2;  // a plain noun told once is no party of the war

std::string lower(std::string_view word) {
    std::string text{word};
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

template <class List>
bool isOneOf(const List& list, std::string_view word) {
    return std::ranges::any_of(list, [&](const char* other) { return word == other; });
}

class Scan {
public:
    Scan(std::string_view text, const text::Analysis& analysis, const PartyRegistry& parties) : text_{text}, tokens_{analysis.tokens}, parties_{parties} {}

    std::vector<Party> run() {
        std::vector<Party> found;
        for (std::size_t i = 2; i + 2 < tokens_.size(); ++i)
            if (auto party = namedBefore(i); party && std::ranges::find(found, party->id, &Party::id) == found.end()) found.push_back(std::move(*party));
        if (found.empty() && !namesGroup()) addPlain(found);
        return found;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }

    /// "… Front (ELF)": the name before the bracket at `i`.
    [[nodiscard]] std::optional<Party> namedBefore(std::size_t i) const {
        if (word(i) != "(" || word(i + 2) != ")" || !tokens_[i + 1].allCaps || word(i + 1).size() < 2) return std::nullopt;
        std::size_t first = i;
        bool hasHead = false;
        while (first > 0 && i - first < kMostWords) {
            const text::Token& token = tokens_[first - 1];
            const std::string small = lower(word(first - 1));
            if (token.kind == text::TokenKind::punctuation && small != "-") break;
            if (!token.capitalised && small != "-" && !isOneOf(kLinks, small)) break;
            hasHead = hasHead || isOneOf(kHeads, small);
            --first;
        }
        while (first < i && (!tokens_[first].capitalised || lower(word(first)) == "the")) ++first;
        if (!hasHead || i - first < 2) return std::nullopt;
        const std::string name{text_.substr(tokens_[first].span.begin, tokens_[i - 1].span.end - tokens_[first].span.begin)};
        const std::string letters{word(i + 1)};
        if (parties_.findByName(name) || parties_.findByName(letters) || parties_.findByName(lower(name))) return std::nullopt;
        return Party{letters, letters, PartyKind::group, {}, {name}, {}, "armed group", {}, {}};
    }

    /// Whether any group of the party files is named.
    [[nodiscard]] bool namesGroup() const {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (!tokens_[i].capitalised) continue;
            std::string name;
            for (std::size_t k = i; k < std::min(i + 3, tokens_.size()) && (tokens_[k].kind != text::TokenKind::punctuation || (k > i && word(k) == "-")); ++k) {
                if (word(k) == "-") continue;  // "Al-Shabaab"
                name += (name.empty() ? "" : " ") + std::string{word(k)};
                if (const Party* known = parties_.findByName(name); known && known->kind == PartyKind::group) return true;
            }
        }
        return false;
    }

    void addPlain(std::vector<Party>& found) const {
        std::map<std::string, std::size_t> counts;
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (const std::string small = lower(word(i)); isOneOf(kPlain, small)) ++counts[small];
        const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
        if (most != counts.end() && most->second >= kOften) found.push_back({most->first, most->first, PartyKind::group, {}, {}, {}, "armed group", {}, {}});
    }

    std::string_view text_;
    const std::vector<text::Token>& tokens_;
    const PartyRegistry& parties_;
};

}  // namespace

std::vector<Party> newcomersIn(std::string_view text, const text::Analysis& analysis, const PartyRegistry& parties) {
    return Scan{text, analysis, parties}.run();
}

}  // namespace demarc::claim
