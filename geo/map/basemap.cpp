#include "map/basemap.hpp"

#include <algorithm>

#include "map/basemap_file.hpp"

namespace demarc::map {
namespace {

using Layer = BasemapFile::Layer;

Layer stored(BasemapLayer layer) {
    switch (layer) {
        case BasemapLayer::land:
        case BasemapLayer::coast: return Layer::land;
        case BasemapLayer::lake:
        case BasemapLayer::shore: return Layer::lake;
        case BasemapLayer::river: return Layer::river;
        case BasemapLayer::border: return Layer::border;
        case BasemapLayer::regionBorder: break;
    }
    return Layer::regionBorder;
}

/// Cuts rings where they run along a tile's edge, so that only the true shore stays, as lines.
class ShoreCutter {
public:
    explicit ShoreCutter(const BasemapFile::Section& section) : unit_deg_{section.unit_deg}, side_{section.tileSide} {}

    void cut(std::span<const base::LonLat> ring, Geography& into) const {
        const std::size_t count = ring.size();
        const auto next = [&](std::size_t i) { return i + 1 < count ? i + 1 : 0; };
        std::size_t first = 0;
        while (first < count && !alongEdge(ring[first], ring[next(first)])) ++first;
        const bool whole = first == count;
        first = whole ? 0 : next(first);
        bool open = false;
        for (std::size_t step = 0, i = first; step < count; ++step, i = next(i)) {
            if (alongEdge(ring[i], ring[next(i)])) {
                open = false;
                continue;
            }
            if (!open) {
                into.starts.push_back(static_cast<std::uint32_t>(into.points.size()));
                into.points.push_back(ring[i]);
                open = true;
            }
            into.points.push_back(ring[next(i)]);
        }
    }

private:
    [[nodiscard]] bool alongEdge(base::LonLat a, base::LonLat b) const {
        return (a.lon_deg == b.lon_deg && onEdge(a.lon_deg)) || (a.lat_deg == b.lat_deg && onEdge(a.lat_deg));
    }
    [[nodiscard]] bool onEdge(double value_deg) const {
        const double steps = value_deg / unit_deg_;
        return static_cast<std::int64_t>(steps + (steps < 0 ? -0.5 : 0.5)) % side_ == 0;
    }

    double unit_deg_;
    std::int64_t side_;
};

std::string_view firstName(std::string_view names) {
    return names.substr(0, names.find('|'));
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool oneOf(std::string_view names, std::string_view wanted) {
    while (!names.empty()) {
        const std::string_view name = firstName(names);
        if (std::ranges::equal(name, wanted, {}, lower, lower)) return true;
        names.remove_prefix(std::min(names.size(), name.size() + 1));
    }
    return false;
}

}  // namespace

struct Basemap::Impl {
    BasemapFile file;

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const {
        std::uint32_t low = 0, high = file.outlineCount();
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (file.outline(middle).key < key) low = middle + 1;
            else high = middle;
        }
        if (low == file.outlineCount() || file.outline(low).key != key) return std::nullopt;
        return low;
    }

    /// The section that holds outline geometry, when it has one for that unit.
    [[nodiscard]] const BasemapFile::Section* outlines(std::uint32_t index) const {
        const auto* section = file.section(Layer::outline, Detail::high);
        return section && index < section->featureCount ? section : nullptr;
    }

