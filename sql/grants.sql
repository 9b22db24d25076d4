-- Least privilege: one account per executable, with the rights that its statements need and no other: columns
-- to read and to change, tables to insert into and to delete from. tests/house/statements.py asks the server what
-- they need and says the line that is right here. The owner (ts_tsctl) has everything and runs migrations, imports,
-- the worker and the purge. Run again after each migration, which also takes back what is no longer needed: an
-- account is without rights for a blink. Accounts are made by who installs.
-- `famille` reads neither password hashes nor codes, nor mails; `ts-admin` no password hash; `auth` no mark.

-- auth
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'ts_auth'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_auth'@'localhost';
GRANT SELECT (empreinte) ON teleservices.cle_maitresse TO 'ts_auth'@'localhost';
GRANT SELECT (id, identifiant, identifiant_affiche, profil, nom_affiche, courriel, courriel_confirme_le, cree_le, suspendu_le, derniere_connexion_le, derniere_connexion_de, precedente_connexion_le, precedente_connexion_de, courriel_a_confirmer), INSERT, UPDATE (identifiant, identifiant_affiche, nom_affiche, courriel, courriel_confirme_le, suspendu_le, derniere_connexion_le, derniere_connexion_de, precedente_connexion_le, precedente_connexion_de, courriel_a_confirmer) ON teleservices.compte TO 'ts_auth'@'localhost';
GRANT SELECT (compte, mot_de_passe, totp_scelle, totp_pas, question, reponse), INSERT, UPDATE (mot_de_passe, change_le, totp_scelle, totp_pas, question, reponse) ON teleservices.compte_secret TO 'ts_auth'@'localhost';
GRANT SELECT (empreinte, compte, usage_, courriel, expire_le, utilise_le), INSERT, UPDATE (courriel, utilise_le) ON teleservices.jeton TO 'ts_auth'@'localhost';
GRANT SELECT (empreinte, compte, cree_le, vu_le, expire_le, adresse, appareil, etablissement), INSERT, UPDATE (vu_le, expire_le, etablissement), DELETE ON teleservices.session TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.limite TO 'ts_auth'@'localhost';
GRANT SELECT (id, etablissement, eleve, couple, empreinte, scelle, expire_le, utilise_le, fin_le, fin_motif, echecs), UPDATE (scelle, utilise_le, utilise_par, fin_le, fin_motif, echecs) ON teleservices.car TO 'ts_auth'@'localhost';
GRANT SELECT, INSERT, UPDATE (suspendu_le, fin_le, fin_motif, couple_ouvert, notes_lues_le, notes_lues_avant, absences_lues_le, absences_lues_avant, notes_lues_publication, notes_lues_jour, notes_lues_avant_publication, notes_lues_avant_jour) ON teleservices.rattachement TO 'ts_auth'@'localhost';
GRANT SELECT (id, etablissement, ine, nom, nom_famille, prenom, naissance, division, sorti_le, absent_import_le) ON teleservices.eleve TO 'ts_auth'@'localhost';
GRANT SELECT (id, civilite, nom, prenom) ON teleservices.responsable TO 'ts_auth'@'localhost';
GRANT SELECT (id, eleve, responsable, fin_le) ON teleservices.couple TO 'ts_auth'@'localhost';
GRANT SELECT (id, code) ON teleservices.division TO 'ts_auth'@'localhost';
GRANT SELECT (id, uai, denomination, fuseau, annee_debut, declare_le) ON teleservices.etablissement TO 'ts_auth'@'localhost';
GRANT SELECT (compte, source, personne), INSERT, UPDATE (login, groupes, vu_le) ON teleservices.compte_annuaire TO 'ts_auth'@'localhost';
GRANT SELECT (compte, etablissement, fonction, fin_le) ON teleservices.personnel TO 'ts_auth'@'localhost';
GRANT SELECT (compte, etablissement, application) ON teleservices.droit TO 'ts_auth'@'localhost';
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
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'ts_admin'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_admin'@'localhost';
GRANT SELECT (empreinte) ON teleservices.cle_maitresse TO 'ts_admin'@'localhost';
GRANT SELECT (id, identifiant_affiche, profil, nom_affiche, courriel, courriel_confirme_le, suspendu_le, precedente_connexion_le, precedente_connexion_de) ON teleservices.compte TO 'ts_admin'@'localhost';
GRANT SELECT (empreinte, compte, cree_le, vu_le, expire_le, etablissement), UPDATE (vu_le, etablissement) ON teleservices.session TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_admin'@'localhost';
GRANT SELECT (id, etablissement, eleve, couple, scelle, lot, genere_le, expire_le, notifie_le, notifie_par, non_parvenu_le, non_parvenu_raison, utilise_le, fin_le, fin_motif, couple_courant, eleve_courant), INSERT, UPDATE (scelle, fin_le, fin_motif, couple_courant, eleve_courant) ON teleservices.car TO 'ts_admin'@'localhost';
GRANT SELECT (id, compte, eleve, couple, car, suspendu_le, fin_le, fin_motif, couple_ouvert), UPDATE (suspendu_le, fin_le, fin_motif, couple_ouvert) ON teleservices.rattachement TO 'ts_admin'@'localhost';
GRANT SELECT (id, etablissement, eleve, responsable, niveau, rang_legal, fin_le, refus_le), UPDATE (refus_le) ON teleservices.couple TO 'ts_admin'@'localhost';
GRANT SELECT (id, uai, denomination, adresse1, adresse2, adresse3, code_postal, commune, telephone, courriel, fuseau, chef_nom, chef_qualite, vie_scolaire_nom, vie_scolaire_telephone, vie_scolaire_courriel, annee, annee_debut, annee_fin, declare_le, declare_par, mot_familles, presentation_familles, retire_le, retire_par), UPDATE (vie_scolaire_nom, vie_scolaire_telephone, vie_scolaire_courriel, declare_le, declare_par, mot_familles, presentation_familles, retire_le, retire_par) ON teleservices.etablissement TO 'ts_admin'@'localhost';
GRANT SELECT (id, etablissement, nom, prenom, tri, division, mef, courriel, adresse, sorti_le, motif_sortie, absent_import_le) ON teleservices.eleve TO 'ts_admin'@'localhost';
GRANT SELECT (id, civilite, nom, prenom, tri, courriel, adresse) ON teleservices.responsable TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.division TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.division_mef TO 'ts_admin'@'localhost';
GRANT SELECT ON teleservices.mef TO 'ts_admin'@'localhost';
GRANT SELECT (compte, etablissement, fonction, fin_le), UPDATE (fonction, fin_le) ON teleservices.personnel TO 'ts_admin'@'localhost';
GRANT SELECT (compte, etablissement, application), INSERT, DELETE ON teleservices.droit TO 'ts_admin'@'localhost';
GRANT SELECT (id, quand, etablissement, compte, adresse, action, couple, eleve, cible, details), INSERT ON teleservices.journal TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, DELETE ON teleservices.teleservice TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.parametre_notes TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.parametre_absences TO 'ts_admin'@'localhost';
GRANT SELECT (etablissement, mef, division, jour), INSERT, DELETE ON teleservices.echeance TO 'ts_admin'@'localhost';
-- which marks and reports a changed rule of publication would hide: whose and of which day, never what they say
GRANT SELECT (id, annee, jour, publication) ON teleservices.evaluation TO 'ts_admin'@'localhost';
GRANT SELECT (eleve, evaluation) ON teleservices.note TO 'ts_admin'@'localhost';
GRANT SELECT (eleve, periode) ON teleservices.bilan TO 'ts_admin'@'localhost';
GRANT SELECT (id, annee, fin) ON teleservices.periode TO 'ts_admin'@'localhost';
GRANT SELECT (id, car, lot, destinataire, etat, fini_le, raison) ON teleservices.courriel_a_envoyer TO 'ts_admin'@'localhost';
GRANT SELECT (id, etablissement, genre, demande_par, cree_le, criteres, total, fait, etat, fini_le, raison), INSERT ON teleservices.lot TO 'ts_admin'@'localhost';
GRANT SELECT, INSERT ON teleservices.lot_car TO 'ts_admin'@'localhost';

