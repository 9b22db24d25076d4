#include "vie_scolaire/enfants.hpp"

#include "base/text.hpp"

#include <charconv>
#include <stdexcept>

namespace vie_scolaire {
namespace {

// Terms travel in one column of the child's row ("id~rang~debut~fin~close~libelle" a line), so that
// a page of marks costs three statements and not four. Three terms at most: far below any limit.
std::uint64_t number(std::string_view digits) {
    std::uint64_t value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc()) throw std::logic_error("periode: " + std::string(digits));
    return value;
}

Periode periode_from(std::string_view line) {
    const auto parts = base::split(line, '~');
    if (parts.size() < 6) throw std::logic_error("periode: " + std::string(line));
    const auto label = static_cast<std::size_t>(parts[5].data() - line.data());
    return Periode{
        scolarite::PeriodeId(number(parts[0])),
        static_cast<unsigned>(number(parts[1])),
        std::string(line.substr(label)),
        {base::parse_iso_date(parts[2]).value(), base::parse_iso_date(parts[3]).value()},
        parts[4] == "1"
    };
}

std::vector<Periode> periodes_from(const std::optional<std::string>& column) {
    std::vector<Periode> list;
    if (!column || column->empty()) return list;
    for (const auto line : base::split(*column, '\n')) list.push_back(periode_from(line));
    return list;
}

base::Zone zone_from(const std::string& name) {
    auto zone = base::Zone::parse(name);
    if (!zone) throw std::logic_error("etablissement.fuseau: " + name);
    return *zone;
}

Ecole read_ecole(const db::Row& row) {
    const auto annee = row.get<unsigned>(12);
    const auto debut = row.get<std::optional<base::Date>>(13);
    const auto fin = row.get<std::optional<base::Date>>(14);
    const ReglePublication regle{mode_from(row.get<std::string>(22)), row.get<int>(23)};
    const VoirNotes notes{
        .moyenne = row.get<bool>(24),
        .extremes = row.get<bool>(25),
        .coefficient = row.get<bool>(26),
        .rang = row.get<bool>(33),
    };
    const VoirAbsences absences{.retards = row.get<bool>(27), .motifs = row.get<bool>(28)};
    return Ecole{
        row.get<scolarite::EtablissementId>(9),
        row.get<std::string>(10),
        zone_from(row.get<std::string>(11)),
        annee,
        year_of(annee, debut, fin),
        row.get<bool>(15),
        row.get<bool>(16),
        row.get<bool>(17),
        row.get<std::string>(18),
        row.get<std::string>(19),
        row.get<std::string>(20),
        row.get<std::string>(21),
        regle,
        notes,
        absences,
        periodes_from(row.get<std::optional<std::string>>(29))};
}

Enfant read_enfant(const db::Row& row, base::Instant now) {
    auto ecole = read_ecole(row);
    const auto left = row.get<std::optional<base::Date>>(7);
    const bool gone = (left && *left <= ecole.fuseau.date_at(now)) || row.get<bool>(8);
    return Enfant{
        row.get<acces::RattachementId>(0),
        row.get<scolarite::EleveId>(1),
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<std::string>(5),
        {row.get<std::string>(6), row.get<std::optional<scolarite::DivisionId>>(4)},
        gone,
        std::move(ecole),
        {                       }
    };
}

void add_echeance(const db::Row& row, Enfant& enfant) {
    const auto jour = row.get<std::optional<base::Date>>(32);
    if (!jour) return;
    const auto division = row.get<std::uint64_t>(31);
    Echeance one{row.get<std::string>(30), std::nullopt, *jour};
    if (division != 0) one.division = scolarite::DivisionId(division);
    enfant.echeances.push_back(std::move(one));
}

}  // namespace

Visible Enfant::visible_at(base::Instant instant) const {
    return visible(
        ecole.regle, echeances, perimetre, ecole.fuseau, instant, nom_commun(ecole.denomination)
    );
}

std::vector<Enfant> enfants_of(db::Connection& db, acces::CompteId compte, base::Instant now) {
    std::vector<Enfant> list;
    db.each(
        "SELECT r.id, e.id, e.nom, e.prenom, e.division, COALESCE(d.code, ''), COALESCE(e.mef, "
        "''), "
        "e.sorti_le, e.absent_import_le IS NOT NULL, "
        "s.id, s.denomination, s.fuseau, s.annee, s.annee_debut, s.annee_fin, "
        "s.declare_le IS NOT NULL, tn.service IS NOT NULL, ta.service IS NOT NULL, "
        "s.message_accueil, s.vie_scolaire_nom, s.vie_scolaire_telephone, s.vie_scolaire_courriel, "
        "COALESCE(pn.mode, 'fil'), COALESCE(pn.delai_jours, 1), COALESCE(pn.voir_moyenne, 1), "
        "COALESCE(pn.voir_extremes, 0), COALESCE(pn.voir_coefficient, 1), "
        "COALESCE(pa.voir_retards, 0), COALESCE(pa.voir_motifs, 1), "
        "(SELECT GROUP_CONCAT(CONCAT_WS('~', p.id, p.rang, p.debut, p.fin, p.close_le IS NOT NULL, "
        "p.libelle) ORDER BY p.rang SEPARATOR '\n') FROM periode p "
        "WHERE p.etablissement = s.id AND p.annee = s.annee), "
        "h.mef, h.division, h.jour, COALESCE(pn.voir_rang, 0) "
        "FROM rattachement r "
        "JOIN eleve e ON e.id = r.eleve "
        "JOIN etablissement s ON s.id = e.etablissement "
        "LEFT JOIN couple c ON c.id = r.couple "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN teleservice tn ON tn.etablissement = s.id AND tn.service = 'notes' "
        "LEFT JOIN teleservice ta ON ta.etablissement = s.id AND ta.service = 'absences' "
        "LEFT JOIN parametre_notes pn ON pn.etablissement = s.id "
        "LEFT JOIN parametre_absences pa ON pa.etablissement = s.id "
        "LEFT JOIN echeance h ON h.etablissement = s.id AND pn.mode = 'echeance' "
        "AND (h.mef = '' OR h.mef = e.mef) AND (h.division = 0 OR h.division = e.division) "
        "WHERE r.compte = ? AND r.fin_le IS NULL AND r.suspendu_le IS NULL "
        "AND (r.couple IS NULL OR c.fin_le IS NULL) "
        "ORDER BY e.tri, r.id, h.jour",
        [&](const db::Row& row) {
            if (list.empty() || list.back().rattachement != row.get<acces::RattachementId>(0))
                list.push_back(read_enfant(row, now));
            add_echeance(row, list.back());
        },
        compte
    );
    return list;
}

}  // namespace vie_scolaire
