#include "project/correcting.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "claim/corrections.hpp"
#include "project/library.hpp"

namespace demarc::project {
namespace {

claim::Knowledge& knowledge() {
    static claim::Knowledge shared = claim::Knowledge::open(base::findAssets());
    return shared;
}

/// A desk with reports that are read, as the window has it.
class CorrectingTest : public testing::Test {
protected:
    void open(const std::string& id, const std::string& text) {
        Report report;
        report.document.id = id;
        report.document.date = base::Date{2025, 11, 20};
        report.document.text = text;
        desk.apply(AddReports{{report}});
        read();
    }
    void read() { desk.show(library.read(desk.state().task)); }
    void make(Edit edit) {
        desk.apply(std::move(edit));
        read();
    }
    [[nodiscard]] Correcting correcting() const { return {desk.state(), knowledge().gazetteer}; }
    [[nodiscard]] const std::vector<claim::Claim>& claims(std::size_t reading = 0) const { return (*desk.state().readings)[reading].claims; }
    [[nodiscard]] std::string said(std::size_t reading = 0) const {
        std::string text;
        for (const auto& c : claims(reading)) text += c.claimant + ' ' + std::string{name(c.status)} + " @ " + c.place + (c.reader.empty() ? "" : " (" + c.reader + ")") + "; ";
        return text;
    }
    [[nodiscard]] const std::string& lastStep() const { return desk.history().past().back().name; }

