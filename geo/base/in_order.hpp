#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace demarc::base {

/// Makes something of each item on `jobs` threads and takes it in the order of the items. next() gives an item or none at the end, make(item) what is
/// made of it, take(made) uses it; next and take run one at a time each. At most kAhead items a thread wait to be taken, so that memory
/// stays bounded however long the input. What any of them throws ends the work and is thrown here.
template <class Next, class Make, class Take>
class InOrder {
public:
    InOrder(const Next& next, const Make& make, const Take& take) : next_{next}, make_{make}, take_{take} {}

    void run(unsigned jobs) {
        most_ = kAhead * jobs;
        {
            std::vector<std::jthread> threads;
            for (unsigned k = 1; k < jobs; ++k) threads.emplace_back([this] { work(); });
            work();
        }
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    static constexpr std::size_t kAhead = 4;
    using Made = decltype(std::declval<const Make&>()(std::move(*std::declval<const Next&>()())));

    void work() {
        std::unique_lock lock{mutex_};
        try {
            for (;;) {
                changed_.wait(lock, [this] { return ended_ || given_ < taken_ + most_; });
                if (ended_) return;
                auto item = next_();
                if (!item) break;
                const std::size_t number = given_++;
                lock.unlock();
                Made made = make_(std::move(*item));
                lock.lock();
                waiting_.emplace(number, std::move(made));
                takeWaiting(lock);
            }
        } catch (...) {
            if (!lock.owns_lock()) lock.lock();
            if (!failure_) failure_ = std::current_exception();
        }
        ended_ = true;
        changed_.notify_all();
    }

    void takeWaiting(std::unique_lock<std::mutex>& lock) {
        if (std::exchange(isTaking_, true)) return;
        for (auto first = waiting_.begin(); !failure_ && first != waiting_.end() && first->first == taken_; first = waiting_.begin()) {
            Made made = std::move(first->second);
            waiting_.erase(first);
            lock.unlock();
            take_(std::move(made));
            lock.lock();
            ++taken_;
            changed_.notify_all();
        }
        isTaking_ = false;
    }

    const Next& next_;
    const Make& make_;
    const Take& take_;
    std::size_t most_ = kAhead;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, Made> waiting_;  ///< made before those in front of them
    std::size_t given_ = 0, taken_ = 0;
    bool isTaking_ = false, ended_ = false;
    std::exception_ptr failure_;
};

template <class Next, class Make, class Take>
void inOrder(unsigned jobs, const Next& next, const Make& make, const Take& take) {
    InOrder<Next, Make, Take>{next, make, take}.run(jobs);
}

}  // namespace demarc::base
