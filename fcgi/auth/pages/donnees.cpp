// What is kept of a person: all of it as a file, and the end of it.
#include "acces/donnees.hpp"
#include "acces/compte.hpp"
#include "acces/connexion.hpp"
#include "acces/effacement.hpp"
#include "acces/fuseau.hpp"
#include "acces/limite.hpp"
#include "auth/courriels.hpp"
#include "auth/donnees_depots.hpp"
#include "auth/pages/pages.hpp"
#include "base/json.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/supprimer.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auth::pages {
namespace {

using Json = nlohmann::ordered_json;

Json when(const std::optional<base::Instant>& instant, const base::Zone& fuseau) {
    return instant ? Json(fuseau.format(*instant)) : Json(nullptr);
}

Json account_of(const acces::PageCompte& page, const base::Zone& fuseau) {
    return {
        {"identifiant",          page.identifiant           },
        {"nom",                  page.nom                   },
        {"profil",               acces::name_of(page.profil)},
        {"courriel",             page.courriel              },
        {"courriel_a_confirmer", page.courriel_a_confirmer  },
        {"courriel_confirme",    page.courriel_confirme     },
        {"question_secrete",     page.question              },
        {"double_verification",  page.totp                  },
        {"cree_le",              when(page.cree_le,           fuseau)},
        {"derniere_connexion",
         {{"le", when(page.derniere_le, fuseau)}, {"depuis", page.derniere_de}}                             },
        {"connexion_precedente",
         {{"le", when(page.precedente_le, fuseau)}, {"depuis", page.precedente_de}}}
    };
}

std::string access_in_words(const acces::LienTenu& lien) {
    if (lien.fin_le) return "terminé";
    return lien.suspendu ? "fermé par l’établissement" : "ouvert";
}

Json children_of(Context& context, acces::CompteId compte, const base::Zone& fuseau) {
    Json list = Json::array();
    for (const auto& lien : acces::liens_tenus(context.db, compte))
        list.push_back({
            {"eleve",                                                    lien.eleve        },
            {"division",                                                 lien.division     },
            {"etablissement",                                            lien.etablissement},
            {"depuis",                                                   when(lien.depuis,   fuseau)},
            {"acces",                                                          access_in_words(lien)                                                                     },
            {"fin",                                                          when(lien.fin_le,   fuseau)},
            {"notes_lues",
             {{"le", when(lien.notes_lues_le, fuseau)},
              {"fois_precedente", when(lien.notes_lues_avant, fuseau)}}                                                                  },
            {"absences_lues",
             {{"le", when(lien.absences_lues_le, fuseau)},
              {"fois_precedente", when(lien.absences_lues_avant, fuseau)}}}
        });
    return list;
}

Json sessions_in_words(const std::vector<acces::OpenSession>& sessions, const base::Zone& fuseau) {
    Json list = Json::array();
    for (const auto& session : sessions)
        list.push_back({
            {"appareil",       session.appareil              },
            {"adresse_reseau", session.adresse               },
            {"depuis",         fuseau.format(session.cree_le)},
            {"vu_le",          fuseau.format(session.vu_le)  }
        });
    return list;
}

std::string_view by_whom(acces::Par par) {
    switch (par) {
        case acces::Par::soi:
            return "vous";
        case acces::Par::personnel:
            return "le personnel";
        case acces::Par::systeme:
            return "le système";
        case acces::Par::autre:
            break;
    }
    return "une autre personne";
}

Json journal_of(Context& context, acces::CompteId compte, const base::Zone& fuseau) {
    Json list = Json::array();
    for (const auto& ligne : acces::journal_tenu(context.db, compte))
        list.push_back({
            {"le",             fuseau.format(ligne.quand)},
            {"par",            by_whom(ligne.par)        },
            {"adresse_reseau", ligne.adresse             },
            {"acte",           ligne.action              },
            {"details",        ligne.details             }
        });
    return list;
}

struct SupprimerForm {
    base::Secret mot_de_passe;
};
constexpr auto supprimer_form = web::form<SupprimerForm>(
    web::secret("mot_de_passe", acces::parse_typed_password, 256, "Écrivez votre mot de passe.")
);
using Submitted = web::Submitted<SupprimerForm>;

struct SupprimerView {
    static constexpr web::Template file = tpl::auth::supprimer::file;
    const Submitted& given;
    const std::string& identifiant;
    bool courriel_confirme;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::supprimer;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set(t::IDENTIFIANT, identifiant);
        dict.show_if(courriel_confirme, t::PREVENU);
        dict.set_optional(
            t::MOT_DE_PASSE_ERREUR, t::MOT_DE_PASSE_MESSAGE, given.error_of("mot_de_passe")
        );
    }
};

Response show(Context& context, const Request& request, const Submitted& given) {
    const auto& session = context.session();
    const hall::PageHead head{
        .title = "Supprimer mon compte",
        .lead = "Lisez ce qui suit avant de confirmer.",
        .trail = {{"Mon compte", "/compte"}},
        .error = !given.errors.empty()};
    return hall::page(
        context, request, head, SupprimerView{given, session.identifiant, session.courriel_confirme}
    );
}

}  // namespace

Response mes_donnees(Context& context, const Request&) {
    const auto compte = context.session().compte;
    const auto fuseau = acces::fuseau_of(context.db, compte);
    Json all;
    all["date"] = fuseau.format(context.now);
    all["compte"] = account_of(acces::read_compte(context.db, compte), fuseau);
    all["eleves"] = children_of(context, compte, fuseau);
    all["connexions_ouvertes"] =
        sessions_in_words(acces::sessions_of(context.db, compte, context.now), fuseau);
    all["connexions_finies"] =
        sessions_in_words(acces::sessions_finies(context.db, compte, context.now), fuseau);
    all["journal"] = journal_of(context, compte, fuseau);
    if (context.session().profil == acces::Profil::agent ||
        context.session().profil == acces::Profil::academie)
        all["filex"] = depots_in_words(depot::donnees_of(context.db, context.now, compte), fuseau);
    constexpr int indent = 2;
    return Response::file(
        base::json_text(all, indent) + "\n", "application/json; charset=utf-8", "mes-donnees.json"
    );
}

Response supprimer_compte(Context& context, const Request& request) {
    return show(context, request, {});
}

Response confirmer_suppression(Context& context, const Request& request) {
    const auto compte = context.session().compte;
    auto given = supprimer_form.read(request.form);
    if (!given.value) return show(context, request, given);
    const acces::Hacheur hacheur(context.config.password_memory_kib);
    const auto answer = acces::confirm_password(
        context.db, hacheur, context.now, compte, given.value->mot_de_passe
    );
    if (!answer.right) {
        given.refuse(
            "mot_de_passe",
            answer.attente.count() > 0 ? acces::wait_message(answer.attente)
                                       : "Ce n’est pas votre mot de passe."
        );
        return show(context, request, given);
    }
    context.db.transact([&](db::Transaction& tx) {
        tell_account_erased(context, tx, compte);
        acces::end_compte(tx, context.now, context.auteur(), compte);
    });
    context.sign_out();
    return Response::redirect("/?supprime=1");
}

}  // namespace auth::pages
