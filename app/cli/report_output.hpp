#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "cli/report.hpp"
#include "claim/sections.hpp"
#include "text/report_stream.hpp"

namespace demarc::cli {

/// Reports written one after another as they come: into one file or pipe, each at once, or into a folder with one ID.json each. Nothing is
/// written where there is no report. Throws FileError.
class ReportOutput {
public:
    /// `several` says that more than one report is sure to come; else the first waits to see.
    ReportOutput(std::filesystem::path path, ReportFormat format, bool isFolder, bool several)
        : path_{std::move(path)}, format_{format}, isFolder_{isFolder}, several_{several} {}

    void add(const std::string& id, std::string_view formatted);
    /// The file, at the place where a report begins that is appended part by part, up to end().
    [[nodiscard]] base::OutputFile& begin(const std::string& id);
    void end();
    /// Whether there was any report.
    bool finish();

private:
    void separate();
    base::OutputFile& fileOf(const std::string& id);

    std::filesystem::path path_;
    ReportFormat format_;
    bool isFolder_;
    bool several_;
    std::unique_ptr<base::OutputFile> file_;
    std::optional<std::string> waiting_;  ///< the first report of JSON: an object if it stays alone
    bool hasAny_ = false;
    bool hasText_ = false;
    std::set<std::string> taken_;
};

/// The JSON object of a report that is too long to hold: its text is passed through, its toponyms are written as they are found, what must
/// follow them waits in temporary files.
class LongReport {
public:
    LongReport(std::shared_ptr<const text::ReportStream> stream, base::OutputFile& file, const claim::Knowledge& knowledge, bool oneLine);
    /// A section, joined, in order.
    void add(const claim::Reading& section);
    void end(const std::vector<claim::PartyMention>& parties);

private:
    std::shared_ptr<const text::ReportStream> stream_;
    base::OutputFile& file_;
    const claim::Knowledge& knowledge_;
    std::string_view line_;
    base::SpoolFile relative_, claims_;
    std::vector<base::Issue> issues_;
    bool hasToponyms_ = false, hasRelative_ = false, hasClaims_ = false;
};

}  // namespace demarc::cli
