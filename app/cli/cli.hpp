#pragma once

namespace demarc::cli {

/// The whole program: parses the command line, runs a subcommand or the window. Returns the exit status:
/// 0 done, 1 the work failed, 2 bad usage; what went wrong is one line on stderr.
[[nodiscard]] int run(int argc, char** argv);

}  // namespace demarc::cli
