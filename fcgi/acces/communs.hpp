// Words that French passwords are made of, which zxcvbn's English lists do not have: most common
// passwords of public French lists, first names, teams, months, keyboard runs of an AZERTY
// keyboard, and the words of this site. Lower case, without accents, as base::fold gives them.
#pragma once

#include <array>

namespace acces {

// clang-format off: a list, not code
inline constexpr auto mots_communs = std::to_array<const char*>({
    "teleservices", "teleservice", "academie", "education", "nationale", "college", "lycee",
    "ecole", "eleve", "eleves", "parent", "parents", "famille", "enfant", "enfants",
    "responsable", "compte", "notes", "absences", "motdepasse", "mot", "passe", "identifiant",
    "connexion", "bienvenue", "administrateur", "admin", "secret", "azerty", "azertyuiop",
    "azertyui", "azer", "qsdfghjklm", "qsdfgh", "qsdf", "wxcvbn", "wxcv", "aqwzsx", "aqwzsxedc",
    "azeqsdwxc", "aqw", "poiuytreza", "mlkjhgfdsq", "nbvcxw", "a1z2e3r4t5y6", "1a2z3e4r5t",
    "bonjour", "bonsoir", "salut", "jetaime", "jetadore", "jetm", "amour", "amours", "monamour",
    "moncoeur", "coeur", "coucou", "cherie", "cheri", "bisous", "bisou", "calin", "doudou",
    "loulou", "loulous", "nounours", "chouchou", "choupette", "titi", "minou", "toutou", "chaton",
    "chat", "chien", "cheval", "lapin", "tigre", "loup", "lion", "dauphin", "papillon", "oiseau",
    "coccinelle", "licorne", "dragon", "soleil", "lune", "etoile", "etoiles", "fleur", "rose",
    "nuage", "neige", "hiver", "printemps", "automne", "ciel", "plage", "montagne", "vacances",
    "voyage", "maison", "jardin", "chocolat", "caramel", "bonbon", "fraise", "cerise", "citron",
    "pomme", "banane", "orange", "vanille", "nutella", "princesse", "prince", "ange", "diable",
    "bebe", "maman", "papa", "mamie", "papi", "tonton", "tata", "frere", "soeur", "copain",
    "copine", "ami", "amis", "vie", "belle", "beau", "jolie", "petit", "petite", "grand", "rouge",
    "bleu", "vert", "noir", "blanc", "jaune", "violet", "musique", "guitare", "piano", "danse",
    "cinema", "football", "foot", "rugby", "tennis", "basket", "natation", "velo", "moto",
    "voiture", "peugeot", "renault", "citroen", "ferrari", "camion", "pompier", "police",
    "pokemon", "naruto", "zidane", "mbappe", "ronaldo", "messi", "johnny", "jesus", "dieu",
    "allah", "internet", "ordinateur", "portable", "telephone", "samsung", "iphone", "ordi",
    "wanadoo", "liberte", "france", "francais", "francaise", "vivelafrance", "allezlesbleus",
    "loveyou", "nicetomeetyou", "tintin", "asterix", "paris", "marseille", "lyon", "toulouse",
    "bordeaux", "lille", "nantes", "strasbourg", "rennes", "montpellier", "nice", "reunion",
    "bretagne", "corse", "martinique", "guadeloupe", "algerie", "maroc", "tunisie", "portugal",
    "espagne", "italie", "allezlom", "olympique", "psg", "parisien", "parissg", "janvier",
    "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "marie", "lea", "emma", "manon", "chloe", "camille", "sarah", "ines", "jade",
    "louise", "alice", "anais", "julie", "laura", "pauline", "mathilde", "lucie", "oceane",
    "marine", "melanie", "charlotte", "juliette", "clara", "eva", "lola", "zoe", "romane",
    "sophie", "celine", "nathalie", "isabelle", "sandrine", "stephanie", "virginie", "caroline",
    "audrey", "elodie", "aurelie", "emilie", "valerie", "christine", "catherine", "sylvie",
    "martine", "monique", "nicole", "lucas", "hugo", "theo", "nathan", "enzo", "louis", "mathis",
    "clement", "thomas", "antoine", "alexandre", "maxime", "nicolas", "julien", "pierre", "paul",
    "jean", "jacques", "michel", "philippe", "alain", "patrick", "bernard", "daniel",
    "christophe", "laurent", "frederic", "sebastien", "david", "olivier", "stephane", "kevin",
    "quentin", "romain", "florian", "jeremy", "anthony", "guillaume", "vincent", "benjamin",
    "arthur", "jules", "gabriel", "raphael", "adam", "noah", "ethan", "mohamed", "yanis", "rayan",
    "sofiane", "karim", "fatima", "nadia", "samira",
});
// clang-format on

}  // namespace acces
