#include "gazetteer/skeleton.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "gazetteer/fold.hpp"

using namespace demarc::gazetteer;

namespace {

std::string of(std::string_view name) { return skeleton(fold(name)); }
float unlike(std::string_view a, std::string_view b) { return soundDistance(romanise(fold(a)), romanise(fold(b))); }

}  // namespace

TEST(Skeleton, IsOneForAllRomanisationsOfAName) {
    for (const char* spelling : {"Kupyansk", "Kup'ians'k", "Купянск", "Куп’янськ"}) EXPECT_EQ(of(spelling), of("Kupiansk")) << spelling;
    for (const char* spelling : {"Krasnohorivka", "Krasnogorivka", "Красногорівка"}) EXPECT_EQ(of(spelling), of("Krasnogorovka")) << spelling;
    for (const char* spelling : {"Al-Fashir", "al Fasher", "Al-Fāshir", "الفاشر"}) EXPECT_FALSE(of(spelling).empty());
    EXPECT_EQ(of("Al-Fashir"), of("El Fasher"));
    EXPECT_EQ(of("Zaporizhzhia"), of("Zaporozhye"));
    EXPECT_EQ(of("Sheikh Zuweid"), of("Shaykh Zuwayd"));
}

TEST(Skeleton, IsEmptyForShortNamesAndScriptsThatNoTableHas) {
    EXPECT_EQ(of("Kyiv"), "");
    EXPECT_EQ(of("東京"), "");
    EXPECT_EQ(of(""), "");
    EXPECT_EQ(of("\xFF\xFE"), "");
}

TEST(Skeleton, IsThatOfTheRecipe) {
    std::ifstream samples{DEMARC_TESTS "/geo/gazetteer/skeleton_samples.tsv"};
    ASSERT_TRUE(samples);
    std::size_t count = 0;
    for (std::string line; std::getline(samples, line); ++count) {
        const std::size_t tab = line.find('\t');
        ASSERT_NE(tab, std::string::npos) << line;
        EXPECT_EQ(skeleton(line.substr(0, tab)), line.substr(tab + 1)) << line;
    }
    EXPECT_GT(count, 1000U);
}

TEST(SoundDistance, IsNothingForTheSameAndGrowsWithWhatDiffers) {
    EXPECT_EQ(unlike("Kupiansk", "Kupiansk"), 0);
    EXPECT_LT(unlike("Kupiansk", "Kupyansk"), 0.5F);
    EXPECT_LT(unlike("Krasnohorivka", "Krasnogorovka"), 1);
    EXPECT_GT(unlike("Kupiansk", "Lupiansk"), unlike("Kupiansk", "Kupyansk"));
    EXPECT_GT(unlike("Kupiansk", "Kramatorsk"), 2);
}

TEST(SoundDistance, IsTheSameBothWays) {
    for (const auto& [a, b] : {std::pair{"Lyman", "Liman"}, {"Vovchansk", "Volchansk"}, {"Deir ez-Zor", "Dayr az Zawr"}}) EXPECT_EQ(unlike(a, b), unlike(b, a));
    const std::string far(500, 'x');
    EXPECT_GT(soundDistance(far, "abc"), 10);
}
