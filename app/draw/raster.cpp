#include "draw/raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <thread>
#include <utility>

namespace demarc::draw {
namespace {

using map::Vec2;
using map::Vec2f;

/// The first pixel of [from, to] whose middle does not lie before `at`, else `to`.
int firstMiddle(float at, int from, int to) {
    const float v = std::min(std::max(at - 0.5F, static_cast<float>(from)), static_cast<float>(to));
    const int whole = static_cast<int>(v);
    return whole + (v > static_cast<float>(whole) ? 1 : 0);
}

/// Two channels at a time, rounded.
std::uint32_t times(std::uint32_t pixel, std::uint32_t factor_255) {
    constexpr std::uint32_t EVEN = 0x00FF'00FF;
    const auto half = [&](std::uint32_t two) {
        const std::uint32_t product = two * factor_255 + 0x0080'0080;
        return (product + (product >> 8 & EVEN)) >> 8 & EVEN;
    };
    return half(pixel & EVEN) | half(pixel >> 8 & EVEN) << 8;
}

/// A colour with its alpha multiplied in, as it lies in memory.
std::uint32_t premultiplied(base::Colour colour) {
    const auto part = [&](std::uint8_t value) { return static_cast<std::uint8_t>((value * colour.a + 127) / 255); };
    const std::uint8_t bytes[]{part(colour.r), part(colour.g), part(colour.b), colour.a};
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, bytes, sizeof pixel);
    return pixel;
}

std::uint32_t alphaOf(std::uint32_t pixel) {
    std::uint8_t bytes[4];
    std::memcpy(bytes, &pixel, sizeof pixel);
    return bytes[3];
}

/// Metres from an origin as pixels of the frame, in the same way as the shaders do.
struct ToFrame {
    float x, y, scale;

    ToFrame(const map::Camera& camera, Vec2 origin_m) : scale{static_cast<float>(camera.scale_px_per_m)} {
        const Vec2 origin_px = camera.toScreen(origin_m);
        x = static_cast<float>(origin_px.x);
        y = static_cast<float>(origin_px.y);
    }
    Vec2f operator()(Vec2f p) const { return {x + p.x * scale, y - p.y * scale}; }
};

/// Some rows of a raster, which one thread draws.
class Band {
public:
    Band(Raster& raster, int top, int bottom) : raster_{raster}, left_{raster.left_px}, right_{raster.left_px + raster.width_px}, top_{top}, bottom_{bottom} {}

    void fill(const map::Mesh& mesh, const ToFrame& toFrame, base::Colour colour) {
        const std::uint32_t ink = premultiplied(colour), rest = 255U - colour.a;
        for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3)
            fillTriangle(toFrame(mesh.vertices[mesh.indices[i]]), toFrame(mesh.vertices[mesh.indices[i + 1]]), toFrame(mesh.vertices[mesh.indices[i + 2]]), ink, rest);
    }

    void stroke(const map::Polylines& lines, const ToFrame& toFrame, float half_px, base::Colour colour) {
        // Where the colour is opaque, two lines may lie on each other; else all of them are one shape.
        const bool each = colour.a == 255;
        if (!each) open(left_, top_, right_, bottom_);
        const float reach = half_px + 0.5F;
        for (std::size_t part = 0; part < lines.starts.size(); ++part) {
            const std::size_t end = part + 1 < lines.starts.size() ? lines.starts[part + 1] : lines.points.size();
            line_.clear();
            constexpr float FAR = std::numeric_limits<float>::max();
            Vec2f low{FAR, FAR}, high{-FAR, -FAR};
            for (std::size_t i = lines.starts[part]; i < end; ++i) {
                const Vec2f p = line_.emplace_back(toFrame(lines.points[i]));
                low = {std::min(low.x, p.x), std::min(low.y, p.y)};
                high = {std::max(high.x, p.x), std::max(high.y, p.y)};
            }
            const int left = firstMiddle(low.x - reach, left_, right_), right = firstMiddle(high.x + reach, left_, right_);
            const int top = firstMiddle(low.y - reach, top_, bottom_), bottom = firstMiddle(high.y + reach, top_, bottom_);
            if (left >= right || top >= bottom) continue;
            if (each) open(left, top, right, bottom);
            for (std::size_t i = 1; i < line_.size(); ++i) cover(line_[i - 1], line_[i], half_px);
            if (each) layDown(colour);
        }
        if (!each) layDown(colour);
    }

private:
    std::uint32_t* row(int y) { return raster_.pixels.data() + static_cast<std::size_t>(y - raster_.top_px) * static_cast<std::size_t>(raster_.width_px); }
    /// Of a row of the window, so that x of the frame is its index.
    float* coverageRow(int y) { return coverage_.data() + (y - window_.top) * window_.stride - window_.left; }

