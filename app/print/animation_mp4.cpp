#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/animation_kinds.hpp"

namespace demarc::print {
namespace {

bool isOnPath(const char* program) {
    const char* const folders = std::getenv("PATH");
    std::string_view rest = folders == nullptr ? "" : folders;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        if (end > 0 && ::access((std::filesystem::path{rest.substr(0, end)} / program).c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// Frames go to ffmpeg through a socket rather than a pipe: writing to an end that is gone is an error there and not a signal.
class Mp4Animation final : public Animation {
public:
    Mp4Animation(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options)
        : path_{path}, beside_{path.string() + ".part" + std::to_string(::getpid())} {
        if (!isOnPath("ffmpeg")) throw base::UsageError(path.string() + ": .mp4 needs ffmpeg, which is not installed; choose .webp or .gif, or install it");
        constexpr int BEST_QUALITY = 18, COARSEST = 40;  // x264's scale
        const int rate = options.quality == 0 ? BEST_QUALITY : COARSEST - (COARSEST - BEST_QUALITY) * options.quality / 100;
        start({"ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-f", "rawvideo", "-pixel_format", "rgba", "-video_size",
               std::to_string(width_px) + "x" + std::to_string(height_px), "-framerate", "1000/" + std::to_string(options.frame_ms), "-i", "pipe:0",
               // Sides must be even; a still picture shows on players that want some frames a second.
               "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,fps='max(10,source_fps)',format=yuv420p", "-c:v", "libx264", "-crf", std::to_string(rate), "-preset", "medium",
               "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4", "-y", "file:" + beside_});
    }
    ~Mp4Animation() override {
        if (child_ > 0) {
            ::kill(child_, SIGTERM);
            (void)ended();
        }
        ::unlink(beside_.c_str());
    }

    void add(const Image& frame) override {
        const std::uint8_t* from = frame.rgba.data();
        for (std::size_t left = frame.rgba.size(); left > 0;) {
            const ssize_t sent = ::send(frames_.get(), from, left, MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR) continue;
            if (sent < 0) throw base::FileError(path_.string() + ": ffmpeg takes no more frames: " + std::strerror(errno));
            from += sent;
            left -= static_cast<std::size_t>(sent);
        }
    }

    void finish() override {
        frames_ = {};
        if (!ended()) throw base::FileError(path_.string() + ": ffmpeg could not make it; what it said stands above");
        std::error_code error;
        std::filesystem::rename(beside_, path_, error);
        if (error) throw base::FileError(path_.string() + ": can't write: " + error.message());
    }

private:
    void start(std::vector<std::string> words) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) throw base::FileError(std::string{"ffmpeg: can't start the program: "} + std::strerror(errno));
        frames_ = base::Descriptor{ends[0]};
        const base::Descriptor theirs{ends[1]};
        ::shutdown(frames_.get(), SHUT_RD);
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        const int error = ::posix_spawnp(&child_, arguments.front(), &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        if (error != 0) throw base::FileError(std::string{"ffmpeg: can't start the program: "} + std::strerror(error));
    }
    /// Waits for its end; whether that was a good one.
    [[nodiscard]] bool ended() {
        int status = -1;
        while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {}
        child_ = -1;
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    std::filesystem::path path_;
    std::string beside_;
    base::Descriptor frames_;
    pid_t child_ = -1;
};

}  // namespace

std::unique_ptr<Animation> beginMp4(const std::filesystem::path& path, int width_px, int height_px, const AnimationOptions& options) {
    return std::make_unique<Mp4Animation>(path, width_px, height_px, options);
}

}  // namespace demarc::print
