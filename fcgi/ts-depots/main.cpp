#include "ts-depots/commands.hpp"

int main(int argc, char** argv) {
    return base::cli::run("ts-depots", ts_depots::commands(), argc, argv);
}
