#include "window/progress.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace demarc::window {
namespace {

/// "1,000"
std::string withSeparators(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

}  // namespace

void Progress::tell(const std::string& words, double share) {
    (void)goesOn(words, share);
    check();
}

bool Progress::goesOn(const std::string& words, double share) {
    constexpr std::chrono::milliseconds PAUSE{100};
    const auto now = std::chrono::steady_clock::now();
    {
        const std::scoped_lock lock{mutex_};
        now_ = {words, std::clamp(share, 0.0, 1.0)};
    }
    if (now - told_ >= PAUSE) {
        told_ = now;
        changed_();
    }
    return !cancelled_;
}

void Progress::check() const {
    if (cancelled_) throw Cancelled{now().words};
}

Progress::Now Progress::now() const {
    const std::scoped_lock lock{mutex_};
    return now_;
}

std::function<bool(std::size_t, std::size_t)> readingTold(Progress& progress) {
    // A few are read before anybody could look.
    constexpr std::size_t FEW = 5;
    return [&progress](std::size_t read, std::size_t all) {
        if (all <= FEW) return !progress.isCancelled();
        return progress.goesOn(say("Reading report {0} of {1}", withSeparators(read), withSeparators(all)), static_cast<double>(read) / static_cast<double>(all));
    };
}

}  // namespace demarc::window
