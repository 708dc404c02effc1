#include "gazetteer/fold.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.hpp"

using demarc::gazetteer::fold;

TEST(Fold, DropsCaseDiacriticsApostrophesAndDots) {
    EXPECT_EQ(fold("Şuşa"), "susa");
    EXPECT_EQ(fold("L'viv"), fold("L’viv"));
    EXPECT_EQ(fold("Lʹvivʹ"), "lviv");
    EXPECT_EQ(fold("U.S."), "us");
    EXPECT_EQ(fold("D.R.C."), fold("DRC"));
    EXPECT_EQ(fold("Ağdərə"), "agdara");
    EXPECT_EQ(fold("Łódź"), "lodz");
}

TEST(Fold, SeparatorsBecomeOneSpaceAndNoneAtTheEnds) {
    EXPECT_EQ(fold("Al-Fashir"), "al fashir");
    EXPECT_EQ(fold("  Ivano\u2013Frankivsk,\tUkraine/ "), "ivano frankivsk ukraine");
    EXPECT_EQ(fold("- -"), "");
}

TEST(Fold, CyrillicLosesSoftSignsSoThatUkrainianAndRussianMeet) {
    EXPECT_EQ(fold("Куп'янськ"), fold("КУПЯНСК"));
    EXPECT_EQ(fold("Ёлкино"), fold("Елкино"));
}

TEST(Fold, ArabicLettersAreUnifiedAndVowelMarksDropped) {
    EXPECT_EQ(fold("مَأْرِب"), fold("مارب"));
    EXPECT_EQ(fold("غزة"), fold("غزه"));
    EXPECT_EQ(fold("کابل"), fold("كابل"));
}

TEST(Fold, GreekSigmasAndComposedLettersMeet) {
    EXPECT_EQ(fold("Πάτρας"), fold("ΠΑΤΡΑΣ"));
    EXPECT_EQ(fold("A\u0301vila"), fold("Ávila"));
}

TEST(Fold, FoldingTwiceIsFoldingOnce) {
    for (const char* name : {"Куп'янськ", "Straße", "Ağdərə", "Ħal Qormi", "გორი", "ერევანი", "Երևան", "北京", "서울", "Khān Yūnis", "½ İzmir ﬁ"})
        EXPECT_EQ(fold(fold(name)), fold(name)) << name;
}

TEST(Fold, BytesThatAreNoUtf8AreSeparators) {
    EXPECT_EQ(fold("a\xFF\xC3"), "a");
    EXPECT_EQ(fold("\xE2\x80"), "");
    EXPECT_EQ(fold("a\x80" "b"), "a b");
}

TEST(Fold, AgreesWithTheRecipeThatFoldedTheIndex) {
    std::ifstream samples{std::string{DEMARC_TESTS} + "/geo/gazetteer/fold_samples.tsv"};
    ASSERT_TRUE(samples);
    std::size_t count = 0;
    for (std::string line; std::getline(samples, line); ++count) {
        const auto tab = line.find('\t');
        ASSERT_NE(tab, std::string::npos) << line;
        EXPECT_EQ(fold(line.substr(0, tab)), line.substr(tab + 1)) << line;
    }
    EXPECT_GT(count, 500U);
}
