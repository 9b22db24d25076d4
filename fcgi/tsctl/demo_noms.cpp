// Invented names, with the accents, particles and ligatures that real lists have.
#include "tsctl/demo_academie.hpp"

#include <array>
#include <string_view>

namespace tsctl::demo_academie {
namespace {

constexpr std::array<std::string_view, 24> particular{
    "d'Aubigné",  "LE GOFF",  "LŒIZ",       "N'GUYEN",     "DE LA VALLÉE", "L'HERMINE",
    "DU PLESSIX", "KERGUÉNO", "O'BRIANN",   "MUÑEZ",       "ŠIMONAVIC",    "HAŸ",
    "CŒURVAL",    "D'ÉRABLE", "SAINT-ÉLYS", "DES ŒILLETS", "VAN DER BOM",  "ABD EL NOUR",
    "M'BARÉ",     "ÇELEBIR",  "PÉRÈS-LOBO", "LE BRÏN",     "ÎLEDEFER",     "AËL"};
constexpr std::array<std::string_view, 40> first_part{
    "BAR", "BEL", "BOR", "BRU", "CAR", "CHA", "CLA", "COR", "DEL", "DOR",
    "FAR", "FER", "FLO", "FON", "GAR", "GER", "GIR", "GRA", "HAR", "HEU",
    "JAC", "JOU", "LAM", "LAV", "LER", "LOR", "MAR", "MER", "MON", "MOR",
    "PAL", "PER", "PON", "RAV", "RIV", "ROC", "SAL", "TAR", "VAL", "VER"};
constexpr std::array<std::string_view, 32> last_part{
    "VAUD",  "ENNEC", "TIER",  "DONNET", "GUÈRE", "IGNAC", "OULLE", "ASSON",
    "ETTIN", "IVEAU", "ONDEL", "ANTEL",  "EMOIS", "ICART", "UCHET", "AVENT",
    "ILLON", "ÉJEAN", "OURDE", "ANGUY",  "ÉLOT",  "AISON", "ENDAR", "IBERT",
    "OLIN",  "USTEL", "ARDEL", "EVRAN",  "ISSOL", "ORIEU", "UVRAY", "ALÈNE"};
constexpr std::array<std::string_view, 30> girls{
    "Léa",      "Chloé",  "Inès",    "Zoé",    "Anaïs",   "Maëlys",  "Élise",  "Noémie",
    "Héloïse",  "Jeanne", "Camille", "Louise", "Aïcha",   "Fatou",   "Solène", "Océane",
    "Clémence", "Lucie",  "Margaux", "Éva",    "Yasmine", "Nour",    "Gaëlle", "Apolline",
    "Myriam",   "Rose",   "Agathe",  "Salomé", "Thaïs",   "Béatrice"};
constexpr std::array<std::string_view, 30> boys{
    "Noé",    "Raphaël", "Théo",   "Gaël",   "Loïc",     "François", "Jérôme",  "Mathéo",
    "Ismaël", "Hugo",    "Lucas",  "Adam",   "Malo",     "Ewen",     "Étienne", "Gabriel",
    "Sacha",  "Rayan",   "Maxime", "Côme",   "Aurélien", "Benoît",   "Cédric",  "Jean-Loup",
    "Joël",   "Tristan", "Ulysse", "Victor", "Yanis",    "Amaël"};
constexpr std::array<std::string_view, 16> streets{
    "RUE DES TILLEULS",
    "AVENUE DE L'ÉTANG",
    "IMPASSE DU PUITS",
    "CHEMIN DES VIGNES",
    "PLACE DU MARCHÉ",
    "ALLÉE DES CERISIERS",
    "ROUTE DE LA FORÊT",
    "RUE DU MOULIN À VENT",
    "RUE HAUTE",
    "BOULEVARD DES ARTS",
    "SENTIER DU LAVOIR",
    "RUE DE LA FONTAINE",
    "COURS DE L'ORME",
    "QUAI DES BRUMES",
    "RUE DE L'ÉCLUSE",
    "LOTISSEMENT LES ALIZÉS"};

}  // namespace

std::string nom_de_famille(Hasard& hasard) {
    if (hasard.chance(6)) return std::string(hasard.pick(particular));
    auto name = std::string(hasard.pick(first_part)) + std::string(hasard.pick(last_part));
    if (hasard.chance(4))
        name += "-" + std::string(hasard.pick(first_part)) + std::string(hasard.pick(last_part));
    return name;
}

std::string prenom(Hasard& hasard, bool femme) {
    return std::string(femme ? hasard.pick(girls) : hasard.pick(boys));
}

std::string voie(Hasard& hasard) {
    return std::to_string(1 + hasard.below(120)) + " " + std::string(hasard.pick(streets));
}

}  // namespace tsctl::demo_academie
