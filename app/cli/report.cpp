#include "cli/report.hpp"

#include "claim/claim_members.hpp"
#include "cli/csv_line.hpp"
#include "cli/json_writer.hpp"

namespace demarc::cli {
namespace {

using gazetteer::Gazetteer;

template <class Writer>
class ReportWriter {
public:
    explicit ReportWriter(const Gazetteer& gazetteer) : gazetteer_{gazetteer} {}
    [[nodiscard]] JsonWriter<Writer>& json() { return json_; }

    void reading(const claim::Reading& reading) {
        const std::string_view text = reading.document.text;
        json_.beginObject();
        head(reading.document);
        json_.member("text", text);
        array("toponyms", reading.toponyms, [&](const auto& toponym) { this->toponym(toponym, text); });
        array("relative", reading.relative, [&](const auto& place) { relative(place, text); });
        array("parties", reading.parties, [&](const auto& mention) { party(mention); });
        array("claims", reading.claims, [&](const auto& claim) { this->claim(claim); });
        array("warnings", reading.issues, [&](const base::Issue& issue) { json_.value(issue.message); });
        json_.endObject();
    }

    void head(const text::Document& document) {
        json_.member("id", document.id);
        json_.member("date", document.date);
        json_.orNull("title", document.title.value_or(""));
        json_.orNull("source", document.source.value_or(""));
    }

    void toponym(const toponym::Toponym& toponym, std::string_view text) {
        json_.beginObject();
        toponymMembers(toponym, text);
        array("alternatives", toponym.alternatives, [&](const toponym::Candidate& candidate) {
            const auto place = gazetteer_.place(candidate.place);
            json_.beginObject();
            json_.member("id", gazetteer_.id(candidate.place));
            json_.member("name", place.name);
            json_.latLon(place.position);
            json_.confidence(candidate.confidence);
            json_.endObject();
        });
        json_.endObject();
    }

    void toponymMembers(const toponym::Toponym& toponym, std::string_view text) {
        const bool known = toponym.place != gazetteer::kNoPlace;
        json_.member("start", toponym.span.begin);
        json_.member("end", toponym.span.end);
        json_.member("surface", toponym.span.of(text));
        json_.member("name", toponym.name);
        json_.placeId("id", gazetteer_, toponym.place);
        json_.latLon(toponym.position);
        json_.member("feature", gazetteer::featureName(toponym.feature));
        json_.orNull("country", known ? gazetteer_.place(toponym.place).country : std::string_view{});
        json_.orNull("admin1", known ? gazetteer_.admin1Name(toponym.place) : std::string_view{});
        json_.member("use", toponym::useName(toponym.use));
        json_.confidence(toponym.confidence);
        json_.member("reason", toponym::reason(toponym, gazetteer_));
        json_.member("approximate", toponym.isApproximate());
        radius(toponym.isApproximate() ? std::optional{toponym.radius_km} : std::nullopt);
    }

    void relative(const toponym::RelativePlace& place, std::string_view text) {
        json_.beginObject();
        relativeMembers(place, text);
        json_.key("geometry");
        geometry(place);
        json_.endObject();
    }

    void relativeMembers(const toponym::RelativePlace& place, std::string_view text) {
        json_.member("start", place.span.begin);
        json_.member("end", place.span.end);
        json_.member("surface", place.span.of(text));
        json_.member("relation", toponym::relationName(place.relation));
        array("anchors", place.anchors, [&](std::uint32_t anchor) { json_.value(anchor); });
        json_.placeId("anchor_id", gazetteer_, place.anchor);
        json_.latLon(place.position);
        json_.member("approximate", true);
        radius(place.radius_km);
    }

    void claim(const claim::Claim& claim) {
        json_.beginObject();
        claimMembers(claim);
        json_.endObject();
    }

    void claimMembers(const claim::Claim& claim) {
        claim::forEachMember(claim, gazetteer_, [&](std::string_view name, const auto& value) { json_.member(name, value); });
    }

