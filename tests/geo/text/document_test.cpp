#include "text/document.hpp"
#include "text/format.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace demarc::text {
namespace {

using testing::HasSubstr;

Document one(std::string bytes, std::string_view name = "report.txt", const ReadOptions& options = {}) {
    auto result = parseDocuments(std::move(bytes), name, options);
    EXPECT_EQ(result.value.size(), 1u);
    return result.value.empty() ? Document{} : result.value.front();
}

std::string failure(std::string bytes, std::string_view name = "report.txt") {
    try {
        (void)parseDocuments(std::move(bytes), name);
    } catch (const base::FormatError& error) {
        return error.what();
    }
    return "";
}

std::string iso(const Document& document) {
    return document.date ? document.date->iso() : "none";
}

TEST(Document, ItsHeadTellsWhoPublishedIt) {
    const auto source = [](std::string text, const char* name = "report.txt") { return one(std::move(text), name).source.value_or("none"); };
    EXPECT_EQ(source("LASHIO (The Shan Courier) — The rebels took the town."), "The Shan Courier");
    EXPECT_EQ(source("KYIV, Oct 5 (Reuters) - Ukrainian troops advanced."), "Reuters");
    EXPECT_EQ(source("Army leaves Goma\n\n(The Kivu Observer) -- Soldiers left on Monday."), "The Kivu Observer");
    EXPECT_EQ(source("*Chinland Post, 5 August 2024*\n\nFighters took the town."), "Chinland Post");
    EXPECT_EQ(source("# Rebels take Goma\n\n*Actualité Kivu, 5 August 2024*\n\nFighters took it.", "report.md"), "Actualité Kivu");
    EXPECT_EQ(source("Rebels take Goma\n5 August 2024 | The Kivu Herald\nFighters took it."), "The Kivu Herald");
    EXPECT_EQ(source("Source: Radio Okapi\nFighters took Goma."), "Radio Okapi");
    EXPECT_EQ(source(R"({"text":"GOMA (AFP) - Rebels took it.","source":"Le Monde"})", "report.json"), "Le Monde");
}

TEST(Document, NotEveryBracketOrLineAtItsHeadNamesAPublisher) {
    for (const char* text : {"The Arakan Army (AA) — The strongest of them — took the town.", "RSF (Rapid Support Forces) - The army said so.", "Lashio (pop. 100,000) — The rebels took it.", "Goma, 5 August 2024\nRebels took it.",
                             "By John Smith, 5 August 2024\nRebels took it.", "December 2, 2025 (PORT SUDAN) – The army said so.", "The rebels (Tigrayans) held the town - the army said.", "Monday, 5 August 2024\nRebels took it.",
                             "*Updated, 5 August 2024*\nRebels took it."})
        EXPECT_EQ(one(text).source, std::nullopt) << text;
}

TEST(Document, PlainTextIsKeptAsItIsWithItsDatePrefix) {
    const std::string text = " date 2024-03-05 Rebels took the town.\r\nMore followed.\n";
    const Document document = one(text, "dir/march.txt");
    EXPECT_EQ(document.text, text);
    EXPECT_EQ(iso(document), "2024-03-05");
    EXPECT_EQ(document.id, "march");
}

TEST(Document, DateIsTakenFromDatelineThenFileNameThenFallback) {
    EXPECT_EQ(iso(one("NAIROBI, Kenya, Feb. 3, 2021 — Troops left.")), "2021-02-03");
    EXPECT_EQ(iso(one("Army enters Lashio\n14 August 2024\n\nThe army entered Lashio.")), "2024-08-14");
    EXPECT_EQ(iso(one("Published: 05.11.2020\n\nText.")), "2020-11-05");
    EXPECT_EQ(iso(one("The army entered Lashio.", "lashio_2024-08-15.txt")), "2024-08-15");
    EXPECT_EQ(iso(one("The army entered Lashio.", "lashio-20240816.txt")), "2024-08-16");
    EXPECT_EQ(iso(one("The army entered Lashio.", "lashio.txt", {.fallbackDate = base::Date{2024, 8, 17}})), "2024-08-17");
}

TEST(Document, DateToldInRunningTextIsNotTheReportsDate) {
    const std::string text = "The war that began when troops crossed the border on Feb. 24, 2022, and that has since displaced millions of people, goes on.";
    const auto result = parseDocuments(text, "report.txt");
    EXPECT_FALSE(result.value.front().date);
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_THAT(result.issues.front().message, HasSubstr("report.txt: no date"));
}

TEST(Document, ByteOrderMarkIsEaten) {
    EXPECT_EQ(one("\xEF\xBB\xBFHello town.").text, "Hello town.");
}

TEST(Document, Utf16IsReadInBothByteOrdersWithAndWithoutMark) {
    const std::u16string text = u"Бої біля Ізюма. Fighting.";
    std::string little, big;
    for (const char16_t unit : text) {
        little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
        big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
    }
    const std::string expected = "Бої біля Ізюма. Fighting.";
    EXPECT_EQ(one("\xFF\xFE" + little).text, expected);
    EXPECT_EQ(one("\xFE\xFF" + big).text, expected);
    EXPECT_EQ(one(little).text, expected);
    EXPECT_EQ(one(big).text, expected);
}

TEST(Document, Windows1251And1252AreToldApart) {
    const auto cyrillic = parseDocuments("\xC2\xEE\xE9\xF1\xEA\xE0 \xE2\xEE\xF8\xEB\xE8 \xE2 \xE3\xEE\xF0\xEE\xE4.", "a.txt");
    EXPECT_EQ(cyrillic.value.front().text, "Войска вошли в город.");
    EXPECT_THAT(cyrillic.issues.front().message, HasSubstr("windows-1251"));
    const auto western = parseDocuments("The caf\xE9 in Bogot\xE1 \x93was closed\x94, he said.", "a.txt");
    EXPECT_EQ(western.value.front().text, "The café in Bogotá “was closed”, he said.");
    EXPECT_THAT(western.issues.front().message, HasSubstr("windows-1252"));
}

TEST(Document, BrokenUtf8IsReplacedAndTheFirstByteNamed) {
    const auto result = parseDocuments("Zürich and Genève\xFF and Köln", "a.txt");
    EXPECT_EQ(result.value.front().text, "Zürich and Genève\xEF\xBF\xBD and Köln");
    EXPECT_THAT(result.issues.front().message, HasSubstr("byte 19"));
    EXPECT_EQ(one("Troops took Kupiansk \xFF\xFE\xC3( on Friday.").text, "Troops took Kupiansk \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD( on Friday.");
}

TEST(Document, WhatIsNoTextIsRefusedByName) {
    EXPECT_THAT(failure(""), HasSubstr("report.txt: empty"));
    EXPECT_THAT(failure(" \n\t "), HasSubstr("only white space"));
    EXPECT_THAT(failure("%PDF-1.7 ..."), HasSubstr("not text"));
    EXPECT_THAT(failure(std::string("some\0thing\0odd\x01", 16)), HasSubstr("not text (byte 4)"));
    EXPECT_THAT(failure("\x89PNG\r\n"), HasSubstr("not text"));
}

TEST(Document, MissingFileAndFolderAreFileErrors) {
    EXPECT_THROW((void)readDocuments("/nonexistent/report.txt"), base::FileError);
    EXPECT_THROW((void)readDocuments(std::filesystem::temp_directory_path()), base::FileError);
}

TEST(Document, FileIsReadByItsExtension) {
    const auto path = std::filesystem::temp_directory_path() / "demarc_document_2023-04-05.md";
    std::ofstream{path} << "# Ceasefire\n\nBoth sides *agreed*.\n";
    const auto result = readDocuments(path);
    std::filesystem::remove(path);
    EXPECT_EQ(result.value.front().title, "Ceasefire");
    EXPECT_EQ(result.value.front().text, "Ceasefire\n\n\nBoth sides agreed.\n");
    EXPECT_EQ(iso(result.value.front()), "2023-04-05");
}

TEST(Document, JsonTextIsKeptByteForByte) {
    const Document document = one(R"({"id": "x1", "date": "2020-01-02T10:00:00Z", "title": "T", "source": "S", "text": "  A \u2019 town.\r\n"})", "in.json");
    EXPECT_EQ(document.text, "  A ’ town.\r\n");
    EXPECT_EQ(document.id, "x1");
    EXPECT_EQ(iso(document), "2020-01-02");
    EXPECT_EQ(document.title, "T");
    EXPECT_EQ(document.source, "S");
}

TEST(Document, JsonArraysAndLinesGiveOneDocumentEach) {
    const auto array = parseDocuments(R"([{"text": "A."}, {"id": 7, "text": "B."}])", "in.json");
    ASSERT_EQ(array.value.size(), 2u);
    EXPECT_EQ(array.value[0].id, "in-1");
    EXPECT_EQ(array.value[1].id, "7");
    const auto lines = parseDocuments("{\"text\": \"A.\"}\n\n{\"text\": \"B.\"}\n{broken\n", "in.ndjson");
    ASSERT_EQ(lines.value.size(), 2u);
    EXPECT_EQ(lines.value[1].id, "in-3");
    EXPECT_TRUE(std::any_of(lines.issues.begin(), lines.issues.end(), [](const base::Issue& issue) {
        return issue.severity == base::Severity::error && issue.message.find("in.ndjson, line 4: not JSON at byte") == 0;
    }));
}

TEST(Document, JsonMistakesNameFileAndByte) {
    EXPECT_THAT(failure(R"({"text": "A.",})", "in.json"), HasSubstr("in.json: not JSON at byte 15"));
    EXPECT_THAT(failure(R"({"title": "no body"})", "in.json"), HasSubstr("no \"text\""));
    EXPECT_THAT(failure(R"(["a", 3])", "in.json"), HasSubstr("item 1: not a JSON object"));
    EXPECT_THAT(failure(R"({"text": "\ud800"})", "in.json"), HasSubstr("not JSON"));
    EXPECT_THAT(failure(std::string(100'000, '['), "in.json"), HasSubstr("not JSON"));
}

TEST(Document, JsonWithABadDateIsReadAndTold) {
    const auto result = parseDocuments(R"({"date": "soon", "text": "A."})", "in.json");
    EXPECT_FALSE(result.value.front().date);
    EXPECT_THAT(result.issues.front().message, HasSubstr("\"soon\" is no date"));
}

TEST(Document, HtmlLeavesItsTextInParagraphs) {
    const Document document = one(
        "<!DOCTYPE html><html><head><title>Town &amp; river</title><meta property=\"article:published_time\" content=\"2022-05-06T01:00Z\">"
        "<style>p{}</style></head><body><nav>Home</nav><h1>Town falls</h1><p>Troops&nbsp;took <b>Severo</b><i>donetsk</i> &#8211; and &ldquo;left&rdquo;.</p>"
        "<p>Next<br>line</p><script>if (a < b) x();</script><!-- hidden --></body></html>",
        "page.html");
    EXPECT_EQ(document.text, "Town falls\n\nTroops took Severodonetsk – and “left”.\n\nNext\nline");
    EXPECT_EQ(document.title, "Town & river");
    EXPECT_EQ(iso(document), "2022-05-06");
}

TEST(Document, BrokenHtmlStillGivesItsText) {
    EXPECT_EQ(one("<html><p>a < b &unknown; &#xZZ; <b>bold", "x.html").text, "a < b &unknown; &#xZZ; bold");
    EXPECT_EQ(one("<html>one<script>never closed", "x.html").text, "one");
    EXPECT_EQ(one("<html>a<img alt=\"x > y\">b", "x.html").text, "a\n\nb");
}

TEST(Document, MarkdownLosesMarksAndKeepsWords) {
    const Document document = one("---\ntitle: \"Front\"\ndate: 2021-09-08\nid: m1\n---\n## Lines\nThe [army](http://x.y/z_(a)) took **two** _villages_ on snake_case road.\n", "n.md");
    EXPECT_EQ(document.title, "Front");
    EXPECT_EQ(document.id, "m1");
    EXPECT_EQ(iso(document), "2021-09-08");
    EXPECT_THAT(document.text, HasSubstr("The army"));
    EXPECT_THAT(document.text, HasSubstr("took two villages on snake_case road."));
}

TEST(Document, PlainTextThatBeginsWithABracketIsNoJson) {
    EXPECT_EQ(one("[UPDATE] The town has fallen.").text, "[UPDATE] The town has fallen.");
}

TEST(ReportFile, IsKnownByItsEnding) {
    EXPECT_TRUE(isReportFile("A.TXT"));
    EXPECT_TRUE(isReportFile("a.ndjson"));
    EXPECT_FALSE(isReportFile("a.gpkg"));
    EXPECT_FALSE(isReportFile(".txt"));
}

}  // namespace
}  // namespace demarc::text
