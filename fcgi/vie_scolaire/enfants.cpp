#include "vie_scolaire/enfants.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace vie_scolaire {
namespace {

base::Zone zone_from(const std::string& name) {
    auto zone = base::Zone::parse(name);
    if (!zone) throw std::logic_error("etablissement.fuseau: " + name);
    return *zone;
}

EcoleVue read_ecole(const db::Row& row) {
    const auto annee = row.get<unsigned>(12);
    const auto debut = row.get<std::optional<base::Date>>(13);
    const auto fin = row.get<std::optional<base::Date>>(14);
    const ReglePublication regle{mode_from(row.get<std::string>(22)), row.get<int>(23)};
    const VoirNotes notes{
        .moyenne = row.get<bool>(24),
        .extremes = row.get<bool>(25),
        .coefficient = row.get<bool>(26),
        .rang = row.get<bool>(29),
    };
    const VoirAbsences absences{.retards = row.get<bool>(27), .motifs = row.get<bool>(28)};
    return EcoleVue{
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
        {}};
}

std::optional<Lecture::Passage> read_passage(
    const db::Row& row, std::size_t instant, std::optional<std::size_t> bornes = {}
) {
    const auto le = row.get<std::optional<base::Instant>>(instant);
    if (!le) return std::nullopt;
    Lecture::Passage passage{*le};
    if (!bornes) return passage;
    const auto publication = row.get<std::optional<base::Date>>(*bornes);
    const auto jour = row.get<std::optional<base::Date>>(*bornes + 1);
    if (publication && jour) passage.ouvert = Bornes{*publication, *jour};
    return passage;
}

Enfant read_enfant(const db::Row& row, base::Instant now) {
    auto ecole = read_ecole(row);
    const auto left = row.get<std::optional<base::Date>>(7);
    const bool gone = (left && *left <= ecole.fuseau.date_at(now)) || row.get<bool>(8);
    const Perimetre perimetre{
        row.get<std::string>(6), row.get<std::optional<scolarite::DivisionId>>(4)};
    const Lecture notes_lues{read_passage(row, 40, 44), read_passage(row, 41, 46)};
    const Lecture absences_lues{read_passage(row, 42), read_passage(row, 43)};
    return Enfant{
        row.get<acces::RattachementId>(0),
        row.get<scolarite::EleveId>(1),
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<std::string>(5),
        perimetre,
        gone,
        std::move(ecole),
        std::vector<Echeance>(),
        notes_lues,
        absences_lues};
}

// A child comes in as many rows as his school has terms, times the dates that may concern him.
struct EnfantLu {
    std::string tri;
    Enfant enfant;
};

template <class T, class Same>
bool holds(const std::vector<T>& list, Same same) {
    return std::any_of(list.begin(), list.end(), same);
}

void add_periode(const db::Row& row, std::vector<Periode>& periodes) {
    const auto id = row.get<std::optional<scolarite::PeriodeId>>(33);
    if (!id || holds(periodes, [&](const Periode& one) { return one.id == *id; })) return;
    periodes.push_back({
        *id,
        row.get<unsigned>(34),
        row.get<std::string>(35),
        {row.get<base::Date>(36), row.get<base::Date>(37)},
        row.get<bool>(38)
    });
}

void add_echeance(const db::Row& row, std::vector<Echeance>& echeances) {
    const auto jour = row.get<std::optional<base::Date>>(32);
    if (!jour) return;
    const auto division = row.get<std::uint64_t>(31);
    Echeance one{row.get<std::string>(30), std::nullopt, *jour};
    if (division != 0) one.division = scolarite::DivisionId(division);
    const auto same = [&](const Echeance& other) {
        return std::tie(other.mef, other.division, other.jour) ==
               std::tie(one.mef, one.division, one.jour);
    };
    if (!holds(echeances, same)) echeances.push_back(std::move(one));
}

Enfant& enfant_of(std::vector<EnfantLu>& list, const db::Row& row, base::Instant now) {
    const auto lien = row.get<acces::RattachementId>(0);
    const auto known = std::find_if(list.begin(), list.end(), [&](const EnfantLu& one) {
        return one.enfant.rattachement == lien;
    });
    if (known != list.end()) return known->enfant;
    return list.emplace_back(EnfantLu{row.get<std::string>(39), read_enfant(row, now)}).enfant;
}

std::vector<Enfant> by_name(std::vector<EnfantLu> read) {
    std::sort(read.begin(), read.end(), [](const EnfantLu& a, const EnfantLu& b) {
        return std::tie(a.tri, a.enfant.rattachement) < std::tie(b.tri, b.enfant.rattachement);
    });
    std::vector<Enfant> list;
    list.reserve(read.size());
    for (auto& [tri, enfant] : read) {
        auto& periodes = enfant.ecole.periodes;
        std::sort(periodes.begin(), periodes.end(), [](const Periode& a, const Periode& b) {
            return a.rang < b.rang;
        });
        list.push_back(std::move(enfant));
    }
    return list;
}

}  // namespace

