#include "auth/courriels.hpp"

#include "acces/fuseau.hpp"
#include "acces/jeton.hpp"
#include "envoi/outbox.hpp"
#include "hall/mails.hpp"

#include "tpl/courrier/adresse_changee_txt.hpp"
#include "tpl/courrier/compte_efface_txt.hpp"

#include <optional>

namespace auth {
namespace {

constexpr std::chrono::hours confirmation_lifetime{24};
constexpr std::chrono::minutes recovery_lifetime{30};

struct AdresseChangeeMail {
    static constexpr web::Template file = tpl::courrier::adresse_changee_txt::file;
    std::string identifiant;
    std::string academie;
    std::string date;
    std::string lien;

    void fill(web::Dict& dict) const {
        namespace t = tpl::courrier::adresse_changee_txt;
        dict.set(t::IDENTIFIANT, identifiant)
            .set(t::ACADEMIE, academie)
            .set(t::DATE, date)
            .set(t::LIEN, lien);
    }
};

struct CompteEffaceMail {
    static constexpr web::Template file = tpl::courrier::compte_efface_txt::file;
    std::string identifiant;
    std::string academie;
    std::string date;

    void fill(web::Dict& dict) const {
        namespace t = tpl::courrier::compte_efface_txt;
        dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie).set(t::DATE, date);
    }
};

template <web::View V>
void queue(hall::Context& context, db::Transaction& tx, const base::Courriel& to, const V& view) {
    envoi::queue(
        tx,
        {context.config, context.keys, context.random, context.now},
        hall::message(context.templates, context.config, to, view)
    );
}

struct Destinataire {
    base::Courriel courriel;
    std::string identifiant;
    std::string maintenant;  // by his own clock
};

// The account's confirmed address.
std::optional<Destinataire> confirmed(hall::Context& context, acces::CompteId compte) {
    const auto page = acces::read_compte(context.db, compte);
    if (!page.courriel_confirme) return std::nullopt;
    auto courriel = base::Courriel::parse(page.courriel);
    if (!courriel) return std::nullopt;
    return Destinataire{
        std::move(*courriel),
        page.identifiant,
        acces::fuseau_of(context.db, compte).format(context.now)};
}

}  // namespace

void send_confirmation(
    hall::Context& context,
    db::Transaction& tx,
    acces::CompteId compte,
    const std::string& identifiant,
    const base::Courriel& courriel
) {
    const auto token = acces::new_jeton(
        tx,
        context.random,
        context.now,
        confirmation_lifetime,
        acces::UsageJeton::courriel,
        {compte, courriel.text()}
    );
    queue(
        context,
        tx,
        courriel,
        hall::ConfirmationMail{
            identifiant,
            context.config.academy,
            context.config.link("/compte/courriel/confirmer/" + token.reveal()),
            "24 heures"}
    );
}

void send_recovery(
    hall::Context& context, db::Transaction& tx, const acces::CompteCourriel& compte
) {
    const auto to = base::Courriel::parse(compte.courriel);
    if (!to) return;
    const auto token = acces::new_jeton(
        tx,
        context.random,
        context.now,
        recovery_lifetime,
        acces::UsageJeton::recuperation,
        {compte.id, ""}
    );
    queue(
        context,
        tx,
        *to,
        hall::RecuperationMail{
            compte.identifiant,
            context.config.academy,
            context.config.link("/compte/recuperer/" + token.reveal()),
            "30 minutes"}
    );
}

void tell_password_changed(hall::Context& context, db::Transaction& tx, acces::CompteId compte) {
    const auto to = confirmed(context, compte);
    if (!to) return;
    queue(
        context,
        tx,
        to->courriel,
        hall::MotDePasseChangeMail{
            to->identifiant,
            context.config.academy,
            to->maintenant,
            context.config.link("/compte/recuperer")}
    );
}

void tell_new_device(hall::Context& context, db::Transaction& tx, acces::CompteId compte) {
    const auto to = confirmed(context, compte);
    if (!to) return;
    queue(
        context,
        tx,
        to->courriel,
        hall::NouvelAppareilMail{
            to->identifiant,
            context.config.academy,
            to->maintenant,
            context.visitor.appareil,
            context.config.link("/compte")}
    );
}

void tell_new_child(
    hall::Context& context, db::Transaction& tx, acces::CompteId compte, const std::string& eleve
) {
    const auto to = confirmed(context, compte);
    if (!to) return;
    queue(
        context,
        tx,
        to->courriel,
        hall::NouvelEnfantMail{
            to->identifiant,
            context.config.academy,
            eleve,
            to->maintenant,
            context.config.link("/compte")}
    );
}

void tell_account_erased(hall::Context& context, db::Transaction& tx, acces::CompteId compte) {
    const auto to = confirmed(context, compte);
    if (!to) return;
    queue(
        context,
        tx,
        to->courriel,
        CompteEffaceMail{to->identifiant, context.config.academy, to->maintenant}
    );
}

void tell_address_changed(hall::Context& context, db::Transaction& tx, acces::CompteId compte) {
    const auto to = confirmed(context, compte);
    if (!to) return;
    queue(
        context,
        tx,
        to->courriel,
        AdresseChangeeMail{
            to->identifiant, context.config.academy, to->maintenant, context.config.link("/compte")}
    );
}

}  // namespace auth
