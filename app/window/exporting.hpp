#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gl/texture.hpp"
#include "panels/exporting.hpp"
#include "print/export_plan.hpp"
#include "print/image.hpp"
#include "project/items.hpp"

namespace demarc::window {

/// What the window keeps of the export dialog while it is open.
struct Exporting {
    explicit Exporting(const std::filesystem::path& stateFolder) : presets{stateFolder} {}

    project::PresetShelf presets;
    panels::ExportFacts facts;
    std::optional<panels::ExportWish> wish;  ///< as the dialog has it; none while it is closed
    std::size_t revision = 0;                ///< of the desk when facts were found
    double changed_s = 0;                    ///< when the wish changed last
    bool isAsked = false;                    ///< the worker draws the wish, or has drawn it
    std::size_t asked = 0;                   ///< pictures asked for
    int width_px = 0, height_px = 0;         ///< that they are to fit into
    std::optional<print::ExportPlan> plan;   ///< of the wish, whatever its file; none where it can't be drawn
    std::unique_ptr<gl::Texture> texture;

    /// Shows a picture.
    void take(const print::Image& image);
    /// The dialog was closed.
    void forget();
};

/// Settings with their template, as a plan. Throws as print::planOf and SheetTemplate::open.
[[nodiscard]] print::ExportPlan planFor(project::ExportSettings settings, const std::filesystem::path& assets);

/// The same sheet, in at most so many pixels.
[[nodiscard]] map::LayoutOptions inLittle(map::LayoutOptions sheet, int width_px, int height_px);

/// Settings that look at what a pane of this size (style pixels) looks at.
[[nodiscard]] project::ExportSettings lookingAt(project::ExportSettings settings, const project::Camera& pane, double width_px, double height_px, const std::filesystem::path& assets);

}  // namespace demarc::window
