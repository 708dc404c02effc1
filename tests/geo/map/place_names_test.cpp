#include "map/place_names.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.hpp"

namespace demarc::map {
namespace {

TEST(PlaceNames, AreFoundByCountryUnitTownAndWater) {
    NameBook book;
    EXPECT_EQ(book.find("uk", "UA"), "Україна");
    EXPECT_EQ(book.find("uk", "UA.07"), "Харківська область");
    EXPECT_EQ(book.find("ru", "703656"), "Купьянск");
    EXPECT_EQ(book.find("uk", "Dnipro"), "Дніпро");
    EXPECT_EQ(book.find("ar", "SD"), "السودان");
    EXPECT_EQ(book.find("uk", "no such key"), "");
    EXPECT_EQ(book.find("en", "UA"), "") << "English names are the gazetteer's";
    EXPECT_EQ(book.find("xx", "UA"), "");
}

TEST(PlaceNames, OfACountryAreInTheLanguageSpokenThere) {
    NameBook book;
    EXPECT_EQ(book.spokenIn("UA"), "uk");
    EXPECT_EQ(book.spokenIn("SD"), "ar");
    EXPECT_EQ(book.spokenIn("ZZ"), "");
}

TEST(PlaceNames, ALanguageWithoutATableIsRefusedWithTheListOfThoseThereAre) {
    NameBook book;
    EXPECT_NO_THROW(book.check("en"));
    EXPECT_NO_THROW(book.check("ar"));
    for (const char* wrong : {"", "xx", "spoken", "../fonts/OFL", "UK"}) {
        try {
            book.check(wrong);
            ADD_FAILURE() << wrong;
        } catch (const base::UsageError& error) {
            EXPECT_NE(std::string{error.what()}.find("en, es"), std::string::npos) << error.what();
        }
    }
}

TEST(PlaceNames, ALineThatIsNoNameIsNamed) {
    const auto path = std::filesystem::path{testing::TempDir()} / "demarc-names.tsv";
    base::writeFile(path, "# of nobody\nA\tAlpha\nB Beta\n");
    try {
        const PlaceNames names{path};
        ADD_FAILURE();
    } catch (const base::FormatError& error) {
        EXPECT_NE(std::string{error.what()}.find("demarc-names.tsv:3"), std::string::npos) << error.what();
    }
    std::filesystem::remove(path);
}

}  // namespace
}  // namespace demarc::map
