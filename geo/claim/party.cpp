#include "claim/party.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "claim/toml_file.hpp"
#include "gazetteer/fold.hpp"

namespace demarc::claim {
namespace {

bool isCapitals(std::string_view name) {
    const auto upper = std::ranges::count_if(name, [](unsigned char c) { return std::isupper(c) != 0; });
    return upper >= 2 && std::ranges::none_of(name, [](unsigned char c) { return std::islower(c) != 0 || c >= 0x80; });
}

std::string_view withoutArticle(std::string_view folded) {
    return folded.starts_with("the ") ? folded.substr(4) : folded;
}

}  // namespace

PartyRegistry PartyRegistry::open(const std::filesystem::path& assets, const std::filesystem::path& userFolder) {
    PartyRegistry registry;
    registry.parties_.push_back({"narrator", "The report", PartyKind::narrator, {}, {}, narratorColour(), {}, {}, {}});
    registry.byId_["narrator"] = 0;
    for (const char* file : {"states.toml", "groups.toml", "bodies.toml"}) registry.readFile(assets / "parties" / file);
    std::error_code missing;
    std::vector<std::filesystem::path> own;
    for (const auto& entry : std::filesystem::directory_iterator(userFolder, missing)) {
        if (entry.path().extension() == ".toml") own.push_back(entry.path());
    }
    std::ranges::sort(own);
    for (const auto& path : own) registry.readFile(path);
    registry.checkTies();
    return registry;
}

void PartyRegistry::readFile(const std::filesystem::path& path) {
    for (const TextTable& entry : readTables(path)) {
        const bool isState = entry.name == "state";
        if (!isState && entry.name != "group" && entry.name != "body") entry.fail("[[state]], [[group]] or [[body]] was expected");
        static constexpr std::array KNOWN{"id", "iso", "kind", "colour", "of", "allies", "names", "demonyms", "capital", "government", "country", "status"};
        for (const auto& [key, value] : entry.values)
            if (std::ranges::none_of(KNOWN, [&](const char* known) { return key == known; }))
                issues_.push_back({base::Severity::warning, entry.place + ": \"" + key + "\" is not known in a party and is passed over; names are written as names = [\"…\"]"});
        const std::string& id = entry.text("id");
        if (id.empty()) entry.fail("a party without id");
        if (!byId_.contains(id)) {
            byId_[id] = static_cast<std::uint32_t>(parties_.size());
            parties_.push_back({id, id, isState ? PartyKind::state : entry.name == "group" ? PartyKind::group : PartyKind::body, {}, {}, {}, {}, {}, {}});
        }
        const std::uint32_t number = *byId_.find(id);
        Party& party = parties_[number];
        if (const std::string& iso = entry.text("iso"); !iso.empty()) party.country = iso;
        if (const std::string& detail = entry.text("kind"); !detail.empty()) party.detail = detail;
        if (const std::string& colour = entry.text("colour"); !colour.empty()) {
            party.colour = base::Colour::parse(colour);
            if (!party.colour) entry.fail("the colour of \"" + id + "\" is not #RRGGBB: \"" + colour + '"');
        }
        if (const std::string& whole = entry.text("of"); !whole.empty()) {
            party.partOf = whole;
            ties_.emplace_back(whole, entry.place);
        }
        for (const std::string& ally : entry.texts("allies")) {
            party.allies.push_back(ally);
            ties_.emplace_back(ally, entry.place);
        }
        addName(number, id, NameUse::name, entry.place);
        static constexpr std::array USES{std::pair{"names", NameUse::name}, std::pair{"demonyms", NameUse::demonym},
                                         std::pair{"capital", NameUse::capital}, std::pair{"government", NameUse::government}};
        for (const auto& [key, use] : USES) {
            for (const std::string& name : entry.texts(key)) addName(number, name, use, entry.place);
        }
    }
}

PartyRegistry PartyRegistry::with(const std::vector<Party>& more) const {
    PartyRegistry both = *this;
    for (const Party& party : more) {
        const auto number = static_cast<std::uint32_t>(both.parties_.size());
        both.byId_[party.id] = number;
        both.parties_.push_back(party);
        both.parties_.back().aliases.clear();
        both.addName(number, party.id, NameUse::name, party.id);
        for (const std::string& name : party.aliases) both.addName(number, name, NameUse::name, party.id);
    }
    return both;
}

PartyRegistry PartyRegistry::told(const std::vector<Party>& parties) const {
    PartyRegistry result = *this;
    for (const Party& party : parties) {
        if (!result.byId_.contains(party.id)) result = result.with({{party.id, party.id, PartyKind::group, {}, {}, {}, {}, {}, {}}});
        const std::uint32_t number = *result.byId_.find(party.id);
        Party& known = result.parties_[number];
        if (!party.name.empty()) known.name = party.name;
        if (party.colour) known.colour = party.colour;
        for (const std::string& alias : party.aliases) {
            const std::string folded = gazetteer::fold(alias);
            if (const std::string_view key = withoutArticle(folded); result.byName_.contains(key)) result.byName_[key].party = number;
            result.addName(number, alias, NameUse::name, party.id);
        }
    }
    return result;
}

void PartyRegistry::checkTies() {
    for (const auto& [id, place] : ties_)
        if (!byId_.contains(id)) issues_.push_back({base::Severity::warning, place + ": no party has the id \"" + id + "\", named as a whole or an ally"});
    ties_.clear();
}

std::size_t PartyRegistry::wholeOf(std::size_t party) const {
    constexpr int DEEPEST = 8;  // a user's file may go round in a circle
    for (int depth = 0; depth < DEEPEST; ++depth) {
        const std::uint32_t* whole = parties_[party].partOf.empty() ? nullptr : byId_.find(parties_[party].partOf);
        if (!whole) break;
        party = *whole;
    }
    return party;
}

bool PartyRegistry::isOneSide(std::size_t a, std::size_t b) const {
    const std::size_t wholeA = wholeOf(a), wholeB = wholeOf(b);
    const auto isAlly = [&](std::size_t party, std::size_t other, std::size_t otherWhole) {
        return std::ranges::any_of(parties_[party].allies, [&](const std::string& id) { return id == parties_[other].id || id == parties_[otherWhole].id; });
    };
    return wholeA == wholeB || isAlly(a, b, wholeB) || isAlly(wholeA, b, wholeB) || isAlly(b, a, wholeA) || isAlly(wholeB, a, wholeA);
}

void PartyRegistry::addName(std::uint32_t party, const std::string& name, NameUse use, const std::string& place) {
    const std::string folded = gazetteer::fold(name);
    const std::string_view key = withoutArticle(folded);
    if (key.empty()) return;
    const auto words = static_cast<std::size_t>(std::ranges::count(key, ' ') + 1);
    const bool lowerCase = std::islower(static_cast<unsigned char>(name.front())) != 0 && key.size() == folded.size();
    if (byName_.contains(key)) {
        PartyMatch& known = byName_[key];
        if (known.party != party) {
            issues_.push_back({base::Severity::warning, place + ": \"" + name + "\" already stands for " + parties_[known.party].id +
                                                            ", so it does not stand for " + parties_[party].id + "; remove one of the two"});
        }
        known.capitals = known.capitals && isCapitals(name);
        known.lowerCase = known.lowerCase || (lowerCase && known.party == party);  // "Peshmerga" and "peshmerga"
        return;
    }
    byName_[key] = {words, party, use, isCapitals(name), lowerCase};
    std::size_t& longest = longestByFirst_[std::string_view{key}.substr(0, key.find(' '))];
    longest = std::max(longest, words);
    if (name != parties_[party].id) parties_[party].aliases.push_back(name);
}

const Party* PartyRegistry::find(std::string_view id) const {
    const std::uint32_t* found = byId_.find(id);
    return found ? &parties_[*found] : nullptr;
}

const Party* PartyRegistry::findByName(std::string_view name) const {
    const std::string folded = gazetteer::fold(name);
    const PartyMatch* found = byName_.find(withoutArticle(folded));
    return found ? &parties_[found->party] : find(name);
}

PartyMatch PartyRegistry::longestMatch(std::span<const std::string_view> foldedWords) const {
    if (foldedWords.empty()) return {};
    const std::size_t* longest = longestByFirst_.find(foldedWords.front());
    if (!longest) return {};
    std::string key{foldedWords.front()};
    PartyMatch best;
    for (std::size_t count = 1;; ++count) {
        if (const PartyMatch* found = byName_.find(key)) {
            best = *found;
            best.wordCount = count;
        }
        if (count == foldedWords.size() || count == *longest || foldedWords[count].empty()) return best;
        key += ' ';
        key += foldedWords[count];
    }
}

base::Colour paletteColour(std::size_t order, std::span<const base::Colour> taken) {
    // Okabe-Ito first, #CC79A7 last of it, since proposals are drawn in it too; then Tol's muted colours for conflicts of many parties.
    static constexpr std::array PALETTE{0xD55E00u, 0x0072B2u, 0xE69F00u, 0x009E73u, 0x56B4E9u, 0xF0E442u, 0x661100u, 0x332288u,
                                        0x999933u, 0x44AA99u, 0x882255u, 0x88CCEEu, 0xAA4499u, 0x117733u, 0xDDCC77u, 0xCC79A7u};
    // With more parties than colours, each round is darker than the one before: no two are alike.
    constexpr std::size_t ROUNDS = 8;
    for (std::size_t round = 0; round < ROUNDS; ++round)
        for (const std::uint32_t rgb : PALETTE) {
            const base::Colour colour = base::Colour::fromHex(rgb).mixed(base::Colour::fromHex(0x000000), static_cast<double>(round) / (ROUNDS + 2));
            if (std::ranges::find(taken, colour) == taken.end() && order-- == 0) return colour;
        }
    return base::Colour::fromHex(0x999999);
}

base::Colour narratorColour() {
    return base::Colour::fromHex(0x6F6A62);
}

}  // namespace demarc::claim
