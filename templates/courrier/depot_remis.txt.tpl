{{! Courriel à une personne invitée : ses fichiers sont arrivés. QUI : qui l’a invitée ; UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
}}Objet : {{#UN_FICHIER}}Votre fichier est bien arrivé{{/UN_FICHIER}}{{#DES_FICHIERS}}Vos fichiers sont bien arrivés{{/DES_FICHIERS}} : {{TITRE}}

Bonjour,

{{#UN_FICHIER}}Le fichier que vous avez envoyé à {{QUI}} est bien arrivé{{/UN_FICHIER}}{{#DES_FICHIERS}}Les fichiers que vous avez envoyés à {{QUI}} sont bien arrivés{{/DES_FICHIERS}} :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{QUI}} peut {{#UN_FICHIER}}le télécharger jusqu’au {{JUSQU_AU}}. Il sera ensuite effacé.{{/UN_FICHIER}}{{#DES_FICHIERS}}les télécharger jusqu’au {{JUSQU_AU}}. Ils seront ensuite effacés.{{/DES_FICHIERS}} Vous n’avez rien d’autre à faire.

Si vous n’avez rien envoyé, quelqu’un a indiqué votre adresse à votre place : ignorez ce message.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