    void open(int left, int top, int right, int bottom) {
        window_ = {left, top, right, bottom, right - left + AT_ONCE};
        const std::size_t pixels = static_cast<std::size_t>(window_.stride) * static_cast<std::size_t>(bottom - top);
        if (coverage_.size() < pixels) coverage_.resize(pixels);
        touched_.assign(static_cast<std::size_t>(bottom - top), {right, left});
    }

    /// The pixels whose middles lie in the triangle; of two triangles with a common edge exactly one gets those on it.
    void fillTriangle(Vec2f a, Vec2f b, Vec2f c, std::uint32_t ink, std::uint32_t rest) {
        if (b.y < a.y) std::swap(a, b);
        if (c.y < b.y) std::swap(b, c);
        if (b.y < a.y) std::swap(a, b);
        const int first = firstMiddle(a.y, top_, bottom_), last = firstMiddle(c.y, top_, bottom_);
        if (first >= last) return;
        const float whole = (c.x - a.x) / (c.y - a.y), upper = (b.x - a.x) / (b.y - a.y), lower = (c.x - b.x) / (c.y - b.y);
        for (int y = first; y < last; ++y) {
            const float middle = static_cast<float>(y) + 0.5F;
            const float one = a.x + (middle - a.y) * whole, other = middle < b.y ? a.x + (middle - a.y) * upper : b.x + (middle - b.y) * lower;
            const int from = firstMiddle(std::min(one, other), left_, right_), to = firstMiddle(std::max(one, other), left_, right_);
            std::uint32_t* pixels = row(y) - left_;
            for (int x = from; x < to; ++x) pixels[x] = ink + times(pixels[x], rest);
        }
    }

    /// How much of each pixel's width lies in the segment with its round ends; where several do, the largest counts.
    void cover(Vec2f a, Vec2f b, float half_px) {
        const float reach = half_px + 0.5F, most = std::min(1.0F, 2 * half_px);
        const auto column = [&](float x) { return firstMiddle(x, window_.left, window_.right); };
        const int first = firstMiddle(std::min(a.y, b.y) - reach, window_.top, window_.bottom), last = firstMiddle(std::max(a.y, b.y) + reach, window_.top, window_.bottom);
        const float left = std::min(a.x, b.x), right = std::max(a.x, b.x);
        int from = column(left - reach), to = column(right + reach);
        const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
        if (first >= last || from >= to || length == 0) return;
        const Segment segment{dx / length, dy / length, length, reach, most};
        const bool isSlanting = to - from > AT_ONCE && std::abs(dy) > 1e-3F;
        const float slope = isSlanting ? dx / dy : 0;
        for (int y = first; y < last; ++y) {
            const float fromA_y = static_cast<float>(y) + 0.5F - a.y;
            if (isSlanting) {
                // Between where the segment comes within reach of the row and where it leaves it.
                const float one = a.x + (fromA_y - reach) * slope, other = a.x + (fromA_y + reach) * slope;
                from = column(std::max(left, std::min(one, other)) - reach);
                to = column(std::min(right, std::max(one, other)) + reach);
                if (from >= to) continue;
            }
            auto& [begin, end] = touched_[static_cast<std::size_t>(y - window_.top)];
            begin = std::min(begin, from);
            end = std::max(end, to);
            float* covered = coverageRow(y);
            for (int x = from; x < to; x += AT_ONCE) coverSome(segment, static_cast<float>(x) + 0.5F - a.x, fromA_y, covered + x);
        }
    }

