#include "layer/json_scan.hpp"

namespace demarc::layer {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\x1E'; }

}  // namespace

char JsonScan::peek() {
    while (at_ < text_.size() && isBlank(text_[at_])) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonScan::take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
}

std::string_view JsonScan::value() {
    const char first = peek();
    const std::size_t begin = at_;
    if (first == '"') {
        if (!skipString()) return {};
    } else if (first == '{' || first == '[') {
        if (!skipNested()) return {};
    } else {
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ']' && !isBlank(text_[at_])) ++at_;
    }
    return text_.substr(begin, at_ - begin);
}

bool JsonScan::skipString() {
    for (++at_;;) {
        at_ = text_.find_first_of(std::string_view{"\"\\"}, at_);
        if (at_ == std::string_view::npos) return at_ = text_.size(), false;
        if (text_[at_++] == '"') return true;
        if (at_ == text_.size()) return false;
        ++at_;
    }
}

/// An object ends where its braces do, a list where its brackets do: of each only its own kind is counted, so that long lists of coordinates in an
/// object are stepped over by blocks.
bool JsonScan::skipNested() {
    const char open = text_[at_], close = open == '{' ? '}' : ']';
    std::size_t depth = 0;
    while (at_ < text_.size()) {
        constexpr std::size_t BLOCK = 64;
        if (at_ + BLOCK <= text_.size()) {
            unsigned found = 0;  // a loop that compilers make vectors of
            for (std::size_t i = 0; i < BLOCK; ++i) {
                const char c = text_[at_ + i];
                found |= static_cast<unsigned>(c == open) | static_cast<unsigned>(c == close) | static_cast<unsigned>(c == '"');
            }
            if (found == 0) {
                at_ += BLOCK;
                continue;
            }
        }
        const std::size_t end = at_ + BLOCK < text_.size() ? at_ + BLOCK : text_.size();
        while (at_ < end) {
            const char c = text_[at_];
            if (c == '"') {
                if (!skipString()) return false;
                continue;
            }
            ++at_;
            if (c == open) ++depth;
            else if (c == close && --depth == 0) return true;
        }
    }
    return false;
}

}  // namespace demarc::layer
