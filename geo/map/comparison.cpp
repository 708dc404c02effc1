#include "map/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "map/annotations.hpp"
#include "map/callouts.hpp"
#include "map/furniture.hpp"
#include "map/furniture_lists.hpp"
#include "map/labels.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double MARGIN_PX = 24, GUTTER_PX = 16;
constexpr double HEAD_PX = 34;    // the sheet's title
constexpr double ACCOUNT_PX = 54; // a panel's rule and heading
constexpr double RULE_PX = 3, ACCOUNT_BASELINE_PX = 37;
constexpr double LEGEND_PX = 36, SOURCES_SHARE = 0.14, SOURCES_LEAST_PX = 46, SOURCES_MOST_PX = 170, AFTER_SOURCES_PX = 4, LINE_PX = 22;

/// The rows below the maps, in style pixels: as much as the sources may take. What they leave the maps have.
struct Foot {
    double legend, sources, last = LINE_PX;
    explicit Foot(const LayoutOptions& options)
        : legend{options.legend ? LEGEND_PX : 8}, sources{options.sources ? std::clamp(options.height_px / options.scale * SOURCES_SHARE, SOURCES_LEAST_PX, SOURCES_MOST_PX) - LINE_PX : 0} {}
    [[nodiscard]] double height() const { return legend + sources + last + MARGIN_PX / 2; }
};

/// In style pixels, with its heading.
Rect accountBox(const LayoutOptions& options, std::size_t panel, const Foot& foot) {
    const double width = options.width_px / options.scale, height = options.height_px / options.scale;
    const bool upright = height > 1.15 * width;
    const auto count = static_cast<double>(options.panels), index = static_cast<double>(panel);
    const double left = MARGIN_PX, top = MARGIN_PX + HEAD_PX, right = width - MARGIN_PX, bottom = height - foot.height();
    if (upright) {
        const double each = (bottom - top - GUTTER_PX * (count - 1)) / count;
        return {left, top + index * (each + GUTTER_PX), right, top + index * (each + GUTTER_PX) + each};
    }
    const double each = (right - left - GUTTER_PX * (count - 1)) / count;
    return {left + index * (each + GUTTER_PX), top, left + index * (each + GUTTER_PX) + each, bottom};
}

/// "Gen. Gerasimov, 20 Nov; General Staff, 20 Nov": who speaks in this account, each once, as many as there is room for.
std::string speakers(const Page& page, double width_px) {
    std::string all;
    for (const Subject& subject : page.scene.subjects) {
        for (const CalloutLine& line : subject.lines) {
            const std::string source = line.source.substr(0, line.source.find(" · "));  // without "corrected by hand"
            if (source.empty() || all.find(source) != std::string::npos) continue;
            const std::string more = all + (all.empty() ? "" : "; ") + source;
            if (page.setter.width_px(more, page.type.made) > width_px) return all;
            all = more;
        }
    }
    return page.scene.subjects.empty() ? "no claim of this party was read" : all;
}

void setAccountHead(Page& page, const Rect& box) {
    const Furniture& words = page.scene.furniture;
    page.column.marks.push_back(rectMark({box.left, box.top, box.right, box.top + RULE_PX}, words.tellerColour));
    TextStyle style = page.type.title;
    style.size_px = 25;
    style.tracking_px = 0;
    const double baseline = box.top + ACCOUNT_BASELINE_PX;
    const PlacedText title = page.setter.line(page.setter.shortened(words.title, style, box.width()), style, {box.left, baseline});
    page.column.texts.push_back(title);
    const std::string who = speakers(page, box.right - title.box_px.right - MARGIN_PX);
    if (!who.empty()) page.column.texts.push_back(page.setter.line(who, page.type.made, {box.right, baseline}, Align::right));
}

void append(std::vector<Sheet>& to, Page& page, const std::string& account) {
    for (Sheet* sheet : {&page.names, &page.marks, &page.over, &page.cards, &page.column}) {
        sheet->name = account + ": " + sheet->name;
        to.push_back(std::move(*sheet));
    }
}

