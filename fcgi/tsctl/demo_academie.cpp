#include "tsctl/demo_academie.hpp"

#include "tsctl/demo_fabrique.hpp"

namespace tsctl::demo_academie {

// Families whose second child is in the next school.
void Fabrique::cross_school() {
    for (int i = 0; i < 4; ++i) {
        const auto name = nom_de_famille(hasard_);
        FamillePartagee family{
            name, prenom(hasard_, true), prenom(hasard_, false), mail(), somewhere()};
        pupil(shared(family), name);
        next_.push_back(std::move(family));
    }
}

// The families that go wrong first: one of each in each of the first three schools.
void Fabrique::remarkable() {
    const auto carried = academie_.partagees_;
    academie_.partagees_.clear();
    for (const auto& family : carried) pupil(shared(family), family.nom);

    const auto twins = couple(nom_de_famille(hasard_));
    const auto born = pupil(twins, twins.nom, 0).naissance;
    pupil(twins, twins.nom, 0).naissance = born;

    auto mothers = couple(nom_de_famille(hasard_));
    mothers.liens.resize(1);
    const auto home = school_.personnes.back().adresse;
    mothers.liens.push_back(
        {person(true, nom_de_famille(hasard_), prenom(hasard_, true), mail(), home), 1, "10", false}
    );
    pupil(mothers, mothers.nom);

    auto three = separated("DE LA VALLÉE");
    three.liens.push_back(
        {person(false, "GUÉNOLÉ", prenom(hasard_, false), mail(), home), 1, "50", false}
    );
    three.liens.push_back(
        {person(true, "d'Aubigné", prenom(hasard_, true), "", home), 3, "38", false}
    );
    pupil(three, three.nom);

    auto abroad = couple("LŒIZ");
    abroad.liens.resize(1);
    const auto far =
        address(school_.adresses_responsables, {0, "12 RUE DU BEFFROI", "", "TOURNAI", "BELGIQUE"});
    abroad.liens.push_back(
        {person(false, "LŒIZ", prenom(hasard_, false), mail(), far), 1, "20", false}
    );
    pupil(abroad, abroad.nom);

    const auto gone_home = couple("N'GUYEN");
    const auto days = school_.calendrier.jours();
    pupil(gone_home, gone_home.nom).sortie = base::plus_days(days[days.size() / 2], 0);

    Foyer alone{"LE GOFF", address(school_.adresses_eleves, somewhere()), {}};
    auto& adult = pupil(alone, alone.nom, school_.divisions.size() - 1);
    adult.naissance = date(school_.calendrier.annee - 19, 3, 14);
    const auto own = address(school_.adresses_responsables, somewhere());
    adult.liens = {
        {person(adult.fille, adult.nom, adult.prenom, mail(), own), 1, "70", true}
    };

    cross_school();
}

Academie::Academie(const Taille& taille, base::Date today)
    : taille_(taille), today_(today), hasard_(taille.graine) {}

Ecole Academie::suivante() {
    const auto index = made_++;
    const auto share = taille_.eleves / taille_.etablissements +
                       (index < taille_.eleves % taille_.etablissements ? 1 : 0);
    return Fabrique(*this, index, share).make();
}

}  // namespace tsctl::demo_academie
