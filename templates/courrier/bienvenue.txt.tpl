{{! Courriel à la création d’un compte. LIEN : la connexion
}}Objet : Votre compte des télé-services est créé

Bonjour,

Le compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) est créé. Il donne accès aux services ouverts pour {{ELEVE}}.

Pour vous connecter :

{{LIEN}}

Si vous n’avez pas créé ce compte, prévenez sans attendre l’établissement de l’élève.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