-- famille
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'ts_famille'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_famille'@'localhost';
GRANT SELECT (empreinte) ON teleservices.cle_maitresse TO 'ts_famille'@'localhost';
GRANT SELECT (id, identifiant_affiche, profil, nom_affiche, courriel, courriel_confirme_le, suspendu_le, precedente_connexion_le, precedente_connexion_de) ON teleservices.compte TO 'ts_famille'@'localhost';
GRANT SELECT (compte, fin_le) ON teleservices.personnel TO 'ts_famille'@'localhost';
GRANT SELECT (empreinte, compte, cree_le, vu_le, expire_le, etablissement), UPDATE (vu_le) ON teleservices.session TO 'ts_famille'@'localhost';
GRANT SELECT (id, compte, eleve, couple, suspendu_le, fin_le, fin_motif, notes_lues_le, notes_lues_avant, absences_lues_le, absences_lues_avant, notes_lues_publication, notes_lues_jour, notes_lues_avant_publication, notes_lues_avant_jour), UPDATE (notes_lues_le, notes_lues_avant, absences_lues_le, absences_lues_avant, notes_lues_publication, notes_lues_jour, notes_lues_avant_publication, notes_lues_avant_jour) ON teleservices.rattachement TO 'ts_famille'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_famille'@'localhost';
GRANT SELECT, INSERT, UPDATE ON teleservices.limite TO 'ts_famille'@'localhost';
GRANT INSERT ON teleservices.journal TO 'ts_famille'@'localhost';
GRANT INSERT ON teleservices.courriel_a_envoyer TO 'ts_famille'@'localhost';
GRANT SELECT (id, fin_le) ON teleservices.couple TO 'ts_famille'@'localhost';
GRANT SELECT (id, denomination, fuseau, vie_scolaire_nom, vie_scolaire_telephone, vie_scolaire_courriel, annee, annee_debut, annee_fin, declare_le, message_accueil) ON teleservices.etablissement TO 'ts_famille'@'localhost';
GRANT SELECT (id, etablissement, nom, prenom, tri, division, mef, sorti_le, absent_import_le) ON teleservices.eleve TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.eleve_groupe TO 'ts_famille'@'localhost';
GRANT SELECT (id, code) ON teleservices.division TO 'ts_famille'@'localhost';
GRANT SELECT (id, code, libelle, fermee_le) ON teleservices.groupe TO 'ts_famille'@'localhost';
GRANT SELECT (id, code, libelle) ON teleservices.matiere TO 'ts_famille'@'localhost';
GRANT SELECT (id, civilite, nom, prenom) ON teleservices.enseignant TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.professeur_principal TO 'ts_famille'@'localhost';
GRANT SELECT (id, matiere, division, groupe, ferme_le) ON teleservices.service TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.service_enseignant TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.periode TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.fermeture TO 'ts_famille'@'localhost';
GRANT SELECT (etablissement, service) ON teleservices.teleservice TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.parametre_notes TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.parametre_absences TO 'ts_famille'@'localhost';
GRANT SELECT (etablissement, mef, division, jour) ON teleservices.echeance TO 'ts_famille'@'localhost';
GRANT SELECT (id, annee, periode, matiere, titre, jour, publication, bareme, coefficient, moyenne, mini, maxi) ON teleservices.evaluation TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.note TO 'ts_famille'@'localhost';
GRANT SELECT (eleve, periode, matiere, moyenne, moyenne_classe, appreciation, ecrite_le) ON teleservices.bilan TO 'ts_famille'@'localhost';
GRANT SELECT (eleve, genre, debut, fin, demi_journees, minutes, motif, justifiee, ecrite_le) ON teleservices.absence TO 'ts_famille'@'localhost';
GRANT SELECT ON teleservices.absence_bilan TO 'ts_famille'@'localhost';

