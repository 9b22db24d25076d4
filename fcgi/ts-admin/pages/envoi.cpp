// Long work: how far one notification is, who got it, who did not and why; and the letters to
// print.
#include "tpl/ts_admin/envoi.hpp"
#include "envoi/letter_store.hpp"
#include "envoi/lots.hpp"
#include "envoi/suivi.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "web/csv.hpp"

#include <algorithm>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::envoi;
// not `using namespace`: this file is full of envoi's words
using ::envoi::Destinataire;
using ::envoi::EtatEnvoi;
using ::envoi::EtatLot;
using ::envoi::Progress;
using ::envoi::Voie;

constexpr std::size_t per_page = 100;

struct Shown {
    std::string_view sign;
    std::string_view word;
    std::string_view css;
};
Shown shown(EtatEnvoi etat) {
    switch (etat) {
        case EtatEnvoi::attente:
            return {"○", "En attente", "actif"};
        case EtatEnvoi::envoye:
            return {"✓", "Envoyé", "succes"};
        case EtatEnvoi::refuse:
            return {"✗", "Refusé", "erreur-etat"};
        case EtatEnvoi::passe:
            return {"–", "Non envoyé", "alerte"};
    }
    return {"", "", ""};
}

using base::counted;

// From what has been done so far; nothing before there is something to judge by.
std::string time_left(const Progress& lot, std::size_t done, base::Instant now) {
    const auto spent = (now - lot.cree_le).count();
    if (done == 0 || spent < 5 || done >= lot.total) return {};
    const auto left =
        spent * static_cast<long long>(lot.total - done) / static_cast<long long>(done);
    if (left < 60) return "moins d’une minute";
    return "environ " + base::counted((left + 59) / 60, "minute", "minutes");
}

struct View {
    static constexpr web::Template file = t::file;
    const hall::Context& context;
    Progress lot;
    ::envoi::Comptes counts;  // of e-mails
    std::vector<Destinataire> people;
    std::size_t page;

    bool running() const { return lot.etat == EtatLot::attente || lot.etat == EtatLot::en_cours; }
    std::size_t done() const {
        return lot.voie == Voie::courriel ? counts.finis() : std::size_t{lot.fait};
    }
    void fill(web::Dict& dict) const {
        dict.set(t::CLE, context.handle(lot.id)).set(t::POUR, lot.criteres);
        dict.set(t::QUAND, instant_words(context, lot.cree_le));
        // given up, or put off for some minutes
        if (!lot.raison.empty()) dict.add(t::ECHEC).set(t::RAISON, lot.raison);
        if (running())
            fill_progress(dict);
        else if (lot.voie == Voie::courrier)
            fill_letters(dict);
        if (lot.voie == Voie::courriel)
            fill_people(dict);
        else
            fill_addressees(dict);
        fill_pages(dict, lot.voie == Voie::courriel ? counts.total : std::size_t{lot.total});
    }
    void fill_progress(web::Dict& dict) const {
        auto section = dict.add(t::EN_COURS);
        const auto percent = lot.total == 0 ? 100 : done() * 100 / lot.total;
        section.set(t::FAIT, done()).set(t::TOTAL, lot.total).set(t::POURCENT, percent);
        section.set_optional(t::RESTE, t::DUREE, time_left(lot, done(), context.now));
    }
    void fill_letters(web::Dict& dict) const {
        if (lot.etat == EtatLot::efface) dict.show(t::EFFACE);
        if (lot.etat == EtatLot::fini)
            dict.add(t::LETTRES).set(t::COMPTE, counted(lot.total, "lettre", "lettres"));
    }
    void fill_people(web::Dict& dict) const {
        auto section = dict.add(t::COURRIELS);
        section.set(t::ATTENTE, counts.attente).set(t::ENVOYES, counts.envoyes);
        section.set(t::REFUSES, counts.refuses).set(t::PASSES, counts.passes);
        for (const auto& person : people) {
            const auto label = shown(person.etat);
            auto row = section.add(t::LIGNE);
            row.set(t::NOM, person.nom).set(t::ELEVE, person.eleve);
            row.set(t::DIVISION, person.division.empty() ? "—" : person.division);
            row.set(t::SIGNE, label.sign).set(t::ETAT, label.word).set(t::CLASSE, label.css);
            if (person.etat != EtatEnvoi::envoye) row.set(t::RAISON, person.raison);
        }
    }
    void fill_addressees(web::Dict& dict) const {
        if (people.empty()) return;
        auto section = dict.add(t::LISTE_LETTRES);
        for (const auto& person : people) {
            auto row = section.add(t::LIGNE);
            row.set(t::NOM, person.nom).set(t::ELEVE, person.eleve);
            row.set(t::DIVISION, person.division.empty() ? "—" : person.division);
            row.show_if(person.code_fini, t::CODE_FINI);
        }
    }
    void fill_pages(web::Dict& dict, std::size_t total) const {
        const auto pages = std::max<std::size_t>(1, (total + per_page - 1) / per_page);
        if (pages < 2) return;
        auto paging = dict.add(t::PAGES);
        paging.set(t::ICI, page).set(t::SUR, pages);
        if (page > 1) paging.add(t::PRECEDENTE).set(t::NUMERO, page - 1);
        if (page < pages) paging.add(t::SUIVANTE).set(t::NUMERO, page + 1);
    }
};

}  // namespace

