#include "scolarite/fichier.hpp"

#include "base/text.hpp"
#include "scolarite/xml_flux.hpp"

#include <array>
#include <charconv>

namespace scolarite {
namespace {

struct Known {
    std::string_view root;
    Genre genre;
};
constexpr std::array known_roots{
    Known{"BEE_ELEVES",            Genre::eleves        },
    Known{"BEE_EPHC_ELEVES",       Genre::eleves        },
    Known{"BEE_RESPONSABLES",      Genre::responsables  },
    Known{"BEE_EPHC_RESPONSABLES", Genre::responsables  },
    Known{"BEE_STRUCTURES",        Genre::structures    },
    Known{"BEE_NOMENCLATURES",     Genre::nomenclature  },
    Known{"BEE_COMMUN",            Genre::communs       },
    Known{"BEE_COMMUNS",           Genre::communs       },
    Known{"STS_EDT",               Genre::sts           },
    Known{"EXPORTABSENCE",         Genre::export_absence},
    Known{"LSUN-BILANS",           Genre::lsu           },
};

constexpr std::string_view expected_files =
    "On attend ElevesAvecAdresses, ResponsablesAvecAdresses, Structures, Nomenclature, Communs "
    "(SIECLE), "
    "sts_emp (STS), exportAbsence ou un fichier LSU.";

std::optional<Genre> genre_of(std::string_view root) {
    const auto upper = base::upper_ascii(root);
    for (const auto& known : known_roots) {
        if (known.root == upper) return known.genre;
    }
    return std::nullopt;
}

base::Check check_root(
    const XmlFlux& flux,
    const Element& root,
    std::optional<Genre> genre,
    std::optional<Genre> attendu
) {
    if (base::upper_ascii(root.name()) == "EDT_STS") {
        return flux.refuse(
            root.line(),
            "c’est un fichier emp_sts, destiné à STS. Donnez le fichier inverse, sts_emp, exporté "
            "par STS-Web."
        );
    }
    if (!genre) {
        return flux.refuse(
            root.line(),
            "<" + std::string(root.name()) + "> n’est pas un export connu. " +
                std::string(expected_files)
        );
    }
    if (attendu && *genre != *attendu) {
        return flux.refuse(
            root.line(),
            "c’est un export « " + std::string(nom_de(*genre)) + " » ; on attend ici « " +
                std::string(nom_de(*attendu)) + " » (" + std::string(fichier_de(*attendu)) + ")."
        );
    }
    return {};
}

std::optional<int> year(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 2000 || value > 2200) {
        return std::nullopt;
    }
    return value;
}

// SIECLE writes them as texts, STS as attributes.
std::string_view text_or_attribute(
    const Element& parameters, std::string_view tag, std::string_view attribute
) {
    const auto* element = parameters.child(tag);
    if (element == nullptr) return {};
    const auto value = element->attribute(attribute);
    return value.empty() ? element->text() : value;
}

base::Check read_parameters(const XmlFlux& flux, const Element& parameters, Fichier& fichier) {
    auto uai = Uai::parse(text_or_attribute(parameters, "UAJ", "CODE"));
    if (!uai) return flux.refuse(parameters.line(), uai.error().message);
    fichier.uai = *uai;
    fichier.annee = year(text_or_attribute(parameters, "ANNEE_SCOLAIRE", "ANNEE"));
    if (!fichier.annee) return flux.refuse(parameters.line(), "l’année scolaire manque.");
    const auto stamp = parameters.text_of("HORODATAGE");
    fichier.exporte_le = std::string(stamp.empty() ? parameters.text_of("DATE_EXPORT") : stamp);
    return {};
}

}  // namespace

std::string_view nom_de(Genre genre) {
    switch (genre) {
        case Genre::eleves:
            return "Élèves";
        case Genre::responsables:
            return "Responsables";
        case Genre::structures:
            return "Structures";
        case Genre::nomenclature:
            return "Nomenclature";
        case Genre::communs:
            return "Communs";
        case Genre::sts:
            return "STS (sts_emp)";
        case Genre::export_absence:
            return "Absences (exportAbsence)";
        case Genre::lsu:
            return "LSU";
    }
    return {};
}

std::string_view fichier_de(Genre genre) {
    switch (genre) {
        case Genre::eleves:
            return "ExportXML_ElevesAvecAdresses.zip";
        case Genre::responsables:
            return "ExportXML_ResponsablesAvecAdresses.zip";
        case Genre::structures:
            return "ExportXML_Structures.zip";
        case Genre::nomenclature:
            return "ExportXML_Nomenclature.zip";
        case Genre::communs:
            return "ExportXML_Communs.zip";
        case Genre::sts:
            return "sts_emp_<UAI>_<ANNEE>.xml";
        case Genre::export_absence:
            return "exportAbsence.xml";
        case Genre::lsu:
            return "fichier d’import LSU";
    }
    return {};
}

base::Result<Fichier> identifier(const std::string& chemin, std::optional<Genre> attendu) {
    auto source = Source::open(chemin);
    if (!source) return tl::unexpected(source.error());
    Fichier fichier{chemin, source->name(), Genre::eleves, {}, {}, {}};
    XmlFlux flux(*source);
    bool headed = false;
    flux.on_root([&](const Element& root) -> base::Check {
        const auto genre = genre_of(root.name());
        if (auto right = check_root(flux, root, genre, attendu); !right) return right;
        fichier.genre = *genre;
        headed = *genre == Genre::export_absence || *genre == Genre::lsu;
        if (*genre == Genre::export_absence) flux.stop();  // it says neither school nor year
        return {};
    });
    flux.on("entete", [&](const Element& entete) -> base::Check {
        flux.stop();
        const auto text = entete.text_of("etablissement");
        if (text.empty()) return {};
        auto uai = Uai::parse(text);
        if (!uai) return flux.refuse(entete.line(), uai.error().message);
        fichier.uai = *uai;
        return {};
    });
    flux.on("PARAMETRES", [&](const Element& parameters) {
        headed = true;
        flux.stop();
        return read_parameters(flux, parameters, fichier);
    });
    if (auto read = flux.run(); !read) return tl::unexpected(read.error());
    if (!headed) return flux.refuse(1, "l’en-tête PARAMETRES, qui dit l’établissement, manque.");
    return fichier;
}

}  // namespace scolarite
