// Staff accounts are made here by the host: of a school, of the academy's administration, or
// without a post, for the file drop alone. Everything else about a school's is done by its head in
// ts-admin.
#include "acces/compte.hpp"
#include "acces/compte_annuaire.hpp"
#include "acces/droits.hpp"
#include "acces/journal.hpp"
#include "acces/mot_de_passe.hpp"
#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "db/connection.hpp"
#include "scolarite/uai.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/options.hpp"
#include "tsctl/user_mot_de_passe.hpp"
#include "tsctl/user_poste.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace tsctl {
namespace {

struct NewUser {
    std::string uai;  // "": no post
    std::string fonction = "personnel";
    std::string profil = "agent";
    std::string identifiant;
    std::string nom;
    std::string courriel;       // vouched for by the host; may be empty
    bool retirer = false;       // no account, but the end of one, or of its post in that school
    bool aussi = false;         // no account, but one more post for an agent who has one
    bool mot_de_passe = false;  // no account, but another password for one
};

using School = std::optional<scolarite::EtablissementId>;

// The school of the post; nothing inside where none was asked for.
base::Result<School> school_of(db::Connection& db, const std::string& text) {
    if (text.empty()) return School();
    const auto uai = scolarite::Uai::parse(text);
    if (!uai) return tl::unexpected<base::Problem>(uai.error());
    const auto school =
        db.value<scolarite::EtablissementId>("SELECT id FROM etablissement WHERE uai = ?", text);
    if (!school) {
        return base::refuse(
            "L’établissement " + text + " est inconnu : importez d’abord ses exports SIECLE."
        );
    }
    return School(school);
}

struct Checked {
    School school;
    acces::Identifiant identifiant;
    std::optional<base::Courriel> courriel;
};

base::Result<Checked> check(db::Connection& db, const NewUser& user) {
    if (base::has_control(user.nom)) return base::refuse("Le nom tient sur une ligne de texte.");
    const auto school = school_of(db, user.uai);
    if (!school) return tl::unexpected<base::Problem>(school.error());
    const auto identifiant = acces::Identifiant::parse(user.identifiant);
    if (!identifiant) return tl::unexpected<base::Problem>(identifiant.error());
    if (user.courriel.empty()) return Checked{*school, *identifiant, std::nullopt};
    const auto courriel = base::Courriel::parse(user.courriel);
    if (!courriel) return tl::unexpected<base::Problem>(courriel.error());
    return Checked{*school, *identifiant, *courriel};
}

void write(
    db::Transaction& tx,
    base::Instant now,
    const NewUser& user,
    const Checked& checked,
    acces::CompteId compte
) {
    if (checked.courriel) acces::confirm_courriel(tx, now, compte, checked.courriel->text());
    if (checked.school)
        tx->execute(
            "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, ?)",
            compte,
            *checked.school,
            user.fonction
        );
    acces::journal(
        tx,
        now,
        {std::nullopt, ""},
        {.action = "compte.cree",
         .etablissement = checked.school,
         .cible = compte,
         .details = user.profil + (checked.school ? " : " + user.fonction : std::string())}
    );
}

// A school has one head; when one follows another, the host makes two and withdraws the first.
void warn_of_heads(
    db::Connection& db, const NewUser& user, const School& school, acces::CompteId compte
) {
    if (!school || user.fonction != "chef") return;
    const auto names = other_heads(db, *school, compte);
    if (names.empty()) return;
    fmt::print(
        stderr, "L’établissement {} avait déjà un chef, qui le reste : {}.\n", user.uai, names
    );
}

base::Result<acces::CompteId> create(
    db::Connection& db,
    const base::Config& config,
    const NewUser& user,
    const base::Secret& password
) {
    const auto checked = check(db, user);
    if (!checked) return tl::unexpected<base::Problem>(checked.error());
    const auto now = base::SystemClock().now();
    const auto hash = acces::Hacheur(config.password_memory_kib).hash(password);
    auto made = db.transact([&](db::Transaction& tx) -> base::Result<acces::CompteId> {
        auto compte = acces::create_compte(
            tx,
            now,
            {checked->identifiant,
             acces::profil_from(user.profil),
             hash,
             checked->courriel,
             user.nom}
        );
        if (compte) write(tx, now, user, *checked, *compte);
        return compte;
    });
    if (!made && checked->school) {
        return base::refuse(
            made.error().message +
            " Si c’est le compte de la même personne, --aussi lui donne ce poste de plus."
        );
    }
    if (made) warn_of_heads(db, user, checked->school, *made);
    return made;
}

int say(const base::Problem& why) {
    fmt::print(stderr, "{}\n", why.message);
    return refused;
}

int add(db::Connection& db, const NewUser& user, bool json) {
    const auto school = school_of(db, user.uai);
    if (!school) return say(school.error());
    const NewPost post{school->value(), user.fonction};
    const auto now = base::SystemClock().now();
    const auto made =
        db.transact([&](db::Transaction& tx) { return add_post(tx, now, user.identifiant, post); });
    if (!made) return say(made.error());
    warn_of_heads(db, user, *school, *made);
    if (json) {
        const nlohmann::json out{
            {"identifiant", user.identifiant},
            {"uai",         user.uai        },
            {"fonction",    user.fonction   }
        };
        fmt::print("{}\n", base::json_text(out));
        return done;
    }
    fmt::print(
        "Poste ajouté : {}, {} {} ; son mot de passe ne change pas.\n",
        user.identifiant,
        user.fonction,
        user.uai
    );
    return done;
}

int retire_post(db::Connection& db, const NewUser& user, bool json) {
    const auto school = school_of(db, user.uai);
    if (!school) return say(school.error());
    const auto now = base::SystemClock().now();
    const auto ended = db.transact([&](db::Transaction& tx) {
        return end_post(tx, now, user.identifiant, school->value());
    });
    if (!ended) return say(ended.error());
    if (json) {
        const nlohmann::json out{
            {"identifiant", user.identifiant},
            {"uai",         user.uai        },
            {"retire",      true            }
        };
        fmt::print("{}\n", base::json_text(out));
        return done;
    }
    fmt::print("Fin du poste : {}, {} ; son compte reste.\n", user.identifiant, user.uai);
    return done;
}

int retire(db::Connection& db, const NewUser& user, bool json) {
    if (!user.uai.empty()) return retire_post(db, user, json);
    const auto& identifiant = user.identifiant;
    const auto now = base::SystemClock().now();
    const bool there =
        db.transact([&](db::Transaction& tx) { return acces::withdraw(tx, now, identifiant); });
    if (!there) {
        fmt::print(stderr, "Aucun compte d’agent n’a l’identifiant « {} ».\n", identifiant);
        return refused;
    }
    if (json) {
        const nlohmann::json out{
            {"identifiant", identifiant},
            {"retire",      true       }
        };
        fmt::print("{}\n", base::json_text(out));
    } else {
        fmt::print("Compte retiré : {}\n", identifiant);
    }
    return done;
}

int say_password(const NewUser& user, const base::Secret& password, bool json) {
    if (json) {
        const nlohmann::json out{
            {"identifiant",  user.identifiant },
            {"mot_de_passe", password.reveal()}
        };
        fmt::print("{}\n", base::json_text(out));
    } else {
        fmt::print("{}\n", password.reveal());
    }
    return done;
}

int renew(db::Connection& db, const Invocation& invocation, const NewUser& user) {
    base::SystemRandom random;
    const base::Secret password(new_password(random));
    const auto hash = acces::Hacheur(invocation.config.password_memory_kib).hash(password);
    const auto now = base::SystemClock().now();
    const auto renewed = db.transact([&](db::Transaction& tx) {
        return renew_password(tx, now, user.identifiant, hash);
    });
    if (!renewed) return say(renewed.error());
    return say_password(user, password, invocation.json);
}

}  // namespace

