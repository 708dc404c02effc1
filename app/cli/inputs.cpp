#include "cli/inputs.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/in_order.hpp"
#include "claim/sections.hpp"
#include "text/format.hpp"

namespace demarc::cli {
std::vector<std::filesystem::path> expandInputs(const std::vector<std::string>& inputs) {
    std::vector<std::filesystem::path> files;
    for (const auto& input : inputs) {
        std::error_code error;
        if (input == "-" || !std::filesystem::is_directory(input, error)) {
            files.emplace_back(input);
            continue;
        }
        const auto inside = text::reportsIn(input);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

claim::Knowledge openKnowledge(const std::vector<std::filesystem::path>& ownPlaces, const std::vector<std::filesystem::path>& corrections) {
    auto knowledge = claim::Knowledge::open(base::findAssets(), ownPlaces, corrections);
    tell(knowledge.issues);
    return knowledge;
}

InputPieces::InputPieces(std::vector<std::filesystem::path> inputs, text::ReadOptions options)
    : inputs_{std::move(inputs)}, options_{std::move(options)}, isShown_{inputs_.size() > 1 && ::isatty(STDERR_FILENO) == 1} {}

InputPieces::~InputPieces() {
    if (isShown_) std::cerr << '\n';
}

std::optional<InputPiece> InputPieces::next() {
    InputPiece piece;
    try {
        while (!stream_ || !stream_->next(piece.piece)) {
            stream_.reset();
            if (begun_ == inputs_.size()) return std::nullopt;
            if (isShown_) std::cerr << '\r' << begun_ + 1 << '/' << inputs_.size() << std::flush;
            stream_ = std::make_shared<text::ReportStream>(inputs_[begun_++], options_);
        }
        piece.stream = stream_;
    } catch (const base::Error& error) {
        stream_.reset();
        piece.error = error.what();
    }
    return piece;
}

PieceReadings readPiece(const InputPiece& piece, const claim::Knowledge& knowledge, claim::Scope scope) {
    PieceReadings result;
    if (!piece.stream) {
        result.error = piece.error;
        return result;
    }
    if (piece.piece.kind == text::ReportPiece::Kind::section) result.section = piece.piece.number;
    try {
        auto documents = piece.stream->parse(piece.piece);
        for (auto& document : documents.value) {
            result.readings.push_back(claim::read(std::move(document), knowledge, scope));
            if (result.section == 0 && scope == claim::Scope::claims) knowledge.corrections.apply(result.readings.back(), knowledge);
            auto& issues = result.readings.back().issues;
            issues.insert(issues.begin(), documents.issues.begin(), documents.issues.end());
        }
        if (result.readings.empty()) result.issues = std::move(documents.issues);
    } catch (const base::Error& error) {
        result.error = error.what();
    }
    return result;
}

std::unique_ptr<claim::OtherReader> startReader(const ReaderOptions& options) {
    if (options.command.empty()) return nullptr;
    return std::make_unique<claim::OtherReader>(options.command, std::chrono::milliseconds{std::llround(options.limit_s * 1000)});
}

void readClaims(claim::OtherReader& reader, PieceReadings& piece, const claim::Knowledge& knowledge) {
    for (claim::Reading& reading : piece.readings) {
        if (piece.section == 1) reader.refuse(reading, "is given no plain text of more than 1 MiB: cut it into reports", knowledge);  // told once
        if (piece.section > 1) claim::replaceClaims(reading, {}, knowledge.parties);
        if (piece.section != 0 || !reader.read(reading, knowledge)) piece.isUnread = true;
        else knowledge.corrections.apply(reading, knowledge);
    }
}

void tell(const std::vector<base::Issue>& issues) {
    for (const auto& issue : issues) std::cerr << "demarc: " << (issue.severity == base::Severity::error ? "" : "warning: ") << issue.message << '\n';
}

bool tellFaults(const PieceReadings& piece) {
    if (!piece.error.empty()) std::cerr << "demarc: " << piece.error << '\n';
    tell(piece.issues);
    for (const auto& reading : piece.readings) tell(reading.issues);
    return !piece.error.empty() || !piece.issues.empty() || piece.isUnread;
}

std::vector<claim::Reading> readInputs(const std::vector<std::filesystem::path>& inputs, const text::ReadOptions& options,
                                       const claim::Knowledge& knowledge, unsigned jobs, std::size_t& failures, claim::OtherReader* reader) {
    std::vector<claim::Reading> all;
    InputPieces pieces{inputs, options};
    base::inOrder(jobs, [&] { return pieces.next(); }, [&](InputPiece piece) { return readPiece(piece, knowledge); }, [&](PieceReadings made) {
        if (reader) readClaims(*reader, made, knowledge);
        if (tellFaults(made)) ++failures;
        std::ranges::move(made.readings, std::back_inserter(all));
    });
    return all;
}

}  // namespace demarc::cli
