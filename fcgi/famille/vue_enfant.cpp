#include "famille/vue_enfant.hpp"

#include "base/text.hpp"
#include "vie_scolaire/moyenne.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace famille {
namespace {

namespace t = tpl::famille::enfant;

std::string last_mark(const vie_scolaire::NotesEleve& read) {
    const auto last = std::max_element(
        read.notes.begin(),
        read.notes.end(),
        [](const vie_scolaire::NoteVue& a, const vie_scolaire::NoteVue& b) {
            return a.jour < b.jour;
        }
    );
    if (last == read.notes.end()) return {};
    return fmt::format("La dernière : {}, le {}.", last->libelle, base::format_date(last->jour));
}

std::string last_absence(const vie_scolaire::AbsencesEleve& read) {
    for (const auto& absence : read.absences)
        if (absence.genre == vie_scolaire::GenreAbsence::absence)
            return fmt::format(
                "La dernière : le {}.", base::format_date(vie_scolaire::day_of(absence.debut))
            );
    return {};
}

std::string notes_in_words(const Nouveautes& news, const vie_scolaire::Enfant& enfant) {
    if (news.lues.notes.empty()) return news.lues.visible.reason;
    const auto since = enfant.notes_lues.le();
    if (!since) return *news.notes > 1 ? "notes à lire." : "note à lire.";
    const auto& zone = enfant.ecole.fuseau;
    const auto day = base::format_date(zone.date_at(*since));
    if (*news.notes == 0) return "Rien de nouveau depuis le " + day + ".";
    return (*news.notes > 1 ? "notes nouvelles depuis le " : "note nouvelle depuis le ") + day +
           ".";
}

}  // namespace

void VueEnfant::fill_notes(web::Dict& tiles) const {
    if (!news.notes) return;
    auto tile = tiles.add(t::NOTES);
    tile.set(t::CHIFFRE, news.lues.notes.empty() ? "—" : std::to_string(*news.notes));
    tile.set(t::PHRASE, notes_in_words(news, visite.enfant()));
    tile.set_optional(t::DERNIERE, t::TEXTE, last_mark(news.lues));
}

void VueEnfant::fill_absences(web::Dict& tiles) const {
    if (!news.absences) return;
    auto tile = tiles.add(t::ABSENCES);
    tile.set(t::CHIFFRE, news.total.demi_journees);
    const auto total = vie_scolaire::in_words(news.total);
    tile.set(
        t::PHRASE,
        news.total.demi_journees == 0 ? total + " depuis la rentrée."
                                      : "Depuis la rentrée\u00A0: " + total + "."
    );
    tile.set_optional(t::A_LIRE, t::TEXTE, absences_a_lire(news));
    tile.set_optional(t::DERNIERE, t::TEXTE, last_absence(news.absences_lues));
}

void VueEnfant::fill_next_date(web::Dict& tiles) const {
    const auto& opening = news.lues.visible.next_opening;
    if (news.notes && opening) {
        tiles.add(t::PROCHAINE_DATE)
            .set(t::CHIFFRE, base::format_date(*opening))
            .set(t::PHRASE, "De nouvelles notes seront visibles.");
        return;
    }
    for (const auto& periode : visite.enfant().ecole.periodes) {
        if (periode.jours.fin < today) continue;
        tiles.add(t::PROCHAINE_DATE)
            .set(t::CHIFFRE, base::format_date(periode.jours.fin))
            .set(t::PHRASE, "Fin : " + periode.libelle + ".");
        return;
    }
}

void VueEnfant::fill(web::Dict& dict) const {
    const auto& enfant = visite.enfant();
    dict.set(t::POIGNEE, visite.poignee());
    if (visite.enfants().size() > 1) {
        auto others = dict.add(t::AUTRES_ENFANTS);
        for (std::size_t i = 0; i < visite.enfants().size(); ++i) {
            if (i == visite.chosen()) continue;
            others.add(t::AUTRE)
                .set(t::POIGNEE, visite.poignee_of(i))
                .set(t::NOM, nom_et_classe(visite.enfants()[i]));
        }
    }
    if (!enfant.open()) {
        dict.add(t::FERME).set(t::RAISON, raison_fermee(enfant, Service::equipe));
        return;
    }
    dict.set_optional(t::ACCUEIL, t::MESSAGE, enfant.ecole.message_accueil);
    auto tiles = dict.add(t::OUVERT);
    fill_notes(tiles);
    fill_absences(tiles);
    fill_next_date(tiles);
    dict.show_if(!news.notes && !news.absences, t::AUCUN_SERVICE);
}

}  // namespace famille
