#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "project/export_presets.hpp"

namespace demarc::panels {

/// What the window made of the settings in the export dialog.
struct ExportFacts {
    void* picture = nullptr;            ///< a texture as ImGui takes it; null until the first is drawn
    int width_px = 0, height_px = 0;    ///< of the picture
    bool isWorking = false;             ///< the picture is of earlier settings
    std::size_t images = 1;             ///< that the settings make
    int sheetWidth_px = 0, sheetHeight_px = 0;
    std::string replaces;               ///< a file that is there already and has the name of one of these
    std::string trouble;                ///< why they can't be exported; empty where they can
    std::vector<std::string> warnings;  ///< what the picture lacks
    std::string command;                ///< that does the same in a terminal; empty where there is none yet
    bool isUnsaved = false;             ///< the project is to be saved before the command does the same
    const std::vector<project::ExportPreset>* presets = nullptr;
};

/// How far the worker is with something long.
struct WorkFacts {
    std::string words;
    double share = 0;
};

// What the dialog asks for.

/// Settings as the dialog has them; `inView`: what is in view in the window, instead of what `fit` says.
struct ExportWish {
    project::ExportSettings settings;
    bool inView = false;
    friend bool operator==(const ExportWish&, const ExportWish&) = default;
};
/// Whenever they change; `wish` nothing: the dialog is closed. The picture is to fit into these pixels.
struct PreviewExport {
    std::optional<ExportWish> wish;
    int width_px = 0, height_px = 0;
    friend bool operator==(const PreviewExport&, const PreviewExport&) = default;
};
struct RunExport { ExportWish wish; };
struct CopyImage { std::optional<ExportWish> wish; };      ///< nothing: what is in view now
struct KeepPreset { std::string name; project::ExportSettings settings; };
struct RemovePreset { std::string name; };
struct CancelWork {};
using ExportRequest = std::variant<PreviewExport, RunExport, CopyImage, KeepPreset, RemovePreset, CancelWork>;

/// What the dialog remembers.
struct ExportMemory {
    bool asked = false;               ///< not yet shown
    bool wasListOpen = false;         ///< one of the dialog's, in the frame before
    ExportWish wish;
    PreviewExport sent;               ///< that the window knows of
    std::string preset;               ///< chosen last
    std::string presetName;           ///< as it is typed
    bool namesPreset = false;
    bool asksToReplace = false;
    bool isCommandCopied = false;     ///< since the settings changed
};

}  // namespace demarc::panels
