#pragma once
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

namespace demarc::window {

/// Thrown by a job that is wanted no more.
struct Cancelled {
    std::string words;  ///< what it was about to do
};

/// How far a job is, told by its own thread, and whether it shall stop, told by the window's.
class Progress {
public:
    /// `changed` is called from the job's thread, at most ten times a second.
    explicit Progress(std::function<void()> changed) : changed_{std::move(changed)} {}

    /// Words for the user and the share that is done, 0 to 1. Throws Cancelled where the job shall stop.
    void tell(const std::string& words, double share);
    /// The same without a throw: false where the job shall stop.
    [[nodiscard]] bool goesOn(const std::string& words, double share);
    /// Throws Cancelled where the job shall stop.
    void check() const;
    [[nodiscard]] bool isCancelled() const { return cancelled_; }
    void cancel() { cancelled_ = true; }

    struct Now {
        std::string words;  ///< empty: nothing was told yet
        double share = 0;
        friend bool operator==(const Now&, const Now&) = default;
    };
    [[nodiscard]] Now now() const;

private:
    std::function<void()> changed_;
    std::atomic<bool> cancelled_ = false;
    mutable std::mutex mutex_;
    Now now_;
    std::chrono::steady_clock::time_point told_{};
};

/// For a Library that reads reports: "Reading report 120 of 1,000".
[[nodiscard]] std::function<bool(std::size_t read, std::size_t all)> readingTold(Progress& progress);

}  // namespace demarc::window
