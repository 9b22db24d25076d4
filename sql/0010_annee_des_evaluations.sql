-- A reference names an evaluation inside its school year: programs number from 1 again each September,
-- and last year's marks are not to follow. The year is that of its term, and cannot be another.
ALTER TABLE periode ADD UNIQUE KEY (id, annee);
ALTER TABLE evaluation ADD COLUMN annee SMALLINT UNSIGNED NULL AFTER etablissement;
UPDATE evaluation v JOIN periode p ON p.id = v.periode SET v.annee = p.annee;
ALTER TABLE evaluation
    MODIFY COLUMN annee SMALLINT UNSIGNED NOT NULL,
    ADD UNIQUE KEY par_annee (etablissement, annee, reference),
    ADD FOREIGN KEY (periode, annee) REFERENCES periode (id, annee);
ALTER TABLE evaluation DROP KEY etablissement;
