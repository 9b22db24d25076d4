// A small academy for the family pages: two schools (Paris and La Réunion), three pupils, a parent
// of two of them, a parent of the third, and a pupil with an account. Every pupil carries words of
// his own.
#pragma once

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "famille/routes.hpp"
#include "hall/context.hpp"
#include "support/database.hpp"
#include "support/words.hpp"
#include "web/request.hpp"
#include "web/route.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace support {

inline base::Date day(std::string_view iso) { return base::parse_iso_date(iso).value(); }
inline base::Instant noon(std::string_view iso) {
    return std::chrono::sys_days(day(iso)) + std::chrono::hours(11);
}

class Academie : public Database {
public:
    static constexpr unsigned lea = 1;  // school 1, 6A: parent 1, and her own account 3
    static constexpr unsigned tom = 2;  // school 2 (La Réunion), 3B: parent 1
    static constexpr unsigned zoe = 3;  // school 1, 6A: parent 2
    static constexpr unsigned parent_of_lea_and_tom = 1;
    static constexpr unsigned parent_of_zoe = 2;
    static constexpr unsigned lea_herself = 3;
    static constexpr unsigned staff = 4;

    Academie()
        : config_(settings()),
          clock(noon("2026-11-20")),
          keys(base::Secret(std::string(32, 'k'))),
          templates(web::Templates::load(TS_SOURCE_DIR "/templates", "").value()),
          context({config_, db, clock, random, keys, templates}) {
        schools();
        pupils();
        accounts();
        marks();
        absences();
    }

    web::Response get(std::string_view path, std::string_view query = "") {
        web::Request request;
        request.path = std::string(path);
        request.query_text = std::string(query);
        request.query = web::parse_urlencoded(query, web::Limits{}).value();
        request.remote_addr = "192.0.2.7";
        if (!token.empty())
            request.headers["cookie"] = std::string(hall::cookie_name) + "=" + token;
        return web::dispatch<hall::Context>(famille::routes(), context, request);
    }
    web::Response post(
        std::string_view path,
        const std::vector<std::pair<std::string, std::string>>& fields,
        bool with_token = true
    ) {
        web::Request request;
        request.method = web::Method::post;
        request.path = std::string(path);
        request.content_type = "application/x-www-form-urlencoded";
        request.remote_addr = "192.0.2.7";
        request.headers["cookie"] = std::string(hall::cookie_name) + "=" + token;
        if (with_token)
            request.form.add(
                "_csrf", base::base64url(base::hmac_sha256(keys.of(base::KeyUse::csrf), token))
            );
        for (const auto& [name, value] : fields) request.form.add(name, value);
        return web::dispatch<hall::Context>(famille::routes(), context, request);
    }
    void sign_in(unsigned compte) {
        token = acces::open_session(
            db,
            random,
            {acces::CompteId(compte), clock.now(), std::chrono::hours(12), "192.0.2.7", "test"}
        );
    }
    std::string handle(unsigned eleve) const { return context.handle(scolarite::EleveId(eleve)); }
    std::string page_of(unsigned eleve, std::string_view service = "") const {
        return "/famille/enfant/" + handle(eleve) + std::string(service);
    }
    void at(base::Instant now) { clock.set(now); }
    // Statements one after the other; none of them holds a ';' in a text.
    void script(std::string_view statements) {
        for (const auto one : base::split(statements, ';'))
            if (const auto text = base::trim(one); !text.empty()) db.run_script(text);
    }

private:
    static base::Config settings() {
        auto config = database_config();
        config.academy = "Académie d’essai";
        return config;
    }
    base::Config config_;

    void schools();
    void pupils();
    void accounts();
    void marks();
    void absences();

public:
    base::FixedClock clock;
    base::SystemRandom random;
    base::Keys keys;
    web::Templates templates;
    hall::Context context;
    std::string token;
};

