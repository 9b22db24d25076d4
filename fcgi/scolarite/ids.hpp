// Tags of the rows that come from SIECLE and STS, and the numbers their handles carry in URLs.
#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"

namespace scolarite {

struct Etablissement;
struct Eleve;
struct Couple;
struct Responsable;
struct Division;
struct Groupe;
struct Periode;
struct Matiere;
struct Enseignant;
struct Service;
using EtablissementId = base::Id<Etablissement>;
using EleveId = base::Id<Eleve>;
using CoupleId = base::Id<Couple>;
using ResponsableId = base::Id<Responsable>;
using DivisionId = base::Id<Division>;
using GroupeId = base::Id<Groupe>;
using PeriodeId = base::Id<Periode>;
using MatiereId = base::Id<Matiere>;
using EnseignantId = base::Id<Enseignant>;
using ServiceId = base::Id<Service>;

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
template <>
inline constexpr std::uint32_t base::url_kind<scolarite::Service> = 15;
