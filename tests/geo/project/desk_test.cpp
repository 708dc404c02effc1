#include "project/desk.hpp"

#include <gtest/gtest.h>

#include <array>

#include "base/error.hpp"

namespace demarc::project {
namespace {

Report report(const std::string& id, const std::string& text = "Text.") {
    Report report;
    report.document.id = id;
    report.document.text = text;
    return report;
}

Readings readings(std::vector<std::pair<std::string, std::vector<std::string>>> reports) {
    std::vector<claim::Reading> all;
    for (auto& [id, claims] : reports) {
        claim::Reading& reading = all.emplace_back();
        reading.document.id = id;
        for (auto& claim : claims) reading.claims.emplace_back().id = claim;
    }
    return std::make_shared<const std::vector<claim::Reading>>(std::move(all));
}

TEST(Desk, UndoGoesBackAndRedoForth) {
    Desk desk;
    desk.apply(SetView{map::View::party, "M23"});
    EXPECT_EQ(desk.state().party, "M23");
    EXPECT_EQ(desk.history().past().back().name, "Show the account of M23");
    EXPECT_TRUE(desk.undo());
    EXPECT_EQ(desk.state().view, map::View::all);
    EXPECT_FALSE(desk.undo());
    EXPECT_TRUE(desk.redo());
    EXPECT_EQ(desk.state().view, map::View::party);
    EXPECT_FALSE(desk.redo());
}

TEST(Desk, ANewChangeForgetsWhatWasUndone) {
    Desk desk;
    desk.apply(SetTheme{false});
    desk.undo();
    desk.apply(SetView{map::View::history, ""});
    EXPECT_FALSE(desk.canRedo());
    EXPECT_TRUE(desk.state().dark);
}

TEST(Desk, ASlidersStepsAreUndoneAtOnce) {
    Desk desk;
    for (int day = 1; day <= 9; ++day) desk.apply(SetDate{base::Date{2025, 11, day}});
    for (float opacity : {0.9F, 0.5F, 0.2F}) desk.apply(SetLayer{"base.rivers", {true, opacity}});
    EXPECT_TRUE(desk.undo());
    EXPECT_FALSE(desk.state().layers.contains("base.rivers"));
    EXPECT_EQ(desk.state().at, (base::Date{2025, 11, 9}));
    EXPECT_TRUE(desk.undo());
    EXPECT_FALSE(desk.state().at);
    EXPECT_FALSE(desk.canUndo());
}

TEST(Desk, WhatChangesNothingIsNoStep) {
    Desk desk;
    desk.apply(SetTheme{true});
    desk.apply(RemoveReport{"nobody's"});
    desk.apply(Edit{"Remove", {}, {{Kind::slide, "s1"}}});
    EXPECT_EQ(desk.history().past().size(), 1U) << "the first view is written down";
    desk.apply(SetTheme{true});
    EXPECT_EQ(desk.history().past().size(), 1U);
}

TEST(Desk, ReportsOfOneIdAreMadeUnlike) {
    Desk desk;
    desk.apply(AddReports{{report("r"), report("r")}});
    desk.apply(AddReports{{report("r")}});
    ASSERT_EQ(desk.state().task.reports.size(), 3U);
    EXPECT_EQ(desk.state().task.reports[1]->document.id, "r (2)");
    EXPECT_EQ(desk.state().task.reports[2]->document.id, "r (3)");
    EXPECT_EQ(desk.history().past().front().name, "Open 2 reports");
}

TEST(Desk, AReportLeavesWithItsCorrectionsAndComesBackWithThem) {
    Desk desk;
    desk.apply(AddReports{{report("a"), report("b")}});
    desk.apply(Edit{"Reject", {Correction{.id = "c1", .report = "a", .sentence = "Text.", .was = "{}"}}});
    const auto before = desk.taskRevision();
    desk.apply(RemoveReport{"a"});
    EXPECT_GT(desk.taskRevision(), before);
    EXPECT_TRUE(desk.state().task.corrections.empty());
    desk.undo();
    ASSERT_EQ(desk.state().task.reports.size(), 2U);
    EXPECT_EQ(desk.state().task.reports.front()->document.id, "a") << "at its place";
    EXPECT_EQ(desk.state().task.corrections.size(), 1U);
}

TEST(Desk, ASelectionIsNoStepOfHistoryAndGoesWithItsClaim) {
    Desk desk;
    desk.show(readings({{"a", {"c1", "c2"}}, {"b", {"c1"}}}));
    desk.apply(SelectClaim{claim::ClaimRef{0, 2}});
    EXPECT_FALSE(desk.state().selected) << "there is no such claim";
    desk.apply(SelectClaim{claim::ClaimRef{1, 0}});
    EXPECT_FALSE(desk.canUndo());
    desk.show(readings({{"b", {"c0", "c1"}}}));
    EXPECT_EQ(desk.state().selected, (claim::ClaimRef{0, 1})) << "the same claim, found again";
    desk.show(readings({{"a", {"c1"}}}));
    EXPECT_FALSE(desk.state().selected);
}

TEST(Desk, ItemsKeepTheirOrder) {
    Desk desk;
    for (const char* id : {"s1", "s2", "s3"}) desk.apply(Edit{"Add", {Slide{.id = id, .order = desk.nextOrder(Kind::slide)}}});
    Slide last = desk.state().slides.back();
    last.order = desk.state().slides.front().order - 1;
    desk.apply(Edit{"Move", {last}});
    std::string ids;
    for (const Slide& slide : desk.state().slides) ids += slide.id;
    EXPECT_EQ(ids, "s3s1s2");
    EXPECT_EQ(desk.freshId(Kind::slide), "s4");
}

TEST(Desk, AnotherProjectTakesThePlaceOfThisOneWholeOrNotAtAll) {
    Desk source;
    source.apply(AddReports{{report("a")}});
    source.apply(SetTheme{false});
    Desk desk;
    desk.apply(AddReports{{report("b")}});
    Records broken = source.records();
    broken[{Kind::slide, "s1"}] = std::make_shared<const std::string>(R"({"order": "third"})");
    try {
        desk.load(broken, {});
        FAIL() << "a broken record was loaded";
    } catch (const base::FormatError& error) {
        EXPECT_STREQ(error.what(), R"(slide "s1": "order": no number)");
    }
    EXPECT_EQ(desk.state().task.reports.front()->document.id, "b");
    desk.load(source.records(), source.history());
    EXPECT_EQ(desk.state().task.reports.front()->document.id, "a");
    EXPECT_FALSE(desk.state().dark);
    EXPECT_TRUE(desk.undo());
    EXPECT_TRUE(desk.state().dark);
}

TEST(Desk, WhereTheMapStandsIsKeptButIsNoChange) {
    Desk desk;
    desk.apply(AddReports{{report("a")}});
    const Camera camera{{36.5, 48.25}, 120};
    const std::size_t revision = desk.recordsRevision();
    Desk reopened;
    reopened.load(desk.recordsAt(camera), desk.history());
    EXPECT_EQ(reopened.state().camera, camera);
    EXPECT_EQ(desk.recordsRevision(), revision);
    EXPECT_EQ(reopened.recordsAt(std::nullopt), desk.records()) << "a map that shows all claims again";
}

TEST(Desk, AProjectIsLoadedInOrderAndCountsAsAChange) {
    Desk source;
    constexpr std::string_view IDS = "fedcbaghi";
    for (const char id : IDS) source.apply(AddReports{{report(std::string(1, id))}});
    Desk desk;
    const auto revisions = std::array{desk.revision(), desk.recordsRevision(), desk.taskRevision()};
    desk.load(source.records(), source.history());
    EXPECT_GT(desk.revision(), revisions[0]);
    EXPECT_GT(desk.recordsRevision(), revisions[1]);
    EXPECT_GT(desk.taskRevision(), revisions[2]);
    std::string ids;
    for (const auto& opened : desk.state().task.reports) ids += opened->document.id;
    EXPECT_EQ(ids, IDS);
    const auto revision = desk.taskRevision();
    desk.replace(Desk{});
    EXPECT_GT(desk.taskRevision(), revision);
    EXPECT_TRUE(desk.state().task.reports.empty());
}

}  // namespace
}  // namespace demarc::project
