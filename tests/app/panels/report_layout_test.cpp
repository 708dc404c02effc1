#include "panels/report_layout.hpp"

#include <gtest/gtest.h>

namespace demarc::panels {
namespace {

/// Eight pixels a letter, whatever its bytes.
ReportMeasure letters() {
    return {.width_px = [](std::string_view text, Face) {
                float letters = 0;
                for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1.0F : 0.0F;
                return letters * 8;
            },
            .line_px = 20,
            .paragraphGap_px = 10};
}

claim::Reading reading(std::string text) {
    claim::Reading result;
    result.document.text = std::move(text);
    result.analysis = text::analyse(result.document.text);
    return result;
}

base::Span spanOf(const claim::Reading& reading, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(reading.document.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

claim::Claim claimOn(const claim::Reading& reading, std::string_view evidence, std::string_view cue) {
    claim::Claim claim;
    claim.evidence = spanOf(reading, evidence);
    claim.cue = spanOf(reading, cue);
    return claim;
}

void expectEveryByteOnce(const claim::Reading& reading, const ReportLayout& layout) {
    std::uint32_t next = 0;
    for (const auto& piece : layout.pieces) {
        EXPECT_EQ(piece.span.begin, next);
        EXPECT_FALSE(piece.span.isEmpty());
        next = piece.span.end;
    }
    EXPECT_EQ(next, reading.document.text.size());
    std::uint32_t piece = 0;
    for (const auto& line : layout.lines) {
        EXPECT_EQ(line.first, piece);
        EXPECT_GT(line.last, line.first);
        piece = line.last;
    }
    EXPECT_EQ(piece, layout.pieces.size());
}

constexpr const char* TEXT =
    "date 2025-01-02\nA headline of few words\n\nTroops took Alpha on Monday, and they hold 80% of Beta.\n\n"
    "Officials denied it.   Nobody else   said a word\nabout a line that was wrapped, or aboutaverylongwordthatnolinecouldeverholdwithoutbreaking.\n";

TEST(ReportLayout, EveryByteIsInExactlyOnePieceAndLineAtAnyWidth) {
    auto report = reading(TEXT);
    report.claims = {claimOn(report, "Troops took Alpha on Monday", "took"), claimOn(report, "they hold 80% of Beta", "80%"), claimOn(report, "Officials denied it.", "denied")};
    for (const float width : {8.0F, 40.0F, 100.0F, 333.0F, 2000.0F}) {
        SCOPED_TRACE(width);
        expectEveryByteOnce(report, layoutReport(report, width, letters()));
    }
}

TEST(ReportLayout, NoLineIsWiderThanThePane) {
    const auto report = reading(TEXT);
    for (const float width : {40.0F, 100.0F, 333.0F})
        for (const auto& piece : layoutReport(report, width, letters()).pieces) EXPECT_LE(piece.x_px + piece.width_px, width) << piece.span.of(report.document.text);
}

TEST(ReportLayout, EvidenceAndCueAreCoveredByTheirClaimAndNothingElseIs) {
    auto report = reading(TEXT);
    report.claims = {claimOn(report, "Troops took Alpha on Monday", "took"), claimOn(report, "Officials denied it.", "denied")};
    const auto layout = layoutReport(report, 120, letters());
    for (const auto& piece : layout.pieces) {
        const bool first = report.claims[0].evidence.contains(piece.span), second = report.claims[1].evidence.contains(piece.span);
        EXPECT_EQ(piece.claim, first ? 0U : second ? 1U : kNoClaim) << piece.span.of(report.document.text);
        EXPECT_EQ(piece.cueOf != kNoClaim, report.claims[0].cue.contains(piece.span) || report.claims[1].cue.contains(piece.span));
    }
}

TEST(ReportLayout, OfNestedEvidenceTheShorterIsShown) {
    auto report = reading(TEXT);
    report.claims = {claimOn(report, "Troops took Alpha on Monday, and they hold 80% of Beta.", "took"), claimOn(report, "they hold 80% of Beta", "80%")};
    const auto layout = layoutReport(report, 2000, letters());
    const auto beta = spanOf(report, "Beta").begin;
    for (const auto& piece : layout.pieces)
        if (piece.span.contains(beta)) {
            EXPECT_EQ(piece.claim, 1U);
        }
}

TEST(ReportLayout, HeadingsPlacesAndTheDateLineHaveTheirFaces) {
    auto report = reading(TEXT);
    toponym::Toponym alpha;
    alpha.span = spanOf(report, "Alpha");
    report.toponyms = {alpha};
    const auto faceOf = [&, layout = layoutReport(report, 2000, letters())](std::string_view words) {
        for (const auto& piece : layout.pieces)
            if (piece.span.contains(spanOf(report, words).begin)) return piece.face;
        return Face::reading;
    };
    EXPECT_EQ(faceOf("headline"), Face::heading);
    EXPECT_EQ(faceOf("Alpha"), Face::bold);
    EXPECT_EQ(faceOf("Monday"), Face::reading);
    EXPECT_EQ(faceOf("2025"), Face::hint);
}

TEST(ReportLayout, AnArabicParagraphRunsFromTheRightEdge) {
    const auto report = reading("قالت القوات إنها تسيطر على المدينة.");
    const auto layout = layoutReport(report, 600, letters());
    expectEveryByteOnce(report, layout);
    float last = 601;
    for (const auto& piece : layout.pieces) {
        if (piece.width_px <= 0) continue;
        EXPECT_LT(piece.x_px, last);
        last = piece.x_px;
    }
    EXPECT_NEAR(layout.pieces.front().x_px + layout.pieces.front().width_px, 600, 0.01);
}

TEST(ReportLayout, ArabicWordsInALatinLineSwapPlaces) {
    const auto report = reading("The city is written الفاشر القديمة in Arabic.");
    const auto layout = layoutReport(report, 2000, letters());
    const auto xOf = [&](std::string_view words) {
        for (const auto& piece : layout.pieces)
            if (piece.span.contains(spanOf(report, words).begin)) return piece.x_px;
        return -1.0F;
    };
    EXPECT_GT(xOf("الفاشر"), xOf("القديمة"));
    EXPECT_GT(xOf("in Arabic"), xOf("الفاشر"));
    EXPECT_LT(xOf("written"), xOf("القديمة"));
}

TEST(ReportLayout, ALineIsFoundByByteAndByHeight) {
    const auto report = reading(TEXT);
    const auto layout = layoutReport(report, 200, letters());
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const auto& line = layout.lines[i];
        EXPECT_EQ(layout.lineAt(layout.pieces[line.first].span.begin), i);
        if (line.height_px > 0) {
            EXPECT_EQ(layout.lineBelow(line.top_px + 1), i);
        }
    }
    EXPECT_EQ(layout.lineBelow(layout.height_px + 1), layout.lines.size());
}

TEST(ReportLayout, AnEmptyOrEndlessTextIsNoTrouble) {
    EXPECT_TRUE(layoutReport(reading(""), 100, letters()).lines.empty());
    const auto report = reading(std::string(3U << 20, 'x'));
    EXPECT_EQ(layoutReport(report, 400, letters()).shown_byte, kShownLimit_byte);
}

TEST(ClaimsAt, TheNearestCueComesFirst) {
    auto report = reading(TEXT);
    const std::string_view sentence = "Troops took Alpha on Monday, and they hold 80% of Beta.";
    report.claims = {claimOn(report, sentence, "took"), claimOn(report, sentence, "80%")};
    EXPECT_EQ(claimsAt(report, spanOf(report, "Alpha").begin), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(claimsAt(report, spanOf(report, "Beta").begin), (std::vector<std::uint32_t>{1, 0}));
    EXPECT_TRUE(claimsAt(report, spanOf(report, "Officials").begin).empty());
}

}  // namespace
}  // namespace demarc::panels
