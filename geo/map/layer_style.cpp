#include "map/layer_style.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <span>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::map {
namespace {

constexpr std::size_t FILE_LIMIT_BYTE = std::size_t{1} << 20;
constexpr std::array KEYS{"title", "fill",    "stroke",  "width",  "radius", "opacity", "fill-opacity", "pattern",   "label",     "by",  "colours",
                          "graduated", "classes", "breaks", "ramp",  "min-scale", "max-scale", "order",  "axes", "crs"};

struct Ramp {
    std::string_view name;
    std::array<std::uint32_t, 5> stops;
};
constexpr std::array RAMPS{Ramp{"blues", {0xD6E6F4, 0xABD0E6, 0x6AAED6, 0x3787C0, 0x105BA4}},   Ramp{"oranges", {0xFDE3C8, 0xFDC28C, 0xFD9243, 0xEB610F, 0xA83703}},
                           Ramp{"purples", {0xE6E3F0, 0xC6C7E1, 0x9E9AC8, 0x7C70B2, 0x54278F}}, Ramp{"greys", {0xE0E0E0, 0xBDBDBD, 0x969696, 0x686868, 0x333333}},
                           Ramp{"viridis", {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725}}};

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

/// "; did you mean fill?" where one is near, else "; there are a, b, c".
template <class Names>
std::string suggestion(std::string_view given, const Names& names) {
    std::string_view nearest;
    std::size_t best = std::min<std::size_t>(3, given.size() / 2 + 1);
    std::string all;
    for (const auto& entry : names) {
        const std::string_view name{entry};
        if (const std::size_t d = given.size() < 64 ? distance(given, name) : 64; d < best) best = d, nearest = name;
        all += (all.empty() ? "" : ", ") + std::string{name};
    }
    return nearest.empty() ? "; there are " + (all.empty() ? "none" : all) : "; did you mean " + std::string{nearest} + "?";
}

/// Says what is wrong with a key, and where.
class Complaint {
public:
    Complaint(std::string place, bool inFile) : place_{std::move(place)}, inFile_{inFile} {}
    [[noreturn]] void fail(const std::string& what) const {
        if (inFile_) throw base::FormatError(place_ + ": " + what);
        throw base::UsageError(place_ + ": " + what);
    }

private:
    std::string place_;
    bool inFile_;
};

double number(const std::string& key, const std::string& value, double least, double most, const Complaint& complaint) {
    double parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error != std::errc{} || end != value.data() + value.size() || !(parsed >= least && parsed <= most))
        complaint.fail(key + "=" + value + ": a number from " + layer::shortest(least) + " to " + layer::shortest(most) + " was expected");
    return parsed;
}

std::optional<base::Colour> colour(const std::string& key, const std::string& value, const Complaint& complaint) {
    const auto parsed = base::Colour::parse(value);
    if (!parsed) complaint.fail(key + "=" + value + ": a colour is written #RRGGBB" + (key == "fill" || key == "stroke" ? ", or none" : ""));
    return parsed;
}

template <class Value>
Value choice(const std::string& key, const std::string& value, std::initializer_list<std::pair<const char*, Value>> choices, const Complaint& complaint) {
    std::vector<std::string> names;
    for (const auto& [name, meaning] : choices) {
        if (value == name) return meaning;
        names.emplace_back(name);
    }
    complaint.fail(key + "=" + value + ": unknown" + suggestion(value, names));
}

double scale(const std::string& key, const std::string& value, const Complaint& complaint) {
    return number(key, value.starts_with("1:") ? value.substr(2) : value, 1, 1e12, complaint);
}

void set(LayerSpec& spec, const std::string& key, const std::string& value, const Complaint& complaint) {
    LayerStyle& style = spec.style;
    const auto paint = [&](std::optional<base::Colour>& into, bool& isDrawn) {
        isDrawn = value != "none";
        into = isDrawn ? colour(key, value, complaint) : std::nullopt;
    };
    const auto field = [&](std::string& into) {
        if (value.empty()) complaint.fail(key + " needs the name of a field");
        into = value;
    };
    if (key == "title") style.title = value;
    else if (key == "fill") paint(style.fill, style.isFilled);
    else if (key == "stroke") paint(style.stroke, style.isStroked);
    else if (key == "width") style.width_px = number(key, value, 0.1, 50, complaint);
    else if (key == "radius") style.radius_px = number(key, value, 0.5, 100, complaint);
    else if (key == "opacity") style.opacity = number(key, value, 0, 1, complaint);
    else if (key == "fill-opacity") style.fillOpacity = number(key, value, 0, 1, complaint);
    else if (key == "pattern") style.pattern = choice<Pattern>(key, value, {{"solid", Pattern::solid}, {"hatch", Pattern::sparseHatch}, {"dots", Pattern::dots}}, complaint);
    else if (key == "label") field(style.label);
    else if (key == "by") field(style.by);
    else if (key == "graduated") field(style.graduated);
    else if (key == "classes") style.classes = static_cast<int>(number(key, value, 2, 9, complaint));
    else if (key == "breaks") style.breaks = choice<Breaks>(key, value, {{"equal", Breaks::equal}, {"quantile", Breaks::quantile}}, complaint);
    else if (key == "min-scale") style.minScale = scale(key, value, complaint);
    else if (key == "max-scale") style.maxScale = scale(key, value, complaint);
    else if (key == "order") style.above = choice<bool>(key, value, {{"below", false}, {"above", true}}, complaint);
    else if (key == "axes") spec.read.latLon = choice<bool>(key, value, {{"lonlat", false}, {"latlon", true}}, complaint);
    else if (key == "crs") spec.read.crs = value;
    else if (key == "colours") complaint.fail("colours are a table of a style file: [colours], then a line value = \"#RRGGBB\" for each");
    else if (key == "ramp") {
        std::vector<std::string_view> names;
        for (const Ramp& ramp : RAMPS) names.push_back(ramp.name);
        if (std::ranges::find(names, value) == names.end()) complaint.fail("ramp=" + value + ": unknown" + suggestion(value, names));
        style.ramp = value;
    } else {
        complaint.fail(key + ": no such style key" + suggestion(key, KEYS));
    }
}

