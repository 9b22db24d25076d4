{{! Courriel à qui a invité : des fichiers sont arrivés. QUI : la personne invitée, telle qu’elle s’est nommée
    UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs ; REPONSE ou SANS_REPONSE : elle a laissé, ou non, son adresse
    GESTION : l’adresse de la page du dépôt
}}Objet : {{QUI}} vous a envoyé {{#UN_FICHIER}}un fichier{{/UN_FICHIER}}{{#DES_FICHIERS}}des fichiers{{/DES_FICHIERS}} : {{TITRE}}

Bonjour,

En réponse à votre invitation, {{QUI}} vous a envoyé {{#UN_FICHIER}}un fichier{{/UN_FICHIER}}{{#DES_FICHIERS}}des fichiers{{/DES_FICHIERS}}. {{#REPONSE}}Le nom et l’adresse sont ceux que cette personne a indiqués : le service ne les a pas vérifiés.{{/REPONSE}}{{#SANS_REPONSE}}Le nom est celui que cette personne a indiqué : le service ne l’a pas vérifié.{{/SANS_REPONSE}}

{{#AVEC_MESSAGE}}{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{/AVEC_MESSAGE}}Ce qui a été déposé :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#UN_FICHIER}}Pour le télécharger{{/UN_FICHIER}}{{#DES_FICHIERS}}Pour les télécharger{{/DES_FICHIERS}}, jusqu’au {{JUSQU_AU}} :

{{GESTION}}

Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, votre réponse part à l’adresse que cette personne a indiquée.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
