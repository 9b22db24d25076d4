// The ts-admin area: a school's head and staff open the services, give codes, notify families.
#include "hall/program.hpp"
#include "ts-admin/routes.hpp"

int main(int argc, char** argv) { return hall::run(argc, argv, "ts-admin", ts_admin::routes()); }
