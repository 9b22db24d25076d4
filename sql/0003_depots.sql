-- The file drop (FileX): drops, their files, uploads on their way, recipients, downloads, invitations.
-- A link is 128 random bits: found by its SHA-256, shown again to its owner from a sealed copy (base::Keys,
-- KeyUse::depot_seal), so that the database alone opens nothing. Sizes are BIGINT: no limit but the host's.

-- An account whose password is the academy's: by IMAP or LDAP. `personne` is what stays the same when a login
-- is given to somebody else; a login whose person differs never opens this account.
CREATE TABLE compte_annuaire (
    compte INT UNSIGNED NOT NULL PRIMARY KEY,
    source VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- the directory: "ldaps://ldap.exemple.fr"
    personne VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,                  -- entryUUID and the like; IMAP: the mailbox
    login VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,                     -- as it was at the last sign-in
    groupes VARCHAR(4000) NOT NULL DEFAULT '',                           -- names, one a line: for the rules of quota
    vu_le DATETIME NOT NULL,
    UNIQUE KEY (source, personne),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A personal token, for `curl -T` and other clients without a browser.
CREATE TABLE jeton_depot (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    compte INT UNSIGNED NOT NULL,
    empreinte BINARY(32) NOT NULL UNIQUE,
    nom VARCHAR(60) NOT NULL,                      -- "Sauvegarde du serveur de notes"
    cree_le DATETIME NOT NULL,
    expire_le DATETIME NOT NULL,
    vu_le DATETIME NULL,
    fin_le DATETIME NULL,
    KEY (compte),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- An outsider may send files to the account that invites.
CREATE TABLE invitation (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    compte INT UNSIGNED NOT NULL,
    empreinte BINARY(32) NOT NULL UNIQUE,
    jeton_scelle VARBINARY(80) NOT NULL,           -- context = "invitation/<hex of empreinte>"
    nom VARCHAR(120) NOT NULL DEFAULT '',          -- whom it is for
    courriel VARCHAR(254) NOT NULL DEFAULT '',
    message VARCHAR(2000) NOT NULL DEFAULT '',
    une_fois BOOLEAN NOT NULL,
    cree_le DATETIME NOT NULL,
    expire_le DATETIME NOT NULL,
    utilise_le DATETIME NULL,                      -- the last drop by it; of a one-time one: the only
    fin_le DATETIME NULL,                          -- withdrawn by its owner
    courriel_envoye BIGINT UNSIGNED NULL,          -- the outbox row that carried it
    refus_dit BIGINT UNSIGNED NULL,                -- the outbox row whose refusal its owner was told
    KEY (compte),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- en_cours: files arrive. publie: handed out until expire_le, which every query asks besides. gele: kept from
-- everybody, for an inquiry. fini: over, files still on the disk. purge: files gone, the line stays for the recap
-- and the statistics until the retention table takes it.
CREATE TABLE depot (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    compte INT UNSIGNED NULL,                      -- whose it is; NULL once the account is gone
    invitation INT UNSIGNED NULL,                  -- an outsider dropped it for the account
    deposant VARCHAR(120) NOT NULL DEFAULT '',     -- an outsider's name and address, as given
    deposant_courriel VARCHAR(254) NOT NULL DEFAULT '',
    empreinte BINARY(32) NOT NULL UNIQUE,          -- SHA-256 of the link's token
    jeton_scelle VARBINARY(80) NOT NULL,           -- context = "depot/<hex of empreinte>"
    message VARCHAR(2000) NOT NULL DEFAULT '',
    etat ENUM('en_cours', 'publie', 'gele', 'fini', 'purge') NOT NULL DEFAULT 'en_cours',
    fin_motif ENUM('expire', 'auteur', 'administration', 'abandonne') NULL,
    attendus SMALLINT UNSIGNED NULL,               -- files announced: the last one publishes
    cree_le DATETIME NOT NULL,
    publie_le DATETIME NULL,
    expire_le DATETIME NOT NULL,
    fini_le DATETIME NULL,
    purge_le DATETIME NULL,
    jours SMALLINT UNSIGNED NOT NULL,              -- validity asked, counted from publication
    avis BOOLEAN NOT NULL DEFAULT FALSE,           -- a mail at each download
    recapitulatif BOOLEAN NOT NULL DEFAULT FALSE,  -- a mail at the end
    recap_le DATETIME NULL,                        -- when it was queued
    mot_de_passe VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',  -- Argon2id
    telechargements_max INT UNSIGNED NULL,
    telechargements_pris INT UNSIGNED NOT NULL DEFAULT 0,  -- slots taken; one given back when nothing came of it
    adresse VARCHAR(45) NOT NULL DEFAULT '',       -- from where it was dropped
    gele_le DATETIME NULL,
    gele_raison VARCHAR(500) NOT NULL DEFAULT '',
    avis_jour DATE NULL,                           -- mails of downloads: how many went on that day
    avis_nombre SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    prevenu_pour DATETIME NULL,                    -- the end that its owner was warned of
    essais_avise_le DATETIME NULL,                 -- its owner was told of wrong passwords
    KEY (compte, id),
    KEY (etat, expire_le),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE SET NULL,
    FOREIGN KEY (invitation) REFERENCES invitation (id) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A file that is whole, on the disk and durable before its line is. `blob_nom` is its random name in the store.
CREATE TABLE fichier (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    depot INT UNSIGNED NOT NULL,
    nom VARCHAR(255) NOT NULL,                     -- as given, NFC, without what no name may hold
    taille BIGINT UNSIGNED NOT NULL,
    blob_nom CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,  -- hexadecimal
    recu_le DATETIME NOT NULL,
    sha256 BINARY(32) NULL,                        -- with crc32, computed off the path of the answer
    crc32 INT UNSIGNED NULL,
    antivirus ENUM('attente', 'sain', 'infecte', 'non_analyse') NOT NULL DEFAULT 'attente',
    antivirus_detail VARCHAR(200) NOT NULL DEFAULT '',
    efface_le DATETIME NULL,                       -- taken off the disk
    bail_le DATETIME NULL,                         -- a worker that hashes or scans holds it until then
    KEY (depot, id),
    KEY (sha256, bail_le),
    KEY (antivirus, bail_le),
    FOREIGN KEY (depot) REFERENCES depot (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A resumable upload. Its offset is the size of its file among the partial ones, never a column.
CREATE TABLE televersement (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    empreinte BINARY(32) NOT NULL UNIQUE,          -- SHA-256 of the secret in its address, which is the right
    compte INT UNSIGNED NOT NULL,                  -- who pays for the room
    depot INT UNSIGNED NULL,                       -- of a part to be joined: none yet
    sorte ENUM('entier', 'partie', 'final') NOT NULL,
    blob_nom CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    nom VARCHAR(255) NOT NULL DEFAULT '',
    taille BIGINT UNSIGNED NULL,                   -- announced; NULL: deferred
    metadonnees VARCHAR(4000) NOT NULL DEFAULT '', -- Upload-Metadata as sent, echoed
    assemble TEXT CHARACTER SET ascii NULL,        -- Upload-Concat of a final one, echoed
    cree_le DATETIME NOT NULL,
    expire_le DATETIME NOT NULL,
    fini_le DATETIME NULL,                         -- whole; of `entier` and `final`: `fichier` says which
    fichier INT UNSIGNED NULL,
    KEY (compte),
    KEY (depot),
    KEY (expire_le),
    FOREIGN KEY (compte) REFERENCES compte (id) ON DELETE CASCADE,
    FOREIGN KEY (depot) REFERENCES depot (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A named recipient has a link of his own: so one knows who has fetched it, and who has not.
CREATE TABLE destinataire (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    depot INT UNSIGNED NOT NULL,
    courriel VARCHAR(254) NOT NULL,
    empreinte BINARY(32) NOT NULL UNIQUE,
    jeton_scelle VARBINARY(80) NOT NULL,           -- context = "destinataire/<hex of empreinte>"
    courriel_envoye BIGINT UNSIGNED NULL,          -- the outbox row: its state, and the reason of a refusal
    refus_dit BIGINT UNSIGNED NULL,                -- the outbox row whose refusal the owner was told
    rappele_le DATETIME NULL,
    telecharge_le DATETIME NULL,                   -- the first complete download
    UNIQUE KEY (depot, courriel),
    FOREIGN KEY (depot) REFERENCES depot (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One act of downloading, however many requests it takes. `plages` is what has been sent, as merged ranges
-- "0-99,200-299"; all of `total` sent is a download, and nothing else is one.
CREATE TABLE telechargement (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    depot INT UNSIGNED NOT NULL,
    fichier INT UNSIGNED NULL,                     -- NULL: all of them, as a zip
    destinataire INT UNSIGNED NULL,
    compte INT UNSIGNED NULL,                      -- the owner or the administration: never counted
    adresse VARCHAR(45) NOT NULL DEFAULT '',
    appareil VARCHAR(120) NOT NULL DEFAULT '',
    demande_le DATETIME NOT NULL,
    expire_le DATETIME NOT NULL,                   -- of the address handed out
    total BIGINT UNSIGNED NOT NULL,
    envoye BIGINT UNSIGNED NOT NULL DEFAULT 0,     -- bytes covered by plages
    plages TEXT CHARACTER SET ascii NULL,
    complet_le DATETIME NULL,
    avise_le DATETIME NULL,                        -- the mail of it was queued, or counted into a later one
    pris BOOLEAN NOT NULL DEFAULT FALSE,           -- holds a slot that goes back when nothing comes of it
    formulaire BINARY(32) NULL UNIQUE,             -- SHA-256 of what the page was given: pressed twice, it is one act
    KEY (depot, id),
    KEY (pris, expire_le),
    KEY (avise_le, complet_le),
    FOREIGN KEY (depot) REFERENCES depot (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE signalement (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    depot INT UNSIGNED NOT NULL,
    quand DATETIME NOT NULL,
    courriel VARCHAR(254) NOT NULL DEFAULT '',
    raison VARCHAR(2000) NOT NULL,
    adresse VARCHAR(45) NOT NULL DEFAULT '',
    traite_le DATETIME NULL,
    traite_par INT UNSIGNED NULL,
    reponse VARCHAR(500) NOT NULL DEFAULT '',
    KEY (traite_le),
    FOREIGN KEY (depot) REFERENCES depot (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Quotas: the first rule that matches, by rank. NULL: no limit by this rule but the host's.
CREATE TABLE regle_depot (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rang SMALLINT UNSIGNED NOT NULL UNIQUE,
    cible ENUM('compte', 'groupe', 'tous') NOT NULL,
    valeur VARCHAR(190) NOT NULL DEFAULT '',       -- an identifiant, or a group of the directory
    fichier_max BIGINT UNSIGNED NULL,
    personne_max BIGINT UNSIGNED NULL,
    jours_max SMALLINT UNSIGNED NULL,
    exempte BOOLEAN NOT NULL DEFAULT FALSE         -- neither fichier_max nor personne_max, not even the host's
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

ALTER TABLE journal ADD COLUMN depot INT UNSIGNED NULL, ADD KEY (depot, id);
