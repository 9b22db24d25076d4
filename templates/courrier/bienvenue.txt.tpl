Objet : Votre compte des téléservices est créé

Bonjour,

Le compte {{IDENTIFIANT}} des téléservices ({{ACADEMIE}}) est créé. Il donne accès à la scolarité de {{ELEVE}}.

Pour vous connecter :

{{LIEN}}

Si vous n’avez pas créé ce compte, prévenez sans attendre l’établissement de l’élève.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
