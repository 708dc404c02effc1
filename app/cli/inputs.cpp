#include "cli/inputs.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iostream>
#include <thread>

#include "base/error.hpp"

namespace demarc::cli {
namespace {

constexpr std::array DISPATCH_EXTENSIONS{".txt", ".md", ".markdown", ".html", ".htm", ".json", ".ndjson", ".jsonl"};

/// Runs task(0) … task(count - 1) on `jobs` threads; tasks don't throw.
template <class Task>
void parallel(std::size_t count, unsigned jobs, const Task& task) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) task(i);
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(jobs, count); ++i) threads.emplace_back(work);
    work();
}

void say(const std::vector<base::Issue>& issues) {
    for (const auto& issue : issues) std::cerr << "demarc: " << (issue.severity == base::Severity::error ? "" : "warning: ") << issue.message << '\n';
}

}  // namespace

base::Date parseDate(const std::string& text, const char* option) {
    const auto date = base::Date::parse(text);
    if (!date) throw base::UsageError(std::string(option) + " " + text + ": not a date; write YYYY-MM-DD");
    return *date;
}

std::optional<base::Date> parseOptionalDate(const std::string& text, const char* option) {
    if (text.empty()) return std::nullopt;
    return parseDate(text, option);
}

std::vector<std::filesystem::path> expandInputs(const std::vector<std::string>& inputs) {
    std::vector<std::filesystem::path> files;
    for (const auto& input : inputs) {
        std::error_code error;
        if (input == "-" || !std::filesystem::is_directory(input, error)) {
            files.emplace_back(input);
            continue;
        }
        std::vector<std::filesystem::path> inside;
        std::filesystem::directory_iterator folder{input, error};
        if (error) throw base::FileError(input + ": can't read the folder: " + error.message());
        for (const auto& entry : folder)
            if (entry.is_regular_file(error) && std::ranges::find(DISPATCH_EXTENSIONS, entry.path().extension()) != DISPATCH_EXTENSIONS.end())
                inside.push_back(entry.path());
        if (inside.empty()) throw base::FileError(input + ": no dispatch in this folder (.txt, .md, .html, .json, .ndjson)");
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

std::vector<claim::Reading> readInputs(const std::vector<std::filesystem::path>& inputs, const text::ReadOptions& options,
                                       const claim::Knowledge& knowledge, unsigned jobs, std::size_t& failures) {
    std::vector<std::vector<claim::Reading>> readings(inputs.size());
    std::vector<std::string> errors(inputs.size());
    std::atomic<std::size_t> done{0};
    const bool progress = inputs.size() > 1 && ::isatty(STDERR_FILENO) == 1;
    parallel(inputs.size(), jobs, [&](std::size_t i) {
        try {
            auto documents = text::readDocuments(inputs[i], options);
            for (auto& document : documents.value) readings[i].push_back(claim::read(std::move(document), knowledge));
            // What was doubtful about the file belongs to each report in it.
            for (auto& reading : readings[i]) reading.issues.insert(reading.issues.begin(), documents.issues.begin(), documents.issues.end());
        } catch (const base::Error& error) {
            errors[i] = error.what();
        }
        if (progress) std::cerr << '\r' << ++done << '/' << inputs.size() << std::flush;
    });
    if (progress) std::cerr << '\n';

    std::vector<claim::Reading> all;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (!errors[i].empty()) {
            std::cerr << "demarc: " << errors[i] << '\n';
            ++failures;
        }
        for (auto& reading : readings[i]) {
            say(reading.issues);
            all.push_back(std::move(reading));
        }
    }
    return all;
}

}  // namespace demarc::cli
