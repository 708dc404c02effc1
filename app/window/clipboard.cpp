#include "window/clipboard.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"

namespace demarc::window {
namespace {

bool isInstalled(std::string_view program) {
    const char* paths = std::getenv("PATH");
    for (std::string_view rest = paths ? paths : ""; !rest.empty();) {
        const auto folder = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
        if (::access((std::string{folder} + "/" + std::string{program}).c_str(), X_OK) == 0) return true;
    }
    return false;
}

bool isSet(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value;
}

std::vector<std::string> tool() {
    if (isSet("WAYLAND_DISPLAY") && isInstalled("wl-copy")) return {"wl-copy", "--type", "image/png"};
    if (isSet("DISPLAY") && isInstalled("xclip")) return {"xclip", "-selection", "clipboard", "-t", "image/png"};
    throw base::FileError(isSet("WAYLAND_DISPLAY") ? tr("can't copy the image: install wl-clipboard") : tr("can't copy the image: install xclip"));
}

struct Actions {
    posix_spawn_file_actions_t list;
    Actions() { ::posix_spawn_file_actions_init(&list); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { ::posix_spawn_file_actions_destroy(&list); }
};

/// A tool that reads nothing for this long is stuck.
void feed(int pipe, const std::string& bytes) {
    constexpr int PATIENCE_MS = 10'000;
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        pollfd ready{pipe, POLLOUT, 0};
        if (::poll(&ready, 1, PATIENCE_MS) <= 0) return;
        const auto count = ::write(pipe, bytes.data() + sent, bytes.size() - sent);
        if (count < 0 && errno != EINTR && errno != EAGAIN) return;
        if (count > 0) sent += static_cast<std::size_t>(count);
    }
}

}  // namespace

void copyPng(const std::string& png) {
    auto words = tool();
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw base::FileError(say("can't copy the image: {0}", std::strerror(errno)));
    base::Descriptor reads{ends[0]}, writes{ends[1]};
    // What reads it blocks as usual.
    ::fcntl(reads.get(), F_SETFL, 0);
    Actions actions;
    ::posix_spawn_file_actions_adddup2(&actions.list, reads.get(), STDIN_FILENO);
    // It outlives us while it holds the clipboard, and must not hold our own ends open.
    ::posix_spawn_file_actions_addopen(&actions.list, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions.list, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions.list, STDERR_FILENO + 1);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (const int problem = ::posix_spawnp(&child, words.front().c_str(), &actions.list, nullptr, arguments.data(), environ)) throw base::FileError(say("can't copy the image: {0}", std::strerror(problem)));
    reads = {};
    feed(writes.get(), png);
    writes = {};
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw base::FileError(say("can't copy the image: {0} failed", words.front()));
}

}  // namespace demarc::window
