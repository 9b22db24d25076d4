#include "tsctl/import_report.hpp"
#include "base/json.hpp"
#include "scolarite/etablissement.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace tsctl {
namespace {

using nlohmann::json;

json list(const scolarite::Liste& list) {
    return {
        {"total",  list.total()},
        {"lignes", list.lines()}
    };
}

json moves(const scolarite::Mouvements& m) {
    return {
        {"crees",      list(m.crees)   },
        {"modifies",   list(m.modifies)},
        {"partis",     list(m.partis)  },
        {"revenus",    list(m.revenus) },
        {"identiques", m.identiques    }
    };
}

json warnings(const std::vector<scolarite::Avertissement>& all) {
    auto out = json::array();
    for (const auto& w : all)
        out.push_back({
            {"fichier", w.fichier},
            {"ligne",   w.ligne  },
            {"texte",   w.texte  }
        });
    return out;
}

struct NomStructure {
    scolarite::GenreStructure genre;
    std::string_view cle;  // in the JSON
    std::string_view mots;
};
using scolarite::GenreStructure;
constexpr std::array noms_structures{
    NomStructure{GenreStructure::etablissement, "etablissement", "fiche de l’établissement"              },
    NomStructure{GenreStructure::mefs,          "mefs",          "formations (MEF)"                         },
    NomStructure{GenreStructure::matieres,      "matieres",      "matières"                                },
    NomStructure{GenreStructure::divisions,     "divisions",     "classes"                                  },
    NomStructure{GenreStructure::groupes,       "groupes",       "groupes"                                  },
    NomStructure{
                 GenreStructure::compositions,  "compositions",  "liens de classes à formations et groupes"},
    NomStructure{
                 GenreStructure::appartenances, "appartenances", "places d’élèves dans les groupes"     },
    NomStructure{GenreStructure::periodes,      "periodes",      "périodes"                                },
    NomStructure{GenreStructure::fermetures,    "fermetures",    "vacances et jours fermés"                },
    NomStructure{GenreStructure::enseignants,   "enseignants",   "enseignants"                              },
    NomStructure{GenreStructure::principaux,    "principaux",    "professeurs principaux"                   },
    NomStructure{GenreStructure::services,      "services",      "enseignements (services)"                 },
    NomStructure{GenreStructure::equipes,       "equipes",       "places d’enseignants dans les équipes" },
};

scolarite::Comptes counts_of(const scolarite::Bilan& b, GenreStructure genre) {
    const auto found = b.structures.find(genre);
    return found == b.structures.end() ? scolarite::Comptes() : found->second;
}

json structures(const scolarite::Bilan& b) {
    auto out = json::object();
    for (const auto& nom : noms_structures) {
        const auto counts = counts_of(b, nom.genre);
        out[std::string(nom.cle)] = {
            {"crees",    counts.crees   },
            {"modifies", counts.modifies},
            {"finis",    counts.finis   }
        };
    }
    return out;
}

std::uint64_t structures_written(const scolarite::Bilan& b) {
    std::uint64_t all = 0;
    for (const auto& [genre, counts] : b.structures)
        all += counts.crees + counts.modifies + counts.finis;
    return all;
}

json as_json(const scolarite::Bilan& b) {
    return {
        {"uai",                    b.uai                     },
        {"denomination",           b.denomination            },
        {"annee",                  b.annee                   },
        {"essai",                  b.essai                   },
        {"nouvel_etablissement",   b.nouvel_etablissement    },
        {"fichiers",               b.fichiers                },
        {"eleves",                 moves(b.eleves)           },
        {"responsables",           moves(b.responsables)     },
        {"liens",                  moves(b.liens)            },
        {"acces_fermes",           b.acces_fermes            },
        {"adresses",               b.adresses                },
        {"structures",             structures_written(b)     },
        {"structures_par_genre",   structures(b)             },
        {"lignes_ecrites",         b.lignes_ecrites          },
        {"avertissements",         warnings(b.avertissements)},
        {"avertissements_en_tout", b.avertissements_en_tout  }
    };
}

json changes(const vie_scolaire::Changements& c) {
    return {
        {"crees",        c.crees       },
        {"modifies",     c.modifies    },
        {"identiques",   c.identiques  },
        {"retires",      c.retires     },
        {"deja_absents", c.deja_absents}
    };
}

json as_json(const vie_scolaire::BilanDonnees& b) {
    return {
        {"uai",            b.uai                     },
        {"essai",          b.essai                   },
        {"fichiers",       b.fichiers                },
        {"evaluations",    changes(b.evaluations)    },
        {"notes",          changes(b.notes)          },
        {"absences",       changes(b.absences)       },
        {"bilans",         changes(b.bilans)         },
        {"lignes_ecrites", b.lignes_ecrites          },
        {"retraits",       b.retraits                },
        {"avertissements", warnings(b.avertissements)}
    };
}

void print_list(std::string_view title, const scolarite::Liste& list) {
    constexpr std::size_t shown = 20;
    if (list.total() == 0) return;
    fmt::print("  {} : {}\n", title, list.total());
    for (std::size_t i = 0; i < std::min(shown, list.lines().size()); ++i)
        fmt::print("    {}\n", list.lines()[i]);
    if (list.total() > shown) fmt::print("    … et {} autres\n", list.total() - shown);
}

void print_moves(std::string_view what, const scolarite::Mouvements& m, std::string_view gone) {
    print_list(fmt::format("{} à créer ou créés", what), m.crees);
    print_list(fmt::format("{} modifiés", what), m.modifies);
    print_list(fmt::format("{} {}", what, gone), m.partis);
    print_list(fmt::format("{} de retour", what), m.revenus);
    fmt::print("  {} sans changement : {}\n", what, m.identiques);
}

void print_structures(const scolarite::Bilan& b) {
    for (const auto& nom : noms_structures) {
        const auto counts = counts_of(b, nom.genre);
        if (counts.crees + counts.modifies + counts.finis == 0) continue;
        fmt::print(
            "  {} : créations {}, modifications {}, fins {}\n",
            nom.mots,
            counts.crees,
            counts.modifies,
            counts.finis
        );
    }
}

void print_withdrawals(const std::vector<std::string>& all) {
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < std::min(shown, all.size()); ++i) fmt::print("    {}\n", all[i]);
    if (all.size() > shown)
        fmt::print("    … et {} autres lignes (--json les donne)\n", all.size() - shown);
}

