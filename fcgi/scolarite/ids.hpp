// Tags of the rows of this room, and the numbers their handles carry in URLs.
#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"

namespace scolarite {

struct Eleve;
struct Couple;
struct Responsable;
struct Division;
struct Etablissement;
struct Periode;
struct Matiere;
struct Enseignant;
struct Groupe;
using EleveId = base::Id<Eleve>;
using CoupleId = base::Id<Couple>;
using ResponsableId = base::Id<Responsable>;
using DivisionId = base::Id<Division>;
using EtablissementId = base::Id<Etablissement>;
using PeriodeId = base::Id<Periode>;
using MatiereId = base::Id<Matiere>;
using EnseignantId = base::Id<Enseignant>;
using GroupeId = base::Id<Groupe>;

}  // namespace scolarite

template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Eleve> = 1;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Couple> = 2;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Responsable> = 3;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Division> = 4;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Etablissement> = 5;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Periode> = 6;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Matiere> = 7;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Enseignant> = 8;
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Groupe> = 9;
