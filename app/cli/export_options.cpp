#include "cli/export_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/layers.hpp"
#include "cli/outlines.hpp"
#include "cli/rasters.hpp"

namespace demarc::cli {

void declare(CLI::App& command, project::ExportSettings& o) {
    command.add_option("INPUT", o.inputs, "dispatch, folder of dispatches, or - for standard input");
    command.add_option("-o,--output", o.output, "FILE; its ending decides what is written: png, jpg, webp, tif (GeoTIFF), pdf, svg, kml, kmz, geojson, gpkg, csv");
    command.add_option("--quality", o.quality, "of JPEG (default 92) and WebP (default: without loss)")->check(CLI::Range(1, 100));
    command.add_flag("--world-file", o.worldFile, "beside an image, with its .prj");
    command.add_option("--size", o.size, "WIDTHxHEIGHT in pixels (default 3840x2160)");
    command.add_option("--paper", o.paper, "A5, A4, A3, A2, letter or tabloid, :landscape or :portrait (A4:portrait), instead of --size");
    command.add_option("--dpi", o.dpi, "dots an inch (default 300 on paper)")->check(CLI::Range(30.0, 2400.0));
    command.add_option("--margin", o.margin_mm, "millimetres left white on each side")->check(CLI::Range(0.0, 200.0));
    command.add_option("--scale-factor", o.scale, "size of type and marks; 1 is made for 1920x1080 (default: by size)")->check(CLI::Range(0.25, 16.0));
    command.add_flag("--transparent", o.transparent, "no paper, land or water: lines, names and claims alone");
    auto* fit = command.add_option("--fit", o.fit, "claims, world, a place, or WEST,SOUTH,EAST,NORTH (default claims)");
    command.add_option("--center", o.centre, "LON,LAT of the middle, instead of --fit")->excludes(fit);
    command.add_option("--zoom", o.zoom, "0 shows the world on 256 style pixels; each step halves (default: what --fit shows; 7 with --center)")
        ->check(CLI::Range(0.0, 20.0));
    command.add_option("--crs", o.crs, "auto, EPSG:n or a PROJ string");
    command.add_option("--view", o.view, "all, dispute, party:NAME, compare, compare:A,B, history or proposals");
    command.add_option("--at", o.at, "claims as of this date, YYYY-MM-DD or newest (default: the newest report)");
    command.add_option("--date", o.date, "date of dispatches that state none");
    addGazetteerOption(command, o.gazetteers);
    addCorrectionsOption(command, o.corrections);
    addExtractorOptions(command, o.reader);
    addOutlinesOption(command, o.outlines);
    addLayerOption(command, o.layers);
    addRasterOption(command, o.rasters);
    command.add_option("--theme", o.theme, "light, dark, or print: for paper, and read in grey too")->check(CLI::IsMember({"light", "dark", "print"}));
    command.add_option("--language", o.language, "of the names on the ground: en, uk, ru, ar, fr … (default en)");
    command.add_flag("--local-names", o.localNames, "below each name the one of its own country");
    command.add_option("--boundaries", o.boundaries, "neutral (disputed ones dashed), de-jure (UN General Assembly) or de-facto")
        ->check(CLI::IsMember({"neutral", "de-jure", "de-facto"}));
    command.add_option("--title", o.title, "instead of the title made from the claims");
    command.add_option("--subtitle", o.subtitle, "instead of the line below the title");
    command.add_option("--note", o.note, "a line of your own, above the disclaimer");
    command.add_flag("--no-legend", o.noLegend);
    command.add_flag("--no-scale-bar", o.noScaleBar);
    command.add_flag("--no-north-arrow", o.noNorthArrow);
    command.add_flag("--no-sources", o.noSources);
    command.add_flag("--no-inset", o.noInset);
    command.add_flag("--no-callouts", o.noCallouts);
    command.add_option("--template", o.sheetTemplate, "how the sheet is divided: slide, column, a3, or a TOML file (docs/export.md)");
    command.add_option("--per", o.per, "party or date: an image for each, its name added to FILE's")->check(CLI::IsMember({"party", "date"}));
    auto* frames = command.add_option("--frames", o.frames, "FROM..TO: an image for each date, numbered, the date in the frame; a .webp, .gif or .mp4 moves");
    command.add_option("--step", o.step, "between frames: days, weeks or months, as 1d, 2w, 1m (default 1d)")->needs(frames);
    command.add_flag("--sidecar", o.sidecar, "write FILE.json too: what each mark stands on, and all that makes the image again");
    command.add_option("--from", o.from, "FILE.json of an image to make again, with the other options given here");
    command.footer("Example: demarc export report.txt -o brief.png --view dispute --size 1920x1080");
}

}  // namespace demarc::cli
