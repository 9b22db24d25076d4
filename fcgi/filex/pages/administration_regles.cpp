// The rules of quota: in the order in which they are tried; one is added, moved, taken away.
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "depot/regle.hpp"
#include "filex/pages/administration.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/admin_regles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace filex::pages {
namespace {

using depot::Cible;

base::Result<Cible> parse_cible(std::string_view text) {
    for (const auto cible : {Cible::compte, Cible::groupe, Cible::tous})
        if (depot::name_of(cible) == text) return cible;
    return base::refuse("Choisissez à qui la règle s’applique.");
}

struct Taille {
    std::string nombre;  // "1.5"
    std::string unite;   // "GO"
};
// Digits, then a unit, spaces only between the two; nothing for any other text.
std::optional<Taille> split_size(std::string_view text) {
    const auto typed = base::upper_ascii(base::squeeze(text));
    const auto digits = std::min(typed.find_first_not_of("0123456789,."), typed.size());
    Taille out{typed.substr(0, digits), base::trim(typed.substr(digits))};
    std::replace(out.nombre.begin(), out.nombre.end(), ',', '.');
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!std::all_of(out.unite.begin(), out.unite.end(), letter)) return std::nullopt;
    return out;
}

// "500 Mo", "1,5 Go", "20 To": decimal units, as file managers say them.
base::Result<std::uint64_t> parse_size(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, double>, 4> units{
        {{"KO", 1e3}, {"MO", 1e6}, {"GO", 1e9}, {"TO", 1e12}}
    };
    constexpr double least = 1e3;  // a rule of no byte at all is none
    constexpr double largest = 1e18;
    constexpr const char* sentence =
        "Écrivez une taille avec son unité, par exemple 500\u00A0Mo ou 20\u00A0Go.";
    const auto split = split_size(text);
    if (!split) return base::refuse(sentence);
    double value = 0;
    const auto* last = split->nombre.data() + split->nombre.size();
    const auto [end, error] = std::from_chars(split->nombre.data(), last, value);
    for (const auto& [name, factor] : units)
        if (split->unite == name && error == std::errc() && end == last &&
            value * factor >= least && value * factor <= largest)
            return static_cast<std::uint64_t>(std::llround(value * factor));
    return base::refuse(sentence);
}

base::Result<int> parse_days(std::string_view text) {
    constexpr int most = 3650;
    const auto days = base::parse_number<int>(text);
    if (days && *days >= 1 && *days <= most) return *days;
    return base::refuse("Écrivez un nombre de jours, au moins 1.");
}

struct RegleForm {
    Cible cible;
    std::string valeur;
    std::optional<std::uint64_t> fichier_max;
    std::optional<std::uint64_t> personne_max;
    std::optional<int> jours_max;
    bool exempte;
};
constexpr auto regle_form = web::form<RegleForm>(
    web::required("cible", parse_cible, 10, "Choisissez à qui la règle s’applique."),
    web::required("valeur", web::parse_line, 190, ""),
    web::optional("fichier_max", parse_size, 20),
    web::optional("personne_max", parse_size, 20),
    web::optional("jours_max", parse_days, 4),
    web::box("exempte")
);
using Submitted = web::Submitted<RegleForm>;

std::string words_of(const depot::NouvelleRegle& regle) {
    if (regle.cible == Cible::tous) return "tout le monde";
    return (regle.cible == Cible::compte ? "le compte " : "le groupe ") + regle.valeur;
}

std::string days_words(const depot::NouvelleRegle& rule) {
    return rule.jours_max ? base::counted(*rule.jours_max, "jour", "jours")
                          : "jours comme l’hébergeur";
}

std::string size_words(const std::optional<std::uint64_t>& size, bool exempt) {
    if (exempt) return "sans limite";
    return size ? depot::en_octets(*size) : "comme l’hébergeur";
}

