#include "map/annotation_setting.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "map/annotation_icons.hpp"
#include "map/annotations.hpp"
#include "map/geodesic.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

using enum AnnotationKind;
using Line = std::vector<Vec2>;

constexpr double CASING = 0.75;          ///< opacity of the pale line below lines, that they stand out from the ground's
constexpr float CASING_PX = 1.5F;        ///< that it is wider, on each side
constexpr double TOOTH_SPACING_PX = 22;
constexpr double CALLOUT_WIDTH_PX = 240; ///< of its text, at most
constexpr double LABEL_GAP_PX = 5;

double length(Vec2 v) { return std::hypot(v.x, v.y); }

double length(const Line& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += length(line[i] - line[i - 1]);
    return sum;
}

/// The point so far along, and the direction there.
std::pair<Vec2, Vec2> pointAlong(const Line& line, double distance) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec2 way = line[i] - line[i - 1];
        const double leg = length(way);
        if (leg > 0 && (distance <= leg || i + 1 == line.size())) return {line[i - 1] + way * (distance / leg), way * (1 / leg)};
        distance -= leg;
    }
    return {line.back(), {1, 0}};
}

Line upTo(const Line& line, double distance) {
    Line part{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double leg = length(line[i] - line[i - 1]);
        if (distance <= leg) {
            if (leg > 0) part.push_back(line[i - 1] + (line[i] - line[i - 1]) * (distance / leg));
            return part;
        }
        part.push_back(line[i]);
        distance -= leg;
    }
    return part;
}

Vec2 centroid(const Line& ring) {
    double area = 0;
    Vec2 sum;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i] - ring[0], b = ring[(i + 1) % ring.size()] - ring[0];
        const double cross = a.x * b.y - b.x * a.y;
        area += cross;
        sum = sum + (a + b) * cross;
    }
    return area == 0 ? ring[0] : ring[0] + sum * (1 / (3 * area));
}

std::vector<Vec2f> toFloats(const Line& line) {
    std::vector<Vec2f> points;
    for (const Vec2 p : line) points.push_back(toFloat(p));
    return points;
}

