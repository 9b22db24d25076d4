-- The ground of the data: schools, people, accounts, codes, marks, absences, mails.
-- Runs unchanged on MariaDB >= 10.11 and MySQL >= 8.0. Instants are DATETIME in UTC, given by the
-- program; days are DATE in the school's own calendar. Text is utf8mb4; identifiers that are compared
-- byte by byte are ascii_bin. Tables read per pupil have a primary key that begins with the pupil.

-- ---- scolarite: what comes from SIECLE and STS ------------------------------------------------
CREATE TABLE etablissement (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uai CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    denomination VARCHAR(80) NOT NULL,             -- "Collège Jeanne Villepreux"
    adresse1 VARCHAR(40) NOT NULL DEFAULT '',
    adresse2 VARCHAR(40) NOT NULL DEFAULT '',
    adresse3 VARCHAR(40) NOT NULL DEFAULT '',
    code_postal VARCHAR(10) NOT NULL DEFAULT '',
    commune VARCHAR(40) NOT NULL DEFAULT '',
    telephone VARCHAR(20) NOT NULL DEFAULT '',
    courriel VARCHAR(254) NOT NULL DEFAULT '',
    fuseau VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT 'Europe/Paris',
    chef_nom VARCHAR(60) NOT NULL DEFAULT '',
    chef_qualite VARCHAR(40) NOT NULL DEFAULT '',
    vie_scolaire_nom VARCHAR(60) NOT NULL DEFAULT '',
    vie_scolaire_telephone VARCHAR(20) NOT NULL DEFAULT '',
    vie_scolaire_courriel VARCHAR(254) NOT NULL DEFAULT '',
    annee SMALLINT UNSIGNED NOT NULL,              -- September's year
    annee_debut DATE NULL,
    annee_fin DATE NULL,
    importe_le DATETIME NULL,
    -- S3: the head declares that the school offers the télé-services; NULL again when withdrawn
    declare_le DATETIME NULL,
    declare_par INT UNSIGNED NULL,
    message_accueil VARCHAR(2000) NOT NULL DEFAULT ''
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE mef (
    etablissement INT UNSIGNED NOT NULL,
    code CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    libelle VARCHAR(60) NOT NULL,
    PRIMARY KEY (etablissement, code),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE matiere (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    code VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    libelle_court VARCHAR(20) NOT NULL,
    libelle VARCHAR(60) NOT NULL,
    UNIQUE KEY (etablissement, code),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE division (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    code VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,  -- "6A", "3 A", "_301P1": a key, never an HTML id
    libelle VARCHAR(40) NOT NULL DEFAULT '',
    fermee_le DATETIME NULL,                       -- gone from the last import, kept for its marks
    UNIQUE KEY (etablissement, code),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE division_mef (
    division INT UNSIGNED NOT NULL,
    mef CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (division, mef),
    FOREIGN KEY (division) REFERENCES division (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE groupe (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    code VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,
    libelle VARCHAR(40) NOT NULL DEFAULT '',
    fermee_le DATETIME NULL,
    UNIQUE KEY (etablissement, code),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE groupe_division (
    groupe INT UNSIGNED NOT NULL,
    division INT UNSIGNED NOT NULL,
    PRIMARY KEY (groupe, division),
    FOREIGN KEY (groupe) REFERENCES groupe (id),
    FOREIGN KEY (division) REFERENCES division (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Terms (trimestre, semestre) and closed days of the school
CREATE TABLE periode (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    annee SMALLINT UNSIGNED NOT NULL,
    rang TINYINT UNSIGNED NOT NULL,                -- 1..3
    libelle VARCHAR(20) NOT NULL,                  -- "Trimestre 1"
    debut DATE NOT NULL,
    fin DATE NOT NULL,
    close_le DATETIME NULL,                        -- marks no longer change
    UNIQUE KEY (etablissement, annee, rang),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE fermeture (
    etablissement INT UNSIGNED NOT NULL,
    debut DATE NOT NULL,
    fin DATE NOT NULL,
    libelle VARCHAR(40) NOT NULL,
    PRIMARY KEY (etablissement, debut, fin),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE adresse (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    source ENUM('eleve', 'responsable') NOT NULL,  -- ADRESSE_ID is only unique inside its own file
    adresse_siecle INT UNSIGNED NOT NULL,
    ligne1 VARCHAR(38) NOT NULL DEFAULT '',
    ligne2 VARCHAR(38) NOT NULL DEFAULT '',
    ligne3 VARCHAR(38) NOT NULL DEFAULT '',
    ligne4 VARCHAR(38) NOT NULL DEFAULT '',
    code_postal VARCHAR(10) NOT NULL DEFAULT '',
    commune VARCHAR(32) NOT NULL DEFAULT '',       -- LIBELLE_POSTAL, or COMMUNE_ETRANGERE
    pays VARCHAR(40) NOT NULL DEFAULT '',          -- empty in France
    empreinte BIGINT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE KEY (etablissement, source, adresse_siecle),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE eleve (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    eleve_siecle INT UNSIGNED NULL,                -- ELEVE_ID; NULL: the source gave it to another pupil since
    ine VARCHAR(11) CHARACTER SET ascii COLLATE ascii_bin NULL,
    elenoet VARCHAR(5) CHARACTER SET ascii NULL,   -- without leading zeros
    nom VARCHAR(100) NOT NULL,                     -- the one shown: NOM_USAGE where there is one
    nom_famille VARCHAR(100) NOT NULL,
    prenom VARCHAR(100) NOT NULL,
    tri VARCHAR(210) CHARACTER SET ascii NOT NULL, -- base::sort_key(nom prenom), '?' for what is not ASCII
    naissance DATE NOT NULL,
    sexe ENUM('M', 'F') NULL,
    division INT UNSIGNED NULL,
    mef CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NULL,
    regime VARCHAR(2) NOT NULL DEFAULT '',
    courriel VARCHAR(254) NOT NULL DEFAULT '',
    telephone VARCHAR(20) NOT NULL DEFAULT '',
    adresse INT UNSIGNED NULL,
    entre_le DATE NULL,
    sorti_le DATE NULL,                            -- past: has left, closed but not deleted
    motif_sortie VARCHAR(2) NOT NULL DEFAULT '',   -- 43: death; never a mail or a code
    absent_import_le DATETIME NULL,                -- no longer in the last export
    empreinte BIGINT UNSIGNED NOT NULL DEFAULT 0,  -- of the imported columns: equal means nothing to write
    UNIQUE KEY (etablissement, eleve_siecle),
    KEY (etablissement, division, tri),
    KEY (etablissement, tri),
    KEY (etablissement, elenoet),
    KEY (ine),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (division) REFERENCES division (id),
    FOREIGN KEY (adresse) REFERENCES adresse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE eleve_groupe (
    eleve INT UNSIGNED NOT NULL,
    groupe INT UNSIGNED NOT NULL,
    PRIMARY KEY (eleve, groupe),
    KEY (groupe),
    FOREIGN KEY (eleve) REFERENCES eleve (id),
    FOREIGN KEY (groupe) REFERENCES groupe (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE responsable (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    personne_siecle INT UNSIGNED NOT NULL,         -- PERSONNE_ID
    civilite VARCHAR(5) NOT NULL DEFAULT '',       -- "M.", "Mme"
    nom VARCHAR(100) NOT NULL,                     -- the one shown
    nom_famille VARCHAR(100) NOT NULL,
    prenom VARCHAR(100) NOT NULL,
    tri VARCHAR(210) CHARACTER SET ascii NOT NULL,
    courriel VARCHAR(254) NOT NULL DEFAULT '',     -- two parents may share one: not a key
    telephone VARCHAR(20) NOT NULL DEFAULT '',
    portable VARCHAR(20) NOT NULL DEFAULT '',
    adresse INT UNSIGNED NULL,
    empreinte BIGINT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE KEY (etablissement, personne_siecle),
    KEY (etablissement, tri),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (adresse) REFERENCES adresse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The pair élève/responsable ("couple"): what a CAR is issued for.
CREATE TABLE couple (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    eleve INT UNSIGNED NOT NULL,
    responsable INT UNSIGNED NOT NULL,
    niveau TINYINT UNSIGNED NOT NULL,              -- 1 légal, 2 en charge, 3 contact
    rang_legal TINYINT UNSIGNED NOT NULL,          -- 1 légal 1, 2 légal 2, 3 further légal, 0 not légal
    parente VARCHAR(2) NOT NULL DEFAULT '',
    prioritaire TINYINT NOT NULL DEFAULT 0,
    heberge TINYINT NOT NULL DEFAULT 0,
    fin_le DATETIME NULL,                          -- no longer légal at the source: access is closed
    refus_le DATETIME NULL,                        -- the family sent the refusal coupon
    UNIQUE KEY (eleve, responsable),
    KEY (responsable),
    KEY (etablissement, fin_le, rang_legal),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (eleve) REFERENCES eleve (id),
    FOREIGN KEY (responsable) REFERENCES responsable (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE enseignant (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    type VARCHAR(5) CHARACTER SET ascii NOT NULL,  -- epp, local
    individu_sts INT UNSIGNED NOT NULL,
    civilite VARCHAR(5) NOT NULL DEFAULT '',
    nom VARCHAR(100) NOT NULL,
    prenom VARCHAR(100) NOT NULL DEFAULT '',
    fonction VARCHAR(5) NOT NULL DEFAULT '',       -- ENS, DIR, EDU…
    absent_import_le DATETIME NULL,
    UNIQUE KEY (etablissement, type, individu_sts),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE professeur_principal (
    division INT UNSIGNED NOT NULL,
    enseignant INT UNSIGNED NOT NULL,
    PRIMARY KEY (division, enseignant),
    FOREIGN KEY (division) REFERENCES division (id),
    FOREIGN KEY (enseignant) REFERENCES enseignant (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A service: a subject taught to a division or to a group.
CREATE TABLE service (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    matiere INT UNSIGNED NOT NULL,
    division INT UNSIGNED NULL,
    groupe INT UNSIGNED NULL,
    modalite VARCHAR(4) NOT NULL DEFAULT 'CG',
    cle VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- "D12/34/CG": NULLs are not unique
    ferme_le DATETIME NULL,
    UNIQUE KEY (etablissement, cle),
    KEY (division),
    KEY (groupe),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (matiere) REFERENCES matiere (id),
    FOREIGN KEY (division) REFERENCES division (id),
    FOREIGN KEY (groupe) REFERENCES groupe (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE service_enseignant (
    service INT UNSIGNED NOT NULL,
    enseignant INT UNSIGNED NOT NULL,
    PRIMARY KEY (service, enseignant),
    FOREIGN KEY (service) REFERENCES service (id),
    FOREIGN KEY (enseignant) REFERENCES enseignant (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- ---- acces: accounts, codes, rights, journal ----------------------------------------------------
CREATE TABLE compte (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    identifiant VARCHAR(60) COLLATE utf8mb4_bin NOT NULL UNIQUE,  -- folded: case and accents never tell two apart
    identifiant_affiche VARCHAR(60) NOT NULL,
    profil ENUM('responsable', 'eleve', 'agent', 'academie') NOT NULL,
    nom_affiche VARCHAR(210) NOT NULL DEFAULT '',
    courriel VARCHAR(254) NOT NULL DEFAULT '',
    courriel_confirme_le DATETIME NULL,
    cree_le DATETIME NOT NULL,
    suspendu_le DATETIME NULL,
    derniere_connexion_le DATETIME NULL,
    derniere_connexion_de VARCHAR(45) NOT NULL DEFAULT '',        -- address
    precedente_connexion_le DATETIME NULL,
    precedente_connexion_de VARCHAR(45) NOT NULL DEFAULT '',
    KEY (courriel)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Apart, so that `famille` has no right to read it.
CREATE TABLE compte_secret (
    compte INT UNSIGNED NOT NULL PRIMARY KEY,
    mot_de_passe VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- Argon2id, self-describing
    change_le DATETIME NOT NULL,
    totp_scelle VARBINARY(128) NULL,               -- base::Keys, KeyUse::totp, context = "totp/<compte>"
    totp_pas BIGINT NOT NULL DEFAULT 0,            -- last step used: a code serves once
    question VARCHAR(120) NOT NULL DEFAULT '',
    reponse VARCHAR(128) CHARACTER SET ascii NOT NULL DEFAULT '',              -- Argon2id of the folded answer
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Links sent by mail: confirmation of an address, recovery. Only a hash is kept; used once.
CREATE TABLE jeton (
    empreinte BINARY(32) NOT NULL PRIMARY KEY,     -- SHA-256 of the token
    compte INT UNSIGNED NOT NULL,
    usage_ ENUM('courriel', 'recuperation') NOT NULL,
    courriel VARCHAR(254) NOT NULL DEFAULT '',     -- the address to confirm
    cree_le DATETIME NOT NULL,
    expire_le DATETIME NOT NULL,
    utilise_le DATETIME NULL,
    KEY (compte),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Staff of a school, and what the head lets each do (S2).
CREATE TABLE personnel (
    compte INT UNSIGNED NOT NULL,
    etablissement INT UNSIGNED NOT NULL,
    fonction ENUM('chef', 'adjoint', 'personnel', 'enseignant') NOT NULL,
    enseignant INT UNSIGNED NULL,
    fin_le DATETIME NULL,
    PRIMARY KEY (compte, etablissement),
    KEY (etablissement),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE,
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (enseignant) REFERENCES enseignant (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE droit (
    compte INT UNSIGNED NOT NULL,
    etablissement INT UNSIGNED NOT NULL,
    application ENUM('parametrage', 'codes', 'notification', 'notes', 'absences', 'demarches', 'consultation') NOT NULL,
    donne_le DATETIME NOT NULL,
    donne_par INT UNSIGNED NULL,
    PRIMARY KEY (compte, etablissement, application),
    FOREIGN KEY (compte, etablissement) REFERENCES personnel (compte, etablissement) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Activation codes, of a pair (CAR) or of a pupil (CAE: couple is NULL). The code itself is never here:
-- a keyed hash finds it; while it must still be printed it is also kept sealed, and wiped after.
CREATE TABLE car (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    eleve INT UNSIGNED NOT NULL,
    couple INT UNSIGNED NULL,
    empreinte BINARY(32) NOT NULL UNIQUE,          -- HMAC, KeyUse::car_lookup
    scelle VARBINARY(64) NULL,                     -- KeyUse::car_seal, context = hex of empreinte
    lot BIGINT UNSIGNED NULL,                      -- one mass generation
    genere_le DATETIME NOT NULL,
    genere_par INT UNSIGNED NULL,
    expire_le DATETIME NOT NULL,
    notifie_le DATETIME NULL,
    notifie_par ENUM('courrier', 'courriel') NULL,
    utilise_le DATETIME NULL,
    utilise_par INT UNSIGNED NULL,                 -- compte
    -- why it no longer opens anything; NULL while it does (or once used)
    fin_le DATETIME NULL,
    fin_motif ENUM('expire', 'desactive', 'refuse', 'remplace', 'suspendu') NULL,
    echecs TINYINT UNSIGNED NOT NULL DEFAULT 0,    -- wrong birth dates
    -- the pair's (or, for a CAE, the pupil's) code at hand: at most one each, whatever the concurrency
    couple_courant INT UNSIGNED NULL UNIQUE,
    eleve_courant INT UNSIGNED NULL UNIQUE,
    KEY (couple, genere_le),
    KEY (eleve),
    KEY (etablissement, genere_le),
    KEY (expire_le),
    KEY (lot),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (eleve) REFERENCES eleve (id),
    FOREIGN KEY (couple) REFERENCES couple (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The link between an account and a pupil, made by a code: every right of a family is a row here.
-- It opens while fin_le and suspendu_le are NULL, and its pair (if any) has not ended.
CREATE TABLE rattachement (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    compte INT UNSIGNED NOT NULL,
    eleve INT UNSIGNED NOT NULL,
    couple INT UNSIGNED NULL,                      -- NULL: the pupil's own account
    car INT UNSIGNED NOT NULL UNIQUE,              -- one code, one link
    depuis DATETIME NOT NULL,
    suspendu_le DATETIME NULL,                     -- the school switched it off (S18)
    fin_le DATETIME NULL,
    fin_motif ENUM('remplace', 'detache', 'source', 'conteste', 'compte') NULL,
    vu_le DATETIME NULL,                           -- last visit to this child's pages
    couple_ouvert INT UNSIGNED NULL UNIQUE,        -- = couple while fin_le IS NULL: one account a pair
    KEY (compte, fin_le),
    KEY (eleve),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE,
    FOREIGN KEY (eleve) REFERENCES eleve (id),
    FOREIGN KEY (couple) REFERENCES couple (id),
    FOREIGN KEY (car) REFERENCES car (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE session (
    empreinte BINARY(32) NOT NULL PRIMARY KEY,     -- SHA-256 of the cookie's token
    compte INT UNSIGNED NOT NULL,
    cree_le DATETIME NOT NULL,
    vu_le DATETIME NOT NULL,                       -- written at most once a minute
    expire_le DATETIME NOT NULL,                   -- absolute
    adresse VARCHAR(45) NOT NULL DEFAULT '',
    appareil VARCHAR(120) NOT NULL DEFAULT '',     -- browser and system, short
    etablissement INT UNSIGNED NULL,               -- staff: the school at hand
    rattachement INT UNSIGNED NULL,                -- families: the child at hand
    KEY (compte),
    KEY (expire_le),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- State of a multi-page form, by visitor (signed in or not) and form. `jeton` is spent by the commit:
-- going back, reloading or double clicking commits once.
CREATE TABLE brouillon (
    visiteur BINARY(32) NOT NULL,                  -- SHA-256 of the cookie's token
    formulaire VARCHAR(32) CHARACTER SET ascii NOT NULL,
    compte INT UNSIGNED NULL,                      -- whose it is; NULL: nobody had signed in
    jeton BINARY(16) NOT NULL,                     -- changes with the state: it stands for what was shown
    somme BINARY(32) NOT NULL,                     -- keyed hash of the state
    scelle MEDIUMBLOB NOT NULL,                    -- JSON, sealed: it may hold what was typed
    modifie_le DATETIME NOT NULL,
    PRIMARY KEY (visiteur, formulaire),
    KEY (modifie_le)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Growing delays: failures by account, by code, by network, never a lock-out of somebody else.
CREATE TABLE limite (
    cle BINARY(32) NOT NULL PRIMARY KEY,           -- SHA-256 of "connexion/compte/…", "car/reseau/…"
    echecs INT UNSIGNED NOT NULL,
    attendre_jusqu_a DATETIME NOT NULL,
    oublier_le DATETIME NOT NULL,
    KEY (oublier_le)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Who did what, when, from where, to what, before and after.
CREATE TABLE journal (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    quand DATETIME NOT NULL,
    etablissement INT UNSIGNED NULL,
    compte INT UNSIGNED NULL,                      -- who; NULL for the system
    adresse VARCHAR(45) NOT NULL DEFAULT '',
    action VARCHAR(40) CHARACTER SET ascii NOT NULL,   -- "car.genere", "service.active"…
    couple INT UNSIGNED NULL,
    eleve INT UNSIGNED NULL,
    cible INT UNSIGNED NULL,                       -- compte concerned
    details VARCHAR(2000) NOT NULL DEFAULT '',     -- French, no secret: "notes : à l’échéance → au fil de l’eau"
    KEY (etablissement, id),
    KEY (couple, id),
    KEY (cible, id),
    KEY (quand)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- ---- vie_scolaire: services, publication, marks, absences ----------------------------------------
-- A row says that the head opened this télé-service (S4).
CREATE TABLE teleservice (
    etablissement INT UNSIGNED NOT NULL,
    service ENUM('notes', 'absences') NOT NULL,
    active_le DATETIME NOT NULL,
    active_par INT UNSIGNED NULL,
    PRIMARY KEY (etablissement, service),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- S5–S7; a school without a row has these defaults.
CREATE TABLE parametre_notes (
    etablissement INT UNSIGNED NOT NULL PRIMARY KEY,
    mode ENUM('fil', 'echeance') NOT NULL DEFAULT 'fil',
    delai_jours TINYINT UNSIGNED NOT NULL DEFAULT 1,
    voir_moyenne TINYINT NOT NULL DEFAULT 1,       -- class average
    voir_extremes TINYINT NOT NULL DEFAULT 0,      -- class minimum and maximum
    voir_rang TINYINT NOT NULL DEFAULT 0,
    voir_coefficient TINYINT NOT NULL DEFAULT 1,
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE parametre_absences (
    etablissement INT UNSIGNED NOT NULL PRIMARY KEY,
    voir_retards TINYINT NOT NULL DEFAULT 0,
    voir_motifs TINYINT NOT NULL DEFAULT 1,
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- À l'échéance: on the day after `jour`, marks of evaluations dated up to it open. Scope: a couple
-- MEF/division or a whole division, a MEF, or the school ('' and 0 stand for "all").
CREATE TABLE echeance (
    etablissement INT UNSIGNED NOT NULL,
    mef VARCHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    division INT UNSIGNED NOT NULL DEFAULT 0,
    jour DATE NOT NULL,
    pose_le DATETIME NOT NULL,
    pose_par INT UNSIGNED NULL,
    PRIMARY KEY (etablissement, mef, division, jour),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE evaluation (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    periode INT UNSIGNED NOT NULL,
    matiere INT UNSIGNED NOT NULL,
    division INT UNSIGNED NULL,
    groupe INT UNSIGNED NULL,
    enseignant INT UNSIGNED NULL,
    reference VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,  -- the key of the file it came from
    titre VARCHAR(80) NOT NULL,
    jour DATE NOT NULL,
    publication DATE NOT NULL,                     -- entered by the teacher
    bareme DECIMAL(6,2) NOT NULL DEFAULT 20,
    coefficient DECIMAL(5,2) NOT NULL DEFAULT 1,
    -- of the class, over counted marks, on this barème; kept with the marks so that a page need not read a class
    moyenne DECIMAL(6,2) NULL,
    mini DECIMAL(6,2) NULL,
    maxi DECIMAL(6,2) NULL,
    effectif SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE KEY (etablissement, reference),
    KEY (periode),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id),
    FOREIGN KEY (periode) REFERENCES periode (id),
    FOREIGN KEY (matiere) REFERENCES matiere (id),
    FOREIGN KEY (division) REFERENCES division (id),
    FOREIGN KEY (groupe) REFERENCES groupe (id),
    FOREIGN KEY (enseignant) REFERENCES enseignant (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One mark. Exactly one of valeur and special is there. No foreign keys: 18 million rows, written by
-- the import that has just read both sides.
CREATE TABLE note (
    eleve INT UNSIGNED NOT NULL,
    evaluation INT UNSIGNED NOT NULL,
    valeur DECIMAL(6,2) NULL,
    special TINYINT UNSIGNED NULL,                 -- vie_scolaire::NoteSpeciale
    remarque VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (eleve, evaluation)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Averages, appreciations and counts of a period as an LSU file gives them (moyenne 0 NULL: not marked).
CREATE TABLE bilan (
    eleve INT UNSIGNED NOT NULL,
    periode INT UNSIGNED NOT NULL,
    matiere INT UNSIGNED NOT NULL,
    moyenne DECIMAL(5,2) NULL,                     -- out of 20
    moyenne_classe DECIMAL(5,2) NULL,
    positionnement TINYINT UNSIGNED NULL,          -- 1..4
    appreciation VARCHAR(600) NOT NULL DEFAULT '',
    PRIMARY KEY (eleve, periode, matiere)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE absence (
    eleve INT UNSIGNED NOT NULL,
    genre ENUM('absence', 'retard') NOT NULL,
    debut DATETIME NOT NULL,                       -- the school's own time (wall clock)
    fin DATETIME NOT NULL,
    demi_journees SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    minutes SMALLINT UNSIGNED NOT NULL DEFAULT 0,  -- of a late arrival
    motif VARCHAR(80) NOT NULL DEFAULT '',
    justifiee TINYINT NOT NULL DEFAULT 0,
    source VARCHAR(40) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    PRIMARY KEY (eleve, genre, debut)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Totals of a period where the source has nothing finer (exportAbsence.xml, LSU).
CREATE TABLE absence_bilan (
    eleve INT UNSIGNED NOT NULL,
    periode INT UNSIGNED NOT NULL,
    demi_journees SMALLINT UNSIGNED NOT NULL,
    non_justifiees SMALLINT UNSIGNED NOT NULL,
    retards SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (eleve, periode)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- ---- envoi: mails and letters ---------------------------------------------------------------------
CREATE TABLE courriel_a_envoyer (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NULL,
    car INT UNSIGNED NULL,
    lot BIGINT UNSIGNED NULL,
    destinataire VARCHAR(254) NOT NULL,
    message_id VARCHAR(120) CHARACTER SET ascii NOT NULL UNIQUE,
    scelle MEDIUMBLOB NULL,                        -- subject and bodies; wiped once sent or refused
    etat ENUM('attente', 'envoye', 'refuse') NOT NULL DEFAULT 'attente',
    essais TINYINT UNSIGNED NOT NULL DEFAULT 0,
    cree_le DATETIME NOT NULL,
    prochain_le DATETIME NOT NULL,                 -- also the lease of a worker that holds it
    fini_le DATETIME NULL,
    raison VARCHAR(300) NOT NULL DEFAULT '',       -- the mail server's words
    KEY (etat, prochain_le),
    KEY (lot),
    KEY (car)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One notification asked for: a PDF to make (voie courrier) or the mails it queued (voie courriel).
CREATE TABLE lot (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    etablissement INT UNSIGNED NOT NULL,
    genre ENUM('generation', 'courrier', 'courriel') NOT NULL,
    demande_par INT UNSIGNED NULL,
    cree_le DATETIME NOT NULL,
    criteres VARCHAR(500) NOT NULL DEFAULT '',     -- French, as shown: "6A, légal 1 et légal 2"
    total INT UNSIGNED NOT NULL,
    fait INT UNSIGNED NOT NULL DEFAULT 0,
    etat ENUM('attente', 'en_cours', 'fini', 'echoue', 'efface') NOT NULL DEFAULT 'attente',
    prochain_le DATETIME NOT NULL,                 -- lease of the worker that makes it
    fini_le DATETIME NULL,
    raison VARCHAR(300) NOT NULL DEFAULT '',
    KEY (etablissement, id),
    KEY (etat, prochain_le),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE lot_car (
    lot BIGINT UNSIGNED NOT NULL,
    car INT UNSIGNED NOT NULL,
    PRIMARY KEY (lot, car),
    KEY (car),
    FOREIGN KEY (lot) REFERENCES lot (id),
    FOREIGN KEY (car) REFERENCES car (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
