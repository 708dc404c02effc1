#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "map/compose.hpp"
#include "map/sheet_template.hpp"
#include "print/export.hpp"
#include "project/slides.hpp"
#include "window/layer_shelf.hpp"

namespace demarc::window {

/// What a briefing is made of. Cheap to copy, for a worker.
struct BriefingTask {
    std::vector<project::Slide> slides;
    project::Readings readings;
    project::UserLayers layers;
    std::vector<map::Annotation> annotations;
    std::string title;  ///< empty: that of the first slide
};
[[nodiscard]] BriefingTask briefingOf(const project::DeskState& state);

/// The sheet of a slide: 1920x1080 style pixels, divided as assets/templates/slide.toml says.
[[nodiscard]] map::LayoutOptions slideSheet(const map::SheetTemplate& look, const project::ViewState& view, int width_px, int height_px);
/// The camera of a slide that shows what is in view in a map pane of this size, in style pixels.
[[nodiscard]] project::Camera slideCamera(const project::Camera& pane, double width_px, double height_px);
/// The same the other way.
[[nodiscard]] project::Camera paneCamera(const project::Camera& slide, double width_px, double height_px);

/// Writes slides as files. For one thread at a time: it uses the worker's cartographer and shelf.
class Briefing {
public:
    /// Throws FileError, FormatError where the template or the fonts can't be read.
    Briefing(const claim::Knowledge& knowledge, map::Cartographer& cartographer, LayerShelf& shelf, const std::filesystem::path& assets);

    /// A .pdf with a page a slide, a .html, or a .png a slide: "slides/NNN.png" makes 001.png, 002.png …, "deck.png" deck-001.png …; returns how
    /// many slides were written. `width_px` is that of PNG files; `progress` is told the share that is done and says whether to go on: where it does not,
    /// no file is left half. Throws UsageError for another ending or no slides, and what print::writeSheet throws.
    std::size_t write(const std::filesystem::path& file, const BriefingTask& task, int width_px, const std::function<bool(double share)>& progress = {});

    /// What could not be drawn as wished.
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

private:
    [[nodiscard]] print::LaidOut layOut(const project::Slide& slide, const BriefingTask& task, const map::LayoutOptions& sheet, map::SceneRequest request);
    [[nodiscard]] std::string pdf(const BriefingTask& task, const std::function<bool(double)>& progress);
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> accounts(const BriefingTask& task, map::SceneRequest request);
    [[nodiscard]] std::string html(const BriefingTask& task, const std::function<bool(double)>& progress);

    const claim::Knowledge& knowledge_;
    map::Cartographer& cartographer_;
    LayerShelf& shelf_;
    std::filesystem::path assets_;
    map::SheetTemplate look_;
    map::FontSet fonts_;
    std::vector<std::string> problems_;
};

/// Before any work: throws UsageError for a name that no briefing can be written to, FileError where the folder can't be written.
void checkBriefing(const std::filesystem::path& file, const BriefingTask& task);

}  // namespace demarc::window
