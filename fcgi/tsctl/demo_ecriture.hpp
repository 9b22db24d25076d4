// What the writers of demonstration files share.
#pragma once

#include "tsctl/demo_academie.hpp"
#include "tsctl/demo_ecrivain.hpp"

#include <string>

namespace tsctl::demo_academie {

std::string text(std::uint32_t number);
std::string elenoet(const Eleve& pupil);
// Spanish is taught in groups, two a division, from the third year of collège on.
std::string group_of(const Ecole& school, std::size_t division, std::size_t half);
bool has_groups(const Ecole& school, std::size_t division);
// Opens the root, PARAMETRES and DONNEES of a SIECLE file.
void head(Ecrivain& out, const Ecole& school, std::string_view root);

std::string write_structures(const Ecole& school, const std::string& folder);
std::string write_names(const Ecole& school, const std::string& folder);
std::string write_school(const Ecole& school, const std::string& folder);
std::string write_sts(const Ecole& school, const std::string& folder);

}  // namespace tsctl::demo_academie
