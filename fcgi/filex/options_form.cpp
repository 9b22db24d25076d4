#include "filex/options_form.hpp"

#include "base/text.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace filex {
namespace {

constexpr std::size_t most_recipients = 50;
constexpr unsigned most_downloads = 100000;
constexpr std::size_t most_characters = 2000;

base::Result<int> parse_jours(std::string_view text) {
    const auto jours = base::parse_number<int>(text);
    if (!jours || *jours < 1)
        return base::refuse("Écrivez un nombre de jours entier, par exemple 10.");
    return *jours;
}

base::Result<unsigned> parse_max(std::string_view text) {
    const auto most = base::parse_number<unsigned>(text);
    if (!most || *most < 1 || *most > most_downloads)
        return base::refuse(
            "Écrivez un nombre entier de téléchargements, par exemple 5, ou laissez vide."
        );
    return *most;
}

base::Result<acces::MotDePasse> parse_mot_de_passe(std::string_view typed) {
    return acces::MotDePasse::parse(
        typed,
        {
            acces::Exigence::depot, false, {"filex", "fichier"}
    }
    );
}

base::Result<std::optional<acces::MotDePasse>> parse_facultatif(std::string_view typed) {
    if (typed.empty()) return std::optional<acces::MotDePasse>();
    auto chosen = parse_mot_de_passe(typed);
    if (!chosen) return tl::unexpected<base::Problem>(chosen.error());
    return std::optional<acces::MotDePasse>(std::move(*chosen));
}

constexpr auto options_form = web::form<OptionsForm>(
    web::optional("jours", parse_jours, 20),
    web::box("avis_reception"),
    web::box("recapitulatif"),
    web::secret("mot_de_passe", parse_facultatif, acces::MotDePasse::max_bytes, ""),
    web::optional("telechargements_max", parse_max, 9),
    web::Field<std::string, base::Result<std::string> (*)(std::string_view)>{
        "message", &parse_message, 4 * most_characters, ""},
    web::Field<
        std::vector<base::Courriel>,
        base::Result<std::vector<base::Courriel>> (*)(std::string_view)>{
        "destinataires", &parse_destinataires, 8000, ""}
);

bool separates(char c) { return c == '\r' || c == ',' || c == ';'; }

// "« anne@ » : écrivez…"
std::string with_line(const std::string& typed, std::string reason) {
    // it follows a colon
    if (reason.front() >= 'A' && reason.front() <= 'Z') reason.front() += 'a' - 'A';
    return fmt::format(
        "«\u00A0{}\u00A0»\u00A0: {}", base::length(typed) > 60 ? "une des lignes" : typed, reason
    );
}

}  // namespace

base::Result<std::string> parse_message(std::string_view text) {
    return web::parse_lines(text, most_characters);
}

base::Result<std::vector<base::Courriel>> parse_destinataires(std::string_view text) {
    std::string lines(text);
    std::replace_if(lines.begin(), lines.end(), separates, '\n');
    std::vector<base::Courriel> courriels;
    std::set<std::string> seen;
    for (const auto line : base::split(lines, '\n')) {
        const auto typed = base::trim(line);
        if (typed.empty()) continue;
        auto courriel = base::Courriel::parse(typed);
        if (!courriel) return base::refuse(with_line(typed, courriel.error().message));
        if (seen.insert(courriel->key()).second) courriels.push_back(std::move(*courriel));
    }
    if (courriels.size() > most_recipients)
        return base::refuse(fmt::format(
            "Il y a {} destinataires\u00A0: {} au plus. Pour davantage, transmettez vous-même "
            "l’adresse du dépôt.",
            courriels.size(),
            most_recipients
        ));
    return courriels;
}

OptionsLues read_options(
    const web::Fields& form, const depot::Limites& limites, UsageOptions usage
) {
    auto given = options_form.read(form);
    if (usage == UsageOptions::neuf && base::is_blank(form.value("jours")))
        given.refuse("jours", "Écrivez pendant combien de jours.");
    if (given.value && given.value->jours && *given.value->jours > limites.jours_max)
        given.refuse(
            "jours",
            fmt::format(
                "Un dépôt dure au plus {}. On peut le prolonger ensuite.",
                base::counted(limites.jours_max, "jour", "jours")
            )
        );
    return given;
}

OptionsLues fresh_options(const base::Config& config, const depot::Limites& limites) {
    OptionsLues given;
    given.typed = {
        {"jours", std::to_string(std::min(config.filex_days_default, limites.jours_max))}
    };
    return given;
}

void fill_options(
    web::Dict& dict,
    web::Var marker,
    const OptionsLues& given,
    const depot::Limites& limites,
    UsageOptions usage,
    const std::string& fin
) {
    namespace t = tpl::filex::options;
    auto fields = dict.include(marker, t::file);
    fields.show(usage == UsageOptions::neuf ? t::NEUF : t::CHANGE).set(t::FIN, fin);
    fields.show(usage == UsageOptions::change_protege ? t::PROTEGE : t::SANS_PROTECTION);
    fields.show_if(!given.typed_in("sans_mot_de_passe").empty(), t::RETIRE);
    fields.set(t::JOURS_MAX, base::counted(limites.jours_max, "jour", "jours"));
    hall::fill_field(fields, given, {"jours", t::JOURS, t::JOURS_ERREUR, t::JOURS_MESSAGE});
    hall::fill_field(fields, given, {"telechargements_max", t::MAX, t::MAX_ERREUR, t::MAX_MESSAGE});
    hall::fill_field(fields, given, {"message", t::MESSAGE, t::MESSAGE_ERREUR, t::MESSAGE_MESSAGE});
    hall::fill_field(
        fields,
        given,
        {"destinataires", t::DESTINATAIRES, t::DESTINATAIRES_ERREUR, t::DESTINATAIRES_MESSAGE}
    );
    fields.set_optional(
        t::MOT_DE_PASSE_ERREUR, t::MOT_DE_PASSE_MESSAGE, given.error_of("mot_de_passe")
    );
    fields.show_if(!given.typed_in("avis_reception").empty(), t::AVIS);
    fields.show_if(!given.typed_in("recapitulatif").empty(), t::RECAPITULATIF);
}

depot::OptionsDepot options_of(const hall::Context& context, const OptionsForm& form) {
    depot::OptionsDepot options{
        .jours = form.jours.value_or(0),
        .avis = form.avis,
        .recapitulatif = form.recapitulatif,
        .telechargements_max = form.telechargements_max,
        .message = form.message,
        .destinataires = form.destinataires};
    if (form.mot_de_passe)
        options.mot_de_passe =
            acces::Hacheur(context.config.password_memory_kib).hash(form.mot_de_passe->secret());
    return options;
}

}  // namespace filex
