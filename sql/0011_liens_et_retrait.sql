-- Who may have a code: whoever is légal or in charge at the source, for as long as he is. `fin_le` says
-- it for every reader; a mere contact never opens anything.
UPDATE couple c JOIN etablissement t ON t.id = c.etablissement
    SET c.fin_le = COALESCE(t.importe_le, '2026-09-01 00:00:00') WHERE c.niveau = 3 AND c.fin_le IS NULL;
UPDATE rattachement r JOIN couple c ON c.id = r.couple
    SET r.fin_le = c.fin_le, r.fin_motif = 'source', r.couple_ouvert = NULL
    WHERE c.niveau = 3 AND r.fin_le IS NULL;
UPDATE car k JOIN couple c ON c.id = k.couple
    SET k.fin_le = c.fin_le, k.fin_motif = 'desactive', k.scelle = NULL, k.couple_courant = NULL
    WHERE c.niveau = 3 AND k.fin_le IS NULL AND k.utilise_le IS NULL;
ALTER TABLE couple ADD CONSTRAINT contact_sans_acces CHECK (niveau <> 3 OR fin_le IS NOT NULL);

-- A person whose number the source gave to somebody else keeps his history, without a number.
ALTER TABLE responsable MODIFY personne_siecle INT UNSIGNED NULL;

-- The last export of the responsables does not name the link, while its pupil was away: nothing to
-- end then, but it must be there again before it opens anything to the pupil who is back.
ALTER TABLE couple ADD COLUMN absent_import_le DATETIME NULL;

-- S3: since when, and by whom, the school has closed its services again.
ALTER TABLE etablissement ADD COLUMN retire_le DATETIME NULL, ADD COLUMN retire_par INT UNSIGNED NULL;

-- A new address waits here until its link is opened; the confirmed one serves until then.
ALTER TABLE compte ADD COLUMN courriel_a_confirmer VARCHAR(254) NOT NULL DEFAULT '';
