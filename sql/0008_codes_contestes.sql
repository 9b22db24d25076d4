-- A code of which somebody says that it is not his is not one that its family refused.
ALTER TABLE car MODIFY fin_motif ENUM('expire', 'desactive', 'refuse', 'remplace', 'suspendu', 'conteste') NULL;
UPDATE car k LEFT JOIN couple c ON c.id = k.couple SET k.fin_motif = 'conteste'
    WHERE k.fin_motif = 'refuse' AND c.refus_le IS NULL;