/// What is drawn in any of the panels, each kind once, in one row, closer and in smaller type where it needs it; the kinds that have no room even so are counted.
void setLegendRow(Sheet& sheet, const Page& page, const std::vector<LegendRow>& rows, const Rect& row) {
    constexpr double GLYPH_PX = 44, AFTER_GLYPH_PX = 6, BETWEEN_PX = 22;
    const double middle = row.centre().y, baseline = middle + page.setter.capHeight_px(page.type.legend) / 2;
    const std::string note = "Nothing drawn: no claim of this party was read, not “held by the other side”";
    const PlacedText last = page.setter.line(note, page.type.legend.in(page.theme.text2), {row.right, baseline}, Align::right);
    const PlacedText head = page.setter.line("Drawn here", page.type.head, {row.left, baseline});
    double x = head.box_px.right + BETWEEN_PX;
    sheet.texts.push_back(head);
    double all = x;
    for (const LegendRow& legend : rows) all += GLYPH_PX + AFTER_GLYPH_PX + page.setter.width_px(legend.brief, page.type.legend) + BETWEEN_PX;
    // Where one line has no room for all, they stand closer, then in smaller type.
    const double wide = row.right - x;
    const bool tight = all - BETWEEN_PX > row.right;
    const double gap = tight ? 8 : BETWEEN_PX, column = tight ? 34 : GLYPH_PX;
    TextStyle style = page.type.legend;
    double taken = 0;
    for (const float size_px : {11.5F, 10.0F, 9.0F}) {
        style.size_px = size_px;
        taken = 0;
        for (const LegendRow& legend : rows) taken += column + AFTER_GLYPH_PX + page.setter.width_px(legend.brief, style) + gap;
        if (taken - gap <= wide) break;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double width = page.setter.width_px(rows[i].brief, style);
        if (x + column + AFTER_GLYPH_PX + width > row.right) {
            sheet.texts.push_back(page.setter.line("+" + std::to_string(rows.size() - i), style, {x, baseline}));
            return;
        }
        Piece glyph = rows[i].glyph;
        glyph.move({x + column / 2, middle});
        glyph.appendTo(sheet);
        sheet.texts.push_back(page.setter.line(rows[i].brief, style, {x + column + AFTER_GLYPH_PX, baseline}));
        x += column + AFTER_GLYPH_PX + width + gap;
    }
    if (x < last.box_px.left) sheet.texts.push_back(last);
}

/// In device pixels, below its heading.
Rect viewportOf(const LayoutOptions& options, std::size_t panel, const Foot& foot) {
    const Rect box = accountBox(options, panel, foot);
    const auto device = [&](double style) { return std::round(style * options.scale); };
    return {device(box.left), device(box.top + ACCOUNT_PX), device(box.right), device(box.bottom)};
}

/// What the map rests on, in a line or two.
TextBlock lastLines(const Page& page, const std::string& missing, double width_px) {
    const Furniture& words = page.scene.furniture;
    std::string text = words.note.empty() ? "" : words.note + "  ·  ";
    if (!missing.empty()) text += missing + "  ·  ";
    text += words.disclaimer + "  ·  " + words.projection;
    if (!words.unplaced.empty()) text += "  ·  " + words.unplaced;
    if (!words.made.empty()) text += "  ·  " + words.made;
    return page.setter.paragraph(text, page.type.note, width_px, 2);
}

}  // namespace

Rect panelViewport(const LayoutOptions& options, std::size_t panel) { return viewportOf(options, panel, Foot{options}); }

