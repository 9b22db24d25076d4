#include "ts-depots/ouvrier.hpp"

#include "base/log.hpp"
#include "depot/disque.hpp"
#include "depot/telechargement.hpp"
#include "hall/avis.hpp"
#include "hall/cle.hpp"
#include "hall/templates.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace ts_depots {
namespace {

using depot::Antivirus;
using depot::Controle;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr seconds house_every{30};
constexpr seconds antivirus_every{10};
constexpr hours sweep_every{24};
constexpr minutes sweep_first{5};
constexpr minutes antivirus_patience{30};  // a file waits so long for one that is away or fails
constexpr minutes again{2};
constexpr hours lost_again{24};
constexpr seconds prolong_every{30};
constexpr seconds budget{1};  // of small files, each time a large one beats
constexpr std::uint64_t small = 32'000'000;
// what clamd reads by default: above it, "OK" may mean "not read" unless it announces its limits
constexpr std::uint64_t surely_read = 100'000'000;
constexpr auto any_size = std::numeric_limits<std::uint64_t>::max();

// The mail of an infected file. The other verdicts are told by the page of the drop alone.
void tell_depositor(
    const hall::Plume& plume,
    db::Transaction& tx,
    const depot::Tache& tache,
    const depot::Verdict& verdict
) {
    if (verdict.etat != Antivirus::infecte) return;
    const auto nom = tx->value<std::string>("SELECT nom FROM fichier WHERE id = ?", tache.id);
    hall::tell_infected(
        plume,
        tx,
        tache.depot,
        {
            {nom.value_or(""), verdict.detail}
    }
    );
}

std::string name_of(const depot::Tache& tache) {
    return fmt::format("file {} of drop {}", tache.id.value(), tache.depot.value());
}

}  // namespace

OuvrierDepots::OuvrierDepots(
    const base::Config& config, const base::Clock& clock, std::function<bool()> stop
)
    : config_(config),
      clock_(clock),
      stop_(std::move(stop)),
      db_(config),
      keys_(hall::load_keys(db_, config)),
      templates_(hall::load_templates(config)),
      magasin_(config.depots),
      clamd_(config.clamd),
      prochain_balayage_(clock.now() + sweep_first) {}

bool OuvrierDepots::round() {
    keep_house();
    const bool scanned = scan_one(any_size, Rang::premier);
    const bool hashed = hash_one(any_size, Rang::premier);
    return scanned || hashed || prochain_menage_ <= clock_.now();
}

void OuvrierDepots::keep_house() {
    const auto now = clock_.now();
    look_for_antivirus(now);
    if (now >= prochain_menage_) {
        prochain_menage_ = now + house_every;
        if (config_.templates_reload) templates_.reload_if_changed();
        end_what_is_over(now);
        write_mails(now);
    }
    if (now >= prochain_balayage_) {
        prochain_balayage_ = now + sweep_every;
        sweep(orphan_age, false);
    }
}

// One that was away is asked every ten seconds. What waits for it for too long is said to be not
// scanned, and is scanned once it is back.
void OuvrierDepots::look_for_antivirus(base::Instant now) {
    if (config_.clamd.empty() || antivirus_la_ || now < prochain_essai_) return;
    prochain_essai_ = now + antivirus_every;
    const auto version = clamd_.version();
    if (!version) {
        const auto given_up = depot::give_up_antivirus(db_, now, now - antivirus_patience);
        comptes_.non_analyses += given_up;
        if (given_up > 0)
            base::log::error(fmt::format(
                "antivirus: {} does not answer; {} files are not scanned", config_.clamd, given_up
            ));
        return;
    }
    antivirus_la_ = true;
    annonce_ = clamd_.annonce_ses_limites(magasin_.folder() + "/partiels").value_or(true);
    base::log::info("antivirus: " + *version);
    if (!annonce_)
        base::log::error(
            "antivirus: it says OK of what is beyond its limits; set \"AlertExceedsMax yes\""
        );
    depot::ask_antivirus_again(db_);
}

bool OuvrierDepots::scan_one(std::uint64_t taille_max, Rang rang) {
    if (!antivirus_la_ || stop_()) return false;
    auto tache = depot::take_tache(db_, clock_.now(), Controle::antivirus, taille_max);
    if (!tache) return false;
    scan(*tache, rang);
    return true;
}

bool OuvrierDepots::hash_one(std::uint64_t taille_max, Rang rang) {
    if (stop_()) return false;
    auto tache = depot::take_tache(db_, clock_.now(), Controle::empreintes, taille_max);
    if (!tache) return false;
    hash(*tache, rang);
    return true;
}

// Nothing: it is not there, and that was told.
std::optional<depot::disque::Descripteur> OuvrierDepots::open(const depot::Tache& tache) {
    try {
        return depot::disque::open_file(
            magasin_.chemin(depot::Magasin::Rayon::fichiers, tache.blob), O_RDONLY
        );
    } catch (const std::system_error& failure) {
        if (failure.code() == std::errc::no_such_file_or_directory)
            lose(tache, "depot.fichier_absent", "is not on the disk");
        else
            lose(tache, "depot.fichier_illisible", failure.what());
        return std::nullopt;
    }
}