    Desk desk;
    Library library{knowledge()};
};

constexpr auto TWO = "Russia said its forces captured Kupiansk. Ukraine said its troops hold Vovchansk.";
constexpr auto AS_READ = "Russia control @ Kupiansk; Ukraine control @ Vovchansk; ";

TEST_F(CorrectingTest, ARejectedClaimStaysAwayAndComesBackByUndo) {
    open("r", TWO);
    ASSERT_EQ(said(), AS_READ);
    make(correcting().reject({{0, 0}}));
    EXPECT_EQ(lastStep(), "Reject a claim about Kupiansk");
    EXPECT_EQ(said(), "Ukraine control @ Vovchansk; ");
    desk.undo();
    read();
    EXPECT_EQ(said(), AS_READ);
    desk.redo();
    make(takeBack(desk.state().task.corrections.front()));
    EXPECT_EQ(lastStep(), "Restore a claim about Kupiansk as read");
    EXPECT_EQ(said(), AS_READ);
}

TEST_F(CorrectingTest, AConfirmedClaimSaysSoAndKeepsItsReasons) {
    open("r", TWO);
    const auto before = claims()[0];
    make(correcting().confirm({{0, 0}, {0, 1}}));
    EXPECT_EQ(lastStep(), "Confirm 2 claims");
    EXPECT_EQ(claims()[0].reader, claim::kConfirmed);
    EXPECT_EQ(claims()[0].note, before.note);
    EXPECT_EQ(claims()[0].confidence, before.confidence);
    EXPECT_EQ(claims()[0].cue, before.cue);
    EXPECT_EQ(claims()[0].placeIndex, before.placeIndex);
    EXPECT_TRUE(correcting().confirm({{0, 0}}).put.empty()) << "it is confirmed already";
    make(correcting().restore({{0, 0}, {0, 1}}));
    EXPECT_EQ(said(), AS_READ);
    EXPECT_TRUE(desk.state().task.corrections.empty());
}

TEST_F(CorrectingTest, EveryFieldCanBeChangedAndChangedAgain) {
    open("r", TWO);
    make(correcting().change({{0, 0}}, [](claim::Claim& c) {
        c.claimant = "Ukraine";
        c.actor.clear();
        c.stance = claim::Stance::denies;
        c.status = claim::Status::partial;
        c.extent = 0.4;
        c.time = claim::Time::past;
        c.from = base::Date{2025, 11, 1};
        c.speaker = "the mayor";
        c.qualifier = "left bank";
        c.killed = 3;
    }));
    EXPECT_EQ(lastStep(), "Change a claim about Kupiansk");
    const auto& now = claims()[0];
    EXPECT_EQ(now.reader, claim::kByHand);
    EXPECT_EQ(now.claimant, "Ukraine");
    EXPECT_EQ(now.actor, "");
    EXPECT_EQ(now.stance, claim::Stance::denies);
    EXPECT_EQ(now.status, claim::Status::partial);
    EXPECT_EQ(now.extent, 0.4);
    EXPECT_EQ(now.time, claim::Time::past);
    EXPECT_EQ(now.from, (base::Date{2025, 11, 1}));
    EXPECT_EQ(now.speaker, "the mayor");
    EXPECT_EQ(now.qualifier, "left bank");
    EXPECT_EQ(now.killed, 3);
    make(correcting().change({{0, 0}}, [](claim::Claim& c) { c.extent.reset(); }));
    EXPECT_FALSE(claims()[0].extent);
    EXPECT_EQ(claims()[0].claimant, "Ukraine");
    EXPECT_EQ(desk.state().task.corrections.size(), 1U) << "one claim, one correction";
    make(correcting().restore({{0, 0}}));
    EXPECT_EQ(lastStep(), "Restore a claim about Kupiansk as read");
    EXPECT_EQ(said(), AS_READ);
}

TEST_F(CorrectingTest, AChangeOfNothingIsNoStep) {
    open("r", TWO);
    const auto edit = correcting().change({{0, 0}, {0, 1}}, [](claim::Claim&) {});
    EXPECT_TRUE(edit.name.empty());
    EXPECT_TRUE(edit.put.empty());
}

TEST_F(CorrectingTest, ASecondEditBeforeTheReadingIsOfTheSameRecord) {
    open("r", TWO);
    desk.apply(correcting().change({{0, 0}}, [](claim::Claim& c) { c.status = claim::Status::partial; }));
    make(correcting().reject({{0, 0}}));
    EXPECT_EQ(desk.state().task.corrections.size(), 1U);
    EXPECT_EQ(said(), "Ukraine control @ Vovchansk; ");
}

TEST_F(CorrectingTest, AClaimMovesToAPlaceAndToAPoint) {
    open("r", TWO);
    const auto tripoli = knowledge().gazetteer.find("tripoli").front().place();
    make(correcting().move({{0, 0}}, {.place = tripoli}));
    EXPECT_EQ(lastStep(), "Move Kupiansk to Tripoli");
    EXPECT_EQ(claims()[0].place, "Tripoli");
    EXPECT_EQ(claims()[0].placeIndex, tripoli);
    EXPECT_EQ(claims()[0].position, knowledge().gazetteer.place(tripoli).position);
    make(correcting().move({{0, 0}}, {.point = {10.25, -3.5}}));
    EXPECT_EQ(lastStep(), "Move Tripoli to 10.250° E 3.500° S");
    EXPECT_EQ(claims()[0].place, "Tripoli");
    EXPECT_EQ(claims()[0].position, (base::LonLat{10.25, -3.5}));
    EXPECT_EQ(claims()[0].placeIndex, gazetteer::kNoPlace) << "no Tripoli lies there";
}

TEST_F(CorrectingTest, ANamesakeIsToldByItsRegion) {
    open("r", TWO);
    const auto here = claims()[0].placeIndex;
    for (const auto hit : knowledge().gazetteer.find("kupiansk")) {
        const auto place = knowledge().gazetteer.place(hit.place());
        if (hit.place() == here || place.name != claims()[0].place) continue;
        EXPECT_EQ(correcting().move({{0, 0}}, {.place = hit.place()}).name.find("Move Kupiansk to Kupiansk"), std::string::npos);
    }
    make(correcting().move({{0, 0}}, {.point = {1, 1}}));
    EXPECT_EQ(correcting().move({{0, 0}}, {.place = here}).name, "Move Kupiansk to " + std::string{knowledge().gazetteer.admin1Name(here)});
}

TEST_F(CorrectingTest, APlaceIsMovedInItsReportOrInAll) {
    open("a", "Russia said its forces captured Kupiansk. Ukraine denied that Russia held Kupiansk.");
    open("b", TWO);
    const auto& readings = *desk.state().readings;
    ASSERT_EQ(claims().size(), 2U);
    EXPECT_EQ(claimsOfPlace(readings, {0, 1}, Reach::claim), (Correcting::Refs{{0, 1}}));
    EXPECT_EQ(claimsOfPlace(readings, {0, 1}, Reach::report), (Correcting::Refs{{0, 1}, {0, 0}}));
    EXPECT_EQ(claimsOfPlace(readings, {0, 1}, Reach::all), (Correcting::Refs{{0, 1}, {0, 0}, {1, 0}}));
    make(correcting().move(claimsOfPlace(readings, {0, 1}, Reach::all), {.point = {37, 50}}));
    EXPECT_EQ(claims(0)[0].position, (base::LonLat{37, 50}));
    EXPECT_EQ(claims(1)[0].position, (base::LonLat{37, 50}));
    EXPECT_EQ(claims(1)[1].reader, "");
    desk.undo();
    read();
    EXPECT_EQ(said(1), AS_READ) << "one step";
}

TEST_F(CorrectingTest, AClaimIsMadeOfSelectedWords) {
    open("r", "Nothing was said in the morning. The mayor spoke of Vovchansk and Kupiansk. Ukraine said its troops hold Kharkiv.");
    const std::string& text = (*desk.state().readings)[0].document.text;
    const auto at = static_cast<std::uint32_t>(text.find("Kupiansk"));
    auto guess = guessAt((*desk.state().readings)[0], {at, at + 8});
    EXPECT_EQ(guess.place, "Kupiansk");
    EXPECT_EQ(guess.claimant, "narrator");
    EXPECT_EQ(guess.evidence.of(text), "The mayor spoke of Vovchansk and Kupiansk.");
    const auto before = claims().size();
    guess.actor = "Ukraine";
    make(correcting().add(0, guess));
    EXPECT_EQ(lastStep(), "Add a claim about Kupiansk");
    ASSERT_EQ(claims().size(), before + 1);
    EXPECT_EQ(claims()[0].place, "Kupiansk");
    EXPECT_EQ(claims()[0].reader, claim::kByHand);
    make(correcting().change({{0, 0}}, [](claim::Claim& c) { c.status = claim::Status::contested; }));
    EXPECT_EQ(claims()[0].status, claim::Status::contested);
    make(correcting().reject({{0, 0}}));
    EXPECT_EQ(claims().size(), before);
    EXPECT_TRUE(desk.state().task.corrections.empty()) << "what was added leaves no trace";
}

TEST_F(CorrectingTest, AGuessIsOfTheOneWhomTheWordsName) {
    open("r", "Russia said its forces captured Kupiansk, something that Ukraine put otherwise.");
    const std::string& text = (*desk.state().readings)[0].document.text;
    ASSERT_EQ(claims().size(), 1U);
    const auto at = static_cast<std::uint32_t>(text.find("Ukraine"));
    const auto guess = guessAt((*desk.state().readings)[0], {at, static_cast<std::uint32_t>(text.size() - 1)});
    EXPECT_EQ(guess.claimant, "Ukraine");
    EXPECT_EQ(guess.actor, "Ukraine");
    EXPECT_EQ(guess.place, "Kupiansk");
    EXPECT_FALSE(guess.extent);
    EXPECT_TRUE(guess.speaker.empty());
}

TEST_F(CorrectingTest, AGuessTakesOverWhatIsReadInTheSentence) {
    open("r", TWO);
    const std::string& text = (*desk.state().readings)[0].document.text;
    const auto guess = guessAt((*desk.state().readings)[0], {2, 6});
    EXPECT_EQ(guess.claimant, "Russia");
    EXPECT_EQ(guess.place, "Kupiansk");
    EXPECT_EQ(guess.evidence.of(text), "Russia said its forces captured Kupiansk.");
    EXPECT_TRUE(guess.id.empty());
    EXPECT_TRUE(guessAt((*desk.state().readings)[0], {}).evidence.isEmpty());
}

TEST_F(CorrectingTest, OneClaimBecomesTwoAndTwoBecomeOne) {
    open("r", TWO);
    claim::Claim second = claims()[0];
    EXPECT_TRUE(correcting().split({0, 0}, claims()[0], second).put.empty()) << "two that say the same are one";
    second.status = claim::Status::strike;
    second.killed = 2;
    make(correcting().split({0, 0}, claims()[0], second));
    EXPECT_EQ(lastStep(), "Split a claim about Kupiansk");
    EXPECT_EQ(said(), "Russia control @ Kupiansk; Russia strike @ Kupiansk (by hand); Ukraine control @ Vovchansk; ");
    make(correcting().merge({{0, 0}, {0, 1}}));
    EXPECT_EQ(lastStep(), "Merge 2 claims about Kupiansk");
    EXPECT_EQ(said(), "Russia control @ Kupiansk (by hand); Ukraine control @ Vovchansk; ");
    EXPECT_EQ(claims()[0].killed, 2);
}

TEST_F(CorrectingTest, WhatWasDecidedStandsWhenTheReportGrows) {
    open("r", TWO);
    make(correcting().move({{0, 0}}, {.point = {37, 50}}));
    make(correcting().reject({{0, 1}}));
    Report longer = *desk.state().task.reports.front();
    longer.document.text = "It rained. " + longer.document.text + " Russia said its forces captured Sudzha.";
    make(Edit{"Read again", {longer}});
    EXPECT_EQ(said(), "Russia control @ Kupiansk (by hand); Russia control @ Sudzha; ");
}

TEST_F(CorrectingTest, AnAliasIsReadANameIsToldAndBothAreTakenBack) {
    open("r", "Russia said its forces captured Kupiansk. The Zorblings said they hold Vovchansk.");
    const auto before = library.parties();
    EXPECT_EQ(library.parties()->find("Ukraine")->name, "Ukraine");
    make(Edit{"Rename Ukraine", {PartyLook{.id = "Ukraine", .name = "Kyiv", .colour = base::Colour{1, 2, 3}, .aliases = {"Zorblings"}}}});
    EXPECT_EQ(library.parties()->find("Ukraine")->name, "Kyiv");
    EXPECT_EQ(library.parties()->findByName("Zorblings")->id, "Ukraine");
    EXPECT_EQ(said(), AS_READ);
    EXPECT_EQ(before->find("Ukraine")->name, "Ukraine") << "what somebody else looks at does not change";
    EXPECT_EQ(knowledge().parties.find("Ukraine")->name, "Kyiv");
    desk.undo();
    read();
    EXPECT_EQ(knowledge().parties.find("Ukraine")->name, "Ukraine");
    EXPECT_FALSE(library.parties()->findByName("Zorblings"));
    EXPECT_NE(said(), AS_READ);
}

}  // namespace
}  // namespace demarc::project
