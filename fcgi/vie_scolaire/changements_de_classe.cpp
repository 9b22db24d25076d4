#include "vie_scolaire/changements_de_classe.hpp"

#include "base/text.hpp"
#include "scolarite/etablissement.hpp"
#include "vie_scolaire/parametres.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace vie_scolaire {
namespace {

using scolarite::Deplacement;
using scolarite::PlaceDansLEcole;

base::Zone zone_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    const auto name =
        db.value<std::string>("SELECT fuseau FROM etablissement WHERE id = ?", etablissement);
    return base::Zone::parse(name.value()).value();
}

// What the dates show today, and when they show more.
struct Vue {
    std::vector<base::Date> dates;
    Visible visible;
};

class Dates {
public:
    Dates(db::Connection& db, base::Instant now, scolarite::EtablissementId etablissement)
        : echeances_(echeances_of(db, etablissement)),
          zone_(zone_of(db, etablissement)),
          now_(now) {}

    bool empty() const { return echeances_.empty(); }
    bool has_own(scolarite::DivisionId division) const {
        return std::any_of(echeances_.begin(), echeances_.end(), [&](const Echeance& one) {
            return one.division == division;
        });
    }
    Vue of(const PlaceDansLEcole& place) const {
        const Perimetre perimetre{place.mef, place.division};
        return {
            dates_of(echeances_, perimetre),
            visible({ModePublication::echeance}, echeances_, perimetre, zone_, now_, "")};
    }

private:
    std::vector<Echeance> echeances_;
    base::Zone zone_;
    base::Instant now_;
};

// Less today; as much, but more only later.
bool shows_less(const Visible& a, const Visible& b) {
    const auto rank = [](const Visible& one) { return one.evaluations_up_to.value_or(before_all); };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.next_opening.value_or(after_all) > b.next_opening.value_or(after_all);
}

std::string class_name(const PlaceDansLEcole& place) {
    return place.division ? place.code : "sans classe";
}

std::string in_words(const Visible& visible) {
    if (!visible.evaluations_up_to) return "aucune";
    return "jusqu’au " + base::format_date(*visible.evaluations_up_to);
}

// Those of the class that shows its pupils least are written for the new one as they are.
void reprendre(
    db::Transaction& tx,
    base::Instant now,
    scolarite::EtablissementId etablissement,
    const std::vector<const Deplacement*>& origins,
    const Dates& dates,
    scolarite::Bilan& bilan
) {
    const auto& strictest = **std::min_element(
        origins.begin(),
        origins.end(),
        [&](const Deplacement* a, const Deplacement* b) {
            return shows_less(dates.of(a->avant).visible, dates.of(b->avant).visible);
        }
    );
    if (!strictest.avant.division) return;
    const auto copied = tx->execute(
        "INSERT INTO echeance (etablissement, mef, division, jour, pose_le, pose_par)"
        " SELECT etablissement, mef, ?, jour, ?, pose_par FROM echeance"
        " WHERE etablissement = ? AND division = ?",
        strictest.apres.division,
        now,
        etablissement,
        strictest.avant.division
    );
    if (copied == 0) return;
    bilan.lignes_ecrites += copied;
    std::set<std::string> names;
    for (const auto* origin : origins) names.insert(class_name(origin->avant));
    const auto& code = strictest.apres.code;
    bilan.avertir_d_abord(
        {"",
         0,
         "les dates de " + strictest.avant.code + " sont reprises pour la nouvelle classe " + code +
             (names.size() == 1 ? ", qui en a les élèves."
                                : ", qui réunit des élèves de plusieurs classes : ce sont les plus "
                                  "restrictives ; à confirmer par le chef d’établissement.")}
    );
    acces::journal(
        tx,
        now,
        {std::nullopt, ""},
        {.action = "echeance.posee",
         .etablissement = etablissement,
         .details = "D’après l’import, dates de " + strictest.avant.code + " reprises pour " + code}
    );
}

void reprendre_toutes(
    db::Transaction& tx,
    base::Instant now,
    scolarite::EtablissementId etablissement,
    const std::vector<Deplacement>& moved,
    const Dates& dates,
    scolarite::Bilan& bilan
) {
    std::map<scolarite::DivisionId, std::vector<const Deplacement*>> begun;
    for (const auto& one : moved) {
        const auto division = one.apres.division;
        if (division && one.classe_nouvelle && !dates.has_own(*division))
            begun[*division].push_back(&one);
    }
    for (const auto& [division, origins] : begun)
        reprendre(tx, now, etablissement, origins, dates, bilan);
}

void dire(const Deplacement& one, const Dates& dates, scolarite::Bilan& bilan) {
    const auto before = dates.of(one.avant);
    const auto after = dates.of(one.apres);
    if (before.dates == after.dates) return;
    const bool many = one.eleves > 1;
    bilan.avertir_d_abord(
        {"",
         0,
         base::counted(one.eleves, "élève", "élèves") + " de " + class_name(one.avant) +
             (many ? " suivent" : " suit") + " maintenant les dates de " + class_name(one.apres) +
             " ; notes visibles : " + in_words(after.visible) + " (avant : " +
             in_words(before.visible) + "). À confirmer par le chef d’établissement."}
    );
}

}  // namespace

void suivre_classes(
    db::Transaction& tx,
    base::Instant now,
    scolarite::EtablissementId etablissement,
    const std::vector<Deplacement>& deplacements,
    scolarite::Bilan& bilan
) {
    if (deplacements.empty()) return;
    const Dates dates(tx.connection(), now, etablissement);
    if (dates.empty()) return;
    reprendre_toutes(tx, now, etablissement, deplacements, dates, bilan);
    if (parametres_notes(tx.connection(), etablissement).regle.mode == ModePublication::fil) return;
    const Dates followed(tx.connection(), now, etablissement);
    for (const auto& one : deplacements) dire(one, followed, bilan);
}

}  // namespace vie_scolaire
