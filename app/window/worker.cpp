#include "window/worker.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "base/error.hpp"

namespace demarc::window {

Worker::Worker(std::function<void()> wake) : wake_{std::move(wake)}, thread_{[this](const std::stop_token& stop) { run(stop); }} {}

Worker::~Worker() {
    cancel();
    thread_.request_stop();
    ready_.notify_all();
}

void Worker::post(Job job, const std::string& key) {
    post(LongJob{[job = std::move(job)](Progress&) { return job(); }}, key);
}

void Worker::post(LongJob job, const std::string& key) {
    {
        const std::scoped_lock lock{mutex_};
        if (!key.empty()) std::erase_if(jobs_, [&](const Entry& entry) { return entry.key == key; });
        jobs_.push_back({std::move(job), key});
    }
    ready_.notify_one();
}

bool Worker::poll() {
    std::vector<Finish> finished;
    {
        const std::scoped_lock lock{mutex_};
        finished.swap(finished_);
    }
    for (const auto& finish : finished) finish();
    return !finished.empty();
}

std::optional<Progress::Now> Worker::progress() const {
    std::shared_ptr<Progress> running;
    {
        const std::scoped_lock lock{mutex_};
        running = running_;
    }
    auto now = running ? running->now() : Progress::Now{};
    return now.words.empty() ? std::nullopt : std::optional{std::move(now)};
}

void Worker::cancel() {
    const std::scoped_lock lock{mutex_};
    if (running_) running_->cancel();
}

bool Worker::isBusy() const {
    const std::scoped_lock lock{mutex_};
    return running_ || !jobs_.empty() || !finished_.empty();
}

void Worker::run(const std::stop_token& stop) {
    // Where cores are few the window goes first, before this thread and those that it starts. Linux keeps this by thread.
    constexpr int NICE = 5;
    (void)setpriority(PRIO_PROCESS, 0, NICE);
    for (;;) {
        LongJob job;
        const auto progress = std::make_shared<Progress>(wake_);
        {
            std::unique_lock lock{mutex_};
            if (!ready_.wait(lock, stop, [this] { return !jobs_.empty(); })) return;
            job = std::move(jobs_.front().job);
            jobs_.pop_front();
            running_ = progress;
        }
        Finish finish;
        try {
            finish = job(*progress);
        } catch (const Cancelled& cancelled) {
            finish = [this, words = cancelled.words] {
                if (onCancelled) onCancelled(words);
            };
        } catch (const base::Error& error) {
            finish = [this, message = std::string(error.what())] { onError(message); };
        } catch (const std::bad_alloc&) {
            finish = [this] { onError("out of memory"); };
        }
        {
            const std::scoped_lock lock{mutex_};
            running_.reset();
            finished_.push_back(std::move(finish));
        }
        wake_();
    }
}

}  // namespace demarc::window
