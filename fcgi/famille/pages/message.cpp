// S35–S38: a message of a family to the school's vie scolaire, by mail. The answer goes to the
// address that the account has confirmed.
#include "acces/brouillon.hpp"
#include "acces/correspondant.hpp"
#include "acces/journal.hpp"
#include "acces/limite.hpp"
#include "base/text.hpp"
#include "envoi/outbox.hpp"
#include "famille/pages/pages.hpp"
#include "famille/visite.hpp"
#include "hall/mails.hpp"
#include "hall/vu.hpp"
#include "web/form.hpp"

#include "tpl/courrier/message_vie_scolaire_txt.hpp"
#include "tpl/famille/message.hpp"

#include <stdexcept>

namespace famille::pages {
namespace {

namespace t = tpl::famille::message;

constexpr std::size_t most_characters = 2000;
constexpr int too_many = 429;
constexpr int conflict = 409;

base::Result<std::string> parse_message(std::string_view text) {
    return web::parse_lines(text, most_characters);
}

struct Formulaire {
    std::string message;
};
constexpr auto formulaire = web::form<Formulaire>(
    web::required("message", parse_message, 4 * most_characters, "Écrivez votre message.")
);
using Lu = web::Submitted<Formulaire>;

acces::Correspondant writer_of(hall::Context& context, db::Connection& db) {
    const auto compte = context.session().compte;
    auto writer = acces::correspondant_of(db, compte);
    if (!writer) throw std::runtime_error("a session of no account");
    return std::move(*writer);
}
// The address that he has confirmed; "": none.
std::string reply_to(const acces::Correspondant& writer) {
    return writer.courriel ? writer.courriel->text() : std::string();
}

struct Vue {
    static constexpr web::Template file = t::file;
    const Visite& visite;
    const Lu& given;
    std::string cle;
    std::string courriel;
    std::string attente = {};

    void fill(web::Dict& dict) const {
        dict.set(t::POIGNEE, visite.poignee());
        auto form = dict.add(t::FORMULAIRE);
        form.set(t::CLE, cle).set_optional(t::ATTENTE, t::PHRASE, attente);
        form.set_optional(t::AVEC_REPONSE, t::COURRIEL, courriel);
        form.show_if(courriel.empty(), t::SANS_REPONSE);
        hall::fill_errors(form, t::ERREURS, given.errors);
        hall::fill_field(
            form, given, {"message", t::MESSAGE, t::MESSAGE_ERREUR, t::MESSAGE_MESSAGE}
        );
    }
};

struct Envoye {
    static constexpr web::Template file = t::file;
    const Visite& visite;
    void fill(web::Dict& dict) const {
        dict.set(t::POIGNEE, visite.poignee());
        dict.show(t::ENVOYE);
    }
};

struct MessageMail {
    static constexpr web::Template file = tpl::courrier::message_vie_scolaire_txt::file;
    std::string qui;
    std::string eleve;
    std::string message;
    hall::Reponse reponse;

