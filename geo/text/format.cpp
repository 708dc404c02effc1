#include "text/format.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"

namespace demarc::text {
namespace {

constexpr std::array REPORT_ENDINGS{".txt", ".md", ".markdown", ".html", ".htm", ".json", ".ndjson", ".jsonl"};
constexpr std::string_view kSpace = " \t\r\n\f\v";
constexpr std::size_t kHead_byte = 512;

std::string lower(std::string_view text) {
    std::string folded{text};
    std::ranges::transform(folded, folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return folded;
}

bool looksLikeJson(std::string_view text) {
    const std::size_t next = text.size() > 1 ? text.find_first_not_of(kSpace, 1) : std::string_view::npos;
    return next != std::string_view::npos && ((text[0] == '{' && text[next] == '"') || (text[0] == '[' && text[next] == '{'));
}

bool looksLikeHtml(std::string_view text) {
    const std::string head = lower(text.substr(0, kHead_byte));
    return head.starts_with("<!doctype html") || head.starts_with("<html") || (head.starts_with("<?xml") && head.find("<html") != std::string::npos);
}

}  // namespace

ReportFormat formatOf(const std::filesystem::path& path, std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    const std::string extension = lower(path.extension().string());
    if (extension == ".json" || extension == ".ndjson" || extension == ".jsonl" || looksLikeJson(text)) return ReportFormat::json;
    if (extension == ".html" || extension == ".htm" || extension == ".xhtml" || looksLikeHtml(text)) return ReportFormat::html;
    if (extension == ".md" || extension == ".markdown") return ReportFormat::markdown;
    return ReportFormat::plain;
}

bool isReportFile(const std::filesystem::path& file) {
    return std::ranges::find(REPORT_ENDINGS, lower(file.extension().string())) != REPORT_ENDINGS.end();
}

std::vector<std::filesystem::path> reportsIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code problem, none;
    for (std::filesystem::directory_iterator it{folder, problem}, end; !problem && it != end; it.increment(problem))
        if (isReportFile(it->path()) && it->is_regular_file(none)) files.push_back(it->path());
    if (problem) throw base::FileError(folder.string() + ": can't read the folder: " + problem.message());
    if (files.empty()) throw base::FileError(folder.string() + ": no dispatch in this folder (.txt, .md, .html, .json, .ndjson)");
    std::ranges::sort(files);
    return files;
}

}  // namespace demarc::text
