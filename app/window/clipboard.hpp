#pragma once
#include <string>

namespace demarc::window {

/// Puts a PNG on the clipboard through wl-copy or xclip, which keep it there while the program goes on. Waits for them, so call it beside the window.
/// Throws FileError that says what to install where neither is there, and where the tool fails.
void copyPng(const std::string& png);

}  // namespace demarc::window
