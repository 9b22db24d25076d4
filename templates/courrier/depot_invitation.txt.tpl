{{! Courriel à une personne invitée à envoyer des fichiers. QUI : qui l’invite ; LIEN : le formulaire
    UNE_FOIS ou PLUSIEURS_FOIS : combien l’adresse sert ; REPONSE ou SANS_REPONSE : sa réponse arrive, ou non, à QUI
}}Objet : {{QUI}} vous invite à lui envoyer des fichiers

Bonjour,

{{QUI}} ({{ACADEMIE}}) vous invite à lui envoyer des fichiers, même volumineux. Il n’y a pas de compte à créer.

{{#AVEC_MESSAGE}}{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{/AVEC_MESSAGE}}Ouvrez cette adresse et choisissez vos fichiers :

{{LIEN}}

{{#UNE_FOIS}}Elle ne sert qu’une fois, et est valable jusqu’au {{JUSQU_AU}}. Ne la transmettez pas : qui la connaît peut envoyer des fichiers à votre place.{{/UNE_FOIS}}{{#PLUSIEURS_FOIS}}Elle peut servir plusieurs fois, et à plusieurs personnes, jusqu’au {{JUSQU_AU}}. Ne la transmettez qu’à qui doit aussi envoyer des fichiers : elle suffit pour cela.{{/PLUSIEURS_FOIS}}

Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, c’est {{QUI}} qui recevra votre réponse.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
