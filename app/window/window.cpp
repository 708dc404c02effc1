#include "window/window.hpp"

#include "window/desktop.hpp"

namespace demarc::window {

int open(const std::vector<std::filesystem::path>& files, const std::vector<project::UserLayer>& layers, const std::filesystem::path& assets) {
    Desktop desktop{assets};
    if (files.empty() && layers.empty()) desktop.welcome();
    desktop.openFiles(files);
    desktop.addLayers(layers);
    desktop.run();
    return 0;
}

}  // namespace demarc::window
