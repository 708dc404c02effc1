#include "text/report_stream.hpp"

#include <algorithm>
#include <cstdint>

#include "base/error.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using base::FormatError;

constexpr std::string_view kSpace = " \t\r\n\f\v";
constexpr std::size_t kSection_byte = std::size_t{192} << 10;
constexpr std::size_t kHead_byte = std::size_t{16} << 10;

/// One past the end of the JSON value that begins at `at`, by its brackets and strings alone; npos where it has none.
std::size_t valueEnd(std::string_view text, std::size_t at) {
    int depth = 0;
    for (bool inString = false; at < text.size(); ++at) {
        const char c = text[at];
        if (inString) {
            if (c == '\\') ++at;
            else if (c == '"') inString = false;
            continue;
        }
        if (c == '"') inString = true;
        else if (c == '{' || c == '[') ++depth;
        else if ((c == '}' || c == ']') && --depth <= 0) return depth < 0 ? at : at + 1;
        else if (c == ',' && depth == 0) return at;
    }
    return std::string_view::npos;
}

/// Where about `size_byte` from `begin` a text may be cut.
std::size_t cut(std::string_view text, std::size_t begin, std::size_t size_byte) {
    if (text.size() - begin <= size_byte + size_byte / 2) return text.size();
    const std::size_t end = begin + size_byte, least = begin + size_byte / 2;
    for (const std::string_view mark : {"\n\n", "\r\n\r\n", "\n", ". ", " "}) {
        const std::size_t found = text.rfind(mark, end);
        if (found != std::string_view::npos && found >= least) return found + mark.size();
    }
    std::size_t at = end;
    while (at > least && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

}  // namespace

std::size_t sectionEnd(std::string_view text, std::size_t begin) { return cut(text, begin, kSection_byte); }

ReportStream::ReportStream(const std::filesystem::path& path, ReadOptions options)
    : path_{path}, options_{std::move(options)}, file_{base::mapInput(path, SIZE_MAX / 4)}, rest_{file_.text()} {
    if (rest_.starts_with("\xEF\xBB\xBF")) {
        rest_.remove_prefix(3);
        textBegin_ = 3;
    }
    layout_ = layoutOf();
    if (rest_.size() > DISPATCH_LIMIT_BYTE && layout_ != Layout::lines && layout_ != Layout::array)
        throw base::FileError(path_.string() + ": larger than " + std::to_string(DISPATCH_LIMIT_BYTE >> 20) + " MiB; split it into smaller files");
    if (layout_ == Layout::sections) readHead();
}

ReportStream::Layout ReportStream::layoutOf() {
    const std::size_t first = rest_.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return Layout::whole;
    const std::string_view opening = rest_.substr(first, 512);
    if (opening.find('\0') != std::string_view::npos) return Layout::whole;  // UTF-16, or no text at all
    const ReportFormat format = formatOf(path_, opening);
    const bool json = format == ReportFormat::json;
    if (json && opening.front() == '[') {
        at_ = first + 1;
        return Layout::array;
    }
    if (json && opening.front() == '{') {
        // One object a line: the first line ends with the object that it begins with, and another follows.
        const std::size_t end = valueEnd(rest_, first), line = end == std::string_view::npos ? end : rest_.find_first_not_of(" \t\r", end);
        const bool more = line < rest_.size() && rest_[line] == '\n' && rest_.find_first_not_of(kSpace, line) != std::string_view::npos;
        return more ? Layout::lines : Layout::whole;
    }
    if (format != ReportFormat::plain || rest_.size() <= LONG_TEXT_BYTE || rest_.size() > DISPATCH_LIMIT_BYTE) return Layout::whole;
    // What must be converted is read whole.
    for (std::size_t at = 0; at < rest_.size();) {
        const std::size_t end = sectionEnd(rest_, at);
        const std::string_view section = rest_.substr(at, end - at);
        if (section.find('\0') != std::string_view::npos || firstInvalidByte(section) != section.size()) return Layout::whole;
        file_.release(at = end);
    }
    return Layout::sections;
}

/// Title, date and source stand at the beginning.
void ReportStream::readHead() {
    const std::size_t first = rest_.find_first_not_of(kSpace);
    auto head = parseDocuments(std::string{rest_.substr(0, cut(rest_, first, kHead_byte))}, path_.string(), options_);
    head_.value = std::move(head.value.front());
    head_.value.text.clear();
    head_.issues = std::move(head.issues);
}

bool ReportStream::next(ReportPiece& piece) {
    if (done_) return false;
    switch (layout_) {
        case Layout::lines: return nextLine(piece);
        case Layout::array: return nextItem(piece);
        case Layout::sections: return nextSection(piece);
        case Layout::whole: break;
    }
    done_ = true;
    piece = {ReportPiece::Kind::whole, file_.text(), 0, 0, {}, true};
    return true;
}

bool ReportStream::nextLine(ReportPiece& piece) {
    while (at_ < rest_.size()) {
        const std::size_t begin = at_, end = std::min(rest_.find('\n', at_), rest_.size());
        at_ = end + 1;
        ++number_;
        const std::string_view line = rest_.substr(begin, end - begin);
        if (line.find_first_not_of(kSpace) == std::string_view::npos) continue;
        piece = {ReportPiece::Kind::item, line, textBegin_ + begin, number_, ", line " + std::to_string(number_), false};
        return true;
    }
    done_ = true;
    return false;
}

bool ReportStream::nextItem(ReportPiece& piece) {
    const std::size_t begin = rest_.find_first_not_of(" \t\r\n\f\v,", at_);
    if (begin == std::string_view::npos) throw FormatError(path_.string() + ": not JSON at byte " + std::to_string(textBegin_ + rest_.size()) + ": the array has no end");
    if (rest_[begin] == ']') {
        if (number_ == 0) throw FormatError(path_.string() + ": holds no report");
        if (const std::size_t more = rest_.find_first_not_of(kSpace, begin + 1); more != std::string_view::npos)
            throw FormatError(path_.string() + ": not JSON at byte " + std::to_string(textBegin_ + more) + ": something stands behind the array");
        done_ = true;
        return false;
    }
    ++number_;
    const std::size_t end = valueEnd(rest_, begin);
    if (end == std::string_view::npos || end <= begin)
        throw FormatError(path_.string() + ", item " + std::to_string(number_) + ": not JSON at byte " + std::to_string(textBegin_ + begin) + ": it has no end");
    const bool alone = number_ == 1 && rest_.substr(std::min(rest_.find_first_not_of(kSpace, end), rest_.size())).starts_with(']');
    piece = {ReportPiece::Kind::item, rest_.substr(begin, end - begin), textBegin_ + begin, alone ? 0 : number_, ", item " + std::to_string(number_), false};
    at_ = end;
    return true;
}

bool ReportStream::nextSection(ReportPiece& piece) {
    if (at_ >= rest_.size()) {
        done_ = true;
        return false;
    }
    const std::size_t end = sectionEnd(rest_, at_);
    piece = {ReportPiece::Kind::section, rest_.substr(at_, end - at_), textBegin_ + at_, ++number_, {}, end == rest_.size()};
    at_ = end;
    return true;
}

base::Result<std::vector<Document>> ReportStream::parse(const ReportPiece& piece) const {
    if (piece.kind == ReportPiece::Kind::whole) return parseDocuments(std::string{piece.bytes}, path_.string(), options_);
    if (piece.kind == ReportPiece::Kind::item) return parseItem(piece.bytes, path_.string(), piece.where, piece.number, piece.begin, options_);
    base::Result<std::vector<Document>> result;
    result.value.push_back(head_.value);
    result.value.back().text = piece.bytes;
    return result;
}

}  // namespace demarc::text
