-- When each kind of export of a school was made, as its own file says (the school's wall clock): an
-- older one would bring back links that have ended since.
CREATE TABLE export_lu (
    etablissement INT UNSIGNED NOT NULL,
    genre ENUM('eleves', 'responsables', 'structures', 'nomenclature', 'communs', 'sts') NOT NULL,
    exporte_le DATETIME NOT NULL,
    PRIMARY KEY (etablissement, genre),
    FOREIGN KEY (etablissement) REFERENCES etablissement (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
