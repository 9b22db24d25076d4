// The house-keeping of the worker of the file drop: what is over, and what people are told of it.
#include "base/log.hpp"
#include "depot/fin.hpp"
#include "depot/telechargement.hpp"
#include "hall/avis.hpp"
#include "ts-depots/ouvrier.hpp"

namespace ts_depots {

void OuvrierDepots::end_what_is_over(base::Instant now) {
    comptes_.expires += depot::finish_expired(db_, now);
    comptes_.abandonnes += depot::finish_abandoned(db_, now);
    const auto effacement = depot::purge_finished(db_, magasin_, now, reprises_);
    if (effacement.reste) prochain_menage_ = now;
    comptes_.purges += effacement.depots;
    comptes_.fichiers_effaces += effacement.fichiers;
    comptes_.octets_effaces += effacement.octets;
    comptes_.effacements_manques += effacement.echecs.size();
    for (const auto& echec : effacement.echecs)
        base::log::error("a file of an ended drop stays on the disk: " + echec);
    comptes_.televersements_abandonnes += depot::drop_uploads(db_, magasin_, now);
    comptes_.places_rendues += depot::give_back_slots(db_, now);
    comptes_.corps_oublies += depot::clean_incoming(magasin_, now);
}

hall::Plume OuvrierDepots::plume(base::Instant now) {
    return {config_, keys_, random_, templates_, now};
}

void OuvrierDepots::write_mails(base::Instant now) {
    const auto letters = plume(now);
    comptes_.courriels += hall::send_recaps(letters, db_);
    // before its owner is warned of the end: who was reminded cannot be reminded by him yet
    comptes_.courriels += hall::remind_recipients(letters, db_);
    comptes_.courriels += hall::warn_of_end(letters, db_);
    comptes_.courriels += hall::tell_held_back(letters, db_);
    comptes_.courriels += hall::tell_refusals(letters, db_);
}

}  // namespace ts_depots
