#include "acces/journal.hpp"

#include "base/text.hpp"
#include "db/rounds.hpp"
#include "scolarite/noms.hpp"

namespace acces {
namespace {

std::string text_at(const db::Row& row, std::size_t column) {
    return row.get<std::optional<std::string>>(column).value_or("");
}

// Columns: the account of the line, the account it is about, the pair, then the name and the
// identifiant of who did it, if that account is still there.
std::string author_at(const db::Row& row, std::size_t column) {
    const auto compte = row.get<std::optional<CompteId>>(column);
    if (!compte) return "le système";
    if (auto name = text_at(row, column + 3); !name.empty()) return name;
    if (auto identifiant = text_at(row, column + 4); !identifiant.empty()) return identifiant;
    if (row.get<std::optional<CompteId>>(column + 1) != compte) return "un compte effacé";
    return row.get<std::optional<scolarite::CoupleId>>(column + 2) ? "la famille" : "l’élève";
}

// Columns: quand, action, adresse, details, then those of author_at.
Ligne read_ligne(const db::Row& row) {
    return {
        row.get<base::Instant>(0),
        row.get<std::string>(1),
        author_at(row, 4),
        row.get<std::string>(2),
        row.get<std::string>(3)};
}

// As the page of the pair is called: "Mme ROY Anne, pour ROY Léa". Columns: name and first name of
// the pupil, then civilité, name and first name of the parent; any of them may be missing.
std::string subject_at(const db::Row& row, std::size_t column) {
    const auto eleve = scolarite::nom_puis_prenom(text_at(row, column), text_at(row, column + 1));
    const auto parent = base::squeeze(
        text_at(row, column + 2) + " " +
        scolarite::nom_puis_prenom(text_at(row, column + 3), text_at(row, column + 4))
    );
    if (parent.empty() || eleve.empty()) return parent + eleve;
    return parent + ", pour " + eleve;
}

// The same, and of whom the line is. journal_of() looks for words in the same text.
Ligne read_ligne_ecole(const db::Row& row) {
    auto ligne = read_ligne(row);
    const auto subject = subject_at(row, 9);
    if (!subject.empty()) ligne.details += " – " + subject;
    return ligne;
}

// LIKE compares letter by letter, so that accents and case do not matter; LOCATE compares bytes.
// Apostrophes and spaces are of several kinds, on pages and keyboards: any letter stands for them.
std::string containing(std::string_view words) {
    constexpr std::string_view typographic = "’";
    const auto text = base::squeeze(words);
    std::string pattern = "%";
    for (std::string_view rest = text; !rest.empty();) {
        const bool curly = rest.starts_with(typographic);
        const char c = curly ? '\'' : rest.front();
        rest.remove_prefix(curly ? typographic.size() : 1);
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c == '\'' || c == ' ' ? '_' : c;
    }
    return pattern + "%";
}

std::size_t total_of(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const FiltreJournal& filtre,
    const std::string& pattern
) {
    const auto total = db.value<std::size_t>(
        "SELECT COUNT(*) "
        "FROM journal j LEFT JOIN compte c ON c.id = j.compte "
        "LEFT JOIN eleve e ON e.id = j.eleve AND e.etablissement = j.etablissement "
        "LEFT JOIN couple k ON k.id = j.couple AND k.etablissement = j.etablissement "
        "LEFT JOIN responsable r ON r.id = k.responsable "
        "WHERE j.etablissement = ? AND (? IS NULL OR j.quand >= ?) "
        "AND (? IS NULL OR j.quand < ?) AND (? = '' OR CONCAT_WS(' ', "
        "COALESCE(NULLIF(c.nom_affiche, ''), NULLIF(c.identifiant_affiche, ''), "
        "CASE WHEN j.compte IS NULL THEN 'le système' WHEN NOT j.compte <=> j.cible "
        "THEN 'un compte effacé' WHEN j.couple IS NULL THEN 'l’élève' ELSE 'la famille' END), "
        "CONCAT_WS(' – ', j.details, NULLIF(CONCAT_WS(', pour ', NULLIF(CONCAT_WS(' ', "
        "NULLIF(r.civilite, ''), r.nom, NULLIF(r.prenom, '')), ''), "
        "CONCAT_WS(' ', e.nom, NULLIF(e.prenom, ''))), '')), "
        "j.adresse) LIKE ? ESCAPE '!')",
        etablissement,
        filtre.depuis,
        filtre.depuis,
        filtre.avant,
        filtre.avant,
        filtre.mots,
        pattern
    );
    return total.value_or(0);
}

}  // namespace

void journal(db::Transaction& tx, base::Instant now, const Auteur& auteur, const Entree& entree) {
    journal_lecture(tx.connection(), now, auteur, entree);
}

void journal_lecture(
    db::Connection& db, base::Instant now, const Auteur& auteur, const Entree& entree
) {
    constexpr std::size_t most_bytes = 2000;
    db.execute(
        "INSERT INTO journal (quand, etablissement, compte, adresse, action, couple, eleve, cible, "
        "details) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        now,
        entree.etablissement,
        auteur.compte,
        auteur.adresse,
        entree.action,
        entree.couple,
        entree.eleve,
        entree.cible,
        base::cut_utf8(entree.details, most_bytes)
    );
}

std::vector<Ligne> journal_of_couple(db::Connection& db, scolarite::CoupleId couple) {
    return db.all<Ligne>(
        "SELECT j.quand, j.action, j.adresse, j.details, "
        "j.compte, j.cible, j.couple, c.nom_affiche, c.identifiant_affiche "
        "FROM journal j LEFT JOIN compte c ON c.id = j.compte WHERE j.couple = ? ORDER BY j.id "
        "DESC",
        read_ligne,
        couple
    );
}

std::vector<Ligne> journal_of_eleve(
    db::Connection& db, scolarite::EtablissementId etablissement, scolarite::EleveId eleve
) {
    return db.all<Ligne>(
        "SELECT j.quand, j.action, j.adresse, j.details, "
        "j.compte, j.cible, j.couple, c.nom_affiche, c.identifiant_affiche "
        "FROM journal j LEFT JOIN compte c ON c.id = j.compte "
        "WHERE j.etablissement = ? AND j.eleve = ? AND j.couple IS NULL ORDER BY j.id DESC",
        read_ligne,
        etablissement,
        eleve
    );
}

PageJournal journal_of(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const FiltreJournal& filtre,
    std::size_t offset,
    std::size_t limit
) {
    PageJournal page{};
    const auto pattern = containing(filtre.mots);
    page.total = total_of(db, etablissement, filtre, pattern);
    page.lignes = db.all<Ligne>(
        "SELECT j.quand, j.action, j.adresse, j.details, "
        "j.compte, j.cible, j.couple, c.nom_affiche, c.identifiant_affiche, "
        "e.nom, e.prenom, r.civilite, r.nom, r.prenom "
        "FROM journal j LEFT JOIN compte c ON c.id = j.compte "
        "LEFT JOIN eleve e ON e.id = j.eleve AND e.etablissement = j.etablissement "
        "LEFT JOIN couple k ON k.id = j.couple AND k.etablissement = j.etablissement "
        "LEFT JOIN responsable r ON r.id = k.responsable "
        "WHERE j.etablissement = ? AND (? IS NULL OR j.quand >= ?) "
        "AND (? IS NULL OR j.quand < ?) AND (? = '' OR CONCAT_WS(' ', "
        "COALESCE(NULLIF(c.nom_affiche, ''), NULLIF(c.identifiant_affiche, ''), "
        "CASE WHEN j.compte IS NULL THEN 'le système' WHEN NOT j.compte <=> j.cible "
        "THEN 'un compte effacé' WHEN j.couple IS NULL THEN 'l’élève' ELSE 'la famille' END), "
        "CONCAT_WS(' – ', j.details, NULLIF(CONCAT_WS(', pour ', NULLIF(CONCAT_WS(' ', "
        "NULLIF(r.civilite, ''), r.nom, NULLIF(r.prenom, '')), ''), "
        "CONCAT_WS(' ', e.nom, NULLIF(e.prenom, ''))), '')), "
        "j.adresse) LIKE ? ESCAPE '!') "
        "ORDER BY j.id DESC LIMIT ? OFFSET ?",
        read_ligne_ecole,
        etablissement,
        filtre.depuis,
        filtre.depuis,
        filtre.avant,
        filtre.avant,
        filtre.mots,
        pattern,
        limit,
        offset
    );
    return page;
}

std::uint64_t forget_journal(db::Connection& db, base::Instant now) {
    return db::in_rounds([&](unsigned most) {
        return db.execute(
            "DELETE FROM journal WHERE quand <= ? ORDER BY quand LIMIT ?",
            now - std::chrono::days(365),
            most
        );
    });
}

}  // namespace acces