Frame layoutComparison(const Scene& scene, const Camera& camera, const LayoutOptions& given, const FontSet& fonts) {
    LayoutOptions options = given;
    options.panels = scene.panels.size();
    options.column = false;
    options.captions = true;
    Page host{scene, camera, options, fonts};
    Frame& frame = host.frame;
    const Furniture& words = scene.furniture;
    const double width = host.options.width_px - 2 * MARGIN_PX, bottom = host.options.height_px;
    Foot foot{options};
    Piece sources;
    if (options.sources) sources = makeSourceColumns(host, words.sources, width, foot.sources);
    foot.sources = sources.texts.empty() ? 0 : sources.height_px + AFTER_SOURCES_PX;
    // What is missing is known when the maps are laid out; these words have its length.
    foot.last = std::max(LINE_PX, lastLines(host, "As one party tells it: 12 numbered places not listed here", width).height_px + 8);
    std::vector<LegendRow> legend;
    std::string missing;  ///< of what is numbered, what has no room in a list
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
        Camera view = camera;
        view.viewport_px = viewportOf(options, i, foot);
        LayoutOptions own = options;
        const bool last = i + 1 == scene.panels.size();
        own.scaleBar = own.scaleBar && last;
        own.northArrow = own.northArrow && last;
        Page page{*scene.panels[i], view, own, fonts};
        frame.maps.push_back({page.camera, false, i + 1});
        AnnotationSheets drawn = layAnnotations(page);
        takeAnnotationLines(page, page.drawn);
        std::vector<MarkGroup> groups = placeMarks(page);
        placeProposals(page, groups);
        setCorner(page);
        listUncaptioned(page, groups);
        takeAnnotationLines(page, page.taken);
        placeLabels(page, page.scene.labels);
        for (LegendRow& row : legendRows(page, groups, {})) {
            const auto same = [&](const LegendRow& known) { return known.text == row.text; };
            if (std::ranges::none_of(legend, same)) legend.push_back(std::move(row));
        }
        setAccountHead(page, accountBox(host.options, i, foot));
        for (Hit hit : page.frame.hits) {
            hit.panel = i + 1;
            frame.hits.push_back(hit);
        }
        const std::size_t unlisted = page.frame.leftOver.size() - page.listedOnMap;
        if (unlisted > 0) missing += (missing.empty() ? "" : "; ") + scene.panels[i]->furniture.title + ": " + std::to_string(unlisted) + " numbered places not listed here";
        std::ranges::move(page.frame.leftOver, std::back_inserter(frame.leftOver));
        if (!drawn.areas.patches.empty()) frame.sheets.push_back(std::move(drawn.areas));
        std::ranges::move(page.frame.annotations, std::back_inserter(frame.annotations));
        append(frame.sheets, page, scene.panels[i]->furniture.title);
        std::ranges::move(drawn.over, std::back_inserter(frame.sheets));
    }

    TextStyle title = host.type.title;
    title.size_px = 16;
    title.tracking_px = 0;
    const double date_px = host.setter.width_px(words.asOf, host.type.made) + 12, baseline = MARGIN_PX + 15;
    const std::string head = host.setter.shortened(words.title, title, width - date_px);
    frame.titleCut = head != words.title;
    host.column.texts.push_back(host.setter.line(head, title, {MARGIN_PX, baseline}));
    const double after = head.empty() ? MARGIN_PX : host.column.texts.back().box_px.right + 12;
    host.column.texts.push_back(host.setter.line(words.asOf, host.type.made, {after, baseline}));
    const double foot_px = bottom - foot.height();
    if (options.legend) setLegendRow(host.column, host, legend, {MARGIN_PX, foot_px, MARGIN_PX + width, foot_px + foot.legend});
    sources.move({MARGIN_PX, foot_px + foot.legend});
    sources.appendTo(host.column);
    Piece last = asPiece(lastLines(host, missing, width));
    last.move({MARGIN_PX, bottom - MARGIN_PX / 2 - last.height_px});
    last.appendTo(host.column);
    host.column.name = "around the maps";
    frame.sheets.push_back(std::move(host.column));
    toDevice(frame);
    return std::move(frame);
}

}  // namespace demarc::map
