#include "print/html_brief.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "print/svg_write.hpp"
#include "print/xml.hpp"

namespace demarc::print {
namespace {

// No text of a report ever stands in the script or the style sheet: the script finds all it needs in the document, where text is escaped.
constexpr std::string_view POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

std::string percent(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f%%", share * 100);
    return text.data();
}

/// "left top width height,…" in hundredths.
std::string boxes(const std::vector<map::Rect>& rects) {
    std::string all;
    for (const map::Rect& rect : rects) {
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%.2f %.2f %.2f %.2f", rect.left * 100, rect.top * 100, rect.width() * 100, rect.height() * 100);
        all += (all.empty() ? "" : ",") + std::string{text.data()};
    }
    return all;
}

/// Text with a direction of its own, which leaves what stands around it as it is.
std::string isolated(std::string_view text) {
    return "<bdi>" + xmlText(text) + "</bdi>";
}

class Writer {
public:
    std::string out;

    void write(const BriefPage& page, std::string_view css, std::string_view script) {
        out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
        out.append(POLICY).append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        out += "<meta name=\"generator\" content=\"demarc\">\n<title>" + xmlText(page.title) + "</title>\n<style>\n";
        out.append(css).append("</style>\n</head>\n<body>\n<main>\n");
        for (std::size_t i = 0; i < page.slides.size(); ++i) add(page.slides[i], i, page.slides.size());
        out += "</main>\n<footer>\n<nav aria-label=\"Slides\"><button type=\"button\" id=\"previous\" aria-label=\"Previous slide\">‹</button>"
               "<span id=\"number\" aria-live=\"polite\"></span><button type=\"button\" id=\"next\" aria-label=\"Next slide\">›</button></nav>\n<p>" +
               xmlText(page.disclaimer) + "</p>\n</footer>\n<script>\n";
        out.append(script).append("</script>\n</body>\n</html>\n");
    }

private:
    void add(const BriefSlide& slide, std::size_t index, std::size_t count) {
        id_ = "s" + std::to_string(index + 1);
        out += "<section class=\"slide " + std::string{slide.dark ? "dark" : "light"} + "\" id=\"" + id_ + "\" aria-label=\"Slide " + std::to_string(index + 1) + " of " + std::to_string(count) + "\">\n";
        out += "<header><h1 dir=\"auto\">" + xmlText(slide.title) + "</h1>";
        if (!slide.caption.empty()) out += "<p class=\"caption\" dir=\"auto\">" + xmlText(slide.caption) + "</p>";
        out += "</header>\n";
        const bool swipes = slide.accounts.size() == 2;
        addControls(slide, swipes);
        if (!slide.dates.empty()) {
            out += "<div class=\"dated\">\n";
            for (std::size_t i = 0; i < slide.dates.size(); ++i) add(slide.dates[i], "d" + std::to_string(i), "date");
            out += "</div>\n";
        }
        if (swipes) addSwipe(slide);
        out += "</section>\n";
    }

    void addControls(const BriefSlide& slide, bool swipes) {
        const std::size_t last = slide.dates.empty() ? 0 : slide.dates.size() - 1;
        if (last == 0 && !(swipes && !slide.dates.empty())) return;
        out += "<div class=\"controls\">";
        if (swipes && !slide.dates.empty())
            out += "<button type=\"button\" class=\"mode\" data-mode=\"dated\" aria-pressed=\"true\">Map</button><button type=\"button\" class=\"mode\" data-mode=\"swipe\" aria-pressed=\"false\">" +
                   isolated(slide.accounts[0].label) + " | " + isolated(slide.accounts[1].label) + "</button>";
        if (last > 0)
            out += "<label class=\"when\"><span>Date</span><input type=\"range\" class=\"dates\" min=\"0\" max=\"" + std::to_string(last) + "\" step=\"1\" value=\"" + std::to_string(last) +
                   "\" aria-label=\"Date of the map\"><output>" + xmlText(slide.dates[last].label) + "</output></label>";
        out += "</div>\n";
    }

    void addSwipe(const BriefSlide& slide) {
        const BriefPicture& left = slide.accounts[0];
        const BriefPicture& right = slide.accounts[1];
        out += "<div class=\"swipe\">\n<div class=\"sides\"><span>" + isolated(left.label) + "</span><span>" + isolated(right.label) + "</span></div>\n<div class=\"pan\"><div class=\"frame\"" + ratio(left) + ">\n";
        for (const bool isLeft : {false, true}) {
            out += "<div class=\"side " + std::string{isLeft ? "left" : "right"} + "\">";
            addPicture(isLeft ? left : right, isLeft ? "a" : "b");
            out += "</div>\n";
        }
        out += "<div class=\"divider\" role=\"slider\" tabindex=\"0\" aria-label=\"Swipe between " + xmlText(left.label) + " and " + xmlText(right.label) +
               "\" aria-valuemin=\"0\" aria-valuemax=\"100\" aria-valuenow=\"50\"></div>\n<div class=\"callout\" role=\"dialog\" hidden></div>\n</div></div>\n";
        addKeys({{&left, "a"}, {&right, "b"}});
        out += "<div class=\"lists\">";
        addList(left, "a");
        addList(right, "b");
        out += "</div>\n</div>\n";
    }

