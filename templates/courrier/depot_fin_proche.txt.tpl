{{! Courriel au déposant avant la fin de son dépôt. AVEC_ABSENTS : des destinataires n’ont pas tout téléchargé
    UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
    GESTION : l’adresse de la page du dépôt
}}Objet : Votre dépôt sera bientôt effacé : {{TITRE}}

Bonjour,

Votre dépôt prend fin le {{JUSQU_AU}}. Son adresse ne donnera plus rien {{#UN_FICHIER}}et son fichier sera effacé{{/UN_FICHIER}}{{#DES_FICHIERS}}et ses fichiers seront effacés{{/DES_FICHIERS}} :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_ABSENTS}}N’ont pas encore tout téléchargé :

{{#ABSENT}}- {{COURRIEL}}
{{/ABSENT}}
{{/AVEC_ABSENTS}}{{#RAPPELES}}Un rappel vient de leur être envoyé.

{{/RAPPELES}}{{#RELANCE}}Pour le prolonger ou relancer quelqu’un :{{/RELANCE}}{{#SANS_RELANCE}}Pour prolonger le dépôt :{{/SANS_RELANCE}}

{{GESTION}}

Si vous n’en avez plus besoin, vous n’avez rien à faire.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