Line closed(Line ring) {
    ring.push_back(ring.front());
    return ring;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// Sets one annotation.
class Setting : public AnnotationSetting {
public:
    Setting(const Page& page, const Annotation& drawn)
        : page_{page}, drawn_{drawn}, projection_{*page.scene.projection}, ink_{drawn.isInk ? page.theme.text : drawn.colour} {
        style_ = {FontStyle::bold, std::max(1.0F, drawn.size_px), std::max(1.0F, drawn.size_px) * 1.28F, 0, ink_, page.theme.land, 2};
        set();
    }

private:
    void set() {
        const auto& points = drawn_.points;
        if (points.empty()) return;
        switch (drawn_.kind) {
            case text: return setText();
            case callout: return setCallout();
            case marker: return setMarker();
            case circle: return setRing(groundCircle(points.front(), drawn_.radius_m));
            case polygon:
            case area: return setRing(groundPath(points, points.size() > 2));
            default: return setLine(groundPath(points));
        }
    }

    [[nodiscard]] std::optional<Vec2> at(base::LonLat position) const {
        const Vec2 there = page_.camera.toScreen(projection_.forward({nearDomain(position.lon_deg), position.lat_deg}));
        return std::isfinite(there.x) && std::isfinite(there.y) && page_.map.grown(500).contains(there) ? std::optional{there} : std::nullopt;
    }

    [[nodiscard]] double nearDomain(double lon_deg) const {
        const base::Box& domain = projection_.domain();
        while (lon_deg < domain.west_deg) lon_deg += 360;
        while (lon_deg > domain.east_deg) lon_deg -= 360;
        return lon_deg;
    }

    void stroke(const Line& line, bool cased = true) {
        const bool dashed = drawn_.dashed;
        if (cased && !dashed) piece.strokes.push_back({toFloats(line), drawn_.width_px + 2 * CASING_PX, page_.theme.land.faded(CASING)});
        const float dash = dashed ? std::max(4.0F, 3 * drawn_.width_px) : 0;
        piece.strokes.push_back({toFloats(line), drawn_.width_px, ink_, dash, dashed ? std::max(3.0F, 2 * drawn_.width_px) : 0});
        hit.lines.push_back(toFloats(line));
        reach(line, static_cast<double>(drawn_.width_px));
    }

    void reach(const Line& line, double by) {
        for (const Vec2 p : line) {
            box_px.extend(p - Vec2{by, by});
            box_px.extend(p + Vec2{by, by});
        }
    }

    void patch(const Line& outline) {
        piece.patches.push_back({toFloats(outline), ink_});
        reach(outline, 1);
    }

    void vertexDots() {
        for (const base::LonLat point : drawn_.points)
            if (const auto there = at(point)) piece.marks.push_back(discMark(*there, static_cast<double>(drawn_.width_px) + 1.5, ink_));
    }

    /// Lines of text around a point, or right of it.
    void label(const std::string& words, Vec2 middle, Align align = Align::centre) {
        if (words.empty()) return;
        const auto lines = linesOf(words);
        const double line_px = static_cast<double>(style_.line_px);
        double baseline = middle.y - line_px * (static_cast<double>(lines.size()) - 1) / 2 + page_.setter.capHeight_px(style_) / 2;
        Rect box;
        for (const std::string& line : lines) {
            PlacedText placed = page_.setter.line(line, style_, {middle.x, baseline}, align);
            box.extend({placed.box_px.left, placed.box_px.top});
            box.extend({placed.box_px.right, placed.box_px.bottom});
            piece.texts.push_back(std::move(placed));
            baseline += line_px;
        }
        take(box);
    }

    void take(const Rect& box) {
        hit.boxes_px.push_back(box);
        box_px.extend({box.left, box.top});
        box_px.extend({box.right, box.bottom});
    }

    void setText() {
        if (const auto there = at(drawn_.points.front())) label(drawn_.text, *there);
    }

    void setMarker() {
        const auto there = at(drawn_.points.front());
        if (!there) return;
        const double half = static_cast<double>(drawn_.size_px) * 0.62;
        for (const Line& outline : iconOutlines(drawn_.icon)) {
            Line placed;
            for (const Vec2 p : outline) placed.push_back(*there + p * half);
            piece.strokes.push_back({toFloats(closed(placed)), 2 * CASING_PX, page_.theme.land});
            patch(placed);
        }
        if (const std::string_view letter = iconLetter(drawn_.icon); !letter.empty()) {
            TextStyle style{FontStyle::bold, drawn_.size_px * 0.9F, drawn_.size_px, 0, page_.theme.land};
            piece.texts.push_back(page_.setter.line(letter, style, {there->x, there->y + page_.setter.capHeight_px(style) / 2}, Align::centre));
        }
        take({there->x - half, there->y - half, there->x + half, there->y + half});
        label(drawn_.text, {there->x + half + LABEL_GAP_PX, there->y}, Align::left);
    }

    void setCallout() {
        const auto place = at(drawn_.points.front()), words = at(drawn_.points.back());
        if (!words) return;
        style_.halo_px = 0;
        style_.fill = page_.theme.text;
        style_.font = FontStyle::regular;
        std::vector<PlacedText> texts;
        double width = 0, height = 0;
        for (const std::string& line : linesOf(drawn_.text)) {
            TextBlock block = page_.setter.paragraph(line, style_, CALLOUT_WIDTH_PX);
            for (PlacedText& part : block.texts) {
                move(part, {0, height});
                texts.push_back(std::move(part));
            }
            width = std::max(width, block.width_px);
            height += std::max(block.height_px, static_cast<double>(style_.line_px));
        }
        const Rect box{words->x - width / 2 - 9, words->y - height / 2 - 6, words->x + width / 2 + 9, words->y + height / 2 + 6};
        if (place && !box.contains(*place)) {
            const Vec2 from{std::clamp(place->x, box.left, box.right), std::clamp(place->y, box.top, box.bottom)};
            stroke({from, *place});
            piece.marks.push_back(discMark(*place, static_cast<double>(drawn_.width_px) + 1.5, ink_));
        }
        Mark ground = rectMark(box, page_.theme.panel, 3);
        ground.b = ink_;
        ground.line_px = std::max(1.0F, drawn_.width_px * 0.75F);
        piece.marks.push_back(ground);
        for (PlacedText& part : texts) {
            move(part, {words->x - width / 2, words->y - height / 2});
            piece.texts.push_back(std::move(part));
        }
        take(box);
    }

    void setRing(const std::vector<base::LonLat>& path) {
        const bool isMeasured = drawn_.kind == area;
        const auto rings = ringsOnScreen(projection_, page_.camera, path);
        const float fill = drawn_.fill;
        for (const Line& ring : rings) {
            if (fill <= 0) break;
            areas.push_back({toFloats(ring), ink_.faded(std::min(1.0, static_cast<double>(fill)))});
            hit.areas.push_back(toFloats(ring));
        }
        for (const Line& line : linesOnScreen(projection_, page_.camera, path)) stroke(line);
        if (isMeasured) vertexDots();
        if (rings.empty()) return;
        const Line& largest = *std::ranges::max_element(rings, {}, [](const Line& ring) { return ring.size(); });
        const std::string measure = isMeasured ? measureOf(drawn_) : "";
        label(drawn_.text + (drawn_.text.empty() || measure.empty() ? "" : "\n") + measure, centroid(largest));
    }

    void setLine(const std::vector<base::LonLat>& path) {
        auto lines = linesOnScreen(projection_, page_.camera, path);
        if (lines.empty()) return;
        const Line whole = lines.back();
        const double width = static_cast<double>(drawn_.width_px);
        if (drawn_.kind == arrow) {
            const double all = length(whole), head = std::min(8 + 3 * width, std::max(all, 1.0)), half = head * 0.42;
            const Vec2 tip = whole.back(), back = pointAlong(whole, std::max(0.0, all - head)).first, way = (tip - back) * (1 / std::max(1e-9, length(tip - back)));
            const Vec2 across{-way.y, way.x}, notch = tip - way * (head * 0.72);
            lines.back() = upTo(whole, all - head * 0.6);
            const Line outline{tip, tip - way * head + across * half, notch, tip - way * head - across * half};
            for (const Line& line : lines)
                if (line.size() > 1) stroke(line);
            piece.strokes.insert(piece.strokes.begin(), {toFloats(closed(outline)), 2 * CASING_PX, page_.theme.land.faded(CASING)});
            patch(outline);
        } else {
            for (const Line& line : lines) stroke(line);
        }
        if (drawn_.kind == front) {
            for (const Line& line : lines)
                for (const Line& tooth : teethAlong(line, drawn_.flipped, TOOTH_SPACING_PX, 6 + 1.5 * width)) patch(tooth);
        }
        if (drawn_.kind == distance) {
            vertexDots();
            label(measureOf(drawn_) + (drawn_.text.empty() ? "" : "\n" + drawn_.text), whole.back() + Vec2{LABEL_GAP_PX + width, 0}, Align::left);
            return;
        }
        if (drawn_.text.empty()) return;
        const auto [middle, way] = pointAlong(whole, length(whole) / 2);
        // Beside the line, on the side without teeth, as far as its box needs.
        Vec2 off = drawn_.flipped ? Vec2{way.y, -way.x} : Vec2{-way.y, way.x};
        if (drawn_.kind != front && off.y > 0) off = off * -1;
        const double half_px = page_.setter.width_px(drawn_.text, style_) / 2, size = static_cast<double>(drawn_.size_px);
        label(drawn_.text, middle + off * (std::abs(off.x) * half_px + std::abs(off.y) * size * 0.6 + LABEL_GAP_PX + width));
    }

    const Page& page_;
    const Annotation& drawn_;
    const Projection& projection_;
    base::Colour ink_;
    TextStyle style_;
};

}  // namespace

std::vector<std::vector<Vec2>> teethAlong(const Line& line, bool onRight, double spacing_px, double height_px) {
    std::vector<Line> teeth;
    const double half = height_px * 0.62;
    double next = spacing_px / 2;  // how far ahead the next tooth stands
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec2 way = line[i] - line[i - 1];
        const double leg = length(way);
        for (; next <= leg; next += spacing_px) {
            const Vec2 along = way * (1 / leg), middle = line[i - 1] + along * next;
            const Vec2 out = Vec2{along.y, -along.x} * (onRight ? -height_px : height_px);
            teeth.push_back({middle - along * half, middle + out, middle + along * half});
        }
        next -= leg;
    }
    return teeth;
}

AnnotationSetting setAnnotation(const Page& page, const Annotation& drawn) { return Setting{page, drawn}; }

}  // namespace demarc::map
