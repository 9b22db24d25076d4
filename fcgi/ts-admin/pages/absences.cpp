// What families see of absences, and whom they can reach.
#include "tpl/ts_admin/absences.hpp"
#include "base/courriel.hpp"
#include "ts-admin/cadre.hpp"
#include "ts-admin/pages/pages.hpp"

#include <fmt/format.h>

namespace ts_admin::pages {
namespace {

namespace t = tpl::ts_admin::absences;

base::Result<std::string> parse_phone(std::string_view typed) {
    const auto text = base::squeeze(typed);
    std::size_t digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (std::string_view(" .+()-").find(c) == std::string_view::npos)
            return base::refuse("Écrivez un numéro de téléphone, par exemple 05 56 00 00 00.");
    }
    if (digits < 4 || text.size() > 20)
        return base::refuse("Écrivez un numéro de téléphone, par exemple 05 56 00 00 00.");
    return text;
}

base::Result<std::string> parse_contact(std::string_view typed) {
    auto line = web::parse_line(typed);
    if (line && base::length(*line) > 60)
        return base::refuse("Ce nom est trop long\u00A0: 60 caractères au plus.");
    return line;
}

struct Saisie {
    bool retards;
    bool motifs;
    std::optional<std::string> nom;
    std::optional<std::string> telephone;
    std::optional<base::Courriel> courriel;
};
constexpr auto form = web::form<Saisie>(
    web::box("voir_retards"),
    web::box("voir_motifs"),
    web::optional("vie_scolaire_nom", parse_contact, 240),
    web::optional("vie_scolaire_telephone", parse_phone, 40),
    web::optional("vie_scolaire_courriel", base::Courriel::parse, 254)
);

struct View {
    static constexpr web::Template file = t::file;
    const web::Submitted<Saisie>& given;
    std::string vu;
    bool saved = false;
    bool conflit = false;

    void fill(web::Dict& dict) const {
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set(t::VU, vu);
        if (conflit) dict.add(t::CONFLIT).set(t::PHRASE, conflict_words_kept);
        dict.show_if(saved, t::ENREGISTRE);
        dict.show_if(!given.typed_in("voir_retards").empty(), t::RETARDS);
        dict.show_if(!given.typed_in("voir_motifs").empty(), t::MOTIFS);
        hall::fill_field(dict, given, {"vie_scolaire_nom", t::NOM, t::NOM_ERREUR, t::NOM_MESSAGE});
        hall::fill_field(
            dict,
            given,
            {"vie_scolaire_telephone", t::TELEPHONE, t::TELEPHONE_ERREUR, t::TELEPHONE_MESSAGE}
        );
        hall::fill_field(
            dict,
            given,
            {"vie_scolaire_courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
    }
};

Response show(hall::Context& context, const Request& request, const View& view) {
    auto head = head_of(
        context,
        "Paramètres des absences",
        "Ce que les familles voient, et à qui elles peuvent s’adresser.",
        {
            {"Services ouverts aux familles", "/ts-admin/services"}
    }
    );
    head.error = !view.given.errors.empty() || view.conflit;
    if (view.conflit) return hall::page(context, request, head, view, 409);
    return hall::page(context, request, head, view);
}

struct Reglages {
    vie_scolaire::ParametresAbsences voir;
    vie_scolaire::ContactVieScolaire contact;

    static Reglages of(db::Connection& db, scolarite::EtablissementId school) {
        return {
            vie_scolaire::parametres_absences(db, school), vie_scolaire::contact_of(db, school)};
    }
    std::string vu() const {
        return vu_of(fmt::format(
            "{} {}\n{}\n{}\n{}",
            voir.voir_retards,
            voir.voir_motifs,
            contact.nom,
            contact.telephone,
            contact.courriel
        ));
    }
};

// What is stored meanwhile, beside what was typed.
std::vector<web::FieldError> differences(
    const web::Submitted<Saisie>& given, const Reglages& stored
) {
    std::vector<web::FieldError> list;
    const auto box = [&](std::string_view field, bool kept, const std::string& what) {
        if (kept == !given.typed_in(field).empty()) return;
        list.push_back(
            {std::string(field),
             "Ce qui est enregistré\u00A0: " + what + (kept ? " montrés." : " cachés.")}
        );
    };
    const auto text = [&](std::string_view field, const std::string& kept) {
        if (base::squeeze(given.typed_in(field)) == kept) return;
        list.push_back({std::string(field), stored_words(kept)});
    };
    box("voir_retards", stored.voir.voir_retards, "les retards sont");
    box("voir_motifs", stored.voir.voir_motifs, "les motifs sont");
    text("vie_scolaire_nom", stored.contact.nom);
    text("vie_scolaire_telephone", stored.contact.telephone);
    text("vie_scolaire_courriel", stored.contact.courriel);
    return list;
}

}  // namespace

Response absences(hall::Context& context, const Request& request) {
    const auto school = context.poste().etablissement;
    const auto stored = Reglages::of(context.db, school);
    web::Submitted<Saisie> given;
    given.typed = {
        {"voir_retards",           stored.voir.voir_retards ? "1" : ""},
        {"voir_motifs",            stored.voir.voir_motifs ? "1" : "" },
        {"vie_scolaire_nom",       stored.contact.nom                 },
        {"vie_scolaire_telephone", stored.contact.telephone           },
        {"vie_scolaire_courriel",  stored.contact.courriel            },
    };
    return show(context, request, {given, stored.vu(), request.query.has("enregistre")});
}

Response absences_enregistrer(hall::Context& context, const Request& request) {
    auto given = form.read(request.form);
    const std::string vu(request.form.value("vu"));
    if (!given.value) return show(context, request, {given, vu});
    const auto& typed = *given.value;
    const auto school = context.poste().etablissement;
    const auto now = context.db.transact([&](db::Transaction& tx) {
        vie_scolaire::lock_reglages(tx, school);
        auto stored = Reglages::of(tx.connection(), school).vu();
        if (stored != vu) return stored;
        const auto decision = decision_of(context);
        vie_scolaire::save_parametres(
            tx, decision, vie_scolaire::ParametresAbsences{typed.retards, typed.motifs}
        );
        vie_scolaire::save_contact(
            tx,
            decision,
            {typed.nom.value_or(""),
             typed.telephone.value_or(""),
             typed.courriel ? typed.courriel->text() : std::string()}
        );
        return stored;
    });
    if (now != vu) {
        const auto stored = Reglages::of(context.db, school);
        given.errors = differences(given, stored);
        return show(context, request, {given, stored.vu(), false, true});
    }
    return Response::redirect("/ts-admin/absences?enregistre=1");
}

}  // namespace ts_admin::pages