void OuvrierDepots::scan(depot::Tache& tache, Rang rang) {
    const auto file = open(tache);
    if (!file) return;
    conclude(tache, clamd_.analyse(file->get(), tache.taille, pouls(tache, rang)));
}

void OuvrierDepots::conclude(const depot::Tache& tache, const depot::Analyse& analyse) {
    using Issue = depot::Analyse::Issue;
    const auto now = clock_.now();
    switch (analyse.issue) {
        case Issue::sain:
            if (!annonce_ && tache.taille > surely_read)
                return note(
                    tache,
                    {Antivirus::non_analyse, "antivirus qui n’annonce pas ses limites de taille"}
                );
            return note(tache, {Antivirus::sain});
        case Issue::infecte:
            base::log::warning("antivirus: " + name_of(tache) + ": " + analyse.detail);
            return note(tache, {Antivirus::infecte, analyse.detail});
        case Issue::non_analyse:
            return note(tache, {Antivirus::non_analyse, analyse.detail});
        case Issue::echec:
            base::log::error("antivirus: " + name_of(tache) + ": " + analyse.detail);
            if (now - tache.recu_le >= antivirus_patience)
                return note(tache, {Antivirus::non_analyse, "l’antivirus n’y est pas parvenu"});
            return depot::give_back(db_, tache, now + again);
        case Issue::absent:
            base::log::warning("antivirus: " + config_.clamd + " does not answer");
            antivirus_la_ = false;
            prochain_essai_ = now;
            return depot::give_back(db_, tache, now);
        case Issue::abandon:
            return depot::give_back(db_, tache, now);
    }
}

void OuvrierDepots::note(const depot::Tache& tache, const depot::Verdict& verdict) {
    const auto now = clock_.now();
    const auto letters = plume(now);
    const auto tell = [&](db::Transaction& tx) {
        if (verdict.etat != Antivirus::sain)
            depot::note_withheld(tx, now, tache.depot, config_.scan_required());
        tell_depositor(letters, tx, tache, verdict);
    };
    if (!depot::note_verdict(db_, tache, verdict, tell)) return;
    if (verdict.etat == Antivirus::sain) ++comptes_.sains;
    if (verdict.etat == Antivirus::infecte) ++comptes_.infectes;
    if (verdict.etat == Antivirus::non_analyse) ++comptes_.non_analyses;
}

void OuvrierDepots::hash(depot::Tache& tache, Rang rang) {
    const auto file = open(tache);
    if (!file) return;
    try {
        const auto empreintes = depot::empreintes_of(file->get(), pouls(tache, rang));
        if (!empreintes) return depot::give_back(db_, tache, clock_.now());
        if (empreintes->taille != tache.taille)
            return lose(tache, "depot.fichier_abime", "is not whole");
        if (depot::note_empreintes(db_, tache, *empreintes)) ++comptes_.empreintes;
    } catch (const std::system_error& failure) {
        lose(tache, "depot.fichier_illisible", std::string("cannot be read: ") + failure.what());
    }
}

// Loudly: the log each time, the journal once, and tried again a day later.
void OuvrierDepots::lose(const depot::Tache& tache, const char* action, const std::string& what) {
    const auto now = clock_.now();
    base::log::error("store: " + name_of(tache) + " " + what);
    depot::journal_perdu(db_, now, tache, action);
    depot::give_back(db_, tache, now + lost_again);
    ++comptes_.fichiers_perdus;
}

depot::Pouls OuvrierDepots::pouls(depot::Tache& tache, Rang rang) {
    return [this, &tache, rang, prolonged = clock_.now()]() mutable {
        if (stop_()) return false;
        if (rang == Rang::premier) {
            keep_house();
            serve_small_ones(tache.taille);
        }
        const auto now = clock_.now();
        if (now - prolonged < prolong_every) return true;
        prolonged = now;
        return depot::prolong(db_, now, tache);
    };
}

void OuvrierDepots::serve_small_ones(std::uint64_t taille) {
    const auto most = std::min(small, taille / 4);
    const auto until = steady_clock::now() + budget;
    bool busy = true;
    while (busy && steady_clock::now() < until) {
        const bool scanned = scan_one(most, Rang::entre_deux);
        const bool hashed = hash_one(most, Rang::entre_deux);
        busy = scanned || hashed;
    }
}

depot::Balayage OuvrierDepots::sweep(seconds age, bool tout) {
    const auto now = clock_.now();
    auto balayage = depot::balayer(db_, magasin_, now, age, tout);
    comptes_.orphelins_effaces += balayage.effaces;
    comptes_.fichiers_perdus += balayage.absents.size() + balayage.tronques.size();
    if (balayage.retenu)
        base::log::error(fmt::format(
            "store: {} of {} files have no line in the database, too many to be removed: is it the "
            "right database? (ts-depots balayer --tout removes them)",
            balayage.orphelins,
            balayage.vus
        ));
    for (const auto& tache : balayage.absents) {
        base::log::error("store: " + name_of(tache) + " is not on the disk");
        depot::journal_perdu(db_, now, tache, "depot.fichier_absent");
    }
    for (const auto& tache : balayage.tronques) {
        base::log::error("store: " + name_of(tache) + " is not whole");
        depot::journal_perdu(db_, now, tache, "depot.fichier_abime");
    }
    return balayage;
}

}  // namespace ts_depots
