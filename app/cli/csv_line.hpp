#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "cli/json_writer.hpp"

namespace demarc::cli {

/// A line of CSV (RFC 4180), ended when it goes out of scope.
class CsvLine {
public:
    explicit CsvLine(std::string& out) : out_{out} {}
    ~CsvLine() { out_ += "\r\n"; }
    CsvLine(const CsvLine&) = delete;
    CsvLine& operator=(const CsvLine&) = delete;

    void text(std::string_view field) {
        separate();
        // A cell that a spreadsheet would run as a formula is kept a text.
        const std::string kept = (!field.empty() && std::string_view{"=+-@\t\r"}.find(field.front()) != std::string_view::npos ? "'" : "") + std::string{field};
        if (kept.find_first_of("\",\r\n") == std::string::npos) {
            out_ += kept;
            return;
        }
        out_ += '"';
        for (const char c : kept) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        out_ += '"';
    }
    template <class Number>
    void number(const std::optional<Number>& value) {
        separate();
        if (!value) return;
        json_.restart();
        json_.value(*value);
        out_ += json_.text();
    }
    void date(const std::optional<base::Date>& date) { text(date ? date->iso() : std::string{}); }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    std::string& out_;
    JsonWriter<LineWriter> json_;
    bool first_ = true;
};

}  // namespace demarc::cli
