#include "claim/sections.hpp"

#include <algorithm>

namespace demarc::claim {
namespace {

constexpr std::string_view kNarrator = "narrator";

void shift(base::Span& span, std::uint32_t by) {
    span.begin += by;
    span.end += by;
}

std::string shifted(const std::string& id, std::size_t by) { return id.empty() ? id : 'c' + std::to_string(std::stoul(id.substr(1)) + by); }

}  // namespace

std::vector<PartyMention> withColours(std::vector<PartyMention> mentioned, const std::set<std::string>& acting, const PartyRegistry& registry) {
    std::vector<base::Colour> taken;
    std::vector<PartyMention*> waiting;
    for (PartyMention& mention : mentioned) {
        const Party* party = registry.find(mention.party);
        if (party && party->colour) taken.push_back(mention.colour = *party->colour);
        else waiting.push_back(&mention);
    }
    const auto rest = std::ranges::stable_partition(waiting, [&](const PartyMention* mention) { return acting.contains(mention->party); });
    // The two that a conflict is about look the same in all its reports, whichever is named first: a state before a group, then by name.
    const auto rank = [&](const PartyMention* mention) {
        const Party* party = registry.find(mention->party);
        return std::pair{party == nullptr || party->kind != PartyKind::state, std::string_view{mention->party}};
    };
    if (rest.begin() - waiting.begin() >= 2) std::ranges::sort(waiting.begin(), waiting.begin() + 2, {}, rank);
    for (std::size_t k = 0; k < waiting.size(); ++k) waiting[k]->colour = paletteColour(k, taken);
    if (acting.contains(std::string{kNarrator})) mentioned.push_back({std::string{kNarrator}, {}, narratorColour()});
    return mentioned;
}

void addActing(const std::vector<Claim>& claims, std::set<std::string>& acting) {
    for (const Claim& claim : claims) {
        acting.insert(claim.claimant);
        acting.insert(claim.actor);
    }
}

void addTold(const std::vector<Claim>& claims, std::vector<PartyMention>& mentioned) {
    std::map<std::string_view, std::set<base::Span>> told;
    std::vector<std::string_view> order;
    for (const Claim& claim : claims)
        for (const std::string_view party : {std::string_view{claim.claimant}, std::string_view{claim.actor}}) {
            if (party.empty() || party == kNarrator || std::ranges::find(mentioned, party, &PartyMention::party) != mentioned.end()) continue;
            if (!told.contains(party)) order.push_back(party);
            told[party].insert(claim.evidence);
        }
    for (const std::string_view party : order) mentioned.push_back({std::string{party}, {told[party].begin(), told[party].end()}, {}});
}

void replaceClaims(Reading& reading, std::vector<Claim> claims, const PartyRegistry& registry) {
    // Who is in no party file was named by the claims that go.
    std::erase_if(reading.parties, [&](const PartyMention& mention) { return mention.party == kNarrator || !registry.find(mention.party); });
    reading.claims = std::move(claims);
    addTold(reading.claims, reading.parties);
    std::set<std::string> acting;
    addActing(reading.claims, acting);
    reading.parties = withColours(std::move(reading.parties), acting, registry);
}

void SectionJoiner::join(Reading& section) {
    for (auto& toponym : section.toponyms) shift(toponym.span, byte_);
    for (auto& place : section.relative) {
        shift(place.span, byte_);
        for (std::uint32_t& anchor : place.anchors) anchor += toponyms_;
    }
    for (Claim& claim : section.claims) {
        claim.id = shifted(claim.id, claims_);
        claim.denies = shifted(claim.denies, claims_);
        shift(claim.evidence, byte_);
        shift(claim.cue, byte_);
    }
    for (PartyMention& party : section.parties)
        for (base::Span& span : party.spans) shift(span, byte_);
    joinParties(section.parties);
    addActing(section.claims, acting_);
    byte_ += static_cast<std::uint32_t>(section.document.text.size());
    toponyms_ += static_cast<std::uint32_t>(section.toponyms.size());
    claims_ += section.claims.size();
}

void SectionJoiner::joinParties(const std::vector<PartyMention>& parties) {
    for (const PartyMention& party : parties) {
        if (party.party == kNarrator) continue;
        const auto [found, isNew] = byId_.emplace(party.party, mentioned_.size());
        if (isNew) mentioned_.push_back({party.party, {}, {}});
        auto& spans = mentioned_[found->second].spans;
        spans.insert(spans.end(), party.spans.begin(), party.spans.end());
    }
}

}  // namespace demarc::claim
