// The pupils of the school by every number a file may name them with.
#include "base/text.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <array>

namespace vie_scolaire {

void Numeros::ajouter(std::string number, std::uint64_t eleve, bool present) {
    const auto [at, first] =
        porteurs_.try_emplace(std::move(number), Porteur{eleve, present, true});
    auto& known = at->second;
    if (first || (known.present && !present)) return;
    if (known.present == present)
        known.seul = false;
    else
        known = {eleve, present, true};
}

base::Result<std::uint64_t> Numeros::eleve(const std::string& number, std::string_view nom) const {
    const auto found = porteurs_.find(number);
    const auto named = std::string(nom) + " « " + number.substr(0, 20) + " »";
    if (found == porteurs_.end())
        return base::refuse("aucun élève de l’établissement n’a le numéro " + named + ".");
    if (!found->second.seul)
        return base::refuse(
            "plusieurs élèves de l’établissement ont le numéro " + named +
            " ; nommez-les par un autre numéro."
        );
    return found->second.eleve;
}

void charger_eleves(Ecole& ecole) {
    ecole.db.each(
        "SELECT id, ine, elenoet, eleve_siecle, absent_import_le IS NULL AND (sorti_le IS NULL OR "
        "sorti_le > ?) FROM eleve WHERE etablissement = ?",
        [&](const db::Row& row) {
            const auto id = row.get<std::uint64_t>(0);
            const auto present = row.get<bool>(4);
            if (auto ine = row.get<std::optional<std::string>>(1))
                ecole.par_ine.ajouter(base::upper_ascii(*ine), id, present);
            if (auto number = row.get<std::optional<std::string>>(2))
                ecole.par_elenoet.ajouter(*number, id, present);
            if (auto number = row.get<std::optional<std::uint64_t>>(3))
                ecole.par_eleve_siecle.ajouter(std::to_string(*number), id, present);
        },
        ecole.aujourdhui,
        ecole.id
    );
}

ColonneEleve::ColonneEleve(const FichierCsv& csv, const Ecole& ecole) {
    const std::array known{
        std::pair(std::string_view("ine"), &ecole.par_ine),
        std::pair(std::string_view("eleve_id"), &ecole.par_eleve_siecle),
        std::pair(std::string_view("elenoet"), &ecole.par_elenoet)};
    for (const auto& [name, numbers] : known)
        if (csv.has(name)) columns_.push_back({csv.column(name), name, numbers});
}

base::Result<std::uint64_t> ColonneEleve::eleve(const FichierCsv& csv) const {
    std::optional<std::uint64_t> pupil;
    for (const auto& column : columns_) {
        const auto number = csv.at(column.at);
        if (number.empty()) continue;
        const auto found = column.numbers->eleve(
            column.name == "elenoet" ? sans_zeros(number) : base::upper_ascii(number),
            base::upper_ascii(column.name)
        );
        if (!found) return csv.refuse(found.error().message);
        if (pupil && *pupil != *found)
            return csv.refuse(
                base::upper_ascii(columns_.front().name) + " et " + base::upper_ascii(column.name) +
                " désignent deux élèves différents."
            );
        pupil = *found;
    }
    if (!pupil) return csv.refuse("le numéro de l’élève manque.");
    return *pupil;
}

std::string sans_zeros(std::string_view elenoet) {
    const auto first = elenoet.find_first_not_of('0');
    return first == std::string_view::npos ? std::string() : std::string(elenoet.substr(first));
}

}  // namespace vie_scolaire
