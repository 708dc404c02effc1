#include "cli/cli.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/unfinished.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/layers.hpp"
#include "cli/outlines.hpp"
#include "cli/rasters.hpp"
#include "window/window.hpp"

namespace demarc::cli {
namespace {

constexpr const char* DESCRIPTION =
    "demarc: from dispatches to a map of who claims to hold what.\n"
    "Without a subcommand it opens the desktop window with the given dispatches:\n"
    "  demarc report.txt";

int fail(const std::string& what, int status) {
    std::cerr << "demarc: " << what << '\n';
    return status;
}

/// How many letters must be added, left out or changed to make one word of another.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

/// A word that is neither a subcommand nor anything like a file is a slip, not a file that is missing.
bool isFileLike(std::string_view word) {
    std::error_code ignored;
    return word.empty() || word.starts_with('-') || word.find_first_of("/.") != std::string_view::npos || std::filesystem::exists(word, ignored);
}

std::vector<std::string> commandNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
    return names;
}

std::string unknownWord(const std::string& word, const std::vector<std::string>& commands) {
    constexpr std::size_t SLIPS = 3;
    const auto nearest = std::ranges::min_element(commands, {}, [&](const std::string& name) { return editDistance(word, name); });
    if (editDistance(word, *nearest) <= std::min(SLIPS, word.size() - 1))
        return word + ": no such subcommand or file; did you mean demarc " + *nearest + "?";
    std::string list;
    for (const std::string& name : commands) list += (list.empty() ? "" : ", ") + name;
    return word + ": no such subcommand or file; the subcommands are " + list + "; see demarc --help";
}

/// Rasters lie below shapes; of each kind the first is the lowest.
std::vector<project::UserLayer> windowLayers(const std::vector<std::string>& layers, const std::vector<std::string>& rasters, const std::vector<std::string>& outlines) {
    std::vector<project::UserLayer> all;
    using Kind = project::LayerKind;
    for (const auto& [kind, specs] : {std::pair{Kind::outlines, &outlines}, {Kind::raster, &rasters}, {Kind::vector, &layers}})
        for (const std::string& spec : *specs) all.push_back(project::parseUserLayer(kind, spec));
    return all;
}

}  // namespace

void addGazetteerOption(CLI::App& command, std::vector<std::filesystem::path>& files) {
    command.add_option("--gazetteer", files, "places of your own, preferred to those that come with the program: CSV (name, lon, lat …) or any vector layer")->allow_extra_args(false);
}

void addExtractorOptions(CLI::App& command, ReaderOptions& options) {
    constexpr double SHORTEST_IN_S = 0.1, LONGEST_IN_S = 86'400;
    auto* extractor = command.add_option("--extractor", options.command, "COMMAND that reads the claims instead: a dispatch a line in, its claims a line out (docs/extractor.md)");
    extractor->check([](const std::string& given) { return given.empty() ? std::string{"is empty"} : std::string{}; });
    command.add_option("--extractor-timeout", options.limit_s, "seconds that it may take for a dispatch (default 60)")
        ->check(CLI::Range(SHORTEST_IN_S, LONGEST_IN_S))
        ->needs(extractor);
}

void addCorrectionsOption(CLI::App& command, std::vector<std::filesystem::path>& files) {
    command.add_option("--corrections", files, "claims that persons changed, rejected or added, as demarc correct writes them")->allow_extra_args(false);
}

int run(int argc, char** argv) {
    // A reader that closes the pipe early, or a file limit, comes back as a failed write and so as a message.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    base::endOnSignals();

    CLI::App app{DESCRIPTION, "demarc"};
    app.set_version_flag("--version", "demarc " DEMARC_VERSION);
    Action action;
    addExtract(app, action);
    addLocate(app, action);
    addExport(app, action);
    addCompare(app, action);
    addCorrect(app, action);
    addBrief(app, action);

    std::vector<std::filesystem::path> files;
    app.add_option("FILE", files, "dispatches to open in the window; files of layers are laid on its map");
    std::vector<std::string> layers, rasters, outlines;
    addLayerOption(app, layers);
    addRasterOption(app, rasters);
    addOutlinesOption(app, outlines);
    app.require_subcommand(0, 1);
    if (argc > 1 && std::string_view{argv[1]} == "window") return fail("the window needs no subcommand: demarc FILE...", 2);

    const std::string first = argc > 1 ? argv[1] : "";
    const std::vector<std::string> commands = commandNames(app);
    if (!isFileLike(first) && std::ranges::find(commands, first) == commands.end()) return fail(unknownWord(first, commands), 2);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        const std::string hint = app.get_subcommands().empty() ? "" : ' ' + app.get_subcommands().front()->get_name();
        return fail(std::string(error.what()) + "; see demarc" + hint + " --help", 2);
    }
    try {
        if (!action) return window::open(files, windowLayers(layers, rasters, outlines), base::findAssets());
        if (!layers.empty() || !rasters.empty() || !outlines.empty()) throw base::UsageError("--layer, --raster and --outlines stand behind the subcommand");
        return action();
    } catch (const base::UsageError& error) {
        return fail(error.what(), 2);
    } catch (const base::CrsError& error) {
        return fail(error.what(), 2);
    } catch (const base::Error& error) {
        return fail(error.what(), 1);
    } catch (const std::bad_alloc&) {
        return fail("out of memory", 1);
    } catch (const std::filesystem::filesystem_error& error) {
        return fail(error.what(), 1);
    }
}

}  // namespace demarc::cli