inline void Academie::schools() {
    script(R"sql(
        INSERT INTO etablissement (id, uai, denomination, fuseau, annee, annee_debut, annee_fin, declare_le,
            vie_scolaire_nom, vie_scolaire_telephone, vie_scolaire_courriel, message_accueil) VALUES
            (1, '9990001T', 'Collège Jeanne Villepreux', 'Europe/Paris', 2026, '2026-09-01', '2027-07-03', '2026-09-01',
             'M. Basile Fargue', '01 99 00 12 34', 'vs@villepreux.example', 'Bienvenue aux familles'),
            (2, '9990002U', 'Collège des Filaos', 'Indian/Reunion', 2026, '2026-08-18', '2027-07-03', '2026-09-01',
             '', '', '', '');
        INSERT INTO periode (id, etablissement, annee, rang, libelle, debut, fin, close_le) VALUES
            (11, 1, 2026, 1, 'Trimestre 1', '2026-09-01', '2026-11-30', NULL),
            (12, 1, 2026, 2, 'Trimestre 2', '2026-12-01', '2027-03-12', NULL),
            (13, 1, 2026, 3, 'Trimestre 3', '2027-03-13', '2027-07-03', NULL),
            (21, 2, 2026, 1, 'Semestre 1', '2026-08-18', '2027-01-15', NULL),
            (22, 2, 2026, 2, 'Semestre 2', '2027-01-16', '2027-07-03', NULL),
            (10, 1, 2025, 1, 'Trimestre 1', '2025-09-01', '2025-11-30', NULL);
        INSERT INTO fermeture VALUES (1, '2026-10-17', '2026-11-01', 'Vacances de la Toussaint');
        INSERT INTO matiere (id, etablissement, code, libelle_court, libelle) VALUES
            (101, 1, 'MATHS', 'MATHS', 'Mathématiques'), (102, 1, 'FRANC', 'FRANC', 'Français'),
            (103, 1, 'EPS', 'EPS', 'Éducation physique'), (201, 2, 'MATHS', 'MATHS', 'Mathématiques');
        INSERT INTO division (id, etablissement, code) VALUES (61, 1, '6A'), (32, 2, '3B');
        INSERT INTO groupe (id, etablissement, code, libelle) VALUES (71, 1, '6GR1', 'Latin groupe 1'), (72, 1, '6GR2', 'Autre groupe');
        INSERT INTO teleservice VALUES (1, 'notes', '2026-09-01', NULL), (1, 'absences', '2026-09-01', NULL),
            (2, 'notes', '2026-09-01', NULL);
        INSERT INTO enseignant (id, etablissement, type, individu_sts, civilite, nom, prenom) VALUES
            (501, 1, 'epp', 1, 'Mme', 'TESSIER', 'Claire'), (502, 1, 'epp', 2, 'M.', 'DE L’ORME', 'Éloi'),
            (503, 2, 'epp', 3, 'M.', 'PAYET', 'Judicaël');
        INSERT INTO professeur_principal VALUES (61, 501);
        INSERT INTO service (id, etablissement, matiere, division, groupe, cle) VALUES
            (801, 1, 101, 61, NULL, 'a'), (802, 1, 102, 61, NULL, 'b'), (803, 1, 103, NULL, 71, 'c'), (804, 1, 103, NULL, 72, 'd');
        INSERT INTO service_enseignant VALUES (801, 501), (803, 502), (804, 502);
    )sql");
}

inline void Academie::pupils() {
    script(R"sql(
        INSERT INTO eleve (id, etablissement, eleve_siecle, nom, nom_famille, prenom, tri, naissance, division, mef) VALUES
            (1, 1, 1001, 'ROY', 'ROY', 'Léa', 'roy lea', '2015-03-02', 61, '10010012110'),
            (2, 2, 1002, 'ROY', 'ROY', 'Tom', 'roy tom', '2012-05-09', 32, '10310019110'),
            (3, 1, 1003, 'CANARI', 'CANARI', 'Zoé', 'canari zoe', '2015-08-30', 61, '10010012110');
        INSERT INTO eleve_groupe VALUES (1, 71), (3, 72);
        INSERT INTO responsable (id, etablissement, personne_siecle, civilite, nom, nom_famille, prenom, tri) VALUES
            (1, 1, 1, 'Mme', 'ROY', 'ROY', 'Anne', 'roy anne'), (2, 2, 2, 'Mme', 'ROY', 'ROY', 'Anne', 'roy anne'),
            (3, 1, 3, 'M.', 'CANARI', 'CANARI', 'Paul', 'canari paul');
        INSERT INTO couple (id, etablissement, eleve, responsable, niveau, rang_legal) VALUES
            (1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 1, 1), (3, 1, 3, 3, 1, 1);
    )sql");
}

