// S12: what the school adds in its own words to letter and mail, and what both will say to an
// invented family. The words only: the letter's page is drawn by the worker.
#include "tpl/ts_admin/texte.hpp"
#include "envoi/mot.hpp"
#include "hall/mails.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"

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
    std::string typed;
    std::string wrong;
    bool saved;
    std::string mail = {};
    ::envoi::LetterText letter = {};

    void fill(web::Dict& dict) const {
        std::vector<web::FieldError> errors;
        if (!wrong.empty()) {
            errors.push_back({"mot", wrong});
            dict.set(t::MOT_MESSAGE, wrong).show(t::MOT_ERREUR);
        }
        hall::fill_errors(dict, t::ERREURS, errors);
        dict.show_if(saved, t::ENREGISTRE);
        dict.set(t::MOT, typed).set(t::MAXIMUM, ::envoi::mot_max);
        if (wrong.empty()) fill_preview(dict.add(t::APERCU));
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
    if (view.wrong.empty()) {
        auto school = ::envoi::read_school(context.db, context.poste().etablissement);
        school.mot = view.typed;
        const auto writer = hall::lot_writer(context.templates);
        view.mail = writer.mail(school, sample(context)).text;
        view.letter = writer.letter(school, sample(context));
    }
    auto head = head_of(
        context,
        "Texte des lettres et des courriels",
        "Ajoutez quelques mots de l’établissement, et voyez ce que les familles recevront.",
        {
            {"Notifier les familles", "/ts-admin/notification"}
    }
    );
    head.error = !view.wrong.empty();
    return hall::page(context, request, head, view, head.error ? 422 : 200);
}

}  // namespace

Response texte(hall::Context& context, const Request& request) {
    const auto mot = ::envoi::mot_of(context.db, context.poste().etablissement);
    return show(context, request, {mot, "", request.query.has("enregistre")});
}

Response texte_enregistrer(hall::Context& context, const Request& request) {
    const auto typed = request.form.value("mot");
    const auto mot = ::envoi::parse_mot(typed);
    if (!mot)
        return show(
            context, request, {std::string(typed.substr(0, 4000)), mot.error().message, false}
        );
    if (request.form.value("acte") == "apercu") return show(context, request, {*mot, "", false});
    context.db.transact([&](db::Transaction& tx) { ::envoi::save_mot(tx, acte_of(context), *mot); }
    );
    return Response::redirect("/ts-admin/notification/texte?enregistre=1");
}

}  // namespace ts_admin::pages
