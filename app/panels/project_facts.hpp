#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "project/records.hpp"

namespace demarc::panels {

/// What a program that ended without saving left.
struct LostFacts {
    std::string name;  ///< of its project; empty where it had none
    std::string when;  ///< "14:02" today, else "21 Nov 14:02"
};

/// The project as a file, and what the window waits to be told about it.
struct ProjectFacts {
    std::filesystem::path file;                 ///< empty where it has none yet
    bool changed = false;                       ///< since it was saved
    bool asksToSave = false;                    ///< something would lose what is not saved
    std::string asksForHosts;                   ///< whose map tiles it names and nobody agreed to fetch: "tile.example.org"
    std::vector<LostFacts> lost;                ///< to recover or discard, one after the other
    std::vector<std::filesystem::path> recent;  ///< the newest first
    std::filesystem::path watched;              ///< a folder whose new reports are read; empty for none
    const project::History* history = nullptr;
};

// What a panel may ask for about the project.
struct NewProject {};
struct SaveProject { std::filesystem::path file; };  ///< empty: where it is
enum class Unsaved : std::uint8_t { save, lose, stay };
struct AnswerUnsaved { Unsaved answer; };
struct AnswerHosts { bool agreed; };
struct AnswerLost { bool recover; };                 ///< the first of them
struct GoBack { std::ptrdiff_t steps; };             ///< in the history; forward where negative
struct PasteReport { std::string text; };
struct WatchFolder { std::filesystem::path folder; };  ///< empty: none any more
using ProjectRequest = std::variant<NewProject, SaveProject, AnswerUnsaved, AnswerHosts, AnswerLost, GoBack, PasteReport, WatchFolder>;

}  // namespace demarc::panels
