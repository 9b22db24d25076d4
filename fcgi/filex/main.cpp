// The file drop: agents drop large files and hand on a link.
#include "filex/routes.hpp"
#include "hall/program.hpp"

int main(int argc, char** argv) { return hall::run(argc, argv, "filex", filex::routes()); }
