#include "filex/mots.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "depot/lien.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace filex {

Affichage affichage_of(depot::Phase phase) {
    static constexpr std::array<Affichage, depot::phase_count> table{
        {{"●", "En cours", "actif"},
         {"✓", "Disponible", "succes"},
         {"⚠", "Bloqué", "erreur-etat"},
         {"–", "Expiré", ""},
         {"–", "Terminé", ""},
         {"!", "Abandonné", "alerte"}}
    };
    return table.at(static_cast<std::size_t>(phase));
}

Affichage affichage_of(const depot::FichierVu& fichier, bool scans) {
    using depot::Antivirus;
    if (fichier.efface) return {"–", "Effacé", ""};
    if (fichier.antivirus == Antivirus::sain) return {"✓", "Aucun virus trouvé", "succes"};
    if (fichier.antivirus == Antivirus::infecte) return {"⚠", "Infecté, bloqué", "erreur-etat"};
    if (fichier.antivirus == Antivirus::non_analyse) return {"!", "Non analysé", "alerte"};
    if (!scans) return {"–", "Non analysé", ""};
    return {"●", "Analyse en attente", "actif"};
}

bool retient(const base::Config& config, const std::vector<depot::FichierVu>& fichiers) {
    return config.scan_required() && std::ranges::any_of(fichiers, [](const depot::FichierVu& one) {
               return !one.efface && one.antivirus == depot::Antivirus::non_analyse;
           });
}

std::string empreinte_of(const depot::FichierVu& fichier) {
    if (!fichier.sha256.empty()) return fichier.sha256;
    return fichier.efface ? "non calculée" : "en calcul";
}

std::string titre_of(const std::vector<std::string>& noms) {
    if (noms.empty()) return "Aucun fichier encore";
    const auto others = static_cast<long long>(noms.size()) - 1;
    if (others == 0) return noms.front();
    return noms.front() + " et " + base::counted(others, "autre fichier", "autres fichiers");
}

std::string quand(base::Instant instant) { return base::Zone::paris().format(instant); }

std::string reste(base::Instant now, base::Instant end) {
    const auto left = end - now;
    if (left >= std::chrono::days(1))
        return base::counted(jours_restants(now, end), "jour", "jours");
    if (left >= std::chrono::hours(1))
        return base::counted(
            std::chrono::ceil<std::chrono::hours>(left).count(), "heure", "heures"
        );
    return "moins d’une heure";
}

int jours_restants(base::Instant now, base::Instant end) {
    const auto days = std::chrono::ceil<std::chrono::days>(end - now).count();
    return days < 1 ? 1 : static_cast<int>(days);
}

std::string lieu_of(const hall::Context& context) {
    return context.config.filex_addresses ? context.visitor.adresse : std::string();
}

std::string page_of(const hall::Context& context, depot::DepotId depot) {
    return "/filex/depots/" + context.handle(depot);
}

std::string adresse_of(const hall::Context& context, const depot::FicheDepot& fiche) {
    const auto token =
        depot::open_lien(context.keys, depot::UsageLien::depot, fiche.empreinte, fiche.scelle);
    return token ? context.config.drop_link("/f/" + token->reveal()) : std::string();
}

std::string adresse_ici_of(const hall::Context& context, const depot::FicheDepot& fiche) {
    const auto there = adresse_of(context, fiche);
    const auto elsewhere = context.config.drop_link("");
    if (there.empty() || elsewhere == context.config.link("")) return {};
    return context.config.link(there.substr(elsewhere.size()));
}

std::size_t page_number(std::string_view text) {
    const auto page = base::parse_number<std::size_t>(text);
    return page && *page > 0 ? *page : 1;
}

}  // namespace filex