-- filex: reads no pupil; the worker alone deletes drops
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'ts_filex'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_filex'@'localhost';
GRANT SELECT (empreinte) ON teleservices.cle_maitresse TO 'ts_filex'@'localhost';
GRANT SELECT (id, identifiant, identifiant_affiche, profil, nom_affiche, courriel, courriel_confirme_le, suspendu_le, precedente_connexion_le, precedente_connexion_de) ON teleservices.compte TO 'ts_filex'@'localhost';
GRANT SELECT (compte, fin_le) ON teleservices.personnel TO 'ts_filex'@'localhost';
GRANT SELECT (compte, groupes) ON teleservices.compte_annuaire TO 'ts_filex'@'localhost';
GRANT SELECT (empreinte, compte, cree_le, vu_le, expire_le, etablissement), UPDATE (vu_le) ON teleservices.session TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.brouillon TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON teleservices.limite TO 'ts_filex'@'localhost';
GRANT SELECT (id, quand, compte, adresse, action, details, depot), INSERT ON teleservices.journal TO 'ts_filex'@'localhost';
GRANT INSERT ON teleservices.courriel_a_envoyer TO 'ts_filex'@'localhost';
GRANT SELECT (id, etat, raison, fini_le) ON teleservices.courriel_a_envoyer TO 'ts_filex'@'localhost';
GRANT SELECT (id, compte, invitation, deposant, deposant_courriel, empreinte, jeton_scelle, message, mot_invite, etat, fin_motif, attendus, cree_le, publie_le, expire_le, fini_le, jours, avis, recapitulatif, mot_de_passe, telechargements_max, telechargements_pris, adresse, gele_le, gele_raison, avis_jour, avis_nombre, essais_avise_le, octets_annonces), INSERT, UPDATE (message, etat, fin_motif, attendus, publie_le, expire_le, fini_le, avis, recapitulatif, mot_de_passe, telechargements_max, telechargements_pris, gele_le, gele_raison, avis_jour, avis_nombre, essais_avise_le) ON teleservices.depot TO 'ts_filex'@'localhost';
GRANT SELECT (id, depot, nom, taille, blob_nom, recu_le, sha256, crc32, antivirus, antivirus_detail, efface_le, bail_le), INSERT ON teleservices.fichier TO 'ts_filex'@'localhost';
GRANT SELECT (id, empreinte, compte, depot, sorte, blob_nom, nom, taille, metadonnees, assemble, cree_le, expire_le, fini_le, promis, jeton, pour), INSERT, UPDATE (taille, expire_le, fini_le, fichier, promis, pour), DELETE ON teleservices.televersement TO 'ts_filex'@'localhost';
GRANT SELECT (id, depot, courriel, empreinte, jeton_scelle, courriel_envoye, rappele_le, telecharge_le), INSERT, UPDATE (courriel_envoye, rappele_le) ON teleservices.destinataire TO 'ts_filex'@'localhost';
GRANT SELECT (id, depot, fichier, destinataire, compte, adresse, appareil, demande_le, expire_le, total, envoye, complet_le, avise_le, pris, formulaire), INSERT, UPDATE (expire_le, avise_le, pris) ON teleservices.telechargement TO 'ts_filex'@'localhost';
GRANT SELECT (id, compte, empreinte, jeton_scelle, nom, courriel, message, une_fois, cree_le, expire_le, fin_le, retiree_par_administration, courriel_envoye), INSERT, UPDATE (utilise_le, fin_le, retiree_par_administration, courriel_envoye) ON teleservices.invitation TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE (vu_le, fin_le) ON teleservices.jeton_depot TO 'ts_filex'@'localhost';
GRANT SELECT (id, depot, quand, courriel, raison, traite_le, traite_par, reponse), INSERT, UPDATE (traite_le, traite_par, reponse) ON teleservices.signalement TO 'ts_filex'@'localhost';
GRANT SELECT, INSERT, UPDATE (rang, fichier_max, personne_max, jours_max, exempte), DELETE ON teleservices.regle_depot TO 'ts_filex'@'localhost';

