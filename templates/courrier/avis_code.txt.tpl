{{! Courriel qui donne un code d’activation : à un parent (POUR_RESPONSABLE) ou à l’élève (POUR_ELEVE).
    AVEC_PRESENTATION : l’établissement a écrit la sienne ; AVEC_SERVICES : il en a d’ouverts ; AVEC_MOT : il ajoute un mot
    LIEN : la création d’un compte, le code déjà rempli
}}Objet : Votre code d’accès aux télé-services pour {{ELEVE}}

{{#POUR_RESPONSABLE}}Madame, Monsieur,

{{#AVEC_PRESENTATION}}{{PRESENTATION}}{{/AVEC_PRESENTATION}}{{#SANS_PRESENTATION}}Notre établissement, {{ETABLISSEMENT}}, vous propose {{#AVEC_SERVICES}}de suivre en ligne, pour {{ELEVE}}, {{SERVICES}}{{/AVEC_SERVICES}}{{#SANS_SERVICES}}ses services en ligne, pour {{ELEVE}}{{/SANS_SERVICES}}. C’est gratuit, et rien ne vous y oblige.{{/SANS_PRESENTATION}}{{/POUR_RESPONSABLE}}{{#POUR_ELEVE}}Bonjour,

Notre établissement, {{ETABLISSEMENT}}, vous propose {{#AVEC_SERVICES}}de consulter en ligne {{SERVICES}}{{/AVEC_SERVICES}}{{#SANS_SERVICES}}ses services en ligne{{/SANS_SERVICES}}. C’est gratuit, et rien ne vous y oblige.{{/POUR_ELEVE}}{{#AVEC_MOT}}

{{MOT}}{{/AVEC_MOT}}

Voici votre code d’activation. Il est personnel, ne sert qu’une fois et ne doit être communiqué à personne.

{{CODE}}

Il est valable jusqu’au {{VALIDITE}}. Pour créer votre compte avec ce code déjà rempli :

{{LIEN}}

1. Choisissez un identifiant et un mot de passe.
2. Vérifiez le code, puis indiquez la date de naissance de l’élève.
3. Vous avez déjà un compte, ou plusieurs enfants ? Connectez-vous et ajoutez ce code dans « Mon compte ». Mot de passe perdu ? Depuis la page de connexion, « Identifiant ou mot de passe oublié » : avec ce code, votre compte se rouvre, sans en créer un second.

Si vous ne souhaitez pas utiliser les télé-services, ou si ce message ne vous concerne pas, dites-le à l’établissement : {{CONTACT}}.

{{ETABLISSEMENT}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
