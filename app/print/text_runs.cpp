#include "print/text_runs.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace demarc::print {
namespace {

/// Whether a cluster goes on where a run stands, and in which direction that is.
bool continues(TextRun& run, std::string_view next) {
    const bool after = next.data() == run.text.data() + run.text.size(), before = next.data() + next.size() == run.text.data();
    const bool open = run.clusters.size() == 1;
    if (after && (open || !run.rightToLeft)) {
        run.rightToLeft = false;
        run.text = {run.text.data(), run.text.size() + next.size()};
        return true;
    }
    if (before && (open || run.rightToLeft)) {
        run.rightToLeft = true;
        run.text = {next.data(), run.text.size() + next.size()};
        return true;
    }
    return false;
}

}  // namespace

std::string readable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::decodeAt(text, at);
        at += point.size_byte;
        const bool control = point.value < 0x20 && point.value != U'\t' && point.value != U'\n' && point.value != U'\r';
        text::appendUtf8(control || point.value == 0xFFFE || point.value == 0xFFFF ? 0xFFFD : point.value, out);
    }
    return out;
}

std::vector<TextRun> runsOf(const map::PlacedText& text) {
    const std::string_view all = text.text;
    std::vector<std::size_t> starts;
    const auto startOf = [&](const map::PlacedGlyph& glyph) { return std::min<std::size_t>(glyph.cluster, all.size()); };
    for (const map::PlacedGlyph& glyph : text.glyphs) starts.push_back(startOf(glyph));
    starts.push_back(all.size());
    std::sort(starts.begin(), starts.end());

    std::vector<TextRun> runs;
    for (std::size_t i = 0; i < text.glyphs.size();) {
        const map::PlacedGlyph& first = text.glyphs[i];
        std::size_t end = i + 1;
        while (end < text.glyphs.size() && text.glyphs[end].cluster == first.cluster && text.glyphs[end].font == first.font) ++end;
        const std::size_t begin = startOf(first);
        const auto next = std::upper_bound(starts.begin(), starts.end(), begin);
        const TextCluster cluster{i, end - i, all.substr(begin, (next == starts.end() ? all.size() : *next) - begin)};
        const bool level = first.rotation_deg == 0 && (i == 0 || text.glyphs[i - 1].rotation_deg == 0);
        if (runs.empty() || !level || runs.back().font != first.font || !continues(runs.back(), cluster.text))
            runs.push_back({first.font, false, cluster.text, {}});
        runs.back().clusters.push_back(cluster);
        i = end;
    }
    // A single letter shows its direction only by its neighbours: a bracket between words from right to left is mirrored.
    const auto isBefore = [](std::string_view a, std::string_view b) { return a.data() + a.size() == b.data(); };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].clusters.size() > 1) continue;
        runs[i].rightToLeft = (i + 1 < runs.size() && isBefore(runs[i + 1].text, runs[i].text)) || (i > 0 && isBefore(runs[i].text, runs[i - 1].text));
    }
    return runs;
}

}  // namespace demarc::print
