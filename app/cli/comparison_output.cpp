#include "cli/comparison_output.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

#include "cli/csv_line.hpp"
#include "cli/json_writer.hpp"
#include "text/utf8.hpp"

namespace demarc::cli {
namespace {

using claim::Change;
using claim::Claim;
using claim::ClaimRef;
using claim::ComparedPlace;
using claim::ComparedPosition;
using claim::PlaceView;
using claim::Position;
using claim::Stance;

constexpr std::string_view NARRATOR = "narrator";

/// What every form of output asks of a comparison.
class Compared {
public:
    explicit Compared(const ComparisonInput& input) : input_{input} {}

    [[nodiscard]] const Claim& claim(ClaimRef ref) const { return input_.readings[ref.reading].claims[ref.claim]; }
    [[nodiscard]] const text::Document& report(ClaimRef ref) const { return input_.readings[ref.reading].document; }
    [[nodiscard]] std::string_view sentence(ClaimRef ref) const { return claim(ref).evidence.of(report(ref).text); }
    [[nodiscard]] std::string_view partyName(const std::string& id) const {
        const claim::Party* known = input_.knowledge.parties.find(id);
        return known && known->kind != claim::PartyKind::narrator ? std::string_view{known->name} : std::string_view{id};
    }
    /// "Kharkiv Oblast, Ukraine".
    [[nodiscard]] std::string within(const PlaceView& place) const {
        if (place.placeIndex == gazetteer::kNoPlace) return {};
        const auto& gazetteer = input_.knowledge.gazetteer;
        std::string text;
        for (const std::string_view part : {gazetteer.admin1Name(place.placeIndex), gazetteer.countryName(place.placeIndex)})
            if (!part.empty() && part != place.name && text.find(part) == std::string::npos) text.append(text.empty() ? "" : ", ").append(part);
        return text;
    }
    /// A claim and where other outlets bring the same.
    [[nodiscard]] static std::vector<ClaimRef> all(const std::vector<ClaimRef>& claims, const PlaceView& place) {
        std::vector<ClaimRef> whole = claims;
        for (const ClaimRef ref : claims)
            if (const auto found = place.repeats.find(ref); found != place.repeats.end()) whole.insert(whole.end(), found->second.begin(), found->second.end());
        return whole;
    }
    /// The newest claim; of several on a day, one whose speaker is named.
    [[nodiscard]] ClaimRef newest(const std::vector<ClaimRef>& claims) const {
        return *std::ranges::max_element(claims, {}, [&](ClaimRef ref) { return std::pair{report(ref).date.value_or(base::Date{}), claim(ref).speaker.size()}; });
    }

