#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>

namespace demarc::panels {

// What the pane of slides asks of the window, which knows the camera.
struct AddSlide {};
struct UpdateSlide { std::string id; };
struct DuplicateSlide { std::string id; };
struct MoveSlide { std::string id; std::size_t to = 0; };  ///< `to`: where it stands afterwards
struct RemoveSlide { std::string id; };
struct RewordSlide { std::string id, title, caption, notes; };
struct ShowSlide { std::string id; };                      ///< flies there
struct Present { std::string id; };                        ///< begins with this slide; of no slide, with the first
struct ExportBriefing { std::filesystem::path path; int width_px = 1920; };  ///< `width_px`: of numbered images
using SlideRequest = std::variant<AddSlide, UpdateSlide, DuplicateSlide, MoveSlide, RemoveSlide, RewordSlide, ShowSlide, Present, ExportBriefing>;

/// Pictures of slides by id, 16 to 9: textures as ImGui takes them.
using SlidePictures = std::map<std::string, void*>;

/// What the pane and its dialogs remember.
struct SlideMemory {
    bool open = false;                  ///< in place of the time pane
    std::string chosen;                 ///< id
    std::set<std::string> seen;         ///< ids in the frame before: a new one is chosen
    float scroll_px = 0;
    bool chosenMoved = false;           ///< scrolls to it in this frame
    std::optional<std::string> dragged;
    bool wordsDialog = false;           ///< asked for, not yet shown
    std::string title, caption, notes;  ///< as they are typed there
    bool exportDialog = false;
    std::string exportPath;
    int exportWidth_px = 1920;
    bool asksToReplace = false;
};

}  // namespace demarc::panels
