// The family area: parents and pupils read absences, marks and the équipe pédagogique.
#include "famille/routes.hpp"
#include "hall/program.hpp"

int main(int argc, char** argv) { return hall::run(argc, argv, "famille", famille::routes()); }
