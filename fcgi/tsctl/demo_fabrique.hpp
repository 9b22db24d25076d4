// How one school of the academy is made: its classes, its teachers, its families.
#pragma once

#include "tsctl/demo_academie.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tsctl::demo_academie {

inline constexpr std::array<Niveau, 4> college{
    Niveau{"10010012110", "6EME", "6", 11},
    Niveau{"10110001110", "5EME", "5", 12},
    Niveau{"10210001110", "4EME", "4", 13},
    Niveau{"10310019110", "3EME", "3", 14}
};
inline constexpr std::array<Niveau, 3> lycee{
    Niveau{"20010018110", "2DE GENERALE ET TECHNOLOGIQUE", "2DE", 15},
    Niveau{"20111010110", "1ERE GENERALE",                 "1G",  16},
    Niveau{"20211010110", "TERMINALE GENERALE",            "TG",  17}
};

struct Lieu {
    std::string_view code_postal;
    std::string_view commune;
    std::string_view nom;
};
inline constexpr std::array<Lieu, 8> places{
    Lieu{"14999", "VILLEBRUME SUR ORNE",      "JEANNE VILLEPREUX" },
    Lieu{"14998", "SAINT AUBIN LES TILLEULS", "ÉMILIE DES CŒURS"},
    Lieu{"97499", "GRANDE RAVINE",            "LES ALIZÉS"       },
    Lieu{"50999", "PORT L'ÉCLUSE",           "ANTOINE MOREVAUD"  },
    Lieu{"61999", "MONTBELLAY",               "CLAIRE FONTAINE"   },
    Lieu{"76999", "HAUTES BRUYÈRES",         "LOUISE D'ARDEL"    },
    Lieu{"27999", "VALDORÉE",                "MARCEL GARIGNAC"   },
    Lieu{"14997", "ORMEVAL",                  "SIMONE LAVIVEAU"   }
};

// Makes one school of the academy.
class Fabrique {
public:
    Fabrique(Academie& academie, std::size_t index, unsigned pupils)
        : academie_(academie),
          hasard_(academie.hasard_),
          index_(index),
          pupils_(pupils),
          school_(identity()) {}

    Ecole make() {
        divisions();
        teachers();
        if (index_ < 3) remarkable();
        while (school_.eleves.size() < pupils_) ordinary();
        academie_.partagees_ = std::move(next_);
        return std::move(school_);
    }

private:
    struct Foyer {
        std::string nom;
        std::uint32_t adresse_eleves;
        std::vector<Lien> liens;
    };

    Ecole identity() {
        const bool overseas = index_ % 3 == 2;
        const bool high = index_ % 3 == 1;
        const auto& place = index_ < 3 ? places[index_]
                            : overseas ? places[2]
                                       : places[3 + index_ % 5];
        auto name = std::string(place.nom);
        if (index_ >= 3) name += " " + std::to_string(index_ + 1);
        Ecole school{
            scolarite::Uai::of_number(9990001 + static_cast<unsigned>(index_)),
            high ? "LYCEE" : "COLLEGE",
            name,
            std::string(place.code_postal),
            std::string(place.commune),
            high,
            overseas,
            calendrier(academie_.today_, overseas),
            {},
            {},
            {},
            {},
            {},
            {},
            {},
            {}};
        if (high)
            school.niveaux.assign(lycee.begin(), lycee.end());
        else
            school.niveaux.assign(college.begin(), college.end());
        return school;
    }

    void divisions() {
        const auto levels = school_.niveaux.size();
        const auto per_level = std::max<std::size_t>(2, (pupils_ / levels + 27) / 28);
        for (std::size_t level = 0; level < levels; ++level) {
            for (std::size_t i = 0; i < per_level; ++i) {
                auto letter = std::string(1, static_cast<char>('A' + i % 26));
                if (i >= 26) letter += std::to_string(i / 26);
                // Codes with a space exist, and must go through everything.
                const bool spaced = level + 1 == levels && i == 1;
                const auto& niveau = school_.niveaux[level];
                school_.divisions.push_back(
                    {fmt::format("{}{}{}", niveau.prefixe, spaced ? " " : "", letter),
                     fmt::format("{} {}", niveau.libelle.substr(0, 12), letter),
                     level}
                );
            }
        }
    }

    void teachers() {
        const auto classes = school_.divisions.size();
        school_.services.assign(classes, std::vector<std::size_t>(matieres().size()));
        for (std::size_t subject = 0; subject < matieres().size(); ++subject) {
            for (std::size_t at = 0; at < classes; ++at) {
                if (at % 5 == 0) {
                    const bool woman = hasard_.chance(60);
                    const auto id = static_cast<std::uint32_t>(1000 + school_.enseignants.size());
                    school_.enseignants.push_back(
                        {id, woman, nom_de_famille(hasard_), prenom(hasard_, woman), subject}
                    );
                }
                school_.services[at][subject] = school_.enseignants.size() - 1;
            }
        }
    }

