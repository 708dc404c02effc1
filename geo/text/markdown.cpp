#include <algorithm>

#include "text/markup.hpp"
#include "text/report_date.hpp"

namespace demarc::text {
namespace {

constexpr std::size_t kLongestAddress_byte = 4096;

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
}

std::string_view nextLine(std::string_view text, std::size_t& at) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    return line;
}

/// Reads "---" … "---" at the top; returns where the report's own text begins.
std::size_t frontMatter(std::string_view text, PlainReport& report) {
    std::size_t at = 0;
    if (trim(nextLine(text, at)) != "---") return 0;
    PlainReport head;
    while (at < text.size()) {
        const std::string_view line = nextLine(text, at);
        if (trim(line) == "---") {
            report = std::move(head);
            return at;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view key = trim(line.substr(0, colon));
        std::string_view value = trim(line.substr(colon + 1));
        if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = value.substr(1, value.size() - 2);
        if (value.empty()) continue;
        if (key == "title") head.title = value;
        else if (key == "id") head.id = value;
        else if (key == "source") head.source = value;
        else if (key == "date") head.date = findDate(value);
    }
    return 0;
}

/// The ")" that closes the "(" at `open`; npos where none does.
std::size_t closingBracket(std::string_view line, std::size_t open) {
    int depth = 0;
    const std::size_t end = std::min(line.size(), open + kLongestAddress_byte);
    for (std::size_t i = open; i < end; ++i) {
        depth += line[i] == '(';
        depth -= line[i] == ')';
        if (depth == 0) return i;
    }
    return std::string_view::npos;
}

/// Whether the character is a mark of emphasis or code, and no bullet, sum or part of a word ("snake_case").
bool isMark(std::string_view line, std::size_t i) {
    const auto at = [&](std::size_t k) { return k < line.size() ? line[k] : ' '; };
    const char before = i == 0 ? ' ' : line[i - 1];
    if (line[i] == '`') return true;
    if (line[i] == '*') return before != ' ' || at(i + 1) != ' ';
    return line[i] == '_' && (before == ' ' || before == '_' || at(i + 1) == ' ' || at(i + 1) == '_');
}

/// "[words](address)", "![words](address)" and "<address>" leave their words; emphasis and code marks go.
void appendInline(std::string_view line, std::string& out) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\\' && i + 1 < line.size() && std::string_view{"*_`[]#\\!"}.find(line[i + 1]) != std::string_view::npos) {
            out.push_back(line[++i]);
        } else if (c == '[' || (c == '!' && i + 1 < line.size() && line[i + 1] == '[')) {
            const std::size_t words = c == '[' ? i + 1 : i + 2;
            const std::size_t middle = line.find_first_of("[]", words);
            const bool link = middle != std::string_view::npos && line.substr(middle, 2) == "](";
            const std::size_t end = link ? closingBracket(line, middle + 1) : std::string_view::npos;
            if (end == std::string_view::npos) {
                out.push_back(c);
                continue;
            }
            appendInline(line.substr(words, middle - words), out);
            i = end;
        } else if (!isMark(line, i)) {
            out.push_back(c);
        }
    }
}

}  // namespace

PlainReport readMarkdown(std::string_view markdown) {
    PlainReport report;
    std::size_t at = frontMatter(markdown, report);
    bool fenced = false;
    while (at < markdown.size()) {
        std::string_view line = nextLine(markdown, at);
        if (trim(line).starts_with("```")) {
            fenced = !fenced;
            continue;
        }
        if (fenced) continue;
        const std::size_t marks = line.find_first_not_of('#');
        const bool heading = marks != 0 && marks != std::string_view::npos && marks <= 6 && line[marks] == ' ';
        if (heading || line.starts_with("> ")) line = trim(line.substr(heading ? marks : 2));
        const std::string_view bare = trim(line);
        if (bare.size() >= 3 && bare.find_first_not_of(bare.front() == '-' ? "- " : bare.front() == '*' ? "* " : "_ ") == std::string_view::npos) continue;
        const std::size_t begin = report.text.size();
        appendInline(line, report.text);
        if (heading && marks == 1 && !report.title) report.title = report.text.substr(begin);
        report.text += heading ? "\n\n" : "\n";
    }
    return report;
}

}  // namespace demarc::text
