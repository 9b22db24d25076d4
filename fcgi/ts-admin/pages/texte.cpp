// S12: the school's own words in letter and mail, and what both will say to an invented family.
// The words only: the letter's page is drawn by the worker.
#include "tpl/ts_admin/texte.hpp"
#include "hall/mails.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"
#include "ts-admin/recherche.hpp"

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::texte;

// Nobody: no code, no address of the school's own families.
::envoi::Notice sample(const hall::Context& context) {
    const auto site = context.config.link("/compte/creer");
    return {
        acces::CarId(0),
        "XXXX XXXX XXXX XXXX",
        context.poste().fuseau.date_at(context.now + std::chrono::days(context.config.car_days)),
        false,
        "Mme",
        "EXEMPLE",
        "Camille",
        {"1 RUE DU MODÈLE", "99999 VILLE"},
        "",
        "EXEMPLE",
        "Alix",
        "6A",
        site,
        site
    };
}

struct View {
    static constexpr web::Template file = t::file;
    ::envoi::TexteEcole typed;
    std::vector<web::FieldError> errors;
    bool saved;
    std::string vu;
    bool conflit = false;
    std::string mail = {};
    ::envoi::LetterText letter = {};

    void fill(web::Dict& dict) const {
        for (const auto& [field, message] : errors) {
            const bool presentation = field == "presentation";
            dict.set(presentation ? t::PRESENTATION_MESSAGE : t::MOT_MESSAGE, message)
                .show(presentation ? t::PRESENTATION_ERREUR : t::MOT_ERREUR);
        }
        hall::fill_errors(dict, t::ERREURS, errors);
        dict.show_if(saved, t::ENREGISTRE);
        dict.set(t::VU, vu);
        if (conflit) dict.add(t::CONFLIT).set(t::PHRASE, conflict_words_kept);
        dict.set(t::PRESENTATION, typed.presentation)
            .set(t::PRESENTATION_MAXIMUM, ::envoi::presentation_max);
        dict.set(t::MOT, typed.mot).set(t::MAXIMUM, ::envoi::mot_max);
        dict.set(t::CROCHETS, ::envoi::crochets_comptent);
        if (errors.empty()) fill_preview(dict.add(t::APERCU));
    }
    void fill_preview(web::Dict dict) const {
        dict.set(t::COURRIEL, mail).set(t::OBJET, letter.subject);
        for (const auto& text : letter.opening) dict.add(t::DEBUT).set(t::TEXTE, text);
        dict.set(t::CODE, letter.code_label).set(t::VALIDITE, letter.validity);
        dict.set(t::TITRE, letter.steps_title);
        for (const auto& text : letter.steps) dict.add(t::ETAPE).set(t::TEXTE, text);
        for (const auto& text : letter.closing) dict.add(t::FIN).set(t::TEXTE, text);
        dict.set(t::SIGNATURE, letter.signature).set(t::COUPON, letter.coupon_title);
        for (const auto& text : letter.coupon_paragraphs) dict.add(t::REFUS).set(t::TEXTE, text);
    }
};

Response show(hall::Context& context, const Request& request, View view) {
    if (view.errors.empty()) {
        auto school = ::envoi::read_ecole(context.db, context.poste().etablissement);
        school.texte = view.typed;
        const auto writer = hall::lot_writer(context.templates);
        view.mail = writer.mail(school, sample(context)).text;
        view.letter = writer.letter(school, sample(context));
    }
    auto head = head_of(
        context,
        "Texte des lettres et des courriels",
        "Écrivez les mots de l’établissement, et voyez ce que les familles recevront.",
        {
            {"Notifier les familles", "/ts-admin/notification"}
    }
    );
    head.error = !view.errors.empty() || view.conflit;
    if (view.conflit) return hall::page(context, request, head, view, 409);
    return hall::page(context, request, head, view);
}

std::string vu_of(const ::envoi::TexteEcole& stored) {
    return ts_admin::vu_of(stored.presentation + '\0' + stored.mot);
}

// Both are kept: the one typed in its field, the one stored meanwhile beside it.
std::vector<web::FieldError> differences(
    const ::envoi::TexteEcole& typed, const ::envoi::TexteEcole& stored
) {
    std::vector<web::FieldError> list;
    if (typed.presentation != stored.presentation)
        list.push_back({"presentation", stored_words(stored.presentation)});
    if (typed.mot != stored.mot) list.push_back({"mot", stored_words(stored.mot)});
    return list;
}

// What was typed, to be shown again: not more of it than could ever be right.
std::string start_of_field(std::string_view typed) { return start_of(typed, 4000); }

}  // namespace

Response texte(hall::Context& context, const Request& request) {
    auto kept = ::envoi::texte_of(context.db, context.poste().etablissement);
    auto vu = vu_of(kept);
    return show(
        context, request, {std::move(kept), {}, request.query.has("enregistre"), std::move(vu)}
    );
}

Response texte_enregistrer(hall::Context& context, const Request& request) {
    const auto presentation = request.form.value("presentation");
    const auto mot = request.form.value("mot");
    const std::string vu(request.form.value("vu"));
    const auto presentation_read = ::envoi::parse_presentation(presentation);
    const auto mot_read = ::envoi::parse_mot(mot);
    std::vector<web::FieldError> errors;
    if (!presentation_read) errors.push_back({"presentation", presentation_read.error().message});
    if (!mot_read) errors.push_back({"mot", mot_read.error().message});
    if (!errors.empty())
        return show(
            context,
            request,
            {
                {start_of_field(presentation), start_of_field(mot)},
                std::move(errors), false, vu
        }
        );
    const ::envoi::TexteEcole typed{*presentation_read, *mot_read};
    if (request.form.value("acte") == "apercu")
        return show(context, request, {typed, {}, false, vu});
    const auto school = context.poste().etablissement;
    const auto before = context.db.transact([&](db::Transaction& tx) {
        vie_scolaire::lock_reglages(tx, school);
        auto stored = ::envoi::texte_of(tx.connection(), school);
        if (vu_of(stored) == vu) ::envoi::save_texte(tx, acte_of(context), typed);
        return stored;
    });
    if (vu_of(before) != vu)
        return show(
            context, request, {typed, differences(typed, before), false, vu_of(before), true}
        );
    return Response::redirect("/ts-admin/notification/texte?enregistre=1");
}

}  // namespace ts_admin::pages
