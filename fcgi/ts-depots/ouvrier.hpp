// The background work of the file drop, one round at a time: the figures and the antivirus of files
// that have come in, the end of drops, the sweep.
#pragma once

#include "base/clock.hpp"
#include "base/config.hpp"
#include "db/connection.hpp"
#include "depot/balayage.hpp"
#include "depot/clamd.hpp"
#include "depot/controle.hpp"
#include "depot/disque.hpp"
#include "depot/fin.hpp"
#include "depot/magasin.hpp"
#include "hall/depots.hpp"
#include "web/page.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ts_depots {

// What has been done since the start, for --json and for tests.
struct ComptesDepots {
    std::uint64_t empreintes = 0;
    std::uint64_t sains = 0;
    std::uint64_t infectes = 0;
    std::uint64_t non_analyses = 0;
    std::uint64_t expires = 0;
    std::uint64_t abandonnes = 0;
    std::uint64_t purges = 0;
    std::uint64_t fichiers_effaces = 0;
    std::uint64_t octets_effaces = 0;
    std::uint64_t effacements_manques = 0;
    std::uint64_t televersements_abandonnes = 0;
    std::uint64_t places_rendues = 0;
    std::uint64_t corps_oublies = 0;
    std::uint64_t orphelins_effaces = 0;
    std::uint64_t courriels = 0;        // queued
    std::uint64_t fichiers_perdus = 0;  // lines whose file is missing or not whole
};

// Younger files without a line may still get one.
inline constexpr std::chrono::hours orphan_age{24};

class OuvrierDepots {
public:
    // Throws std::runtime_error when the key, a template or a folder of the store is missing.
    // `stop`: asked about once a second of long work; true: let go of it.
    OuvrierDepots(const base::Config& config, const base::Clock& clock, std::function<bool()> stop);

    // One file of each kind, and what is due of the rest; false when there was nothing to do.
    bool round();
    // The sweep, now, of files that have not changed for so long. `tout`: however many it removes.
    depot::Balayage sweep(std::chrono::seconds age, bool tout);
    const ComptesDepots& comptes() const { return comptes_; }

private:
    enum class Rang : std::uint8_t { premier, entre_deux };
    void keep_house();
    void end_what_is_over(base::Instant now);
    void write_mails(base::Instant now);
    hall::Plume plume(base::Instant now);
    void look_for_antivirus(base::Instant now);
    bool scan_one(std::uint64_t taille_max, Rang rang);
    bool hash_one(std::uint64_t taille_max, Rang rang);
    std::optional<depot::disque::Descripteur> open(const depot::Tache& tache);
    void scan(depot::Tache& tache, Rang rang);
    void hash(depot::Tache& tache, Rang rang);
    void conclude(const depot::Tache& tache, const depot::Analyse& analyse);
    void note(const depot::Tache& tache, const depot::Verdict& verdict);
    void lose(const depot::Tache& tache, const char* action, const std::string& what);
    depot::Pouls pouls(depot::Tache& tache, Rang rang);
    void serve_small_ones(std::uint64_t taille);

    const base::Config& config_;
    const base::Clock& clock_;
    std::function<bool()> stop_;
    db::Connection db_;
    base::Keys keys_;
    base::SystemRandom random_;
    web::Templates templates_;
    depot::Magasin magasin_;
    depot::Clamd clamd_;
    ComptesDepots comptes_;
    depot::Reprises reprises_;
    bool antivirus_la_ = false;
    bool annonce_ = true;  // clamd says so when a file is beyond its limits
    base::Instant prochain_essai_{};
    base::Instant prochain_menage_{};
    base::Instant prochain_balayage_;
};

}  // namespace ts_depots