    void add(const BriefPicture& picture, const std::string& part, const char* kind) {
        out += "<figure class=\"" + std::string{kind} + "\" data-label=\"" + xmlText(picture.label) + "\">\n<div class=\"pan\"><div class=\"frame\"" + ratio(picture) + ">";
        addPicture(picture, part);
        out += "<div class=\"callout\" role=\"dialog\" hidden></div></div></div>\n<figcaption>" + xmlText(picture.label) + "</figcaption>\n";
        addKeys({{&picture, part}});
        addList(picture, part);
        out += "</figure>\n";
    }

    static std::string ratio(const BriefPicture& picture) {
        return " style=\"--w:" + std::to_string(picture.width_px) + ";--h:" + std::to_string(picture.height_px) + "\"";
    }

    /// Of pictures that one scale and one ground are common to.
    void addKeys(const std::vector<std::pair<const BriefPicture*, std::string>>& pictures) {
        out += "<div class=\"keys\">";
        addKey(pictures.front().first->scale, "Scale", "scale", pictures.front().second);
        for (const auto& [picture, part] : pictures) addKey(picture->legend, "Legend", "legend", part);
        if (const std::string& credit = pictures.front().first->credit; !credit.empty()) out += "<p>" + xmlText(credit) + "</p>";
        out += "</div>\n";
    }

    /// The script copies that part of the picture, which is not in the page twice.
    void addKey(const BriefKey& key, const std::string& label, const std::string& kind, const std::string& part) {
        if (key.box.isEmpty()) return;
        out += "<canvas class=\"key " + kind + "\" role=\"img\" data-map=\"" + id_ + "-" + part + "-map\" data-box=\"" + boxes({key.box}) + "\" aria-label=\"" + label + ": " + xmlText(key.words) + "\"></canvas>";
    }

    void addPicture(const BriefPicture& picture, const std::string& part) {
        out += "<img id=\"" + id_ + "-" + part + "-map\" alt=\"" + xmlText(picture.alt) + "\" width=\"" + std::to_string(picture.width_px) + "\" height=\"" + std::to_string(picture.height_px) + "\" data-names=\"" + boxes(picture.names) + "\" src=\"data:image/webp;base64,";
        appendBase64(out, {reinterpret_cast<const std::uint8_t*>(picture.webp.data()), picture.webp.size()});
        out += "\">\n";
        for (std::size_t i = 0; i < picture.places.size(); ++i) {
            const BriefPlace& place = picture.places[i];
            for (std::size_t k = 0; k < place.boxes.size(); ++k) addSpot(place, place.boxes[k], id(part, i), k == 0);
        }
    }

    /// Of several boxes of a place the first is for the keyboard too.
    void addSpot(const BriefPlace& place, const map::Rect& box, const std::string& target, bool first) {
        out += "<button type=\"button\" class=\"spot\" data-for=\"" + target + "\" style=\"left:" + percent(box.left) + ";top:" + percent(box.top) + ";width:" + percent(box.width()) +
               ";height:" + percent(box.height()) + "\"" + (first ? " aria-label=\"" + xmlText(place.name) + ": what was said\"" : std::string{" tabindex=\"-1\" aria-hidden=\"true\""}) + "></button>\n";
    }

    void addList(const BriefPicture& picture, const std::string& part) {
        if (picture.places.empty()) return;
        std::size_t count = 0;
        for (const BriefPlace& place : picture.places) count += place.statements.size();
        out += "<details class=\"said\"><summary>What was said: " + std::to_string(count) + (count == 1 ? " statement on " : " statements on ") + std::to_string(picture.places.size()) +
               (picture.places.size() == 1 ? " place" : " places") + (picture.label.empty() ? "" : ", " + isolated(picture.label)) + "</summary>\n";
        for (std::size_t i = 0; i < picture.places.size(); ++i) {
            const BriefPlace& place = picture.places[i];
            out += "<article id=\"" + id(part, i) + "\"><h2 dir=\"auto\">" + xmlText(place.name) + (place.context.empty() ? "" : " <small>" + isolated(place.context) + "</small>") + "</h2>\n";
            for (const BriefStatement& statement : place.statements) add(statement);
            out += "</article>\n";
        }
        out += "</details>\n";
    }

    void add(const BriefStatement& statement) {
        std::array<char, 8> colour{};
        std::snprintf(colour.data(), colour.size(), "#%02X%02X%02X", statement.colour.r, statement.colour.g, statement.colour.b);
        out += "<div class=\"statement\"><p class=\"says\"><span class=\"dot\" style=\"background:" + std::string{colour.data()} + "\"></span><b>" + isolated(statement.party) + "</b> " + isolated(statement.says) + "</p>";
        for (const BriefSentence& sentence : statement.sentences) {
            out += "<blockquote dir=\"auto\">" + xmlText(sentence.text) + "</blockquote>";
            std::string who;
            for (const std::string* part : {&sentence.speaker, &sentence.date, &sentence.source, &sentence.note})
                if (!part->empty()) who += (who.empty() ? "" : " · ") + isolated(*part);
            if (!who.empty()) out += "<p class=\"who\">" + who + "</p>";
        }
        out += "</div>\n";
    }

    [[nodiscard]] std::string id(const std::string& part, std::size_t place) const { return id_ + "-" + part + "-" + std::to_string(place); }

    std::string id_;  ///< of the slide
};

}  // namespace

std::string encodeHtmlBrief(const BriefPage& page, std::string_view css, std::string_view script) {
    Writer writer;
    writer.write(page, css, script);
    return std::move(writer.out);
}

}  // namespace demarc::print
