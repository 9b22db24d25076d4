// The demonstration academy as a model: schools, families, teachers, evaluations. All invented, and
// the same for the same seed and day. Nothing here knows files or tables.
#pragma once

#include "base/date.hpp"
#include "scolarite/ine.hpp"
#include "scolarite/uai.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace tsctl::demo_academie {

// The standard's generator, without its distributions, which differ from library to library.
class Hasard {
public:
    explicit Hasard(std::uint64_t graine) : generator_(graine) {}
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(generator_() % limit);
    }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

private:
    std::mt19937_64 generator_;
};

struct Calendrier {
    int annee;
    base::Date debut;
    base::Date fin;
    base::Date aujourdhui;
    std::vector<std::pair<base::Date, base::Date>> fermetures;
    bool ouvert(base::Date day) const;  // a day with lessons
    // The open days from the start of the year to today, at least one.
    std::vector<base::Date> jours() const;
};
// `today`: the year shown is the one that has at least 45 days behind it, so that there is
// something to read in August too.
Calendrier calendrier(base::Date today, bool outre_mer);

base::Date date(int year, unsigned month, unsigned day);

struct Adresse {
    std::uint32_t id;
    std::string ligne1;
    std::string code_postal;
    std::string commune;
    std::string pays;  // empty in France
};

struct Personne {
    std::uint32_t id;
    std::string civilite;  // "MME", "M."
    std::string nom;
    std::string prenom;
    std::string courriel;
    std::string telephone;
    std::uint32_t adresse;
};

struct Lien {
    std::uint32_t personne = 0;
    int niveau = 0;
    std::string parente;
    bool paie = false;
};

struct Eleve {
    std::uint32_t id;
    scolarite::Ine ine;
    std::string nom;
    std::string prenom;
    base::Date naissance;
    bool fille;
    std::size_t division;
    std::optional<base::Date> sortie;
    std::uint32_t adresse;
    std::vector<Lien> liens;
};

struct Division {
    std::string code;
    std::string libelle;
    std::size_t niveau;
};

struct Matiere {
    std::string_view code;
    std::string_view court;
    std::string_view libelle;
};

struct Enseignant {
    std::uint32_t id;
    bool femme;
    std::string nom;
    std::string prenom;
    std::size_t matiere;
};

struct Niveau {
    std::string_view mef;
    std::string_view libelle;
    std::string_view prefixe;
    int age;  // at the end of the calendar year in which the school year starts
};

struct Ecole {
    scolarite::Uai uai;
    std::string denom_princ;
    std::string denom_compl;
    std::string code_postal;
    std::string commune;
    bool lycee;
    bool outre_mer;
    Calendrier calendrier;
    std::vector<Niveau> niveaux;
    std::vector<Division> divisions;
    std::vector<Enseignant> enseignants;
    std::vector<std::vector<std::size_t>>
        services;  // by division, by subject: index of the teacher
    std::vector<Adresse> adresses_eleves;
    std::vector<Adresse> adresses_responsables;
    std::vector<Personne> personnes;
    std::vector<Eleve> eleves;
};

struct Taille {
    unsigned etablissements;
    unsigned eleves;  // in all
    std::uint64_t graine;
};

const std::vector<Matiere>& matieres();

// A family that has a child in two schools: what the second school must know of it.
struct FamillePartagee {
    std::string nom;
    std::string prenom_mere;
    std::string prenom_pere;
    std::string courriel;
    Adresse adresse;
};

class Academie {
public:
    Academie(const Taille& taille, base::Date today);
    std::size_t count() const { return taille_.etablissements; }
    // Schools come one after the other, in order: a whole academy is never in memory at once.
    Ecole suivante();

private:
    friend class Fabrique;
    Taille taille_;
    base::Date today_;
    Hasard hasard_;
    std::size_t made_ = 0;
    std::uint32_t eleves_ = 0;                // of the academy so far: INE and token
    std::vector<FamillePartagee> partagees_;  // left by the school before
};

// In demo_noms.cpp
std::string nom_de_famille(Hasard& hasard);
std::string prenom(Hasard& hasard, bool femme);
std::string voie(Hasard& hasard);
// "zuvolipa": one word a number, four syllables or more.

}  // namespace tsctl::demo_academie
