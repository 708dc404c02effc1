#include "print/html_brief.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "print/brief_places.hpp"

namespace demarc::print {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\x01\xE2\x80\xAE";

BriefPage page(const std::string& words) {
    BriefPicture picture{"RIFF", 1600, 900, words, words, {{words, words, {{0.1, 0.2, 0.3, 0.4}}, {{words, {}, words, {{words, words, words, words}}}}}}};
    return {words, words, {{words, words, false, {picture, picture}, {picture, picture}}}};
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TEST(HtmlBrief, WordsOfReportsStayWords) {
    const std::string html = encodeHtmlBrief(page(HOSTILE), "", "");
    EXPECT_EQ(count(html, "</script>"), 1U);
    EXPECT_THAT(html, Not(HasSubstr("<img src=x")));
    EXPECT_THAT(html, HasSubstr("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;'&amp;"));
    EXPECT_THAT(html, Not(HasSubstr("\x01")));
    // Hostile and harmless words make the same tags.
    EXPECT_EQ(count(html, "<"), count(encodeHtmlBrief(page("word"), "", ""), "<"));
    EXPECT_EQ(count(html, "\""), count(encodeHtmlBrief(page("word"), "", ""), "\""));
}

TEST(HtmlBrief, NothingMayBeAskedOfANetwork) {
    const std::string html = encodeHtmlBrief(page("word"), "", "");
    EXPECT_THAT(html, HasSubstr("default-src 'none'; img-src data:;"));
    EXPECT_THAT(html, Not(HasSubstr("http:")));
    EXPECT_THAT(html, HasSubstr("src=\"data:image/webp;base64,UklGRg==\""));
}

TEST(HtmlBrief, PlacesDatesAndAccountsAreThere) {
    const std::string html = encodeHtmlBrief(page("word"), "", "");
    EXPECT_THAT(html, HasSubstr("style=\"left:10.00%;top:20.00%;width:20.00%;height:20.00%\""));
    EXPECT_EQ(count(html, "<figure class=\"date\""), 2U);
    EXPECT_EQ(count(html, "class=\"dates\""), 1U);
    EXPECT_EQ(count(html, "role=\"slider\""), 1U);
    EXPECT_EQ(count(html, "<article id=\"s1-"), 4U);
    EXPECT_EQ(html, encodeHtmlBrief(page("word"), "", ""));
}

TEST(HtmlBrief, OneDateNeedsNoSlider) {
    BriefPage one = page("word");
    one.slides[0].dates.pop_back();
    one.slides[0].accounts.clear();
    EXPECT_THAT(encodeHtmlBrief(one, "", ""), Not(HasSubstr("class=\"controls\"")));
}

TEST(HtmlBrief, NamesAndCorrectionsAreThere) {
    BriefPage marked = page("word");
    marked.slides[0].dates[0].names = {{0.1, 0.2, 0.3, 0.4}, {0.5, 0.5, 0.75, 0.6}};
    marked.slides[0].dates[0].places[0].statements[0].sentences[0].note = "corrected by hand";
    const std::string html = encodeHtmlBrief(marked, "", "");
    EXPECT_THAT(html, HasSubstr("data-names=\"10.00 20.00 20.00 20.00,50.00 50.00 25.00 10.00\""));
    EXPECT_EQ(count(html, "<bdi>corrected by hand</bdi>"), 1U);
}

TEST(BriefPlaces, EachPlaceHasItsSentences) {
    std::vector<claim::Reading> readings(1);
    readings[0].document.text = "Nothing. Russia says it holds Bakhmut. It does.";
    readings[0].document.id = "wire";
    readings[0].document.date = base::Date{2025, 11, 20};
    claim::Claim claim;
    claim.evidence = {9, 38};
    claim.speaker = "Gen. Somebody";
    readings[0].claims = {claim, claim};
    map::Scene scene;
    scene.furniture.asOf = "Claims as of 20 Nov 2025";
    map::Subject subject;
    subject.name = "Bakhmut";
    map::CalloutLine& line = subject.lines.emplace_back();
    line.party = "Russia";
    line.text = "holds it";
    line.claims = {{0, 0}, {0, 1}};
    scene.subjects = {subject, subject};
    map::Frame frame;
    frame.width_px = 200;
    frame.height_px = 100;
    frame.hits = {{{20, 10, 40, 30}, 0}, {{-20, 10, 300, 30}, 0}};
    const auto places = placesOf(scene, frame, readings);
    ASSERT_EQ(places.size(), 1U) << "what is not in the frame can't be clicked";
    ASSERT_EQ(places[0].boxes.size(), 2U);
    EXPECT_DOUBLE_EQ(places[0].boxes[0].left, 0.1);
    EXPECT_DOUBLE_EQ(places[0].boxes[1].right, 1);
    ASSERT_EQ(places[0].statements.size(), 1U);
    ASSERT_EQ(places[0].statements[0].sentences.size(), 1U) << "a sentence stands once";
    EXPECT_EQ(places[0].statements[0].sentences[0], (BriefSentence{"Russia says it holds Bakhmut.", "Gen. Somebody", "20 Nov 2025", "wire"}));
    EXPECT_EQ(describe(scene, places), "Map. Claims as of 20 Nov 2025. Bakhmut: Russia holds it.");
}

}  // namespace
}  // namespace demarc::print
