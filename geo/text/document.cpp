#include "text/document.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "text/encoding.hpp"
#include "text/format.hpp"
#include "text/markup.hpp"
#include "text/report_date.hpp"
#include "text/report_source.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using base::FormatError;
using base::Issue;
using base::Severity;
using Json = nlohmann::json;
using Documents = base::Result<std::vector<Document>>;

constexpr std::string_view SPACE = " \t\r\n\f\v";

/// Why a text is no JSON, and where.
struct NotJson {
    std::string reason;
    std::optional<std::size_t> byte;

    [[nodiscard]] std::string told(std::size_t begin) const { return "not JSON" + (byte ? " at byte " + std::to_string(begin + *byte) : std::string{}) + ": " + reason; }
};

/// nlohmann's text without its number and position, on one line.
std::string reasonOf(const Json::exception& error) {
    std::string_view what = error.what();
    const std::size_t colon = what.find(": ");
    if (colon != std::string_view::npos) what.remove_prefix(colon + 2);
    if (what.starts_with("[json.exception")) what.remove_prefix(std::min(what.size(), what.find(']') + 2));
    return std::string{what.substr(0, what.find('\n'))};
}

Json parseJson(std::string_view text) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        throw NotJson{reasonOf(error), error.byte};
    } catch (const Json::out_of_range& error) {  // a number that no double holds; where, it doesn't say
        throw NotJson{reasonOf(error), std::nullopt};
    }
}

class Reader {
public:
    Reader(std::string_view name, const ReadOptions& options) : name_{name}, path_{name}, options_{options} {}

    Documents read(std::string_view bytes) {
        const std::string text = toUtf8(bytes, name_, result_.issues);
        switch (formatOf(path_, text)) {
            case ReportFormat::json: readJson(text); break;
            case ReportFormat::html: add(readHtml(text)); break;
            case ReportFormat::markdown: {
                PlainReport report = readMarkdown(text);
                if (!report.source && !text.starts_with("---")) report.source = reportSource(text);  // its emphasis tells a line of its own
                add(std::move(report));
                break;
            }
            case ReportFormat::plain: add(PlainReport{text, {}, {}, {}, {}}); break;
        }
        if (result_.value.empty()) throw FormatError(firstReason_.empty() ? std::string{name_} + ": holds no report" : firstReason_);
        return std::move(result_);
    }

    Documents readItem(std::string_view bytes, const std::string& where, std::size_t number, std::size_t at_byte) {
        try {
            if (bytes.size() > DISPATCH_LIMIT_BYTE) reject(where, "larger than " + std::to_string(DISPATCH_LIMIT_BYTE >> 20) + " MiB");
            else if (firstInvalidByte(bytes) == bytes.size()) item(parseJson(bytes), where, number);
            else item(parseJson(toUtf8(bytes, std::string{name_} + where, result_.issues)), where, number);
        } catch (const NotJson& error) {
            reject(where, error.told(at_byte));
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] std::string stem() const { return path_ == "-" ? "stdin" : path_.stem().string(); }

    void reject(const std::string& where, const std::string& why) {
        const std::string message = std::string{name_} + where + ": " + why;
        if (firstReason_.empty()) firstReason_ = message;
        result_.issues.push_back({Severity::error, message});
    }

    void add(PlainReport report) {
        Document document;
        document.id = report.id ? *report.id : stem();
        document.title = std::move(report.title);
        document.source = std::move(report.source);
        document.date = report.date;
        document.text = std::move(report.text);
        finish(std::move(document), "");
    }

    void finish(Document document, const std::string& where) {
        if (document.text.find_first_not_of(SPACE) == std::string::npos) return reject(where, "the report has no text");
        if (!document.date) document.date = reportDate(document.text);
        if (!document.date) document.date = fileNameDate(path_.filename().string());
        if (!document.date) document.date = options_.fallbackDate;
        if (!document.source) document.source = reportSource(document.text);
        if (!document.date && options_.needsDate) {
            result_.issues.push_back({Severity::warning, std::string{name_} + where + ": no date found; begin the text with \"date YYYY-MM-DD\" or give one"});
        }
        result_.value.push_back(std::move(document));
    }

    void readJson(const std::string& text) {
        try {
            const Json json = parseJson(text);
            if (!json.is_array()) return item(json, "", 0);
            for (std::size_t i = 0; i < json.size(); ++i) item(json[i], ", item " + std::to_string(i + 1), json.size() > 1 ? i + 1 : 0);
        } catch (const NotJson& error) {
            const std::string_view firstLine = std::string_view{text}.substr(0, text.find('\n'));
            if (firstLine.size() == text.size() || !Json::accept(firstLine)) throw FormatError(std::string{name_} + ": " + error.told(0));
            readLines(text);
        }
    }

    void readLines(const std::string& text) {
        std::size_t number = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = std::string_view{text}.substr(at, end - at);
            ++number;
            const std::string where = ", line " + std::to_string(number);
            if (line.find_first_not_of(SPACE) != std::string_view::npos) {
                try {
                    item(parseJson(line), where, number);
                } catch (const NotJson& error) {
                    reject(where, error.told(at));
                }
            }
            at = end + 1;
        }
    }

    static std::optional<std::string> stringOf(const Json& object, const char* key) {
        const auto found = object.find(key);
        if (found == object.end()) return std::nullopt;
        if (found->is_string()) return found->get<std::string>();
        return found->is_number_integer() ? std::optional{found->dump()} : std::nullopt;
    }

    void item(const Json& json, const std::string& where, std::size_t number) {
        if (!json.is_object()) return reject(where, "not a JSON object {\"text\": …}");
        const auto text = json.find("text");
        if (text == json.end() || !text->is_string()) return reject(where, "no \"text\" of the report in it");
        Document document;
        const auto id = stringOf(json, "id");
        document.id = id && !id->empty() ? *id : number ? stem() + "-" + std::to_string(number) : stem();
        document.title = stringOf(json, "title");
        document.source = stringOf(json, "source");
        document.text = text->get<std::string>();
        if (const auto date = stringOf(json, "date"); date && !date->empty()) {
            document.date = base::Date::parse(*date);
            if (!document.date) document.date = findDate(*date);
            if (!document.date) result_.issues.push_back({Severity::warning, std::string{name_} + where + ": \"" + *date + "\" is no date; write YYYY-MM-DD"});
        }
        finish(std::move(document), where);
    }

    std::string_view name_;
    std::filesystem::path path_;
    const ReadOptions& options_;
    Documents result_;
    std::string firstReason_;
};

}  // namespace

Documents parseDocuments(std::string bytes, std::string_view name, const ReadOptions& options) {
    return Reader{name, options}.read(bytes);
}

Documents parseItem(std::string_view json, std::string_view name, const std::string& where, std::size_t number, std::size_t at_byte, const ReadOptions& options) {
    return Reader{name, options}.readItem(json, where, number, at_byte);
}

Documents readDocuments(const std::filesystem::path& path, const ReadOptions& options) {
    return parseDocuments(base::readFile(path, DISPATCH_LIMIT_BYTE), path.string(), options);
}

}  // namespace demarc::text
