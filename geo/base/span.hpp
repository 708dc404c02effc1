#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>

namespace demarc::base {

/// Bytes [begin, end) of a document's UTF-8 text.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t length() const { return end - begin; }
    [[nodiscard]] bool isEmpty() const { return end <= begin; }
    [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    [[nodiscard]] bool overlaps(Span other) const { return std::max(begin, other.begin) < std::min(end, other.end); }
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, length()); }
    friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace demarc::base
