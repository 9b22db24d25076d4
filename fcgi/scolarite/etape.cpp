// The temporary tables of an import: same columns, same collations as the tables they feed.
#include "scolarite/apport.hpp"

namespace scolarite {
namespace {

void make_tables_of_pupils(db::Connection& db) {
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_adresse (source ENUM('eleve', 'responsable') NOT "
        "NULL,"
        " adresse_siecle INT UNSIGNED NOT NULL, ligne1 VARCHAR(38) NOT NULL, ligne2 VARCHAR(38) "
        "NOT NULL,"
        " ligne3 VARCHAR(38) NOT NULL, ligne4 VARCHAR(38) NOT NULL, code_postal VARCHAR(10) NOT "
        "NULL,"
        " commune VARCHAR(32) NOT NULL, pays VARCHAR(40) NOT NULL, empreinte BIGINT UNSIGNED NOT "
        "NULL,"
        " PRIMARY KEY (source, adresse_siecle)) DEFAULT CHARSET=utf8mb4"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_eleve (eleve_siecle INT UNSIGNED NOT NULL "
        "PRIMARY KEY,"
        " id INT UNSIGNED NULL, ine VARCHAR(11) CHARACTER SET ascii COLLATE ascii_bin NULL,"
        " elenoet VARCHAR(5) CHARACTER SET ascii NULL, nom VARCHAR(100) NOT NULL,"
        " nom_famille VARCHAR(100) NOT NULL, prenom VARCHAR(100) NOT NULL,"
        " tri VARCHAR(210) CHARACTER SET ascii NOT NULL, naissance DATE NOT NULL, sexe ENUM('M', "
        "'F') NULL,"
        " mef CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NULL, regime VARCHAR(2) NOT NULL,"
        " courriel VARCHAR(254) NOT NULL, telephone VARCHAR(20) NOT NULL, adresse_siecle INT "
        "UNSIGNED NULL,"
        " entre_le DATE NULL, sorti_le DATE NULL, motif_sortie VARCHAR(2) NOT NULL,"
        " empreinte BIGINT UNSIGNED NOT NULL, KEY (id)) DEFAULT CHARSET=utf8mb4"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_classe (eleve_siecle INT UNSIGNED NOT NULL "
        "PRIMARY KEY,"
        " code VARCHAR(8) COLLATE utf8mb4_bin NOT NULL) DEFAULT CHARSET=utf8mb4"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_groupe (eleve_siecle INT UNSIGNED NOT NULL,"
        " code VARCHAR(8) COLLATE utf8mb4_bin NOT NULL, PRIMARY KEY (eleve_siecle, code)) DEFAULT "
        "CHARSET=utf8mb4"
    );
}

void make_tables_of_people(db::Connection& db) {
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_responsable (personne_siecle INT UNSIGNED NOT "
        "NULL PRIMARY KEY,"
        " civilite VARCHAR(5) NOT NULL, nom VARCHAR(100) NOT NULL, nom_famille VARCHAR(100) NOT "
        "NULL,"
        " prenom VARCHAR(100) NOT NULL, tri VARCHAR(210) CHARACTER SET ascii NOT NULL,"
        " courriel VARCHAR(254) NOT NULL, telephone VARCHAR(20) NOT NULL, portable VARCHAR(20) NOT "
        "NULL,"
        " adresse_siecle INT UNSIGNED NULL, empreinte BIGINT UNSIGNED NOT NULL,"
        " autre TINYINT NOT NULL DEFAULT 0) DEFAULT CHARSET=utf8mb4"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_lien (eleve_siecle INT UNSIGNED NOT NULL,"
        " personne_siecle INT UNSIGNED NOT NULL, niveau TINYINT UNSIGNED NOT NULL,"
        " rang_legal TINYINT UNSIGNED NOT NULL, parente VARCHAR(2) NOT NULL, prioritaire TINYINT "
        "NOT NULL,"
        " heberge TINYINT NOT NULL, PRIMARY KEY (eleve_siecle, personne_siecle), KEY "
        "(personne_siecle))"
        " DEFAULT CHARSET=utf8mb4"
    );
    // Results of the join, read several times: MySQL does not open a temporary table twice in one
    // statement.
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_pris (id INT UNSIGNED NOT NULL PRIMARY KEY)"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_eleve_groupe (eleve INT UNSIGNED NOT NULL,"
        " groupe INT UNSIGNED NOT NULL, PRIMARY KEY (eleve, groupe))"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_place (eleve INT UNSIGNED NOT NULL PRIMARY KEY,"
        " division INT UNSIGNED NULL, mef CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL)"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_garde (personne_siecle INT UNSIGNED NOT NULL "
        "PRIMARY KEY)"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_couple (eleve INT UNSIGNED NOT NULL,"
        " responsable INT UNSIGNED NOT NULL, niveau TINYINT UNSIGNED NOT NULL,"
        " rang_legal TINYINT UNSIGNED NOT NULL, parente VARCHAR(2) NOT NULL, prioritaire TINYINT "
        "NOT NULL,"
        " heberge TINYINT NOT NULL, ouvre TINYINT NOT NULL, PRIMARY KEY (eleve, responsable))"
        " DEFAULT CHARSET=utf8mb4"
    );
    db.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS imp_fini (couple INT UNSIGNED NOT NULL PRIMARY KEY,"
        " reste TINYINT NOT NULL)"
    );
}

}  // namespace

db::Connection& Etape::prepared(db::Connection& db) {
    make_tables_of_pupils(db);
    make_tables_of_people(db);
    db.execute("DELETE FROM imp_adresse");
    db.execute("DELETE FROM imp_eleve");
    db.execute("DELETE FROM imp_classe");
    db.execute("DELETE FROM imp_groupe");
    db.execute("DELETE FROM imp_responsable");
    db.execute("DELETE FROM imp_lien");
    return db;
}

Etape::Etape(db::Connection& db)
    : adresses_(
          prepared(db),
          "INSERT INTO imp_adresse (source, adresse_siecle, ligne1, ligne2, ligne3, ligne4, "
          "code_postal,"
          " commune, pays, empreinte) VALUES",
          10,
          "ON DUPLICATE KEY UPDATE empreinte = imp_adresse.empreinte"
      ),
      eleves_(
          db,
          "INSERT INTO imp_eleve (eleve_siecle, ine, elenoet, nom, nom_famille, prenom, tri, "
          "naissance, sexe,"
          " mef, regime, courriel, telephone, adresse_siecle, entre_le, sorti_le, motif_sortie, "
          "empreinte) VALUES",
          18
      ),
      classes_(
          db,
          "INSERT INTO imp_classe (eleve_siecle, code) VALUES",
          2,
          "ON DUPLICATE KEY UPDATE code = imp_classe.code"
      ),
      groupes_(
          db,
          "INSERT INTO imp_groupe (eleve_siecle, code) VALUES",
          2,
          "ON DUPLICATE KEY UPDATE code = imp_groupe.code"
      ),
      responsables_(
          db,
          "INSERT INTO imp_responsable (personne_siecle, civilite, nom, nom_famille, prenom, tri, "
          "courriel,"
          " telephone, portable, adresse_siecle, empreinte) VALUES",
          11
      ),
      liens_(
          db,
          "INSERT INTO imp_lien (eleve_siecle, personne_siecle, niveau, rang_legal, parente, "
          "prioritaire,"
          " heberge) VALUES",
          7,
          "ON DUPLICATE KEY UPDATE niveau = imp_lien.niveau"
      ) {}

void Etape::flush() {
    adresses_.flush();
    eleves_.flush();
    classes_.flush();
    groupes_.flush();
    responsables_.flush();
    liens_.flush();
}

}  // namespace scolarite