struct ReglesView {
    static constexpr web::Template file = tpl::filex::admin_regles::file;
    const hall::Context& context;
    std::vector<depot::Regle> regles;
    const Submitted& given;
    std::string_view fait;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_regles;
        dict.set_optional(t::FAIT, t::TEXTE, fait);
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set(t::HOTE, host_words()).show_if(regles.empty(), t::AUCUNE);
        if (!regles.empty()) {
            auto list = dict.add(t::REGLES);
            for (std::size_t i = 0; i < regles.size(); ++i) fill_rule(list, i);
        }
        fill_form(dict);
    }
    std::string host_words() const {
        const auto& config = context.config;
        const auto size = [](std::uint64_t bytes) {
            return bytes == 0 ? std::string("sans limite") : depot::en_octets(bytes);
        };
        return size(config.filex_file_max) + " par fichier, " + size(config.filex_person_max) +
               " par personne, " + base::counted(config.filex_days, "jour", "jours");
    }
    void fill_rule(web::Dict& list, std::size_t i) const {
        namespace t = tpl::filex::admin_regles;
        const auto& rule = regles[i].contenu;
        const auto key = context.handle(regles[i].id);
        auto row = list.add(t::REGLE);
        row.set(t::RANG, i + 1).set(t::POUR, words_of(rule)).set(t::CLE, key);
        row.show_if(regles[i].sans_compte, t::SANS_COMPTE);
        if (const auto first = depot::hidden_by(regles, i))
            row.add(t::SANS_EFFET).set(t::AVANT, *first + 1);
        row.set(t::FICHIER_MAX, size_words(rule.fichier_max, rule.exempte));
        row.set(t::PERSONNE_MAX, size_words(rule.personne_max, rule.exempte));
        row.set(
            t::JOURS_MAX,
            rule.jours_max ? std::to_string(std::min(*rule.jours_max, context.config.filex_days))
                           : "comme l’hébergeur"
        );
        row.show_if(i > 0, t::MONTER).show_if(i + 1 < regles.size(), t::DESCENDRE);
    }
    void fill_form(web::Dict& dict) const {
        namespace t = tpl::filex::admin_regles;
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> targets{
            {{"tous", "Tout le monde"},
             {"groupe", "Un groupe de l’annuaire"},
             {"compte", "Un compte"}}
        };
        for (const auto& [key, label] : targets)
            dict.add(t::CIBLE)
                .set(t::CLE, key)
                .set(t::LIBELLE, label)
                .show_if(given.typed_in("cible") == key, t::CHOISI);
        hall::fill_field(dict, given, {"valeur", t::VALEUR, t::VALEUR_ERREUR, t::VALEUR_MESSAGE});
        hall::fill_field(
            dict, given, {"fichier_max", t::FICHIER, t::FICHIER_ERREUR, t::FICHIER_MESSAGE}
        );
        hall::fill_field(
            dict, given, {"personne_max", t::PERSONNE, t::PERSONNE_ERREUR, t::PERSONNE_MESSAGE}
        );
        hall::fill_field(dict, given, {"jours_max", t::JOURS, t::JOURS_ERREUR, t::JOURS_MESSAGE});
        dict.show_if(!given.typed_in("exempte").empty(), t::EXEMPTE);
    }
};

std::string_view done_words(std::string_view done) {
    if (done == "ajoutee") return "La règle est ajoutée.";
    if (done == "remplacee")
        return "Ces personnes avaient une règle\u00A0: ses limites sont remplacées, à la même "
               "place.";
    if (done == "deplacee") return "La règle a changé de place.";
    return done == "retiree" ? "La règle est retirée." : "";
}

web::Response show(hall::Context& context, const web::Request& request, const Submitted& given) {
    const hall::PageHead head{
        .title = "Règles de quota",
        .trail = {{"FileX", "/filex/"}, {"Administration", "/filex/administration/"}},
        .error = !given.errors.empty()
    };
    return hall::page(
        context,
        request,
        head,
        ReglesView{
            context, depot::regles_of(context.db), given, done_words(request.query.value("fait"))}
    );
}

