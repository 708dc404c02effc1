#include "cli/cli.hpp"

#include <csignal>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "window/window.hpp"

namespace demarc::cli {
namespace {

constexpr const char* DESCRIPTION =
    "demarc: from dispatches to a map of who claims to hold what.\n"
    "Without a subcommand it opens the desktop window with the given dispatches:\n"
    "  demarc report.txt";

int fail(const char* what, int status) {
    std::cerr << "demarc: " << what << '\n';
    return status;
}

}  // namespace

int run(int argc, char** argv) {
    // A reader that closes the pipe early, or a file limit, comes back as a failed write and so as a message.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    CLI::App app{DESCRIPTION, "demarc"};
    app.set_version_flag("--version", "demarc " DEMARC_VERSION);
    Action action;
    addExtract(app, action);
    addLocate(app, action);
    addExport(app, action);

    std::vector<std::filesystem::path> files;
    app.add_option("FILE", files, "dispatches to open in the window");
    app.require_subcommand(0, 1);
    if (argc > 1 && std::string_view{argv[1]} == "window") return fail("the window needs no subcommand: demarc FILE...", 2);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        const std::string hint = app.get_subcommands().empty() ? "" : ' ' + app.get_subcommands().front()->get_name();
        return fail((std::string(error.what()) + "; see demarc" + hint + " --help").c_str(), 2);
    }
    try {
        return action ? action() : window::open(files, base::findAssets());
    } catch (const base::UsageError& error) {
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
