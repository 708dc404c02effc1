#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "window/progress.hpp"

namespace demarc::window {

/// One thread beside the window's. A job runs there and returns what the window shall do with its result; the window runs that when it polls.
class Worker {
public:
    using Finish = std::function<void()>;
    using Job = std::function<Finish()>;
    using LongJob = std::function<Finish(Progress&)>;  ///< tells how far it is and can be cancelled

    /// `wake` is called from the worker's thread after each job, and when a long one tells something.
    explicit Worker(std::function<void()> wake);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Jobs run in order. A job with a key replaces one of the same key that has not begun. What a job throws as base::Error goes to `onError`.
    void post(Job job, const std::string& key = {});
    void post(LongJob job, const std::string& key = {});
    /// Of the job that runs now, where it told something.
    [[nodiscard]] std::optional<Progress::Now> progress() const;
    /// The job that runs now shall stop: what it throws as Cancelled goes to `onCancelled`.
    void cancel();
    /// Runs on the caller's thread what finished jobs left; true where there was any.
    bool poll();
    [[nodiscard]] bool isBusy() const;  ///< until what the last job left has run

    std::function<void(const std::string&)> onError;      ///< called by poll(), with one line for the user
    std::function<void(const std::string&)> onCancelled;  ///< likewise, with what the job was about to do

private:
    struct Entry {
        LongJob job;
        std::string key;
    };
    void run(const std::stop_token& stop);

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::deque<Entry> jobs_;
    std::vector<Finish> finished_;
    std::shared_ptr<Progress> running_;  ///< null between jobs
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace demarc::window