    struct Segment {
        float ux, uy, length, reach, most;
    };
    static constexpr int AT_ONCE = 8;  ///< pixels; a fixed number becomes a few vector instructions

    /// Pixels from this one on, as seen from the segment's beginning. Those beyond its reach stay as they are.
    static void coverSome(const Segment& s, float x, float y, float* covered) {
        std::array<float, AT_ONCE> share;
        for (int k = 0; k < AT_ONCE; ++k) {
            const float here = x + static_cast<float>(k);
            const float along = std::min(std::max(here * s.ux + y * s.uy, 0.0F), s.length);
            const float off_x = here - along * s.ux, off_y = y - along * s.uy;
            share[static_cast<std::size_t>(k)] = std::min(s.reach - std::sqrt(off_x * off_x + off_y * off_y), s.most);
        }
        for (int k = 0; k < AT_ONCE; ++k) covered[k] = std::max(covered[k], share[static_cast<std::size_t>(k)]);
    }

    /// The colour goes where something is covered, which then is forgotten.
    void layDown(base::Colour colour) {
        const std::uint32_t ink = premultiplied(colour);
        for (int y = window_.top; y < window_.bottom; ++y) {
            const auto [begin, end] = touched_[static_cast<std::size_t>(y - window_.top)];
            if (begin >= end) continue;
            std::uint32_t* pixels = row(y) - left_;
            float* covered = coverageRow(y);
            for (int x = begin; x < end; ++x) {
                if (covered[x] <= 0) continue;
                const std::uint32_t part = times(ink, static_cast<std::uint32_t>(static_cast<int>(covered[x] * 255 + 0.5F)));
                pixels[x] = part + times(pixels[x], 255U - alphaOf(part));
            }
            std::fill(covered + begin, covered + end + AT_ONCE, 0.0F);
        }
    }

    Raster& raster_;
    int left_, right_, top_, bottom_;  ///< in the frame
    struct {
        int left, top, right, bottom, stride;
    } window_{};  ///< for which coverage is gathered
    std::vector<float> coverage_;               ///< of the window's pixels, and of some beyond each row's end
    std::vector<std::pair<int, int>> touched_;  ///< of each row of the window
    std::vector<Vec2f> line_;
};

}  // namespace

std::size_t trianglesOf(const map::WorldPass& pass) {
    std::size_t triangles = 0;
    for (const map::AreaItem& area : pass.areas) triangles += area.mesh ? area.mesh->indices.size() / 3 : 0;
    for (const map::LineItem& line : pass.lines) triangles += line.lines ? 2 * line.lines->points.size() : 0;
    return triangles;
}

bool canRasterise(const map::WorldPass& pass) {
    return std::ranges::all_of(pass.areas, [](const map::AreaItem& area) { return area.paint.pattern == map::Pattern::solid && (area.isOutlined || area.paint.a.a == 255); }) &&
           std::ranges::none_of(pass.lines, [](const map::LineItem& line) { return line.clip || line.dash_px > 0; });
}

void rasterise(const map::WorldPass& pass, const map::Camera& camera, double scale, Raster& into) {
    const auto draw = [&](int top, int bottom) {
        Band band{into, top, bottom};
        for (const map::AreaItem& area : pass.areas)
            if (area.mesh && area.paint.a.a > 0) band.fill(*area.mesh, {camera, area.mesh->origin_m}, area.paint.a);
        for (const map::LineItem& line : pass.lines)
            if (line.lines && line.colour.a > 0 && line.width_px > 0) band.stroke(*line.lines, {camera, line.lines->origin_m}, static_cast<float>(line.width_px * scale / 2), line.colour);
    };
    const int jobs = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, std::max(1, into.height_px));
    const auto edge = [&](int k) { return into.top_px + into.height_px * k / jobs; };
    std::vector<std::jthread> others;
    for (int k = 1; k < jobs; ++k) others.emplace_back([&, k] { draw(edge(k), edge(k + 1)); });
    draw(edge(0), edge(1));
}

}  // namespace demarc::draw