    void fill(web::Dict& dict) const {
        namespace m = tpl::courrier::message_vie_scolaire_txt;
        dict.set(m::DE, base::de(qui)).set(m::QUI, qui);
        dict.set(m::DE_ELEVE, base::de(eleve)).set(m::ELEVE, eleve);
        hall::fill_quote(dict, message, m::MESSAGE, m::LIGNE);
        dict.set(m::COURRIEL, reponse.adresse());
        reponse.fill(dict, m::AVEC_REPONSE, m::SANS_REPONSE);
    }
};

// The school's mailbox must not be filled by one account: the third message within a day waits.
acces::Compteur counter_of(const hall::Context& context, const vie_scolaire::EcoleVue& ecole) {
    return {
        "famille/message/" + std::to_string(context.session().compte.value()) + "/" +
            std::to_string(ecole.id.value()),
        acces::baremes::courriel};
}

void queue(
    hall::Context& context,
    db::Transaction& tx,
    const base::Courriel& to,
    const vie_scolaire::Enfant& enfant,
    const std::string& message
) {
    const auto writer = writer_of(context, tx.connection());
    const auto mail = hall::message(
        context.templates,
        context.config,
        to,
        MessageMail{writer.nom, nom_et_classe(enfant), message, hall::Reponse(writer.courriel)}
    );
    envoi::queue(
        tx,
        {context.config, context.keys, context.random, context.now},
        mail,
        {.etablissement = enfant.ecole.id}
    );
    acces::journal(
        tx,
        context.now,
        context.auteur(),
        {.action = "famille.message",
         .etablissement = enfant.ecole.id,
         .eleve = enfant.eleve,
         .details = "Message d’une famille à la vie scolaire."}
    );
}

// False when this text was sent by this form before.
bool send(
    hall::Context& context,
    std::string_view cle,
    const base::Courriel& to,
    const vie_scolaire::Enfant& enfant,
    const std::string& message
) {
    const acces::Proprietaire owner{context.visitor.digest, context.session().compte};
    // another text is another message, also from a form that was sent before and came back by
    // "Back"
    const auto name = "message/" + hall::vu_of(std::string(cle) + message);
    return context.db.transact([&](db::Transaction& tx) {
        const bool first =
            acces::claim_brouillon(tx, context.keys, context.random, context.now, {owner, name});
        if (first) queue(context, tx, to, enfant, message);
        return first;
    });
}

std::string wait_words(std::chrono::seconds wait) {
    return "Vous avez déjà écrit plusieurs messages. Attendez " +
           base::counted((wait.count() + 59) / 60, "minute", "minutes") + " avant le suivant.";
}

std::string lost_words(const Visite& visite) {
    auto words =
        "Votre message n’est pas envoyé. " + raison_fermee(visite.enfant(), Service::absences);
    if (visite.enfant().absences_open())
        words += "L’établissement n’a plus d’adresse électronique.";
    const auto& phone = visite.enfant().ecole.vie_scolaire_telephone;
    words += " Gardez votre texte, ci-dessous, et joignez l’établissement";
    return words + (phone.empty() ? " autrement." : " au " + phone + ".");
}

hall::PageHead head_of(const Visite& visite) {
    return visite.head(
        "Écrire à la vie scolaire",
        visite.eleve() ? "Un message par courriel, à votre sujet."
                       : "Un message par courriel, à propos de cet élève."
    );
}

std::string new_cle(hall::Context& context) { return base::base64url(context.random.bytes(16)); }

bool is_cle(std::string_view text) {
    constexpr std::size_t characters = 22;
    return text.size() == characters && base::unbase64url(text);
}

// Where the school is written to; nothing when it has named no address.
std::optional<base::Courriel> address_of(const Visite& visite) {
    auto to = base::Courriel::parse(visite.enfant().ecole.vie_scolaire_courriel);
    if (!to) return std::nullopt;
    return std::move(*to);
}

}  // namespace

web::Response message(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    if (!visite->enfant().absences_open())
        return page_fermee(context, request, *visite, Service::absences);
    if (!address_of(*visite)) return context.not_found(request);
    if (request.query.has("envoye"))
        return hall::page(context, request, head_of(*visite), Envoye{*visite});
    const Lu fresh;
    return hall::page(
        context,
        request,
        head_of(*visite),
        Vue{*visite, fresh, new_cle(context), reply_to(writer_of(context, context.db))}
    );
}

web::Response envoyer_message(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    const auto& enfant = visite->enfant();
    const auto given = formulaire.read(request.form);
    const auto typed_key = request.form.value("cle");
    const auto cle = is_cle(typed_key) ? std::string(typed_key) : new_cle(context);
    const auto show = [&](std::string wait, int status) {
        auto head = head_of(*visite);
        head.error = !given.errors.empty() || status != 200;
        return hall::page(
            context,
            request,
            head,
            Vue{*visite, given, cle, reply_to(writer_of(context, context.db)), std::move(wait)},
            status
        );
    };
    // closed while it was being written: the words are given back
    const auto to = address_of(*visite);
    if (!enfant.absences_open() || !to) return show(lost_words(*visite), conflict);
    if (!given.value) return show("", web::unprocessable);
    const auto counter = counter_of(context, enfant.ecole);
    const auto wait = acces::wait_of(context.db, context.now, {counter});
    if (wait.count() > 0) return show(wait_words(wait), too_many);
    if (send(context, cle, *to, enfant, given.value->message))
        acces::count_failure(context.db, context.now, {counter});
    return web::Response::redirect(
        "/famille/enfant/" + visite->poignee() + "/absences/message?envoye=1"
    );
}

}  // namespace famille::pages
