{{! Courriel quand un enfant est ajouté à un compte. LIEN : « Mon compte »
}}Objet : Un enfant a été ajouté à votre compte

Bonjour,

{{ELEVE}} a été ajouté au compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) le {{DATE}}.

Pour voir les enfants de ce compte :

{{LIEN}}

Si ce n’est pas vous, changez votre mot de passe et prévenez l’établissement de l’élève.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
