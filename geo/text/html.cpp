#include <algorithm>
#include <array>
#include <charconv>

#include "text/markup.hpp"
#include "text/report_date.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using namespace std::string_view_literals;

constexpr std::array kDropped{"script"sv, "style"sv, "noscript"sv, "template"sv, "svg"sv, "nav"sv, "aside"sv, "footer"sv, "form"sv, "button"sv, "iframe"sv, "select"sv};
constexpr std::array kInline{"a"sv,    "abbr"sv, "b"sv,   "bdi"sv,  "cite"sv, "code"sv, "data"sv,   "dfn"sv, "em"sv,     "font"sv, "i"sv,   "ins"sv, "kbd"sv,
                             "mark"sv, "q"sv,    "s"sv,   "samp"sv, "small"sv, "span"sv, "strong"sv, "sub"sv, "sup"sv, "time"sv, "u"sv, "var"sv, "wbr"sv};
/// What Windows-1252 has at 128 to 159, which pages write as &#150; all the same.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0xFFFD, 0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0xFFFD, 0x17D, 0xFFFD,
                                            0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0xFFFD, 0x17E, 0x178};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string lower(std::string_view text) {
    std::string low{text};
    for (char& c : low) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return low;
}

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_{html} {}

    PlainReport run() {
        while (at_ < html_.size()) {
            const char c = html_[at_];
            if (c == '<' && isMarkup()) markup();
            else if (c == '&') entity(report_.text);
            else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') space(), ++at_;
            else plain(std::string_view{&html_[at_], 1}), ++at_;
        }
        while (!report_.text.empty() && (report_.text.back() == '\n' || report_.text.back() == ' ')) report_.text.pop_back();
        return std::move(report_);
    }

private:
    void plain(std::string_view bytes) { report_.text.append(bytes); }
    void space() {
        if (!report_.text.empty() && report_.text.back() != ' ' && report_.text.back() != '\n') report_.text.push_back(' ');
    }
    void breakLines(std::size_t count) {
        std::string& text = report_.text;
        while (!text.empty() && text.back() == ' ') text.pop_back();
        if (text.empty()) return;
        std::size_t have = 0;
        while (have < count && text.size() > have && text[text.size() - 1 - have] == '\n') ++have;
        text.append(count - have, '\n');
    }

    [[nodiscard]] bool isMarkup() const {
        const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
        return next == '/' || next == '!' || next == '?' || isLetter(charClass(static_cast<unsigned char>(next) < 128 ? static_cast<char32_t>(next) : U' '));
    }

    void markup() {
        if (html_.substr(at_, 4) == "<!--") return skipPast("-->");
        if (html_[at_ + 1] == '!' || html_[at_ + 1] == '?') return skipPast(">");
        const bool closing = html_[at_ + 1] == '/';
        const std::size_t begin = at_ + (closing ? 2 : 1);
        const std::size_t end = tagEnd(begin);
        const std::string_view inside = html_.substr(begin, end - begin);
        const std::string name = lower(inside.substr(0, std::min(inside.find_first_of(" \t\r\n/>"), inside.size())));
        at_ = std::min(end + 1, html_.size());
        if (!closing && name == "title") return title();
        if (!closing && contains(kDropped, name)) return skipElement(name);
        if (name == "meta" || name == "time") headDate(inside, name == "meta");
        if (name == "br") breakLines(1);
        else if (name == "td" || name == "th") space();
        else if (!contains(kInline, name)) breakLines(2);
    }

    void skipPast(std::string_view mark) {
        const std::size_t end = html_.find(mark, at_);
        at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
    }

    /// A '>' in a quoted attribute does not end a tag.
    [[nodiscard]] std::size_t tagEnd(std::size_t from) const {
        char quote = 0;
        for (std::size_t i = from; i < html_.size(); ++i) {
            const char c = html_[i];
            if (quote ? c == quote : c == '>') {
                if (!quote) return i;
                quote = 0;
            } else if (!quote && (c == '"' || c == '\'') && html_[i - 1] == '=') {
                quote = c;
            }
        }
        return html_.size();
    }

    [[nodiscard]] std::size_t findClosing(std::string_view name, std::size_t from) const {
        for (std::size_t i = html_.find("</", from); i != std::string_view::npos; i = html_.find("</", i + 2)) {
            if (lower(html_.substr(i + 2, name.size())) == name) return i;
        }
        return html_.size();
    }

    void skipElement(std::string_view name) {
        at_ = findClosing(name, at_);
        skipPast(">");
    }

    void title() {
        const std::size_t end = findClosing("title", at_);
        std::string words;
        while (at_ < end) {
            if (html_[at_] == '&') entity(words);
            else words.push_back(html_[at_++]);
        }
        const std::size_t first = words.find_first_not_of(" \t\r\n");
        if (first != std::string::npos) report_.title = words.substr(first, words.find_last_not_of(" \t\r\n") + 1 - first);
        skipPast(">");
    }

    void headDate(std::string_view tag, bool meta) {
        if (report_.date || (meta && tag.find("published") == std::string_view::npos && tag.find("\"date\"") == std::string_view::npos)) return;
        const std::string_view key = meta ? "content=" : "datetime=";
        const std::size_t value = tag.find(key);
        if (value != std::string_view::npos) report_.date = findDate(tag.substr(value + key.size(), 40));
    }

    void entity(std::string& out) {
        const std::size_t end = html_.substr(at_, 12).find(';');
        std::string_view name = end == std::string_view::npos ? std::string_view{} : html_.substr(at_ + 1, end - 1);
        if (name.starts_with('#') && name.size() > 1) {
            const bool hex = (name[1] | 0x20) == 'x';
            name.remove_prefix(hex ? 2 : 1);
            unsigned value = 0;
            const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
            if (error == std::errc{} && stop == name.data() + name.size() && value != 0) {
                appendUtf8(value == 160 ? U' ' : value >= 128 && value < 160 ? kWindows[value - 128] : static_cast<char32_t>(value), out);
                at_ += end + 1;
                return;
            }
        } else if (const std::string_view characters = namedEntity(name); !characters.empty() || name == "shy") {
            out.append(characters);
            at_ += end + 1;
            return;
        }
        out.push_back('&');
        ++at_;
    }

    std::string_view html_;
    std::size_t at_ = 0;
    PlainReport report_;
};

}  // namespace

PlainReport readHtml(std::string_view html) {
    return HtmlReader{html}.run();
}

}  // namespace demarc::text
