#include <filesystem>
#include <iostream>
#include <map>
#include <thread>

#include "base/error.hpp"
#include "base/in_order.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/report_output.hpp"

namespace demarc::cli {
namespace {

const std::map<std::string, ReportFormat> kFormats{
    {"json", ReportFormat::json}, {"ndjson", ReportFormat::ndjson}, {"geojson", ReportFormat::geojson}, {"csv", ReportFormat::csv}};

struct ExtractOptions {
    std::vector<std::string> inputs;
    std::string output = "-";
    std::string format = "json";
    std::string date;
    std::vector<std::filesystem::path> gazetteers, corrections;
    ReaderOptions reader;
    bool placesOnly = false;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
};

/// What a thread makes of a piece: reports as text, or the section of a long one, whose numbers hang on the sections before.
struct Extracted {
    InputPiece piece;
    PieceReadings readings;
    std::vector<std::pair<std::string, std::string>> formatted;  ///< id and text
};

/// Reads pieces in any thread and writes them in order.
class Extractor {
public:
    Extractor(const ExtractOptions& options, const claim::Knowledge& knowledge, claim::OtherReader* reader, std::size_t inputs)
        : knowledge_{knowledge}, reader_{reader}, format_{kFormats.at(options.format)}, scope_{options.placesOnly ? claim::Scope::places : claim::Scope::claims},
          isJson_{format_ == ReportFormat::json || format_ == ReportFormat::ndjson},
          output_{options.output, format_, format_ == ReportFormat::json && options.output != "-" &&
                  (std::filesystem::is_directory(options.output) || options.output.back() == '/' || inputs > 1), false} {}

    [[nodiscard]] Extracted make(InputPiece piece) const {
        Extracted made{std::move(piece), {}, {}};
        made.readings = readPiece(made.piece, knowledge_, scope_);
        if (!reader_) format(made);
        return made;
    }

    void take(Extracted made) {
        if (reader_) {  // one program for all: it is asked in the order of the input
            readClaims(*reader_, made.readings, knowledge_);
            format(made);
        }
        if (tellFaults(made.readings)) ++failures_;
        for (const auto& [id, text] : made.formatted) output_.add(id, text);
        if (!made.piece.stream) return;
        if (made.readings.section != 0) takeSection(made);
        made.piece.stream->release(made.piece.piece);
    }

    int finish() { return output_.finish() && failures_ == 0 ? 0 : 1; }

private:
    void format(Extracted& made) const {
        if (made.readings.section != 0) return;
        for (const auto& reading : made.readings.readings)
            made.formatted.emplace_back(reading.document.id, formatted(reading, reading.document.text, knowledge_.gazetteer, format_));
    }

    void takeSection(Extracted& made) {
        const auto& stream = made.piece.stream;
        const auto& head = stream->head();
        claim::Reading& section = made.readings.readings.front();
        if (made.piece.piece.number == 1) {
            tell(head.issues);
            joiner_ = {};
            if (isJson_) long_ = std::make_unique<LongReport>(stream, output_.begin(head.value.id), knowledge_, format_ == ReportFormat::ndjson);
        }
        joiner_.join(section);
        if (!isJson_) return output_.add(head.value.id, formatted(section, stream->longText(), knowledge_.gazetteer, format_));
        long_->add(section);
        if (!made.piece.piece.isLast) return;
        long_->end(joiner_.parties(knowledge_.parties));
        long_.reset();
        output_.end();
    }

    const claim::Knowledge& knowledge_;
    claim::OtherReader* reader_;  ///< null where our own reads the claims
    ReportFormat format_;
    claim::Scope scope_;
    bool isJson_;
    ReportOutput output_;
    claim::SectionJoiner joiner_;
    std::unique_ptr<LongReport> long_;
    std::size_t failures_ = 0;
};

int extract(const ExtractOptions& options) {
    if (options.placesOnly && options.format == "csv") throw base::UsageError("--format csv has a line for each claim: --places-only leaves none; take json, ndjson or geojson");
    if (options.placesOnly && !options.reader.command.empty()) throw base::UsageError("--places-only leaves --extractor nothing to read: give one of the two");
    const auto fallback = parseOptionalDate(options.date, "--date");
    const auto inputs = expandInputs(options.inputs);
    for (const auto& input : inputs) {
        std::error_code none;
        if (std::filesystem::equivalent(input, options.output, none)) throw base::UsageError("--output " + options.output + ": is the report itself");
    }
    const auto reader = startReader(options.reader);
    const auto knowledge = openKnowledge(options.gazetteers, options.corrections);
    Extractor extractor{options, knowledge, reader.get(), inputs.size()};
    InputPieces pieces{inputs, {.fallbackDate = fallback, .needsDate = !options.placesOnly}};
    base::inOrder(options.jobs, [&] { return pieces.next(); }, [&](InputPiece piece) { return extractor.make(std::move(piece)); },
                  [&](Extracted made) { extractor.take(std::move(made)); });
    return extractor.finish();
}

}  // namespace

void addExtract(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("extract", "find the places, parties and claims of dispatches");
    auto options = std::make_shared<ExtractOptions>();
    command->add_option("INPUT", options->inputs, "dispatch, folder of dispatches, or - for standard input")->required();
    command->add_option("-o,--output", options->output, "file; of several inputs, or if it is a folder, a folder for one ID.json a dispatch (default: standard output)")->check([](const std::string& path) {
        return path.empty() ? std::string{"is empty"} : std::string{};
    });
    command->add_option("--format", options->format, "json (one object; an array for several), ndjson, geojson or csv")
        ->check(CLI::IsMember({"json", "ndjson", "geojson", "csv"}));
    command->add_option("--date", options->date, "date of dispatches that state none, YYYY-MM-DD");
    addGazetteerOption(*command, options->gazetteers);
    addCorrectionsOption(*command, options->corrections);
    addExtractorOptions(*command, options->reader);
    command->add_flag("--places-only", options->placesOnly, "only the places: twice as fast");
    command->add_option("--jobs", options->jobs, "threads (default: one a core)")->check(CLI::Range(1U, 256U));
    command->footer("Example: demarc extract report.txt --date 2025-11-20 -o report.json");
    command->callback([options, &action] { action = [options] { return extract(*options); }; });
}

}  // namespace demarc::cli
