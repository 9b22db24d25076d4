// Writing: an LSU file and an exportAbsence.xml, as examples of their formats. Two classes share
// them, so that one `tsctl import --periode 1` takes the whole folder: two files that give the same
// totals of a pupil would contradict each other.
#include "tsctl/demo_ecriture.hpp"
#include "tsctl/demo_fichiers.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace tsctl::demo_academie {
namespace {

std::vector<const Eleve*> pupils_of(const Ecole& school, std::size_t division) {
    std::vector<const Eleve*> list;
    for (const auto& e : school.eleves) {
        if (e.division == division && !e.sortie) list.push_back(&e);
    }
    return list;
}

void empty(Ecrivain& out, std::string_view tag, Ecrivain::Attributes attributes) {
    out.open(tag, attributes);
    out.close(tag);
}

void write_head(Ecrivain& out, const Ecole& school, const std::vector<const Eleve*>& pupils) {
    const auto& division = school.divisions.front().code;
    out.open("eleves");
    for (const auto* e : pupils) {
        const auto id = text(e->id);
        empty(
            out,
            "eleve",
            {
                {"id",            "E" + id },
                {"id-be",         id       },
                {"nom",           e->nom   },
                {"prenom",        e->prenom},
                {"code-division", division }
        }
        );
    }
    out.close("eleves");
    out.open("periodes");
    const auto year = std::to_string(school.calendrier.annee);
    empty(
        out,
        "periode",
        {
            {"id",          "P1"                    },
            {"millesime",   year                    },
            {"indice",      "1"                     },
            {"nb-periodes", school.lycee ? "2" : "3"}
    }
    );
    out.close("periodes");
    out.open("disciplines");
    for (const auto& subject : matieres()) {
        const auto id = "D" + std::string(subject.code);
        empty(
            out,
            "discipline",
            {
                {"id",                id             },
                {"code",              subject.code   },
                {"modalite-election", "S"            },
                {"libelle",           subject.libelle}
        }
        );
    }
    out.close("disciplines");
}

void write_report(Ecrivain& out, const Eleve& pupil) {
    constexpr std::array<std::string_view, 4> words{
        "Des efforts à poursuivre.", "Ensemble correct.", "Bon trimestre.", "Très bon travail."};
    out.open(
        "bilan-periodique",
        {
            {"eleve-ref",   "E" + text(pupil.id)},
            {"periode-ref", "P1"                }
    }
    );
    out.open("liste-acquis");
    for (std::size_t i = 0; i < matieres().size(); ++i) {
        const auto level = (pupil.id + i) % words.size();
        out.open(
            "acquis",
            {
                {"discipline-ref", "D" + std::string(matieres()[i].code)},
                {"moyenne-eleve",  fmt::format("{}.5/20",                 8 + 3 * level)},
                {"moyenne-structure",                "12.4/20"                                  },
        }
        );
        out.leaf("appreciation", words.at(level));
        out.close("acquis");
    }
    out.close("liste-acquis");
    empty(
        out,
        "vie-scolaire",
        {
            {"nb-retards",          std::to_string(pupil.id % 3)},
            {"nb-abs-justifiees",   std::to_string(pupil.id % 5)},
            {"nb-abs-injustifiees", std::to_string(pupil.id % 2)}
    }
    );
    out.close("bilan-periodique");
}

std::string write_lsu(const Ecole& school, const std::string& folder) {
    auto path = fmt::format("{}/lsu_{}.xml", folder, school.uai.text());
    const auto pupils = pupils_of(school, 0);
    Ecrivain out(path, false);
    out.open(
        "lsun-bilans",
        {
            {"xmlns",         "urn:fr:edu:scolarite:lsun:bilans:import"},
            {"schemaVersion", "3.0"                                    }
    }
    );
    out.open("entete");
    out.leaf("editeur", "Démonstration");
    out.leaf("etablissement", school.uai.text());
    out.close("entete");
    out.open("donnees");
    write_head(out, school, pupils);
    out.open("bilans-periodiques");
    for (const auto* e : pupils) write_report(out, *e);
    out.close("bilans-periodiques");
    out.close("donnees");
    out.close("lsun-bilans");
    out.done();
    return path;
}

std::string write_totals(const Ecole& school, const std::string& folder) {
    auto path = fmt::format("{}/exportAbsence_{}.xml", folder, school.uai.text());
    Ecrivain out(path, true);
    out.open("exportAbsence");
    for (const auto* e : pupils_of(school, 1)) {
        empty(
            out,
            "eleve",
            {
                {"elenoet",     elenoet(*e)                  },
                {"libelle",     e->nom + " " + e->prenom     },
                {"nbAbs",       std::to_string(e->id % 7)    },
                {"nbNonJustif", std::to_string(e->id % 7 / 3)},
                {"nbRet",       std::to_string(e->id % 4)    }
        }
        );
    }
    out.close("exportAbsence");
    out.done();
    return path;
}

}  // namespace

std::vector<std::string> write_reports(const Ecole& school, const std::string& folder) {
    return {write_lsu(school, folder), write_totals(school, folder)};
}

}  // namespace tsctl::demo_academie
