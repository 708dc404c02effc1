#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "claim/other_reader.hpp"
#include "claim/reading.hpp"
#include "project/option_text.hpp"
#include "text/report_stream.hpp"

namespace demarc::cli {

using claim::ReaderOptions;
using project::parseOptionalDate;

/// Files as given; a folder stands for the dispatches in it, by name. Throws FileError for a folder that can't be read or holds none.
[[nodiscard]] std::vector<std::filesystem::path> expandInputs(const std::vector<std::string>& inputs);

/// Opens what the program knows, with the user's own places and corrections, and tells on stderr what is doubtful about these.
[[nodiscard]] claim::Knowledge openKnowledge(const std::vector<std::filesystem::path>& ownPlaces,
                                             const std::vector<std::filesystem::path>& corrections = {});

/// A part of an input that one thread reads.
struct InputPiece {
    std::shared_ptr<const text::ReportStream> stream;  ///< null where the input can't be opened
    text::ReportPiece piece;
    std::string error;
};

/// All pieces of all inputs, one after another; each file is opened when its turn comes. Progress goes to stderr where that is a terminal.
class InputPieces {
public:
    InputPieces(std::vector<std::filesystem::path> inputs, text::ReadOptions options);
    ~InputPieces();
    InputPieces(const InputPieces&) = delete;
    InputPieces& operator=(const InputPieces&) = delete;
    [[nodiscard]] std::optional<InputPiece> next();

private:
    std::vector<std::filesystem::path> inputs_;
    text::ReadOptions options_;
    std::shared_ptr<text::ReportStream> stream_;
    std::size_t begun_ = 0;
    bool isShown_ = false;
};

/// The reports of a piece. What was doubtful about the piece belongs to each report in it, or stands in `issues` where there is none.
struct PieceReadings {
    std::vector<claim::Reading> readings;
    std::vector<base::Issue> issues;
    std::string error;
    std::size_t section = 0;  ///< its number where the piece is a section of a long text, else 0
    bool isUnread = false;    ///< another reader was asked for claims and gave none
};
[[nodiscard]] PieceReadings readPiece(const InputPiece& piece, const claim::Knowledge& knowledge, claim::Scope scope = claim::Scope::claims);

/// Starts the program that was asked for; null where none was. Throws UsageError and FileError as OtherReader.
[[nodiscard]] std::unique_ptr<claim::OtherReader> startReader(const ReaderOptions& options);
/// Has it read the claims of all reports of a piece: one after another, in the order of the input. A long text has no claims then: a program can't be
/// given its sections, which end where we like.
void readClaims(claim::OtherReader& reader, PieceReadings& piece, const claim::Knowledge& knowledge);

/// Tells on stderr what was doubtful.
void tell(const std::vector<base::Issue>& issues);
/// The same of all of a piece; true where something of it could not be read.
bool tellFaults(const PieceReadings& piece);

/// Reads every dispatch of every input with `jobs` threads, in input order. What can't be read is told on stderr and counted in `failures`;
/// the others come back all the same. Claims are read by `reader` where there is one.
[[nodiscard]] std::vector<claim::Reading> readInputs(const std::vector<std::filesystem::path>& inputs, const text::ReadOptions& options,
                                                     const claim::Knowledge& knowledge, unsigned jobs, std::size_t& failures, claim::OtherReader* reader = nullptr);

}  // namespace demarc::cli