Response envoi(hall::Context& context, const Request& request) {
    const auto id = context.open_handle<acces::Lot>(request.param("lot"));
    if (!id) return context.not_found(request);
    const auto school = context.poste().etablissement;
    const auto lot = ::envoi::progress(context.db, school, *id);
    if (!lot) return context.not_found(request);
    View view{
        context,
        *lot,
        {},
        {},
        std::min<std::size_t>(page_number(request.query.value("page")), 10000)};
    if (lot->voie == Voie::courriel) view.counts = ::envoi::counts_of(context.db, school, *id);
    view.people =
        ::envoi::read_destinataires(context.db, school, *id, (view.page - 1) * per_page, per_page);
    auto head = head_of(
        context,
        lot->voie == Voie::courrier ? "Lettres aux familles" : "Courriels aux familles",
        view.running() ? "Le travail se poursuit même si vous quittez cette page." : "",
        {
            {"Notifier les familles", "/ts-admin/notification"}
    }
    );
    if (view.running()) head.script = "avancement.js";
    if (!view.running())
        head.lead = lot->voie == Voie::courrier ? "Les lettres sont prêtes à imprimer."
                                                : "L’envoi est terminé.";
    if (lot->etat == EtatLot::efface) head.lead = "Les lettres ont été préparées.";
    if (lot->etat == EtatLot::echoue) head.lead = "L’envoi n’a pas abouti.";
    return hall::page(context, request, head, view);
}

Response envoi_csv(hall::Context& context, const Request& request) {
    const auto id = context.open_handle<acces::Lot>(request.param("lot"));
    if (!id) return context.not_found(request);
    const auto school = context.poste().etablissement;
    const auto lot = ::envoi::progress(context.db, school, *id);
    if (!lot) return context.not_found(request);
    const auto people = ::envoi::read_destinataires(context.db, school, *id, 0, lot->total);
    const auto day = base::iso_date(context.poste().fuseau.date_at(lot->cree_le));
    if (lot->voie == Voie::courrier) {
        web::Csv letters({"Destinataire", "Élève", "Division", "Code"});
        for (const auto& person : people)
            letters.row(
                {person.nom,
                 person.eleve,
                 person.division,
                 person.code_fini ? "n’est plus valable" : "valable ou utilisé"}
            );
        note_export(context, "Lettres aux familles", people.size());
        return std::move(letters).file("lettres-" + day + ".csv");
    }
    web::Csv csv({"Destinataire", "Élève", "Division", "État", "Raison"});
    for (const auto& person : people)
        csv.row(
            {person.nom,
             person.eleve,
             person.division,
             std::string(shown(person.etat).word),
             person.etat == EtatEnvoi::envoye ? "" : person.raison}
        );
    note_export(context, "Courriels aux familles", people.size());
    return std::move(csv).file("courriels-" + day + ".csv");
}

Response envoi_lettres(hall::Context& context, const Request& request) {
    const auto id = context.open_handle<acces::Lot>(request.param("lot"));
    if (!id) return context.not_found(request);
    const auto school = context.poste().etablissement;
    const auto lot = ::envoi::progress(context.db, school, *id);
    if (!lot || lot->voie != Voie::courrier) return context.not_found(request);
    const auto pdf = ::envoi::open_letters(context.db, context.config, context.keys, school, *id);
    if (!pdf) return Response::redirect("/ts-admin/notification/" + context.handle(*id));
    acces::journal_lecture(
        context.db,
        context.now,
        context.auteur(),
        {.action = "lettres.telechargees",
         .etablissement = school,
         .details = "Lettres\u00A0: " + lot->criteres}
    );
    const auto day = base::iso_date(context.poste().fuseau.date_at(lot->cree_le));
    return Response::file(pdf->reveal(), "application/pdf", "lettres-" + day + ".pdf");
}

}  // namespace ts_admin::pages
