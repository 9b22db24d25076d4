{{! Courriel à l’administration de FileX : un dépôt est signalé. QUI : le déposant
    D_UN_INVITE : déposé par un invité ; REPONSE ou SANS_REPONSE : qui signale a laissé, ou non, son adresse
    GESTION : l’adresse de la page du signalement
}}Objet : FileX : un dépôt a été signalé

Bonjour,

Le dépôt {{DE}}{{QUI}} ({{TITRE}}) a été signalé comme abusif le {{QUAND}}. Raison donnée :

{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{#D_UN_INVITE}}Ce dépôt a été fait par une personne invitée, qui a dit être : {{INVITE}}

{{/D_UN_INVITE}}{{#REPONSE}}Adresse laissée par la personne, non vérifiée : {{COURRIEL}}

{{/REPONSE}}Pour traiter ce signalement :

{{GESTION}}

Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, votre réponse part à l’adresse laissée par cette personne ; le signalement, lui, reste à traiter.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