void note(hall::Context& context, db::Transaction& tx, std::string details) {
    acces::journal(
        tx, context.now, context.auteur(), {.action = "depot.regle", .details = std::move(details)}
    );
}

web::Response back(std::string_view done) {
    return web::Response::redirect("/filex/administration/regles?fait=" + std::string(done));
}

depot::NouvelleRegle rule_in(const RegleForm& form) {
    return {
        form.cible, form.valeur, form.fichier_max, form.personne_max, form.jours_max, form.exempte};
}

// What would be stored and change nothing, or not all that was asked for.
void refuse_without_effect(Submitted& given) {
    if (!given.value) return;
    const auto rule = rule_in(*given.value);
    if (rule.exempte && (rule.fichier_max || rule.personne_max))
        return given.refuse(
            rule.fichier_max ? "fichier_max" : "personne_max",
            "Écrivez une taille ou cochez «\u00a0Sans aucune limite\u00a0», mais pas les deux."
        );
    if (!rule.fichier_max && !rule.personne_max && !rule.jours_max && !rule.exempte)
        return given.refuse(
            "fichier_max",
            "Écrivez au moins une limite, de taille ou de jours, ou cochez « Sans aucune "
            "limite\u00A0»."
        );
}

web::Response move(hall::Context& context, const web::Request& request, depot::Sens sens) {
    const auto id = context.open_handle<depot::RegleDepot>(request.param("regle"));
    const auto rule = id ? depot::read_regle(context.db, *id) : std::nullopt;
    if (!rule) return context.not_found(request);
    context.db.transact([&](db::Transaction& tx) {
        if (depot::move_regle(tx, rule->id, sens))
            note(context, tx, "Règle de quota déplacée\u00A0: " + words_of(rule->contenu));
    });
    return back("deplacee");
}

}  // namespace

web::Response regles(hall::Context& context, const web::Request& request) {
    return show(context, request, {});
}

web::Response ajouter_regle(hall::Context& context, const web::Request& request) {
    auto given = regle_form.read(request.form);
    if (given.value && given.value->cible != Cible::tous && given.value->valeur.empty())
        given.refuse("valeur", "Écrivez l’identifiant ou le nom du groupe.");
    if (given.value && given.value->cible == Cible::tous && !given.value->valeur.empty())
        given.refuse(
            "valeur",
            "Laissez vide pour tout le monde, ou choisissez à qui la règle "
            "s’applique."
        );
    if (given.value && given.value->jours_max.value_or(0) > context.config.filex_days)
        given.refuse(
            "jours_max",
            "L’hébergeur permet au plus " +
                base::counted(context.config.filex_days, "jour", "jours") + "."
        );
    refuse_without_effect(given);
    if (!given.value) return show(context, request, given);
    const auto rule = rule_in(*given.value);
    const bool replaced = context.db.transact([&](db::Transaction& tx) {
        const bool there = depot::set_regle(tx, rule);
        note(
            context,
            tx,
            (there ? "Règle de quota changée\u00A0: " : "Règle de quota ajoutée\u00A0: ") +
                words_of(rule) + ", par fichier " + size_words(rule.fichier_max, rule.exempte) +
                ", par personne " + size_words(rule.personne_max, rule.exempte) + ", " +
                days_words(rule)
        );
        return there;
    });
    return back(replaced ? "remplacee" : "ajoutee");
}

web::Response monter_regle(hall::Context& context, const web::Request& request) {
    return move(context, request, depot::Sens::avant);
}

web::Response descendre_regle(hall::Context& context, const web::Request& request) {
    return move(context, request, depot::Sens::apres);
}

web::Response retirer_regle(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::RegleDepot>(request.param("regle"));
    const auto rule = id ? depot::read_regle(context.db, *id) : std::nullopt;
    if (!rule) return context.not_found(request);
    context.db.transact([&](db::Transaction& tx) {
        if (depot::remove_regle(tx, rule->id))
            note(context, tx, "Règle de quota retirée\u00A0: " + words_of(rule->contenu));
    });
    return back("retiree");
}

}  // namespace filex::pages
