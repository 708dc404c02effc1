#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "claim/claim_reader.hpp"
#include "claim/newcomers.hpp"
#include "claim/same_report.hpp"
#include "claim/sections.hpp"
#include "text/report_stream.hpp"
#include "toponym/resolve.hpp"

namespace demarc::claim {

ClaimReading extractClaims(const text::Document& document, const text::Analysis& analysis, const std::vector<toponym::Toponym>& toponyms,
                           const Knowledge& knowledge) {
    const auto newcomers = newcomersIn(document.text, analysis, knowledge.parties);
    const std::optional<PartyRegistry> more = newcomers.empty() ? std::nullopt : std::optional{knowledge.parties.with(newcomers)};
    const PartyRegistry& parties = more ? *more : knowledge.parties;
    ClaimReader reader{document, analysis, toponyms, knowledge, parties};
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
    std::vector<PartyMention> mentioned;
    for (const int party : reader.partyOrder()) mentioned.push_back({parties.parties()[static_cast<std::size_t>(party)].id, reader.partyMentions().at(party), {}});
    for (const auto& [name, spans] : reader.monitors()) mentioned.push_back({name, spans, {}});
    addTold(reading.claims, mentioned);
    std::set<std::string> acting;
    addActing(reading.claims, acting);
    reading.parties = withColours(std::move(mentioned), acting, knowledge.parties);
    return reading;
}

namespace {

/// Tells of places with claims that are hardly the ones meant, each once: the claims would be drawn in another part of the world.
void warnOfStrays(Reading& reading, const gazetteer::Gazetteer& gazetteer) {
    std::set<gazetteer::PlaceIndex> told;
    for (const toponym::Toponym& t : reading.toponyms) {
        const auto stands = [&](const Claim& claim) { return claim.placeIndex == t.place; };
        if (t.place == gazetteer::kNoPlace || t.grounds.near_km < toponym::kStrayed_km || told.contains(t.place) || std::ranges::none_of(reading.claims, stands)) continue;
        told.insert(t.place);
        reading.issues.push_back({base::Severity::warning, reading.document.id + ": \"" + std::string(t.span.of(reading.document.text)) + "\" is doubtful: " + toponym::reason(t, gazetteer)});
    }
}

/// "2 December (PORT SUDAN) – …": what stands there as a publisher's name may be a town's.
void dropSourceThatIsAPlace(Reading& reading) {
    constexpr std::uint32_t HEAD_BYTE = 400;
    for (const toponym::Toponym& t : reading.toponyms) {
        if (t.span.begin > HEAD_BYTE) return;
        const auto at = [&](std::uint32_t byte) { return byte < reading.document.text.size() ? reading.document.text[byte] : ' '; };
        const bool apart = (t.span.begin == 0 || std::string_view{"(*\n"}.find(at(t.span.begin - 1)) != std::string_view::npos) && std::string_view{"),"}.find(at(t.span.end)) != std::string_view::npos;
        if (apart && reading.document.source == t.span.of(reading.document.text)) reading.document.source.reset();
    }
}

Reading readSection(text::Document document, const Knowledge& knowledge, Scope scope) {
    Reading reading;
    reading.document = std::move(document);
    reading.analysis = text::analyse(reading.document.text);
    auto places = toponym::findPlaces(reading.document.text, reading.analysis, knowledge.gazetteer, knowledge.lexicon);
    reading.toponyms = std::move(places.toponyms);
    reading.relative = std::move(places.relative);
    dropSourceThatIsAPlace(reading);
    if (scope == Scope::places) return reading;
    ClaimReading claims = extractClaims(reading.document, reading.analysis, reading.toponyms, knowledge);
    reading.parties = std::move(claims.parties);
    reading.claims = std::move(claims.claims);
    reading.issues = std::move(claims.issues);
    warnOfStrays(reading, knowledge.gazetteer);
    return reading;
}

template <class Part>
void append(std::vector<Part>& whole, std::vector<Part>& part) {
    whole.insert(whole.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
}

}  // namespace

Reading read(text::Document document, const Knowledge& knowledge, Scope scope) {
    if (document.text.size() <= text::LONG_TEXT_BYTE) {
        Reading reading = readSection(std::move(document), knowledge, scope);
        if (scope == Scope::claims) reading.marks = marksOf(reading);
        return reading;
    }
    Reading whole;
    SectionJoiner joiner;
    for (std::size_t at = 0; at < document.text.size();) {
        const std::size_t end = text::sectionEnd(document.text, at);
        text::Document part{document.id, document.date, document.title, document.source, document.text.substr(at, end - at)};
        Reading section = readSection(std::move(part), knowledge, scope);
        joiner.join(section);
        append(whole.toponyms, section.toponyms);
        append(whole.relative, section.relative);
        append(whole.claims, section.claims);
        append(whole.issues, section.issues);
        at = end;
    }
    whole.parties = joiner.parties(knowledge.parties);
    whole.document = std::move(document);
    whole.analysis = text::analyse(whole.document.text);
    if (scope == Scope::claims) whole.marks = marksOf(whole);
    return whole;
}

}  // namespace demarc::claim
