#pragma once
#include <cstddef>
#include <filesystem>

namespace demarc::base {

/// Names a file that is not whole yet for as long as this lives: endOnSignals() removes it when the program is stopped meanwhile.
/// At most 16 at once are remembered; any number works.
class Unfinished {
public:
    explicit Unfinished(const std::filesystem::path& path);
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished();

private:
    std::size_t slot_;
};

/// From here on an interrupt, a hang-up or a request to end removes what is unfinished before the program ends as the signal says.
void endOnSignals();

}  // namespace demarc::base
