// The options of a drop as a depositor types them: one table for whoever makes a drop or changes
// it.
#pragma once

#include "acces/mot_de_passe.hpp"
#include "base/courriel.hpp"
#include "depot/depot.hpp"
#include "depot/quota.hpp"
#include "hall/context.hpp"
#include "web/form.hpp"
#include "web/page.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filex {

struct OptionsForm {
    std::optional<int> jours;  // nothing: the end stays where it is
    bool avis;
    bool recapitulatif;
    std::optional<acces::MotDePasse> mot_de_passe;
    std::optional<unsigned> telechargements_max;
    std::string message;
    std::vector<base::Courriel> destinataires;
};
using OptionsLues = web::Submitted<OptionsForm>;

// Of a drop to be made, or of one that is there, which may have a password already.
enum class UsageOptions : std::uint8_t { neuf, change, change_protege };
// jours, avis_reception, recapitulatif, mot_de_passe, telechargements_max, message, destinataires.
// A drop to be made wants its days.
OptionsLues read_options(
    const web::Fields& form, const depot::Limites& limites, UsageOptions usage = UsageOptions::neuf
);
// What a form shows that nobody has filled in yet.
OptionsLues fresh_options(const base::Config& config, const depot::Limites& limites);
// Values, errors and hints for {{>OPTIONS}} (templates/filex/options.tpl); `fin`: when a drop that
// is there ends.
void fill_options(
    web::Dict& dict,
    web::Var marker,
    const OptionsLues& given,
    const depot::Limites& limites,
    UsageOptions usage = UsageOptions::neuf,
    const std::string& fin = {}
);

// For the store: the password hashed.
depot::OptionsDepot options_of(const hall::Context& context, const OptionsForm& form);

// Some lines for a reader: 2000 characters at most.
base::Result<std::string> parse_message(std::string_view text);
// One address a line; commas and semicolons part them as well. Fails naming the one that is wrong.
base::Result<std::vector<base::Courriel>> parse_destinataires(std::string_view text);

}  // namespace filex
