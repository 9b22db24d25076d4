// What the antivirus has said of a file. Whether the file is handed out is FichierRemis' to say.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace depot {

enum class Antivirus : std::uint8_t { attente, sain, infecte, non_analyse };

// Of the column `fichier.antivirus`, and for it. Throws std::logic_error on any other text.
Antivirus antivirus_of(std::string_view column);
const char* colonne_of(Antivirus etat);

// `fichier.antivirus_detail` of a file that waits for an antivirus that is away: asked again once
// it is back.
inline constexpr const char* antivirus_injoignable = "antivirus injoignable";

// A file is scanned within seconds: one that has waited so long tells that something is wrong.
inline constexpr std::chrono::minutes attente_ordinaire{5};

}  // namespace depot