    static std::uint32_t address(std::vector<Adresse>& list, Adresse adresse) {
        adresse.id = static_cast<std::uint32_t>(list.size() + 1);
        list.push_back(std::move(adresse));
        return list.back().id;
    }
    Adresse somewhere() { return {0, voie(hasard_), school_.code_postal, school_.commune, {}}; }

    std::uint32_t person(
        bool woman,
        const std::string& name,
        const std::string& first,
        std::string mail,
        std::uint32_t home
    ) {
        const auto id = static_cast<std::uint32_t>(200001 + school_.personnes.size());
        school_.personnes.push_back(
            {id, woman ? "MME" : "M.", name, first, std::move(mail), "06" + digits(8), home}
        );
        return id;
    }
    std::string digits(int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += static_cast<char>('0' + hasard_.below(10));
        return out;
    }
    std::string mail() const {
        return "famille." + std::to_string(index_ + 1) + "." +
               std::to_string(school_.personnes.size() + 1) + "@familles.example";
    }

    Eleve& pupil(
        const Foyer& home, const std::string& name, std::optional<std::size_t> division = {}
    ) {
        const bool girl = hasard_.chance(50);
        const auto at = division.value_or(school_.eleves.size() % school_.divisions.size());
        const auto age = school_.niveaux[school_.divisions[at].niveau].age;
        const auto number = ++academie_.eleves_;
        const auto born = base::plus_days(
            date(school_.calendrier.annee - age, 1, 1), static_cast<int>(hasard_.below(365))
        );
        school_.eleves.push_back(
            {500001 + static_cast<std::uint32_t>(school_.eleves.size()),
             scolarite::Ine::of_number(990000000 + number),
             name,
             prenom(hasard_, girl),
             born,
             girl,
             at,
             std::nullopt,
             home.adresse_eleves,
             home.liens}
        );
        return school_.eleves.back();
    }

    Foyer couple(const std::string& name) {
        const auto home = somewhere();
        Foyer made{name, address(school_.adresses_eleves, home), {}};
        const auto shared = address(school_.adresses_responsables, home);
        const auto mother = person(
            true,
            hasard_.chance(40) ? nom_de_famille(hasard_) : name,
            prenom(hasard_, true),
            mail(),
            shared
        );
        made.liens.push_back({mother, 1, "10", true});
        if (hasard_.chance(88)) {
            const auto father = person(
                false, name, prenom(hasard_, false), hasard_.chance(85) ? mail() : "", shared
            );
            made.liens.push_back({father, 1, "20", false});
        }
        return made;
    }

    Foyer separated(const std::string& name) {
        const auto home = somewhere();
        Foyer made{name, address(school_.adresses_eleves, home), {}};
        made.liens.push_back(
            {person(
                 true,
                 nom_de_famille(hasard_),
                 prenom(hasard_, true),
                 mail(),
                 address(school_.adresses_responsables, home)
             ),
             1,
             "10",
             true}
        );
        made.liens.push_back(
            {person(
                 false,
                 name,
                 prenom(hasard_, false),
                 mail(),
                 address(school_.adresses_responsables, somewhere())
             ),
             1,
             "20",
             false}
        );
        return made;
    }

    Foyer shared(const FamillePartagee& family) {
        auto home = family.adresse;
        Foyer made{family.nom, address(school_.adresses_eleves, home), {}};
        const auto at = address(school_.adresses_responsables, home);
        made.liens.push_back(
            {person(true, family.nom, family.prenom_mere, family.courriel, at), 1, "10", true}
        );
        made.liens.push_back({person(false, family.nom, family.prenom_pere, "", at), 1, "20", false}
        );
        return made;
    }

    void ordinary() {
        if (!academie_.partagees_.empty()) {
            const auto family = academie_.partagees_.back();
            academie_.partagees_.pop_back();
            pupil(shared(family), family.nom);
            return;
        }
        const auto name = nom_de_famille(hasard_);
        const auto home = hasard_.chance(25) ? separated(name) : couple(name);
        const auto children = hasard_.chance(30) ? (hasard_.chance(25) ? 3 : 2) : 1;
        for (int i = 0; i < children && school_.eleves.size() < pupils_; ++i) pupil(home, name);
    }

    void remarkable();
    void cross_school();

    Academie& academie_;
    Hasard& hasard_;
    std::size_t index_;
    std::size_t pupils_;
    Ecole school_;
    std::vector<FamillePartagee> next_;  // for the school after this one
};

}  // namespace tsctl::demo_academie
