#include <algorithm>

#include "map/legend.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double GLYPH_COLUMN_PX = 54, GLYPH_MIDDLE_PX = 22;
constexpr double SWATCH_PX = 11, HATCHED_SWATCH_PX = 20, AFTER_SWATCH_PX = 7, BETWEEN_SWATCHES_PX = 20;
constexpr double BETWEEN_COLUMNS_PX = 12, NOTE_PX = 5;

/// A way to set the rows, the roomiest first: what the sheet has no room for in one is set in the next.
struct Setting {
    bool brief;
    int columns;
    float size_px, line_px;
    double glyphs;  ///< their size, and that of the rows
};
constexpr Setting SETTINGS[] = {{false, 1, 11.5F, 14.5F, 1}, {false, 1, 11.5F, 14.5F, 0.8}, {true, 1, 11.5F, 14.5F, 0.75}, {true, 2, 11.5F, 14.5F, 0.75}, {true, 2, 10, 12, 0.6}};

Piece swatches(const Page& page, double width_px) {
    Piece piece;
    double x = 0, y = 0;
    constexpr double LINE_PX = 20;
    TextStyle style = page.type.legend;
    style.size_px = 12;
    for (const auto& party : page.scene.furniture.parties) {
        const double width = party.hatched ? HATCHED_SWATCH_PX : SWATCH_PX;
        const std::string name = page.setter.shortened(party.name, style, width_px - width - AFTER_SWATCH_PX);
        const double own = width + AFTER_SWATCH_PX + page.setter.width_px(name, style);
        if (x > 0 && x + own > width_px) x = 0, y += LINE_PX;
        const double middle = y + LINE_PX / 2;
        Mark swatch = rectMark({x, middle - SWATCH_PX / 2, x + width, middle + SWATCH_PX / 2}, party.colour, 2);
        if (party.hatched) {
            swatch.b = party.colour.faded(0.16);
            swatch.share = 0.4F;
            swatch.period_px = 5;
            swatch.angle_rad = party.falls ? 1.0F : 0.0F;
        }
        piece.marks.push_back(swatch);
        piece.texts.push_back(page.setter.line(name, style, {x + width + AFTER_SWATCH_PX, middle + page.setter.capHeight_px(style) / 2}));
        x += own + BETWEEN_SWATCHES_PX;
    }
    piece.height_px = page.scene.furniture.parties.empty() ? 0 : y + LINE_PX;
    return piece;
}

/// A glyph in another size; figures in it keep theirs.
Piece sized(Piece glyph, double scale) {
    const auto k = static_cast<float>(scale);
    for (Mark& mark : glyph.marks) {
        if (!glyph.texts.empty()) break;
        for (float* length : {&mark.centre_px.x, &mark.centre_px.y, &mark.half_px.x, &mark.half_px.y, &mark.radius_px, &mark.line_px, &mark.period_px}) *length *= k;
    }
    for (Stroke& stroke : glyph.strokes)
        for (Vec2f& point : stroke.points) point = {point.x * k, point.y * k};
    return glyph;
}

/// Rows one below the other, in as many columns as the setting has; those that would pass `height_px` are left out and counted.
Piece setRows(const Page& page, const std::vector<LegendRow>& rows, const Setting& setting, double width_px, double height_px, std::size_t& left) {
    TextStyle style = page.type.legend;
    style.size_px = setting.size_px;
    style.line_px = setting.line_px;
    const double width = (width_px - BETWEEN_COLUMNS_PX * (setting.columns - 1)) / setting.columns, indent = GLYPH_COLUMN_PX * setting.glyphs;
    const auto wordsOf = [&](const LegendRow& row) { return page.setter.paragraph(setting.brief ? row.brief : row.text, style, width - indent, 3); };
    const auto heightOf = [&](const LegendRow& row) { return std::max(row.least_px * setting.glyphs, wordsOf(row).height_px + 3); };
    double all = 0;
    for (const LegendRow& row : rows) all += heightOf(row);
    Piece piece;
    double y = 0;
    int column = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TextBlock words = wordsOf(rows[i]);
        const double height = heightOf(rows[i]);
        const bool full = y + height > height_px;
        if (y > 0 && column + 1 < setting.columns && (full || y + height / 2 > all / setting.columns)) ++column, y = 0;
        else if (full) {
            left = rows.size() - i;
            break;
        }
        const double x = column * (width + BETWEEN_COLUMNS_PX);
        piece.add(sized(rows[i].glyph, setting.glyphs), {x + GLYPH_MIDDLE_PX * setting.glyphs, y + height / 2});
        Piece text;
        text.texts = words.texts;
        piece.add(std::move(text), {x + indent, y + (height - words.height_px) / 2});
        y += height;
        piece.height_px = std::max(piece.height_px, y);
    }
    return piece;
}

}  // namespace

double leastLegend_px(const Page& page, const std::vector<LegendRow>& rows, const std::string& note, double width_px) {
    constexpr double EVERYTHING_PX = 1e9;
    std::size_t left = 0;
    return swatches(page, width_px).height_px + setRows(page, rows, std::end(SETTINGS)[-2], width_px, EVERYTHING_PX, left).height_px + NOTE_PX +
           page.setter.paragraph(note, page.type.note, width_px, 4).height_px + 1;
}

Piece makeLegend(const Page& page, const std::vector<LegendRow>& rows, const std::string& note, double width_px, double height_px) {
    Piece legend = swatches(page, width_px);
    const TextStyle small = page.type.note;
    const TextBlock words = page.setter.paragraph(note, small, width_px, 4);
    const double noted = NOTE_PX + words.height_px, line_px = static_cast<double>(small.line_px);
    Piece list;
    std::size_t left = 0;
    for (const Setting& setting : SETTINGS) {
        left = 0;
        list = setRows(page, rows, setting, width_px, height_px - legend.height_px - noted, left);
        if (left == 0) break;
    }
    if (left > 0) list = setRows(page, rows, std::end(SETTINGS)[-1], width_px, height_px - legend.height_px - line_px, left);
    double y = legend.height_px + list.height_px;
    legend.add(std::move(list), {0, legend.height_px});
    const auto put = [&](const TextBlock& block, double above) {
        if (y + above + block.height_px > height_px) return;
        Piece text;
        text.texts = block.texts;
        legend.add(std::move(text), {0, y + above});
        y += above + block.height_px;
    };
    if (left > 0) put(page.setter.paragraph("… and " + std::to_string(left) + " more kinds of mark, without room here", small, width_px, 1), 0);
    put(words, NOTE_PX);
    legend.width_px = width_px;
    legend.height_px = y;
    return legend;
}

}  // namespace demarc::map
