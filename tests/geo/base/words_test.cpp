#include "base/words.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace demarc {
namespace {

namespace fs = std::filesystem;

/// A folder of assets with one language, spoken until the test ends.
struct Words : testing::Test {
    fs::path assets = fs::temp_directory_path() / ("demarc_words_" + std::to_string(::getpid()));
    void SetUp() override { fs::create_directories(assets / "words"); }
    void TearDown() override {
        words::choose(assets, "en");
        fs::remove_all(assets);
    }
    void write(const std::string& language, const std::string& text) const { std::ofstream(assets / "words" / (language + ".tsv")) << text; }
};

TEST_F(Words, WithoutALanguageTheEnglishIsSpoken) {
    EXPECT_STREQ(tr("Save"), "Save");
    EXPECT_EQ(say("Move {0} to {1}", "A", 2), "Move A to 2");
    EXPECT_EQ(sayCount(1, "{0} claim|{0} claims"), "1 claim");
    EXPECT_EQ(sayCount(0, "{0} claim|{0} claims"), "0 claims");
}

TEST_F(Words, ALanguageOrdersThePartsAsItLikes) {
    write("xa", "# a comment\nname of the language\tExample\nMove {0} to {1}\t{1} gets {0}\n");
    words::choose(assets, "xa");
    EXPECT_EQ(say("Move {0} to {1}", "{1}", "B"), "B gets {1}") << "what a part holds is no pattern";
    EXPECT_STREQ(tr("Save"), "Save") << "what it lacks stays English";
    EXPECT_EQ(words::languages(assets).back().name, "Example");
}

TEST_F(Words, NumbersHaveTheFormsOfTheirLanguage) {
    write("xb", "{0} claim in {1}|{0} claims in {1}\tone {0} {1}|few {0} {1}|many {0} {1}\n");
    words::choose(assets, "xb");
    const auto form = [](std::size_t count) { return sayCount(count, "{0} claim in {1}|{0} claims in {1}", "x"); };
    EXPECT_EQ(form(1), "one 1 x");
    EXPECT_EQ(form(21), "one 21 x");
    EXPECT_EQ(form(3), "few 3 x");
    EXPECT_EQ(form(11), "many 11 x");
    EXPECT_EQ(form(112), "many 112 x");
    EXPECT_EQ(form(20), "many 20 x");
}

TEST_F(Words, AnUnknownLanguageIsEnglish) {
    words::choose(assets, "../../etc");
    EXPECT_EQ(words::chosen(), "en");
}

TEST_F(Words, ABadLineIsNamed) {
    write("xc", "Save\tKeep\nOpen\n");
    try {
        words::choose(assets, "xc");
        FAIL();
    } catch (const base::FormatError& error) {
        EXPECT_NE(std::string(error.what()).find("xc.tsv:2"), std::string::npos);
    }
    EXPECT_STREQ(tr("Save"), "Save");
    write("xd", "Save\tA\nSave\tB\n");
    EXPECT_THROW(words::choose(assets, "xd"), base::FormatError);
}

}  // namespace
}  // namespace demarc