    void party(const claim::PartyMention& mention) {
        json_.beginObject();
        json_.member("id", mention.party);
        json_.member("name", mention.party);
        json_.member("colour", mention.colour.hex());
        array("mentions", mention.spans, [&](base::Span span) { json_.value(span); });
        json_.endObject();
    }

    /// A GeoJSON feature of `kind`, alone in its text.
    template <class Geometry, class Members>
    std::string feature(std::string_view kind, const text::Document& document, const Geometry& geometry, const Members& members) {
        json_.restart();
        json_.beginObject();
        json_.member("type", "Feature");
        json_.key("geometry");
        geometry();
        json_.key("properties");
        json_.beginObject();
        members();
        json_.member("kind", kind);
        json_.member("dispatch", document.id);
        json_.member("date", document.date);
        json_.endObject();
        json_.endObject();
        return std::string{json_.text()};
    }

    void point(base::LonLat position) {
        json_.beginObject();
        json_.member("type", "Point");
        json_.member("coordinates", position);
        json_.endObject();
    }

    /// A point, a line from place to place, or an area.
    void geometry(const toponym::RelativePlace& place) {
        if (place.outline.empty()) return point(place.position);
        const bool line = place.relation == toponym::Relation::between || place.relation == toponym::Relation::road;
        json_.beginObject();
        json_.member("type", line ? "LineString" : "Polygon");
        json_.key("coordinates");
        if (!line) json_.beginArray();
        json_.beginArray();
        for (const base::LonLat corner : place.outline) json_.value(corner);
        json_.endArray();
        if (!line) json_.endArray();
        json_.endObject();
    }

    template <class Items, class Each>
    void array(std::string_view name, const Items& items, const Each& each) {
        json_.key(name);
        json_.beginArray();
        for (const auto& item : items) each(item);
        json_.endArray();
    }

private:
    void radius(std::optional<double> km) { json_.member("radius_km", km ? std::optional{tenths(*km)} : std::nullopt); }

