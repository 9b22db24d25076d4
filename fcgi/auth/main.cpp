// The door: accounts, sign-in, recovery, and the pages that are for everybody.
#include "auth/routes.hpp"
#include "hall/program.hpp"

int main(int argc, char** argv) { return hall::run(argc, argv, "auth", auth::routes()); }
