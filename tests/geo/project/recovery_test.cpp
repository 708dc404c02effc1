#include "project/recovery.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "project/desk.hpp"
#include "project/project_file.hpp"
#include "project/state_folder.hpp"

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

class RecoveryTest : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("demarc_recovery_" + std::to_string(::getpid()));
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    static Desk deskOf(std::size_t annotations) {
        Desk desk;
        for (std::size_t i = 0; i < annotations; ++i)
            desk.apply(Edit{"Draw", {map::Annotation{.id = "a" + std::to_string(i), .kind = map::AnnotationKind::text, .points = {{37, 48}}, .text = std::string(500, 'x')}}});
        return desk;
    }
    [[nodiscard]] std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{})); }

    /// A program that saves copies of 1, 2, 3 … records until it is killed.
    template <class Work>
    static void killed(std::chrono::microseconds after, const Work& work) {
        const pid_t parent = ::getpid();
        const pid_t child = ::fork();
        if (child == 0) {
            work([parent] { return ::getppid() == parent; });
            ::_exit(0);
        }
        std::this_thread::sleep_for(after);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
};

TEST_F(RecoveryTest, ACopyIsNobodysAsLongAsItsOwnerLives) {
    const Desk desk = deskOf(2);
    Recovery owner{folder}, other{folder};
    owner.save(desk.records(), desk.history(), "/home/ada/front.demarc.gpkg");
    EXPECT_TRUE(owner.lost().empty());
    EXPECT_TRUE(other.lost().empty());
    owner.clear();
    EXPECT_EQ(files(), 0U);
}

TEST_F(RecoveryTest, WhatAnEndedProgramLeftIsFoundOnceAndGoneWhenDiscarded) {
    const Desk desk = deskOf(3);
    { Recovery{folder}.save(desk.records(), desk.history(), "/home/ada/front.demarc.gpkg"); }
    const auto lost = Recovery{folder}.lost();
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0].project, "/home/ada/front.demarc.gpkg");
    EXPECT_GT(lost[0].at_s, 1'600'000'000);
    EXPECT_TRUE(Recovery{folder}.lost().empty()) << "another program must not offer it too";
    const Project project = openProject(lost[0].copy);
    EXPECT_EQ(project.records.size(), 3U);
    EXPECT_EQ(project.history.past().size(), 3U);
    Recovery::discard(lost[0]);
    EXPECT_EQ(files(), 0U);
}

TEST_F(RecoveryTest, ANewProgramNeverOverwritesWhatAnotherLeft) {
    const Desk first = deskOf(1), second = deskOf(5);
    { Recovery{folder}.save(first.records(), first.history(), ""); }
    Recovery next{folder};
    next.save(second.records(), second.history(), "");
    const auto lost = next.lost();
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(openProject(lost[0].copy).records.size(), 1U);
}

TEST_F(RecoveryTest, WithoutAFolderNothingIsKeptAndWithoutTheRightItSaysSo) {
    const Desk desk = deskOf(1);
    Recovery nowhere{{}};
    nowhere.save(desk.records(), desk.history(), "");
    EXPECT_TRUE(nowhere.lost().empty());
    std::ofstream{folder / "file"} << "no folder";
    Recovery barred{folder / "file"};
    EXPECT_THROW(barred.save(desk.records(), desk.history(), ""), base::FileError);
}

TEST_F(RecoveryTest, KilledAtAnyMomentTheCopyIsTheOneOfBeforeOrTheNewOne) {
    const Desk few = deskOf(2), many = deskOf(300);
    std::size_t found = 0;
    for (unsigned attempt = 0; attempt < 100; ++attempt) {
        killed(std::chrono::microseconds{200 + 977 * attempt % 20000}, [&](const auto& goesOn) {
            Recovery recovery{folder};
            for (bool turn = false; goesOn(); turn = !turn) recovery.save((turn ? many : few).records(), (turn ? many : few).history(), "/p.demarc.gpkg");
        });
        for (const auto& lost : Recovery{folder}.lost()) {
            const Project project = openProject(lost.copy);
            ASSERT_TRUE(project.records == few.records() || project.records.size() == few.records().size() || project.records.size() == many.records().size()) << project.records.size();
            ASSERT_EQ(project.history.past().size(), project.records.size());
            ASSERT_EQ(lost.project, "/p.demarc.gpkg");
            Recovery::discard(lost);
            ++found;
        }
        ASSERT_EQ(files(), 0U) << "half a copy was left";
    }
    EXPECT_GT(found, 20U);
}

TEST_F(RecoveryTest, KilledAfterASaveThereIsNothingToRecover) {
    const Desk desk = deskOf(5);
    const fs::path project = folder / "mine.demarc.gpkg";
    killed(std::chrono::milliseconds{300}, [&](const auto& goesOn) {
        Recovery recovery{folder / "recovery"};
        recovery.save(desk.records(), desk.history(), project);
        saveProject(project, desk.records(), desk.history());
        recovery.clear();
        while (goesOn()) std::this_thread::sleep_for(std::chrono::milliseconds{10});
    });
    EXPECT_TRUE(Recovery{folder / "recovery"}.lost().empty());
    EXPECT_EQ(openProject(project).records.size(), 5U);
}

TEST_F(RecoveryTest, TheFilesOpenedLastAreRememberedNewestFirst) {
    for (int i = 0; i < 12; ++i) {
        const fs::path file = folder / ("p" + std::to_string(i) + ".demarc.gpkg");
        std::ofstream{file} << "x";
        rememberFile(folder / "state", file);
    }
    rememberFile(folder / "state", folder / "p5.demarc.gpkg");
    fs::remove(folder / "p11.demarc.gpkg");
    const auto recent = recentFiles(folder / "state");
    ASSERT_EQ(recent.size(), 9U);
    EXPECT_EQ(recent[0].filename(), "p5.demarc.gpkg");
    EXPECT_EQ(recent[1].filename(), "p10.demarc.gpkg");
}

}  // namespace
}  // namespace demarc::project
