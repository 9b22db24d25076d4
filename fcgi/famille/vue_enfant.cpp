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
    return fmt::format(
        "La dernière\u00A0: {}, le {}.", last->libelle, base::format_date(last->jour)
    );
}

std::string last_absence(const vie_scolaire::AbsencesEleve& read) {
    for (const auto& absence : read.absences)
        if (absence.genre == vie_scolaire::GenreAbsence::absence)
            return fmt::format(
                "La dernière\u00A0: le {}.", base::format_date(vie_scolaire::day_of(absence.debut))
            );
    return {};
}

// What the figure of the tile counts: new marks, or new reports where no mark is.
struct Compte {
    std::size_t nouveaux;
    std::string_view nom;
    std::string_view adjectif;
};
Compte count_of(const Nouveautes& news) {
    if (*news.notes == 0 && (news.bulletins > 0 || news.lues.notes.empty())) {
        if (news.bulletins > 1) return {news.bulletins, "bulletins", "nouveaux"};
        return {news.bulletins, "bulletin", "nouveau"};
    }
    if (*news.notes > 1) return {*news.notes, "notes", "nouvelles"};
    return {*news.notes, "note", "nouvelle"};
}

std::string in_words(
    const Compte& compte, std::optional<base::Instant> since, const base::Zone& zone
) {
    if (!since) return fmt::format("{} à lire.", compte.nom);
    const auto day = base::format_date(zone.date_at(*since));
    if (compte.nouveaux == 0) return "Rien de nouveau depuis le " + day + ".";
    return fmt::format("{} {} depuis le {}.", compte.nom, compte.adjectif, day);
}

}  // namespace

void VueEnfant::fill_notes(web::Dict& tiles) const {
    if (!news.notes) return;
    auto tile = tiles.add(t::NOTES);
    const auto& enfant = visite.enfant();
    const auto bulletins = vie_scolaire::bulletins_of(news.lues.bilans, enfant.ecole.periodes);
    if (news.lues.notes.empty() && bulletins.empty()) {
        tile.add(t::A_COMPTER).set(t::CHIFFRE, "—");
        tile.set(t::PHRASE, news.lues.visible.reason);
        return;
    }
    const auto compte = count_of(news);
    // a large 0 under « Notes » would read as a mark
    if (compte.nouveaux != 0)
        tile.add(t::A_COMPTER).set(t::CHIFFRE, std::to_string(compte.nouveaux));
    tile.set(t::PHRASE, in_words(compte, enfant.notes_lues.le(), enfant.ecole.fuseau));
    if (*news.notes > 0 && news.bulletins > 0)
        tile.add(t::A_LIRE).set(
            t::TEXTE, base::counted(news.bulletins, "bulletin", "bulletins") + " à lire."
        );
    tile.set_optional(t::DERNIERE, t::TEXTE, last_mark(news.lues));
    if (!bulletins.empty())
        tile.add(t::DERNIERE)
            .set(t::TEXTE, "Le dernier bulletin : " + bulletins.back().periode->libelle + ".");
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
