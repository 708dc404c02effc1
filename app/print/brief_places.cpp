#include "print/brief_places.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "map/wording.hpp"

namespace demarc::print {
namespace {

/// Title and publisher, as far as they are told.
std::string sourceOf(const text::Document& document) {
    std::string source = document.title.value_or("");
    if (document.source && *document.source != source) source += (source.empty() ? "" : ", ") + *document.source;
    return source.empty() ? document.id : source;
}

BriefStatement statementOf(const map::CalloutLine& line, const std::vector<claim::Reading>& readings) {
    BriefStatement statement{line.party, line.glyphColour, line.text, {}};
    for (const claim::ClaimRef ref : line.claims) {
        const claim::Reading& reading = readings[ref.reading];
        const claim::Claim& claim = reading.claims[ref.claim];
        const text::Document& document = reading.document;
        BriefSentence sentence{std::string{claim.evidence.of(document.text)}, claim.speaker, document.date ? document.date->shortText() : "", sourceOf(document),
                               claim.reader == claim::kByHand ? std::string{map::CORRECTED} : ""};
        if (std::ranges::find(statement.sentences, sentence) == statement.sentences.end()) statement.sentences.push_back(std::move(sentence));
    }
    return statement;
}

/// In shares of the frame's width and height.
map::Rect shareOf(const map::Rect& box_px, const map::Frame& frame) {
    const auto share = [](double at_px, int of_px) { return std::clamp(at_px / of_px, 0.0, 1.0); };
    return {share(box_px.left, frame.width_px), share(box_px.top, frame.height_px), share(box_px.right, frame.width_px), share(box_px.bottom, frame.height_px)};
}

map::Rect boxOf(const map::Mark& mark) {
    const map::Vec2 at{static_cast<double>(mark.centre_px.x), static_cast<double>(mark.centre_px.y)};
    const bool isRect = mark.shape == map::MarkShape::rect;
    const double x = static_cast<double>(isRect ? mark.half_px.x : mark.radius_px), y = static_cast<double>(isRect ? mark.half_px.y : mark.radius_px);
    return {at.x - x, at.y - y, at.x + x, at.y + y};
}

const map::Sheet* cardsOf(const map::Frame& frame) {
    const auto cards = std::ranges::find(frame.sheets, "cards", &map::Sheet::name);
    return cards == frame.sheets.end() ? nullptr : &*cards;
}

/// The legend, then lists of what is numbered, where there are any.
std::vector<map::Rect> panelsOf(const map::Sheet& cards, const map::Frame& frame) {
    const double least_px = 20 * frame.scale;
    std::vector<map::Rect> panels;
    for (const map::Mark& mark : cards.marks) {
        const map::Rect box = boxOf(mark);
        if (mark.shape != map::MarkShape::rect || box.width() < least_px || box.height() < least_px) continue;
        if (std::ranges::none_of(panels, [&](const map::Rect& panel) { return panel.contains(box); })) panels.push_back(box);
    }
    return panels;
}

BriefKey keyOf(const map::Rect& box_px, const map::Sheet& cards, const map::Frame& frame) {
    BriefKey key{box_px.isEmpty() ? map::Rect{} : shareOf(box_px, frame), {}};
    for (const map::PlacedText& text : cards.texts)
        if (!box_px.isEmpty() && box_px.contains(text.box_px)) key.words += (key.words.empty() ? "" : " · ") + text.text;
    return key;
}

}  // namespace

BriefKey legendIn(const map::Frame& frame) {
    const map::Sheet* cards = cardsOf(frame);
    const std::vector<map::Rect> panels = cards ? panelsOf(*cards, frame) : std::vector<map::Rect>{};
    return panels.empty() ? BriefKey{} : keyOf(panels.front(), *cards, frame);
}

BriefKey scaleIn(const map::Frame& frame) {
    const map::Sheet* cards = cardsOf(frame);
    if (!cards) return {};
    const std::vector<map::Rect> panels = panelsOf(*cards, frame);
    map::Rect box;
    const auto add = [&](const map::Rect& part) {
        if (std::ranges::any_of(panels, [&](const map::Rect& panel) { return panel.grown(1).contains(part); })) return;
        box.extend({part.left, part.top});
        box.extend({part.right, part.bottom});
    };
    for (const map::Stroke& stroke : cards->strokes) {
        map::Rect part;
        for (const map::Vec2f& at : stroke.points) part.extend({static_cast<double>(at.x), static_cast<double>(at.y)});
        if (!part.isEmpty() || !stroke.points.empty()) add(part);
    }
    for (const map::Mark& mark : cards->marks) add(boxOf(mark));
    if (box.isEmpty()) return {};
    const map::Rect near = box.grown(4 * frame.scale);
    for (const map::PlacedText& text : cards->texts)
        if (text.box_px.left < near.right && text.box_px.right > near.left && text.box_px.top < near.bottom && text.box_px.bottom > near.top) add(text.box_px);
    return keyOf(box.grown(8 * frame.scale), *cards, frame);
}

std::vector<map::Rect> namesIn(const map::Frame& frame) {
    std::vector<map::Rect> names;
    for (const map::Sheet& sheet : frame.sheets) {
        if (sheet.name != "names" && sheet.name != "claim names" && sheet.name != "cards" && sheet.name != "annotations") continue;
        for (const map::PlacedText& text : sheet.texts) names.push_back(shareOf(text.box_px, frame));
    }
    return names;
}

std::vector<BriefPlace> placesOf(const map::Scene& scene, const map::Frame& frame, const std::vector<claim::Reading>& readings) {
    std::map<std::size_t, std::vector<map::Rect>> boxes;
    for (const map::Hit& hit : frame.hits) {
        if (hit.panel != 0 || hit.subject >= scene.subjects.size()) continue;
        const map::Rect box = shareOf(hit.box_px, frame);
        if (!box.isEmpty()) boxes[hit.subject].push_back(box);
    }
    std::vector<BriefPlace> places;
    for (auto& [index, where] : boxes) {
        const map::Subject& subject = scene.subjects[index];
        BriefPlace place{subject.name, subject.context, std::move(where), {}};
        for (const map::CalloutLine& line : subject.lines) place.statements.push_back(statementOf(line, readings));
        if (!place.statements.empty()) places.push_back(std::move(place));
    }
    return places;
}

std::string describe(const map::Scene& scene, const std::vector<BriefPlace>& places) {
    std::string words = "Map. " + scene.furniture.asOf + ".";
    for (const BriefPlace& place : places) {
        words += " " + place.name + ": ";
        for (std::size_t i = 0; i < place.statements.size(); ++i) words += (i == 0 ? "" : "; ") + place.statements[i].party + " " + place.statements[i].says;
        words += ".";
    }
    return words;
}

}  // namespace demarc::print
