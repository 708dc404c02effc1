#include <algorithm>
#include <map>
#include <tuple>

#include "claim/claim_reader.hpp"

namespace demarc::claim {

ClaimReading extractClaims(const text::Document& document, const text::Analysis& analysis, const std::vector<toponym::Toponym>& toponyms,
                           const Knowledge& knowledge) {
    ClaimReader reader{document, analysis, toponyms, knowledge};
    ClaimReading reading;
    reading.claims = reader.readAll();
    std::ranges::stable_sort(reading.claims, {}, [](const Claim& claim) { return claim.evidence.begin; });
    for (std::size_t i = 0; i < reading.claims.size(); ++i) reading.claims[i].id = "c" + std::to_string(i + 1);
    using What = std::tuple<std::string, Status, std::string, Time>;
    std::map<What, const Claim*> asserted;  // the first of each, the actor's own before another's
    for (const Claim& claim : reading.claims) {
        if (claim.stance != Stance::asserts) continue;
        const Claim*& first = asserted[{claim.place, claim.status, claim.actor, claim.time}];
        if (!first || (first->claimant != first->actor && claim.claimant == claim.actor)) first = &claim;
    }
    for (Claim& denial : reading.claims) {
        if (denial.stance != Stance::denies) continue;
        const auto rejected = asserted.find({denial.place, denial.status, denial.actor, denial.time});
        if (rejected == asserted.end() || rejected->second->claimant == denial.claimant) continue;
        denial.denies = rejected->second->id;
        if (!denial.extent) denial.extent = rejected->second->extent;
    }
    const std::vector<Party>& parties = knowledge.parties.parties();
    std::vector<base::Colour> taken;
    for (const int party : reader.partyOrder()) {
        if (const auto& colour = parties[static_cast<std::size_t>(party)].colour) taken.push_back(*colour);
    }
    // The parties that claim or act come first: there are more parties in a report than colours.
    std::vector<int> order = reader.partyOrder();
    std::ranges::stable_partition(order, [&](int party) {
        const std::string& id = parties[static_cast<std::size_t>(party)].id;
        return std::ranges::any_of(reading.claims, [&](const Claim& claim) { return claim.claimant == id || claim.actor == id; });
    });
    std::map<int, base::Colour> colours;
    std::size_t next = 0;
    for (const int party : order) {
        const auto& fixed = parties[static_cast<std::size_t>(party)].colour;
        colours[party] = fixed ? *fixed : paletteColour(next++, taken);
    }
    for (const int party : reader.partyOrder()) {
        reading.parties.push_back({parties[static_cast<std::size_t>(party)].id, reader.partyMentions().at(party), colours[party]});
    }
    if (std::ranges::any_of(reading.claims, [](const Claim& claim) { return claim.claimant == "narrator"; })) {
        reading.parties.push_back({"narrator", {}, narratorColour()});
    }
    return reading;
}

Reading read(text::Document document, const Knowledge& knowledge) {
    Reading reading;
    reading.document = std::move(document);
    reading.analysis = text::analyse(reading.document.text);
    auto places = toponym::findPlaces(reading.document.text, reading.analysis, knowledge.gazetteer, knowledge.lexicon);
    reading.toponyms = std::move(places.toponyms);
    reading.relative = std::move(places.relative);
    ClaimReading claims = extractClaims(reading.document, reading.analysis, reading.toponyms, knowledge);
    reading.parties = std::move(claims.parties);
    reading.claims = std::move(claims.claims);
    reading.issues = std::move(claims.issues);
    return reading;
}

}  // namespace demarc::claim
