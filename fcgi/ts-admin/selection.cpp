#include "ts-admin/selection.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "ts-admin/cadre.hpp"

#include <algorithm>
#include <array>

namespace ts_admin {
namespace {

using acces::FiltreAcces;
using acces::Population;

FiltreAcces acces_from(std::string_view text) {
    if (text == "attribue") return FiltreAcces::attribue;
    if (text == "pas_attribue") return FiltreAcces::pas_attribue;
    return FiltreAcces::tous;
}

Envoi envoi_from(std::string_view text) {
    if (text == "courrier") return Envoi::courrier;
    if (text == "les_deux") return Envoi::les_deux;
    return Envoi::courriel;
}

void read_divisions(const hall::Context& context, const web::Fields& form, SaisieCriteres& out) {
    for (const auto text : form.all("division"))
        if (const auto id = context.open_handle<scolarite::Division>(text))
            out.criteres.divisions.push_back(*id);
    if (out.criteres.divisions.empty())
        out.errors.push_back({"divisions", "Cochez au moins une division."});
}

void read_mefs(const web::Fields& form, SaisieCriteres& out) {
    for (const auto text : form.all("mef"))
        if (const auto code = scolarite::CodeMef::parse(text)) out.criteres.mefs.push_back(*code);
    if (out.criteres.mefs.empty()) out.errors.push_back({"mefs", "Cochez au moins un MEF."});
}

constexpr std::string_view of_division = "division:";
constexpr std::string_view of_mef = "mef:";
constexpr std::string_view of_acces = "acces";
constexpr std::string_view of_notifies = "notifies";

struct Rang {
    bool acces::Criteres::*cherche;
    std::string_view nom;
    std::string_view libelle;
};
constexpr std::array<Rang, 3> rangs{
    {{&acces::Criteres::legal1, "legal1", "légal 1"},
     {&acces::Criteres::legal2, "legal2", "légal 2"},
     {&acces::Criteres::autres, "autres", "autres responsables"}}
};

auto rangs_of(const acces::Criteres& criteres) {
    return std::count_if(rangs.begin(), rangs.end(), [&](const Rang& rang) {
        return criteres.*rang.cherche;
    });
}

std::vector<Tag> class_tags(
    const hall::Context& context, const acces::Criteres& criteres, const acces::Choix& choix
) {
    std::vector<Tag> tags;
    for (const auto id : criteres.divisions)
        for (const auto& division : choix.divisions)
            if (division.id == id)
                tags.push_back({division.code, std::string(of_division) + context.handle(id)});
    for (const auto& code : criteres.mefs)
        for (const auto& mef : choix.mefs)
            if (mef.code == code) tags.push_back({mef.libelle, std::string(of_mef) + code.text()});
    if (tags.empty()) tags.push_back({"tout l’établissement", ""});
    return tags;
}

void add_people_tags(const acces::Criteres& criteres, std::vector<Tag>& tags) {
    if (criteres.population == Population::eleves) {
        tags.push_back({"élèves", ""});
        return;
    }
    const bool alone = rangs_of(criteres) == 1;
    for (const auto& rang : rangs)
        if (criteres.*rang.cherche)
            tags.push_back({std::string(rang.libelle), alone ? "" : std::string(rang.nom)});
}

}  // namespace

void to_json(nlohmann::json& json, const Selection& selection) {
    const auto& criteres = selection.criteres;
    std::vector<std::uint64_t> divisions;
    for (const auto id : criteres.divisions) divisions.push_back(id.value());
    std::vector<std::string> mefs;
    for (const auto& code : criteres.mefs) mefs.push_back(code.text());
    json = {
        {"etablissement", selection.etablissement              },
        {"population",    static_cast<int>(criteres.population)},
        {"divisions",     divisions                            },
        {"mefs",          mefs                                 },
        {"legal1",        criteres.legal1                      },
        {"legal2",        criteres.legal2                      },
        {"autres",        criteres.autres                      },
        {"acces",         static_cast<int>(criteres.acces)     },
        {"envoyables",    criteres.envoyables                  },
        {"non_notifies",  criteres.non_notifies                },
        {"nom",           criteres.nom                         },
        {"envoi",         static_cast<int>(selection.envoi)    },
        {"tri",           static_cast<int>(selection.ordre.tri)},
        {"decroissant",   selection.ordre.decroissant          },
        {"trouves",       selection.trouves                    },
        {"coches",        selection.coches                     },
    };
}

void from_json(const nlohmann::json& json, Selection& selection) {
    auto& criteres = selection.criteres;
    json.at("etablissement").get_to(selection.etablissement);
    criteres.population = static_cast<Population>(json.at("population").get<int>());
    criteres.divisions.clear();
    for (const auto id : json.at("divisions").get<std::vector<std::uint64_t>>())
        criteres.divisions.emplace_back(id);
    criteres.mefs.clear();
    for (const auto& text : json.at("mefs").get<std::vector<std::string>>())
        if (const auto code = scolarite::CodeMef::parse(text)) criteres.mefs.push_back(*code);
    json.at("legal1").get_to(criteres.legal1);
    json.at("legal2").get_to(criteres.legal2);
    json.at("autres").get_to(criteres.autres);
    criteres.acces = static_cast<FiltreAcces>(json.at("acces").get<int>());
    json.at("envoyables").get_to(criteres.envoyables);
    json.at("non_notifies").get_to(criteres.non_notifies);
    json.at("nom").get_to(criteres.nom);
    selection.envoi = static_cast<Envoi>(json.at("envoi").get<int>());
    selection.ordre = {
        static_cast<Tri>(json.at("tri").get<int>()), json.at("decroissant").get<bool>()};
    json.at("trouves").get_to(selection.trouves);
    json.at("coches").get_to(selection.coches);
}

std::string Selection::vu() const {
    const nlohmann::json asked =
        Selection{.etablissement = etablissement, .criteres = criteres, .envoi = envoi};
    return vu_of(base::json_text(asked));
}

SaisieCriteres read_criteres(const hall::Context& context, const web::Fields& form) {
    SaisieCriteres out;
    auto& criteres = out.criteres;
    criteres.population =
        form.value("population") == "eleves" ? Population::eleves : Population::responsables;
    criteres.legal1 = form.has("legal1");
    criteres.legal2 = form.has("legal2");
    criteres.autres = form.has("autres");
    criteres.acces = acces_from(form.value("acces"));
    criteres.non_notifies = form.value("notifies") == "non";
    out.envoi = envoi_from(form.value("envoi"));
    const bool nobody = !criteres.legal1 && !criteres.legal2 && !criteres.autres;
    if (criteres.population == Population::responsables && nobody)
        out.errors.push_back(
            {"legal1", "Cochez au moins un rang\u00A0: légal 1, légal 2 ou autres."}
        );
    const auto portee = form.value("portee");
    if (portee == "divisions") read_divisions(context, form, out);
    if (portee == "mefs") read_mefs(form, out);
    return out;
}

std::vector<Tag> tags_of(
    const hall::Context& context, const acces::Criteres& criteres, const acces::Choix& choix
) {
    auto tags = class_tags(context, criteres, choix);
    add_people_tags(criteres, tags);
    if (criteres.acces == FiltreAcces::attribue)
        tags.push_back({"code déjà attribué", std::string(of_acces)});
    if (criteres.acces == FiltreAcces::pas_attribue)
        tags.push_back({"code pas encore attribué", std::string(of_acces)});
    if (criteres.non_notifies) tags.push_back({"pas encore notifiés", std::string(of_notifies)});
    return tags;
}

std::string words_of(
    const hall::Context& context, const acces::Criteres& criteres, const acces::Choix& choix
) {
    std::string words;
    for (const auto& tag : tags_of(context, criteres, choix))
        words += (words.empty() ? "" : ", ") + tag.libelle;
    return words;
}

void take_away(const hall::Context& context, acces::Criteres& criteres, std::string_view retrait) {
    if (retrait.starts_with(of_division)) {
        if (const auto id =
                context.open_handle<scolarite::Division>(retrait.substr(of_division.size())))
            std::erase(criteres.divisions, *id);
    } else if (retrait.starts_with(of_mef)) {
        if (const auto code = scolarite::CodeMef::parse(retrait.substr(of_mef.size())))
            std::erase(criteres.mefs, *code);
    } else if (retrait == of_acces) {
        criteres.acces = FiltreAcces::tous;
    } else if (retrait == of_notifies) {
        criteres.non_notifies = false;
    } else if (rangs_of(criteres) > 1) {
        for (const auto& rang : rangs)
            if (rang.nom == retrait) criteres.*rang.cherche = false;
    }
}

std::optional<Selection> load_selection(
    const hall::Context& context, hall::Draft<Selection>& draft
) {
    auto selection = draft.load();
    if (!selection || selection->etablissement != context.poste().etablissement.value())
        return std::nullopt;
    return selection;
}

std::string cle_of(
    const hall::Context& context, acces::Population population, std::uint64_t sujet
) {
    if (population == Population::eleves) return context.handle(scolarite::EleveId(sujet));
    return context.handle(scolarite::CoupleId(sujet));
}

std::uint64_t sujet_from(
    const hall::Context& context, acces::Population population, std::string_view cle
) {
    if (population == Population::eleves) {
        const auto id = context.open_handle<scolarite::Eleve>(cle);
        return id ? id->value() : 0;
    }
    const auto id = context.open_handle<scolarite::Couple>(cle);
    return id ? id->value() : 0;
}

}  // namespace ts_admin
