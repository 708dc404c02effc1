#include "base/line_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace demarc::base {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kGrace{2000};  ///< to end in, for who has no more to do
constexpr std::string_view kBlanks = " \t\r\n";

/// Milliseconds until then, rounded up: 0 only when it is past.
int left_ms(Clock::time_point deadline) {
    return static_cast<int>(std::max(milliseconds{0}, std::chrono::ceil<milliseconds>(deadline - Clock::now())).count());
}

/// "60 s", "0.5 s".
std::string seconds(milliseconds time) {
    std::string text = std::to_string(time.count() / 1000);
    if (const auto rest = time.count() % 1000; rest != 0) text += '.' + std::to_string(1000 + rest).substr(1);
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
    return text + " s";
}

/// Both ends of a pipe: where it is read, and where it is written. None of them is one of the three descriptors that a child gets anew.
struct Pipe {
    Descriptor from, to;

    [[nodiscard]] int open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return errno;
        from = beyondStandard(Descriptor{ends[0]});
        to = beyondStandard(Descriptor{ends[1]});
        return from && to ? 0 : errno;
    }

private:
    static Descriptor beyondStandard(Descriptor end) {
        if (end.get() > STDERR_FILENO) return end;
        return Descriptor{::fcntl(end.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1)};
    }
};

/// What a child is given: its ends of the pipes, a process group, and signals as if we had changed none.
class SpawnPlan {
public:
    SpawnPlan(int in, int out) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
        sigset_t asBefore;
        ::sigemptyset(&asBefore);
        ::sigaddset(&asBefore, SIGPIPE);
        ::sigaddset(&asBefore, SIGXFSZ);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigdefault(&attributes_, &asBefore);
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }

    [[nodiscard]] int start(std::vector<std::string>& words, pid_t& child) const {
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        return ::posix_spawnp(&child, arguments.front(), &actions_, &attributes_, arguments.data(), environ);
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

std::vector<std::string> commandWords(std::string_view command) {
    std::vector<std::string> words;
    bool inWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < command.size(); ++i) {
        const char c = command[i];
        if (quote == 0 && kBlanks.find(c) != std::string_view::npos) {
            inWord = false;
            continue;
        }
        if (!std::exchange(inWord, true)) words.emplace_back();
        const bool escapes = c == '\\' && quote != '\'' && i + 1 < command.size();
        if (c == quote) quote = 0;
        else if (quote == 0 && (c == '\'' || c == '"')) quote = c;
        else if (escapes && (quote == 0 || command[i + 1] == '"' || command[i + 1] == '\\')) words.back() += command[++i];
        else words.back() += c;
    }
    if (quote != 0) throw UsageError(std::string{command} + ": the command ends inside of a quote");
    if (words.empty() || words.front().empty()) throw UsageError('"' + std::string{command} + "\": no command; name a program");
    return words;
}

LineProcess::LineProcess(std::vector<std::string> words, milliseconds limit, std::size_t limit_byte)
    : words_{std::move(words)}, limit_{limit}, limit_byte_{limit_byte} {
    if (const int error = start(); error != 0) throw FileError(words_.front() + ": can't start the program: " + std::strerror(error));
}

LineProcess::~LineProcess() {
    in_ = {};
    if (child_ != 0) (void)endsWithin(kGrace);
    stop();
}

int LineProcess::start() {
    Pipe toChild, fromChild;
    if (const int error = toChild.open(); error != 0) return error;
    if (const int error = fromChild.open(); error != 0) return error;
    for (const int end : {toChild.to.get(), fromChild.from.get()})
        if (::fcntl(end, F_SETFL, O_NONBLOCK) != 0) return errno;
    if (const int error = SpawnPlan{toChild.from.get(), fromChild.to.get()}.start(words_, child_); error != 0) {
        child_ = 0;
        return error;
    }
    in_ = std::move(toChild.to);
    out_ = std::move(fromChild.from);
    return 0;
}

LineProcess::Answer LineProcess::ask(std::string line) {
    if (child_ == 0)
        if (const int error = start(); error != 0) return {{}, std::string{"can't be started again: "} + std::strerror(error)};
    line += '\n';
    std::string_view unsent{line};
    const auto deadline = Clock::now() + limit_;
    for (std::size_t searched = 0;;) {
        const std::size_t end = read_.find('\n', searched);
        const bool answered = end != std::string::npos;
        if (answered && unsent.empty()) {
            Answer answer{read_.substr(0, end), {}};
            read_.erase(0, end + 1);
            return answer;
        }
        if (!answered && read_.size() > limit_byte_) return broken("answered with more than " + std::to_string(limit_byte_ >> 20) + " MiB");
        searched = answered ? end : read_.size();
        const int wait_ms = left_ms(deadline);
        if (wait_ms == 0) return broken("gave no answer within " + seconds(limit_));
        // Who has answered before hearing all is heard no further until then, so that what is held of it stays bounded.
        std::array<pollfd, 2> ends{pollfd{answered ? -1 : out_.get(), POLLIN, 0}, pollfd{unsent.empty() ? -1 : in_.get(), POLLOUT, 0}};
        if (::poll(ends.data(), ends.size(), wait_ms) < 0 && errno != EINTR) return broken(std::string{"can't be heard: "} + std::strerror(errno));
        if (ends[1].revents != 0 && !send(unsent)) unsent = {};  // it listens no more: its answer may come all the same
        if (ends[0].revents != 0 && !receive()) return broken(ending());
    }
}

/// False where nobody reads.
bool LineProcess::send(std::string_view& unsent) {
    const ssize_t written = ::write(in_.get(), unsent.data(), unsent.size());
    if (written < 0) return errno == EINTR || errno == EAGAIN;
    unsent.remove_prefix(static_cast<std::size_t>(written));
    return true;
}

/// False where nothing more will come.
bool LineProcess::receive() {
    std::array<char, 1 << 16> block;
    const ssize_t got = ::read(out_.get(), block.data(), block.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    read_.append(block.data(), static_cast<std::size_t>(got));
    return got > 0;
}

/// Leaves it unreaped: its number stays its own until stop().
bool LineProcess::hasEnded() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

/// What it still writes is thrown away, so that it need not wait for a reader.
bool LineProcess::endsWithin(milliseconds grace) {
    constexpr int LOOK_EVERY_IN_MS = 5;
    const auto deadline = Clock::now() + grace;
    for (bool hears = true; !hasEnded();) {
        const int wait_ms = std::min(LOOK_EVERY_IN_MS, left_ms(deadline));
        if (wait_ms == 0) return false;
        pollfd end{hears ? out_.get() : -1, POLLIN, 0};
        if (::poll(&end, 1, wait_ms) > 0) hears = receive();
        read_.clear();
    }
    return true;
}

/// How a program ended that says no more.
std::string LineProcess::ending() {
    siginfo_t info{};
    if (!endsWithin(kGrace) || ::waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) != 0) return "closed its output without an answer";
    if (info.si_code == CLD_EXITED) return "ended without an answer, with status " + std::to_string(info.si_status);
    return "was ended by signal " + std::to_string(info.si_status) + " (" + ::strsignal(info.si_status) + ") before it answered";
}

LineProcess::Answer LineProcess::broken(std::string fault) {
    stop();
    return {{}, std::move(fault)};
}

void LineProcess::stop() {
    if (child_ != 0) {
        ::kill(-child_, SIGKILL);
        ::kill(child_, SIGKILL);  // in case that it has left its group
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {}
    }
    child_ = 0;
    in_ = {};
    out_ = {};
    read_.clear();
}

}  // namespace demarc::base