Visible Enfant::visible_at(base::Instant instant) const {
    return visible(
        ecole.regle, echeances, perimetre, ecole.fuseau, instant, nom_commun(ecole.denomination)
    );
}

std::vector<Enfant> enfants_of(db::Connection& db, acces::CompteId compte, base::Instant now) {
    std::vector<EnfantLu> read;
    // Terms are joined, and nothing is sorted by the server: it would make a table for that, which
    // costs as much as all the rest of this statement. STRAIGHT_JOIN: with eleven tables, looking
    // for a better order than this one costs a tenth of it.
    db.each(
        "SELECT STRAIGHT_JOIN r.id, e.id, e.nom, e.prenom, e.division, COALESCE(d.code, ''), "
        "COALESCE(e.mef, "
        "''), "
        "e.sorti_le, e.absent_import_le IS NOT NULL, "
        "s.id, s.denomination, s.fuseau, s.annee, s.annee_debut, s.annee_fin, "
        "s.declare_le IS NOT NULL, tn.service IS NOT NULL, ta.service IS NOT NULL, "
        "s.message_accueil, s.vie_scolaire_nom, s.vie_scolaire_telephone, s.vie_scolaire_courriel, "
        "COALESCE(pn.mode, 'fil'), COALESCE(pn.delai_jours, 1), COALESCE(pn.voir_moyenne, 1), "
        "COALESCE(pn.voir_extremes, 0), COALESCE(pn.voir_coefficient, 1), "
        "COALESCE(pa.voir_retards, 0), COALESCE(pa.voir_motifs, 0), "
        "COALESCE(pn.voir_rang, 0), h.mef, h.division, h.jour, "
        "p.id, p.rang, p.libelle, p.debut, p.fin, p.close_le IS NOT NULL, e.tri, "
        "r.notes_lues_le, r.notes_lues_avant, r.absences_lues_le, r.absences_lues_avant, "
        "r.notes_lues_publication, r.notes_lues_jour, r.notes_lues_avant_publication, "
        "r.notes_lues_avant_jour "
        "FROM rattachement r "
        "JOIN eleve e ON e.id = r.eleve "
        "JOIN etablissement s ON s.id = e.etablissement "
        "LEFT JOIN couple c ON c.id = r.couple "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN teleservice tn ON tn.etablissement = s.id AND tn.service = 'notes' "
        "LEFT JOIN teleservice ta ON ta.etablissement = s.id AND ta.service = 'absences' "
        "LEFT JOIN parametre_notes pn ON pn.etablissement = s.id "
        "LEFT JOIN parametre_absences pa ON pa.etablissement = s.id "
        "LEFT JOIN periode p ON p.etablissement = s.id AND p.annee = s.annee "
        "LEFT JOIN echeance h ON h.etablissement = s.id AND pn.mode = 'echeance' "
        "AND (h.mef = '' OR h.mef = e.mef OR (e.mef IS NULL AND h.division = e.division)) "
        "AND (h.division = 0 OR h.division = e.division) "
        // of this school year, from August on: a date of another one opens and closes nothing
        "AND YEAR(h.jour) * 12 + MONTH(h.jour) BETWEEN s.annee * 12 + 8 AND s.annee * 12 + 19 "
        "WHERE r.compte = ? AND r.fin_le IS NULL AND r.suspendu_le IS NULL "
        "AND (r.couple IS NULL OR c.fin_le IS NULL)",
        [&](const db::Row& row) {
            auto& enfant = enfant_of(read, row, now);
            add_periode(row, enfant.ecole.periodes);
            add_echeance(row, enfant.echeances);
        },
        compte
    );
    return by_name(std::move(read));
}

}  // namespace vie_scolaire
