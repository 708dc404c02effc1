#include "map/layer_classes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "map/colour_distance.hpp"

namespace demarc::map {
namespace {

constexpr std::size_t MOST_VALUES = 12;
/// Apart for all readers: the palette of Okabe and Ito, then of Tol, then browns and greys.
constexpr std::array<std::uint32_t, 21> SAFE{0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x332288, 0x882255, 0x44AA99, 0x999933,
                                             0x661100, 0x117733, 0xDDCC77, 0xAA4499, 0x88CCEE, 0xCC6677, 0x8C6D46, 0x4D4D4D, 0xB3A2C7, 0xA6D854};
constexpr auto NEUTRAL = base::Colour::fromHex(0x5C6670), REST = base::Colour::fromHex(0x9A9A9A);

/// The first colours of the palette that look apart from those taken. Where there are too few, the next may come nearer.
std::vector<base::Colour> freeColours(std::size_t count, std::span<const base::Colour> taken) {
    std::vector<base::Colour> colours;
    for (double least = taken.empty() ? 0 : 28; colours.size() < count; least -= 7) {
        for (const std::uint32_t hex : SAFE) {
            const base::Colour colour = base::Colour::fromHex(hex);
            const bool isFree = std::ranges::find(colours, colour) == colours.end() && apartFrom(colour, taken) >= least;
            if (isFree && colours.size() < count) colours.push_back(colour);
        }
    }
    return colours;
}

class Classifier {
public:
    Classifier(const layer::VectorLayer& layer, const LayerStyle& style, std::span<const base::Colour> taken) : style_{style}, taken_{taken} {
        result_.ofRow.assign(layer.rows, 0);
    }

    LayerClasses single() {
        add({}, style_.fill.value_or(style_.stroke.value_or(NEUTRAL)));
        return std::move(result_);
    }

    LayerClasses byValue(const layer::Column& column) {
        // Texts are coded already; numbers count as what they are written as.
        std::map<std::string, std::size_t> counts;
        std::vector<std::size_t> coded(column.texts.size());
        for (std::size_t row = 0; row < result_.ofRow.size(); ++row) {
            if (!column.has(row)) continue;
            if (column.isNumber) ++counts[column.text(row)];
            else ++coded[column.codes[row]];
        }
        for (std::uint32_t code = 0; code < coded.size(); ++code)
            if (coded[code] > 0) counts[std::string{column.texts.at(code)}] += coded[code];
        std::map<std::string, std::uint8_t> known;
        const auto name = [&](const std::string& value, base::Colour colour) {
            known[value] = static_cast<std::uint8_t>(result_.classes.size());
            add(value, colour);
        };
        if (!style_.colours.empty()) {
            for (const auto& [value, colour] : style_.colours)
                if (counts.contains(value) && known.size() < 200) name(value, colour);
        } else {
            std::vector<std::pair<std::string, std::size_t>> order{counts.begin(), counts.end()};
            std::ranges::stable_sort(order, std::greater{}, [](const auto& entry) { return entry.second; });
            if (order.size() > MOST_VALUES) order.resize(MOST_VALUES);
            // In the legend and for colours they stand by name: a count that changes does not change colours.
            std::ranges::sort(order);
            const std::vector<base::Colour> colours = freeColours(order.size(), taken_);
            for (std::size_t k = 0; k < order.size(); ++k) name(order[k].first, colours[k]);
        }
        std::vector<std::uint8_t> ofCode(column.texts.size(), OTHER);
        for (std::uint32_t code = 0; code < ofCode.size(); ++code)
            if (const auto found = known.find(std::string{column.texts.at(code)}); found != known.end()) ofCode[code] = found->second;
        return assign([&](std::size_t row) {
            if (!column.has(row)) return NO_VALUE;
            if (!column.isNumber) return ofCode[column.codes[row]];
            const auto found = known.find(column.text(row));
            return found == known.end() ? OTHER : found->second;
        });
    }

    LayerClasses graduated(const layer::Column& column) {
        std::vector<double> values;
        for (const double v : column.numbers)
            if (std::isfinite(v)) values.push_back(v);
        std::ranges::sort(values);
        std::vector<double> uppers;
        for (int k = 1; k <= style_.classes && !values.empty(); ++k) {
            const double at = static_cast<double>(k) / style_.classes;
            const auto last = static_cast<double>(values.size() - 1);
            const double upper = k == style_.classes             ? values.back()
                                 : style_.breaks == Breaks::equal ? values.front() * (1 - at) + values.back() * at
                                                                  : values[static_cast<std::size_t>(std::floor(at * last))];
            if (uppers.empty() || upper > uppers.back()) uppers.push_back(upper);
        }
        for (std::size_t k = 0; k < uppers.size(); ++k)
            add(written(k == 0 ? values.front() : uppers[k - 1]) + "–" + written(uppers[k]),
                rampColour(style_.ramp, uppers.size() == 1 ? 1 : static_cast<double>(k) / static_cast<double>(uppers.size() - 1)));
        return assign([&](std::size_t row) {
            const double v = column.numbers[row];
            if (!std::isfinite(v)) return NO_VALUE;
            return static_cast<std::uint8_t>(std::ranges::lower_bound(uppers, v) - uppers.begin());
        });
    }

private:
    static constexpr std::uint8_t OTHER = 254, NO_VALUE = 255;

    static std::string written(double number) { return layer::shortest(std::abs(number) < 1e12 ? std::round(number * 1000) / 1000 : number); }

    void add(std::string text, base::Colour colour) {
        for (char& c : text)
            if (static_cast<unsigned char>(c) < ' ') c = ' ';
        result_.classes.push_back({std::move(text), colour, style_.stroke.value_or(colour)});
    }

    /// "other" and "no value" come last, where there are such rows.
    template <class ClassOf>
    LayerClasses assign(const ClassOf& classOf) {
        bool other = false, none = false;
        for (std::size_t row = 0; row < result_.ofRow.size(); ++row) {
            result_.ofRow[row] = classOf(row);
            other = other || result_.ofRow[row] == OTHER;
            none = none || result_.ofRow[row] == NO_VALUE;
        }
        const auto otherClass = static_cast<std::uint8_t>(result_.classes.size());
        if (other) add("other", REST);
        const auto noneClass = static_cast<std::uint8_t>(result_.classes.size());
        if (none) add("no value", REST);
        for (std::uint8_t& of : result_.ofRow) of = of == OTHER ? otherClass : of == NO_VALUE ? noneClass : of;
        return std::move(result_);
    }

    const LayerStyle& style_;
    std::span<const base::Colour> taken_;
    LayerClasses result_;
};

}  // namespace

LayerClasses classify(const layer::VectorLayer& layer, const LayerStyle& style, std::span<const base::Colour> taken) {
    Classifier classifier{layer, style, taken};
    if (const layer::Column* by = style.by.empty() ? nullptr : layer.column(style.by)) return classifier.byValue(*by);
    const layer::Column* graduated = style.graduated.empty() ? nullptr : layer.column(style.graduated);
    if (graduated != nullptr && graduated->isNumber) return classifier.graduated(*graduated);
    return classifier.single();
}

}  // namespace demarc::map