void parseInline(LayerSpec& spec, std::string_view text, const std::string& whole) {
    const Complaint complaint{"--layer " + whole, false};
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) complaint.fail(std::string{pair} + ": key=value was expected, or the name of a style file that ends in .toml");
        set(spec, std::string{pair.substr(0, equals)}, std::string{pair.substr(equals + 1)}, complaint);
    }
}

std::string plain(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    if (const auto* real = node.as_floating_point()) return layer::shortest(real->get());
    return {};
}

void parseFile(LayerSpec& spec, const std::filesystem::path& path) {
    const auto at = [&](const toml::source_region& source) { return Complaint{path.string() + ':' + std::to_string(source.begin.line), true}; };
    try {
        const toml::table file = toml::parse(base::readFile(path, FILE_LIMIT_BYTE));
        for (const auto& [name, node] : file) {
            const std::string key{name.str()};
            const Complaint complaint = at(node.source());
            if (key == "colours" && node.is_table()) {
                for (const auto& [value, hex] : *node.as_table()) spec.style.colours.emplace_back(value.str(), *colour(std::string{value.str()}, plain(hex), at(hex.source())));
                continue;
            }
            if (!node.is_string() && !node.is_number()) complaint.fail(key + ": a text or a number was expected");
            set(spec, key, plain(node), complaint);
        }
    } catch (const toml::parse_error& error) {
        at(error.source()).fail(std::string(error.description()));
    }
}

bool isThere(std::string_view file) {
    std::error_code none;
    return std::filesystem::exists(file.substr(0, file.find('|')), none) || std::filesystem::exists(file, none);
}

}  // namespace

LayerWords splitLayerSpec(std::string_view text) {
    std::size_t cut = std::string_view::npos;
    std::error_code none;
    if (!std::filesystem::exists(text, none)) {
        cut = text.find(':');
        for (std::size_t at = cut; at != std::string_view::npos; at = text.find(':', at + 1)) {
            if (!isThere(text.substr(0, at))) continue;
            cut = at;
            break;
        }
    }
    std::string_view file = text.substr(0, cut), sublayer;
    if (const std::size_t bar = file.find('|'); bar != std::string_view::npos && !std::filesystem::exists(file, none)) {
        sublayer = file.substr(bar + 1);
        file = file.substr(0, bar);
    }
    if (file.empty()) throw base::UsageError("--layer " + std::string{text} + ": names no file; give FILE or FILE:key=value,…");
    return {std::string{file}, std::string{sublayer}, std::string{cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1)}};
}

LayerSpec parseLayerSpec(const LayerWords& words) {
    LayerSpec spec;
    spec.path = words.file;
    spec.read.sublayer = words.sublayer;
    const std::string whole = words.file + (words.sublayer.empty() ? "" : "|" + words.sublayer) + (words.style.empty() ? "" : ":" + words.style);
    if (words.style.ends_with(".toml") && words.style.find('=') == std::string::npos) parseFile(spec, words.style);
    else parseInline(spec, words.style, whole);
    if (!spec.style.by.empty() && !spec.style.graduated.empty()) throw base::UsageError("--layer " + whole + ": by and graduated exclude each other");
    if (spec.style.by.empty() && !spec.style.colours.empty()) throw base::UsageError("--layer " + whole + ": colours need by, the field whose values they are of");
    return spec;
}

LayerSpec parseLayerSpec(std::string_view text) { return parseLayerSpec(splitLayerSpec(text)); }

void checkFields(const LayerStyle& style, const std::vector<layer::VectorLayer>& layers, const std::string& file) {
    for (const auto& [key, field] : {std::pair{"label", &style.label}, {"by", &style.by}, {"graduated", &style.graduated}}) {
        if (field->empty()) continue;
        std::vector<std::string> names;
        const layer::Column* found = nullptr;
        for (const layer::VectorLayer& layer : layers) {
            for (const layer::Column& column : layer.columns)
                if (std::ranges::find(names, column.name) == names.end()) names.push_back(column.name);
            if (const layer::Column* here = layer.column(*field); here != nullptr && (found == nullptr || here->isNumber)) found = here;
        }
        if (found == nullptr) throw base::UsageError(file + ": " + key + "=" + *field + ": has no such field" + suggestion(*field, names));
        if (field == &style.graduated && !found->isNumber) throw base::UsageError(file + ": graduated=" + *field + ": that field holds texts, not numbers; give it as by=" + *field);
    }
}

base::Colour rampColour(std::string_view name, double at) {
    const Ramp* ramp = std::ranges::find(RAMPS, name, &Ramp::name);
    const auto& stops = (ramp == RAMPS.end() ? RAMPS.front() : *ramp).stops;
    const double position = std::clamp(at, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), stops.size() - 2);
    return base::Colour::fromHex(stops[below]).mixed(base::Colour::fromHex(stops[below + 1]), position - static_cast<double>(below));
}

}  // namespace demarc::map
