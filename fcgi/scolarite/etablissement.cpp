#include "scolarite/etablissement.hpp"

#include "base/text.hpp"

#include <array>
#include <utility>

namespace scolarite {
namespace {

Etablissement read(const db::Row& row) {
    const auto text = [&](std::size_t column) { return row.get<std::string>(column); };
    return Etablissement{
        row.get<EtablissementId>(0),
        Uai::parse(text(1)).value(),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        text(7),
        text(8),
        text(9),
        base::Zone::parse(text(10)).value_or(base::Zone::paris()),
        text(11),
        text(12),
        text(13),
        text(14),
        text(15),
        row.get<int>(16),
        row.get<std::optional<base::Instant>>(17),
        text(18)};
}

// Postal codes that begin so keep another time than Paris.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> zones{
    {
     {"97133", "America/St_Barthelemy"},
     {"97150", "America/Marigot"},
     {"971", "America/Guadeloupe"},
     {"972", "America/Martinique"},
     {"973", "America/Cayenne"},
     {"974", "Indian/Reunion"},
     {"975", "America/Miquelon"},
     {"976", "Indian/Mayotte"},
     {"97701", "America/St_Barthelemy"},
     {"978", "America/Marigot"},
     {"986", "Pacific/Wallis"},
     {"98755", "Pacific/Gambier"},
     {"987", "Pacific/Tahiti"},
     {"988", "Pacific/Noumea"},
     }
};

}  // namespace

std::vector<std::string> Etablissement::en_tete() const {
    std::vector<std::string> lines;
    for (const auto& line :
         {denomination, adresse1, adresse2, adresse3, base::trim(code_postal + " " + commune)}) {
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

std::string annee_scolaire(int septembre) {
    return std::to_string(septembre) + "-" + std::to_string(septembre + 1);
}

std::string Etablissement::annee_scolaire() const { return scolarite::annee_scolaire(annee); }

std::optional<Etablissement> etablissement_of(db::Connection& db, EtablissementId id) {
    return db.first<Etablissement>(
        "SELECT id, uai, denomination, adresse1, adresse2, adresse3, code_postal, commune, "
        "telephone,"
        " courriel, fuseau, chef_nom, chef_qualite, vie_scolaire_nom, vie_scolaire_telephone,"
        " vie_scolaire_courriel, annee, declare_le, message_accueil FROM etablissement WHERE id = "
        "?",
        read,
        id
    );
}

std::optional<Etablissement> etablissement_of(db::Connection& db, const Uai& uai) {
    return db.first<Etablissement>(
        "SELECT id, uai, denomination, adresse1, adresse2, adresse3, code_postal, commune, "
        "telephone,"
        " courriel, fuseau, chef_nom, chef_qualite, vie_scolaire_nom, vie_scolaire_telephone,"
        " vie_scolaire_courriel, annee, declare_le, message_accueil FROM etablissement WHERE uai = "
        "?",
        read,
        uai.text()
    );
}

base::Date today_of(db::Connection& db, EtablissementId id, base::Instant now) {
    const auto zone = db.value<std::string>("SELECT fuseau FROM etablissement WHERE id = ?", id);
    return base::Zone::parse(zone.value()).value().date_at(now);
}

base::Zone zone_of_postal_code(std::string_view code_postal) {
    for (const auto& [prefix, name] : zones) {
        if (code_postal.starts_with(prefix)) {
            return base::Zone::parse(name).value_or(base::Zone::paris());
        }
    }
    return base::Zone::paris();
}

}  // namespace scolarite
