#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/csv_cell.hpp"
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
        base::appendCsvCell(out_, field);
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
