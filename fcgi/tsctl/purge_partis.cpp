#include "tsctl/purge_partis.hpp"

#include "acces/effacement.hpp"
#include "acces/journal.hpp"
#include "base/text.hpp"
#include "envoi/oubli.hpp"
#include "envoi/outbox.hpp"
#include "hall/cle.hpp"
#include "hall/mails.hpp"
#include "hall/templates.hpp"
#include "scolarite/depart.hpp"
#include "vie_scolaire/conservation.hpp"

#include "tpl/courrier/compte_sans_eleve_txt.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tsctl {
namespace {

struct CompteSansEleveMail {
    static constexpr web::Template file = tpl::courrier::compte_sans_eleve_txt::file;
    std::string identifiant;
    std::string academie;
    std::string lien;

    void fill(web::Dict& dict) const {
        namespace t = tpl::courrier::compte_sans_eleve_txt;
        dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie).set(t::LIEN, lien);
    }
};

class Effacement {
public:
    Effacement(db::Connection& db, const base::Config& config, base::Instant now)
        : db_(db),
          config_(config),
          now_(now),
          keys_(hall::load_keys(db, config)),
          templates_(hall::load_templates(config)) {}

    // Pupils of one school and the line of its journal that says so: all of it, or nothing. Returns
    // how many; who has come back meanwhile stays.
    std::uint64_t erase(
        scolarite::EtablissementId school, std::span<const scolarite::Parti> partis
    ) {
        return db_.transact([&](db::Transaction& tx) {
            std::uint64_t erased = 0;
            for (const auto& parti : partis)
                if (erase(tx, parti.id)) ++erased;
            if (erased > 0) consigner(tx, school, erased);
            return erased;
        });
    }

private:
    bool erase(db::Transaction& tx, scolarite::EleveId eleve) {
        if (!scolarite::lock_parti(tx, now_, eleve)) return false;
        vie_scolaire::forget_eleve(tx, eleve);
        envoi::forget_eleve(tx, eleve);
        for (const auto& compte : acces::forget_eleve(tx, eleve)) tell(tx, compte);
        scolarite::forget_eleve(tx, eleve);
        return true;
    }

    // The school reads how many, and no name.
    void consigner(db::Transaction& tx, scolarite::EtablissementId school, std::uint64_t count) {
        acces::journal(
            tx,
            now_,
            {},
            {.action = "eleve.efface",
             .etablissement = school,
             .details = base::counted(count, "élève parti", "élèves partis") +
                        " depuis plus de trois mois\u00A0: tout ce qui était gardé est effacé."}
        );
    }

    void tell(db::Transaction& tx, const acces::CompteEfface& compte) {
        if (!compte.courriel) return;
        const CompteSansEleveMail view{
            compte.identifiant, config_.academy, config_.link("/compte/creer")};
        envoi::queue(
            tx,
            {config_, keys_, random_, now_},
            hall::message(templates_, config_, *compte.courriel, view)
        );
    }

    db::Connection& db_;
    const base::Config& config_;
    base::Instant now_;
    base::Keys keys_;
    web::Templates templates_;
    base::SystemRandom random_;
};

}  // namespace

std::uint64_t forget_partis(db::Connection& db, const base::Config& config, base::Instant now) {
    constexpr std::size_t together = 50;  // what one transaction holds, and one line says
    constexpr unsigned at_once = 500;
    std::set<scolarite::EtablissementId> schools;
    std::uint64_t erased = 0;
    auto partis = scolarite::eleves_partis(db, now, at_once);
    if (partis.empty()) return 0;
    Effacement effacement(db, config, now);
    for (; !partis.empty(); partis = scolarite::eleves_partis(db, now, at_once)) {
        std::map<scolarite::EtablissementId, std::vector<scolarite::Parti>> by_school;
        for (const auto& parti : partis) by_school[parti.etablissement].push_back(parti);
        for (const auto& [school, all] : by_school) {
            for (std::span rest(all); !rest.empty();) {
                const auto group = rest.first(std::min(together, rest.size()));
                erased += effacement.erase(school, group);
                rest = rest.subspan(group.size());
            }
            schools.insert(school);
        }
    }
    for (const auto school : schools) scolarite::forget_adresses(db, school);
    return erased;
}

}  // namespace tsctl
