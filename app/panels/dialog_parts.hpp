#pragma once
#include <cstdint>

#include "panels/panes.hpp"

namespace demarc::panels {

// What dialogs are made of. One is open at a time.

/// A dialog in the middle of the window with its title; opens it where `asked`, which is then done. EndPopup() where it returns true.
bool beginDialog(const Context& context, const char* title, float width_px, float height_px, bool& asked);

enum class Answer : std::uint8_t { none, yes, other, no };
/// Buttons at the lower right: yes in ink, another where it is named, no. Escape is no.
Answer drawAnswers(const Context& context, const char* yes, bool enabled, const char* other = nullptr, const char* no = "Cancel");

}  // namespace demarc::panels
