#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.hpp"
#include "text/report_stream.hpp"
#include "text/utf8.hpp"

namespace demarc::text {
namespace {

class Stream : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("demarc-stream-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path write(const std::string& name, std::string_view text) const {
        base::writeFile(folder_ / name, text);
        return folder_ / name;
    }
    /// The texts of all reports, one after another, and the messages of what was doubtful but for missing dates.
    static std::vector<std::string> texts(const std::filesystem::path& path, std::vector<std::string>* issues = nullptr) {
        ReportStream stream{path};
        std::vector<std::string> found;
        ReportPiece piece;
        while (stream.next(piece)) {
            auto read = stream.parse(piece);
            for (const auto& document : read.value) found.push_back(document.text);
            for (const auto& issue : read.issues)
                if (issues && issue.severity == base::Severity::error) issues->push_back(issue.message);
            stream.release(piece);
        }
        return found;
    }
    std::filesystem::path folder_;
};

TEST_F(Stream, GivesObjectsOfLinesAndArraysOneByOne) {
    using testing::ElementsAre;
    EXPECT_THAT(texts(write("a.ndjson", "{\"text\":\"one\"}\n\n{\"text\":\"two\"}\n")), ElementsAre("one", "two"));
    EXPECT_THAT(texts(write("a.json", "[ {\"text\":\"one, \\\"[\\\" two\"} , {\"text\":\"three\"} ]")), ElementsAre("one, \"[\" two", "three"));
    EXPECT_THAT(texts(write("b.json", "{\"text\":\"alone\"}")), ElementsAre("alone"));
    EXPECT_THAT(texts(write("a.txt", "a plain text")), ElementsAre("a plain text"));
}

TEST_F(Stream, TellsAnItemThatCannotBeReadAndGoesOn) {
    std::vector<std::string> issues;
    EXPECT_THAT(texts(write("a.ndjson", "{\"text\":\"one\"}\n{\"text\":\n{\"text\":\"three\",\"n\":9e99999}\n{\"text\":\"four\"}\n"), &issues), testing::ElementsAre("one", "four"));
    ASSERT_EQ(issues.size(), 2U);
    EXPECT_THAT(issues[0], testing::HasSubstr("a.ndjson, line 2: not JSON at byte"));
    EXPECT_THAT(issues[1], testing::HasSubstr("line 3: not JSON"));
}

TEST_F(Stream, CutsALongTextIntoSectionsThatJoinToIt) {
    std::string text;
    while (text.size() < LONG_TEXT_BYTE + 300'000) text += "Shells fell on Харків again. Nobody was hurt.\nThe mayor said so.\n\n";
    const auto path = write("long.txt", "date 2025-11-20\n" + text);
    ReportStream stream{path};
    ASSERT_TRUE(stream.isLong());
    EXPECT_EQ(stream.head().value.date->iso(), "2025-11-20");
    std::string joined;
    std::size_t pieces = 0;
    ReportPiece piece;
    for (bool last = false; stream.next(piece); last = piece.isLast, ++pieces) {
        EXPECT_FALSE(last);
        const auto read = stream.parse(piece);
        ASSERT_EQ(read.value.size(), 1U);
        EXPECT_EQ(read.value.front().text, piece.bytes);
        joined += piece.bytes;
    }
    EXPECT_GT(pieces, 4U);
    EXPECT_TRUE(piece.isLast);
    EXPECT_EQ(joined, stream.longText());
    EXPECT_TRUE(stream.longText().ends_with(text.substr(text.size() - 50)));
}

TEST_F(Stream, RefusesWhatIsNoReportByName) {
    EXPECT_THROW((void)texts(folder_ / "none.txt"), base::FileError);
    EXPECT_THROW((void)texts(write("cut.json", "[{\"text\":\"one\"}, {\"text\":")), base::FormatError);
    EXPECT_THROW((void)texts(write("empty.txt", "")), base::FormatError);
}

TEST(Sections, EndOnCharactersWhateverTheText) {
    std::string text;
    while (text.size() < 600'000) text += "Ж€";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = sectionEnd(text, begin);
        ASSERT_GT(end, begin);
        ASSERT_TRUE(end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80);
        begin = end;
    }
}

}  // namespace
}  // namespace demarc::text
