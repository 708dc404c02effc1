#pragma once
#include <cstddef>
#include <string_view>

namespace demarc::layer {

/// Steps through JSON without reading it: from value to value at several gigabytes a second where no braces stand.
class JsonScan {
public:
    explicit JsonScan(std::string_view text) : text_{text} {}

    /// The next character that is no blank (record separators of text sequences count as blanks); 0 at the end.
    [[nodiscard]] char peek();
    /// Steps over that character if it is this one.
    bool take(char c);
    /// Steps over a value and gives its text; empty where the text ends before the value does.
    [[nodiscard]] std::string_view value();
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    [[nodiscard]] bool skipString();
    [[nodiscard]] bool skipNested();

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace demarc::layer