-- ts-depots: the work behind the file drop. Lines of drops are deleted by the purge alone, which is the owner's.
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'ts_depots'@'localhost';
GRANT SELECT (nom) ON teleservices.migration TO 'ts_depots'@'localhost';
GRANT SELECT (empreinte) ON teleservices.cle_maitresse TO 'ts_depots'@'localhost';
GRANT SELECT (id, identifiant_affiche, nom_affiche, courriel, courriel_confirme_le, suspendu_le) ON teleservices.compte TO 'ts_depots'@'localhost';
GRANT SELECT (id, compte, invitation, deposant, deposant_courriel, empreinte, jeton_scelle, message, mot_invite, etat, cree_le, publie_le, expire_le, avis, recapitulatif, recap_le, mot_de_passe, telechargements_max, telechargements_pris, avis_jour, avis_nombre, prevenu_pour), UPDATE (etat, fin_motif, fini_le, purge_le, recap_le, telechargements_pris, avis_jour, avis_nombre, prevenu_pour) ON teleservices.depot TO 'ts_depots'@'localhost';
GRANT SELECT (id, depot, nom, taille, blob_nom, recu_le, sha256, antivirus, antivirus_detail, efface_le, bail_le), UPDATE (sha256, crc32, antivirus, antivirus_detail, efface_le, bail_le) ON teleservices.fichier TO 'ts_depots'@'localhost';
GRANT SELECT (id, compte, depot, blob_nom, expire_le, fini_le, jeton, pour), UPDATE (expire_le), DELETE ON teleservices.televersement TO 'ts_depots'@'localhost';
GRANT SELECT, UPDATE (courriel_envoye, refus_dit, rappele_le, telecharge_le) ON teleservices.destinataire TO 'ts_depots'@'localhost';
GRANT SELECT (id, depot, fichier, destinataire, compte, demande_le, expire_le, total, plages, complet_le, avise_le, pris), UPDATE (envoye, plages, complet_le, avise_le, pris) ON teleservices.telechargement TO 'ts_depots'@'localhost';
GRANT SELECT (id, compte, courriel, expire_le, fin_le, courriel_envoye, refus_dit), UPDATE (refus_dit) ON teleservices.invitation TO 'ts_depots'@'localhost';
GRANT SELECT (id, fin_le) ON teleservices.jeton_depot TO 'ts_depots'@'localhost';
GRANT SELECT (action, details, depot), INSERT ON teleservices.journal TO 'ts_depots'@'localhost';
GRANT SELECT (id, etat, raison), INSERT ON teleservices.courriel_a_envoyer TO 'ts_depots'@'localhost';

-- tsctl rebond, which the mail server starts
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'ts_rebond'@'localhost';
GRANT SELECT (id, etablissement, eleve, couple, expire_le, utilise_le, fin_le), UPDATE (notifie_le, notifie_par, non_parvenu_le, non_parvenu_raison) ON teleservices.car TO 'ts_rebond'@'localhost';
GRANT SELECT (car, message_id, etat, fini_le), UPDATE (etat, fini_le, raison) ON teleservices.courriel_a_envoyer TO 'ts_rebond'@'localhost';
GRANT SELECT (id, genre, demande_par, etat, fini_le) ON teleservices.lot TO 'ts_rebond'@'localhost';
GRANT SELECT ON teleservices.lot_car TO 'ts_rebond'@'localhost';
GRANT INSERT ON teleservices.journal TO 'ts_rebond'@'localhost';