    const Gazetteer& gazetteer_;
    JsonWriter<Writer> json_;
};

/// Features, one a line.
std::string features(const claim::Reading& reading, std::string_view text, const Gazetteer& gazetteer) {
    std::string out;
    ReportWriter<LineWriter> writer{gazetteer};
    const auto add = [&](std::string_view kind, const auto& geometry, const auto& members) {
        out += out.empty() ? "" : ",\n";
        out += writer.feature(kind, reading.document, geometry, members);
    };
    for (const auto& claim : reading.claims) {
        if (!claim.position) continue;
        add("claim", [&] { writer.point(*claim.position); }, [&] {
            writer.claimMembers(claim);
            writer.json().member("sentence", claim.evidence.of(text));
        });
    }
    for (const auto& toponym : reading.toponyms)
        if (toponym.position) add("toponym", [&] { writer.point(*toponym.position); }, [&] { writer.toponymMembers(toponym, text); });
    for (const auto& place : reading.relative) add("relative", [&] { writer.geometry(place); }, [&] { writer.relativeMembers(place, text); });
    return out;
}

constexpr std::string_view kCsvHead =
    "dispatch,date,source,id,place,place_id,lon,lat,qualifier,claimant,stance,status,actor,extent,time,from,to,speaker,confidence,denies,killed,"
    "wounded,note,sentence,reader\r\n";

std::string lines(const claim::Reading& reading, std::string_view text, const Gazetteer& gazetteer) {
    std::string out;
    for (const auto& claim : reading.claims) {
        CsvLine line{out};
        line.text(reading.document.id);
        line.date(reading.document.date);
        line.text(reading.document.source.value_or(""));
        line.text(claim.id);
        line.text(claim.place);
        line.text(claim.placeIndex == gazetteer::kNoPlace ? std::string{} : gazetteer.id(claim.placeIndex));
        line.number(claim.position ? std::optional{degrees(claim.position->lon_deg)} : std::nullopt);
        line.number(claim.position ? std::optional{degrees(claim.position->lat_deg)} : std::nullopt);
        line.text(claim.qualifier);
        line.text(claim.claimant);
        line.text(claim::name(claim.stance));
        line.text(claim::name(claim.status));
        line.text(claim.actor);
        line.number(claim.extent ? std::optional{share(*claim.extent)} : std::nullopt);
        line.text(claim::name(claim.time));
        line.date(claim.from);
        line.date(claim.to);
        line.text(claim.speaker);
        line.number(std::optional{share(claim.confidence)});
        line.text(claim.denies);
        line.number(claim.killed);
        line.number(claim.wounded);
        line.text(claim.note);
        line.text(claim.evidence.of(text));
        line.text(claim.reader);
    }
    return out;
}

template <class Writer>
std::string object(const claim::Reading& reading, const Gazetteer& gazetteer, const auto&... indent) {
    ReportWriter<Writer> writer{gazetteer};
    if constexpr (sizeof...(indent) > 0) writer.json().raw().SetIndent(' ', indent...);
    writer.reading(reading);
    return std::string{writer.json().text()};
}

/// Many values with `between` them.
template <class Items, class Write>
std::string joined(ReportWriter<LineWriter>& writer, const Items& items, std::string_view between, const Write& write) {
    std::string out;
    for (const auto& item : items) {
        writer.json().restart();
        write(item);
        out += out.empty() ? std::string_view{} : between;
        out += writer.json().text();
    }
    return out;
}

}  // namespace

Frame frameOf(ReportFormat format, bool several) {
    switch (format) {
        case ReportFormat::geojson: return {"{\"type\": \"FeatureCollection\", \"features\": [\n", ",\n", "\n]}\n"};
        case ReportFormat::csv: return {kCsvHead, "", ""};
        case ReportFormat::ndjson: return {};
        case ReportFormat::json: break;
    }
    return several ? Frame{"[", ",\n", "]\n"} : Frame{"", "", "\n"};
}

std::string formatted(const claim::Reading& reading, std::string_view text, const Gazetteer& gazetteer, ReportFormat format) {
    switch (format) {
        case ReportFormat::geojson: return features(reading, text, gazetteer);
        case ReportFormat::csv: return lines(reading, text, gazetteer);
        case ReportFormat::ndjson: return object<LineWriter>(reading, gazetteer) + '\n';
        case ReportFormat::json: break;
    }
    return object<IndentingWriter>(reading, gazetteer, 1U);
}

std::string headJson(const text::Document& head, const Gazetteer& gazetteer) {
    ReportWriter<LineWriter> writer{gazetteer};
    writer.json().beginObject();
    writer.head(head);
    return std::string{writer.json().text()};
}

std::string escaped(std::string_view text) {
    JsonWriter<LineWriter> json;
    json.value(text);
    return std::string{json.text().substr(1, json.text().size() - 2)};
}

ItemsJson itemsJson(const claim::Reading& section, std::string_view text, const Gazetteer& gazetteer, std::string_view between) {
    ReportWriter<LineWriter> writer{gazetteer};
    return {joined(writer, section.toponyms, between, [&](const auto& toponym) { writer.toponym(toponym, text); }),
            joined(writer, section.relative, between, [&](const auto& place) { writer.relative(place, text); }),
            joined(writer, section.claims, between, [&](const auto& claim) { writer.claim(claim); })};
}

std::string tailJson(const std::vector<claim::PartyMention>& parties, const std::vector<base::Issue>& issues, const Gazetteer& gazetteer) {
    ReportWriter<LineWriter> writer{gazetteer};
    writer.json().beginObject();
    writer.array("parties", parties, [&](const auto& mention) { writer.party(mention); });
    writer.array("warnings", issues, [&](const base::Issue& issue) { writer.json().value(issue.message); });
    writer.json().endObject();
    return std::string{writer.json().text().substr(1)};
}

}  // namespace demarc::cli
