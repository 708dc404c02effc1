#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "panels/panes.hpp"

namespace demarc::panels {

// What dialogs are made of. One is open at a time.

/// A dialog in the middle of the window with its title; opens it where `asked`, which is then done. EndPopup() where it returns true.
bool beginDialog(const Context& context, const char* title, float width_px, float height_px, bool& asked);

enum class Answer : std::uint8_t { none, yes, other, no };
/// Buttons at the lower right: yes in ink, another where it is named, no. Escape is no.
Answer drawAnswers(const Context& context, const char* yes, bool enabled, const char* other = nullptr, const char* no = tr("Cancel"));

/// Lists a folder: its folders first, then the files that are wanted. What can't be listed is said where it is drawn.
void listFolder(Memory& memory, const std::filesystem::path& folder, bool (*wanted)(const std::filesystem::path&));
/// Goes on where dialogs were last, else in the current folder.
void listLastFolder(Memory& memory, bool (*wanted)(const std::filesystem::path&));
/// The list, down to `below_px` above the dialog's end. A click puts the path into memory.openPath; returns a folder that was clicked or a file that
/// was clicked twice. Where `several` can be chosen, with Ctrl and Shift, memory.picked has them, and a folder asks for two clicks too.
std::optional<std::filesystem::path> drawFolder(Context& context, float below_px, bool several = false);
/// The files among those picked.
[[nodiscard]] std::vector<std::filesystem::path> pickedFiles(const Memory& memory);

}  // namespace demarc::panels
