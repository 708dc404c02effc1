#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"

namespace demarc::base {

/// The words of a command line: blanks part them; '…', "…" and \ keep what they quote together, as a shell does, and nothing else has a meaning.
/// Throws UsageError naming the command where it has no word or ends inside of a quote.
[[nodiscard]] std::vector<std::string> commandWords(std::string_view command);

/// A program that answers each line with a line. It is started directly, without a shell, found in PATH, in a process group of its own; its
/// errors go where ours go. For one thread at a time. SIGPIPE must be ignored.
class LineProcess {
public:
    /// A line without its end, or why there is none: words that go on after the program's name ("ended with status 1").
    struct Answer {
        std::string line;
        std::string fault;
    };

    /// Starts it; an answer may take `limit` and hold `limit_byte`. Throws FileError naming the program where it can't be started.
    LineProcess(std::vector<std::string> words, std::chrono::milliseconds limit, std::size_t limit_byte);
    LineProcess(const LineProcess&) = delete;
    LineProcess& operator=(const LineProcess&) = delete;
    /// Closes its input, gives it a moment to end, and then ends it.
    ~LineProcess();

    /// Writes a line and reads its answer, both at once, so that neither waits for the other for ever. After a fault the program has been
    /// ended; the next call starts it anew.
    [[nodiscard]] Answer ask(std::string line);
    /// Ends it at once, with all that it started in its group: for who can make nothing of its answer.
    void stop();

private:
    [[nodiscard]] int start();
    [[nodiscard]] bool send(std::string_view& unsent);
    [[nodiscard]] bool receive();
    [[nodiscard]] bool hasEnded() const;
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds grace);
    [[nodiscard]] std::string ending();
    [[nodiscard]] Answer broken(std::string fault);

    std::vector<std::string> words_;
    std::chrono::milliseconds limit_;
    std::size_t limit_byte_;
    pid_t child_ = 0;  ///< 0 where none runs
    Descriptor in_, out_;
    std::string read_;  ///< of its answer so far
};

}  // namespace demarc::base
