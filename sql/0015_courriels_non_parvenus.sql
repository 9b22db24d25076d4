-- A code whose mail was refused or came back, and that nothing else has notified: since when, in the mail server's words.
ALTER TABLE car
    ADD COLUMN non_parvenu_le DATETIME NULL AFTER notifie_par,
    ADD COLUMN non_parvenu_raison VARCHAR(300) NOT NULL DEFAULT '' AFTER non_parvenu_le;
UPDATE car k JOIN courriel_a_envoyer m ON m.car = k.id AND m.etat = 'refuse'
    SET k.notifie_le = NULL, k.notifie_par = NULL, k.non_parvenu_le = m.fini_le, k.non_parvenu_raison = m.raison
    WHERE k.utilise_le IS NULL AND k.fin_le IS NULL AND m.fini_le IS NOT NULL
    AND (k.notifie_par IS NULL OR k.notifie_par = 'courriel')
    AND NOT EXISTS (SELECT 1 FROM courriel_a_envoyer o WHERE o.car = k.id AND (o.etat <> 'refuse' OR o.id > m.id))
    AND NOT EXISTS (SELECT 1 FROM lot_car x JOIN lot l ON l.id = x.lot
        WHERE x.car = k.id AND l.genre = 'courrier' AND l.etat IN ('fini', 'efface'));
