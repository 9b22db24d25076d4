Objet : FileX : un dépôt a été signalé

Bonjour,

Le dépôt de {{QUI}} ({{TITRE}}) a été signalé comme abusif le {{QUAND}}. Raison donnée :

{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{#D_UN_INVITE}}Ses fichiers ont été déposés par une personne invitée, qui a dit être : {{INVITE}}

{{/D_UN_INVITE}}{{#AVEC_COURRIEL}}Adresse laissée par la personne, non vérifiée : {{COURRIEL}}

{{/AVEC_COURRIEL}}Pour traiter ce signalement :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
