// Small generated exports for the tests of the import: a folder that goes away, and texts of files.
#pragma once

#include "scolarite/import.hpp"
#include "support/files.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <string>
#include <vector>

namespace essais {

class Dossier : public support::Folder {
public:
    // Entries name → content, deflated.
    std::string zip(
        const std::string& name, const std::vector<std::pair<std::string, std::string>>& entries
    ) const {
        const auto whole = (path / name).string();
        int error = 0;
        auto* archive = zip_open(whole.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        for (const auto& [entry, content] : entries) {
            auto* source = zip_source_buffer(archive, content.data(), content.size(), 0);
            zip_file_add(archive, entry.c_str(), source, ZIP_FL_ENC_UTF_8);
        }
        zip_close(archive);
        return whole;
    }
};

inline const std::string uai = "9990001X";

// When the files below say that they were made.
inline std::string exported = "<DATE_EXPORT>12/10/2026</DATE_EXPORT>";

inline std::string head(const std::string& root, const std::string& school = uai, int year = 2026) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{} "
        "VERSION=\"3.0\">\n<PARAMETRES><UAJ>{}</UAJ>"
        "<ANNEE_SCOLAIRE>{}</ANNEE_SCOLAIRE>{}</"
        "PARAMETRES>\n<DONNEES>\n",
        root,
        school,
        year,
        exported
    );
}

struct E {
    unsigned id;
    std::string nom = "ROY";
    std::string prenom = "Léa";
    std::string naissance = "12/09/2013";
    std::string ine = "";
    std::string division = "6A";
    std::string reste = "";  // further tags
    std::string elenoet = "";
    std::string groupe = "";
};

inline std::string structure(const std::string& code, const std::string& type) {
    return "<STRUCTURE><CODE_STRUCTURE>" + code + "</CODE_STRUCTURE><TYPE_STRUCTURE>" + type +
           "</TYPE_STRUCTURE></STRUCTURE>";
}

inline std::string eleves(
    const std::vector<E>& list,
    const std::string& school = uai,
    int year = 2026,
    const std::string& adresses = ""
) {
    auto out = head("BEE_ELEVES", school, year) + "<ELEVES>\n";
    for (const auto& e : list) {
        out += fmt::format("<ELEVE ELEVE_ID=\"{}\"", e.id);
        if (!e.elenoet.empty()) out += " ELENOET=\"" + e.elenoet + "\"";
        out += ">";
        if (!e.ine.empty()) out += "<ID_NATIONAL>" + e.ine + "</ID_NATIONAL>";
        out += "<NOM_DE_FAMILLE>" + e.nom + "</NOM_DE_FAMILLE><PRENOM>" + e.prenom +
               "</PRENOM><DATE_NAISS>" + e.naissance +
               "</DATE_NAISS><DOUBLEMENT>0</DOUBLEMENT><CODE_REGIME>2</CODE_REGIME><CODE_SEXE>2</"
               "CODE_SEXE>"
               "<CODE_MEF>10010012110</CODE_MEF>" +
               e.reste + "</ELEVE>\n";
    }
    out += "</ELEVES>\n<STRUCTURES>\n";
    for (const auto& e : list) {
        if (e.division.empty() && e.groupe.empty()) continue;
        out += fmt::format("<STRUCTURES_ELEVE ELEVE_ID=\"{}\">", e.id);
        if (!e.groupe.empty()) out += structure(e.groupe, "G");
        if (!e.division.empty()) out += structure(e.division, "D");
        out += "</STRUCTURES_ELEVE>\n";
    }
    return out + "</STRUCTURES>\n" + adresses + "</DONNEES>\n</BEE_ELEVES>\n";
}

struct P {
    unsigned id;
    std::string nom = "ROY";
    std::string prenom = "Anne";
    std::string mel = "";
    std::string adresse = "";
    std::string civilite = "MME";
    std::string portable = "";
};
struct L {
    unsigned eleve;
    unsigned personne;
    int niveau = 1;
    std::string parente = "10";
    bool paie = false;
};

inline std::string responsables(
    const std::vector<P>& persons,
    const std::vector<L>& links,
    const std::string& adresses = "",
    const std::string& school = uai
) {
    auto out = head("BEE_RESPONSABLES", school) + "<PERSONNES>\n";
    for (const auto& p : persons) {
        out += fmt::format(
            "<PERSONNE "
            "PERSONNE_ID=\"{}\"><LC_CIVILITE>{}</LC_CIVILITE><NOM_DE_FAMILLE>{}</"
            "NOM_DE_FAMILLE><PRENOM>{}</PRENOM>",
            p.id,
            p.civilite,
            p.nom,
            p.prenom
        );
        if (!p.mel.empty()) out += "<MEL>" + p.mel + "</MEL>";
        if (!p.portable.empty()) out += "<TEL_PORTABLE>" + p.portable + "</TEL_PORTABLE>";
        if (!p.adresse.empty()) out += "<ADRESSE_ID>" + p.adresse + "</ADRESSE_ID>";
        out += "</PERSONNE>\n";
    }
    out += "</PERSONNES>\n" + adresses + "<RESPONSABLES>\n";
    for (const auto& l : links) {
        out += fmt::format(
            "<RESPONSABLE_ELEVE><ELEVE_ID>{}</ELEVE_ID><PERSONNE_ID>{}</"
            "PERSONNE_ID><NIVEAU_RESPONSABILITE>{}</NIVEAU_RESPONSABILITE>"
            "<CODE_PARENTE>{}</CODE_PARENTE><PAIE_FRAIS_SCOLAIRES>{}</"
            "PAIE_FRAIS_SCOLAIRES><HEBERGE_ELEVE>true</HEBERGE_ELEVE></RESPONSABLE_ELEVE>\n",
            l.eleve,
            l.personne,
            l.niveau,
            l.parente,
            l.paie ? 1 : 0
        );
    }
    return out + "</RESPONSABLES>\n</DONNEES>\n</BEE_RESPONSABLES>\n";
}

inline base::Instant october(int day = 12) {
    return std::chrono::sys_days(std::chrono::year(2026) / 10 / day) + std::chrono::hours(8);
}

// Identifies and imports; the message of whichever step refuses.
inline base::Result<scolarite::Bilan> import(
    db::Connection& db,
    const std::vector<std::string>& paths,
    scolarite::OptionsImport options = {october()}
) {
    std::vector<scolarite::Fichier> files;
    for (const auto& path : paths) {
        auto file = scolarite::identifier(path);
        if (!file) return tl::unexpected(file.error());
        files.push_back(*file);
    }
    return scolarite::importer(db, files, options);
}

inline std::string message(const auto& result) {
    return result ? std::string("accepted") : result.error().message;
}
inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

inline bool warned(const scolarite::Bilan& bilan, std::string_view part) {
    for (const auto& warning : bilan.avertissements) {
        if (has(warning.texte, part)) return true;
    }
    return false;
}

}  // namespace essais
