#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "claim/reading.hpp"

namespace demarc::cli {

enum class ReportFormat : std::uint8_t { json, ndjson, geojson, csv };

/// What a file of reports holds before, between and after them.
struct Frame {
    std::string_view before, between, after;
};
/// JSON of one report (`several` false) is an object, else an array.
[[nodiscard]] Frame frameOf(ReportFormat format, bool several);

/// A reading in a format: an object of the schema that scripts rely on (json indented, ndjson on one line), the features of a GeoJSON
/// collection (every claim and place that has a position), or lines of CSV (one a claim, RFC 4180). Empty where it has none. Spans count in
/// `text`, the reading's own or, of a section, the whole report's.
[[nodiscard]] std::string formatted(const claim::Reading& reading, std::string_view text, const gazetteer::Gazetteer& gazetteer, ReportFormat format);

/// Parts of the object of a report that is too long to hold, in their order: its first members; the characters of its text as they stand in a
/// JSON string; the items of its arrays, `between` them; its last members and the end of the object.
[[nodiscard]] std::string headJson(const text::Document& head, const gazetteer::Gazetteer& gazetteer);
[[nodiscard]] std::string escaped(std::string_view text);
struct ItemsJson {
    std::string toponyms, relative, claims;
};
/// Spans count in the whole `text`.
[[nodiscard]] ItemsJson itemsJson(const claim::Reading& section, std::string_view text, const gazetteer::Gazetteer& gazetteer, std::string_view between);
[[nodiscard]] std::string tailJson(const std::vector<claim::PartyMention>& parties, const std::vector<base::Issue>& issues, const gazetteer::Gazetteer& gazetteer);

}  // namespace demarc::cli
