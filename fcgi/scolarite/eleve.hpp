// A pupil as the school's last import left him.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace scolarite {

struct Eleve {
    EleveId id;
    EtablissementId etablissement;
    std::string nom;
    std::string prenom;
    base::Date naissance;
    std::string ine;  // empty: not yet given one
    std::optional<DivisionId> division;
    std::string code_division;  // empty: no class yet
    std::string mef;            // code, may be empty
    std::string courriel;
    std::optional<base::Date> sorti_le;
    std::string motif_sortie;
    bool absent_import;  // no longer in the last export

    std::string nom_affiche() const;      // "Léa Roy"
    std::string nom_puis_prenom() const;  // "ROY Léa"
    // In the school on that day: neither gone nor missing from the last export. DATE_SORTIE is the
    // first day without the pupil, here and in every statement.
    bool present(base::Date today) const {
        return !absent_import && (!sorti_le || *sorti_le > today);
    }
    // SIECLE's exit reason 43: never a mail or a code.
    bool decede() const { return motif_sortie == "43"; }
};

std::optional<Eleve> eleve_of(db::Connection& db, EleveId id);
}  // namespace scolarite
