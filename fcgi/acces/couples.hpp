// The pairs élève/responsable of a school, as its staff looks for them: to generate codes, to
// notify, and to manage one. The same for pupils and their own codes (CAE).
//
// Whoever may have no code at the source (scolarite/appliquer_liens.cpp says who) is a pair that
// has ended; it stays to be seen where it had an access. A person in charge without being légal
// (niveau 2) appears when asked for. An adult pupil who is his own légal is a pair like the others.
#pragma once

#include "acces/etat_car.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "scolarite/mef.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acces {

enum class Population : std::uint8_t { responsables, eleves };
enum class FiltreAcces : std::uint8_t { tous, attribue, pas_attribue };

struct Criteres {
    Population population = Population::responsables;
    // Both empty: the whole school. Both given: divisions and MEF must agree.
    std::vector<scolarite::DivisionId> divisions = {};
    std::vector<scolarite::CodeMef> mefs = {};
    bool legal1 = true;
    bool legal2 = true;
    bool autres = false;  // third légal, person in charge
    bool finis = false;   // also the pairs that have ended, where somebody had an access
    // Attribué: the pair has a code that was used or can still be used.
    FiltreAcces acces = FiltreAcces::tous;
    bool envoyables = false;    // only codes that can be sent: alive, and still printable
    bool non_notifies = false;  // only codes that can be sent and have not been
    std::string nom = {};       // start of a name or of a word of it; folded here
};

// What a row is about: the pair, or the pupil himself.
struct Sujet {
    scolarite::EleveId eleve;
    std::optional<scolarite::CoupleId> couple;

    // Of the pair, or of the pupil: what find_sujets gives.
    std::uint64_t numero() const { return couple ? couple->value() : eleve.value(); }
};

struct LigneCouple {
    Sujet sujet;
    std::string eleve;        // "ROY Léa"
    std::string division;     // code; empty without one
    std::string responsable;  // "Mme ROY Anne"; empty for a pupil's own code
    std::string nom;          // "ROY Anne": of whom the code is for, to sort by
    int rang_legal;           // 1, 2, 3, 0: not légal; 0 for a pupil
    bool contact;             // neither légal nor in charge any more
    std::string courriel;     // of whom the code is for
    bool adresse;             // he has a postal address
    bool parti;               // the pupil has left the school
    bool decede;
    bool termine;          // no longer légal nor in charge at the source
    bool courriel_refuse;  // what was last mailed to him at this address did not arrive
    SituationCar car;

    // An account uses it now.
    bool acces_ouvert() const { return car.lien && car.lien->ouvert(); }
    std::string qualite() const;  // "Légal 1", "En charge", "Contact", "Élève"
    // "Pas d’adresse postale", "Refus enregistré"…: what to know before sending.
    std::vector<std::string> avertissements() const;
    // A code may be given, and would open something: not for a pupil who has left or died, nor a
    // pair that ended at the source.
    bool possible() const { return !parti && !decede && !termine; }
};

// Numbers of the pairs (or pupils) that match, by division, then pupil's name, then rank. A school
// has some thousands: the list is read whole, its rows page by page.
std::vector<std::uint64_t> find_sujets(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const Criteres& criteres,
    base::Instant now
);
// The rows of those numbers, in their order. Numbers of another school are not there.
std::vector<LigneCouple> read_sujets(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    Population population,
    const std::vector<std::uint64_t>& sujets,
    base::Instant now
);
// One pair, also one that has ended; nothing when the school has no such pair.
std::optional<LigneCouple> read_couple(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    scolarite::CoupleId couple,
    base::Instant now
);
std::optional<LigneCouple> read_eleve(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    scolarite::EleveId eleve,
    base::Instant now
);

// "[1,2,3]": a list as one parameter, for JSON_TABLE.
std::string json_list(const std::vector<std::uint64_t>& ids);

// What the forms offer.
struct Choix {
    struct Division {
        scolarite::DivisionId id;
        std::string code;
        std::string libelle;
        std::size_t eleves;
    };
    struct Mef {
        scolarite::CodeMef code;
        std::string libelle;
        std::size_t eleves;
    };
    std::vector<Division> divisions;
    std::vector<Mef> mefs;
};
Choix choix_of(db::Connection& db, scolarite::EtablissementId etablissement, base::Instant now);

// The funnel of a division: pairs of légaux, and how far their codes are. The pupils of the school
// who have no division are one more, the last.
struct Entonnoir {
    std::string division;  // code; empty without one
    std::size_t couples = 0;
    std::size_t generes = 0;   // have had a code at hand, whatever became of it
    std::size_t notifies = 0;  // … that was sent (or used)
    std::size_t utilises = 0;  // … with an access that is open
    std::size_t expires = 0;
    std::size_t refuses = 0;
    std::size_t fermes = 0;  // désactivé, suspendu or contesté
};
std::vector<Entonnoir> entonnoirs_of(
    db::Connection& db, scolarite::EtablissementId etablissement, base::Instant now
);

// Codes at hand that somebody has to look at: suspended by five wrong birth dates, contested by who
// received or used them, or sent by a mail that did not arrive.
struct AVerifier {
    struct Nombre {
        unsigned couples = 0;
        unsigned eleves = 0;
    };
    Nombre suspendus;
    Nombre contestes;
    Nombre non_parvenus;
};
AVerifier codes_to_check(
    db::Connection& db, scolarite::EtablissementId etablissement, base::Instant now
);

}  // namespace acces
