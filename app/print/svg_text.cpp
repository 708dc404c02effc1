#include <algorithm>

#include "print/svg_canvas.hpp"
#include "print/svg_write.hpp"
#include "print/text_runs.hpp"

namespace demarc::print {
namespace {

/// The glyph that a cluster's accents sit on, which stands on the baseline.
const map::PlacedGlyph& letterOf(const map::PlacedText& text, const TextRun& run, const TextCluster& cluster) {
    return text.glyphs[cluster.firstGlyph + (run.rightToLeft ? cluster.glyphs - 1 : 0)];
}

/// A word and where it starts.
struct Word {
    std::string_view text;
    double x_px = 0;
};

std::vector<Word> wordsOf(const map::PlacedText& text, const TextRun& run) {
    std::vector<Word> words;
    bool within = false;
    for (const TextCluster& cluster : run.clusters) {
        if (cluster.text == " ") {
            within = false;
            continue;
        }
        if (!within) words.push_back({cluster.text.substr(0, 0), double{letterOf(text, run, cluster).pen_px.x}});
        words.back().text = {words.back().text.data(), words.back().text.size() + cluster.text.size()};
        within = true;
    }
    return words;
}

bool hasHalo(const map::PlacedText& text) { return text.halo_px > 0 && text.halo.a > 0; }

void appendHalo(std::string& out, const map::PlacedText& text) {
    appendColour(out, "stroke", text.halo);
    appendAttribute(out, "stroke-width", 2 * double{text.halo_px});
    appendAttribute(out, "stroke-linejoin", "round");
}

void appendFont(std::string& out, const map::PlacedText& text, std::uint16_t font) {
    appendAttribute(out, "class", "f" + std::to_string(font));
    appendAttribute(out, "font-size", double{text.size_px});
}

}  // namespace

void SvgCanvas::text(const map::PlacedText& text) {
    const auto runs = runsOf(text);
    for (const TextRun& run : runs) fonts_.use(run.font, run.text);
    const bool turned = std::ranges::any_of(text.glyphs, [](const map::PlacedGlyph& glyph) { return glyph.rotation_deg != 0; });
    if (turned) return turnedText(text, runs);
    for (const TextRun& run : runs) levelText(text, run);
}

/// Each word at its place, so that another version of the font shifts nothing. A run from right to left is set as a whole: as seen,
/// its first word is the last one.
void SvgCanvas::levelText(const map::PlacedText& text, const TextRun& run) {
    const auto words = wordsOf(text, run);
    if (words.empty()) return;
    body_ += "<text";
    appendFont(body_, text, run.font);
    appendColour(body_, "fill", text.fill);
    if (hasHalo(text)) {
        appendHalo(body_, text);
        appendAttribute(body_, "paint-order", "stroke");
    }
    if (text.tracking_px != 0) appendAttribute(body_, "letter-spacing", double{text.tracking_px});
    appendAttribute(body_, "y", double{letterOf(text, run, run.clusters.front()).pen_px.y});
    if (run.rightToLeft || words.size() == 1) {
        if (run.rightToLeft) body_ += " direction=\"rtl\" text-anchor=\"end\"";
        appendAttribute(body_, "x", words.front().x_px);
        body_ += ">";
        appendEscaped(body_, run.rightToLeft ? run.text : words.front().text);
    } else {
        body_ += ">";
        for (std::size_t i = 0; i < words.size(); ++i) {
            body_ += i == 0 ? "<tspan" : " <tspan";
            appendAttribute(body_, "x", words[i].x_px);
            body_ += ">";
            appendEscaped(body_, words[i].text);
            body_ += "</tspan>";
        }
    }
    body_ += "</text>\n";
}

/// Each letter for itself, all halos below all letters.
void SvgCanvas::turnedText(const map::PlacedText& text, const std::vector<TextRun>& runs) {
    const auto letters = [&] {
        for (const TextRun& run : runs) {
            for (const TextCluster& cluster : run.clusters) {
                if (cluster.text == " ") continue;
                const map::PlacedGlyph& glyph = letterOf(text, run, cluster);
                body_ += "<text";
                appendFont(body_, text, run.font);
                body_ += " transform=\"translate(";
                appendNumber(body_, double{glyph.pen_px.x});
                body_ += ' ';
                appendNumber(body_, double{glyph.pen_px.y});
                body_ += ")rotate(";
                appendNumber(body_, double{glyph.rotation_deg});
                body_ += ")\">";
                appendEscaped(body_, cluster.text);
                body_ += "</text>";
            }
        }
        body_ += "</g>\n";
    };
    if (hasHalo(text)) {
        body_ += "<g aria-hidden=\"true\" fill=\"none\"";
        appendHalo(body_, text);
        body_ += ">";
        letters();
    }
    body_ += "<g role=\"img\"";
    appendAttribute(body_, "aria-label", text.text);
    appendColour(body_, "fill", text.fill);
    body_ += ">";
    letters();
}

}  // namespace demarc::print
