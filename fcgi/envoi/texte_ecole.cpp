#include "envoi/texte_ecole.hpp"

#include "acces/journal.hpp"
#include "base/text.hpp"
#include "envoi/texts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace envoi {
namespace {

constexpr std::array<std::string_view, 4> places{
    "[élève]", "[division]", "[établissement]", "[services]"};

// Gives each piece between the places to `plain`, and each place by its number to `place`.
template <class Plain, class Place>
void each_piece(std::string_view text, Plain&& plain, Place&& place) {
    while (!text.empty()) {
        const auto at = std::min(text.find('['), text.size());
        plain(text.substr(0, at));
        text.remove_prefix(at);
        const auto* const found =
            std::find_if(places.begin(), places.end(), [&](std::string_view one) {
                return text.starts_with(one);
            });
        if (found != places.end()) {
            place(static_cast<std::size_t>(found - places.begin()));
            text.remove_prefix(found->size());
        } else if (!text.empty()) {
            plain(text.substr(0, 1));
            text.remove_prefix(1);
        }
    }
}

struct Lu {
    bool stray = false;  // a bracket of its own
    std::size_t length = 0;
};
Lu read_places(std::string_view text) {
    Lu lu;
    each_piece(
        text,
        [&](std::string_view piece) {
            lu.stray = lu.stray || piece.find_first_of("[]") != std::string_view::npos;
            lu.length += base::length(piece);
        },
        [&](std::size_t) { lu.length += crochets_comptent; }
    );
    return lu;
}

// With what is written, which anybody can count, where brackets make it longer.
std::string too_long(std::size_t counted, std::size_t written, std::size_t most) {
    const auto plus = counted == written
                          ? std::string()
                          : ", où chaque mot entre crochets compte pour " +
                                std::to_string(crochets_comptent) + " (vous en avez écrit " +
                                std::to_string(written) + ")";
    return "Ce texte a " + std::to_string(counted) + " caractères" + plus +
           "\u00A0: " + std::to_string(most) + " au plus, pour que la lettre tienne sur une page.";
}

base::Result<std::string> parse(std::string_view typed, std::size_t most) {
    auto text = base::squeeze(typed);
    if (!base::is_utf8(text) || base::has_control(text) || base::has_invisible(text))
        return base::refuse(
            "Ce texte contient un caractère invisible, venu sans doute d’un copier-coller. Écrivez "
            "le texte ici, ou collez-le sans sa mise en forme."
        );
    if (const auto strange = base::beyond_latin(text); !strange.empty())
        return base::refuse(
            "La lettre ne peut pas imprimer «\u00A0" + std::string(strange) +
            "\u00A0»\u00A0: retirez ce caractère."
        );
    const auto lu = read_places(text);
    if (lu.stray)
        return base::refuse(
            "Entre crochets, écrivez seulement [élève], [division], [établissement] ou [services], "
            "exactement ainsi."
        );
    if (lu.length > most) return base::refuse(too_long(lu.length, base::length(text), most));
    return text;
}

std::string change_of(std::string_view what, const std::string& before, const std::string& after) {
    const auto quoted = [](const std::string& text) {
        return text.empty() ? std::string("aucun") : "«\u00A0" + text + "\u00A0»";
    };
    return std::string(what) + "\u00A0: " + quoted(before) + " → " + quoted(after);
}

}  // namespace

base::Result<std::string> parse_mot(std::string_view typed) { return parse(typed, mot_max); }

base::Result<std::string> parse_presentation(std::string_view typed) {
    return parse(typed, presentation_max);
}

std::string fill_texte(std::string_view texte, const NomsTexte& noms) {
    const std::array<std::string_view, places.size()> names{
        noms.eleve, noms.division, noms.etablissement, noms.services};
    std::string out;
    each_piece(
        texte,
        [&](std::string_view piece) { out += piece; },
        [&](std::size_t place) { out += names.at(place); }
    );
    return never_a_mark(base::no_break_spaces(base::squeeze(out)));
}

TexteEcole texte_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .first<TexteEcole>(
            "SELECT presentation_familles, mot_familles FROM etablissement WHERE id = ?",
            [](const db::Row& row) {
                return TexteEcole{row.get<std::string>(0), row.get<std::string>(1)};
            },
            etablissement
        )
        .value_or(TexteEcole{});
}

void save_texte(db::Transaction& tx, const acces::Acte& acte, const TexteEcole& texte) {
    const auto before = texte_of(tx.connection(), acte.etablissement);
    tx->execute(
        "UPDATE etablissement SET presentation_familles = ?, mot_familles = ? WHERE id = ?",
        texte.presentation,
        texte.mot,
        acte.etablissement
    );
    const auto note = [&](std::string_view action, std::string details) {
        acces::journal(
            tx,
            acte.now,
            acte.auteur,
            {.action = action, .etablissement = acte.etablissement, .details = std::move(details)}
        );
    };
    if (before.presentation != texte.presentation)
        note(
            "notification.presentation",
            change_of(
                "Présentation des télé-services dans les lettres et courriels",
                before.presentation,
                texte.presentation
            )
        );
    if (before.mot != texte.mot)
        note(
            "notification.mot",
            change_of("Mot de l’établissement dans les lettres et courriels", before.mot, texte.mot)
        );
}

}  // namespace envoi
