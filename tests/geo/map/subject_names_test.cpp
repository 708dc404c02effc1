#include "map/subject_names.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "geo/map/claim_samples.hpp"

namespace demarc::map {
namespace {

class SubjectNames : public testing::Test {
protected:
    SubjectNames() : opened_{gazetteer::Gazetteer::open(base::findAssets())} {
        gazetteer::SearchOptions options;
        options.country = "UA";
        kupiansk_ = opened_.search("Kupiansk", options).front().place;
        reading_.document.text = "KUPIANSK - North said that it holds Kupjansk. Kupjansk is a town, which South calls Kupiansk.";
        for (const auto& [begin, end] : {std::pair{0U, 8U}, {36U, 44U}, {46U, 54U}, {84U, 92U}}) {
            toponym::Toponym toponym;
            toponym.span = {begin, end};
            toponym.place = kupiansk_;
            reading_.toponyms.push_back(toponym);
        }
        readings_ = {reading_};
        SubjectDraft draft;
        draft.place.name = opened_.place(kupiansk_).name;
        draft.place.placeIndex = kupiansk_;
        draft.place.feature = gazetteer::Feature::town;
        draft.place.events = {{0, 0}};
        draft.context = opened_.admin1Name(kupiansk_);
        set_.drafts = {draft};
    }

    const SubjectDraft& named(const char* language) {
        const claim::PartyRegistry registry;
        const Telling telling{readings_, registry, lightTheme()};
        nameSubjects(set_, telling, opened_, book_, language);
        return set_.drafts.front();
    }

    gazetteer::Gazetteer opened_;
    gazetteer::PlaceIndex kupiansk_ = gazetteer::kNoPlace;
    claim::Reading reading_;
    std::vector<claim::Reading> readings_;
    SubjectSet set_;
    NameBook book_;
};

TEST_F(SubjectNames, AreThoseThatTheReportUsesMost) {
    const std::string listed{opened_.place(kupiansk_).name};
    EXPECT_EQ(named("en").place.name, "Kupjansk") << "not the dateline's capitals";
    EXPECT_EQ(set_.drafts[0].listed, listed);
}

TEST_F(SubjectNames, AreInTheLanguageAskedForWithTheirProvince) {
    EXPECT_EQ(named("ru").place.name, "Купьянск");
    EXPECT_EQ(set_.drafts[0].context, book_.find("ru", "UA.07"));
}

TEST_F(SubjectNames, ThatWereGivenByHandStay) {
    set_.drafts[0].place.name = "Our town";
    EXPECT_EQ(named("en").place.name, "Our town");
    EXPECT_TRUE(set_.drafts[0].listed.empty());
}

}  // namespace
}  // namespace demarc::map
