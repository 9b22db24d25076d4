#include "tsctl/commands.hpp"

int main(int argc, char** argv) { return base::cli::run("tsctl", tsctl::commands(), argc, argv); }
