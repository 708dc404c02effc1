// A name that the lists know only far from all else that a report names: most likely they lack the place that is meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/toponym/places_of.hpp"

namespace demarc::toponym {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr float kDoubtful = 0.5F;
const base::LonLat BABANUSA{27.81, 11.33};

TEST(Strays, AreDoubtful) {
    for (const std::string_view text : {"The RSF captured Babanusa and El Fula. Its fighters then shelled Pinga. Sudan's army left Muglad.",
                                        "The Sudanese army fought for Kadugli and Dilling on Monday, then withdrew to Pinga.",
                                        "The RSF captured Babanusa and El Fula. Its fighters then shelled Pinga. DR Congo urged restraint, and Kinshasa said so twice."}) {
        const Toponym pinga = mention(text, "Pinga");
        EXPECT_LT(pinga.confidence, kDoubtful) << text;
        EXPECT_THAT(reason(pinga, world()), HasSubstr("km from any other place of the report")) << text;
    }
    EXPECT_GT(mention("The RSF captured Babanusa and El Fula. Its fighters then shelled Muglad.", "Muglad").confidence, 0.7F);
}

TEST(Strays, AreNotWhatIsMeantFromAfar) {
    const std::string_view text = "The RSF captured Babanusa and El Fula. Talks in Washington failed; envoys flew to Geneva, Beijing and Brussels. Sudan's army left Muglad.";
    for (const char* name : {"Washington", "Geneva", "Beijing", "Brussels"}) EXPECT_THAT(reason(mention(text, name), world()), Not(HasSubstr("any other place"))) << name;
}

TEST(Strays, AreNotPlacesOfACountryThatTheReportSpeaksOf) {
    EXPECT_GT(mention("The RSF captured Babanusa and El Fula. In DR Congo, the M23 took Pinga. Sudan's army left Muglad.", "Pinga").confidence, 0.7F);
}

TEST(Strays, AreNoneWhereNoPlacesLieTogether) {
    EXPECT_GT(mention("Rebels captured the town of Pinga on Monday.", "Pinga").confidence, kDoubtful);
    EXPECT_GT(mention("Russian troops captured the town of Pinga, an official in Cairo said.", "Pinga").confidence, kDoubtful);
}

TEST(Strays, LieWhereTheReportSaysInstead) {
    for (const std::string_view text : {"The RSF captured Babanusa. Fighting reached Pinga, 30 km south of Babanusa. Sudan's army then left Pinga.",
                                        "The RSF captured Babanusa. Fighting reached Pinga, a small market town about 30 km (19 miles) south of Babanusa. Sudan's army then left Pinga.",
                                        "Pinga lies 30 km south of Babanusa. Sudan's army left Pinga, and the RSF took El Fula."}) {
        for (const Toponym& t : find(text)) {
            if (t.span.of(text) != "Pinga") continue;
            EXPECT_EQ(t.place, gazetteer::kNoPlace) << text;
            EXPECT_NEAR(distance_km(t, BABANUSA), 30, 8) << text;
            EXPECT_GT(t.radius_km, 0) << text;
            ASSERT_FALSE(t.alternatives.empty()) << text;
            EXPECT_EQ(world().place(t.alternatives.front().place).country, "CD") << text;
        }
    }
}

TEST(Strays, ANameSpeltOtherwiseLiesWhereTheReportSays) {
    const Toponym told = mention("The M23 captured Masisi and Rutshuru. The army said it had retaken Kibua, a village 30 km south of Walikale.", "Kibua");
    EXPECT_EQ(told.place, gazetteer::kNoPlace);
    EXPECT_NEAR(distance_km(told, {28.06, -1.42}), 30, 8);
    EXPECT_NE(mention("The M23 captured Masisi and Rutshuru. The army said it had retaken Kibua, a town 60 km south of Goma.", "Kibua").place, gazetteer::kNoPlace);
}

TEST(Strays, LieInTheAreaThatTheReportNames) {
    for (const std::string_view text : {"The RSF captured Babanusa and El Fula. Its fighters shelled Pinga in West Kordofan.", "The RSF captured Babanusa and El Fula. Its fighters shelled Pinga, West Kordofan."}) {
        const Toponym pinga = mention(text, "Pinga");
        EXPECT_EQ(pinga.place, gazetteer::kNoPlace) << text;
        EXPECT_LT(distance_km(pinga, BABANUSA), 300) << text;
        EXPECT_LT(pinga.confidence, kDoubtful) << text;
    }
}

}  // namespace
}  // namespace demarc::toponym
