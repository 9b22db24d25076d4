#include "hall/mails.hpp"

#include "base/text.hpp"
#include "tpl/courrier/avis_code_txt.hpp"
#include "tpl/courrier/bienvenue_txt.hpp"
#include "tpl/courrier/confirmation_txt.hpp"
#include "tpl/courrier/courriel.hpp"
#include "tpl/courrier/identifiants_txt.hpp"
#include "tpl/courrier/lettre_txt.hpp"
#include "tpl/courrier/mot_de_passe_change_txt.hpp"
#include "tpl/courrier/nouvel_appareil_txt.hpp"
#include "tpl/courrier/nouvel_enfant_txt.hpp"
#include "tpl/courrier/recuperation_txt.hpp"
#include "vie_scolaire/parametres.hpp"

#include <optional>

namespace hall {
namespace {

using envoi::Block;

// Paragraphs of a quote; each has its lines.
void fill_quoted(web::Dict& dict, const std::vector<std::string>& lines) {
    namespace t = tpl::courrier::courriel;
    auto quote = dict.add(t::CITATION);
    std::optional<web::Dict> paragraph;
    for (const auto& line : lines) {
        if (line.empty()) {
            paragraph.reset();
            continue;
        }
        const bool first = !paragraph;
        if (first) paragraph = quote.add(t::CITE);
        auto one = paragraph->add(t::LIGNE);
        one.set(t::TEXTE, line).show_if(!first, t::SUITE);
    }
}

void fill_block(web::Dict& dict, const Block& block) {
    namespace t = tpl::courrier::courriel;
    switch (block.kind) {
        case Block::Kind::paragraph:
            dict.add(t::PARAGRAPHE).set(t::TEXTE, block.lines.front());
            break;
        case Block::Kind::link:
            dict.add(t::LIEN).set(t::ADRESSE, block.lines.front());
            break;
        case Block::Kind::code:
            dict.add(t::CODE).set(t::TEXTE, block.lines.front());
            break;
        case Block::Kind::quote:
            fill_quoted(dict, block.lines);
            break;
        case Block::Kind::list:
        case Block::Kind::steps: {
            auto list = dict.add(block.kind == Block::Kind::list ? t::LISTE : t::ETAPES);
            for (const auto& line : block.lines) list.add(t::ELEMENT).set(t::TEXTE, line);
            break;
        }
    }
}

std::string html_of(const web::Templates& templates, const envoi::MailText& mail) {
    namespace t = tpl::courrier::courriel;
    return templates.render(t::file, [&](web::Dict& dict) {
        dict.set(t::OBJET, mail.subject);
        for (const auto& block : mail.blocks) {
            auto round = dict.add(t::BLOC);
            fill_block(round, block);
        }
    });
}

std::string contact_of(const envoi::Ecole& school) {
    const auto phone = base::phone_words(school.telephone);
    if (phone.empty()) return school.courriel;
    return school.courriel.empty() ? phone : phone + ", " + school.courriel;
}

// A sentence's first letter: "le chef d’établissement" → "Le chef d’établissement".
std::string quality_of(const envoi::Ecole& school) {
    return school.chef_qualite.empty() ? "Le chef d’établissement" : school.chef_qualite;
}

// "les absences et les notes", of the services that are open; to a pupil, "vos absences et vos
// notes". Empty when none is: nothing is promised.
std::string services_of(const envoi::Ecole& school, bool for_pupil) {
    std::string words;
    for (const auto& name : school.services) {
        const bool marks = vie_scolaire::teleservice_from(name) == vie_scolaire::Teleservice::notes;
        words += words.empty() ? "" : " et ";
        words += for_pupil ? "vos " : "les ";
        words += marks ? "notes" : "absences";
    }
    return words;
}

// The school's own words to this family; empty: it has none.
std::string words_to(
    const envoi::Ecole& school, const envoi::Notice& notice, const std::string& texte
) {
    const auto eleve = notice.eleve();
    auto services = services_of(school, notice.for_pupil);
    if (services.empty()) services = "nos services en ligne";
    return envoi::fill_texte(texte, {eleve, notice.division, school.denomination, services});
}

void fill_letter(web::Dict& dict, const envoi::Ecole& school, const envoi::Notice& notice) {
    namespace t = tpl::courrier::lettre_txt;
    dict.set(t::ELEVE, notice.eleve())
        .set(t::DIVISION, notice.division)
        .set(t::DESTINATAIRE, notice.recipient_name())
        .set(t::ETABLISSEMENT, school.denomination)
        .set(t::VALIDITE, base::format_date_long(notice.valid_until))
        .set(t::CHEF, school.chef_nom)
        .set(t::CHEF_QUALITE, quality_of(school))
        .show_if(!notice.division.empty(), t::EN_DIVISION)
        .show_if(!school.chef_nom.empty(), t::SIGNEE)
        .show_if(!notice.for_pupil, t::POUR_RESPONSABLE)
        .show_if(notice.for_pupil, t::POUR_ELEVE)
        .set_optional(t::AVEC_SERVICES, t::SERVICES, services_of(school, notice.for_pupil))
        .show_if(school.services.empty(), t::SANS_SERVICES)
        .set_optional(
            t::AVEC_PRESENTATION,
            t::PRESENTATION,
            words_to(school, notice, school.texte.presentation)
        )
        .show_if(school.texte.presentation.empty(), t::SANS_PRESENTATION)
        .set_optional(t::AVEC_MOT, t::MOT, words_to(school, notice, school.texte.mot));
}

void fill_notice(web::Dict& dict, const envoi::Ecole& school, const envoi::Notice& notice) {
    namespace t = tpl::courrier::avis_code_txt;
    dict.set(t::ELEVE, notice.eleve())
        .set(t::ETABLISSEMENT, school.denomination)
        .set(t::CODE, notice.code)
        .set(t::VALIDITE, base::format_date_long(notice.valid_until))
        .set(t::LIEN, notice.lien)
        .set(t::CONTACT, contact_of(school))
        .show_if(!notice.for_pupil, t::POUR_RESPONSABLE)
        .show_if(notice.for_pupil, t::POUR_ELEVE)
        .set_optional(t::AVEC_SERVICES, t::SERVICES, services_of(school, notice.for_pupil))
        .show_if(school.services.empty(), t::SANS_SERVICES)
        .set_optional(
            t::AVEC_PRESENTATION,
            t::PRESENTATION,
            words_to(school, notice, school.texte.presentation)
        )
        .show_if(school.texte.presentation.empty(), t::SANS_PRESENTATION)
        .set_optional(t::AVEC_MOT, t::MOT, words_to(school, notice, school.texte.mot));
}

}  // namespace

const web::Template ConfirmationMail::file = tpl::courrier::confirmation_txt::file;
const web::Template BienvenueMail::file = tpl::courrier::bienvenue_txt::file;
const web::Template NouvelEnfantMail::file = tpl::courrier::nouvel_enfant_txt::file;
const web::Template NouvelAppareilMail::file = tpl::courrier::nouvel_appareil_txt::file;
const web::Template RecuperationMail::file = tpl::courrier::recuperation_txt::file;
const web::Template IdentifiantsMail::file = tpl::courrier::identifiants_txt::file;
const web::Template MotDePasseChangeMail::file = tpl::courrier::mot_de_passe_change_txt::file;

void ConfirmationMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::confirmation_txt;
    dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
    dict.set(t::LIEN, lien).set(t::DUREE, duree);
}

void BienvenueMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::bienvenue_txt;
    dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
    dict.set(t::ELEVE, eleve).set(t::LIEN, lien);
}

void NouvelEnfantMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::nouvel_enfant_txt;
    dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
    dict.set(t::ELEVE, eleve).set(t::DATE, date).set(t::LIEN, lien);
}

void NouvelAppareilMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::nouvel_appareil_txt;
    dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
    dict.set(t::DATE, date).set(t::APPAREIL, appareil).set(t::LIEN, lien);
}

void RecuperationMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::recuperation_txt;
    dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
    dict.set(t::LIEN, lien).set(t::DUREE, duree);
}

void IdentifiantsMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::identifiants_txt;
    dict.set(t::ACADEMIE, academie).set(t::LIEN, lien);
    for (const auto& identifiant : identifiants) {
        dict.add(t::COMPTE).set(t::IDENTIFIANT, identifiant);
    }
}

void MotDePasseChangeMail::fill(web::Dict& dict) const {
    namespace t = tpl::courrier::mot_de_passe_change_txt;
    dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
    dict.set(t::DATE, date).set(t::LIEN, lien);
}

void fill_quote(web::Dict& dict, std::string_view text, web::Var section, web::Var line) {
    bool wrote = false;
    bool blank = false;
    for (const auto one : base::split(text, '\n')) {
        const auto shown = base::trim(one);
        if (shown.empty()) {
            blank = wrote;
            continue;
        }
        if (blank) dict.add(section).set(line, "");
        blank = false;
        wrote = true;
        dict.add(section).set(line, shown);
    }
}

envoi::MailWords mail_words(const web::Templates& templates, const std::string& rendered) {
    auto mail = envoi::parse_mail_text(rendered);
    auto html = html_of(templates, mail);
    return {std::move(mail.subject), std::move(mail.text), std::move(html)};
}

envoi::Writer lot_writer(const web::Templates& templates) {
    return {
        [&templates](const envoi::Ecole& school, const envoi::Notice& notice) {
            return envoi::parse_letter_text(templates.render(
                tpl::courrier::lettre_txt::file,
                [&](web::Dict& dict) { fill_letter(dict, school, notice); }
            ));
        },
        [&templates](const envoi::Ecole& school, const envoi::Notice& notice) {
            return mail_words(
                templates,
                templates.render(
                    tpl::courrier::avis_code_txt::file,
                    [&](web::Dict& dict) { fill_notice(dict, school, notice); }
                )
            );
        }};
}

}  // namespace hall
