// Tags of the rows of this room, and the numbers their handles carry in URLs.
#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"

namespace acces {

struct Compte;
struct CarRow;
struct Rattachement;
struct Lot;
using CompteId = base::Id<Compte>;
using CarId = base::Id<CarRow>;
using RattachementId = base::Id<Rattachement>;
using LotId = base::Id<Lot>;

}  // namespace acces

template <>
inline constexpr std::uint32_t base::url_kind<acces::Compte> = 10;
template <>
inline constexpr std::uint32_t base::url_kind<acces::CarRow> = 11;
template <>
inline constexpr std::uint32_t base::url_kind<acces::Rattachement> = 12;
template <>
inline constexpr std::uint32_t base::url_kind<acces::Lot> = 13;
