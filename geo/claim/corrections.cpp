#include "claim/corrections.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "claim/claim_json.hpp"
#include "claim/reading.hpp"
#include "claim/sections.hpp"

namespace demarc::claim {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLimit_byte = std::size_t{64} << 20;

const Json* member(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// Whether a claim is what a correction calls it, as far as it says.
bool isMeant(const Claim& claim, const Json& was) {
    const std::array<std::pair<const char*, std::string_view>, 6> members{{{"place", claim.place},
                                                                           {"claimant", claim.claimant},
                                                                           {"actor", claim.actor},
                                                                           {"stance", name(claim.stance)},
                                                                           {"status", name(claim.status)},
                                                                           {"time", name(claim.time)}}};
    return std::ranges::all_of(members, [&](const auto& pair) {
        const Json* wanted = member(was, pair.first);
        return !wanted || (wanted->is_string() && wanted->get_ref<const std::string&>() == pair.second);
    });
}

/// An id that no claim has, nor had when the report was read: what was edited twice must be told apart.
std::string freshId(const std::vector<Claim>& read, const std::vector<Claim>& claims) {
    const auto isTaken = [](const std::vector<Claim>& by, const std::string& id) { return std::ranges::find(by, id, &Claim::id) != by.end(); };
    for (std::size_t number = read.size() + 1;; ++number)
        if (std::string id = "c" + std::to_string(number); !isTaken(read, id) && !isTaken(claims, id)) return id;
}

/// The denial of a strike or an advance that a person rejected denies nothing, unless another tells of it, or a person vouched for the denial. Who denies a hold has said
/// who does not hold the place, whatever others say.
void dropMootDenials(std::vector<Claim>& claims, const std::vector<Claim>& rejected) {
    std::vector<std::string> moot;
    for (const Claim& denial : claims) {
        if (denial.stance != Stance::denies || isHold(denial.status) || denial.reader == kByHand || denial.reader == kConfirmed) continue;
        const bool isRejected = std::ranges::find(rejected, denial.denies, &Claim::id) != rejected.end();
        const bool isTold = std::ranges::any_of(claims, [&](const Claim& c) { return c.stance == Stance::asserts && c.status == denial.status && c.actor == denial.actor && c.place == denial.place; });
        if (!denial.denies.empty() && isRejected && !isTold) moot.push_back(denial.id);
    }
    std::erase_if(claims, [&](const Claim& claim) { return std::ranges::find(moot, claim.id) != moot.end(); });
}

/// Who acted as the report was read keeps its colour, whatever becomes of anybody's claims; who comes to act takes one that is free.
void keepColours(std::vector<PartyMention>& parties, const std::vector<PartyMention>& before, const std::set<std::string>& acted) {
    std::vector<base::Colour> taken;
    std::vector<PartyMention*> others;
    for (PartyMention& mention : parties) {
        const auto same = std::ranges::find(before, mention.party, &PartyMention::party);
        if (same != before.end() && acted.contains(mention.party)) taken.push_back(mention.colour = same->colour);
        else others.push_back(&mention);
    }
    for (PartyMention* mention : others)
        if (std::ranges::find(taken, mention->colour) != taken.end()) taken.push_back(mention->colour = paletteColour(0, taken));
}

}  // namespace

Corrections Corrections::open(const std::vector<std::filesystem::path>& files) {
    Corrections corrections;
    for (const auto& file : files) corrections.add(base::readFile(file, kLimit_byte), file.string());
    return corrections;
}

void Corrections::add(std::string_view lines, const std::string& name) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string_view line = lines.substr(at, end - at);
        at = end + 1;
        Correction correction;
        correction.place = name + ':' + std::to_string(++number);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) throw base::FormatError(correction.place + ": no JSON object");
        const auto textOf = [&](const char* key) {
            const Json* value = member(json, key);
            if (!value || !value->is_string() || value->get_ref<const std::string&>().empty()) throw base::FormatError(correction.place + ": \"" + key + "\" is missing or no text");
            return value->get<std::string>();
        };
        const auto objectOf = [&](const char* key) {
            const Json* value = member(json, key);
            if (value && !value->is_object()) throw base::FormatError(correction.place + ": \"" + key + "\" is no object");
            return value ? value->dump() : std::string{};
        };
        correction.sentence = textOf("sentence");
        correction.was = objectOf("was");
        correction.claim = objectOf("claim");
        if (correction.was.empty() && correction.claim.empty()) throw base::FormatError(correction.place + ": neither \"was\" nor \"claim\": nothing to correct");
        byReport_[textOf("report")].push_back(std::move(correction));
    }
}

