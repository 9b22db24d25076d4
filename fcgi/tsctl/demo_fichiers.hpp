// The files of a demonstration school, as SIECLE, STS and a marks program would export them.
#pragma once

#include "tsctl/demo_academie.hpp"

#include <string>
#include <vector>

namespace tsctl::demo_academie {

// Writes into `folder` (which exists) and returns the paths. Throws std::runtime_error when the
// disk refuses. SIECLE files are ISO-8859-15, STS and CSV files UTF-8.
std::vector<std::string> write_siecle(const Ecole& school, const std::string& folder);
// Examples of an LSU file and of an exportAbsence.xml, both of the first term (`--periode 1`). The
// demonstration does not load them: its averages are those of its marks.
std::vector<std::string> write_reports(const Ecole& school, const std::string& folder);
// `marks`: about how many a pupil has by the end of a long year.
std::vector<std::string> write_marks(
    const Ecole& school, const std::string& folder, unsigned marks, Hasard& hasard
);

}  // namespace tsctl::demo_academie
