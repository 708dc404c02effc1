#include "window/worker.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/error.hpp"

namespace demarc::window {
namespace {

class WorkerTest : public testing::Test {
protected:
    std::atomic<int> wakes = 0;
    Worker worker{[this] { ++wakes; }};
    std::vector<std::string> told;
    void SetUp() override {
        worker.onError = [this](const std::string& words) { told.push_back("error: " + words); };
        worker.onCancelled = [this](const std::string& words) { told.push_back("cancelled: " + words); };
    }
    void finish() {
        while (worker.isBusy()) {
            (void)worker.poll();
            std::this_thread::yield();
        }
    }
};

TEST_F(WorkerTest, AJobTellsHowFarItIs) {
    std::promise<void> told50, goOn;
    worker.post([&](Progress& progress) -> Worker::Finish {
        progress.tell("Reading report 1 of 2", 0.5);
        told50.set_value();
        goOn.get_future().wait();
        return [] {};
    });
    told50.get_future().wait();
    EXPECT_EQ(worker.progress(), (Progress::Now{"Reading report 1 of 2", 0.5}));
    EXPECT_GE(wakes, 1);
    goOn.set_value();
    finish();
    EXPECT_FALSE(worker.progress());
}

TEST_F(WorkerTest, ACancelledJobLeavesNothingAndTheNextOneRuns) {
    std::promise<void> begun;
    bool done = false, next = false;
    worker.post([&](Progress& progress) -> Worker::Finish {
        progress.tell("Exporting image 1 of 9", 0);
        begun.set_value();
        for (;;) progress.tell("Exporting image 2 of 9", 0.1);
        return [&] { done = true; };
    });
    worker.post([&]() -> Worker::Finish { return [&] { next = true; }; });
    begun.get_future().wait();
    worker.cancel();
    finish();
    EXPECT_FALSE(done);
    EXPECT_TRUE(next);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_TRUE(told[0].starts_with("cancelled: Exporting image"));
}

TEST_F(WorkerTest, CancellingNothingChangesNothing) {
    worker.cancel();
    bool done = false;
    worker.post([&](Progress& progress) -> Worker::Finish {
        progress.check();
        return [&] { done = true; };
    });
    finish();
    EXPECT_TRUE(done);
}

TEST_F(WorkerTest, TheEndOfTheProgramWaitsForNoLongJob) {
    std::promise<void> begun;
    {
        Worker other{[] {}};
        other.post([&](Progress& progress) -> Worker::Finish {
            begun.set_value();
            for (;;) progress.tell("for ever", 0);
            return [] {};
        });
        begun.get_future().wait();
    }
    SUCCEED();
}

TEST(ReadingTold, CountsReportsInWordsAndIsQuietAboutAFew) {
    Progress progress{[] {}};
    const auto told = readingTold(progress);
    EXPECT_TRUE(told(1, 2));
    EXPECT_TRUE(progress.now().words.empty());
    EXPECT_TRUE(told(120, 1000));
    EXPECT_EQ(progress.now(), (Progress::Now{"Reading report 120 of 1,000", 0.12}));
    progress.cancel();
    EXPECT_FALSE(told(121, 1000));
    EXPECT_FALSE(told(1, 2));
}

}  // namespace
}  // namespace demarc::window