int user(const Invocation& invocation) {
    NewUser wanted;
    CLI::App app("", "tsctl user");
    auto* uai = app.add_option("--uai", wanted.uai, "school of the post; without: no post");
    auto* fonction = app.add_option("--fonction", wanted.fonction);
    fonction->check(CLI::IsMember({"chef", "adjoint", "personnel", "enseignant"}))->needs(uai);
    app.add_option("--profil", wanted.profil, "academie: the administrator of the academy")
        ->check(CLI::IsMember({"agent", "academie"}))
        ->excludes(uai);
    auto* retirer = app.add_flag(
        "--retirer",
        wanted.retirer,
        "withdraw the account for good: nobody gets its login again, but who has it in the "
        "directory. With --uai, end its post there alone"
    );
    retirer->excludes(fonction);
    auto* courriel =
        app.add_option("--courriel", wanted.courriel, "vouched for: no confirmation is asked");
    app.add_option("--identifiant", wanted.identifiant)->required();
    auto* nom = app.add_option("--nom", wanted.nom);
    app.add_flag("--aussi", wanted.aussi, "one more post for an agent who has this login")
        ->needs(uai)
        ->excludes(retirer)
        ->excludes(courriel)
        ->excludes(nom);
    app.add_flag(
           "--mot-de-passe",
           wanted.mot_de_passe,
           "no account, but another password, printed once, for who has lost his"
    )
        ->excludes(uai)
        ->excludes(retirer)
        ->excludes(courriel)
        ->excludes(nom);
    if (const auto ended = read_options(app, invocation.args)) return *ended;
    db::Connection db(invocation.config);
    if (wanted.retirer) return retire(db, wanted, invocation.json);
    if (wanted.aussi) return add(db, wanted, invocation.json);
    if (wanted.mot_de_passe) return renew(db, invocation, wanted);
    base::SystemRandom random;
    const base::Secret password(new_password(random));
    const auto made = create(db, invocation.config, wanted, password);
    if (!made) return say(made.error());
    return say_password(wanted, password, invocation.json);
}

}  // namespace tsctl
