// What `tsctl import` says, in French for people and as JSON for scripts; and the call that
// `tsctl demo` shares with it.
#pragma once

#include "db/connection.hpp"
#include "scolarite/bilan.hpp"
#include "vie_scolaire/import_donnees.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tsctl {

struct ImportRequest {
    base::Instant now;
    bool essai = false;
    std::optional<scolarite::Uai> uai = {};
    std::optional<int> annee = {};
    std::optional<int> periode = {};
    std::vector<std::string> fichiers = {};
    bool ancien = false;
};

class ImportReport {
public:
    void add(scolarite::Bilan bilan) { siecle_.push_back(std::move(bilan)); }
    void add(vie_scolaire::BilanDonnees bilan) { donnees_.push_back(std::move(bilan)); }
    void refuse(const std::string& uai, const std::string& why) { refused_[uai] = why; }
    bool refused(const std::string& uai) const { return refused_.contains(uai); }
    bool any_refused() const { return !refused_.empty(); }
    const std::map<std::string, std::string>& refusals() const { return refused_; }
    const std::vector<scolarite::Bilan>& siecle() const { return siecle_; }
    const std::vector<vie_scolaire::BilanDonnees>& donnees() const { return donnees_; }
    // JSON on standard output; or text there, refusals on standard error.
    void print(bool as_data) const;

private:
    std::vector<scolarite::Bilan> siecle_;
    std::vector<vie_scolaire::BilanDonnees> donnees_;
    std::map<std::string, std::string> refused_;  // by UAI; "" when no school is concerned
};

// One line for the journal.
std::string summary(const scolarite::Bilan& bilan);
std::string summary(const vie_scolaire::BilanDonnees& bilan);

// Fails when a file is none that can be imported; what is refused school by school is in the
// report.
base::Check run_import(db::Connection& db, const ImportRequest& request, ImportReport& report);

}  // namespace tsctl
