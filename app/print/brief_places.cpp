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

}  // namespace

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
