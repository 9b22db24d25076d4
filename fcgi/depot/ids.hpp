// Tags of the rows of this room, and the numbers their handles carry in URLs.
#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"

namespace depot {

struct Depot;
struct Fichier;
struct Televersement;
struct Destinataire;
struct Telechargement;
struct Invitation;
struct Signalement;
struct JetonDepot;
struct RegleDepot;
struct Droit;  // to send the files of a drop: the drop's number, under a handle of its own
using DepotId = base::Id<Depot>;
using FichierId = base::Id<Fichier>;
using TeleversementId = base::Id<Televersement>;
using DestinataireId = base::Id<Destinataire>;
using TelechargementId = base::Id<Telechargement>;
using InvitationId = base::Id<Invitation>;
using SignalementId = base::Id<Signalement>;
using JetonDepotId = base::Id<JetonDepot>;
using RegleId = base::Id<RegleDepot>;
using DroitId = base::Id<Droit>;

}  // namespace depot

template <>
inline constexpr std::uint32_t base::url_kind<depot::Depot> = 30;
template <>
inline constexpr std::uint32_t base::url_kind<depot::Fichier> = 31;
template <>
inline constexpr std::uint32_t base::url_kind<depot::Destinataire> = 32;
template <>
inline constexpr std::uint32_t base::url_kind<depot::Telechargement> = 33;
template <>
inline constexpr std::uint32_t base::url_kind<depot::Invitation> = 34;
template <>
inline constexpr std::uint32_t base::url_kind<depot::Signalement> = 35;
template <>
inline constexpr std::uint32_t base::url_kind<depot::JetonDepot> = 36;
template <>
inline constexpr std::uint32_t base::url_kind<depot::RegleDepot> = 37;
template <>
inline constexpr std::uint32_t base::url_kind<depot::Droit> = 38;
