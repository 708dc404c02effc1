#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "map/frame.hpp"

namespace demarc::map {

/// What a sheet looks like, as a TOML file says it (docs/export.md): values of export options, where the furniture stands, a logo and fonts.
struct SheetTemplate {
    /// Options of `demarc export` by name with their values; switches have none. The command line goes before them.
    std::vector<std::pair<std::string, std::vector<std::string>>> options;
    std::filesystem::path logo;                   ///< empty: none
    Corner logoCorner = Corner::topRight;
    double logoHeight_px = 40;                    ///< style pixels
    std::array<std::filesystem::path, 3> fonts;   ///< regular, bold, italic; empty: the program's own

    PanelSide panel = PanelSide::automatic;
    double panelWidth_px = 0;
    bool banner = false, sourceTable = false, legendOnMap = false;
    Corner scaleCorner = Corner::bottomRight;

    /// Divides a sheet as the template says.
    void applyTo(LayoutOptions& sheet) const;

    /// A file, or the name of a template in the user's templates/ folder or in the program's. Paths in it are relative to it.
    /// Throws FileError where there is none (it lists those there are), FormatError naming file, line and what is wrong.
    [[nodiscard]] static SheetTemplate open(const std::string& nameOrFile, const std::filesystem::path& assets);
};

}  // namespace demarc::map