    /// Whether a voice gives a figure for a holder: "70%", "all of it". Who only took a place or entered it is given none.
    [[nodiscard]] bool isStated(const Position& position, const std::string& holder) const {
        return tells(position, holder, [](const Claim& claim) { return claim.extent.has_value(); });
    }
    /// Whether a voice tells of a part and not of how much, so that any share would be made up.
    [[nodiscard]] bool isPart(const Position& position, const std::string& holder) const {
        return !tells(position, holder, [](const Claim& claim) { return claim.extent || claim.status == claim::Status::control; });
    }

private:
    template <class Says>
    [[nodiscard]] bool tells(const Position& position, const std::string& holder, const Says& says) const {
        return std::ranges::any_of(position.claims, [&](ClaimRef ref) { return claim(ref).actor == holder && claim(ref).stance == Stance::asserts && says(claim(ref)); });
    }

protected:
    const ComparisonInput& input_;
};

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + '%'; }

std::string twoDecimals(double value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

/// Blanks up to a width in letters; where the text is longer, two of them.
std::string padded(std::string text, std::size_t width) {
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    return text.append(letters + 2 > width ? 2 : width - letters, ' ');
}

class Table : Compared {
public:
    using Compared::Compared;

    std::string write() {
        const auto disputed = std::ranges::count_if(input_.places, [](const ComparedPlace& c) { return c.place.dispute.value_or(0) > 0; });
        if (input_.at) out_ += "As of " + input_.at->shortText();
        if (input_.since) out_ += ", what changed since " + input_.since->shortText();
        if (input_.at) out_ += ": ";
        out_ += counted(input_.readings.size(), "report") + ", " + counted(input_.places.size(), "place") + ", " + std::to_string(disputed) + " disputed\n";
        for (const ComparedPlace& compared : input_.places)
            if (!compared.positions.empty() || !compared.place.events.empty() || !compared.place.proposals.empty() || !compared.place.past.empty()) place(compared);
        if (cited_.empty()) return std::move(out_);
        out_ += "\nSources\n";
        std::vector<const text::Document*> reports(cited_.size());
        for (const auto& [reading, number] : cited_) reports[number - 1] = &input_.readings[reading].document;
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const text::Document& report = *reports[i];
            out_ += padded("  [" + std::to_string(i + 1) + ']', 8) + (report.date ? report.date->shortText() : "no date");
            for (const auto& part : {report.source, report.title})
                if (part && !part->empty()) out_ += ", " + *part;
            out_ += " (" + report.id + ")\n";
        }
        return std::move(out_);
    }

private:
    static constexpr std::size_t PARTY_WIDTH = 26, SAYS_WIDTH = 66;

    static std::string counted(std::size_t count, const char* what) { return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s"); }

    void place(const ComparedPlace& compared) {
        const PlaceView& place = compared.place;
        out_ += '\n' + place.name;
        if (const std::string in = within(place); !in.empty()) out_ += " (" + in + ')';
        if (place.dispute) out_ += "  dispute " + twoDecimals(*place.dispute);
        if (compared.disputeBefore && compared.disputeBefore != place.dispute) out_ += " (was " + twoDecimals(*compared.disputeBefore) + ')';
        out_ += '\n';
        for (const ComparedPosition& told : compared.positions) position(told, place);
        others(place.events, place, "");
        others(place.proposals, place, "proposes: ");
        others(place.past, place, "earlier: ");
    }

    void position(const ComparedPosition& compared, const PlaceView& place) {
        std::string says = words(compared.position);
        if (compared.change == Change::added) says += " (new)";
        if (compared.change == Change::ended) says = "no longer: " + says;
        if (compared.before) says += " (was: " + words(*compared.before) + ')';
        line(voice(compared.position.party, compared.position.source), says, compared.position.claims, place);
    }

    /// Events and the like: those that say the same in one line.
    void others(const std::vector<ClaimRef>& claims, const PlaceView& place, std::string_view prefix) {
        std::vector<std::pair<std::pair<std::string, std::string>, std::vector<ClaimRef>>> lines;
        for (const ClaimRef ref : claims) {
            const bool ofReport = claim(ref).claimant == NARRATOR;
            // A report that tells of a proposal makes none.
            const std::string_view what = ofReport && claim(ref).stance == Stance::proposes ? "proposed: " : prefix;
            const std::pair key{voice(claim(ref).claimant, ofReport ? report(ref).source.value_or("") : ""), std::string{what} + words(claim(ref))};
            auto found = std::ranges::find(lines, key, &decltype(lines)::value_type::first);
            if (found == lines.end()) found = lines.insert(lines.end(), {key, {}});
            found->second.push_back(ref);
        }
        for (const auto& [key, refs] : lines) line(key.first, key.second, refs, place);
    }

    void line(const std::string& voice, const std::string& says, const std::vector<ClaimRef>& claims, const PlaceView& place) {
        out_ += padded("  " + voice, PARTY_WIDTH) + padded(says, SAYS_WIDTH - PARTY_WIDTH);
        const ClaimRef last = newest(claims);
        std::string origin = claim(last).speaker;
        if (report(last).date) origin += (origin.empty() ? "" : ", ") + report(last).date->shortText();
        std::string marks;
        std::set<std::size_t> numbers;
        for (const ClaimRef ref : all(claims, place)) numbers.insert(cited_.emplace(ref.reading, cited_.size() + 1).first->second);
        for (const std::size_t number : numbers) marks += (marks.empty() ? "" : ",") + std::to_string(number);
        out_ += origin + "  [" + marks + "]\n";
    }

    [[nodiscard]] std::string voice(const std::string& party, const std::string& source) const {
        return party == NARRATOR ? source.empty() ? "report" : "report (" + source + ')' : std::string{partyName(party)};
    }

    [[nodiscard]] std::string words(const Position& position) const {
        std::string text;
        const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
        for (const auto& [holder, share] : position.shares) add((isPart(position, holder) ? "part" : percent(share)) + ' ' + (holder.empty() ? "unnamed" : std::string{partyName(holder)}));
        for (const std::string& holder : position.denied) add("denies " + (holder.empty() ? "this" : std::string{partyName(holder)}));
        return text;
    }

    /// "strike by Russia, 26 killed", "denies: advance of Ukraine".
    [[nodiscard]] std::string words(const Claim& claim) const {
        std::string text = claim.stance == Stance::denies ? "denies: " : "";
        text += claim::name(claim.status);
        if (claim.extent && *claim.extent < 1) text += ' ' + percent(*claim.extent);
        if (!claim.actor.empty()) text += (claim.status == claim::Status::withdrawal || claim.status == claim::Status::advance ? " of " : " by ") + std::string{partyName(claim.actor)};
        if (claim.from) text += " from " + claim.from->shortText();
        if (claim.to) text += " to " + claim.to->shortText();
        if (claim.killed) text += ", " + std::to_string(*claim.killed) + " killed";
        if (claim.wounded) text += ", " + std::to_string(*claim.wounded) + " wounded";
        return text;
    }

    std::string out_;
    std::map<std::size_t, std::size_t> cited_;  ///< reading → its number
};

class Json : Compared {
public:
    explicit Json(const ComparisonInput& input) : Compared{input} { json_.raw().SetIndent(' ', 1); }

    std::string write() {
        json_.beginObject();
        json_.member("at", input_.at);
        json_.member("since", input_.since);
        array("places", input_.places, [&](const ComparedPlace& compared) { place(compared); });
        json_.key("sources");
        json_.beginArray();
        for (const std::size_t reading : cited_) source(input_.readings[reading].document);
        json_.endArray();
        json_.endObject();
        return std::string{json_.text()} + '\n';
    }

private:
    template <class Items, class Each>
    void array(std::string_view name, const Items& items, const Each& each) {
        json_.key(name);
        json_.beginArray();
        for (const auto& item : items) each(item);
        json_.endArray();
    }

    void place(const ComparedPlace& compared) {
        const PlaceView& place = compared.place;
        const auto& gazetteer = input_.knowledge.gazetteer;
        const bool known = place.placeIndex != gazetteer::kNoPlace;
        json_.beginObject();
        json_.member("place", place.name);
        json_.placeId("place_id", gazetteer, place.placeIndex);
        json_.latLon(place.position);
        json_.member("feature", gazetteer::featureName(place.feature));
        json_.orNull("country", known ? gazetteer.place(place.placeIndex).country : std::string_view{});
        json_.orNull("admin1", known ? gazetteer.admin1Name(place.placeIndex) : std::string_view{});
        dispute("dispute", place.dispute);
        if (input_.since) dispute("dispute_before", compared.disputeBefore);
        array("positions", compared.positions, [&](const ComparedPosition& position) { this->position(position, place); });
        const auto claims = [&](std::string_view name, const std::vector<ClaimRef>& refs) { array(name, refs, [&](ClaimRef ref) { this->told(ref, place); }); };
        claims("events", place.events);
        claims("proposals", place.proposals);
        claims("past", place.past);
        claims("superseded", place.superseded);
        json_.endObject();
    }

    void dispute(std::string_view name, std::optional<double> value) { json_.member(name, value ? std::optional{share(*value)} : std::nullopt); }

    void position(const ComparedPosition& compared, const PlaceView& place) {
        const Position& position = compared.position;
        const ClaimRef last = newest(position.claims);
        json_.beginObject();
        json_.member("party", position.party);
        json_.orNull("source", position.source);
        says(position);
        json_.member("date", report(last).date);
        json_.orNull("speaker", claim(last).speaker);
        if (input_.since) json_.member("change", name(compared.change));
        if (compared.before) {
            json_.key("before");
            json_.beginObject();
            says(*compared.before);
            json_.endObject();
        }
        array("claims", position.claims, [&](ClaimRef ref) { told(ref, place); });
        json_.endObject();
    }

    void says(const Position& position) {
        json_.key("shares");
        json_.beginObject();
        for (const auto& [holder, value] : position.shares) json_.member(holder, isPart(position, holder) ? std::nullopt : std::optional{share(value)});
        json_.endObject();
        json_.key("unstated");
        json_.beginArray();
        for (const auto& [holder, value] : position.shares)
            if (!isStated(position, holder)) json_.value(holder);
        json_.endArray();
        array("denied", position.denied, [&](const std::string& holder) { json_.value(holder); });
    }

    void told(ClaimRef ref, const PlaceView& place) {
        const Claim& claim = this->claim(ref);
        json_.beginObject();
        json_.member("report", report(ref).id);
        array("also_in", all({ref}, place), [&](ClaimRef other) {
            cited_.insert(other.reading);
            if (other != ref) json_.value(report(other).id);
        });
        json_.member("id", claim.id);
        json_.member("claimant", claim.claimant);
        json_.member("stance", claim::name(claim.stance));
        json_.member("status", claim::name(claim.status));
        json_.orNull("actor", claim.actor);
        json_.member("extent", claim.extent ? std::optional{share(*claim.extent)} : std::nullopt);
        json_.member("time", claim::name(claim.time));
        json_.member("from", claim.from);
        json_.member("to", claim.to);
        json_.orNull("speaker", claim.speaker);
        json_.member("date", report(ref).date);
        json_.member("evidence", claim.evidence);
        json_.member("sentence", sentence(ref));
        json_.member("killed", claim.killed);
        json_.member("wounded", claim.wounded);
        json_.confidence(claim.confidence);
        json_.endObject();
    }

    void source(const text::Document& report) {
        json_.beginObject();
        json_.member("id", report.id);
        json_.member("date", report.date);
        json_.orNull("title", report.title.value_or(""));
        json_.orNull("source", report.source.value_or(""));
        json_.endObject();
    }

    JsonWriter<IndentingWriter> json_;
    std::set<std::size_t> cited_;
};

class Csv : Compared {
public:
    using Compared::Compared;

    std::string write() {
        out_ = "place,place_id,lon,lat,country,dispute,party,source,stance,holder,share,stated,share_before,change,date,speaker,reports,sentence\r\n";
        for (const ComparedPlace& compared : input_.places)
            for (const ComparedPosition& position : compared.positions) {
                for (const auto& [holder, value] : position.position.shares)
                    line(compared.place, position, Stance::asserts, holder, isPart(position.position, holder) ? std::nullopt : std::optional{share(value)});
                for (const std::string& holder : position.position.denied) line(compared.place, position, Stance::denies, holder, std::nullopt);
            }
        return std::move(out_);
    }

private:
    void line(const PlaceView& place, const ComparedPosition& compared, Stance stance, const std::string& holder, std::optional<double> held) {
        const auto& gazetteer = input_.knowledge.gazetteer;
        std::vector<ClaimRef> claims = compared.position.claims;
        std::erase_if(claims, [&](ClaimRef ref) { return claim(ref).stance != stance || claim(ref).actor != holder; });
        const ClaimRef last = newest(claims);
        std::string reports;
        std::set<std::size_t> cited;
        for (const ClaimRef ref : all(claims, place)) cited.insert(ref.reading);
        for (const std::size_t reading : cited) reports += (reports.empty() ? "" : ";") + input_.readings[reading].document.id;
        std::optional<double> before;
        if (compared.before)
            if (const auto found = compared.before->shares.find(holder); found != compared.before->shares.end() && !isPart(*compared.before, holder)) before = share(found->second);
        CsvLine line{out_};
        line.text(place.name);
        line.text(place.placeIndex == gazetteer::kNoPlace ? std::string{} : gazetteer.id(place.placeIndex));
        line.number(std::optional{degrees(place.position.lon_deg)});
        line.number(std::optional{degrees(place.position.lat_deg)});
        line.text(place.placeIndex == gazetteer::kNoPlace ? std::string_view{} : gazetteer.place(place.placeIndex).country);
        line.number(place.dispute ? std::optional{share(*place.dispute)} : std::nullopt);
        line.text(compared.position.party);
        line.text(compared.position.source);
        line.text(claim::name(stance));
        line.text(holder);
        line.number(held);
        line.text(stance == Stance::denies ? "" : isStated(compared.position, holder) ? "yes" : "no");
        line.number(before);
        line.text(input_.since ? name(compared.change) : std::string_view{});
        line.date(report(last).date);
        line.text(claim(last).speaker);
        line.text(reports);
        line.text(sentence(last));
    }

    std::string out_;
};

}  // namespace

std::string comparisonTable(const ComparisonInput& input) { return Table{input}.write(); }
std::string comparisonJson(const ComparisonInput& input) { return Json{input}.write(); }
std::string comparisonCsv(const ComparisonInput& input) { return Csv{input}.write(); }

}  // namespace demarc::cli
