// The mails and letters of the site, written from templates/courrier. A mail is one plain text,
// which a host may edit; its HTML twin is made from the same words, so the two never differ.
//
//   envoi::queue(tx, {config, keys, random, now},
//                hall::message(templates, config, to, hall::ConfirmationMail{…}), about);
#pragma once

#include "base/config.hpp"
#include "base/courriel.hpp"
#include "envoi/letters.hpp"
#include "envoi/outbox.hpp"
#include "web/page.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

// "Confirmez votre adresse": the link that proves an address is theirs.
struct ConfirmationMail {
    static const web::Template file;
    std::string identifiant;
    std::string academie;
    std::string lien;   // whole address
    std::string duree;  // "24 heures"
    void fill(web::Dict& dict) const;
};

struct BienvenueMail {
    static const web::Template file;
    std::string identifiant;
    std::string academie;
    std::string eleve;
    std::string lien;
    void fill(web::Dict& dict) const;
};

struct NouvelEnfantMail {
    static const web::Template file;
    std::string identifiant;
    std::string academie;
    std::string eleve;
    std::string date;
    std::string lien;
    void fill(web::Dict& dict) const;
};

struct NouvelAppareilMail {
    static const web::Template file;
    std::string identifiant;
    std::string academie;
    std::string date;      // "12/09/2026 à 14:05"
    std::string appareil;  // "Firefox, Linux"
    std::string lien;
    void fill(web::Dict& dict) const;
};

struct RecuperationMail {
    static const web::Template file;
    std::string identifiant;
    std::string academie;
    std::string lien;
    std::string duree;  // "30 minutes"
    void fill(web::Dict& dict) const;
};

struct IdentifiantsMail {
    static const web::Template file;
    std::string academie;
    std::vector<std::string> identifiants;
    std::string lien;
    void fill(web::Dict& dict) const;
};

struct MotDePasseChangeMail {
    static const web::Template file;
    std::string identifiant;
    std::string academie;
    std::string date;
    std::string lien;
    void fill(web::Dict& dict) const;
};

// Where answers to a mail go. A view that has one (`reponse`) gets its Reply-To from it, and says
// in its text which of the two sections holds: neither can contradict the other. Answers to any
// other mail reach nobody.
class Reponse {
public:
    Reponse() = default;
    explicit Reponse(const std::optional<base::Courriel>& to) : adresse_(to ? to->text() : "") {}
    const std::string& adresse() const { return adresse_; }  // "": nobody reads them
    void fill(web::Dict& dict, web::Var reponse, web::Var sans_reponse) const {
        dict.show(adresse_.empty() ? sans_reponse : reponse);
    }

private:
    std::string adresse_;
};

// What somebody has typed, in a template that says "{{#MESSAGE}}> {{LIGNE}}" on a line of its own:
// line by line, so that nothing in it passes for words of the site; blank lines part its
// paragraphs.
void fill_quote(web::Dict& dict, std::string_view text, web::Var section, web::Var line);

// Subject, text and HTML from one rendered .txt.tpl.
envoi::MailWords mail_words(const web::Templates& templates, const std::string& rendered);

template <web::View V>
envoi::Message message(
    const web::Templates& templates,
    const base::Config& config,
    const base::Courriel& to,
    const V& view
) {
    auto words = mail_words(templates, templates.render(view));
    envoi::Message mail{
        to,
        {},
        config.academy,
        std::move(words.subject),
        std::move(words.text),
        std::move(words.html)};
    if constexpr (requires { view.reponse; }) mail.reply_to = view.reponse.adresse();
    return mail;
}

// How the worker writes the letters and mails of a lot. Keeps a reference to the templates.
envoi::Writer lot_writer(const web::Templates& templates);

}  // namespace hall
