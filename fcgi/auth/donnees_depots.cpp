#include "auth/donnees_depots.hpp"

#include "auth/courriels.hpp"

#include <array>
#include <optional>
#include <string>

namespace auth {
namespace {

using Json = nlohmann::ordered_json;

Json when(const std::optional<base::Instant>& instant) {
    return instant ? Json(local_time(*instant)) : Json(nullptr);
}

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

const char* words_of(depot::Phase phase) {
    static constexpr std::array<const char*, depot::phase_count> words{
        "en cours d’envoi", "disponible", "bloqué", "expiré", "terminé", "abandonné"};
    return words.at(static_cast<std::size_t>(phase));
}

Json drop_of(const depot::DepotGarde& depot) {
    Json fichiers = Json::array();
    for (const auto& one : depot.fichiers)
        fichiers.push_back({
            {"nom",    one.nom   },
            {"octets", one.taille}
        });
    Json destinataires = Json::array();
    for (const auto& one : depot.destinataires)
        destinataires.push_back({
            {"courriel",           one.courriel           },
            {"tout_telecharge_le", when(one.telecharge_le)}
        });
    Json out{
        {"depose_le",     local_time(depot.cree_le)},
        {"depuis",        depot.adresse            },
        {"etat",          words_of(depot.phase)    },
        {"fin",           local_time(depot.fin)    },
        {"fichiers",      fichiers                 },
        {"message",       depot.message            },
        {"destinataires", destinataires            }
    };
    if (!depot.deposant.empty())
        out["depose_par"] = {
            {"nom",      depot.deposant         },
            {"courriel", depot.deposant_courriel},
            {"message",  depot.mot_invite       }
        };
    return out;
}

Json token_of(const depot::JetonGarde& jeton) {
    return {
        {"nom",           jeton.nom                  },
        {"cree_le",       local_time(jeton.cree_le)  },
        {"jusqu_au",      local_time(jeton.expire_le)},
        {"dernier_usage", when(jeton.vu_le)          },
        {"retire_le",     when(jeton.fin_le)         }
    };
}

Json invitation_of(const depot::InvitationGardee& one) {
    return {
        {"pour",           one.nom                  },
        {"courriel",       one.courriel             },
        {"message",        one.message              },
        {"une_seule_fois", one.une_fois             },
        {"cree_le",        local_time(one.cree_le)  },
        {"jusqu_au",       local_time(one.expire_le)},
        {"utilisee_le",    when(one.utilise_le)     },
        {"retiree_le",     when(one.fin_le)         }
    };
}

Json download_of(const depot::TelechargementGarde& one) {
    return {
        {"demande_le", local_time(one.demande_le)                                                  },
        {"complet_le", when(one.complet_le)                                                        },
        {"fichier",    one.fichier.empty() ? "tous les fichiers d’un dépôt (zip)" : one.fichier},
        {"depuis",     one.adresse                                                                 },
        {"appareil",   one.appareil                                                                }
    };
}

Json upload_of(const depot::EnvoiGarde& one) {
    return {
        {"nom",         one.nom                },
        {"octets",      or_null(one.taille)    },
        {"commence_le", local_time(one.cree_le)}
    };
}

Json rule_of(const depot::RegleGardee& one) {
    return {
        {"octets_par_fichier",    or_null(one.fichier_max) },
        {"octets_en_tout",        or_null(one.personne_max)},
        {"jours",                 or_null(one.jours_max)   },
        {"sans_limite_de_taille", one.exempte              }
    };
}

template <class T>
Json list_of(const std::vector<T>& all, Json (*words)(const T&)) {
    Json list = Json::array();
    for (const auto& one : all) list.push_back(words(one));
    return list;
}

}  // namespace

Json depots_in_words(const depot::Donnees& donnees) {
    return {
        {"depots",          list_of(donnees.depots,          &drop_of)      },
        {"envois_en_cours", list_of(donnees.envois,          &upload_of)    },
        {"jetons",          list_of(donnees.jetons,          &token_of)     },
        {"invitations",     list_of(donnees.invitations,     &invitation_of)},
        {"telechargements", list_of(donnees.telechargements, &download_of)  },
        {"regles_de_quota", list_of(donnees.regles,          &rule_of)      }
    };
}

}  // namespace auth
