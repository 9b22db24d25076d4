{{! Courriel à un destinataire d’un dépôt. QUI : le déposant ; UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
    D_UN_INVITE : déposé par un invité du déposant ; REPONSE ou SANS_REPONSE : sa réponse arrive, ou non, à QUI
}}Objet : {{QUI}} {{#UN_FICHIER}}vous envoie un fichier{{/UN_FICHIER}}{{#DES_FICHIERS}}vous envoie des fichiers{{/DES_FICHIERS}} : {{TITRE}}

Bonjour,

{{QUI}} ({{ACADEMIE}}) {{#UN_FICHIER}}vous envoie un fichier{{/UN_FICHIER}}{{#DES_FICHIERS}}vous envoie des fichiers{{/DES_FICHIERS}}.
{{#D_UN_INVITE}}
{{#UN_FICHIER}}Il a été déposé{{/UN_FICHIER}}{{#DES_FICHIERS}}Ils ont été déposés{{/DES_FICHIERS}} par une personne qui a indiqué ce nom, que le service n’a pas vérifié : {{DEPOSANT}}
{{/D_UN_INVITE}}
{{#AVEC_MESSAGE}}{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{/AVEC_MESSAGE}}{{#UN_FICHIER}}Pour le télécharger{{/UN_FICHIER}}{{#DES_FICHIERS}}Pour les télécharger{{/DES_FICHIERS}}, ouvrez cette adresse. Elle vous est personnelle : ne la transmettez pas.

{{LIEN}}

Elle est valable jusqu’au {{JUSQU_AU}} :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_MOT_DE_PASSE}}Un mot de passe vous sera demandé. {{QUI}} doit vous le donner par un autre moyen.

{{/AVEC_MOT_DE_PASSE}}Vous n’attendez rien de cette personne ? {{#UN_FICHIER}}N’ouvrez pas le fichier.{{/UN_FICHIER}}{{#DES_FICHIERS}}N’ouvrez pas les fichiers.{{/DES_FICHIERS}} La page permet de signaler un abus.

Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, c’est {{QUI}} qui recevra votre réponse.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
