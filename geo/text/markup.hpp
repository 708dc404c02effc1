#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace demarc::text {

/// What is left of a marked-up report: its words, paragraphs apart by a blank line, and what its head said.
struct PlainReport {
    std::string text;
    std::optional<std::string> id;
    std::optional<std::string> title;
    std::optional<std::string> source;
    std::optional<base::Date> date;
};

/// Takes the text out of HTML: scripts, styles, navigation and forms are dropped, entities decoded, blocks become paragraphs. Accepts any bytes.
[[nodiscard]] PlainReport readHtml(std::string_view html);

/// Takes the marks out of Markdown (headings, emphasis, links, code fences) and reads title, date, source and id from its front matter.
[[nodiscard]] PlainReport readMarkdown(std::string_view markdown);

/// The characters of a named entity without "&" and ";" ("eacute"), empty where unknown.
[[nodiscard]] std::string_view namedEntity(std::string_view name);

}  // namespace demarc::text
