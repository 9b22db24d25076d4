#include "auth/donnees_depots.hpp"

#include <array>
#include <optional>
#include <string>

namespace auth {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

const char* words_of(depot::Phase phase) {
    static constexpr std::array<const char*, depot::phase_count> words{
        "en cours d’envoi", "disponible", "bloqué", "expiré", "terminé", "abandonné"};
    return words.at(static_cast<std::size_t>(phase));
}

// Times are told by the person's own clock.
class Words {
public:
    explicit Words(const base::Zone& fuseau) : fuseau_(fuseau) {}

    Json drop_of(const depot::DepotGarde& depot) const {
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
            {"depose_le",     at(depot.cree_le)    },
            {"depuis",        depot.adresse        },
            {"etat",          words_of(depot.phase)},
            {"fin",           at(depot.fin)        },
            {"fichiers",      fichiers             },
            {"message",       depot.message        },
            {"destinataires", destinataires        }
        };
        if (!depot.deposant.empty())
            out["depose_par"] = {
                {"nom",      depot.deposant         },
                {"courriel", depot.deposant_courriel},
                {"message",  depot.mot_invite       }
            };
        return out;
    }

    Json token_of(const depot::JetonGarde& jeton) const {
        return {
            {"nom",           jeton.nom          },
            {"cree_le",       at(jeton.cree_le)  },
            {"jusqu_au",      at(jeton.expire_le)},
            {"dernier_usage", when(jeton.vu_le)  },
            {"retire_le",     when(jeton.fin_le) }
        };
    }

    Json invitation_of(const depot::InvitationGardee& one) const {
        return {
            {"pour",           one.nom             },
            {"courriel",       one.courriel        },
            {"message",        one.message         },
            {"une_seule_fois", one.une_fois        },
            {"cree_le",        at(one.cree_le)     },
            {"jusqu_au",       at(one.expire_le)   },
            {"utilisee_le",    when(one.utilise_le)},
            {"retiree_le",     when(one.fin_le)    }
        };
    }

    Json download_of(const depot::TelechargementGarde& one) const {
        return {
            {"demande_le", at(one.demande_le)                                                          },
            {"complet_le", when(one.complet_le)                                                        },
            {"fichier",    one.fichier.empty() ? "tous les fichiers d’un dépôt (zip)" : one.fichier},
            {"depuis",     one.adresse                                                                 },
            {"appareil",   one.appareil                                                                }
        };
    }

    Json upload_of(const depot::EnvoiGarde& one) const {
        return {
            {"nom",         one.nom            },
            {"octets",      or_null(one.taille)},
            {"commence_le", at(one.cree_le)    }
        };
    }

private:
    std::string at(base::Instant instant) const { return fuseau_.format(instant); }
    Json when(const std::optional<base::Instant>& instant) const {
        return instant ? Json(at(*instant)) : Json(nullptr);
    }

    const base::Zone& fuseau_;
};

Json rule_of(const depot::RegleGardee& one) {
    return {
        {"octets_par_fichier",    or_null(one.fichier_max) },
        {"octets_en_tout",        or_null(one.personne_max)},
        {"jours",                 or_null(one.jours_max)   },
        {"sans_limite_de_taille", one.exempte              }
    };
}

template <class T, class F>
Json list_of(const std::vector<T>& all, F words) {
    Json list = Json::array();
    for (const auto& one : all) list.push_back(words(one));
    return list;
}

}  // namespace

Json depots_in_words(const depot::Donnees& donnees, const base::Zone& fuseau) {
    const Words words(fuseau);
    const auto told = [&words](auto method) {
        return [&words, method](const auto& one) { return (words.*method)(one); };
    };
    Json all;
    all["depots"] = list_of(donnees.depots, told(&Words::drop_of));
    all["envois_en_cours"] = list_of(donnees.envois, told(&Words::upload_of));
    all["jetons"] = list_of(donnees.jetons, told(&Words::token_of));
    all["invitations"] = list_of(donnees.invitations, told(&Words::invitation_of));
    all["telechargements"] = list_of(donnees.telechargements, told(&Words::download_of));
    all["regles_de_quota"] = list_of(donnees.regles, &rule_of);
    return all;
}

}  // namespace auth
