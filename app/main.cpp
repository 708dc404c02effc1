#include "cli/cli.hpp"

int main(int argc, char** argv) {
    return demarc::cli::run(argc, argv);
}
