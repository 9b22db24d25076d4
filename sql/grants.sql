-- Least privilege: one account per executable. The owner (ts_tsctl) has everything and runs migrations,
-- imports, the worker and the purge. Run again after each migration; accounts are made by who installs.
-- tests/house/statements.py prepares what each program can run under its account: a missing right fails there.
-- `famille` reads neither password hashes nor codes, nor mails; `ts-admin` no password hash; `auth` no mark.

-- every program asks at its start which migrations the schema has
GRANT SELECT (nom) ON teleservices.migration TO 'ts_auth'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_admin'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_famille'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_filex'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_depots'@'localhost';

-- auth
GRANT SELECT, INSERT, UPDATE ON teleservices.compte TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.compte_secret TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.jeton TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.session TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.limite TO 'ts_auth'@'localhost';
GRANT SELECT, UPDATE ON teleservices.car TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.rattachement TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.eleve TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.responsable TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.couple TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.division TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.etablissement TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.compte_annuaire TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.personnel TO 'ts_auth'@'localhost';
GRANT SELECT ON teleservices.droit TO 'ts_auth'@'localhost';
GRANT INSERT ON teleservices.journal TO 'ts_auth'@'localhost';
-- its own lines, for the account's file of data
GRANT SELECT (id, quand, etablissement, compte, adresse, action, couple, eleve, cible, details) ON teleservices.journal TO 'ts_auth'@'localhost';
GRANT INSERT ON teleservices.courriel_a_envoyer TO 'ts_auth'@'localhost';
-- what the file drop keeps of an account, for its owner's file of data: no secret, no link
GRANT SELECT (id, compte, deposant, deposant_courriel, message, mot_invite, etat, fin_motif, cree_le, expire_le, fini_le, gele_le, adresse) ON teleservices.depot TO 'ts_auth'@'localhost';
GRANT SELECT (id, depot, nom, taille) ON teleservices.fichier TO 'ts_auth'@'localhost';
GRANT SELECT (id, depot, courriel, telecharge_le) ON teleservices.destinataire TO 'ts_auth'@'localhost';
GRANT SELECT (compte, nom, taille, cree_le, fini_le) ON teleservices.televersement TO 'ts_auth'@'localhost';
GRANT SELECT (compte, nom, cree_le, expire_le, vu_le, fin_le) ON teleservices.jeton_depot TO 'ts_auth'@'localhost';
GRANT SELECT (compte, nom, courriel, message, une_fois, cree_le, expire_le, utilise_le, fin_le) ON teleservices.invitation TO 'ts_auth'@'localhost';
GRANT SELECT (id, compte, fichier, adresse, appareil, demande_le, complet_le) ON teleservices.telechargement TO 'ts_auth'@'localhost';
GRANT SELECT (rang, cible, valeur, fichier_max, personne_max, jours_max, exempte) ON teleservices.regle_depot TO 'ts_auth'@'localhost';

-- ts-admin
GRANT SELECT ON teleservices.compte TO 'ts_admin'@'localhost';
GRANT SELECT, UPDATE ON teleservices.session TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.car TO 'ts_admin'@'localhost';
GRANT SELECT, UPDATE ON teleservices.rattachement TO 'ts_admin'@'localhost';
GRANT SELECT, UPDATE ON teleservices.couple TO 'ts_admin'@'localhost';
GRANT SELECT, UPDATE ON teleservices.etablissement TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.eleve TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.responsable TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.adresse TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.division TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.division_mef TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.mef TO 'ts_admin'@'localhost';
GRANT SELECT, UPDATE ON teleservices.personnel TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, DELETE ON teleservices.droit TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT ON teleservices.journal TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, DELETE ON teleservices.teleservice TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.parametre_notes TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.parametre_absences TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, DELETE ON teleservices.echeance TO 'ts_admin'@'localhost';
-- which evaluations a changed rule of publication would hide: their days, never a mark
GRANT SELECT (id, etablissement, annee, division, groupe, jour, publication) ON teleservices.evaluation TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.groupe_division TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.courriel_a_envoyer TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT ON teleservices.lot TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT ON teleservices.lot_car TO 'ts_admin'@'localhost';

-- famille
GRANT SELECT ON teleservices.compte TO 'ts_famille'@'localhost';
GRANT SELECT (compte, fin_le) ON teleservices.personnel TO 'ts_famille'@'localhost';
GRANT SELECT, UPDATE ON teleservices.session TO 'ts_famille'@'localhost';
GRANT SELECT (id, compte, eleve, couple, depuis, suspendu_le, fin_le, fin_motif, notes_lues_le, notes_lues_publication, notes_lues_jour, notes_lues_avant, notes_lues_avant_publication, notes_lues_avant_jour, absences_lues_le, absences_lues_avant) ON teleservices.rattachement TO 'ts_famille'@'localhost';
GRANT UPDATE (notes_lues_le, notes_lues_publication, notes_lues_jour, notes_lues_avant, notes_lues_avant_publication, notes_lues_avant_jour, absences_lues_le, absences_lues_avant) ON teleservices.rattachement TO 'ts_famille'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_famille'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.limite TO 'ts_famille'@'localhost';
GRANT INSERT ON teleservices.journal TO 'ts_famille'@'localhost';
GRANT INSERT ON teleservices.courriel_a_envoyer TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.couple TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.etablissement TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.eleve TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.eleve_groupe TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.division TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.groupe TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.matiere TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.enseignant TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.professeur_principal TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.service TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.service_enseignant TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.periode TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.fermeture TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.teleservice TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.parametre_notes TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.parametre_absences TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.echeance TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.evaluation TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.note TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.bilan TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.absence TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.absence_bilan TO 'ts_famille'@'localhost';

-- filex: reads no pupil; the worker alone deletes drops
GRANT SELECT ON teleservices.compte TO 'ts_filex'@'localhost';
GRANT SELECT (compte, fin_le) ON teleservices.personnel TO 'ts_filex'@'localhost';
GRANT SELECT ON teleservices.compte_annuaire TO 'ts_filex'@'localhost';
GRANT SELECT, UPDATE ON teleservices.session TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.limite TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT ON teleservices.journal TO 'ts_filex'@'localhost';
GRANT INSERT ON teleservices.courriel_a_envoyer TO 'ts_filex'@'localhost';
GRANT SELECT (id, etat, raison, fini_le) ON teleservices.courriel_a_envoyer TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.depot TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.fichier TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.televersement TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.destinataire TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.telechargement TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.invitation TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.jeton_depot TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.signalement TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.regle_depot TO 'ts_filex'@'localhost';

-- ts-depots: the work behind the file drop. Lines of drops are deleted by the purge alone, which is the owner's.
GRANT SELECT ON teleservices.compte TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE ON teleservices.depot TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE ON teleservices.fichier TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE, DELETE ON teleservices.televersement TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE ON teleservices.destinataire TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE ON teleservices.telechargement TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE ON teleservices.invitation TO 'ts_depots'@'localhost';
GRANT SELECT (id, fin_le) ON teleservices.jeton_depot TO 'ts_depots'@'localhost';
GRANT SELECT, INSERT ON teleservices.journal TO 'ts_depots'@'localhost';
GRANT INSERT ON teleservices.courriel_a_envoyer TO 'ts_depots'@'localhost';
GRANT SELECT (id, etat, raison, fini_le) ON teleservices.courriel_a_envoyer TO 'ts_depots'@'localhost';