    [[nodiscard]] AdminUnit unit(std::uint32_t index) const {
        const auto record = file.outline(index);
        AdminUnit unit{record.key, record.name, record.isoA2, record.deFacto, record.deJure, record.isCountry, record.area_km2, record.label, {}};
        if (const auto* section = outlines(index)) unit.box = file.box(*section, file.feature(*section, index));
        return unit;
    }
};

BorderLine borderLine(std::uint8_t borderStyle, Boundaries boundaries) {
    const unsigned shift = boundaries == Boundaries::neutral ? 0 : boundaries == Boundaries::deFacto ? 2 : 4;
    const unsigned line = (borderStyle >> shift) & 3U;
    return line == 1 ? BorderLine::solid : line == 2 ? BorderLine::dashed : BorderLine::none;
}

Basemap::Basemap(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Basemap::Basemap(Basemap&&) noexcept = default;
Basemap& Basemap::operator=(Basemap&&) noexcept = default;
Basemap::~Basemap() = default;

Basemap Basemap::open(const std::filesystem::path& assets) {
    return Basemap{std::make_unique<Impl>(Impl{BasemapFile{assets / "basemap" / "basemap.bin"}})};
}

BasemapFeatures Basemap::read(BasemapLayer layer, Detail detail, const base::Box& box) const {
    BasemapFeatures found;
    const BasemapFile& file = impl_->file;
    const auto* section = file.section(stored(layer), detail);
    if (!section) return found;
    const bool cut = layer == BasemapLayer::coast || layer == BasemapLayer::shore;
    Geography rings;
    for (const double shift_deg : {-360.0, 0.0, 360.0}) {
        // What only touches the box lies on its other side: a world cut there would be drawn across.
        constexpr double TOUCH_DEG = 1e-7;
        const base::Box here{box.west_deg - shift_deg + TOUCH_DEG, box.south_deg, box.east_deg - shift_deg - TOUCH_DEG, box.north_deg};
        if (!here.intersects({-180, -90, 180, 90})) continue;
        const std::size_t firstPoint = found.points.size();
        std::vector<BasemapFile::Feature> hits;
        std::uint64_t vertices = 0;
        for (std::uint32_t i = 0; i < section->featureCount; ++i) {
            const auto feature = file.feature(*section, i);
            if (!here.intersects(file.box(*section, feature))) continue;
            hits.push_back(feature);
            vertices += feature.vertexCount;
        }
        // A point takes two bytes at least: what is announced can be checked before memory is asked for.
        if (vertices > section->dataSize_byte / 2) file.fail(section->featuresAt_byte, "more points than bytes");
        found.points.reserve(firstPoint + vertices);
        for (const auto& feature : hits) {
            const auto firstPart = static_cast<std::uint32_t>(found.partCount());
            if (cut) {
                rings.points.clear();
                rings.starts.clear();
                file.decode(*section, feature, rings);
                for (std::size_t part = 0; part < rings.partCount(); ++part) ShoreCutter{*section}.cut(rings.part(part), found);
            } else {
                file.decode(*section, feature, found);
            }
            found.features.push_back({firstPart, static_cast<std::uint32_t>(found.partCount()), firstName(file.text(feature.nameAt_byte)),
                                      feature.rank, feature.style});
        }
        if (shift_deg != 0)
            for (auto& point : std::span{found.points}.subspan(firstPoint)) point.lon_deg += shift_deg;
    }
    return found;
}

std::vector<AdminUnit> Basemap::units() const {
    std::vector<AdminUnit> all;
    all.reserve(impl_->file.outlineCount());
    for (std::uint32_t i = 0; i < impl_->file.outlineCount(); ++i) all.push_back(impl_->unit(i));
    return all;
}

std::optional<AdminUnit> Basemap::unit(std::string_view key) const {
    const auto index = impl_->find(key);
    return index ? std::optional{impl_->unit(*index)} : std::nullopt;
}

std::optional<base::Box> Basemap::outlineBox(std::string_view key) const {
    const auto found = unit(key);
    return found && !found->box.isEmpty() ? std::optional{found->box} : std::nullopt;
}

std::optional<Geography> Basemap::outline(std::string_view key) const {
    const auto index = impl_->find(key);
    const auto* section = index ? impl_->outlines(*index) : nullptr;
    const auto* arcs = impl_->file.section(Layer::arc, Detail::high);
    if (!section || !arcs) return std::nullopt;
    constexpr std::size_t MOST_POINTS = 10'000'000;
    Geography outline, arc;
    auto stream = impl_->file.data(*section, impl_->file.feature(*section, *index));
    for (std::uint64_t rings = stream.next(); rings > 0; --rings) {
        outline.starts.push_back(static_cast<std::uint32_t>(outline.points.size()));
        for (std::uint64_t references = stream.next() >> 1; references > 0; --references) {
            const std::uint64_t reference = stream.next();
            if (reference >> 1 >= arcs->featureCount) stream.fail("an outline names a border that isn't there");
            if (outline.points.size() > MOST_POINTS) stream.fail("an outline without end");
            arc.points.clear();
            arc.starts.clear();
            impl_->file.decode(*arcs, impl_->file.feature(*arcs, static_cast<std::uint32_t>(reference >> 1)), arc);
            if (reference & 1U) std::ranges::reverse(arc.points);
            // The arc's last point is the next one's first.
            if (!arc.points.empty()) outline.points.insert(outline.points.end(), arc.points.begin(), arc.points.end() - 1);
        }
    }
    return outline;
}

std::vector<Water> Basemap::waters() const {
    std::vector<Water> all;
    for (std::uint32_t i = 0; i < impl_->file.labelCount(); ++i) {
        const auto record = impl_->file.label(i);
        all.push_back({firstName(record.names), record.kind, record.rank, record.label});
    }
    return all;
}

std::vector<NamedRiver> Basemap::rivers() const {
    std::vector<NamedRiver> all;
    const auto* section = impl_->file.section(Layer::namedRiver, Detail::high);
    for (std::uint32_t i = 0; section && i < section->featureCount; ++i) {
        const auto feature = impl_->file.feature(*section, i);
        all.push_back({firstName(impl_->file.text(feature.nameAt_byte)), feature.rank, impl_->file.box(*section, feature)});
    }
    return all;
}

std::optional<Geography> Basemap::river(std::string_view name) const {
    const auto* section = impl_->file.section(Layer::namedRiver, Detail::high);
    std::optional<BasemapFile::Feature> best;
    for (std::uint32_t i = 0; section && i < section->featureCount; ++i) {
        const auto feature = impl_->file.feature(*section, i);
        if (oneOf(impl_->file.text(feature.nameAt_byte), name) && (!best || feature.vertexCount > best->vertexCount)) best = feature;
    }
    if (!best) return std::nullopt;
    Geography course;
    impl_->file.decode(*section, *best, course);
    return course;
}

}  // namespace demarc::map