void Corrections::apply(Reading& reading, const Knowledge& knowledge) const {
    const auto ours = byReport_.find(reading.document.id);
    if (ours == byReport_.end()) return;
    std::vector<Claim> claims = reading.claims, rejected;
    const auto warn = [&](const Correction& correction, const std::string& why, const char* end = "; the correction is left out") {
        reading.issues.push_back({base::Severity::warning, correction.place + ": " + why + end});
    };
    for (const Correction& correction : ours->second) {
        const std::size_t begin = reading.document.text.find(correction.sentence);
        if (begin == std::string::npos) {
            warn(correction, "report \"" + reading.document.id + "\" does not hold its sentence");
            continue;
        }
        const base::Span sentence{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + correction.sentence.size())};
        const Json was = correction.was.empty() ? Json::object() : Json::parse(correction.was);
        std::optional<Claim> replacement;
        bool isConfirmed = false;
        if (!correction.claim.empty()) {
            // What the correction leaves open stays as it was.
            Json whole = was;
            whole.update(Json::parse(correction.claim));
            whole["evidence"] = {sentence.begin, sentence.end};
            whole.erase("cue");
            whole.erase("denies");
            isConfirmed = member(whole, "reader") && *member(whole, "reader") == kConfirmed;
            ParsedClaim parsed = claimFromJson(whole.dump(), reading, knowledge, isConfirmed ? kConfirmed : kByHand);
            if (!parsed.claim) {
                warn(correction, parsed.fault);
                continue;
            }
            replacement = std::move(parsed.claim);
            replacement->id.clear();
        }
        const auto isReplaced = [&](const Claim& claim) {
            const bool again = replacement && claim.place == replacement->place && claim.claimant == replacement->claimant && claim.stance == replacement->stance &&
                               claim.status == replacement->status && claim.actor == replacement->actor && claim.time == replacement->time;
            return claim.evidence.overlaps(sentence) && (again || (!correction.was.empty() && isMeant(claim, was)));
        };
        for (const Claim& claim : claims) {
            if (!replacement || !replacement->id.empty() || !isReplaced(claim)) continue;
            if (isConfirmed) {
                replacement = claim;
                replacement->reader = kConfirmed;
                break;
            }
            replacement->id = claim.id;
            if (sentence.contains(claim.cue)) replacement->cue = claim.cue;
            if (replacement->stance == Stance::denies) replacement->denies = claim.denies;
        }
        const bool lies = std::ranges::any_of(claims, [&](const Claim& claim) { return claim.evidence.overlaps(sentence); });
        if (!correction.was.empty() && lies && std::ranges::none_of(claims, isReplaced))
            warn(correction, "no claim of that sentence in report \"" + reading.document.id + "\" is what \"was\" says", replacement ? "" : "; the correction is left out");
        if (!replacement) std::ranges::copy_if(claims, std::back_inserter(rejected), isReplaced);
        std::erase_if(claims, isReplaced);
        if (!replacement) continue;
        if (replacement->id.empty()) replacement->id = freshId(reading.claims, claims);
        claims.push_back(std::move(*replacement));
    }
    dropMootDenials(claims, rejected);
    for (Claim& claim : claims)
        if (!claim.denies.empty() && std::ranges::find(claims, claim.denies, &Claim::id) == claims.end()) claim.denies.clear();
    std::ranges::stable_sort(claims, {}, [](const Claim& claim) { return claim.evidence.begin; });
    const std::vector<PartyMention> before = reading.parties;
    std::set<std::string> acted;
    addActing(reading.claims, acted);
    replaceClaims(reading, std::move(claims), knowledge.parties);
    keepColours(reading.parties, before, acted);
}

std::vector<std::filesystem::path> ownCorrectionFiles() {
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{base::userDataFolder() / "corrections", none})
        if (entry.is_regular_file(none) && entry.path().extension() == ".ndjson") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace demarc::claim
