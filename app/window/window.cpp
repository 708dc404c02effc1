#include "window/window.hpp"

#include <malloc.h>

#include "window/desktop.hpp"

namespace demarc::window {
namespace {

/// Scenes come and go in large blocks that several threads make: each goes back to the system at once and leaves no hole in a heap.
void keepHeapSmall() {
    constexpr int LARGE_BYTE = 256 << 10, HEAPS = 2;
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTE);
    (void)mallopt(M_ARENA_MAX, HEAPS);
}

}  // namespace

int open(const std::vector<std::filesystem::path>& files, const std::vector<project::UserLayer>& layers, const std::filesystem::path& assets) {
    keepHeapSmall();
    Desktop desktop{assets, files};
    if (files.empty() && layers.empty()) desktop.welcome();
    desktop.openFiles(files);
    desktop.addLayers(layers);
    desktop.run();
    return 0;
}

}  // namespace demarc::window