// What concerns a whole file has no line of it.
std::string place_of(const scolarite::Avertissement& w) {
    if (w.fichier.empty()) return {};
    return w.ligne == 0 ? w.fichier + " : " : fmt::format("{}, ligne {} : ", w.fichier, w.ligne);
}

void print_warnings(const std::vector<scolarite::Avertissement>& all) {
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < std::min(shown, all.size()); ++i) {
        const auto& w = all[i];
        fmt::print("  À vérifier : {}{}\n", place_of(w), w.texte);
    }
    if (all.size() > shown)
        fmt::print("  … et {} autres remarques (--json les donne)\n", all.size() - shown);
}

void print_one(const scolarite::Bilan& b) {
    fmt::print(
        "{} {} ({}){}\n",
        b.uai,
        b.denomination,
        scolarite::annee_scolaire(b.annee),
        b.essai ? " : essai, rien n’est gardé" : ""
    );
    if (b.nouvel_etablissement) {
        fmt::print(
            "  {} : {} {}\n",
            b.essai ? "Un établissement serait créé" : "Établissement créé",
            b.uai,
            b.denomination
        );
    }
    for (const auto& file : b.fichiers) fmt::print("  lu : {}\n", file);
    print_moves("élèves", b.eleves, "partis");
    print_moves("responsables", b.responsables, "partis");
    print_moves("liens", b.liens, "finis");
    if (b.acces_fermes > 0) fmt::print("  accès de familles fermés : {}\n", b.acces_fermes);
    print_structures(b);
    fmt::print("  lignes écrites : {}\n", b.lignes_ecrites);
    print_warnings(b.avertissements);
}

std::string withdrawn(const vie_scolaire::Changements& c) {
    if (c.retires + c.deja_absents == 0) return {};
    return fmt::format(", retirées {}, déjà absentes {}", c.retires, c.deja_absents);
}

void print_changes(std::string_view what, const vie_scolaire::Changements& c) {
    if (c.ecrits() + c.identiques + c.deja_absents == 0) return;
    fmt::print(
        "  {} : créations {}, modifications {}, sans changement {}{}\n",
        what,
        c.crees,
        c.modifies,
        c.identiques,
        withdrawn(c)
    );
}

void print_one(const vie_scolaire::BilanDonnees& b) {
    fmt::print("{}{}\n", b.uai, b.essai ? " : essai, rien n’est gardé" : "");
    for (const auto& file : b.fichiers) fmt::print("  lu : {}\n", file);
    print_changes("évaluations", b.evaluations);
    print_changes("notes", b.notes);
    print_changes("absences et retards", b.absences);
    print_changes("bilans de période", b.bilans);
    print_withdrawals(b.retraits);
    fmt::print("  lignes écrites : {}\n", b.lignes_ecrites);
    print_warnings(b.avertissements);
}

}  // namespace

std::string summary(const scolarite::Bilan& b) {
    return fmt::format(
        "import SIECLE : élèves créés {}, modifiés {}, partis {} ; liens créés {}, finis {} ; "
        "lignes écrites {}",
        b.eleves.crees.total(),
        b.eleves.modifies.total(),
        b.eleves.partis.total(),
        b.liens.crees.total(),
        b.liens.partis.total(),
        b.lignes_ecrites
    );
}

std::string summary(const vie_scolaire::BilanDonnees& b) {
    const auto retirees = b.evaluations.retires + b.notes.retires + b.absences.retires;
    return fmt::format(
        "import : évaluations {}, notes {}, absences {}, bilans {}{}",
        b.evaluations.ecrits(),
        b.notes.ecrits(),
        b.absences.ecrits(),
        b.bilans.ecrits(),
        retirees > 0 ? fmt::format(", dont {} retirée{}", retirees, retirees > 1 ? "s" : "") : ""
    );
}

void ImportReport::print(bool as_data) const {
    if (as_data) {
        json out{
            {"etablissements", json::array()},
            {"donnees",        json::array()},
            {"refus",          json::array()}
        };
        for (const auto& bilan : siecle_) out["etablissements"].push_back(as_json(bilan));
        for (const auto& bilan : donnees_) out["donnees"].push_back(as_json(bilan));
        for (const auto& [uai, why] : refused_)
            out["refus"].push_back({
                {"uai",     uai},
                {"message", why}
            });
        fmt::print("{}\n", base::json_text(out, 2));
        return;
    }
    for (const auto& bilan : siecle_) print_one(bilan);
    for (const auto& bilan : donnees_) print_one(bilan);
    static_cast<void>(std::fflush(stdout));
    for (const auto& [uai, why] : refused_) fmt::print(stderr, "{}\n", why);
}

}  // namespace tsctl
