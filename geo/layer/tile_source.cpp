#include "layer/tile_source.hpp"

#include <algorithm>
#include <cctype>

namespace demarc::layer {
namespace {

constexpr std::string_view WMTS = "wmts:", FILE_ADDRESS = "file://";

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string lower(std::string_view text) {
    std::string small{text};
    std::ranges::transform(small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

bool isWeb(std::string_view text) {
    const std::string small = lower(text.substr(0, 8));
    return small.starts_with("http://") || small.starts_with("https://");
}

bool namesWmts(std::string_view text) { return lower(text.substr(0, WMTS.size())) == WMTS || (isWeb(text) && !holds(text, "{z}") && !holds(text, "{q}") && holds(lower(text), "wmts")); }

/// What stands for one tile in an address; `mark` without its braces.
std::string value(std::string_view mark, int level, int x, int y) {
    if (mark == "z") return std::to_string(level);
    if (mark == "x") return std::to_string(x);
    if (mark == "y") return std::to_string(y);
    if (mark == "-y") return std::to_string((1 << level) - 1 - y);
    if (mark == "s") return {"abc"[(x + y) % 3]};
    if (mark == "r") return {};
    if (mark == "q") {
        std::string key;
        for (int bit = level - 1; bit >= 0; --bit) key += static_cast<char>('0' + (x >> bit & 1) + 2 * (y >> bit & 1));
        return key;
    }
    return '{' + std::string{mark} + '}';
}

}  // namespace

bool TileSource::isWmts() const { return namesWmts(address); }
bool TileSource::isOnNetwork() const { return isWmts() || isWeb(address); }

std::string_view TileSource::plain() const {
    const std::string_view text = address;
    if (lower(text.substr(0, WMTS.size())) == WMTS) return text.substr(WMTS.size());
    return text.starts_with(FILE_ADDRESS) ? text.substr(FILE_ADDRESS.size()) : text;
}

std::string TileSource::name() const {
    std::string_view text = plain();
    if (isOnNetwork()) {
        text.remove_prefix(std::min(text.size(), text.find("//") + 2));
        text = text.substr(0, text.find('/'));
        return std::string{text.starts_with("{s}.") ? text.substr(4) : text};
    }
    text = text.substr(0, text.find("/{"));
    return std::string{text.substr(text.rfind('/') + 1)};
}

bool isTileSource(std::string_view text) { return namesWmts(text) || holds(text, "{z}") || holds(text, "{q}"); }

std::string troubleOf(const TileSource& source) {
    const std::string_view plain = source.plain();
    if (source.isWmts()) return isWeb(plain) ? "" : "a WMTS has an address as https://HOST/WMTSCapabilities.xml";
    if (!source.layer.empty()) return "only a WMTS has layers to choose from";
    if (!isWeb(plain) && (holds(plain, "://") || plain.starts_with("/vsi"))) return "tiles come from http://, https:// or a folder of this machine";
    if (holds(plain, "{q}") || (holds(plain, "{x}") && (holds(plain, "{y}") || holds(plain, "{-y}")))) return {};
    return "needs {z}, {x} and {y} (or {-y}), as https://HOST/{z}/{x}/{y}.png";
}

std::string tileAddress(std::string_view pattern, int level, int x, int y) {
    std::string address;
    while (!pattern.empty()) {
        const auto open = std::min(pattern.find('{'), pattern.size()), close = pattern.find('}', open);
        address += pattern.substr(0, open);
        if (close == std::string_view::npos) return address += pattern.substr(open);
        address += value(pattern.substr(open + 1, close - open - 1), level, x, y);
        pattern.remove_prefix(close + 1);
    }
    return address;
}

}  // namespace demarc::layer
