Objet : {{QUI}} vous envoie des fichiers : {{TITRE}}

Bonjour,

{{QUI}} ({{ACADEMIE}}) vous envoie des fichiers.
{{#D_UN_INVITE}}
Ils ont été déposés par une personne qui a indiqué ce nom, que le service n’a pas vérifié : {{DEPOSANT}}
{{/D_UN_INVITE}}
{{#AVEC_MESSAGE}}{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{/AVEC_MESSAGE}}Pour les télécharger, ouvrez cette adresse. Elle vous est personnelle : ne la transmettez pas.

{{LIEN}}

Elle est valable jusqu’au {{JUSQU_AU}} :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_MOT_DE_PASSE}}Un mot de passe vous sera demandé. {{QUI}} doit vous le donner par un autre moyen.

{{/AVEC_MOT_DE_PASSE}}Vous n’attendez rien de cette personne ? N’ouvrez pas les fichiers. La page permet de signaler un abus.

Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, c’est {{QUI}} qui recevra votre réponse.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
