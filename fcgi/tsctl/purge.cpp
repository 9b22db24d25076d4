// What has run out ends by itself (S22), after the durations that the legal notice promises.
#include "acces/brouillon.hpp"
#include "acces/effacement.hpp"
#include "acces/emission.hpp"
#include "acces/fuseau.hpp"
#include "acces/inactifs.hpp"
#include "acces/jeton.hpp"
#include "acces/journal.hpp"
#include "acces/limite.hpp"
#include "acces/session.hpp"
#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "db/connection.hpp"
#include "depot/fin.hpp"
#include "envoi/letter_store.hpp"
#include "envoi/oubli.hpp"
#include "hall/cle.hpp"
#include "hall/mails.hpp"
#include "hall/templates.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/purge_partis.hpp"
#include "vie_scolaire/conservation.hpp"
#include "web/page.hpp"

#include "tpl/courrier/compte_inactif_txt.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>

namespace tsctl {
namespace {

struct Purge {
    db::Connection& db;
    const base::Config& config;
    base::Instant now;
};

struct Job {
    const char* key;
    const char* what;
    std::uint64_t (*run)(const Purge& purge);
};

struct CompteInactifMail {
    static constexpr web::Template file = tpl::courrier::compte_inactif_txt::file;
    std::string identifiant;
    std::string academie;
    std::string date;
    std::string lien;

    void fill(web::Dict& dict) const {
        namespace t = tpl::courrier::compte_inactif_txt;
        dict.set(t::IDENTIFIANT, identifiant).set(t::ACADEMIE, academie);
        dict.set(t::DATE, date).set(t::LIEN, lien);
    }
};

// What a room does with the day alone.
template <std::uint64_t (*forget)(db::Connection&, base::Instant)>
std::uint64_t at(const Purge& p) {
    return forget(p.db, p.now);
}

// S22: the sealed code goes, the row stays as history.
std::uint64_t expire_codes(const Purge& p) { return acces::expire_codes(p.db, p.now); }

std::uint64_t erase_ended(const Purge& p) { return acces::erase_ended(p.db); }

// The mark and the mail are one transaction: nobody is erased without having been told.
bool warn(
    const Purge& p,
    const base::Keys& keys,
    const web::Templates& templates,
    const acces::CompteInactif& compte
) {
    base::SystemRandom random;
    const CompteInactifMail view{
        compte.identifiant,
        p.config.academy,
        base::format_date_long(acces::fuseau_of(p.db, compte.id).date_at(compte.efface_le)),
        p.config.link("/connexion")};
    const auto message = hall::message(templates, p.config, compte.courriel, view);
    return p.db.transact([&](db::Transaction& tx) {
        if (!acces::mark_warned(tx, p.now, compte)) return false;
        envoi::queue(tx, {p.config, keys, random, p.now}, message);
        return true;
    });
}

std::uint64_t warn_unused(const Purge& p) {
    constexpr unsigned each_round = 500;  // a year's end does not fill the mail server at once
    const auto comptes = acces::comptes_to_warn(p.db, p.now, each_round);
    if (comptes.empty()) return 0;
    const auto keys = hall::load_keys(p.db, p.config);
    const auto templates = hall::load_templates(p.config);
    std::uint64_t told = 0;
    for (const auto& compte : comptes) {
        if (warn(p, keys, templates, compte)) ++told;
    }
    return told;
}

std::uint64_t erase_letters(const Purge& p) {
    return static_cast<std::uint64_t>(envoi::erase_old_letters(p.db, p.config, p.now));
}

std::uint64_t forget_gone(const Purge& p) { return forget_partis(p.db, p.config, p.now); }

constexpr std::array<Job, 18> jobs{
    {
     {"codes_expires", "unused codes expired", &expire_codes},
     {"sessions_finies", "sessions ended", &at<acces::forget_sessions>},
     {"brouillons_oublies", "drafts forgotten", &at<acces::forget_brouillons>},
     {"delais_oublies", "delays forgotten", &at<acces::forget_limites>},
     {"liens_oublies", "links forgotten", &at<acces::forget_jetons>},
     {"traces_oubliees", "traces of mails forgotten", &at<envoi::forget_mails>},
     {"journal_oublie", "lines of the journal forgotten", &at<acces::forget_journal>},
     {"comptes_non_confirmes", "unconfirmed accounts erased", &at<acces::erase_unconfirmed>},
     {"comptes_supprimes", "accounts ended by their owners erased", &erase_ended},
     {"comptes_inutilises", "unused accounts erased", &at<acces::erase_unused>},
     {"scolarite_passee",
         "marks and absences of former years erased",
         &at<vie_scolaire::forget_annees>},
     {"eleves_effaces", "pupils who left erased", &forget_gone},
     {"lettres_effacees", "letters erased", &erase_letters},
     {"depots_oublies", "drops forgotten, a year after their purge", &at<depot::forget_depots>},
     {"adresses_oubliees", "addresses of downloads forgotten", &at<depot::forget_addresses>},
     {"jetons_oublies", "personal tokens forgotten", &at<depot::forget_jetons>},
     {"invitations_oubliees", "invitations forgotten", &at<depot::forget_invitations>},
     {"comptes_prevenus", "unused accounts told", &warn_unused},
     }
};

}  // namespace

int purge(const Invocation& invocation) {
    if (!invocation.args.empty()) {
        fmt::print(stderr, "usage: tsctl purge [--json]\n");
        return wrong_usage;
    }
    auto config = invocation.config;
    config.db_timeout = 600;  // the first purge of an old site may delete millions of lines
    db::Connection db(config);
    const Purge all{db, config, base::SystemClock().now()};
    nlohmann::ordered_json counts;
    int status = done;
    for (const auto& job : jobs) {
        try {
            const auto count = job.run(all);
            counts[job.key] = count;
            if (!invocation.json) fmt::print("{}: {}\n", job.what, count);
        } catch (const db::Unavailable&) {
            throw;
        } catch (const std::exception& failure) {  // one that cannot be done keeps no other waiting
            fmt::print(stderr, "tsctl purge: {}: {}\n", job.key, failure.what());
            status = refused;
        }
    }
    if (invocation.json) fmt::print("{}\n", base::json_text(counts));
    return status;
}

}  // namespace tsctl
