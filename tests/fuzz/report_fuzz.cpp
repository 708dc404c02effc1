// Any bytes: read as a report, printed, read back. What is printed must be JSON whose spans stand on characters of its text.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/comparison_output.hpp"
#include "cli/report.hpp"
#include "text/document.hpp"

namespace demarc {
namespace {

using nlohmann::json;

void must(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

bool isBoundary(std::string_view text, std::size_t at) {
    return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

void mustStand(std::string_view text, std::size_t begin, std::size_t end) {
    must(begin <= end && isBoundary(text, begin) && isBoundary(text, end), "a span stands on characters of the text");
}

void check(const json& report) {
    const auto& text = report.at("text").get_ref<const std::string&>();
    for (const char* list : {"toponyms", "relative"})
        for (const json& place : report.at(list)) {
            const std::size_t begin = place.at("start"), end = place.at("end");
            mustStand(text, begin, end);
            must(place.at("surface") == text.substr(begin, end - begin), "a surface is what its span says");
            must(begin < end, "a place is told by some words");
        }
    for (const json& claim : report.at("claims"))
        for (const char* span : {"evidence", "cue"})
            if (!claim.at(span).is_null()) mustStand(text, claim.at(span).at(0), claim.at(span).at(1));
    for (const json& party : report.at("parties"))
        for (const json& span : party.at("mentions")) mustStand(text, span.at(0), span.at(1));
}

const claim::Knowledge& knowledge() {
    static const claim::Knowledge opened = claim::Knowledge::open(base::findAssets());
    return opened;
}

}  // namespace
}  // namespace demarc

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarc;
    if (size == 0) return 0;
    // The first byte chooses how the report is written and what is asked of it.
    static constexpr const char* NAMES[]{"fuzz.txt", "fuzz.md", "fuzz.html", "fuzz.json"};
    const auto scope = (data[0] & 4) != 0 ? claim::Scope::places : claim::Scope::claims;
    try {
        auto documents = text::parseDocuments({reinterpret_cast<const char*>(data) + 1, size - 1}, NAMES[data[0] & 3]);
        std::vector<claim::Reading> readings;
        for (auto& document : documents.value) {
            readings.push_back(claim::read(std::move(document), knowledge(), scope));
            const auto& reading = readings.back();
            const auto print = [&](cli::ReportFormat format) { return cli::formatted(reading, reading.document.text, knowledge().gazetteer, format); };
            check(json::parse(print(cli::ReportFormat::json)));
            check(json::parse(print(cli::ReportFormat::ndjson)));
            must(json::accept('[' + print(cli::ReportFormat::geojson) + ']'), "the features are JSON");
            (void)print(cli::ReportFormat::csv);
        }
        const auto places = claim::compare(readings, std::nullopt, std::nullopt);
        const cli::ComparisonInput compared{readings, places, knowledge(), claim::newestDate(readings), std::nullopt};
        must(json::accept(cli::comparisonJson(compared)), "a comparison is JSON");
        (void)cli::comparisonTable(compared);
        (void)cli::comparisonCsv(compared);
    } catch (const base::Error&) {
        // What is no report is refused in words.
    }
    return 0;
}
