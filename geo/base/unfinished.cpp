#include "base/unfinished.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace demarc::base {
namespace {

constexpr std::size_t SLOTS = 16;
/// A signal's handler may call neither malloc nor a lock: names lie where it can read them at any moment.
std::array<std::atomic<char*>, SLOTS> names{};

extern "C" void removeAndEnd(int signal) {
    for (const auto& name : names)
        if (const char* path = name.load()) ::unlink(path);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

}  // namespace

Unfinished::Unfinished(const std::filesystem::path& path) : slot_{SLOTS} {
    char* const name = ::strdup(path.c_str());
    for (std::size_t i = 0; i < SLOTS && slot_ == SLOTS; ++i) {
        char* empty = nullptr;
        if (names[i].compare_exchange_strong(empty, name)) slot_ = i;
    }
    if (slot_ == SLOTS) std::free(name);
}

Unfinished::~Unfinished() {
    if (slot_ < SLOTS) std::free(names[slot_].exchange(nullptr));
}

void endOnSignals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, removeAndEnd);
}

}  // namespace demarc::base
