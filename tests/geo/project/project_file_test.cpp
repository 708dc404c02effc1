#include "project/project_file.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "project/database.hpp"
#include "project/desk.hpp"

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

class ProjectFile : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("demarc_project_" + std::to_string(::getpid()));
    fs::path file = folder / "briefing.demarc.gpkg";

    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override {
        fs::permissions(folder, fs::perms::owner_all);
        fs::remove_all(folder);
    }

    static Desk deskOf(std::size_t reports) {
        Desk desk;
        std::vector<Report> all(reports);
        for (std::size_t i = 0; i < reports; ++i) {
            all[i].document.id = "r" + std::to_string(i);
            all[i].document.text = "Report " + std::to_string(i) + " “with” text.\n" + std::string(3000, 'x');
        }
        desk.apply(AddReports{std::move(all)});
        desk.apply(SetTheme{false});
        desk.apply(Edit{"Draw an arrow", {map::Annotation{.id = "a1", .kind = map::AnnotationKind::arrow, .points = {{37, 48}, {38, 49}}}}});
        desk.apply(Edit{"Draw a circle", {map::Annotation{.id = "a2", .kind = map::AnnotationKind::circle, .points = {{37, 48}}, .radius_m = 5000}}});
        desk.undo();
        return desk;
    }

    static std::string faultOf(const fs::path& file) {
        try {
            (void)openProject(file);
        } catch (const base::Error& error) {
            return error.what();
        }
        return {};
    }
};

TEST_F(ProjectFile, BringsBackEverythingWithItsHistory) {
    const Desk saved = deskOf(3);
    saveProject(file, saved.records(), saved.history());
    Project project = openProject(file);
    Desk desk;
    desk.load(std::move(project.records), std::move(project.history));
    ASSERT_EQ(desk.state().task.reports.size(), 3U);
    EXPECT_EQ(desk.state().task.reports[1]->document.text, saved.state().task.reports[1]->document.text);
    EXPECT_EQ(desk.state().annotations, saved.state().annotations);
    EXPECT_TRUE(desk.redo()) << "what was undone can be made again";
    EXPECT_EQ(desk.state().annotations.size(), 2U);
    while (desk.undo()) {}
    EXPECT_TRUE(desk.records().empty());
}

TEST_F(ProjectFile, ShowsOtherProgramsItsLayers) {
    const Desk desk = deskOf(1);
    std::vector<claim::Reading> readings(1);
    readings[0].document.id = "r0";
    readings[0].document.text = "A holds X.";
    auto& claim = readings[0].claims.emplace_back();
    claim.id = "c1";
    claim.place = "X";
    claim.position = base::LonLat{37, 48};
    claim.claimant = claim.actor = "A";
    claim.evidence = {0, 10};
    const auto places = claim::placesAt(readings);
    const ProjectLayers layers{readings, places};
    saveProject(file, desk.records(), desk.history(), &layers);
    const Database database = Database::open(file);
    EXPECT_EQ(database.number("PRAGMA application_id"), 0x47504B47);
    EXPECT_EQ(database.number("SELECT count(*) FROM gpkg_contents"), 4);
    for (const char* layer : {"places", "claims", "positions", "annotations"}) EXPECT_EQ(database.number("SELECT count(*) FROM " + std::string{layer}), 1) << layer;
    auto sentence = database.prepare("SELECT sentence FROM claims");
    ASSERT_TRUE(sentence.step());
    EXPECT_EQ(sentence.text(0), "A holds X.");
}

TEST_F(ProjectFile, IsRefusedWithWordsWhereItIsNoneOrDamagedOrNewer) {
    EXPECT_EQ(faultOf(file), file.string() + ": no such file");
    std::ofstream{file} << "This is no database, however long it may be.";
    EXPECT_EQ(faultOf(file), file.string() + ": file is not a database");
    const Desk desk = deskOf(20);
    saveProject(file, desk.records(), desk.history());
    const std::string whole = base::readFile(file, 1 << 24);
    for (const double share : {0.2, 0.5, 0.9}) {
        std::ofstream{file, std::ios::binary | std::ios::trunc} << whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * share));
        EXPECT_TRUE(faultOf(file).starts_with(file.string() + ": ")) << faultOf(file);
    }
    std::string newer = whole;
    const auto at = newer.find("demarc_project");
    ASSERT_NE(at, std::string::npos);
    const Database memory = Database::inMemory("newer");
    memory.run("CREATE TABLE demarc_project (schema INTEGER); INSERT INTO demarc_project VALUES (99)");
    std::ofstream{file, std::ios::binary | std::ios::trunc} << memory.bytes();
    EXPECT_EQ(faultOf(file), file.string() + ": was saved by a newer demarc (schema 99; this one reads up to 1)");
}

TEST_F(ProjectFile, AFolderThatMayNotBeWrittenAndAFullDiskLoseNothing) {
    const Desk before = deskOf(1), after = deskOf(50);
    saveProject(file, before.records(), before.history());
    if (::geteuid() != 0) {
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        EXPECT_THROW(saveProject(file, after.records(), after.history()), base::FileError);
        fs::permissions(folder, fs::perms::owner_all);
    }
    // A disk that ends after 16 KiB, for a child so that the limit leaves with it.
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{16384, 16384};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            saveProject(file, after.records(), after.history());
        } catch (const base::FileError& error) {
            ::_exit(std::string{error.what()}.starts_with(file.string()) ? 7 : 8);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 7) << "a full disk must be told, with the file's name";
    EXPECT_EQ(openProject(file).records.size(), before.records().size());
}

TEST_F(ProjectFile, KilledWhileItSavesIsTheOneOfBeforeOrTheNewOne) {
    const Desk few = deskOf(2), many = deskOf(60);
    saveProject(file, few.records(), few.history());
    const pid_t parent = ::getpid();
    for (unsigned attempt = 0; attempt < 60; ++attempt) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (bool turn = false; ::getppid() == parent; turn = !turn) saveProject(file, turn ? few.records() : many.records(), turn ? few.history() : many.history());
            ::_exit(0);
        }
        std::this_thread::sleep_for(std::chrono::microseconds{300 + 977 * attempt % 20000});
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const std::size_t records = openProject(file).records.size();
        ASSERT_TRUE(records == few.records().size() || records == many.records().size()) << records;
    }
}

}  // namespace
}  // namespace demarc::project