inline void Academie::accounts() {
    script(R"sql(
        INSERT INTO compte (id, identifiant, identifiant_affiche, profil, nom_affiche, cree_le,
            precedente_connexion_le, precedente_connexion_de) VALUES
            (1, 'anne.roy', 'anne.roy', 'responsable', 'Mme Anne Roy', '2026-09-10', '2026-11-10 08:00:00', '198.51.100.4'),
            (2, 'paul.canari', 'paul.canari', 'responsable', 'M. Paul Canari', '2026-09-10', NULL, ''),
            (3, 'lea.roy', 'lea.roy', 'eleve', 'Léa Roy', '2026-09-10', NULL, ''),
            (4, 'chef', 'chef', 'agent', 'Mme Chef', '2026-09-01', NULL, '');
        INSERT INTO car (id, etablissement, eleve, couple, empreinte, genere_le, expire_le, utilise_le, utilise_par) VALUES
            (1, 1, 1, 1, REPEAT('a', 32), '2026-09-01', '2026-12-01', '2026-09-10', 1),
            (2, 2, 2, 2, REPEAT('b', 32), '2026-09-01', '2026-12-01', '2026-09-10', 1),
            (3, 1, 3, 3, REPEAT('c', 32), '2026-09-01', '2026-12-01', '2026-09-10', 2),
            (4, 1, 1, NULL, REPEAT('d', 32), '2026-09-01', '2026-12-01', '2026-09-10', 3);
        INSERT INTO rattachement (id, compte, eleve, couple, car, depuis, couple_ouvert) VALUES
            (1, 1, 1, 1, 1, '2026-09-10', 1), (2, 1, 2, 2, 2, '2026-09-10', 2),
            (3, 2, 3, 3, 3, '2026-09-10', 3), (4, 3, 1, NULL, 4, '2026-09-10', NULL);
        UPDATE rattachement SET notes_lues_le = '2026-11-10 08:00:00', absences_lues_le = '2026-11-10 08:00:00'
            WHERE id <= 2;
    )sql");
}

// At the fixture's noon (20/11/2026), au fil de l'eau with one day: published up to 19/11 is open.
inline void Academie::marks() {
    script(R"sql(
        INSERT INTO evaluation (id, etablissement, annee, periode, matiere, division, reference, titre, jour, publication,
            bareme, coefficient, moyenne, mini, maxi, effectif) VALUES
            (1, 1, 2026, 11, 101, 61, 'e1', 'Fractions', '2026-09-20', '2026-09-25', 20, 1, 11.25, 4, 19, 25),
            (2, 1, 2026, 11, 101, 61, 'e2', 'Géométrie', '2026-10-05', '2026-10-10', 10, 2, 6.5, 1, 10, 25),
            (3, 1, 2026, 11, 102, 61, 'e3', 'Dictée', '2026-11-12', '2026-11-18', 20, 1, 12, 2, 18, 25),
            (4, 1, 2026, 11, 102, 61, 'e4', 'Rédaction secrète', '2026-11-13', '2026-11-20', 20, 1, 10, 2, 18, 25),
            (5, 1, 2026, 11, 103, 61, 'e5', 'Course', '2026-11-02', '2026-11-05', 20, 1, 13, 5, 20, 25),
            (6, 1, 2025, 10, 101, 61, 'e6', 'Année passée', '2025-10-05', '2025-10-10', 20, 1, 10, 1, 20, 25),
            (7, 2, 2026, 21, 201, 32, 'e7', 'Thalès', '2026-11-12', '2026-11-15', 20, 1, 9, 1, 20, 25);
        INSERT INTO note (eleve, evaluation, valeur, special, remarque) VALUES
            (1, 1, 14, NULL, 'Remarque de Léa <b>'), (1, 2, 8.5, NULL, ''), (1, 3, NULL, 1, ''), (1, 4, 3.25, NULL, 'cachée'),
            (1, 5, NULL, 6, ''), (1, 6, 1.75, NULL, 'vieille'),
            (2, 7, 17.5, NULL, 'Remarque de Tom'),
            (3, 1, 6.66, NULL, 'Serin de Zoé'), (3, 3, 7.77, NULL, 'Serin de Zoé');
    )sql");
}

inline void Academie::absences() {
    script(R"sql(
        INSERT INTO absence (eleve, genre, debut, fin, demi_journees, minutes, motif, justifiee, ecrite_le) VALUES
            (1, 'absence', '2026-09-18 08:00:00', '2026-09-22 12:00:00', 7, 0, 'Maladie', 1, '2026-09-18'),
            (1, 'absence', '2026-11-16 13:30:00', '2026-11-16 17:00:00', 1, 0, '', 0, '2026-11-16 16:00:00'),
            (1, 'retard', '2026-11-17 08:00:00', '2026-11-17 08:12:00', 0, 12, 'Bus en retard', 0, '2026-11-17 09:00:00'),
            (3, 'absence', '2026-11-16 08:00:00', '2026-11-16 12:00:00', 1, 0, 'Serin de Zoé', 1, '2026-11-16 12:00:00');
    )sql");
}

inline bool has(const web::Response& response, std::string_view text) {
    return plain_spaces(response.body).find(plain_spaces(text)) != std::string::npos;
}

}  // namespace support
